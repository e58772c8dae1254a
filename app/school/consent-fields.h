/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

extern const XqChoice xq_consent_answer_choices[];
extern const XqChoice xq_consent_way_choices[];

/**
 * xq_consent_check:
 * @store: a store in a transaction
 * @record: a consent of either kind
 * @before: (nullable): as it stands
 * @error: return location for an error
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID
 */
gboolean xq_consent_check (XqStore         *store,
                           XqRecord        *record,
                           const XqRecord  *before,
                           GError         **error);

/* The fields of a consent, the same in both cabinets: that a student consented
 * to counselling must not lie where heads read. */
#define XQ_CONSENT_FIELDS(purposes, first_purpose) \
  { 1, "student", XQ_FIELD_RECORD, N_("Student"), XQ_FIELD_REQUIRED, .to = "student" }, \
  { 2, "purpose", XQ_FIELD_CHOICE, N_("Purpose of the consent"), XQ_FIELD_REQUIRED, \
    .choices = purposes, .initial = first_purpose }, \
  { 3, "given_by", XQ_FIELD_CHOICES, N_("Given by"), XQ_FIELD_REQUIRED, \
    .choices = xq_present_choices, .initial = "guardian" }, \
  { 4, "answer", XQ_FIELD_CHOICE, N_("Answer"), XQ_FIELD_REQUIRED, \
    .choices = xq_consent_answer_choices, .initial = "agreed" }, \
  { 5, "way", XQ_FIELD_CHOICE, N_("Way of consent"), XQ_FIELD_REQUIRED, \
    .choices = xq_consent_way_choices, .initial = "written" }, \
  { 6, "given_on", XQ_FIELD_DATE, N_("Given on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY | XQ_FIELD_PAST }, \
  { 7, "valid_until", XQ_FIELD_DATE, N_("Valid until"), 0 }, \
  { 8, "revoked_on", XQ_FIELD_DATE, N_("Taken back on"), XQ_FIELD_PAST }, \
  { 9, "paper_kept", XQ_FIELD_TEXT, N_("Where the paper is kept"), 0 }

G_END_DECLS
