/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/record-words.h"

G_BEGIN_DECLS

/**
 * xq_say_student:
 * @store: the store
 * @words: words
 * @student: (nullable): a student's uid
 * @who: (out) (transfer full): the class of today, as a screen shows it, and the name,
 *   as far as this account sees them
 * @error: return location for an error
 *
 * In the desk's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_say_student (XqStore        *store,
                          XqRecordWords  *words,
                          const char     *student,
                          char          **who,
                          GError        **error);

G_END_DECLS
