/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "student-words.h"

#include "school/class-name.h"
#include "school/kinds.h"
#include "school/student-class.h"

gboolean
xq_say_student (XqStore        *store,
                XqRecordWords  *words,
                const char     *student,
                char          **who,
                GError        **error)
{
  const char *name = student != NULL ? xq_record_words_name (words, &xq_student, student) : "";
  g_autofree char *class = NULL;
  g_autofree char *said = NULL;
  int grade;
  int number;

  if (student != NULL && !xq_student_class_name (store, student, &class, error))
    return FALSE;
  if (class != NULL && xq_class_name_parse (class, &grade, &number))
    said = xq_class_name_for_screen (grade, number);
  *who = g_strjoin (said != NULL ? " " : "", said != NULL ? said : "", name, NULL);
  return TRUE;
}
