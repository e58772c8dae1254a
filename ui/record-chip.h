/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * XqRecordChip:
 *
 * A chosen record's name, with a way to take it out again. Signal "removed": that
 * way was taken. Main thread.
 */
#define XQ_TYPE_RECORD_CHIP (xq_record_chip_get_type ())
G_DECLARE_FINAL_TYPE (XqRecordChip, xq_record_chip, XQ, RECORD_CHIP, AdwBin)

/**
 * xq_record_chip_new:
 * @uid: a record
 * @name: what people call it
 *
 * Returns: (transfer floating): the chip
 */
GtkWidget  *xq_record_chip_new     (const char   *uid,
                                    const char   *name);

/**
 * xq_record_chip_get_uid:
 * @self: a chip
 *
 * Returns: (transfer none): the record
 */
const char *xq_record_chip_get_uid (XqRecordChip *self);

G_END_DECLS
