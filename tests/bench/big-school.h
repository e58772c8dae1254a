/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/roster-apply.h"
#include "store/store.h"

G_BEGIN_DECLS

/* A big school of nine grades with ten years of records, invented; the folder
 * of a bench holds
 *
 *   school.xinqing      the school; 校长 head, 李老师 counsellor, 王老师 class teacher
 *   newcomer.xinqing    the same school before its students were read in
 *   school.plain        the school's cabinets with the same tables and rows, without encryption
 *   newcomer.plain      of the newcomer
 *   arrived.plain       of the newcomer after its students were read in
 *   visits.tsv          the visits as a spreadsheet of twelve columns
 *   roster.csv          the newcomer's students
 *   pages.txt           the text of a hundred pages
 *   questions.ini       what is asked for, the same of every program
 */

#define BIG_SCHOOL_TODAY "2025-06-30"
#define BIG_SCHOOL_TERM "2024-2"
#define BIG_SCHOOL_HEAD "校长"
#define BIG_SCHOOL_COUNSELLOR "李老师"
#define BIG_SCHOOL_TEACHER "王老师"

/* What is written in each record that is saved while its time is taken. */
#define BENCH_NOTE \
  "与奶奶同住，父母在外地务工，每周视频一次。作业能按时完成，近来话少，晚上看手机到很晚。" \
  "奶奶说不知道怎么管，希望老师多提醒。家里安静，有自己的书桌。"

typedef struct
{
  guint students;  /* on the roll, each year */
  guint years;     /* up to the school year 2024 */
  guint visits;
  guint sessions;
} BigSchoolSize;

/**
 * big_school_fill:
 * @folder: an empty folder
 * @size: how much of everything
 *
 * Makes the school through the program's own engine.
 */
void      big_school_fill   (const char           *folder,
                             const BigSchoolSize  *size);

/**
 * big_school_enter:
 * @folder: a bench's folder
 * @vault: a vault in it, e.g. "school.xinqing"
 * @account: an account
 *
 * Opens and unlocks a vault; ends the program if that fails.
 *
 * Returns: (transfer full): the vault
 */
XqVault  *big_school_enter  (const char           *folder,
                             const char           *vault,
                             const char           *account);

/**
 * big_school_open:
 * @vault: an unlocked vault
 *
 * Returns: (transfer full): its store
 */
XqStore  *big_school_open   (XqVault              *vault);

/**
 * big_school_close:
 * @store: (transfer full): a store
 */
void      big_school_close  (XqStore              *store);

/**
 * big_school_read_roster:
 * @store: a counsellor's store in the newcomer
 * @folder: a bench's folder
 *
 * Returns: (transfer full): what stands in the school's roster
 */
XqRoster *big_school_read_roster (XqStore         *store,
                                  const char      *folder);

/**
 * big_school_arrive:
 * @store: a counsellor's store in the newcomer
 * @roster: the school's roster
 *
 * Reads the school's first students in, each with two guardians and a class.
 *
 * Returns: how many students were added
 */
gint64    big_school_arrive (XqStore              *store,
                             const XqRoster       *roster);

/**
 * big_school_copy:
 * @folder: a bench's folder
 * @from: a folder in it
 * @to: another, which is replaced
 */
void      big_school_copy   (const char           *folder,
                             const char           *from,
                             const char           *to);

G_END_DECLS
