/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/consent-fields.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/shared-choices.h"

const XqChoice xq_consent_answer_choices[] = {
  { "agreed", N_("Agreed") },
  { "refused", N_("Refused") },
  { NULL }
};

const XqChoice xq_consent_way_choices[] = {
  { "written", N_("In writing") },
  { "verbal", N_("Verbal (two people present)") },
  { NULL }
};

static const XqChoice purpose_choices[] = {
  { "referral", N_("Referral") },
  { "file", N_("Keeping a file") },
  { "handover", N_("Hand over") },
  { "record", N_("Sound or video recording") },
  { NULL }
};

static const XqField fields[] = {
  XQ_CONSENT_FIELDS (purpose_choices, NULL),
  { 0 }
};

gboolean
xq_consent_check (XqStore         *store,
                  XqRecord        *record,
                  const XqRecord  *before,
                  GError         **error)
{
  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  return xq_refuse_unknown_student (store, record, error) &&
         xq_refuse_unless_ordered (record, "given_on", "valid_until", error) &&
         xq_refuse_unless_ordered (record, "given_on", "revoked_on", error);
}

const XqKind xq_consent = {
  .number = 103,
  .name = "consent",
  .title = N_("Consent"),
  .cabinet = XQ_CABINET_CARE,
  .fields = fields,
  .list = "given_on student purpose given_by answer",
  .order = "given_on desc, id desc",
  .label = "given_on student purpose",
  .access = XQ_ACCESS_OF_CARE,
  .check = xq_consent_check,
};
