/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/kind.h"

G_BEGIN_DECLS

/**
 * xq_instrument_choices_field:
 * @field: a field
 *
 * Questionnaires are data that come with the program, and no list in a description: where a
 * text names them by their ids, a form offers them to choose from. Main thread.
 *
 * Returns: (transfer none): @field as a form shows it, of the same name
 */
const XqField *xq_instrument_choices_field (const XqField *field);

G_END_DECLS
