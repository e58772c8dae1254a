/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of resources/exchange. Any thread. */

/* (transfer full): full-width made plain, small letters, no spaces; words are compared in this form. */
char              *xq_import_fold           (const char *text);

/* (transfer full): the same without punctuation; with brackets and what stands in them left out if @no_brackets. */
char              *xq_import_fold_heading   (const char *text,
                                             gboolean    no_brackets);

/* (nullable): the key in @group under whose words @folded stands. */
const char        *xq_import_words_find     (const char *group,
                                             const char *folded);

/* The words of a key, folded; empty if there are none. */
const char *const *xq_import_words_get      (const char *group,
                                             const char *key);

/* Whether one of the words stands anywhere in @folded. */
gboolean           xq_import_words_contain  (const char *group,
                                             const char *key,
                                             const char *folded);

/* The length of the longest of the words that @folded begins with; 0 for none. */
gsize              xq_import_words_begin    (const char *group,
                                             const char *key,
                                             const char *folded);

/* A cell that names several things, in its pieces; folded or not. */
char             **xq_import_words_split    (const char *text);

/* (nullable): the place of a heading's number, 1 to 6, for headings of several guardians, and the key; see [member]. */
const char        *xq_import_words_member   (const char *folded,
                                             guint      *n);

G_END_DECLS
