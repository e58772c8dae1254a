/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/keyring.h"
#include "vault/vault.h"

/* A school on the disk for the tests of the vault: 王校长 (head), 李心 and 陈晴
 * (counsellors), 张班 (class teacher). 李心 made casework; 陈晴 waits.
 * It is founded once a program, since each password costs 0.3 s on purpose, and
 * copied for each test. */

#define HEAD "王校长"
#define COUNSELLOR "李心"
#define WAITING "陈晴"
#define TEACHER "张班"

/* Sets the test program up, founds the school, and runs the tests. */
int         fixture_main        (int          argc,
                                 char       **argv,
                                 void       (*add_tests) (void));

/* A fresh copy of the school's folder; removed at the end of the program. */
char       *fixture_copy        (void);

/* A path in the program's temporary folder that does not exist. */
char       *fixture_path        (const char  *name);

/* Copies all files of a folder. */
void        fixture_copy_folder (const char  *from,
                                 const char  *to);

/* The password of an account of the school; of others "fresh" ones. */
XqSecret   *fixture_password    (const char  *name);

/* Opens and unlocks; any failure ends the test. */
XqVault    *fixture_unlock      (const char  *folder,
                                 const char  *name);
XqVault    *fixture_unlock_with (const char  *folder,
                                 const char  *name,
                                 XqSecret    *password);

/* Tries to open and unlock; takes the error that must come. */
void        fixture_refused     (const char  *folder,
                                 const char  *name,
                                 XqVaultError code);

/* An account's uid; ends the test if there is none. */
char       *fixture_uid         (XqVault     *vault,
                                 const char  *name);

XqAccount  *fixture_account     (XqVault     *vault,
                                 const char  *name);

/* The keyring's text, and writing one with a right sum: what somebody does who
 * forges it knowingly. The text is without its last line. */
char       *fixture_read        (const char  *folder);
void        fixture_write       (const char  *folder,
                                 const char  *text);

/* Writes a keyring that the program itself would refuse to write. */
void        fixture_write_forged (const char      *folder,
                                  const XqKeyring *keyring);

/* The seed of everything random in this test, printed; --seed=N repeats. */
guint32     fixture_seed        (void);

/* The one raw database key of a cabinet. */
XqSecret   *fixture_database_key (XqVault    *vault,
                                  XqCabinet   cabinet);

/* The error must be that one; it is cleared. */
#define assert_vault_error(error, wanted) \
  G_STMT_START { g_assert_error (error, XQ_VAULT_ERROR, wanted); g_clear_error (&error); } G_STMT_END
