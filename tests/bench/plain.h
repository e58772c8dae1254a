/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "worker.h"

G_BEGIN_DECLS

/* The program's works by hand over the system's SQLite. */

extern const Work plain_works[];

/**
 * plain_begin:
 * @folder: the bench's folder; outlives the works
 */
void        plain_begin           (const char *folder);

/**
 * plain_end:
 *
 * Closes what is open.
 */
void        plain_end             (void);

/**
 * plain_open_first_list:
 *
 * Opens the school anew and reads what its first page shows: the newest visits, and
 * how many children of each class were visited in the term.
 *
 * Returns: (transfer full): a line for each class
 */
GStrv       plain_open_first_list (void);

G_END_DECLS
