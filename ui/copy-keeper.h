/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk.h"

G_BEGIN_DECLS

/**
 * XqCopyKeeper:
 *
 * Sees to it that the school at a desk has its copies without anybody thinking of it:
 * some moments after an unlock if there is none of today, once a day in a window that
 * stays open, when the drive of the second place is plugged in, and before the records
 * are closed if anything was written. The work is done in the desk's thread, in
 * requests between which others get their turn. Once a month it restores one for a test.
 *
 * Signals: "copied" when the state of the copies has changed; "said" with words for the
 * person; "offered" with the name of a drive that could become the second place.
 * Main thread.
 */
#define XQ_TYPE_COPY_KEEPER (xq_copy_keeper_get_type ())
G_DECLARE_FINAL_TYPE (XqCopyKeeper, xq_copy_keeper, XQ, COPY_KEEPER, GObject)

/**
 * xq_copy_keeper_new:
 * @desk: a desk that has none yet
 *
 * Returns: (transfer full): the keeper, which the desk knows from now on
 */
XqCopyKeeper *xq_copy_keeper_new          (XqDesk         *desk);

/**
 * xq_copy_keeper_get:
 * @desk: a desk
 *
 * Returns: (transfer none) (nullable): its keeper
 */
XqCopyKeeper *xq_copy_keeper_get          (XqDesk         *desk);

/**
 * xq_copy_keeper_watch:
 * @self: the keeper
 * @monitor: what tells of drives
 *
 * Once.
 */
void          xq_copy_keeper_watch        (XqCopyKeeper   *self,
                                           GVolumeMonitor *monitor);

/**
 * xq_copy_keeper_run:
 * @self: the keeper of an unlocked desk
 * @force: whether also if nothing has changed since today's last copy
 *
 * Makes the copies that are due, here and in the second place if that is there.
 */
void          xq_copy_keeper_run          (XqCopyKeeper   *self,
                                           gboolean        force);

/**
 * xq_copy_keeper_is_working:
 * @self: the keeper
 *
 * Returns: whether copies are being made
 */
gboolean      xq_copy_keeper_is_working   (XqCopyKeeper   *self);

/**
 * xq_copy_keeper_choose:
 * @self: the keeper of an unlocked desk
 * @folder: (nullable): the second place from now on; %NULL for none
 * @error: as xq_backup_set_place()
 *
 * Returns: whether it is remembered
 */
gboolean      xq_copy_keeper_choose       (XqCopyKeeper   *self,
                                           const char     *folder,
                                           GError        **error);

/**
 * xq_copy_keeper_take_offer:
 * @self: the keeper
 *
 * Makes the drive that was offered the second place, and copies to it.
 */
void          xq_copy_keeper_take_offer   (XqCopyKeeper   *self);

G_END_DECLS
