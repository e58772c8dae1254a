/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * XqDemoOrder:
 *
 * What invented school is wanted.
 */
typedef struct
{
  const char *path;       /* the vault's folder, which does not exist yet */
  const char *today;      /* ISO; the records end here */
  int         n_students; /* on the roll today */
  int         n_years;    /* school years, today's the last */
  guint32     seed;       /* the same seed and day give the same people, dates and texts */
} XqDemoOrder;

#define XQ_DEMO_STUDENTS_LEAST 20
#define XQ_DEMO_STUDENTS_MOST 6000
#define XQ_DEMO_YEARS_MOST 12

/**
 * xq_demo_make:
 * @order: what is wanted
 * @error: return location for an error
 *
 * Makes an invented junior middle school: its people, its calendar and the
 * records that each of them would have written, through the same doors as
 * everybody's. Not a name, number or text is a real person's. Main thread,
 * after xq_school_register() and xq_vault_init().
 *
 * On failure the folder is taken away again.
 *
 * Returns: (transfer full) (nullable): an object: "accounts" (each with
 *   "account", "role", "password"), "students", "years", "terms", "records"
 *   (how many of each kind)
 */
JsonNode *xq_demo_make (const XqDemoOrder  *order,
                        GError            **error);

G_END_DECLS
