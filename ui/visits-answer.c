/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "visits-answer.h"

#include "rules/small-group.h"
#include "school/calendar.h"
#include "school/class-name.h"
#include "school/kinds.h"

#define READ_REGISTERS (XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR) | XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER))
#define LIST_CLASSES (READ_REGISTERS | XQ_ROLE_BIT (XQ_ROLE_GRADE_LEADER))

void
xq_class_visits_free (XqClassVisits *visits)
{
  if (visits == NULL)
    return;
  g_free (visits->uid);
  g_free (visits->name);
  g_free (visits->missing);
  g_free (visits->special);
  g_free (visits);
}

/* Of the special groups a small number points at a child: for those who read the
 * registers it tells nothing new, for others it is hidden. */
static char *
say_number (XqStore  *store,
            gint64    value,
            gboolean  open,
            GError  **error)
{
  return open ? g_strdup_printf ("%" G_GINT64_FORMAT, value) : xq_small_group_dup_text (store, value, error);
}

static XqClassVisits *
say_class (XqStore           *store,
           const XqCoverage  *coverage,
           GError           **error)
{
  XqRoles roles = xq_vault_get_roles (xq_store_get_vault (store));
  gboolean open = (roles & READ_REGISTERS) != 0;
  g_autofree char *special_due = say_number (store, coverage->special_due, open, error);
  g_autofree char *special_done = special_due != NULL ? say_number (store, coverage->special_done, open, error) : NULL;
  g_autofree char *missing = special_done != NULL ? say_number (store, coverage->due - coverage->done, open, error) : NULL;
  XqClassVisits *visits;

  if (missing == NULL)
    return NULL;
  visits = g_new0 (XqClassVisits, 1);
  visits->missing = g_steal_pointer (&missing);
  visits->uid = g_strdup (coverage->class_uid);
  visits->name = xq_class_name_for_screen (coverage->grade, coverage->number);
  visits->due = coverage->due;
  visits->done = coverage->done;
  visits->special = coverage->special_due > 0 ? g_strdup_printf ("%s / %s", special_done, special_due) : g_strdup ("");
  visits->opens = (roles & LIST_CLASSES) != 0;
  return visits;
}

static char *
name_term (XqStore  *store,
           GError  **error)
{
  XqTerm term;

  if (!xq_term_of_day (store, xq_store_get_today (store), &term, error))
    return NULL;
  return g_strdup_printf ("%d-%d", term.year, term.number);
}

gpointer
xq_visits_ask (XqStore       *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GPtrArray) classes = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_class_visits_free);
  g_autoptr (GPtrArray) coverage = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *term = name_term (store, error);

  (void) data;
  (void) cancellable;
  if (term == NULL)
    return NULL;
  coverage = xq_coverage_by_class (store, term, &problem);
  if (coverage == NULL && !g_error_matches (problem, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  for (guint i = 0; coverage != NULL && i < coverage->len; i++)
    {
      const XqCoverage *class = g_ptr_array_index (coverage, i);
      XqClassVisits *visits;

      if (class->class_uid == NULL)
        continue;
      visits = say_class (store, class, error);
      if (visits == NULL)
        return NULL;
      g_ptr_array_add (classes, visits);
    }
  return g_steal_pointer (&classes);
}

gpointer
xq_visits_ask_class (XqStore       *store,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autofree char *term = name_term (store, error);

  (void) cancellable;
  return term != NULL ? xq_coverage_list_students (store, data, term, error) : NULL;
}

XqVisitTry *
xq_visit_try_new (const char *const *students,
                  const char        *result)
{
  XqVisitTry *visit_try;

  g_return_val_if_fail (students != NULL && result != NULL, NULL);

  visit_try = g_new0 (XqVisitTry, 1);
  visit_try->students = g_strdupv ((GStrv) students);
  visit_try->result = g_strdup (result);
  return visit_try;
}

void
xq_visit_try_free (XqVisitTry *visit_try)
{
  g_return_if_fail (visit_try != NULL);

  g_strfreev (visit_try->students);
  g_free (visit_try->result);
  g_free (visit_try);
}

gpointer
xq_visits_note_try (XqStore       *store,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const XqVisitTry *visit_try = data;
  g_autoptr (GStrvBuilder) uids = g_strv_builder_new ();

  (void) cancellable;
  if (!xq_store_begin (store, xq_home_visit.cabinet, "save", error))
    return NULL;
  for (guint i = 0; visit_try->students[i] != NULL; i++)
    {
      g_autoptr (XqRecord) record = xq_store_new_record (store, &xq_home_visit);

      xq_record_set (record, "student", visit_try->students[i]);
      xq_record_set (record, "result", visit_try->result);
      if (!xq_store_save (store, record, NULL, error))
        {
          xq_store_rollback (store);
          return NULL;
        }
      g_strv_builder_add (uids, xq_record_get_uid (record));
    }
  return xq_store_commit (store, error) ? g_strv_builder_end (uids) : NULL;
}

gpointer
xq_visits_undo_try (XqStore       *store,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const char *const *uids = data;

  (void) cancellable;
  if (!xq_store_begin (store, xq_home_visit.cabinet, "withdraw", error))
    return NULL;
  for (guint i = 0; uids[i] != NULL; i++)
    if (!xq_store_withdraw (store, &xq_home_visit, uids[i], _("Undone right after saving"), error))
      {
        xq_store_rollback (store);
        return NULL;
      }
  (void) xq_store_commit (store, error);
  return NULL;
}
