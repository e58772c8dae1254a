/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/calendar.h"
#include "school/class-name.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/staff-account.h"
#include "store/calendar-day.h"

/* What a role is in the classes it is given. */
static const struct
{
  XqRole      role;
  const char *post;
  gboolean    of_grade;
} posts[] = {
  { XQ_ROLE_CLASS_TEACHER, "class_teacher", FALSE },
  { XQ_ROLE_SUBJECT_TEACHER, "subject", FALSE },
  { XQ_ROLE_DORMITORY, "dorm", FALSE },
  { XQ_ROLE_GRADE_LEADER, "grade_leader", TRUE },
};

static gboolean
has_post (XqRoles  roles,
          gboolean of_grade)
{
  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    if (roles & XQ_ROLE_BIT (posts[i].role) && posts[i].of_grade == of_grade)
      return TRUE;
  return FALSE;
}

/* All that can be said before anything is written. */
static gboolean
check_places (XqRoles             roles,
              const char *const  *classes,
              const char *const  *grades,
              GError            **error)
{
  int grade;
  int number;

  for (guint i = 0; classes != NULL && classes[i] != NULL; i++)
    if (!xq_class_name_parse (classes[i], &grade, &number))
      return xq_refuse (error, _("“%s” is not a class. Write it as 7-1."), classes[i]);
  for (guint i = 0; grades != NULL && grades[i] != NULL; i++)
    if (!xq_class_name_parse_grade (grades[i], &grade))
      return xq_refuse (error, _("“%s” is not a grade. Write it as 7."), grades[i]);
  if (classes != NULL && classes[0] != NULL && !has_post (roles, FALSE))
    return xq_refuse (error, _("Classes belong to class teachers, subject teachers and dormitory supervisors. "
                               "Give the account such a role, or no class."));
  if (grades != NULL && grades[0] != NULL && !has_post (roles, TRUE))
    return xq_refuse (error, _("A grade belongs to a grade leader. Give the account that role, or no grade."));
  return TRUE;
}

/* (transfer full) (nullable): the class of the present school year, made if it is missing */
static char *
get_class (XqStore  *store,
           int       grade,
           int       number,
           GError  **error)
{
  g_autofree char *grade_text = g_strdup_printf ("%d", grade);
  g_autofree char *number_text = g_strdup_printf ("%d", number);
  g_autofree char *year_text = NULL;
  g_autofree char *uid = NULL;
  g_autoptr (XqRecord) record = NULL;
  int year;

  if (!xq_school_year_of_day (store, xq_store_get_today (store), &year, error))
    return NULL;
  year_text = g_strdup_printf ("%d", year);
  if (!xq_question (store, "SELECT uid FROM visible_class WHERE year = CAST (? AS INTEGER) AND grade = CAST (? AS INTEGER) "
                           "AND number = CAST (? AS INTEGER) AND withdrawn = 0",
                    &uid, error, year_text, grade_text, number_text))
    return NULL;
  if (uid != NULL)
    return g_steal_pointer (&uid);

  record = xq_store_new_record (store, &xq_class);
  xq_record_set (record, "year", year_text);
  xq_record_set (record, "grade", grade_text);
  xq_record_set (record, "number", number_text);
  return xq_store_save (store, record, NULL, error) ? g_strdup (xq_record_get_uid (record)) : NULL;
}

/* A grade leader's post hangs on the first class of the grade and reaches all of it. */
static char *
get_class_of_grade (XqStore  *store,
                    int       grade,
                    GError  **error)
{
  g_autofree char *grade_text = g_strdup_printf ("%d", grade);
  g_autofree char *year_text = NULL;
  g_autofree char *uid = NULL;
  int year;

  if (!xq_school_year_of_day (store, xq_store_get_today (store), &year, error))
    return NULL;
  year_text = g_strdup_printf ("%d", year);
  if (!xq_question (store, "SELECT uid FROM visible_class WHERE year = CAST (? AS INTEGER) AND grade = CAST (? AS INTEGER) "
                           "AND withdrawn = 0 ORDER BY number LIMIT 1",
                    &uid, error, year_text, grade_text, NULL))
    return NULL;
  return uid != NULL ? g_steal_pointer (&uid) : get_class (store, grade, 1, error);
}

/* Which posts are wanted: "CLASS POST" each. */
static gboolean
collect_posts (XqStore            *store,
               XqRoles             roles,
               const char *const  *classes,
               const char *const  *grades,
               GHashTable         *wanted,
               GError            **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      const char *const *places = posts[i].of_grade ? grades : classes;

      if (!(roles & XQ_ROLE_BIT (posts[i].role)))
        continue;
      for (guint j = 0; places != NULL && places[j] != NULL; j++)
        {
          g_autofree char *class_uid = NULL;
          int grade;
          int number = 0;

          if (posts[i].of_grade ? !xq_class_name_parse_grade (places[j], &grade)
                                : !xq_class_name_parse (places[j], &grade, &number))
            return xq_refuse (error, _("“%s” is not a class. Write it as 7-1."), places[j]);
          class_uid = posts[i].of_grade ? get_class_of_grade (store, grade, error) : get_class (store, grade, number, error);
          if (class_uid == NULL)
            return FALSE;
          g_hash_table_add (wanted, g_strconcat (class_uid, " ", posts[i].post, NULL));
        }
    }
  return TRUE;
}

static gboolean
end_post (XqStore   *store,
          XqRecord  *post,
          GError   **error)
{
  g_autofree char *yesterday = xq_day_add (xq_store_get_today (store), -1);

  /* One that began today was a mistake and never held. */
  if (g_strcmp0 (xq_record_get (post, "from_on"), yesterday) > 0)
    return xq_store_withdraw (store, &xq_class_post, xq_record_get_uid (post), _("The post was taken back."), error);
  xq_record_set (post, "until_on", yesterday);
  return xq_store_save (store, post, NULL, error);
}

static gboolean
apply_posts (XqStore     *store,
             const char  *staff,
             GHashTable  *wanted,
             GError     **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) present = NULL;
  GHashTableIter iter;
  gpointer key;

  xq_filter_add (filter, "teacher", "=", staff);
  present = xq_store_list (store, &xq_class_post, filter, error);
  if (present == NULL)
    return FALSE;
  for (guint i = 0; i < present->len; i++)
    {
      XqRecord *post = g_ptr_array_index (present, i);
      const char *until_on = xq_record_get (post, "until_on");
      g_autofree char *name = g_strconcat (xq_record_get (post, "class"), " ", xq_record_get (post, "post"), NULL);

      if (until_on != NULL && g_strcmp0 (until_on, xq_store_get_today (store)) < 0)
        continue;
      if (!g_hash_table_remove (wanted, name) && !end_post (store, post, error))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_auto (GStrv) parts = g_strsplit (key, " ", 2);
      g_autoptr (XqRecord) post = xq_store_new_record (store, &xq_class_post);

      xq_record_set (post, "class", parts[0]);
      xq_record_set (post, "teacher", staff);
      xq_record_set (post, "post", parts[1]);
      if (!xq_store_save (store, post, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_staff (XqStore     *store,
            const char  *account,
            char       **staff,
            GError     **error)
{
  return xq_question (store, "SELECT uid FROM visible_staff WHERE account = unhex (?) AND withdrawn = 0 ORDER BY id LIMIT 1",
                      staff, error, account, NULL, NULL);
}

/* Someone who stands in the register already gets the account; two of one name
 * cannot be told apart, and each keeps the own record. */
static XqRecord *
get_staff (XqStore     *store,
           const char  *name,
           XqRoles      roles,
           GError     **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) named = NULL;
  g_autoptr (XqRecord) record = NULL;

  xq_filter_add (filter, "name", "=", name);
  named = xq_store_list (store, &xq_staff, filter, error);
  if (named == NULL)
    return NULL;
  if (named->len == 1 && xq_record_get (g_ptr_array_index (named, 0), "account") == NULL)
    return xq_record_ref (g_ptr_array_index (named, 0));

  record = xq_store_new_record (store, &xq_staff);
  xq_record_set (record, "name", name);
  if (roles & XQ_ROLE_BIT (XQ_ROLE_HEAD))
    xq_record_set (record, "job", "head");
  else if (roles & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR))
    /* Who counsels and teaches a class does not counsel full-time. */
    xq_record_set (record, "job", has_post (roles, FALSE) ? "psych_part" : "psych_full");
  else if (roles & XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER))
    xq_record_set (record, "job", "class_teacher");
  else
    xq_record_set (record, "job", roles & XQ_ROLE_BIT (XQ_ROLE_SUBJECT_TEACHER) ? "subject_teacher" : "other");
  return g_steal_pointer (&record);
}

static gboolean
write_staff (XqStore     *store,
             const char  *account,
             const char  *name,
             XqRoles      roles,
             const char *const  *classes,
             const char *const  *grades,
             GError     **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (XqRecord) staff = get_staff (store, name, roles, error);

  if (staff == NULL)
    return FALSE;
  xq_record_set (staff, "account", account);
  return xq_store_save (store, staff, NULL, error) && collect_posts (store, roles, classes, grades, wanted, error) &&
         apply_posts (store, xq_record_get_uid (staff), wanted, error);
}

char *
xq_staff_account_add (XqStore            *store,
                      const char         *name,
                      XqRoles             roles,
                      XqSecret           *password,
                      const char *const  *classes,
                      const char *const  *grades,
                      GError            **error)
{
  XqVault *vault = xq_store_get_vault (store);
  g_autofree char *uid = NULL;

  if (!check_places (roles, classes, grades, error))
    return NULL;
  uid = xq_vault_add_account (vault, name, roles, password, error);
  if (uid == NULL)
    return NULL;
  /* A keeper stands in no register of the school's: it sees no records. */
  if (roles == XQ_ROLE_BIT (XQ_ROLE_KEEPER))
    return g_steal_pointer (&uid);

  if (xq_store_begin (store, XQ_CABINET_SCHOOL, "account", error))
    {
      if (write_staff (store, uid, name, roles, classes, grades, error))
        {
          if (xq_store_commit (store, error))
            return g_steal_pointer (&uid);
        }
      else
        xq_store_rollback (store);
    }
  (void) xq_vault_remove_account (vault, uid, NULL);
  return NULL;
}

gboolean
xq_staff_account_set_posts (XqStore            *store,
                            const char         *account,
                            XqRoles             roles,
                            const char *const  *classes,
                            const char *const  *grades,
                            GError            **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *staff = NULL;

  if (!check_places (roles, classes, grades, error) || !find_staff (store, account, &staff, error))
    return FALSE;
  if (staff == NULL)
    return xq_refuse (error, _("No staff record names this account. Add one with the account in it first."));
  if (!xq_store_begin (store, XQ_CABINET_SCHOOL, "account", error))
    return FALSE;
  if (collect_posts (store, roles, classes, grades, wanted, error) && apply_posts (store, staff, wanted, error))
    return xq_store_commit (store, error);
  xq_store_rollback (store);
  return FALSE;
}

static gboolean
end_staff (XqStore     *store,
           const char  *staff,
           GError     **error)
{
  g_autoptr (GHashTable) none = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (XqRecord) record = xq_store_get (store, &xq_staff, staff, error);

  if (record == NULL)
    return FALSE;
  if (xq_record_get (record, "until_on") == NULL)
    xq_record_set (record, "until_on", xq_store_get_today (store));
  return xq_store_save (store, record, NULL, error) && apply_posts (store, staff, none, error);
}

gboolean
xq_staff_account_leave (XqStore     *store,
                        const char  *account,
                        GError     **error)
{
  g_autofree char *staff = NULL;

  if (!find_staff (store, account, &staff, error) ||
      !xq_vault_remove_account (xq_store_get_vault (store), account, error))
    return FALSE;
  /* The keys first: that is what cannot wait. */
  if (!xq_store_renew_due (store, error))
    return FALSE;
  if (staff == NULL)
    return TRUE;
  if (!xq_store_begin (store, XQ_CABINET_SCHOOL, "account", error))
    return FALSE;
  if (end_staff (store, staff, error))
    return xq_store_commit (store, error);
  xq_store_rollback (store);
  return FALSE;
}
