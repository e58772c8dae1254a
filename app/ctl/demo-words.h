/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The texts of the invented school, data in resources/demo. */
typedef struct _XqDemoWords XqDemoWords;

/**
 * xq_demo_words_new:
 * @error: return location for an error
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): every text
 */
XqDemoWords *xq_demo_words_new   (GError            **error);

/**
 * xq_demo_words_free:
 * @words: (transfer full): texts
 */
void         xq_demo_words_free  (XqDemoWords        *words);

/**
 * xq_demo_words_get:
 * @words: texts
 * @file: a file's name without its ending, e.g. "visits"
 * @group: a group
 * @key: a key
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the text
 */
const char  *xq_demo_words_get   (XqDemoWords        *words,
                                  const char         *file,
                                  const char         *group,
                                  const char         *key);

/**
 * xq_demo_words_count:
 * @words: texts
 * @file: a file's name
 * @group: a group
 * @key: the beginning of keys that are numbered from 1, e.g. "situation"
 *
 * Any thread.
 *
 * Returns: how many there are
 */
guint        xq_demo_words_count (XqDemoWords        *words,
                                  const char         *file,
                                  const char         *group,
                                  const char         *key);

/**
 * xq_demo_words_list:
 * @words: texts
 * @file: a file's name
 * @group: a group
 * @key: a key whose text is a list of words separated by spaces
 *
 * Any thread.
 *
 * Returns: (transfer full): the words, possibly none
 */
GStrv        xq_demo_words_list  (XqDemoWords        *words,
                                  const char         *file,
                                  const char         *group,
                                  const char         *key);

/**
 * xq_demo_words_groups:
 * @words: texts
 * @file: a file's name
 *
 * Any thread.
 *
 * Returns: (transfer full): the file's groups in their order
 */
GStrv        xq_demo_words_groups (XqDemoWords       *words,
                                   const char        *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqDemoWords, xq_demo_words_free)

G_END_DECLS
