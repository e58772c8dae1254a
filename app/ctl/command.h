/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "store/store.h"

G_BEGIN_DECLS

#define XQ_CTL_ERROR (xq_ctl_error_quark ())
GQuark xq_ctl_error_quark (void);

typedef enum
{
  XQ_CTL_ERROR_USAGE,  /* exit status 2 */
  XQ_CTL_ERROR_FAILED, /* exit status 1 */
} XqCtlError;

/* What stands before the command, and what the command opened. */
typedef struct
{
  char      *account;
  char      *password_file;
  char      *today;
  char      *lang;

  GPtrArray *words;    /* what follows the command's name, its own options taken out */
  char      *stdin_text; /* standard input after the password's line, once read */
  gboolean   stdin_read;
  XqSecret  *password;      /* of the account, while a command needs it again */
  char      *student_class; /* class=7-1 given for a student, which is an enrolment */
  XqVault   *vault;
  XqStore   *store;
} XqCtl;

/**
 * XqCommandRun:
 * @ctl: the options and words
 * @error: return location for an error
 *
 * Returns: whether the command did what it says
 */
typedef gboolean (*XqCommandRun) (XqCtl   *ctl,
                                  GError **error);

typedef struct
{
  const char         *name;    /* "add", or "account add" */
  const char         *usage;   /* what follows the name */
  const char         *summary; /* N_() */
  const GOptionEntry *options; /* or NULL */
  XqCommandRun        run;
  guint               n_words; /* at least so many words */
} XqCommand;

extern const XqCommand xq_commands_school[];
extern const XqCommand xq_commands_account[];
extern const XqCommand xq_commands_record[];
extern const XqCommand xq_commands_look[];
extern const XqCommand xq_commands_paper[];
extern const XqCommand xq_commands_import[];
extern const XqCommand xq_commands_screening[];
extern const XqCommand xq_commands_demo[];
extern const XqCommand xq_commands_safety[];
extern const XqCommand xq_commands_score[];
extern const XqCommand xq_commands_year[];

/**
 * xq_ctl_word:
 * @ctl: the command line
 * @index: from 0; word 0 is the vault for most commands
 *
 * Returns: (transfer none) (nullable): the word
 */
const char *xq_ctl_word          (XqCtl       *ctl,
                                  guint        index);

/**
 * xq_ctl_read_password:
 * @ctl: the command line
 * @error: return location for an error
 *
 * Reads the account's password: the first line of --password-file, or from the
 * terminal without echo.
 *
 * Returns: (transfer full) (nullable): the password
 */
XqSecret   *xq_ctl_read_password (XqCtl       *ctl,
                                  GError     **error);

/**
 * xq_ctl_read_secret_file:
 * @ctl: the command line
 * @file: (nullable): a file's name, "-" for standard input; %NULL asks on the
 *   terminal
 * @prompt: what the terminal shows
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file's first line
 */
XqSecret   *xq_ctl_read_secret_file (XqCtl       *ctl,
                                     const char  *file,
                                     const char  *prompt,
                                     GError     **error);

/**
 * xq_ctl_read_stdin:
 * @ctl: the command line
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): what standard input holds after the
 *   password's line
 */
const char *xq_ctl_read_stdin    (XqCtl       *ctl,
                                  GError     **error);

/**
 * xq_ctl_open_vault:
 * @ctl: the command line; word 0 names the vault
 * @error: return location for an error
 *
 * Opens the vault and unlocks the account.
 *
 * Returns: whether @ctl has a vault now
 */
gboolean    xq_ctl_open_vault    (XqCtl       *ctl,
                                  GError     **error);

/**
 * xq_ctl_open_store:
 * @ctl: the command line; word 0 names the vault
 * @error: return location for an error
 *
 * Opens the vault, unlocks the account and opens its records.
 *
 * Returns: whether @ctl has a store now
 */
gboolean    xq_ctl_open_store    (XqCtl       *ctl,
                                  GError     **error);

/**
 * xq_ctl_close:
 * @ctl: the command line
 * @error: return location for an error
 *
 * Returns: %FALSE if the records could not be closed in order
 */
gboolean    xq_ctl_close         (XqCtl       *ctl,
                                  GError     **error);

/**
 * xq_ctl_print_json:
 * @builder: a complete value
 *
 * Prints it on standard output, indented.
 */
void        xq_ctl_print_json    (JsonBuilder *builder);

/**
 * xq_ctl_set_usage:
 * @error: return location for an error
 * @format: what is wrong with the command line
 * @...: values for @format
 *
 * Returns: always %FALSE
 */
gboolean    xq_ctl_set_usage     (GError     **error,
                                  const char  *format,
                                  ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
