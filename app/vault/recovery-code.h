/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/secret.h"

G_BEGIN_DECLS

/* An envelope's code as people read and type it (FORMAT).
 *
 * 256 random bits, then 4 bits for the envelope's type (0 the school's, 1 the
 * counsellors'), make 52 digits of 5 bits in the alphabet of base32.h, first bit
 * first, in 13 groups of 4. Each group has a fifth digit that checks it: in the
 * field of 32 elements (x^5 + x^2 + 1), the group's number from 0, plus the
 * digits times x, x^2, x^3, x^4. One wrong digit in a group, two exchanged, or
 * two groups exchanged never go unseen, and the message names the group.
 * Groups are joined by hyphens. */

#define XQ_CODE_GROUPS 13

/**
 * xq_recovery_code_format:
 * @code: 32 bytes
 * @type: an XqEnvelope
 *
 * Any thread.
 *
 * Returns: (transfer full): the text, ASCII
 */
XqSecret *xq_recovery_code_format (XqSecret  *code,
                                   guint      type);

/**
 * xq_recovery_code_parse:
 * @text: what a person typed: case, spaces, hyphens and full-width forms do not
 *   matter, and O, I, L are read as 0, 1, 1
 * @type: (out): an XqEnvelope
 * @error: XQ_VAULT_ERROR_WRONG_CODE with the first group that is mistyped
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): 32 bytes
 */
XqSecret *xq_recovery_code_parse  (XqSecret  *text,
                                   guint     *type,
                                   GError   **error);

G_END_DECLS
