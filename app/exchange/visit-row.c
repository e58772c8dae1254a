/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-words.h"
#include "exchange/roster-value.h"
#include "exchange/visit-private.h"
#include "school/kinds.h"

/* Longer than any word that is looked up. */
#define MAX_WORD 120

void
xq_visit_row_free (XqVisitRow *row)
{
  if (row == NULL)
    return;
  g_free (row->name);
  g_free (row->number);
  g_free (row->seat);
  g_free (row->visited_on);
  g_free (row->started_at);
  g_free (row->ended_at);
  g_free (row->visitors);
  g_free (row->met);
  g_free (row->met_relation);
  g_free (row->follow_up_on);
  for (guint i = 0; i < G_N_ELEMENTS (row->texts); i++)
    g_free (row->texts[i]);
  g_free (row->situation);
  g_free (row->problem);
  g_free (row);
}

static const XqVisitPlace *
get_place (const XqImportReader *reader)
{
  return reader->data;
}

/* The first thing that stands against the visit is what is said. @text is taken. */
static void
refuse (XqVisitRow *visit,
        char       *text)
{
  if (visit->problem == NULL)
    visit->problem = text;
  else
    g_free (text);
}

static char *
dup_text (XqImportReader *reader,
          XqVisitRow     *visit,
          XqVisitField    field)
{
  gboolean is_cut;
  char *text = xq_import_reader_dup_text (reader, field, &is_cut);

  if (is_cut)
    refuse (visit, g_strdup (_("A cell holds more text than can be read, and nothing was entered of its row. Shorten it, or "
                               "enter the visit by hand.")));
  return text;
}

/* (nullable): the key of @group for what stands in the cell; headings are compared without punctuation. */
static const char *
find_word (const char *group,
           const char *text,
           gboolean    bare)
{
  g_autofree char *folded = NULL;

  if (text == NULL || strlen (text) > MAX_WORD)
    return NULL;
  folded = bare ? xq_import_fold_heading (text, FALSE) : xq_import_fold (text);
  return xq_import_words_find (group, folded);
}

/* --- the day --- */

static char *
say_bad_day (XqDateReading reading)
{
  switch (reading)
    {
    case XQ_DATE_NO_DAY:
      return g_strdup (_("The date of the visit has no day. Write it as 2024-09-01."));
    case XQ_DATE_NO_YEAR:
      return g_strdup (_("The year of the visit's date is not clear. Write it as 2024-09-01."));
    case XQ_DATE_EITHER:
      return g_strdup (_("In the date of the visit, day and month cannot be told apart. Write it as 2024-09-01."));
    case XQ_DATE_IMPOSSIBLE:
      return g_strdup (_("There is no such day as the date of the visit. Correct it."));
    case XQ_DATE_FULL:
    case XQ_DATE_TWO_DIGITS:
    case XQ_DATE_UNREADABLE:
    default:
      return g_strdup (_("The date of the visit was not understood. Write one day, as 2024-09-01, and a row for each."));
    }
}

static void
note_year (const XqImportReader *reader,
           const XqImportDay    *day)
{
  char *text;

  if (day->source == XQ_IMPORT_YEAR_OF_TITLE)
    text = g_strdup_printf (_("The date has no year; %s was taken, by the year that the title names. Check it."), day->on);
  else if (day->source == XQ_IMPORT_YEAR_OF_ROWS)
    text = g_strdup_printf (_("The date has no year; %s was taken, by the dates above it. Check it."), day->on);
  else
    text = g_strdup_printf (_("The date has no year; %s was taken, the latest such day. Check it."), day->on);
  xq_import_reader_warn (reader, XQ_IMPORT_NOTICE, text);
}

static void
read_day (XqImportReader *reader,
          XqVisitRow     *visit)
{
  const XqSheetCell *cell = xq_import_reader_cell (reader, XQ_VISIT_DATE);
  XqImportDay day;

  if (cell == NULL)
    {
      refuse (visit, g_strdup (_("The date of the visit is missing. Fill it in, and read the file again.")));
      return;
    }
  day = xq_import_day_read (&reader->calendar, cell);
  if (day.on[0] == '\0')
    refuse (visit, say_bad_day (day.reading));
  else if (strcmp (day.on, reader->options->today) > 0)
    refuse (visit, g_strdup_printf (_("The date of the visit, %s, lies in the future. Correct it."), day.on));
  else if (atoi (day.on) < get_place (reader)->first_year)
    refuse (visit, g_strdup_printf (_("The date of the visit, %s, lies before %d. Correct it, or enter such an old visit by hand."),
                                    day.on, get_place (reader)->first_year));
  if (day.on[0] == '\0' || visit->problem != NULL)
    return;
  if (day.reading == XQ_DATE_NO_YEAR)
    note_year (reader, &day);
  else if (day.reading == XQ_DATE_TWO_DIGITS)
    xq_import_reader_warn (reader, XQ_IMPORT_NOTICE,
                   g_strdup_printf (_("The year has two digits only; %s was taken. Check it."), day.on));
  visit->visited_on = g_strdup (day.on);
  if (day.started_at[0] != '\0')
    visit->started_at = g_strdup (day.started_at);
  if (day.ended_at[0] != '\0')
    visit->ended_at = g_strdup (day.ended_at);
}

/* --- way, kind and result --- */

static char *
list_choices (const char *field)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (const XqChoice *choice = xq_fields_find (xq_home_visit.fields, field)->choices; choice->code != NULL; choice++)
    g_string_append_printf (list, "%s%s", list->len > 0 ? " / " : "", _(choice->title));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* (nullable): the one way that the text names; %NULL also if it names two. */
static const char *
find_way (const char *text)
{
  const char *way = find_word ("visit_way", text, TRUE);
  g_auto (GStrv) pieces = NULL;

  if (way != NULL || strlen (text) > MAX_WORD)
    return way;
  pieces = xq_import_words_split (text);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *found = find_word ("visit_way", pieces[i], TRUE);

      if (found == NULL || (way != NULL && strcmp (way, found) != 0))
        return NULL;
      way = found;
    }
  return way;
}

static void
read_way (XqImportReader *reader,
          XqVisitRow     *visit)
{
  g_autofree char *text = dup_text (reader, visit, XQ_VISIT_WAY);
  const char *way = text != NULL ? find_way (text) : NULL;
  const char *result = way == NULL ? find_word ("visit_result", text, FALSE) : NULL;

  visit->way = way != NULL ? way : xq_fields_find (xq_home_visit.fields, "way")->initial;
  if (result != NULL)
    visit->result = result;
  else if (text != NULL && way == NULL)
    {
      g_autofree char *ways = list_choices ("way");

      refuse (visit, g_strdup_printf (_("The way of the visit, “%s”, was not understood. Write one of: %s. Messages and letters "
                                        "are family contacts, not visits."), text, ways));
    }
  else if (text == NULL && xq_import_reader_has_column (reader, XQ_VISIT_WAY))
    xq_import_reader_warn (reader, XQ_IMPORT_WARNING, g_strdup (_("The way of the visit is empty; “at home” was taken, as the form does.")));
}

static void
append (XqImportReader *reader,
        GString        *situation,
        XqVisitField    field,
        const char     *text)
{
  g_autofree char *label = xq_import_reader_dup_label (reader, field);

  if (situation->len > 0)
    g_string_append_c (situation, '\n');
  if (field != XQ_VISIT_CONTENT && label != NULL)
    /* Translators: what stands over a column of a spreadsheet, and what stands in it. */
    g_string_append_printf (situation, _("%s: %s"), label, text);
  else
    g_string_append (situation, text);
}

static void
read_kind (XqImportReader *reader,
           XqVisitRow     *visit,
           GString        *situation)
{
  g_autofree char *text = dup_text (reader, visit, XQ_VISIT_KIND);

  visit->kind = find_word ("visit_kind", text, TRUE);
  if (text != NULL && visit->kind == NULL)
    {
      append (reader, situation, XQ_VISIT_KIND, text);
      xq_import_reader_warn (reader, XQ_IMPORT_NOTICE, g_strdup (_("The kind of visit was not understood; it stands in the situation.")));
    }
}

/* A column of results may hold one, or tell of it in a sentence. */
static void
read_result (XqImportReader *reader,
             XqVisitRow     *visit,
             GString        *situation)
{
  g_autofree char *text = dup_text (reader, visit, XQ_VISIT_RESULT);
  g_autofree char *content = dup_text (reader, visit, XQ_VISIT_CONTENT);
  const char *result = find_word ("visit_result", text, FALSE);

  if (result != NULL)
    visit->result = result;
  else if (text != NULL)
    append (reader, situation, XQ_VISIT_RESULT, text);
  if (visit->result == NULL)
    {
      result = find_word ("visit_result", content, FALSE);
      /* "Nothing" in the place of what was said says nothing of the visit. */
      if (result != NULL && strcmp (result, "none") != 0)
        visit->result = result;
    }
}

/* --- the rest --- */

static void
read_student (XqImportReader *reader,
              XqVisitRow     *visit)
{
  static const XqVisitField fields[] = { XQ_VISIT_NUMBER, XQ_VISIT_LOCAL_NUMBER };
  const XqSheetCell *class_cell = xq_import_reader_cell (reader, XQ_VISIT_CLASS);
  const XqSheetCell *grade_cell = xq_import_reader_cell (reader, XQ_VISIT_GRADE);
  int grade = 0;
  int number = 0;

  visit->name = dup_text (reader, visit, XQ_VISIT_NAME);
  visit->seat = dup_text (reader, visit, XQ_VISIT_SEAT);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const XqSheetCell *cell = xq_import_reader_cell (reader, fields[i]);
      g_autofree char *text = NULL;
      XqNumberReading reading;

      if (cell == NULL)
        continue;
      reading = xq_roster_value_number (cell, &text);
      if (reading == XQ_NUMBER_SEAT && visit->seat == NULL)
        visit->seat = g_steal_pointer (&text);
      else if ((reading == XQ_NUMBER_SOUND || reading == XQ_NUMBER_ODD) && visit->number == NULL)
        visit->number = g_steal_pointer (&text);
    }

  visit->grade = reader->grade;
  visit->class_number = reader->class_number;
  if (grade_cell != NULL && strlen (grade_cell->text) <= MAX_WORD)
    {
      visit->grade = xq_import_class_find_grade (grade_cell->text);
      if (visit->grade == 0 && xq_import_class_read (grade_cell->text, reader->options, &grade, &number))
        visit->grade = grade != 0 ? grade : number;
      visit->grade = visit->grade <= 12 ? visit->grade : 0;
    }
  if (class_cell == NULL)
    return;
  if (class_cell->kind == XQ_CELL_DATE)
    {
      /* Typed as 7-1, and taken for the first of July by the spreadsheet. */
      visit->grade = atoi (class_cell->text + 5);
      visit->class_number = atoi (class_cell->text + 8);
    }
  else if (xq_import_class_read (class_cell->text, reader->options, &grade, &number))
    {
      visit->grade = grade != 0 ? grade : visit->grade;
      visit->class_number = number;
    }
  else
    refuse (visit, g_strdup (_("The class was not understood. Write it as 7-1.")));
}

static void
read_texts (XqImportReader *reader,
            XqVisitRow     *visit)
{
  for (guint i = 0; i < G_N_ELEMENTS (visit->texts); i++)
    {
      const char *name = xq_visit_headings.fields[XQ_VISIT_FIRST_TEXT + i];

      visit->texts[i] = dup_text (reader, visit, XQ_VISIT_FIRST_TEXT + i);
      /* A field of one line. */
      if (visit->texts[i] != NULL && xq_fields_find (xq_home_visit.fields, name)->type == XQ_FIELD_TEXT)
        g_strdelimit (visit->texts[i], "\n\t", ' ');
    }
}

/* A day that is not understood stays readable in the situation. */
static void
read_follow_up (XqImportReader *reader,
                XqVisitRow     *visit,
                GString        *situation)
{
  const XqSheetCell *cell = xq_import_reader_cell (reader, XQ_VISIT_FOLLOW_UP_ON);
  XqImportCalendar calendar = reader->calendar;
  g_autofree char *text = dup_text (reader, visit, XQ_VISIT_FOLLOW_UP_ON);
  XqImportDay day;

  if (cell == NULL || text == NULL || g_strcmp0 (find_word ("visit_words", text, FALSE), "none") == 0)
    return;
  day = xq_import_day_read (&calendar, cell);
  if (day.reading == XQ_DATE_FULL && (visit->visited_on == NULL || strcmp (day.on, visit->visited_on) >= 0))
    {
      visit->follow_up_on = g_strdup (day.on);
      return;
    }
  append (reader, situation, XQ_VISIT_FOLLOW_UP_ON, text);
  xq_import_reader_warn (reader, XQ_IMPORT_WARNING, g_strdup (_("The day of the follow-up was not understood; it stands in the situation.")));
}

static void
read_situation (XqImportReader *reader,
                XqVisitRow     *visit,
                GString        *situation)
{
  for (XqVisitField field = XQ_VISIT_CONTENT; field < XQ_N_VISIT_HEADINGS; field++)
    {
      g_autofree char *text = dup_text (reader, visit, field);

      if (text == NULL ||
          (field != XQ_VISIT_CONTENT && g_strcmp0 (find_word ("visit_words", text, FALSE), "none") == 0))
        continue;
      append (reader, situation, field, text);
    }
}

XqVisitRow *
xq_visit_row_read (XqImportReader *reader)
{
  g_autoptr (XqVisitRow) visit = g_new0 (XqVisitRow, 1);
  g_autoptr (GString) situation = g_string_new (NULL);

  visit->sheet = reader->name;
  visit->row = reader->row->number;
  visit->teacher = get_place (reader)->teacher;
  read_way (reader, visit);
  read_situation (reader, visit, situation);
  read_result (reader, visit, situation);
  if (g_strcmp0 (visit->result, "none") == 0)
    return NULL;
  read_kind (reader, visit, situation);
  read_student (reader, visit);
  read_day (reader, visit);
  visit->visitors = dup_text (reader, visit, XQ_VISIT_VISITORS);
  visit->met = dup_text (reader, visit, XQ_VISIT_MET);
  visit->met_relation = dup_text (reader, visit, XQ_VISIT_MET_RELATION);
  read_texts (reader, visit);
  read_follow_up (reader, visit, situation);
  if (situation->len > 0)
    visit->situation = g_strdup (situation->str);
  return g_steal_pointer (&visit);
}
