/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one door to the database: SQLCipher's own header with its keying calls
 * declared, never the system's sqlite3.h. */
#define SQLITE_HAS_CODEC 1
#include <sqlcipher/sqlite3.h>
