/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What concern-letter.c and concern-answer.c share. */

#define XQ_CONCERN_ANSWER "concern_answer"

/**
 * xq_concern_answer_register:
 *
 * Makes known what follows an answer. Main thread, before the first xq_store_open().
 */
void xq_concern_answer_register (void);

G_END_DECLS
