/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include "school/class-name.h"
#include "school/kinds.h"
#include "school/student-class.h"
#include "school/student-lookup.h"
#include "store/calendar-day.h"

static XqRecord *
find_open_enrolment (XqStore     *store,
                     const char  *student,
                     GError     **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) enrolments = NULL;
  const char *today = xq_store_get_today (store);

  xq_filter_add (filter, "student", "=", student);
  xq_filter_add (filter, "from_on", "<=", today);
  enrolments = xq_store_list (store, &xq_enrolment, filter, error);
  for (guint i = 0; enrolments != NULL && i < enrolments->len; i++)
    {
      XqRecord *enrolment = g_ptr_array_index (enrolments, i);
      const char *until_on = xq_record_get (enrolment, "until_on");

      if (until_on == NULL || g_strcmp0 (until_on, today) >= 0)
        return xq_record_ref (enrolment);
    }
  return NULL;
}

gboolean
xq_student_class_set (XqStore     *store,
                      const char  *student,
                      const char  *text,
                      GError     **error)
{
  g_autofree char *class_uid = xq_class_find (store, text, 0, error);
  g_autoptr (XqRecord) enrolment = NULL;
  g_autoptr (XqRecord) next = NULL;
  GError *problem = NULL;

  if (class_uid == NULL)
    return FALSE;
  enrolment = find_open_enrolment (store, student, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (enrolment != NULL && g_strcmp0 (xq_record_get (enrolment, "class"), class_uid) == 0)
    return TRUE;
  if (enrolment != NULL && g_strcmp0 (xq_record_get (enrolment, "from_on"), xq_store_get_today (store)) == 0)
    {
      xq_record_set (enrolment, "class", class_uid);
      return xq_store_save (store, enrolment, NULL, error);
    }
  if (enrolment != NULL)
    {
      g_autofree char *until_on = xq_day_add (xq_store_get_today (store), -1);

      xq_record_set (enrolment, "until_on", until_on);
      xq_record_set (enrolment, "end_reason", "class_change");
      if (!xq_store_save (store, enrolment, NULL, error))
        return FALSE;
    }
  next = xq_store_new_record (store, &xq_enrolment);
  xq_record_set (next, "student", student);
  xq_record_set (next, "class", class_uid);
  if (enrolment != NULL)
    xq_record_set (next, "reason", "class_change");
  return xq_store_save (store, next, NULL, error);
}

gboolean
xq_student_class_name (XqStore     *store,
                       const char  *student,
                       char       **name,
                       GError     **error)
{
  g_autofree char *class_uid = NULL;
  g_autoptr (XqRows) rows = NULL;

  *name = NULL;
  if (!xq_student_class_on (store, student, xq_store_get_today (store), &class_uid, error))
    return FALSE;
  if (class_uid == NULL)
    return TRUE;
  rows = xq_store_query (store, "SELECT grade, number FROM visible_class WHERE uid = unhex (?1)", error, class_uid, NULL);
  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, NULL))
    *name = g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, xq_rows_integer (rows, 0), xq_rows_integer (rows, 1));
  return TRUE;
}

gboolean
xq_student_class_grade (XqStore     *store,
                        const char  *student,
                        char       **grade,
                        GError     **error)
{
  g_autofree char *class = NULL;
  int number;
  int level;

  g_return_val_if_fail (grade != NULL, FALSE);

  *grade = NULL;
  if (!xq_student_class_name (store, student, &class, error))
    return FALSE;
  if (class == NULL || !xq_class_name_parse (class, &level, &number))
    {
      *grade = g_strdup ("");
      return TRUE;
    }
  *grade = xq_class_name_for_paper (level, number);
  if (strchr (*grade, '(') != NULL)
    *strchr (*grade, '(') = '\0';
  return TRUE;
}
