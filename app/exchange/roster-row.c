/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-class.h"
#include "exchange/import-date.h"
#include "exchange/roster-private.h"
#include "exchange/roster-value.h"
#include "exchange/import-words.h"
#include "school/person-name.h"
#include "school/student-number.h"

#define MAX_TEXT 120

/* Children begin grade 1 at six. Two years earlier or three later happen. */
#define AGE_BEFORE_GRADE_1 5
#define EARLIER 2
#define LATER 3

const XqSheetCell *
xq_roster_cell (const XqRosterPlace *place,
                XqHeadingField       field)
{
  return xq_import_layout_cell (place->block, place->row, field, 0);
}

const XqSheetCell *
xq_roster_guardian_cell (const XqRosterPlace *place,
                         guint                slot,
                         XqHeadingField       field)
{
  return xq_import_layout_cell (place->block, place->row, field, slot);
}

static char *
dup_short (const XqSheetCell *cell)
{
  g_autofree char *text = cell != NULL ? xq_person_name_normalize (cell->text) : NULL;

  return text != NULL && text[0] != '\0' && strlen (text) <= MAX_TEXT ? g_steal_pointer (&text) : NULL;
}

static void
read_sex (const XqRosterPlace *place,
          XqRosterRow         *child)
{
  const XqSheetCell *cell = xq_roster_cell (place, XQ_HEADING_SEX);
  g_autofree char *folded = cell != NULL ? xq_import_fold (cell->text) : NULL;

  if (folded != NULL)
    child->sex = xq_import_words_find ("sex", folded);
  if (child->sex == NULL)
    xq_roster_warn (place, XQ_IMPORT_PROBLEM,
                    g_strdup (folded == NULL
                                ? _("The sex is missing. A new student cannot be added without it.")
                                : _("The sex was not understood. A new student cannot be added without it.")));
}

static void
read_birthday (const XqRosterPlace *place,
               XqRosterRow         *child)
{
  static const char *const texts[] = {
    [XQ_DATE_TWO_DIGITS] = N_("The year of birth has two digits only; the century was guessed. Check it."),
    [XQ_DATE_NO_DAY] = N_("The date of birth has no day; it was left empty."),
    [XQ_DATE_EITHER] = N_("In the date of birth, day and month cannot be told apart; it was left empty."),
    [XQ_DATE_IMPOSSIBLE] = N_("There is no such date of birth; it was left empty."),
    [XQ_DATE_UNREADABLE] = N_("The date of birth was not understood; it was left empty."),
  };
  const XqSheetCell *cell = xq_roster_cell (place, XQ_HEADING_BORN_ON);
  XqDateReading reading;

  if (cell == NULL)
    return;
  reading = xq_import_date_read_past (cell, place->options->today, &child->born_on);
  if (reading != XQ_DATE_FULL)
    xq_roster_warn (place, XQ_IMPORT_WARNING, g_strdup (_(texts[reading])));
}

static char *
read_one_number (const XqRosterPlace *place,
                 XqHeadingField       field,
                 XqNumberReading     *reading)
{
  const XqSheetCell *cell = xq_roster_cell (place, field);
  g_autofree char *masked = NULL;
  char *number = NULL;

  *reading = XQ_NUMBER_SOUND;
  if (cell == NULL)
    return NULL;
  *reading = xq_roster_value_number (cell, &number);
  switch (*reading)
    {
    case XQ_NUMBER_ODD:
      masked = number != NULL ? xq_student_number_dup_masked (number) : g_strdup ("");
      xq_roster_warn (place, XQ_IMPORT_WARNING,
                      g_strdup_printf (_("The student number %s does not have 19 characters. Check it."), masked));
      break;
    case XQ_NUMBER_IDENTITY:
      xq_roster_warn (place, XQ_IMPORT_WARNING,
                      g_strdup (_("Where the student number should be stands an identity card's; it was left out.")));
      break;
    case XQ_NUMBER_LOST:
      xq_roster_warn (place, XQ_IMPORT_WARNING,
                      g_strdup (_("The last digits of the student number are lost in this file; it was left out. "
                                  "Make the column text before filling it.")));
      break;
    case XQ_NUMBER_SOUND:
    case XQ_NUMBER_SEAT:
      break;
    }
  return number;
}

/* A local number beside the national one, or of up to three digits, is the
 * number in the class. */
static void
read_numbers (const XqRosterPlace *place,
              XqRosterRow         *child)
{
  XqNumberReading reading;
  XqNumberReading local_reading;
  g_autofree char *local = NULL;

  child->number = read_one_number (place, XQ_HEADING_NUMBER, &reading);
  child->seat = dup_short (xq_roster_cell (place, XQ_HEADING_SEAT));
  local = read_one_number (place, XQ_HEADING_LOCAL_NUMBER, &local_reading);
  if (local != NULL)
    {
      gboolean is_seat = local_reading == XQ_NUMBER_SEAT || place->block->columns[XQ_HEADING_NUMBER][0] >= 0;

      if (!is_seat)
        child->number = g_steal_pointer (&local);
      else if (child->seat == NULL)
        child->seat = g_steal_pointer (&local);
    }
  child->aux_number = read_one_number (place, XQ_HEADING_AUX_NUMBER, &reading);
}

static void
warn_class (const XqRosterPlace *place)
{
  xq_roster_warn (place, XQ_IMPORT_WARNING,
                  g_strdup (_("The class was not understood. The student comes into no class.")));
}

/* 0 if the text names no grade. */
static int
read_grade (const XqRosterPlace *place,
            const char          *text)
{
  int grade = xq_import_class_find_grade (text);
  int number = 0;
  g_autofree char *as_class = NULL;

  if (grade != 0)
    return grade;
  /* A bare number, in whatever digits, is read as one of a class: here it is the grade. */
  if (xq_import_class_read (text, place->options, &grade, &number))
    return grade != 0 ? grade : number;
  /* A year of entry is understood only together with a class. */
  as_class = g_strconcat (text, "1", xq_import_words_get ("classes", "class")[0], NULL);
  return xq_import_class_read (as_class, place->options, &grade, &number) ? grade : 0;
}

/* The cells come before what the tab or a title says, which is in @child already. */
static void
read_class (const XqRosterPlace *place,
            XqRosterRow         *child)
{
  const XqSheetCell *class_cell = xq_roster_cell (place, XQ_HEADING_CLASS);
  const XqSheetCell *grade_cell = xq_roster_cell (place, XQ_HEADING_GRADE);
  int grade = 0;
  int number = 0;
  int own = 0;

  if (grade_cell != NULL)
    {
      own = read_grade (place, grade_cell->text);
      if (own < 1 || own > 12)
        {
          own = 0;
          xq_roster_warn (place, XQ_IMPORT_WARNING, g_strdup (_("The grade was not understood.")));
        }
    }
  if (class_cell != NULL && class_cell->kind == XQ_CELL_DATE)
    {
      /* Typed as 7-1, and taken for the first of July by the spreadsheet. */
      grade = (int) g_ascii_strtoll (class_cell->text + 5, NULL, 10);
      number = (int) g_ascii_strtoll (class_cell->text + 8, NULL, 10);
    }
  else if (class_cell != NULL && !xq_import_class_read (class_cell->text, place->options, &grade, &number))
    {
      warn_class (place);
      if (own != 0)
        child->grade = own;
      child->class_number = 0;
      return;
    }

  if (grade != 0 && own != 0 && grade != own)
    xq_roster_warn (place, XQ_IMPORT_WARNING,
                    g_strdup (_("The grade and the class do not fit together; the class was taken.")));
  if (grade == 0)
    grade = own;
  if (grade != 0)
    child->grade = grade;
  if (number != 0)
    child->class_number = number;
  if (child->class_number == 0 || child->grade == 0)
    warn_class (place);
}

static void
read_boarding (const XqRosterPlace *place,
               XqRosterRow         *child)
{
  const XqSheetCell *cell = xq_roster_cell (place, XQ_HEADING_BOARDING);
  const XqSheetCell *day = xq_roster_cell (place, XQ_HEADING_DAY_STUDENT);

  if (cell != NULL)
    {
      g_autofree char *folded = xq_import_fold (cell->text);

      child->boarding = xq_import_words_find ("boarding", folded);
      if (child->boarding == NULL)
        xq_roster_warn (place, XQ_IMPORT_NOTICE, g_strdup (_("Whether the student boards was not understood.")));
    }
  else if (day != NULL)
    {
      g_autofree char *folded = xq_import_fold (day->text);

      if (xq_import_words_find ("yes", folded) != NULL)
        child->boarding = "day";
      else if (xq_import_words_find ("no", folded) != NULL)
        child->boarding = "boarder";
      else
        child->boarding = xq_import_words_find ("boarding", folded);
    }
  child->dormitory = dup_short (xq_roster_cell (place, XQ_HEADING_DORMITORY));
}

static void
read_village (const XqRosterPlace *place,
              XqRosterRow         *child)
{
  const XqSheetCell *village = xq_roster_cell (place, XQ_HEADING_VILLAGE);
  const XqSheetCell *address = xq_roster_cell (place, XQ_HEADING_ADDRESS);

  if (village != NULL)
    {
      child->village = xq_roster_value_village (village->text);
      /* The column says that it is a village; a house number says that it is not. */
      if (child->village == NULL && strpbrk (village->text, "0123456789") == NULL &&
          g_utf8_strlen (village->text, -1) <= 16)
        child->village = dup_short (village);
    }
  else if (address != NULL)
    child->village = xq_roster_value_village (address->text);
}

static void
check_age (const XqRosterPlace *place,
           const XqRosterRow   *child)
{
  int age;
  int usual = AGE_BEFORE_GRADE_1 + child->grade;

  if (child->born_on == NULL || child->grade == 0 || place->options->school_year == 0)
    return;
  /* On 1 September, when the school year begins. */
  age = place->options->school_year - (int) g_ascii_strtoll (child->born_on, NULL, 10) -
        (strcmp (child->born_on + 5, "09-01") > 0 ? 1 : 0);
  if (age < usual - EARLIER || age > usual + LATER)
    xq_roster_warn (place, XQ_IMPORT_NOTICE,
                    g_strdup_printf (_("A child of %d in grade %d: the date of birth or the class may be wrong."), age,
                                     child->grade));
}

XqRosterRow *
xq_roster_row_read (const XqRosterPlace *place,
                    const char          *name)
{
  g_autoptr (XqRosterRow) child = xq_roster_row_new ();
  g_auto (GStrv) outside = NULL;
  g_autofree char *bare = g_strdup (name);

  /* What stands in brackets behind a name is a remark on the child. */
  outside = g_strsplit_set (bare, "(*", 2);
  if (outside[0][0] != '\0' && outside[1] != NULL)
    {
      g_free (bare);
      bare = xq_person_name_normalize (outside[0]);
      xq_roster_warn (place, XQ_IMPORT_NOTICE, g_strdup (_("What stands behind the name was left out.")));
    }
  if (strpbrk (bare, "0123456789,;\"/") != NULL || g_utf8_strlen (bare, -1) > 30)
    xq_roster_warn (place, XQ_IMPORT_WARNING, g_strdup (_("This does not look like a child's name. Check it.")));

  child->sheet = place->sheet;
  child->row = place->row->number;
  child->name = g_steal_pointer (&bare);
  read_sex (place, child);
  read_birthday (place, child);
  read_numbers (place, child);
  read_boarding (place, child);
  read_village (place, child);
  xq_roster_read_people (place, child);
  xq_roster_read_groups (place, child);
  child->grade = place->grade;
  child->class_number = place->class_number;
  read_class (place, child);
  check_age (place, child);
  return g_steal_pointer (&child);
}
