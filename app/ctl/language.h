/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "store/kind.h"

G_BEGIN_DECLS

/**
 * xq_language_set:
 * @lang: (nullable): "zh_CN" or "en"; %NULL for the system's, and Chinese where
 *   the system names none
 *
 * Chooses the language of messages, and finds the translations: installed, or in
 * the folder that the program was built in. Before any message; main thread.
 *
 * Returns: %FALSE if there is no such language
 */
gboolean        xq_language_set         (const char      *lang);

/**
 * xq_language_find_chinese:
 * @choices: a list of choices
 * @word: a choice's word
 *
 * A choice is understood by its Chinese word in every language of the program.
 * Main thread.
 *
 * Returns: (transfer none) (nullable): the choice
 */
const XqChoice *xq_language_find_chinese (const XqChoice *choices,
                                          const char     *word);

G_END_DECLS
