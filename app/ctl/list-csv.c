/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl/list-csv.h"
#include "exchange/formula-guard.h"

static void
add_cell (GString    *line,
          const char *text)
{
  if (line->len > 0)
    g_string_append_c (line, ',');
  g_string_append_c (line, '"');
  g_string_append (line, xq_formula_guard (text));
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

/* A day as every spreadsheet reads it. */
static char *
say (XqRecordWords  *words,
     const XqRecord *record,
     const XqField  *field)
{
  const char *value = field->type == XQ_FIELD_DATE ? xq_record_get (record, field->name) : NULL;

  return value != NULL ? g_strdup (value) : xq_record_words_of (words, record, field);
}

gboolean
xq_list_csv (XqCtl         *ctl,
             XqRecordWords *words,
             const XqKind  *kind,
             GPtrArray     *records,
             GError       **error)
{
  g_autoptr (GString) text = g_string_new ("\xEF\xBB\xBF");
  g_autoptr (GString) line = g_string_new (NULL);

  if (!xq_store_audit (ctl->store, kind->cabinet, "export", kind, NULL, error))
    return FALSE;
  add_cell (line, "uid");
  for (const XqField *field = kind->fields; field->number != 0; field++)
    if (field->type != XQ_FIELD_PARTS)
      add_cell (line, _(field->title));
  g_string_append_printf (text, "%s\r\n", line->str);

  for (guint i = 0; i < records->len; i++)
    {
      const XqRecord *record = g_ptr_array_index (records, i);

      g_string_truncate (line, 0);
      add_cell (line, xq_record_get_uid (record));
      for (const XqField *field = kind->fields; field->number != 0; field++)
        if (field->type != XQ_FIELD_PARTS)
          {
            g_autofree char *word = say (words, record, field);

            add_cell (line, word);
          }
      g_string_append_printf (text, "%s\r\n", line->str);
    }
  g_print ("%s", text->str);
  return TRUE;
}
