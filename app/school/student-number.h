/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xq_student_number_dup_masked:
 * @number: a student number
 *
 * For screens, lists and messages: most numbers are a G and the identity card's.
 * G140881201203010011 is G1408…0011; a number too short to leave most of it out is
 * left out whole. Any thread.
 *
 * Returns: (transfer full): the masked number
 */
char *xq_student_number_dup_masked (const char *number);

G_END_DECLS
