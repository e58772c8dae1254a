/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/due-private.h"
#include "rules/requirement.h"
#include "rules/student-plans.h"
#include "school/class-name.h"
#include "school/own-classes.h"
#include "school/settings.h"
#include "store/calendar-day.h"

/* Whose classes a line is about: one of this account's own, or all of the school. */
typedef struct
{
  const XqOwnClass *own;
} Whose;

static gboolean
is_of (const Whose         *whose,
       const XqRequirement *item)
{
  return whose->own == NULL || g_strcmp0 (whose->own->uid, item->class_uid) == 0;
}

/* What a line counts. */
typedef enum
{
  SPECIAL_PLANS,
  ALL_PLANS,
  MOMENT,
} Counted;

static char *
dup_words (Counted     counted,
           gint64      n,
           const char *day)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  switch (counted)
    {
    case SPECIAL_PLANS:
      return g_strdup_printf (_("%s students of special groups have no plan in full yet; it is due on %s."), number, day);
    case ALL_PLANS:
      return g_strdup_printf (_("%s students have no plan yet; it is due on %s."), number, day);
    case MOMENT:
    default:
      return g_strdup_printf (_("%s students of special groups are to be watched at this moment of the year, until %s: note in their "
                                "plans how they are."), number, day);
    }
}

static void
add_line (XqStore     *store,
          GPtrArray   *list,
          XqDueKind    kind,
          const Whose *whose,
          const char  *since,
          Counted      counted,
          gint64       n)
{
  g_autofree char *day = xq_day_words (since, xq_store_get_today (store));
  XqDue *due = xq_due_add (list, kind, FALSE, whose->own != NULL ? "class" : NULL, whose->own != NULL ? whose->own->uid : NULL,
                           since, dup_words (counted, n, day));

  due->who = whose->own != NULL ? xq_class_name_for_screen (whose->own->grade, whose->own->number) : NULL;
}

/* What is still missing of the plans that are due soon, or were. */
static gboolean
add_plans (XqStore      *store,
           GPtrArray    *list,
           GPtrArray    *plans,
           const Whose  *whose,
           Counted       counted,
           GError      **error)
{
  const char *what = counted == SPECIAL_PLANS ? "special" : "all";
  const char *until = NULL;
  g_autofree char *notice_on = NULL;
  gint64 missing = 0;
  gint64 days;

  for (guint i = 0; i < plans->len; i++)
    {
      const XqRequirement *item = g_ptr_array_index (plans, i);

      if (!is_of (whose, item) || strcmp (item->what, what) != 0)
        continue;
      until = item->until_on;
      missing += MAX (0, item->due - item->done);
    }
  if (until == NULL || missing == 0)
    return TRUE;
  if (!xq_setting_integer (store, "plan.notice_days", &days, error))
    return FALSE;
  notice_on = xq_day_add (until, -(int) days);
  if (strcmp (notice_on, xq_store_get_today (store)) <= 0)
    add_line (store, list, XQ_DUE_PLAN, whose, until, counted, missing);
  return TRUE;
}

/* The moment of today, or the last that went by: a line a moment would hide the rest. */
static void
add_moment (XqStore      *store,
            GPtrArray    *list,
            GPtrArray    *nodes,
            const Whose  *whose)
{
  const XqRequirement *last = NULL;
  gint64 missing = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      const XqRequirement *item = g_ptr_array_index (nodes, i);

      if (is_of (whose, item) && item->done < item->due && strcmp (item->from_on, xq_store_get_today (store)) <= 0 &&
          (last == NULL || strcmp (item->from_on, last->from_on) > 0))
        last = item;
    }
  for (guint i = 0; last != NULL && i < nodes->len; i++)
    {
      const XqRequirement *item = g_ptr_array_index (nodes, i);

      if (is_of (whose, item) && strcmp (item->what, last->what) == 0)
        missing += MAX (0, item->due - item->done);
    }
  if (last != NULL)
    add_line (store, list, XQ_DUE_PLAN_NODE, whose, last->until_on, MOMENT, missing);
}

static gboolean
add_lines (XqStore      *store,
           GPtrArray    *list,
           GPtrArray    *plans,
           GPtrArray    *nodes,
           const Whose  *whose,
           GError      **error)
{
  if (!add_plans (store, list, plans, whose, SPECIAL_PLANS, error) || !add_plans (store, list, plans, whose, ALL_PLANS, error))
    return FALSE;
  add_moment (store, list, nodes, whose);
  return TRUE;
}

/* For a class teacher the own classes of this school year, for a counsellor the school. */
gboolean
xq_due_add_plans (XqStore    *store,
                  GPtrArray  *list,
                  GError    **error)
{
  XqRoles roles = xq_vault_get_roles (xq_store_get_vault (store));
  g_autoptr (GPtrArray) own = xq_own_classes_list (store, error);
  gboolean of_school = (roles & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)) != 0;
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GPtrArray) nodes = NULL;
  g_autofree char *name = NULL;
  XqTerm term;

  if (own == NULL)
    return FALSE;
  if (own->len == 0 && !of_school)
    return TRUE;
  if (!xq_term_of_day (store, xq_store_get_today (store), &term, error))
    return FALSE;
  name = g_strdup_printf ("%d-%d", term.year, term.number);
  plans = xq_plans_required (store, name, error);
  nodes = plans != NULL ? xq_plan_nodes_required (store, name, error) : NULL;
  if (nodes == NULL)
    return FALSE;
  for (guint i = 0; i < own->len; i++)
    {
      const Whose whose = { g_ptr_array_index (own, i) };

      if (!add_lines (store, list, plans, nodes, &whose, error))
        return FALSE;
    }
  return !of_school || add_lines (store, list, plans, nodes, &(const Whose) { NULL }, error);
}
