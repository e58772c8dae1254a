/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* A small school for tests: classes 7-1, 7-2 and 8-1 in the school year 2024,
 * one child in each (甲 in 7-1, 乙 in 7-2, 丙 in 8-1), and an account a role.
 *
 *   校长      head              王老师   class teacher of 7-1
 *   李老师    counsellor        赵老师   class teacher of 7-2
 *   孙主任    grade leader 7    钱老师   subject teacher of 7-1
 *   周阿姨    dormitory of 7-1  管理员   keeper
 */

#define FIXTURE_TODAY "2024-11-15"

typedef enum
{
  CHILD_A, /* 7-1 */
  CHILD_B, /* 7-2 */
  CHILD_C, /* 8-1 */
  N_CHILDREN
} FixtureChild;

typedef struct
{
  char    *folder;                  /* the vault */
  char    *children[N_CHILDREN];    /* student uids */
  char    *classes[N_CHILDREN];     /* class uids */
  XqVault *vault;                   /* open while somebody works */
  XqStore *store;
  GHashTable *kept;                 /* file name -> GBytes */
} SchoolFixture;

/**
 * school_fixture_new:
 *
 * Makes the school in a temporary folder; nobody works in it yet.
 *
 * Returns: (transfer full): the fixture
 */
SchoolFixture *school_fixture_new   (void);

/**
 * school_fixture_copy:
 * @fixture: the fixture
 *
 * Locks whoever works, and copies the school as it stands into a folder of its own.
 *
 * Returns: (transfer full): the other school, with the same passwords and uids
 */
SchoolFixture *school_fixture_copy  (SchoolFixture *fixture);

/**
 * school_fixture_free:
 * @fixture: (transfer full): the fixture; its folder is removed
 */
void           school_fixture_free  (SchoolFixture *fixture);

/**
 * school_fixture_enter:
 * @fixture: the fixture
 * @account: whose turn it is
 *
 * Locks whoever works and opens the school as @account; fails the test if that
 * does not succeed.
 *
 * Returns: (transfer none): the store
 */
XqStore       *school_fixture_enter (SchoolFixture *fixture,
                                     const char    *account);

/**
 * school_fixture_enter_on:
 * @fixture: the fixture
 * @account: whose turn it is
 * @today: the day that it is
 *
 * As school_fixture_enter(), on another day than FIXTURE_TODAY.
 *
 * Returns: (transfer none): the store
 */
XqStore       *school_fixture_enter_on (SchoolFixture *fixture,
                                        const char    *account,
                                        const char    *today);

/**
 * school_fixture_leave:
 * @fixture: the fixture
 *
 * Locks whoever works.
 */
void           school_fixture_leave (SchoolFixture *fixture);

/**
 * school_fixture_keep:
 * @fixture: the fixture
 *
 * Locks whoever works, and keeps a copy of the vault's files for
 * school_fixture_restore().
 */
void           school_fixture_keep     (SchoolFixture *fixture);

/**
 * school_fixture_restore:
 * @fixture: the fixture
 *
 * Locks whoever works without asking whether it succeeds, and lays the kept files
 * again: a fresh school without a password stretched for it.
 */
void           school_fixture_restore  (SchoolFixture *fixture);

/**
 * school_fixture_password:
 * @account: an account's name
 *
 * Returns: (transfer full): its password
 */
XqSecret      *school_fixture_password (const char *account);

/**
 * school_fixture_find_staff:
 * @store: a store
 * @name: whose record; the test fails if there is none
 *
 * Returns: (transfer full): the uid of the staff record
 */
char          *school_fixture_find_staff (XqStore    *store,
                                          const char *name);

/**
 * school_fixture_save:
 * @store: a store
 * @kind: a kind's name
 * @...: pairs of field and value, ended by %NULL
 *
 * Saves a new record with the form's initial values and these; fails the test
 * if it is refused.
 *
 * Returns: (transfer full): its uid
 */
char          *school_fixture_save  (XqStore    *store,
                                     const char *kind,
                                     ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
