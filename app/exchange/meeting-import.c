/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/record-row.h"
#include "school/kinds.h"

static const XqRecordColumn columns[] = {
  { "date", "held_on", NULL, 0 },
  { "grade", NULL, N_("Grade"), XQ_COLUMN_WHOLE },
  { "class", "classes", NULL, 0 },
  { "scope", "scope", NULL, XQ_COLUMN_WHOLE },
  { "way", "way", NULL, 0 },
  { "households", "households", NULL, 0 },
  { "attended", "attended", NULL, 0 },
  { "hosts", "hosts", NULL, 0 },
  { "topics", "topics", NULL, XQ_COLUMN_SEARCHED },
  { "mental_content", "mental_content", NULL, 0 },
  { "questions", "questions", NULL, 0 },
  { "absent_follow_up", "absent_follow_up", NULL, 0 },
};

/* For whom it was follows from its classes, where the file does not say it. */
static void
finish (const XqRecordRow *row,
        XqRecord          *record)
{
  const XqImportClass *first = row->classes->len > 0 ? &g_array_index (row->classes, XqImportClass, 0) : NULL;

  if (xq_record_get (record, "scope") != NULL || first == NULL)
    return;
  if (first->grade == 0)
    xq_record_set (record, "scope", "school");
  else
    xq_record_set (record, "scope", first->number == 0 || row->classes->len > 1 ? "grade" : "class");
}

static const XqRecordImport records = {
  .kind = &xq_parent_meeting,
  .prefix = "meeting",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .needs = "households attended topics",
  .same = "held_on classes",
  .day = "held_on",
  .classes = "classes",
  .person = "hosts",
  .by_class_teacher = TRUE,
  .verb = "import meetings",
  .undo_verb = "undo import meetings",
  .no_headings = N_("No row of headings with the day of parent meetings, and the families present or the topics, was found on this "
                    "sheet."),
  .nothing_found = N_("No parent meetings were found in this file: there must be a row of headings with the day, and with the "
                      "families present or the topics."),
  .denied = N_("Only who records parent meetings may read in a register of them: a class teacher, a subject teacher or a "
               "counsellor. Ask one of them."),
  .reason = N_("Read from a register of parent meetings."),
  .undone = N_("The reading of a register of parent meetings was undone."),
  .finish = finish,
};

const XqImport xq_import_meetings = {
  .name = "parent_meetings",
  .title = N_("The Register of Parent Meetings"),
  .kind = "parent_meeting",
  .records = &records,
};
