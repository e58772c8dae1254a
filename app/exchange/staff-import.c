/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/record-row.h"
#include "exchange/record-value.h"
#include "school/kinds.h"
#include "school/person-name.h"

static const XqRecordColumn columns[] = {
  { "name", "name", NULL, 0 },
  { "job", "job", NULL, 0 },
  { "post", "post", NULL, 0 },
  { "subject", "post", N_("Subject taught (into the post)"), XQ_COLUMN_LABELLED },
  { "major", "education", N_("Subject studied"), 0 },
  { "degree", "education", N_("Degree"), 0 },
  { "certificate", "certificates.name", NULL, 0 },
  { "certificate_grade", "certificates.grade", NULL, 0 },
  { "certificate_issued", "certificates.issued_on", NULL, 0 },
  { "certificate_valid", "certificates.valid_until", NULL, 0 },
  { "from", "from_on", NULL, 0 },
  { "until", "until_on", NULL, 0 },
  { "phone", "phone", NULL, 0 },
};

/* The job may stand among the posts. Who teaches a subject is a subject teacher; but
 * full-time or part-time psychology teacher is never guessed: it is counted. */
static void
finish (const XqRecordRow *row,
        XqRecord          *record)
{
  const XqField *job = xq_fields_find (xq_staff.fields, "job");
  const char *post = xq_record_row_get (row, "post");
  const char *subject = xq_record_row_get (row, "subject");
  g_autofree char *name = xq_person_name_normalize (xq_record_row_get (row, "name"));
  g_autofree char *psychology = subject != NULL ? xq_record_value_search (job, "staff_psychology_choices", subject) : NULL;

  xq_record_set (record, "name", name);
  if (xq_record_get (record, "job") == NULL && post != NULL)
    xq_record_set (record, "job", xq_record_value_choice (job, "staff_job_choices", post));
  if (xq_record_get (record, "job") == NULL && subject != NULL && psychology == NULL)
    xq_record_set (record, "job", "subject_teacher");
}

static const XqRecordImport records = {
  .kind = &xq_staff,
  .prefix = "staff",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .needs = "job post subject major degree certificate from",
  .same = "name",
  .updates = TRUE,
  .verb = "import staff",
  .undo_verb = "undo import staff",
  .no_headings = N_("No row of headings with the name and the job, the post or the subject of members of staff was found on this "
                    "sheet."),
  .nothing_found = N_("No members of staff were found in this file: there must be a row of headings with the name, and with the "
                      "job, the post or the subject. A roster of students is imported elsewhere."),
  .denied = N_("Only a head or a counsellor may read in the register of the staff. Ask one of them."),
  .reason = N_("Read from the register of the staff."),
  .undone = N_("The reading of the register of the staff was undone."),
  .finish = finish,
};

const XqImport xq_import_staff = {
  .name = "staff",
  .title = N_("The Register of the Staff"),
  .kind = "staff",
  .records = &records,
};
