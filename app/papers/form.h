/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "papers/error.h"
#include "vault/secret.h"

G_BEGIN_DECLS

/**
 * xq_form_set:
 * @layout: the name of a layout in resources/papers, e.g. "referral_letter"
 * @values: what stands on it, by the layout's keys; gets page_of_NAME for each part
 *   that the layout names, so that the contents can say where it begins
 * @code: (nullable): the audit chain's short code for the footer
 * @n_pages: (out) (optional): how many pages it has
 * @missing: (out) (optional) (transfer full) (element-type utf8): characters
 *   that no font on this computer has, printed as their number in a box
 * @error: return location for an error
 *
 * Sets a paper and draws it, in memory: it touches the disk only when a person
 * saves it. Any thread, one at a time.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *xq_form_set (const char  *layout,
                     JsonObject  *values,
                     const char  *code,
                     guint       *n_pages,
                     GStrv       *missing,
                     GError     **error);

/**
 * xq_form_set_secret:
 * @layout: the name of a layout with a place for a code
 * @values: what else stands on it
 * @secret: an envelope's code
 * @error: return location for an error
 *
 * Sets a paper with a code on it. No copy of the code stays behind but in the
 * PDF, which is wiped with its last reference. Any thread, one at a time.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *xq_form_set_secret (const char  *layout,
                            JsonObject  *values,
                            XqSecret    *secret,
                            GError     **error);

G_END_DECLS
