/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

/**
 * XqConcernForm:
 *
 * A concern about a student. A teacher writes it, or corrects the own one, and sends
 * it; a counsellor reads it here, answers with a state and advice, and goes on to a
 * session. Made by xq_form_page_new() and its sisters; what names a concern that a
 * teacher corrects is its first letter. Main thread.
 *
 * Actions: "concern.session", "concern.student", "concern.print".
 */
#define XQ_TYPE_CONCERN_FORM (xq_concern_form_get_type ())
G_DECLARE_FINAL_TYPE (XqConcernForm, xq_concern_form, XQ, CONCERN_FORM, XqFormPage)

G_END_DECLS
