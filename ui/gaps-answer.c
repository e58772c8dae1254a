/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gaps-answer.h"

static void
gap_free (gpointer data)
{
  XqGap *gap = data;

  g_free (gap->title);
  g_free (gap->what);
  g_free (gap->class_uid);
  g_free (gap->class_name);
  g_free (gap->theme);
  g_free (gap);
}

/* Of one class: the rule's own title speaks of all. */
static const char *
say_rule (const XqRuleAnswer *rule)
{
  const XqKind *kind = xq_kind_find (rule->kind);
  const XqField *field = xq_fields_find (kind->fields, "kind");
  const XqChoice *choice = rule->code != NULL && field != NULL ? xq_choices_find (field->choices, rule->code) : NULL;

  if (choice != NULL)
    return _(choice->title);
  return kind->reach == XQ_REACH_CLASS ? _(kind->title) : rule->title;
}

static XqGap *
gap_new (const XqRuleAnswer *rule,
         const XqRuleLine   *line,
         guint               n)
{
  XqGap *gap = g_new0 (XqGap, 1);
  g_autofree char *more = n > 1 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, " · and %u more", " · and %u more", n - 1), n - 1)
                                : g_strdup ("");

  /* Translators: a class, and what a rule asks of it */
  gap->title = g_strdup_printf (_("%s: %s"), line->where, say_rule (rule));
  gap->what = g_strdup_printf ("%s · %s%s", line->what, line->count, more);
  gap->state = line->state;
  gap->place = rule->place;
  gap->kind = rule->kind;
  gap->code = rule->code;
  gap->class_uid = g_strdup (line->class_uid);
  gap->class_name = g_strdup (line->where);
  gap->theme = g_strdup (line->theme);
  return gap;
}

static gboolean
is_open (const XqRuleLine *line,
         XqFigureState     state,
         const char       *today)
{
  return line->class_uid != NULL && line->state == state && strcmp (line->from_on, today) <= 0;
}

/* The items of a rule come by class and time: one line a class. */
static void
add_gaps (const XqRuleAnswer *rule,
          XqFigureState       state,
          const char         *today,
          GPtrArray          *gaps)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rule->lines->len; i++)
    {
      const XqRuleLine *line = g_ptr_array_index (rule->lines, i);
      guint n = 0;

      if (!is_open (line, state, today) || !g_hash_table_add (seen, line->class_uid))
        continue;
      for (guint j = i; j < rule->lines->len; j++)
        {
          const XqRuleLine *other = g_ptr_array_index (rule->lines, j);

          n += is_open (other, state, today) && strcmp (other->class_uid, line->class_uid) == 0 ? 1 : 0;
        }
      g_ptr_array_add (gaps, gap_new (rule, line, n));
    }
}

gpointer
xq_gaps_ask (XqStore       *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  static const XqFigureState states[] = { XQ_FIGURE_NOT_MET, XQ_FIGURE_PENDING };
  g_autoptr (GPtrArray) rules = xq_requirements_ask (store, NULL, cancellable, error);
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func (gap_free);
  g_auto (GStrv) places = g_strsplit (data, " ", -1);

  if (rules == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    for (guint j = 0; j < rules->len; j++)
      {
        const XqRuleAnswer *rule = g_ptr_array_index (rules, j);

        if (g_strv_contains ((const char *const *) places, rule->place))
          add_gaps (rule, states[i], xq_store_get_today (store), gaps);
      }
  return g_steal_pointer (&gaps);
}
