/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "consent-work.h"

G_BEGIN_DECLS

/**
 * XqConsentRow:
 *
 * A consent in the list: whose, for what, how it stands. What is in force can be taken
 * back with one button, which activates "consents.take-back" with kind and uid. Main
 * thread.
 */
#define XQ_TYPE_CONSENT_ROW (xq_consent_row_get_type ())
G_DECLARE_FINAL_TYPE (XqConsentRow, xq_consent_row, XQ, CONSENT_ROW, GtkListBoxRow)

/**
 * xq_consent_row_new:
 * @line: the consent
 * @may_change: whether this account may change it
 *
 * Returns: (transfer floating): the row
 */
GtkWidget    *xq_consent_row_new      (const XqConsentLine *line,
                                       gboolean             may_change);

/**
 * xq_consent_row_get_uid:
 * @self: a row
 *
 * Returns: (transfer none): the consent
 */
const char   *xq_consent_row_get_uid  (XqConsentRow        *self);

/**
 * xq_consent_row_get_kind:
 * @self: a row
 *
 * Returns: (transfer none): its kind
 */
const XqKind *xq_consent_row_get_kind (XqConsentRow        *self);

G_END_DECLS
