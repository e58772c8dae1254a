/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

/**
 * XqSessionPage:
 *
 * The form of a counselling session: what came before at the left, what is known at
 * the top, one large text below. Made by xq_form_page_new() and its sisters. Main
 * thread.
 *
 * Action: "session.heading" with one of the six headings, in English.
 */
#define XQ_TYPE_SESSION_PAGE (xq_session_page_get_type ())
G_DECLARE_FINAL_TYPE (XqSessionPage, xq_session_page, XQ, SESSION_PAGE, XqFormPage)

G_END_DECLS
