/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "vault/role.h"

G_BEGIN_DECLS

/* What is known of a school's copies without a key: the file backups.ini in its
 * folder. It is in no copy, so that a restored school does not speak of copies that
 * it does not have. Nothing in it is trusted with more than words and with a folder
 * that takes encrypted files. */

/**
 * XqBackupCopy:
 * @name: (nullable): the file's name; %NULL if there is none
 * @at: when it was made, Unix seconds; 0 likewise
 * @lies: the cabinets that are in it, a bit each
 * @proved: those that were opened from it and found whole
 * @problem: (nullable): why the last attempt failed, for people
 * @problem_at: when that was
 */
typedef struct
{
  char   *name;
  gint64  at;
  guint   lies;
  guint   proved;
  char   *problem;
  gint64  problem_at;
} XqBackupCopy;

/**
 * XqBackupPlace:
 * @folder: (nullable): where it was last; %NULL if no second place was chosen
 * @volume: (nullable): the uuid of the volume on which it lies, for what can be
 *   taken out
 * @label: (nullable): what people call that volume
 * @inside: (nullable): the folder on the volume, without a slash in front
 */
typedef struct
{
  char *folder;
  char *volume;
  char *label;
  char *inside;
} XqBackupPlace;

/**
 * XqBackupState:
 * @own: the last good copy in the school's own folder of copies
 * @second: the last good one in the second place
 * @place: the second place
 * @marks: (nullable): where the chains stood when @own was made
 * @tested_at: when a copy was last restored for a test, Unix seconds; 0 for never
 * @tested: (nullable): which one
 * @test_problem: (nullable): what was wrong with it, for people
 * @own_days: after how many days @own is old, as the school has decided; 0: not known
 * @second_days: likewise for @second
 */
typedef struct
{
  XqBackupCopy   own;
  XqBackupCopy   second;
  XqBackupPlace  place;
  char          *marks;
  gint64         tested_at;
  char          *tested;
  char          *test_problem;
  int            own_days;
  int            second_days;
} XqBackupState;

/**
 * xq_backup_folder:
 * @vault_path: a vault's folder
 *
 * Returns: (transfer full): the school's own folder of copies, which lies beside it
 */
char          *xq_backup_folder       (const char           *vault_path);

/**
 * xq_backup_state_read:
 * @vault_path: a vault's folder
 *
 * What cannot be read is as if nothing were known. A copy in the school's own folder
 * that is not there any more is forgotten. Any thread.
 *
 * Returns: (transfer full): the state
 */
XqBackupState *xq_backup_state_read   (const char           *vault_path);

/**
 * xq_backup_state_write:
 * @state: the state
 * @vault_path: a vault's folder
 * @error: return location for an error
 *
 * One thread at a time: who writes what was read before holds xq_backup_state_lock()
 * from the reading on.
 *
 * Returns: whether it is safely on the disk
 */
gboolean       xq_backup_state_write  (const XqBackupState  *state,
                                       const char           *vault_path,
                                       GError              **error);

/**
 * xq_backup_state_lock:
 *
 * The copies are made in one thread, and people choose the second place in another.
 */
void           xq_backup_state_lock   (void);

/**
 * xq_backup_state_unlock:
 *
 * Ends what xq_backup_state_lock() began.
 */
void           xq_backup_state_unlock (void);

/**
 * xq_backup_place_is_same:
 * @one: a place
 * @other: another
 *
 * Returns: whether what lies in @one lies in @other
 */
gboolean       xq_backup_place_is_same (const XqBackupPlace *one,
                                        const XqBackupPlace *other);

/**
 * xq_backup_state_free:
 * @state: (transfer full) (nullable): a state
 */
void           xq_backup_state_free   (XqBackupState        *state);

/**
 * xq_backup_is_due:
 * @state: a state
 * @now: by the clock on the wall
 *
 * Returns: whether no copy was made today
 */
gboolean       xq_backup_is_due       (const XqBackupState  *state,
                                       GDateTime            *now);

/**
 * xq_backup_has_changed:
 * @state: a state
 * @vault_path: its vault's folder
 *
 * Returns: whether anything was written into a cabinet since the last copy
 */
gboolean       xq_backup_has_changed  (const XqBackupState  *state,
                                       const char           *vault_path);

/**
 * xq_backup_test_is_due:
 * @state: a state
 * @now: by the clock on the wall
 *
 * Returns: whether it is a month since a copy was restored for a test
 */
gboolean       xq_backup_test_is_due  (const XqBackupState  *state,
                                       GDateTime            *now);

/**
 * xq_backup_place_find:
 * @place: a second place
 * @vault_path: the vault's folder
 *
 * What the system says without being asked for its drives: the folder of last time is
 * there, and if it was on a drive, it is not a leftover folder of this disk.
 *
 * Returns: (transfer full) (nullable): the folder, %NULL if it is not there now
 */
char          *xq_backup_place_find   (const XqBackupPlace  *place,
                                       const char           *vault_path);

/**
 * xq_backup_is_same_disk:
 * @vault_path: the vault's folder
 * @folder: another folder
 *
 * Returns: whether both lie on one disk, so that one fault takes both
 */
gboolean       xq_backup_is_same_disk (const char           *vault_path,
                                       const char           *folder);

/**
 * xq_backup_dup_marks:
 * @vault_path: a vault's folder
 *
 * Returns: (transfer full): where the chains stand now
 */
char          *xq_backup_dup_marks    (const char           *vault_path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqBackupState, xq_backup_state_free)

G_END_DECLS
