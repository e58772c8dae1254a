/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/roster-apply.h"
#include "store/store.h"

G_BEGIN_DECLS

/* A school that has a calendar and accounts, and no class and no child yet:
 *
 *   校长      head              李老师   counsellor, with fresh_school_staff()
 *                               王老师   class teacher, likewise
 */
typedef struct
{
  char    *folder;   /* holds the vault, and the files that are read in */
  char    *path;     /* the vault */
  char    *today;
  XqVault *vault;
  XqStore *store;    /* of whoever works */
} FreshSchool;

/**
 * fresh_school_new:
 * @today: the store's today
 *
 * Makes the school in a temporary folder, with the school year 2024; the head
 * works in it.
 *
 * Returns: (transfer full): the school
 */
FreshSchool    *fresh_school_new    (const char   *today);

/**
 * fresh_school_staff:
 * @school: a school
 *
 * Gives it a counsellor and a class teacher without a class. The head works on.
 */
void            fresh_school_staff  (FreshSchool  *school);

/**
 * fresh_school_enter:
 * @school: a school
 * @account: whose turn it is
 * @today: (nullable): another today from now on
 *
 * Locks whoever works and opens the school as @account.
 */
void            fresh_school_enter  (FreshSchool  *school,
                                     const char   *account,
                                     const char   *today);

/**
 * fresh_school_free:
 * @school: (transfer full): a school; its folder is removed
 */
void            fresh_school_free   (FreshSchool  *school);

/**
 * fresh_school_sample:
 * @name: the name of a file in samples/
 *
 * Returns: (transfer full): the file
 */
GFile          *fresh_school_sample (const char   *name);

/**
 * fresh_school_write:
 * @school: a school
 * @bytes: what the file holds
 * @n: how many, or -1 for a text
 *
 * Returns: (transfer full): a new file beside the vault
 */
GFile          *fresh_school_write  (FreshSchool  *school,
                                     const char   *bytes,
                                     gssize        n);

/**
 * fresh_school_read:
 * @school: a school
 * @text: a table, its fields divided by commas
 *
 * Reads the table in as whoever works; fails the test if it is refused.
 *
 * Returns: (transfer full): the report
 */
XqImportReport *fresh_school_read   (FreshSchool  *school,
                                     const char   *text);

/**
 * fresh_school_ask:
 * @school: a school
 * @sql: a SELECT of one column over the views of whoever works
 *
 * Returns: (transfer full): its rows, a line each
 */
char           *fresh_school_ask    (FreshSchool  *school,
                                     const char   *sql);

/**
 * fresh_school_states:
 * @school: a school
 *
 * Returns: (transfer full): every record of people and classes with all its
 *   fields, without what differs from version to version
 */
char           *fresh_school_states (FreshSchool  *school);

/**
 * assert_counts:
 * @report: a report
 * @read: expected rows with a child
 * @added: expected new students
 * @updated: expected changed students
 * @unchanged: expected others
 */
#define assert_counts(report, read, added, updated, unchanged) G_STMT_START { \
    g_assert_cmpuint ((report)->n_read, ==, read); \
    g_assert_cmpuint ((report)->n_added, ==, added); \
    g_assert_cmpuint ((report)->n_updated, ==, updated); \
    g_assert_cmpuint ((report)->n_unchanged, ==, unchanged); } G_STMT_END

/**
 * assert_answer:
 * @school: a school
 * @sql: a SELECT
 * @expected: its answer, as fresh_school_ask() gives it
 */
#define assert_answer(school, sql, expected) G_STMT_START { \
    g_autofree char *assert_answer_text = fresh_school_ask (school, sql); \
    g_assert_cmpstr (assert_answer_text, ==, expected); } G_STMT_END

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FreshSchool, fresh_school_free)

G_END_DECLS
