/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include "school/student-number.h"

#define SHOWN_FIRST 5
#define SHOWN_LAST 4
#define SHORTEST 12

char *
xq_student_number_dup_masked (const char *number)
{
  g_autofree char *first = NULL;
  glong length;

  g_return_val_if_fail (number != NULL, NULL);

  length = g_utf8_validate (number, -1, NULL) ? g_utf8_strlen (number, -1) : 0;
  if (length < SHORTEST)
    return g_strdup ("****");
  first = g_utf8_substring (number, 0, SHOWN_FIRST);
  return g_strconcat (first, "…", g_utf8_offset_to_pointer (number, length - SHOWN_LAST), NULL);
}
