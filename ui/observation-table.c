/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "observation-table.h"

static const char *const asks[] = { "no", "yes", "now" };

static void
item_free (XqObservationItem *item)
{
  g_free (item->code);
  g_free (item->aspect);
  g_free (item->text);
  g_free (item);
}

static void
line_free (XqObservationLine *line)
{
  g_free (line->student);
  g_free (line->name);
  g_free (line->seat);
  g_free (line->values);
  g_free (line->remark);
  g_free (line->sent_on);
  g_free (line);
}

XqObservationTable *
xq_observation_table_new (void)
{
  XqObservationTable *table = g_new0 (XqObservationTable, 1);

  table->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  table->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  return table;
}

void
xq_observation_table_free (XqObservationTable *table)
{
  if (table == NULL)
    return;
  g_ptr_array_unref (table->items);
  g_ptr_array_unref (table->lines);
  g_free (table);
}

XqObservationItem *
xq_observation_table_add_item (XqObservationTable *table,
                               const char         *code,
                               const char         *aspect,
                               const char         *text)
{
  XqObservationItem *item;

  g_return_val_if_fail (table != NULL && table->lines->len == 0 && code != NULL, NULL);

  item = g_new0 (XqObservationItem, 1);
  item->code = g_strdup (code);
  item->aspect = g_strdup (aspect);
  item->text = g_strdup (text);
  g_ptr_array_add (table->items, item);
  return item;
}

XqObservationLine *
xq_observation_table_add_line (XqObservationTable *table,
                               const char         *student,
                               const char         *name,
                               const char         *seat)
{
  XqObservationLine *line;

  g_return_val_if_fail (table != NULL && student != NULL && name != NULL, NULL);

  line = g_new0 (XqObservationLine, 1);
  line->student = g_strdup (student);
  line->name = g_strdup (name);
  line->seat = g_strdup (seat);
  line->values = g_strnfill (xq_observation_table_get_n_columns (table), '0');
  line->remark = g_strdup ("");
  g_ptr_array_add (table->lines, line);
  return line;
}

XqObservationLine *
xq_observation_table_find_line (const XqObservationTable *table,
                                const char               *student)
{
  g_return_val_if_fail (table != NULL && student != NULL, NULL);

  for (guint i = 0; i < table->lines->len; i++)
    {
      XqObservationLine *line = g_ptr_array_index (table->lines, i);

      if (g_str_equal (line->student, student))
        return line;
    }
  return NULL;
}

guint
xq_observation_table_get_n_columns (const XqObservationTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->items->len + 1;
}

const char *
xq_observation_table_get_title (const XqObservationTable *table,
                                guint                     column)
{
  g_return_val_if_fail (table != NULL && column <= table->items->len, NULL);

  return column < table->items->len ? ((const XqObservationItem *) g_ptr_array_index (table->items, column))->text
                                    : _("The psychology teacher is asked to look");
}

const char *
xq_observation_table_get_words (const XqObservationTable *table,
                                guint                     column,
                                char                      value)
{
  g_return_val_if_fail (table != NULL && column <= table->items->len, NULL);

  if (column == table->items->len)
    return value == '0' ? _("not needed") : value == '1' ? _("asked") : value == '2' ? _("at once") : NULL;
  switch (value)
    {
    case '0': return _("not seen");
    case '1': return _("at times");
    case '2': return _("often");
    case '9': return _("not known");
    default: return NULL;
    }
}

gboolean
xq_observation_table_is_alert (const XqObservationTable *table,
                               guint                     column,
                               char                      value)
{
  g_return_val_if_fail (table != NULL && column <= table->items->len, FALSE);

  if (column == table->items->len)
    return value == '2';
  return ((const XqObservationItem *) g_ptr_array_index (table->items, column))->safety && (value == '1' || value == '2');
}

static void
note_news (XqObservationLine *line)
{
  if (line->sent_on != NULL)
    line->state = XQ_OBSERVATION_CHANGED;
  else
    line->state = xq_observation_line_is_quiet (line) ? XQ_OBSERVATION_OPEN : XQ_OBSERVATION_NOTED;
}

gboolean
xq_observation_line_note (XqObservationLine *line,
                          guint              column,
                          char               value)
{
  g_return_val_if_fail (line != NULL && column < strlen (line->values), FALSE);

  if (line->values[column] == value)
    return FALSE;
  line->values[column] = value;
  note_news (line);
  return TRUE;
}

gboolean
xq_observation_line_note_remark (XqObservationLine *line,
                                 const char        *remark)
{
  g_return_val_if_fail (line != NULL && remark != NULL, FALSE);

  if (g_str_equal (line->remark, remark))
    return FALSE;
  g_free (line->remark);
  line->remark = g_strdup (remark);
  note_news (line);
  return TRUE;
}

gboolean
xq_observation_line_is_quiet (const XqObservationLine *line)
{
  g_return_val_if_fail (line != NULL, TRUE);

  return strspn (line->values, "0") == strlen (line->values) && *line->remark == '\0';
}

void
xq_observation_line_take_answers (const XqObservationTable *table,
                                  XqObservationLine        *line,
                                  const char               *answers,
                                  const char               *ask,
                                  const char               *remark)
{
  g_auto (GStrv) pairs = NULL;

  g_return_if_fail (table != NULL && line != NULL);

  memset (line->values, '0', strlen (line->values));
  pairs = g_strsplit (answers != NULL ? answers : "", " ", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      const char *equals = strchr (pairs[i], '=');

      for (guint column = 0; equals != NULL && column < table->items->len; column++)
        {
          const XqObservationItem *item = g_ptr_array_index (table->items, column);

          if (strlen (item->code) == (gsize) (equals - pairs[i]) && g_str_has_prefix (pairs[i], item->code) &&
              xq_observation_table_get_words (table, column, equals[1]) != NULL && equals[2] == '\0')
            line->values[column] = equals[1];
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (asks); i++)
    if (g_strcmp0 (ask, asks[i]) == 0)
      line->values[table->items->len] = (char) ('0' + i);
  g_free (line->remark);
  line->remark = g_strdup (remark != NULL ? remark : "");
}

char *
xq_observation_line_dup_answers (const XqObservationTable *table,
                                 const XqObservationLine  *line)
{
  g_autoptr (GString) answers = g_string_new (NULL);

  g_return_val_if_fail (table != NULL && line != NULL, NULL);

  for (guint column = 0; column < table->items->len; column++)
    g_string_append_printf (answers, "%s%s=%c", column > 0 ? " " : "",
                            ((const XqObservationItem *) g_ptr_array_index (table->items, column))->code, line->values[column]);
  return g_string_free (g_steal_pointer (&answers), FALSE);
}

const char *
xq_observation_line_get_ask (const XqObservationTable *table,
                             const XqObservationLine  *line)
{
  g_return_val_if_fail (table != NULL && line != NULL, NULL);

  return asks[CLAMP (line->values[table->items->len] - '0', 0, (int) G_N_ELEMENTS (asks) - 1)];
}
