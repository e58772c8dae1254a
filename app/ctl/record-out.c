/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl/record-out.h"
#include "exchange/roster.h"
#include "school/class-name.h"

struct _XqLabels
{
  XqCtl      *ctl;
  GHashTable *known; /* "KIND UID" -> label */
};

XqLabels *
xq_labels_new (XqCtl *ctl)
{
  XqLabels *labels = g_new0 (XqLabels, 1);

  labels->ctl = ctl;
  labels->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return labels;
}

void
xq_labels_free (XqLabels *labels)
{
  if (labels == NULL)
    return;
  g_hash_table_unref (labels->known);
  g_free (labels);
}

void
xq_json_member (JsonBuilder *builder,
                const char  *name,
                const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
xq_moment_out (JsonBuilder *builder,
               const char  *name,
               gint64       at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at);
  g_autofree char *text = moment != NULL ? g_date_time_format_iso8601 (moment) : NULL;

  xq_json_member (builder, name, text);
}

char *
xq_account_name (XqCtl      *ctl,
                 const char *uid)
{
  g_autoptr (GPtrArray) accounts = xq_vault_list_accounts (ctl->vault);

  for (guint i = 0; uid != NULL && i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      if (g_str_equal (account->uid, uid))
        return g_strdup (account->name);
    }
  return NULL;
}

/* A record's first label says enough; a class is its short name. What this
 * account may not see has no label, and that is no error here. */
static char *
look_up (XqLabels     *labels,
         const XqKind *kind,
         const char   *uid)
{
  gboolean class = g_str_equal (kind->name, "class");
  g_auto (GStrv) names = g_strsplit (kind->label, " ", -1);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM visible_%s WHERE uid = unhex (?1)",
                                          class ? "grade, number" : names[0], kind->name);
  g_autoptr (XqRows) rows = xq_store_query (labels->ctl->store, sql, NULL, uid, NULL);

  if (rows == NULL || !xq_rows_next (rows, NULL))
    return g_strdup ("");
  if (class)
    return xq_class_name_for_screen ((int) xq_rows_integer (rows, 0), (int) xq_rows_integer (rows, 1));
  return g_strdup (xq_rows_text (rows, 0) != NULL ? xq_rows_text (rows, 0) : "");
}

char *
xq_labels_of (XqLabels      *labels,
              const XqField *field,
              const char    *value)
{
  g_auto (GStrv) uids = g_strsplit (value, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; uids[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s %s", field->to != NULL ? field->to : "account", uids[i]);
      const char *label = g_hash_table_lookup (labels->known, key);

      if (label == NULL)
        {
          char *found = field->type == XQ_FIELD_ACCOUNT ? xq_account_name (labels->ctl, uids[i])
                                                        : look_up (labels, xq_kind_find (field->to), uids[i]);

          label = found != NULL ? found : g_strdup ("");
          g_hash_table_insert (labels->known, g_steal_pointer (&key), (gpointer) label);
        }
      if (*label != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", label);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_list (JsonBuilder *builder,
          const char  *value)
{
  g_auto (GStrv) items = g_strsplit (value, " ", -1);

  json_builder_begin_array (builder);
  for (guint i = 0; items[i] != NULL; i++)
    json_builder_add_string_value (builder, items[i]);
  json_builder_end_array (builder);
}

static void
add_parts (XqLabels       *labels,
           JsonBuilder    *builder,
           const XqRecord *record,
           const XqField  *field)
{
  GPtrArray *parts = xq_record_get_parts (record, field->name);

  json_builder_begin_array (builder);
  for (guint i = 0; i < parts->len; i++)
    {
      json_builder_begin_object (builder);
      xq_record_out (labels, builder, g_ptr_array_index (parts, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_records (XqLabels      *labels,
             JsonBuilder   *builder,
             const XqField *field,
             const char    *value)
{
  g_autofree char *member = g_strconcat (field->name, "_name", NULL);
  g_autofree char *names = xq_labels_of (labels, field, value);

  if (field->flags & XQ_FIELD_SEVERAL)
    add_list (builder, value);
  else
    json_builder_add_string_value (builder, value);
  xq_json_member (builder, member, names);
}

void
xq_record_out (XqLabels       *labels,
               JsonBuilder    *builder,
               const XqRecord *record)
{
  for (const XqField *field = xq_record_get_fields (record); field->number != 0; field++)
    {
      const char *value = field->type != XQ_FIELD_PARTS ? xq_record_get (record, field->name) : NULL;
      g_autofree char *masked = NULL;

      json_builder_set_member_name (builder, field->name);
      if (field->type == XQ_FIELD_PARTS)
        add_parts (labels, builder, record, field);
      else if (value == NULL)
        json_builder_add_null_value (builder);
      else if (field->type == XQ_FIELD_RECORD || field->type == XQ_FIELD_ACCOUNT)
        add_records (labels, builder, field, value);
      else if (field->type == XQ_FIELD_CHOICES)
        add_list (builder, value);
      else if (field->type == XQ_FIELD_FLAG)
        json_builder_add_boolean_value (builder, xq_record_get_integer (record, field->name) != 0);
      else if (field->type == XQ_FIELD_INTEGER || field->type == XQ_FIELD_MOMENT)
        json_builder_add_int_value (builder, xq_record_get_integer (record, field->name));
      else
        {
          masked = field->flags & XQ_FIELD_MASKED ? xq_roster_mask_number (value) : NULL;
          json_builder_add_string_value (builder, masked != NULL ? masked : value);
        }
    }
}

char *
xq_record_out_word (XqLabels       *labels,
                    const XqRecord *record,
                    const XqField  *field)
{
  const char *value = xq_record_get (record, field->name);
  g_autoptr (GString) text = NULL;

  if (value == NULL)
    return g_strdup ("");
  if (field->type == XQ_FIELD_RECORD || field->type == XQ_FIELD_ACCOUNT)
    return xq_labels_of (labels, field, value);
  if (field->flags & XQ_FIELD_MASKED)
    return xq_roster_mask_number (value);
  if (field->type == XQ_FIELD_FLAG)
    return g_strdup (g_str_equal (value, "1") ? _("yes") : _("no"));
  if (field->type == XQ_FIELD_MOMENT)
    {
      g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (xq_record_get_integer (record, field->name));

      return moment != NULL ? g_date_time_format (moment, "%Y-%m-%d %H:%M") : g_strdup (value);
    }
  if (field->type != XQ_FIELD_CHOICE && field->type != XQ_FIELD_CHOICES)
    return g_strdup (value);

  text = g_string_new (NULL);
  for (const char *rest = value; rest != NULL && *rest != '\0';)
    {
      const char *blank = strchr (rest, ' ');
      g_autofree char *code = blank != NULL ? g_strndup (rest, (gsize) (blank - rest)) : g_strdup (rest);
      const XqChoice *choice = xq_choices_find (field->choices, code);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", choice != NULL ? _(choice->title) : code);
      rest = blank != NULL ? blank + 1 : NULL;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
