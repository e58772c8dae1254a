/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-family.h"
#include "school/kinds.h"

/* What class teachers, subject teachers and the dormitory write, one account
 * after the other, each on the last day of the term that it writes about. */

static const char *const topics[] = {
  "study", "study", "attendance", "behaviour", "health", "safety", "mood", "family", "praise", "praise", "affairs",
};

static gboolean
write_contact (XqDemo             *demo,
               const XqDemoChild  *child,
               guint32             day,
               gboolean            dormitory,
               GError            **error)
{
  static const char *const ways[] = { "phone", "phone", "phone", "message", "at_school" };
  const char *topic = topics[xq_demo_below (demo, G_N_ELEMENTS (topics))];
  g_autofree char *summary = xq_demo_any_text (demo, "contacts", dormitory ? "dormitory" : topic, "summary", child);
  g_autofree char *contacted_on = xq_demo_day_text (day);
  gboolean again = xq_demo_chance (demo, 0.08);
  g_autofree char *follow_up_on = again ? xq_demo_day_text (day + 3 + xq_demo_below (demo, 10)) : NULL;

  return xq_demo_add (demo, &xq_family_contact, error, "student", child->uid, "contacted_on", contacted_on,
                      "way", ways[xq_demo_below (demo, G_N_ELEMENTS (ways))], "spoken_with", child->carer,
                      "topic", dormitory ? "other" : topic, "summary", summary, "follow_up", again ? "1" : "0",
                      "follow_up_on", follow_up_on, NULL);
}

gboolean
xq_demo_write_contacts (XqDemo            *demo,
                        const XqDemoTerm  *term,
                        GPtrArray         *children,
                        gboolean           dormitory,
                        double             share,
                        GError           **error)
{
  gboolean ok = TRUE;

  if (children->len == 0)
    return TRUE;
  for (guint i = 0; ok && i < term->school_days->len; i++)
    {
      double today = share * children->len / 95; /* a term has about so many school days */

      while (ok && xq_demo_chance (demo, today / (1 + today)))
        {
          const XqDemoChild *child = g_ptr_array_index (children, xq_demo_below (demo, children->len));
          guint32 day = g_array_index (term->school_days, guint32, i);

          if (day >= child->came_on)
            ok = write_contact (demo, child, day, dormitory, error);
        }
    }
  return ok;
}

/* Entered once, looked at again every school year, if not always in time. */
static gboolean
keep_register (XqDemo             *demo,
               const XqDemoTerm   *term,
               XqDemoChild        *child,
               GError            **error)
{
  static const char *const bases[] = { "teacher", "guardian", "roster" };
  gboolean civil = g_strcmp0 (child->group, "orphan") == 0 || g_strcmp0 (child->group, "hardship") == 0 ||
                   g_strcmp0 (child->group, "unsupported") == 0;
  g_autofree char *from_on = xq_demo_day_text (MAX (term->from + 10, child->came_on));

  if (child->group == NULL || (child->entry != NULL && term->number == 2))
    return TRUE;
  if (child->entry == NULL)
    {
      child->entry = xq_demo_write (demo, &xq_register, error, "student", child->uid, "category", child->group,
                                    "kind", child->away, "from_on", from_on,
                                    "basis", civil ? "civil" : bases[xq_demo_below (demo, G_N_ELEMENTS (bases))], NULL);
      return child->entry != NULL;
    }
  if (xq_demo_chance (demo, 0.85))
    {
      g_autofree char *year = g_strdup_printf ("%d", term->year);

      xq_record_set (child->entry, "rechecked_year", year);
      return xq_store_save (demo->store, child->entry, NULL, error);
    }
  return TRUE;
}

/* The children whom a class, or a whole grade (@number 0), has on a day. */
static GPtrArray *
children_of (XqDemo  *demo,
             guint    cohort,
             guint    number,
             guint32  day)
{
  GPtrArray *children = g_ptr_array_new ();
  guint now;

  for (guint i = 0; i < demo->children->len; i++)
    {
      XqDemoChild *child = g_ptr_array_index (demo->children, i);

      if (child->cohort == cohort && xq_demo_is_here (child, day, &now) && (number == 0 || now == number))
        g_ptr_array_add (children, child);
    }
  return children;
}

static gboolean
write_term_of_class (XqDemo            *demo,
                     const XqDemoTerm  *term,
                     guint              who,
                     GPtrArray         *children,
                     int                grade,
                     GError           **error)
{
  gboolean ok = xq_store_begin (demo->store, XQ_CABINET_SCHOOL, "add", error);

  if (!ok)
    return FALSE;
  for (guint i = 0; ok && i < children->len; i++)
    ok = keep_register (demo, term, g_ptr_array_index (children, i), error);
  ok = ok && xq_demo_write_visits (demo, term, children, who, grade, error) &&
       xq_demo_write_contacts (demo, term, children, FALSE, 0.35, error);
  return xq_demo_end (demo, ok, error);
}

/* Others look after few families: those of some children of the grade. */
static gboolean
write_term_of_others (XqDemo            *demo,
                      const XqDemoTerm  *term,
                      gboolean           dormitory,
                      GPtrArray         *children,
                      int                grade,
                      GError           **error)
{
  g_autoptr (GPtrArray) few = g_ptr_array_new ();
  gboolean ok = xq_store_begin (demo->store, XQ_CABINET_SCHOOL, "add", error);

  if (!ok)
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    {
      XqDemoChild *child = g_ptr_array_index (children, i);

      if (dormitory ? child->dormitory != NULL : xq_demo_chance (demo, 0.07))
        g_ptr_array_add (few, child);
    }
  ok = (dormitory || xq_demo_write_visits (demo, term, few, 0, grade, error)) &&
       xq_demo_write_contacts (demo, term, few, dormitory, dormitory ? 0.12 : 0.4, error);
  return xq_demo_end (demo, ok, error);
}

static gboolean
write_term (XqDemo            *demo,
            XqDemoPerson      *person,
            const XqDemoTerm  *term,
            guint              cohort,
            GError           **error)
{
  guint32 day = MIN (term->until, demo->today);
  gboolean of_class = person->role == XQ_ROLE_CLASS_TEACHER;
  int grade = xq_demo_grade (demo, cohort, term->year);
  g_autoptr (GPtrArray) children = children_of (demo, cohort, of_class ? person->group % demo->n_classes + 1 : 0, day);

  if (!xq_demo_enter (demo, person, day, error))
    return FALSE;
  return of_class ? write_term_of_class (demo, term, person->group, children, grade, error)
                  : write_term_of_others (demo, term, person->role == XQ_ROLE_DORMITORY, children, grade, error);
}

static gboolean
write_person (XqDemo        *demo,
              XqDemoPerson  *person,
              GError       **error)
{
  guint n_cohorts = XQ_DEMO_GRADES + (guint) demo->order->n_years - 1;
  guint turn = person->role == XQ_ROLE_CLASS_TEACHER ? person->group / demo->n_classes : person->group;

  for (guint i = 0; i < demo->terms->len; i++)
    {
      const XqDemoTerm *term = g_ptr_array_index (demo->terms, i);

      for (guint cohort = 0; cohort < n_cohorts; cohort++)
        if (xq_demo_grade (demo, cohort, term->year) != 0 &&
            (person->role == XQ_ROLE_DORMITORY || cohort % XQ_DEMO_GRADES == turn) &&
            !write_term (demo, person, term, cohort, error))
          return FALSE;
    }
  return xq_demo_raise_concerns (demo, person, error);
}

gboolean
xq_demo_visit (XqDemo  *demo,
               GError **error)
{
  for (guint i = 0; i < demo->people->len; i++)
    {
      XqDemoPerson *person = g_ptr_array_index (demo->people, i);

      if (person->account != NULL &&
          (person->role == XQ_ROLE_CLASS_TEACHER || person->role == XQ_ROLE_SUBJECT_TEACHER ||
           person->role == XQ_ROLE_DORMITORY) &&
          !write_person (demo, person, error))
        return FALSE;
    }
  return TRUE;
}
