/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XqPrintTarget:
 *
 * Where a paper goes: a printer, or the file of GTK's "print to file". GTK would
 * write that file for everybody to read; so the paper's own writer does. Main
 * thread.
 */
typedef struct _XqPrintTarget XqPrintTarget;

/**
 * XqPrintChosenFunc:
 * @target: (transfer full) (nullable): where to; %NULL if nothing was chosen
 * @user_data: what was given to xq_print_target_choose()
 */
typedef void (*XqPrintChosenFunc) (XqPrintTarget *target,
                                   gpointer       user_data);

/**
 * XqPrintSentFunc:
 * @error: (nullable): why the printer did not take it
 * @user_data: what was given to xq_print_target_send()
 */
typedef void (*XqPrintSentFunc) (const GError *error,
                                 gpointer      user_data);

/**
 * xq_print_target_choose:
 * @parent: (nullable): the window that asks
 * @title: what is printed, without anybody's name
 * @func: called once, when the dialog is gone
 * @user_data: for @func
 *
 * Asks for a printer, for A4.
 */
void           xq_print_target_choose   (GtkWindow          *parent,
                                         const char         *title,
                                         XqPrintChosenFunc   func,
                                         gpointer            user_data);

/**
 * xq_print_target_get_path:
 * @target: a target
 *
 * Returns: (transfer none) (nullable): the file that the caller is to write; %NULL
 *   for a printer
 */
const char    *xq_print_target_get_path (XqPrintTarget      *target);

/**
 * xq_print_target_send:
 * @target: (transfer full): a printer
 * @title: what the printer's queue shows, without anybody's name
 * @pdf: the paper
 * @func: called once, when the printer has it or has refused it
 * @user_data: for @func
 *
 * The paper passes in memory: no file system sees it on its way to the printer.
 */
void           xq_print_target_send     (XqPrintTarget      *target,
                                         const char         *title,
                                         GBytes             *pdf,
                                         XqPrintSentFunc     func,
                                         gpointer            user_data);

/**
 * xq_print_target_copy:
 * @target: a target that was chosen
 *
 * Returns: (transfer full): the same, for another paper
 */
XqPrintTarget *xq_print_target_copy  (const XqPrintTarget *target);

/**
 * xq_print_target_free:
 * @target: (transfer full) (nullable): a target
 */
void           xq_print_target_free     (XqPrintTarget      *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqPrintTarget, xq_print_target_free)

G_END_DECLS
