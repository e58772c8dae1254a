/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include "rules/figure-private.h"
#include "school/settings.h"

/* Names of totals; those of weeks and themes end with their number or code. */
#define WEEK "week_"
#define THEME "theme_"
#define THEME_OTHER "theme_other"

static void
set_total (GHashTable *totals,
           const char *name,
           gint64      value)
{
  gint64 *boxed = g_new (gint64, 1);

  *boxed = value;
  g_hash_table_insert (totals, g_strdup (name), boxed);
}

gint64
xq_casework_total (GHashTable *totals,
                   const char *name)
{
  const gint64 *value = g_hash_table_lookup (totals, name);

  return value != NULL ? *value : -1;
}

static gboolean
count_sessions (const XqCount  *count,
                GHashTable     *totals,
                GError        **error)
{
  static const char *const names[] = { "sessions", "persons", "parents", "group_n", "group_p", "staff_talks" };
  gint64 values[G_N_ELEMENTS (names)];

  if (!xq_count_row (xq_store_count_query (count->store, "counselling-totals", error,
                                           ":from", count->term.counted_from, ":until", count->term.counted_until, NULL),
                     values, G_N_ELEMENTS (values), error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    set_total (totals, names[i], values[i]);
  return TRUE;
}

/* The screening is the school year's: either of its terms shows what was done by then. */
static gboolean
count_screening (const XqCount  *count,
                 GHashTable     *totals,
                 GError        **error)
{
  static const char *const names[] = { "screen_due", "screen", "screen_valid", "screen_void", "screen_second" };
  g_autofree char *year = g_strdup_printf ("%d", count->term.year);
  gint64 values[G_N_ELEMENTS (names)];

  if (!xq_count_row (xq_store_count_query (count->store, "screening-totals", error, ":year", year, ":day", count->day,
                                           ":until", count->term.counted_until, NULL),
                     values, G_N_ELEMENTS (values), error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    set_total (totals, names[i], values[i]);
  return TRUE;
}

static gboolean
count_focus (const XqCount  *count,
             GHashTable     *totals,
             GError        **error)
{
  g_autofree char *grades = NULL;
  g_autofree char *contacts = NULL;
  g_autofree char *grades_list = NULL;
  g_autofree char *contacts_list = NULL;
  gint64 values[2];

  if (!xq_setting_text (count->store, "focus.grades", &grades, error) ||
      !xq_setting_text (count->store, "focus.contacts", &contacts, error))
    return FALSE;
  grades_list = g_strdup_printf (" %s ", grades);
  contacts_list = g_strdup_printf (" %s ", contacts);
  if (!xq_count_row (xq_store_count_query (count->store, "focus-contacts", error, ":day", count->day,
                                           ":from", count->term.counted_from, ":until", count->term.counted_until,
                                           ":grades", grades_list, ":contacts", contacts_list, NULL),
                     values, G_N_ELEMENTS (values), error))
    return FALSE;
  set_total (totals, "focus_due", values[0]);
  set_total (totals, "focus", values[1]);
  return TRUE;
}

static gboolean
count_weeks (const XqCount  *count,
             GHashTable     *totals,
             GError        **error)
{
  GError *problem = NULL;
  int weeks = xq_term_week (&count->term, count->term.until_on);
  g_autofree gint64 *values = g_new0 (gint64, (gsize) weeks + 1);
  g_autoptr (XqRows) rows = xq_store_count_query (count->store, "counselling-by-day", error,
                                                  ":from", count->term.counted_from,
                                                  ":until", count->term.counted_until, NULL);

  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      int week = xq_term_week (&count->term, xq_rows_text (rows, 0));

      if (week <= weeks)
        values[week] += xq_rows_integer (rows, 1);
    }
  if (!xq_rows_ended (problem, error))
    return FALSE;
  for (int week = 1; week <= weeks; week++)
    {
      g_autofree char *name = g_strdup_printf (WEEK "%d", week);

      set_total (totals, name, values[week]);
    }
  return TRUE;
}

/* A theme of few sessions, or behind which few persons stand, points at them: it
 * joins the others before it leaves the casework cabinet. */
static gboolean
count_themes (const XqCount  *count,
              GHashTable     *totals,
              GError        **error)
{
  GError *problem = NULL;
  gint64 least;
  gint64 other = 0;
  g_autoptr (XqRows) rows = NULL;

  if (!xq_setting_integer (count->store, "figures.small_group", &least, error))
    return FALSE;
  rows = xq_store_count_query (count->store, "counselling-by-theme", error, ":from", count->term.counted_from,
                               ":until", count->term.counted_until, NULL);
  if (rows == NULL)
    return FALSE;
  while (xq_rows_next (rows, &problem))
    {
      g_autofree char *name = g_strconcat (THEME, xq_rows_text (rows, 0), NULL);

      if (xq_rows_integer (rows, 1) < least || xq_rows_integer (rows, 2) < least || g_str_equal (name, THEME_OTHER))
        other += xq_rows_integer (rows, 1);
      else
        set_total (totals, name, xq_rows_integer (rows, 1));
    }
  if (!xq_rows_ended (problem, error))
    return FALSE;
  if (other > 0)
    set_total (totals, THEME_OTHER, other);
  return TRUE;
}

/* Whoever may and does hold the casework counts; the others read what was
 * published, without a look at any record. */
static gboolean
holds_casework (XqStore *store)
{
  XqVault *vault = xq_store_get_vault (store);

  return (xq_vault_get_roles (vault) & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)) &&
         xq_vault_holds (vault, XQ_CABINET_CASEWORK);
}

static GHashTable *
read_published (const XqCount  *count,
                GError        **error)
{
  g_autoptr (GHashTable) totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GError *problem = NULL;
  g_autoptr (XqRows) rows = xq_store_query (
    count->store, "SELECT name, value FROM visible_published_figure WHERE term = ? AND withdrawn = 0", error,
    count->name, NULL);

  if (rows == NULL)
    return NULL;
  while (xq_rows_next (rows, &problem))
    set_total (totals, xq_rows_text (rows, 0), xq_rows_integer (rows, 1));
  if (!xq_rows_ended (problem, error))
    return NULL;
  return g_steal_pointer (&totals);
}

GHashTable *
xq_casework_totals (const XqCount  *count,
                    GError        **error)
{
  g_autoptr (GHashTable) totals = NULL;

  if (!holds_casework (count->store))
    return read_published (count, error);

  totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!count_sessions (count, totals, error) || !count_focus (count, totals, error) ||
      !count_weeks (count, totals, error) || !count_themes (count, totals, error) ||
      !count_screening (count, totals, error))
    return NULL;
  return g_steal_pointer (&totals);
}

/* What is still missing in the first term may be made up in the second. */
static gboolean
add_screening (const XqCount  *count,
               GHashTable     *totals,
               GPtrArray      *figures,
               GError        **error)
{
  static const char *const plain[] = { "screen_valid", "screen_void", "screen_second" };
  g_autofree char *year = g_strdup_printf ("%d", count->term.year);
  gboolean in_time = count->term.number == 1;
  XqFigure *screened;
  XqFigure *staff;
  gint64 values[2];

  if (!xq_count_row (xq_store_count_query (count->store, "screening-staff", error, ":year", year, ":day", count->day,
                                           ":until", count->term.counted_until, NULL),
                     values, G_N_ELEMENTS (values), error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    xq_figures_add (figures, plain[i], xq_casework_total (totals, plain[i]));
  screened = xq_figures_add (figures, "screen", xq_casework_total (totals, "screen"));
  screened->denominator = xq_casework_total (totals, "screen_due");
  staff = xq_figures_add (figures, "screen_staff", values[1]);
  staff->denominator = values[0];
  return xq_figure_require (screened, count->store, screened->denominator, "screening.per_year", in_time, error) &&
         xq_figure_require (staff, count->store, values[0], "screening.per_year", in_time, error);
}

gboolean
xq_figures_count_casework (const XqCount  *count,
                           GPtrArray      *figures,
                           GError        **error)
{
  static const char *const plain[] = { "sessions", "persons", "parents", "group_n", "group_p", "staff_talks" };
  g_autoptr (GHashTable) totals = xq_casework_totals (count, error);
  XqFigure *focus;

  if (totals == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    xq_figures_add (figures, plain[i], xq_casework_total (totals, plain[i]));
  focus = xq_figures_add (figures, "focus", xq_casework_total (totals, "focus"));
  focus->denominator = xq_casework_total (totals, "focus_due");
  return xq_figure_require (focus, count->store, focus->denominator, "focus.grades", FALSE, error) &&
         add_screening (count, totals, figures, error);
}
