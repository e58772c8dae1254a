/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include "school/class-teacher.h"

void
xq_class_teacher_clear (XqClassTeacher *teacher)
{
  g_clear_pointer (&teacher->staff, g_free);
  g_clear_pointer (&teacher->name, g_free);
  g_clear_pointer (&teacher->account, g_free);
}

gboolean
xq_class_teacher_on (XqStore         *store,
                     const char      *class_uid,
                     const char      *day,
                     gboolean         with_account,
                     XqClassTeacher  *teacher,
                     GError         **error)
{
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && day != NULL && teacher != NULL, FALSE);

  memset (teacher, 0, sizeof *teacher);
  if (class_uid == NULL)
    return TRUE;
  rows = xq_store_query (store,
                         "SELECT s.uid, s.name, s.account FROM visible_class_post p JOIN visible_staff s ON s.uid = p.teacher "
                         "WHERE p.class = unhex (?1) AND p.withdrawn = 0 AND p.post IN ('acting', 'class_teacher') "
                         "AND p.from_on <= ?2 AND (p.until_on IS NULL OR p.until_on >= ?2) "
                         "AND s.withdrawn = 0 AND (?3 = '' OR s.account IS NOT NULL) "
                         "ORDER BY p.post = 'class_teacher', p.from_on DESC, p.id DESC LIMIT 1",
                         error, class_uid, day, with_account ? "account" : "", NULL);
  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem))
    {
      teacher->staff = g_strdup (xq_rows_text (rows, 0));
      teacher->name = g_strdup (xq_rows_text (rows, 1));
      teacher->account = g_strdup (xq_rows_text (rows, 2));
    }
  return xq_rows_ended (problem, error);
}
