/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/coverage.h"
#include "rules/figure-private.h"
#include "rules/series.h"
#include "rules/small-group.h"
#include "school/shared-choices.h"

void
xq_series_point_free (XqSeriesPoint *point)
{
  if (point == NULL)
    return;
  g_free (point->code);
  g_free (point);
}

static XqSeriesPoint *
add_point (GPtrArray *points,
           char      *code,
           gint64     value,
           gint64     whole)
{
  XqSeriesPoint *point = g_new0 (XqSeriesPoint, 1);

  point->code = code;
  point->value = value;
  point->whole = whole;
  g_ptr_array_add (points, point);
  return point;
}

static gboolean
add_classes (const XqCount  *count,
             GPtrArray      *points,
             GError        **error)
{
  g_autoptr (GPtrArray) classes = xq_coverage_by_class (count->store, count->name, error);

  if (classes == NULL)
    return FALSE;
  for (guint i = 0; i < classes->len; i++)
    {
      const XqCoverage *coverage = g_ptr_array_index (classes, i);
      XqSeriesPoint *point;

      if (coverage->class_uid == NULL || coverage->due == 0)
        continue;
      point = add_point (points, g_strdup_printf ("%d-%d", coverage->grade, coverage->number),
                         coverage->done, coverage->due);
      if (!xq_small_group_hides (count->store, point->value, &point->hidden, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_weeks (const XqCount  *count,
           GPtrArray      *points,
           GError        **error)
{
  g_autoptr (GHashTable) totals = xq_casework_totals (count, error);
  int weeks = xq_term_week (&count->term, count->term.until_on);

  if (totals == NULL)
    return FALSE;
  for (int week = 1; week <= weeks && g_hash_table_size (totals) > 0; week++)
    {
      g_autofree char *name = g_strdup_printf ("week_%d", week);
      gint64 value = xq_casework_total (totals, name);

      add_point (points, g_strdup_printf ("%d", week), MAX (value, 0), -1);
    }
  return TRUE;
}

static gboolean
add_themes (const XqCount  *count,
            GPtrArray      *points,
            GError        **error)
{
  g_autoptr (GHashTable) totals = xq_casework_totals (count, error);

  if (totals == NULL)
    return FALSE;
  for (const XqChoice *theme = xq_theme_choices; theme->code != NULL; theme++)
    {
      g_autofree char *name = g_strconcat ("theme_", theme->code, NULL);
      gint64 value = xq_casework_total (totals, name);
      XqSeriesPoint *point;

      if (value <= 0)
        continue;
      point = add_point (points, g_strdup (theme->code), value, -1);
      if (!xq_small_group_hides (count->store, value, &point->hidden, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
xq_term_series (XqStore     *store,
                const char  *term,
                XqSeries     series,
                GError     **error)
{
  XqRoles roles = XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR);
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_series_point_free);
  XqCount count;
  gboolean ok;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!(xq_vault_get_roles (xq_store_get_vault (store)) & roles))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("Only a head or a counsellor may see the school's figures. Ask one of them."));
      return NULL;
    }
  if (!xq_count_begin (&count, store, term, error))
    return NULL;
  if (series == XQ_SERIES_COVERAGE)
    ok = add_classes (&count, points, error);
  else
    ok = series == XQ_SERIES_WEEKS ? add_weeks (&count, points, error) : add_themes (&count, points, error);
  return ok ? g_steal_pointer (&points) : NULL;
}
