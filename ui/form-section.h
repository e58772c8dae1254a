/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form-row.h"

G_BEGIN_DECLS

/**
 * XqFormSection:
 *
 * Rows of a form that stand together: who is concerned in two columns, short
 * fields in three, choices and long texts over the whole width below them. Main
 * thread.
 */
#define XQ_TYPE_FORM_SECTION (xq_form_section_get_type ())
G_DECLARE_FINAL_TYPE (XqFormSection, xq_form_section, XQ, FORM_SECTION, AdwBin)

/**
 * xq_form_section_add:
 * @self: a section
 * @row: (transfer floating): a row, which finds its own place
 */
void      xq_form_section_add        (XqFormSection *self,
                                      XqFormRow     *row);

/**
 * xq_form_section_focus_text:
 * @self: a section
 *
 * Returns: whether it has a long text, which has the cursor now
 */
gboolean  xq_form_section_focus_text (XqFormSection *self);

G_END_DECLS
