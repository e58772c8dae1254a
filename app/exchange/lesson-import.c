/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/record-row.h"
#include "exchange/record-value.h"
#include "school/kinds.h"

static const XqRecordColumn columns[] = {
  { "date", "held_on", NULL, 0 },
  { "period", "period", NULL, 0 },
  { "grade", NULL, N_("Grade"), 0 },
  { "class", "classes", NULL, 0 },
  { "teacher", "teacher", NULL, 0 },
  { "assistant", "assistant", NULL, 0 },
  { "kind", "kind", NULL, XQ_COLUMN_TITLED },
  { "month_theme", "month_theme", NULL, 0 },
  { "theme", "theme", NULL, 0 },
  { "title", "material", N_("Title of the lesson"), 0 },
  { "plan", "material", NULL, 0 },
  { "present", "present", NULL, 0 },
  { "reflection", "reflection", NULL, 0 },
  { "timetabled", "timetabled", NULL, 0 },
  { "evidence", "evidence", NULL, 0 },
};

/* What a lesson is called may be one of the themes; of a theme lesson it is the month's theme. */
static void
finish (const XqRecordRow *row,
        XqRecord          *record)
{
  const char *title = xq_record_row_get (row, "title");

  if (title == NULL)
    return;
  if (xq_record_get (record, "theme") == NULL)
    xq_record_set (record, "theme",
                   xq_record_value_choice (xq_fields_find (xq_lesson.fields, "theme"), "lesson_theme_choices", title));
  if (xq_record_get (record, "month_theme") == NULL && g_strcmp0 (xq_record_get (record, "kind"), "theme_lesson") == 0)
    xq_record_set (record, "month_theme", title);
}

static const XqRecordImport records = {
  .kind = &xq_lesson,
  .prefix = "lesson",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .needs = "period kind month_theme theme title plan",
  .same = "held_on kind classes",
  .unless_other = "period",
  .day = "held_on",
  .classes = "classes",
  .person = "teacher",
  .person_name = "teacher_name",
  .verb = "import lessons",
  .undo_verb = "undo import lessons",
  .no_headings = N_("No row of headings with the day and the title, the theme or the period of lessons was found on this sheet."),
  .nothing_found = N_("No lessons were found in this file: there must be a row of headings with the day, and with the title, the "
                      "theme or the period."),
  .denied = N_("Only who records lessons may read in a register of them: a class teacher, a subject teacher or a counsellor. Ask "
               "one of them."),
  .reason = N_("Read from a register of lessons."),
  .undone = N_("The reading of a register of lessons was undone."),
  .finish = finish,
};

const XqImport xq_import_lessons = {
  .name = "lessons",
  .title = N_("The Register of Lessons"),
  .kind = "lesson",
  .records = &records,
};
