/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqClassPrint:
 *
 * Prints the files of a class one after the other, says how far it is, and can be
 * stopped between two. Each is written down as when it is printed alone; one that may
 * not be printed without a look is passed over and named. Main thread.
 *
 * Action: "class-print.stop".
 */
#define XQ_TYPE_CLASS_PRINT (xq_class_print_get_type ())
G_DECLARE_FINAL_TYPE (XqClassPrint, xq_class_print, XQ, CLASS_PRINT, AdwBin)

/**
 * xq_class_print_begin:
 * @self: the bar
 * @page: the page in which it stands
 * @students: #XqPlanItem: the children; those without a plan are left out
 *
 * Asks for the printer, and begins.
 */
void  xq_class_print_begin (XqClassPrint *self,
                            XqPage       *page,
                            GListModel   *students);

G_END_DECLS
