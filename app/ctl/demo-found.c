/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-private.h"
#include "school/kinds.h"

/* The head's first hour: the school, its calendar, its people and their posts. */

static const char *
word (XqDemo     *demo,
      const char *group,
      const char *key)
{
  return xq_demo_words_get (demo->words, "school", group, key);
}

static gboolean
create_vault (XqDemo  *demo,
              GError **error)
{
  XqDemoPerson *head = xq_demo_person (demo, XQ_ROLE_HEAD, 0);
  g_autoptr (XqSecret) password = xq_secret_new_take_string (g_strdup (head->password));

  demo->vault = xq_vault_create (demo->order->path, word (demo, "school", "full_name"), head->name, password, error);
  if (demo->vault == NULL)
    return FALSE;
  demo->who = head;
  head->account = g_strdup (xq_vault_get_account_uid (demo->vault));
  return xq_demo_enter (demo, head, demo->today, error);
}

static gboolean
write_school (XqDemo  *demo,
              GError **error)
{
  g_autofree char *decided = xq_demo_day_text (((XqDemoTerm *) g_ptr_array_index (demo->terms, 0))->from);

  return xq_demo_add (demo, &xq_school, error, "full_name", word (demo, "school", "full_name"),
                      "short_name", word (demo, "school", "short_name"), "phases", "junior", "boards", "1",
                      "bureau", word (demo, "school", "bureau"), "phone", word (demo, "school", "phone"),
                      "room_place", word (demo, "school", "room_place"),
                      "room_phone", word (demo, "school", "room_phone"), NULL) &&
         xq_demo_add (demo, &xq_setting, error, "name", "home_visit.counted_ways", "value", "at_home agreed_place",
                      "decided_on", decided, "basis", word (demo, "school", "decided"), NULL) &&
         xq_demo_add (demo, &xq_setting, error, "name", "referral.reply_days", "value", "14",
                      "decided_on", decided, "basis", word (demo, "school", "decided"), NULL);
}

static gboolean
write_classes (XqDemo  *demo,
               GError **error)
{
  for (int year = demo->first_year; year <= demo->this_year; year++)
    for (int grade = XQ_DEMO_FIRST_GRADE; grade < XQ_DEMO_FIRST_GRADE + XQ_DEMO_GRADES; grade++)
      for (guint number = 1; number <= demo->n_classes; number++)
        {
          g_autofree char *year_text = g_strdup_printf ("%d", year);
          g_autofree char *grade_text = g_strdup_printf ("%d", grade);
          g_autofree char *number_text = g_strdup_printf ("%u", number);
          g_autoptr (XqRecord) record = xq_demo_write (demo, &xq_class, error, "year", year_text, "grade", grade_text,
                                                       "number", number_text, NULL);

          if (record == NULL)
            return FALSE;
          g_hash_table_insert (demo->classes, g_strdup_printf ("%d-%d-%u", year, grade, number),
                               g_strdup (xq_record_get_uid (record)));
        }
  return TRUE;
}

static const struct
{
  const char *job;
  const char *post;
} jobs[XQ_N_ROLES] = {
  [XQ_ROLE_HEAD] = { "head", "post_head" },
  [XQ_ROLE_COUNSELLOR] = { "psych_part", "post_part" },
  [XQ_ROLE_CLASS_TEACHER] = { "class_teacher", "post_class_teacher" },
  [XQ_ROLE_GRADE_LEADER] = { "subject_teacher", "post_grade_leader" },
  [XQ_ROLE_SUBJECT_TEACHER] = { "subject_teacher", "post_subject_teacher" },
  [XQ_ROLE_DORMITORY] = { "other", "post_dormitory" },
};

static gboolean
write_member (XqDemo        *demo,
              XqDemoPerson  *person,
              guint          n,
              GError       **error)
{
  g_autoptr (XqRecord) record = xq_store_new_record (demo->store, &xq_staff);
  g_autofree char *phone = g_strdup_printf ("1390000%04u", 9000 + n);
  g_autofree char *from = xq_demo_day_text (xq_demo_day (demo->first_year - 3, 8, 20));
  g_autofree char *until = xq_demo_day_text (demo->today + 30);
  gboolean full_time = person->role == XQ_ROLE_COUNSELLOR && person->group == 0;

  xq_record_set (record, "name", person->name);
  xq_record_set (record, "account", person->account);
  xq_record_set (record, "phone", phone);
  xq_record_set (record, "from_on", from);
  xq_record_set (record, "job", full_time ? "psych_full" : jobs[person->role].job);
  xq_record_set (record, "post", word (demo, "staff", full_time ? "post_full" : jobs[person->role].post));
  if (person->role == XQ_ROLE_COUNSELLOR)
    xq_record_set (record, "education", word (demo, "staff", full_time ? "education_full" : "education_part"));
  if (full_time)
    {
      XqRecord *certificate = xq_record_add_part (record, "certificates");

      xq_record_set (certificate, "name", word (demo, "staff", "certificate"));
      xq_record_set (certificate, "grade", word (demo, "staff", "certificate_grade"));
      xq_record_set (certificate, "issued_on", from);
      certificate = xq_record_add_part (record, "certificates");
      xq_record_set (certificate, "name", word (demo, "staff", "certificate_short"));
      xq_record_set (certificate, "valid_until", until);
    }
  if (!xq_store_save (demo->store, record, NULL, error))
    return FALSE;
  person->staff = g_strdup (xq_record_get_uid (record));
  xq_demo_count (demo, &xq_staff);
  return TRUE;
}

/* Keys are wrapped and signed here: this is where the time of a demonstration goes. */
static gboolean
add_accounts (XqDemo  *demo,
              GError **error)
{
  for (guint i = 0; i < demo->people->len; i++)
    {
      XqDemoPerson *person = g_ptr_array_index (demo->people, i);
      g_autoptr (XqSecret) password = NULL;

      if (person->account != NULL || person->password == NULL)
        continue;
      person->first_password = g_strconcat ("first-", person->password, NULL);
      password = xq_secret_new_take_string (g_strdup (person->first_password));
      person->account = xq_vault_add_account (demo->vault, person->name, XQ_ROLE_BIT (person->role), password, error);
      if (person->account == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_staff (XqDemo  *demo,
             GError **error)
{
  for (guint i = 0; i < demo->people->len; i++)
    {
      XqDemoPerson *person = g_ptr_array_index (demo->people, i);

      if (person->role != XQ_ROLE_KEEPER && !write_member (demo, person, i, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_post (XqDemo              *demo,
          const XqDemoPerson  *person,
          const char          *class_uid,
          int                  year,
          const char          *post,
          GError             **error)
{
  g_autofree char *from = g_strdup_printf ("%d-09-01", year);
  g_autofree char *until = year < demo->this_year ? g_strdup_printf ("%d-08-31", year + 1) : NULL;

  return xq_demo_add (demo, &xq_class_post, error, "class", class_uid, "teacher", person->staff, "post", post,
                      "subject", person->subject, "from_on", from, "until_on", until, NULL);
}

/* Teachers stay with their children from grade to grade and begin again with
 * newcomers when these have left. */
static gboolean
write_posts_of_class (XqDemo  *demo,
                      int      year,
                      guint    cohort,
                      guint    number,
                      GError **error)
{
  guint turn = cohort % XQ_DEMO_GRADES;
  const char *class_uid = xq_demo_class (demo, year, xq_demo_grade (demo, cohort, year), number);
  XqDemoPerson *person;

  if (!add_post (demo, xq_demo_person (demo, XQ_ROLE_CLASS_TEACHER, turn * demo->n_classes + number - 1), class_uid, year,
                 "class_teacher", error) ||
      !add_post (demo, xq_demo_person (demo, XQ_ROLE_DORMITORY, 0), class_uid, year, "dorm", error))
    return FALSE;
  if (number == 1 && !add_post (demo, xq_demo_person (demo, XQ_ROLE_GRADE_LEADER, turn), class_uid, year, "grade_leader", error))
    return FALSE;
  for (guint i = 0; (person = xq_demo_person (demo, XQ_ROLE_SUBJECT_TEACHER, i)) != NULL; i++)
    if (i % XQ_DEMO_GRADES == turn && !add_post (demo, person, class_uid, year, "subject", error))
      return FALSE;
  return TRUE;
}

static gboolean
write_posts (XqDemo  *demo,
             GError **error)
{
  guint n_cohorts = XQ_DEMO_GRADES + (guint) demo->order->n_years - 1;

  for (int year = demo->first_year; year <= demo->this_year; year++)
    for (guint cohort = 0; cohort < n_cohorts; cohort++)
      for (guint number = 1; xq_demo_grade (demo, cohort, year) != 0 && number <= demo->n_classes; number++)
        if (!write_posts_of_class (demo, year, cohort, number, error))
          return FALSE;
  return TRUE;
}

gboolean
xq_demo_found (XqDemo  *demo,
               GError **error)
{
  gboolean ok;

  if (!create_vault (demo, error) || !add_accounts (demo, error) ||
      !xq_store_begin (demo->store, XQ_CABINET_SCHOOL, "add", error))
    return FALSE;
  ok = write_school (demo, error) && xq_demo_write_calendar (demo, error) && write_classes (demo, error) &&
       write_staff (demo, error) && write_posts (demo, error);
  return xq_demo_end (demo, ok, error);
}
