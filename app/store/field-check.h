/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/kind.h"

G_BEGIN_DECLS

/**
 * xq_field_check:
 * @field: a field
 * @value: (nullable): what was filled in; %NULL for nothing
 * @today: the day that is today, ISO
 * @error: XQ_STORE_ERROR_INVALID: the field's title, a colon, what is wrong and what
 *   to do
 *
 * What a form can say about a field before anything is saved. The save checks it
 * again, and the kind's own rules. Any thread.
 *
 * Returns: whether the field can hold @value
 */
gboolean  xq_field_check (const XqField  *field,
                          const char     *value,
                          const char     *today,
                          GError        **error);

G_END_DECLS
