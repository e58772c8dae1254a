/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XqReadySentence:
 * @whom: who asks, in Chinese
 * @sentence: what is said, in Chinese
 *
 * What a counsellor says when somebody asks about a student: read out or copied, the
 * same words for everybody, so that nothing slips out. It lies in
 * resources/forms/words.ini, where the school may change it.
 */
typedef struct
{
  const char *whom;
  const char *sentence;
} XqReadySentence;

/**
 * xq_ready_sentences:
 *
 * Any thread.
 *
 * Returns: (transfer none): the sentences; the last has a %NULL whom
 */
const XqReadySentence *xq_ready_sentences (void);

G_END_DECLS
