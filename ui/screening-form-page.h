/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

/**
 * XqScreeningFormPage:
 *
 * The form of an observation form: its items are worded, moved, added and taken out in a
 * list of their own. Made by xq_form_page_new() and its sisters. Main thread.
 */
#define XQ_TYPE_SCREENING_FORM_PAGE (xq_screening_form_page_get_type ())
G_DECLARE_FINAL_TYPE (XqScreeningFormPage, xq_screening_form_page, XQ, SCREENING_FORM_PAGE, XqFormPage)

/**
 * xq_screening_form_page_get_items:
 * @self: a form
 *
 * Returns: (transfer none): where its items are worded, an #XqItemsEditor
 */
GtkWidget *xq_screening_form_page_get_items (XqScreeningFormPage *self);

G_END_DECLS
