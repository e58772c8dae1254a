/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-private.h"
#include "school/kinds.h"

/* The roster that the first counsellor reads in, who makes the key of the
 * casework at this first unlock: from now on teachers can write letters. */

static gboolean
write_student (XqDemo       *demo,
               XqDemoChild  *child,
               GError      **error)
{
  g_autofree char *born_on = xq_demo_day_text (child->born_on);
  g_autofree char *seat = g_strdup_printf ("%02u", child->seat);
  gboolean graduated = xq_demo_grade (demo, child->cohort, demo->this_year) == 0;
  g_autoptr (XqRecord) record = xq_demo_write (demo, &xq_student, error, "number", child->number, "seat", seat,
                                               "name", child->name, "sex", child->is_girl ? "female" : "male",
                                               "born_on", born_on, "boarding", child->dormitory != NULL ? "boarder" : "day",
                                               "dormitory", child->dormitory, "village", child->village, "state",
                                               child->left_on != 0 ? "left" : graduated ? "graduated" : "studying", NULL);

  if (record == NULL)
    return FALSE;
  child->uid = g_strdup (xq_record_get_uid (record));
  return TRUE;
}

static gboolean
write_enrolment (XqDemo             *demo,
                 const XqDemoChild  *child,
                 int                 year,
                 guint               number,
                 guint32             from,
                 guint32             until,
                 const char         *reason,
                 const char         *end_reason,
                 GError            **error)
{
  g_autofree char *from_on = xq_demo_day_text (from);
  g_autofree char *until_on = until != 0 ? xq_demo_day_text (until) : NULL;

  return xq_demo_add (demo, &xq_enrolment, error, "student", child->uid,
                      "class", xq_demo_class (demo, year, xq_demo_grade (demo, child->cohort, year), number),
                      "from_on", from_on, "until_on", until_on, "reason", reason,
                      "end_reason", until != 0 ? end_reason : NULL,
                      "boarding", child->dormitory != NULL ? "boarder" : "day", "bed", child->dormitory, NULL);
}

/* One year's enrolment, in two where the child changed class in it. */
static gboolean
write_year (XqDemo             *demo,
            const XqDemoChild  *child,
            int                 year,
            GError            **error)
{
  gboolean is_last = xq_demo_grade (demo, child->cohort, year) == XQ_DEMO_FIRST_GRADE + XQ_DEMO_GRADES - 1;
  gboolean is_first = xq_demo_grade (demo, child->cohort, year - 1) == 0;
  guint32 from = xq_demo_day (year, 9, 1);
  guint32 until = xq_demo_day (year + 1, 8, 31);
  const char *reason = is_first ? "new" : "promoted";
  const char *end_reason = is_last ? "graduated" : "promoted";
  guint number;

  if ((child->came_on != 0 && child->came_on > until) || (child->left_on != 0 && child->left_on < from))
    return TRUE;
  if (child->came_on >= from)
    {
      from = child->came_on;
      reason = "transfer_in";
    }
  if (child->left_on != 0 && child->left_on <= until)
    {
      until = child->left_on;
      end_reason = "transfer_out";
    }
  else if (year == demo->this_year)
    until = 0;

  (void) xq_demo_is_here (child, from, &number);
  if (child->changed_on <= from || (until != 0 && child->changed_on > until))
    return write_enrolment (demo, child, year, number, from, until, reason, end_reason, error);
  if (child->changed_on > xq_demo_day (year + 1, 8, 31))
    return write_enrolment (demo, child, year, number, from, until, reason, end_reason, error);
  return write_enrolment (demo, child, year, number, from, child->changed_on - 1, reason, "class_change", error) &&
         write_enrolment (demo, child, year, child->later_number, child->changed_on, until, "class_change", end_reason, error);
}

static char *
any_word (XqDemo     *demo,
          const char *group,
          const char *key)
{
  g_auto (GStrv) words = xq_demo_words_list (demo->words, "names", group, key);

  return g_strdup (words[xq_demo_below (demo, g_strv_length (words))]);
}

static gboolean
write_guardian (XqDemo             *demo,
                const XqDemoChild  *child,
                const char         *relation,
                gboolean            is_woman,
                gboolean            shares_surname,
                GError            **error)
{
  g_autofree char *surname = shares_surname ? xq_demo_surname (demo, child) : any_word (demo, "surname", "all");
  g_autofree char *given = any_word (demo, is_woman ? "adult_female" : "adult_male", "two");
  g_autofree char *name = g_strconcat (surname, given, NULL);
  g_autofree char *phone = g_strdup_printf ("1390000%04u", xq_demo_below (demo, 9000));
  gboolean is_carer = g_str_equal (relation, child->carer);

  return xq_demo_add (demo, &xq_guardian, error, "student", child->uid, "name", name, "relation", relation,
                      "phone", phone, "main", is_carer ? "1" : "0", "carer", is_carer ? "1" : "0", NULL);
}

static gboolean
is_among (XqDemo            *demo,
          const XqDemoChild *child,
          const char        *key)
{
  g_auto (GStrv) words = xq_demo_words_list (demo->words, "names", "carer", key);

  return g_strv_contains ((const char *const *) words, child->carer_word);
}

static gboolean
write_family (XqDemo             *demo,
              const XqDemoChild  *child,
              GError            **error)
{
  gboolean alone = g_strcmp0 (child->group, "single_parent") == 0;
  gboolean orphaned = g_strcmp0 (child->group, "orphan") == 0 || g_strcmp0 (child->group, "unsupported") == 0;
  gboolean by_parent = g_str_equal (child->carer, "father") || g_str_equal (child->carer, "mother");

  if (!by_parent && !write_guardian (demo, child, child->carer, is_among (demo, child, "women"),
                                     is_among (demo, child, "same_surname"), error))
    return FALSE;
  if (orphaned)
    return TRUE;
  return ((alone && !g_str_equal (child->carer, "father")) || write_guardian (demo, child, "father", FALSE, TRUE, error)) &&
         ((alone && !g_str_equal (child->carer, "mother")) || write_guardian (demo, child, "mother", TRUE, FALSE, error));
}

static gboolean
write_child (XqDemo       *demo,
             XqDemoChild  *child,
             GError      **error)
{
  if (!write_student (demo, child, error))
    return FALSE;
  for (int year = demo->first_year; year <= demo->this_year; year++)
    if (xq_demo_grade (demo, child->cohort, year) != 0 && !write_year (demo, child, year, error))
      return FALSE;
  return write_family (demo, child, error);
}

gboolean
xq_demo_enrol (XqDemo  *demo,
               GError **error)
{
  gboolean ok = TRUE;

  if (!xq_demo_enter (demo, xq_demo_person (demo, XQ_ROLE_COUNSELLOR, 0), demo->today, error) ||
      !xq_store_begin_bulk (demo->store, "import", error))
    return FALSE;
  for (guint i = 0; ok && i < demo->children->len; i++)
    ok = write_child (demo, g_ptr_array_index (demo->children, i), error);
  return xq_demo_end (demo, ok, error);
}
