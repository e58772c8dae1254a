/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import.h"

G_BEGIN_DECLS

/**
 * XqImportSaid:
 * @import: what is read in
 * @title: what the page is called
 * @help: the id of what F1 says
 * @first: what is to be done first
 * @about: what kind of file it is
 * @explained: what may be expected of it
 *
 * The words of the page that reads a file in, to be translated.
 */
typedef struct
{
  const XqImport *import;
  const char     *title;
  const char     *help;
  const char     *first;
  const char     *about;
  const char     *explained;
} XqImportSaid;

/**
 * xq_import_said_find:
 * @import: what is read in
 *
 * Returns: (transfer none): its words
 */
const XqImportSaid *xq_import_said_find       (const XqImport       *import);

/**
 * xq_import_said_list:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the words of all that can be read in
 */
const XqImportSaid *xq_import_said_list       (guint                *n);

/**
 * xq_import_said_find_kind:
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): how its records are read in
 */
const XqImport     *xq_import_said_find_kind  (const XqKind         *kind);

/**
 * xq_import_said_may:
 * @import: what is read in
 * @roles: somebody's roles
 *
 * Returns: whether these roles may read one in
 */
gboolean            xq_import_said_may        (const XqImport       *import,
                                               XqRoles               roles);

/**
 * xq_import_said_what:
 * @what: of an entry of a report
 *
 * Returns: (transfer none): the same in the user's language
 */
const char         *xq_import_said_what       (const char           *what);

/**
 * xq_import_said_dup_counts:
 * @import: what was read in
 * @report: what became of it
 *
 * Returns: (transfer full): how many rows became what
 */
char               *xq_import_said_dup_counts (const XqImport       *import,
                                               const XqImportReport *report);

/**
 * xq_import_said_dup_undone:
 * @undone: what was taken back
 *
 * Returns: (transfer full): the same in words
 */
char               *xq_import_said_dup_undone (const XqImportUndone *undone);

G_END_DECLS
