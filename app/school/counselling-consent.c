/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/consent-fields.h"
#include "school/kinds.h"
#include "school/shared-choices.h"

static const XqChoice purpose_choices[] = {
  { "counselling", N_("Counselling") },
  { "screening", N_("Screening") },
  { NULL }
};

static const XqField fields[] = {
  XQ_CONSENT_FIELDS (purpose_choices, "counselling"),
  { 0 }
};

const XqKind xq_counselling_consent = {
  .number = 203,
  .name = "counselling_consent",
  .title = N_("Consent to counselling or screening"),
  .cabinet = XQ_CABINET_CASEWORK,
  .fields = fields,
  .list = "given_on student purpose given_by answer",
  .order = "given_on desc, id desc",
  .label = "given_on student purpose",
  .access = XQ_ACCESS_OF_CASEWORK,
  .check = xq_consent_check,
};
