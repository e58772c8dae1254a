/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

/**
 * XqPlanForm:
 *
 * A student's plan, under the headings of its paper. In the short form what belongs to
 * the full one is out of sight, and stays what it was. Made by xq_form_page_new() and
 * its sisters. Main thread.
 */
#define XQ_TYPE_PLAN_FORM (xq_plan_form_get_type ())
G_DECLARE_FINAL_TYPE (XqPlanForm, xq_plan_form, XQ, PLAN_FORM, XqFormPage)

G_END_DECLS
