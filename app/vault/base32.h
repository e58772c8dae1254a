/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The alphabet for what people read and type: digits and capitals without I, L,
 * O and U, which are taken for others. */
#define XQ_BASE32_ALPHABET "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

G_END_DECLS
