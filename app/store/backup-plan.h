/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the copies are called that the program makes of its own accord, and which of
 * them stay. Nothing here touches a disk.
 *
 * A name (FORMAT) is "WORDS-DAY-TIME-UID.xinqing-backup": the school's name for
 * people, the day and the second by the clock on the wall, and the first digits of
 * the school's uid, so that two schools may share a stick. "-update" stands before
 * the suffix of a copy that was made before a newer program changed the cabinets. A
 * name of any other form is somebody else's. */

#define XQ_BACKUP_SUFFIX ".xinqing-backup"

#define XQ_BACKUP_DAYS 7
#define XQ_BACKUP_WEEKS 4
#define XQ_BACKUP_MONTHS 12
#define XQ_BACKUP_UPDATES 3 /* one for each cabinet, which may be opened at different times */

#define XQ_BACKUP_STAMP_LENGTH 17 /* "2024-11-01-080213" */

/**
 * XqBackupName:
 * @stamp: day and second; in their order also as texts
 * @is_update: whether it was made before a newer program changed the cabinets
 */
typedef struct
{
  char     stamp[XQ_BACKUP_STAMP_LENGTH + 1];
  gboolean is_update;
} XqBackupName;

/**
 * xq_backup_stamp_new:
 * @at: a moment
 *
 * Returns: (transfer full): as in a name
 */
char      *xq_backup_stamp_new  (GDateTime          *at);

/**
 * xq_backup_name_new:
 * @school_name: the school's name; what a USB drive does not take is replaced
 * @school_uid: its uid
 * @stamp: when
 * @is_update: whether a newer program is about to change the cabinets
 *
 * Returns: (transfer full): the name of a copy
 */
char      *xq_backup_name_new   (const char         *school_name,
                                 const char         *school_uid,
                                 const char         *stamp,
                                 gboolean            is_update);

/**
 * xq_backup_name_read:
 * @name: the name of any file
 * @school_uid: the school's uid
 * @read: (out) (optional): what the name says
 *
 * Returns: whether it is the name of a copy that the program made of this school
 */
gboolean   xq_backup_name_read  (const char         *name,
                                 const char         *school_uid,
                                 XqBackupName       *read);

/**
 * xq_backup_plan_drop:
 * @names: %NULL-terminated: what lies in a folder, in any order
 * @school_uid: the school's uid
 * @now: by the clock on the wall
 * @last_good: (nullable): the newest copy that was found whole
 *
 * The newest copy of each of the last seven days that have one stays, of each of
 * the last four weeks, and of each of the last twelve months; the newest three
 * of before an update; and @last_good. What is dated more than a day after @now,
 * because a clock was wrong, is thinned by itself and takes no room from the others.
 *
 * Returns: (transfer full) (element-type utf8): the names to remove, oldest first;
 *   never one that is not this school's
 */
GPtrArray *xq_backup_plan_drop  (const char *const  *names,
                                 const char         *school_uid,
                                 GDateTime          *now,
                                 const char         *last_good);

G_END_DECLS
