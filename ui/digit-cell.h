/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * XqDigitCell:
 *
 * One answer in a table of answers: a digit, in a box that can have the cursor. It is a
 * widget of its own, and not drawn by its table, since that is what a screen reader
 * needs to find it. Who makes it names it (%GTK_ACCESSIBLE_PROPERTY_LABEL) and handles
 * the keys. Main thread.
 */
#define XQ_TYPE_DIGIT_CELL (xq_digit_cell_get_type ())
G_DECLARE_FINAL_TYPE (XqDigitCell, xq_digit_cell, XQ, DIGIT_CELL, GtkWidget)

/**
 * XqDigitTone:
 *
 * How much it says: the eye finds what was noted among what was not.
 */
typedef enum
{
  XQ_DIGIT_QUIET,   /* nothing to be seen */
  XQ_DIGIT_PLAIN,
  XQ_DIGIT_STRONG,
  XQ_DIGIT_ALERT,   /* something is to be done */
} XqDigitTone;

/**
 * xq_digit_cell_new:
 *
 * Returns: (transfer floating): an empty cell, which does not take the cursor yet
 */
GtkWidget  *xq_digit_cell_new      (void);

/**
 * xq_digit_cell_set:
 * @self: a cell
 * @text: what it shows: a digit or a sign
 * @tone: how much it says
 */
void        xq_digit_cell_set      (XqDigitCell  *self,
                                    const char   *text,
                                    XqDigitTone   tone);

/**
 * xq_digit_cell_get_text:
 * @self: a cell
 *
 * Returns: (transfer none): what it shows
 */
const char *xq_digit_cell_get_text (XqDigitCell  *self);

/**
 * xq_digit_cell_set_cursor:
 * @self: a cell
 * @has_cursor: whether it is the one of its table that takes the cursor
 */
void        xq_digit_cell_set_cursor (XqDigitCell *self,
                                      gboolean     has_cursor);

/**
 * xq_digit_of_key:
 * @key: a key, GDK_KEY_...
 *
 * Returns: the digit on it, of the row above the letters or of the keypad; '\0' for
 *   another key
 */
char        xq_digit_of_key        (guint         key);

G_END_DECLS
