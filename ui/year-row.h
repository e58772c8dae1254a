/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XqYearRow:
 *
 * A class or student of the turn of the school year, with what becomes of it, to be
 * chosen.
 *
 * Signals: "chosen" with the place in the choices; "removed". Main thread.
 */
#define XQ_TYPE_YEAR_ROW (xq_year_row_get_type ())
G_DECLARE_FINAL_TYPE (XqYearRow, xq_year_row, XQ, YEAR_ROW, GtkListBoxRow)

/**
 * xq_year_row_new:
 *
 * Returns: (transfer floating): a row for xq_year_row_show()
 */
GtkWidget *xq_year_row_new           (void);

/**
 * xq_year_row_show:
 * @self: the row
 * @title: a class or student
 * @detail: what else is said of it
 * @question: what is chosen, for who hears the page
 * @choices: (nullable): a #GtkStringList; %NULL where there is nothing to choose
 * @selected: the chosen one
 */
void       xq_year_row_show          (XqYearRow     *self,
                                      const char    *title,
                                      const char    *detail,
                                      const char    *question,
                                      GtkStringList *choices,
                                      guint          selected);

/**
 * xq_year_row_set_detail:
 * @self: the row
 * @detail: what else is said of it
 */
void       xq_year_row_set_detail    (XqYearRow     *self,
                                      const char    *detail);

/**
 * xq_year_row_set_fixed:
 * @self: the row
 * @why: (nullable): why nothing else can be chosen; %NULL if it can
 */
void       xq_year_row_set_fixed     (XqYearRow     *self,
                                      const char    *why);

/**
 * xq_year_row_set_removable:
 * @self: the row
 * @removable: whether it has a button that takes it out
 */
void       xq_year_row_set_removable (XqYearRow     *self,
                                      gboolean       removable);

G_END_DECLS
