/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/record-out.h"
#include "school/student-number.h"

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
xq_json_number (JsonBuilder *builder,
                const char  *name,
                gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
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
add_parts (XqRecordWords  *words,
           JsonBuilder    *builder,
           const XqRecord *record,
           const XqField  *field)
{
  GPtrArray *parts = xq_record_get_parts (record, field->name);

  json_builder_begin_array (builder);
  for (guint i = 0; i < parts->len; i++)
    {
      json_builder_begin_object (builder);
      xq_record_out (words, builder, g_ptr_array_index (parts, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_records (XqRecordWords *words,
             JsonBuilder   *builder,
             const XqField *field,
             const char    *value)
{
  g_autofree char *member = g_strconcat (field->name, "_name", NULL);
  g_autofree char *names = xq_record_words_names (words, field, value);

  if (field->flags & XQ_FIELD_SEVERAL)
    add_list (builder, value);
  else
    json_builder_add_string_value (builder, value);
  xq_json_member (builder, member, names);
}

void
xq_record_out (XqRecordWords  *words,
               JsonBuilder    *builder,
               const XqRecord *record)
{
  for (const XqField *field = xq_record_get_fields (record); field->number != 0; field++)
    {
      const char *value = field->type != XQ_FIELD_PARTS ? xq_record_get (record, field->name) : NULL;
      g_autofree char *masked = NULL;

      json_builder_set_member_name (builder, field->name);
      if (field->type == XQ_FIELD_PARTS)
        add_parts (words, builder, record, field);
      else if (value == NULL)
        json_builder_add_null_value (builder);
      else if (field->type == XQ_FIELD_RECORD || field->type == XQ_FIELD_ACCOUNT)
        add_records (words, builder, field, value);
      else if (field->type == XQ_FIELD_CHOICES)
        add_list (builder, value);
      else if (field->type == XQ_FIELD_FLAG)
        json_builder_add_boolean_value (builder, xq_record_get_integer (record, field->name) != 0);
      else if (field->type == XQ_FIELD_INTEGER || field->type == XQ_FIELD_MOMENT)
        json_builder_add_int_value (builder, xq_record_get_integer (record, field->name));
      else
        {
          masked = field->flags & XQ_FIELD_MASKED ? xq_student_number_dup_masked (value) : NULL;
          json_builder_add_string_value (builder, masked != NULL ? masked : value);
        }
    }
}
