/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ctl/command.h"
#include "ctl/list-csv.h"
#include "ctl/record-out.h"
#include "ctl/save-file.h"
#include "ctl/value.h"
#include "exchange/list-xlsx.h"
#include "rules/figure.h"
#include "school/concern.h"
#include "school/kinds.h"
#include "school/student-class.h"
#include "school/student-lookup.h"
#include "school/student-number.h"

static char *format;
static int limit;
static gboolean withdrawn;
static char *output;
static char *term;

static const GOptionEntry list_options[] = {
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("How the list is written"), "json|csv|xlsx" },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("Where the .xlsx is written"), "FILE.xlsx" },
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("At most so many records"), "N" },
  { "withdrawn", 0, 0, G_OPTION_ARG_NONE, &withdrawn, N_("Withdrawn records too"), NULL },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static const GOptionEntry find_options[] = {
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("At most so many students"), "N" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static const GOptionEntry figures_options[] = {
  { "term", 0, 0, G_OPTION_ARG_STRING, &term, N_("The term: 2024-1 is the autumn of the school year that begins in 2024"), "T" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

/* FIELD=VALUE, FIELD>=VALUE or FIELD<=VALUE */
static gboolean
add_condition (XqCtl         *ctl,
               const XqKind  *kind,
               XqFilter      *filter,
               const char    *word,
               GError       **error)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  const char *text = xq_value_split (word, &name);
  const char *op = "=";
  const XqField *field;
  gsize length;

  if (text == NULL)
    return xq_ctl_set_usage (error, _("“%s” is not FIELD=VALUE."), word);
  length = strlen (name);
  if (length > 1 && (name[length - 1] == '>' || name[length - 1] == '<'))
    {
      op = name[length - 1] == '>' ? ">=" : "<=";
      name[length - 1] = '\0';
    }
  field = xq_fields_find (kind->fields, name);
  if (field == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID,
                   _("There is no field “%s” here. xinqingctl kinds names the fields of each kind."), name);
      return FALSE;
    }
  value = xq_value_read (ctl, field, text, error);
  if (value == NULL)
    return FALSE;
  xq_filter_add (filter, name, op, value);
  return TRUE;
}

/* A student's class is no field, but everybody asks for it. */
static gboolean
is_class_condition (const XqKind *kind,
                    const char   *word)
{
  return g_str_equal (kind->name, "student") && g_str_has_prefix (word, "class=");
}

static XqFilter *
read_filter (XqCtl         *ctl,
             const XqKind  *kind,
             const char   **class_text,
             GError       **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();

  xq_filter_set_order (filter, kind->order);
  xq_filter_set_withdrawn (filter, withdrawn);
  for (guint i = 2; i < ctl->words->len; i++)
    {
      const char *word = xq_ctl_word (ctl, i);

      if (is_class_condition (kind, word))
        *class_text = word + strlen ("class=");
      else if (!add_condition (ctl, kind, filter, word, error))
        return NULL;
    }
  if (limit > 0 && *class_text == NULL)
    xq_filter_set_limit (filter, (guint) limit, 0);
  return g_steal_pointer (&filter);
}

/* Keeps the students whose class today is the one that was named. */
static gboolean
keep_class (XqCtl       *ctl,
            GPtrArray   *records,
            const char  *text,
            GError     **error)
{
  g_autofree char *wanted = text != NULL ? xq_class_find (ctl->store, text, 0, error) : NULL;

  if (text == NULL || wanted == NULL)
    return text == NULL;
  for (guint i = records->len; i > 0; i--)
    {
      g_autofree char *class_uid = NULL;

      if (!xq_student_class_on (ctl->store, xq_record_get_uid (g_ptr_array_index (records, i - 1)),
                                xq_store_get_today (ctl->store), &class_uid, error))
        return FALSE;
      if (g_strcmp0 (class_uid, wanted) != 0)
        g_ptr_array_remove_index (records, i - 1);
    }
  if (limit > 0 && records->len > (guint) limit)
    g_ptr_array_set_size (records, limit);
  return TRUE;
}

static gboolean
add_record (XqCtl         *ctl,
            XqRecordWords *words,
            JsonBuilder   *builder,
            const XqRecord *record,
            GError       **error)
{
  g_autofree char *class_name = NULL;
  gboolean student = g_str_equal (xq_record_get_kind (record)->name, "student");
  g_autofree char *author = xq_vault_dup_name_of (ctl->vault, xq_record_get_author (record));

  if (student && !xq_student_class_name (ctl->store, xq_record_get_uid (record), &class_name, error))
    return FALSE;
  json_builder_begin_object (builder);
  xq_json_member (builder, "uid", xq_record_get_uid (record));
  if (student)
    xq_json_member (builder, "class", class_name);
  xq_record_out (words, builder, record);
  xq_json_member (builder, "author", author);
  json_builder_set_member_name (builder, "signed");
  json_builder_add_boolean_value (builder, xq_record_is_signed (record));
  json_builder_set_member_name (builder, "withdrawn");
  json_builder_add_boolean_value (builder, xq_record_is_withdrawn (record));
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
write_xlsx (XqCtl         *ctl,
            const XqKind  *kind,
            GPtrArray     *records,
            GError       **error)
{
  g_autoptr (GBytes) bytes = xq_list_xlsx (ctl->store, kind, NULL, records, error);

  return bytes != NULL && xq_save_file (output, bytes, error);
}

static gboolean
run_list (XqCtl   *ctl,
          GError **error)
{
  g_autoptr (XqFilter) filter = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (XqRecordWords) words = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const XqKind *kind = xq_value_find_kind (ctl, 1, error);
  const char *class_text = NULL;
  gboolean csv = g_strcmp0 (format, "csv") == 0;
  gboolean xlsx = g_strcmp0 (format, "xlsx") == 0;

  if (kind == NULL)
    return FALSE;
  if (limit < 0 || (format != NULL && !csv && !xlsx && !g_str_equal (format, "json")) || xlsx != (output != NULL))
    return xq_ctl_set_usage (error, _("Usage: --format json|csv or --format xlsx --output FILE.xlsx, --limit N"));
  if (xlsx && !xq_save_file_can (output, error))
    return FALSE;
  if (!xq_ctl_open_store (ctl, error))
    return FALSE;
  if (kind == &xq_concern && xq_concern_may_raise (xq_vault_get_roles (xq_store_get_vault (ctl->store))))
    {
      if (xq_ctl_word (ctl, 2) != NULL)
        return xq_ctl_set_usage (error, _("Your own concerns are listed all together: leave out what comes behind the kind."));
      records = xq_concern_list_own (ctl->store, error);
    }
  else
    {
      filter = read_filter (ctl, kind, &class_text, error);
      records = filter != NULL ? xq_store_list (ctl->store, kind, filter, error) : NULL;
    }
  if (records == NULL || !keep_class (ctl, records, class_text, error))
    return FALSE;

  if (xlsx)
    return write_xlsx (ctl, kind, records, error);
  words = xq_record_words_new (ctl->store);
  if (csv)
    return xq_list_csv (ctl, words, kind, records, error);
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    if (!add_record (ctl, words, builder, g_ptr_array_index (records, i), error))
      return FALSE;
  json_builder_end_array (builder);
  xq_ctl_print_json (builder);
  return TRUE;
}

static gboolean
run_history (XqCtl   *ctl,
             GError **error)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (XqRecordWords) words = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *uid = NULL;
  const XqKind *kind = xq_value_find_kind (ctl, 1, error);

  if (kind == NULL || !xq_ctl_open_store (ctl, error))
    return FALSE;
  uid = xq_value_find_record (ctl, kind, xq_ctl_word (ctl, 2), error);
  versions = uid != NULL ? xq_store_history (ctl->store, kind, uid, error) : NULL;
  if (versions == NULL)
    return FALSE;

  words = xq_record_words_new (ctl->store);
  json_builder_begin_array (builder);
  for (guint i = 0; i < versions->len; i++)
    {
      const XqVersion *version = g_ptr_array_index (versions, i);
      g_autofree char *author = xq_vault_dup_name_of (ctl->vault, version->author);

      json_builder_begin_object (builder);
      xq_json_member (builder, "version", version->uid);
      xq_json_member (builder, "who", author);
      xq_moment_out (builder, "when", version->at);
      xq_json_member (builder, "why", version->reason);
      json_builder_set_member_name (builder, "signed");
      json_builder_add_boolean_value (builder, version->is_signed);
      json_builder_set_member_name (builder, "withdrawn");
      json_builder_add_boolean_value (builder, version->is_withdrawn);
      json_builder_set_member_name (builder, "fields");
      json_builder_begin_object (builder);
      xq_record_out (words, builder, version->record);
      json_builder_end_object (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  xq_ctl_print_json (builder);
  return TRUE;
}

static gboolean
run_find (XqCtl   *ctl,
          GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (limit < 0)
    return xq_ctl_set_usage (error, _("Usage: --limit N"));
  if (!xq_ctl_open_store (ctl, error))
    return FALSE;
  found = xq_student_find (ctl->store, xq_ctl_word (ctl, 1), (guint) limit, error);
  if (found == NULL)
    return FALSE;

  json_builder_begin_array (builder);
  for (guint i = 0; i < found->len; i++)
    {
      const XqFoundStudent *student = g_ptr_array_index (found, i);
      g_autofree char *class_name = student->grade > 0 ? g_strdup_printf ("%d-%d", student->grade, student->class_number) : NULL;
      g_autofree char *number = student->number != NULL ? xq_student_number_dup_masked (student->number) : NULL;

      json_builder_begin_object (builder);
      xq_json_member (builder, "uid", student->uid);
      xq_json_member (builder, "name", student->name);
      xq_json_member (builder, "sex", student->sex);
      xq_json_member (builder, "born_on", student->born_on);
      xq_json_member (builder, "class", class_name);
      xq_json_member (builder, "number", number);
      xq_json_member (builder, "state", student->state);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  xq_ctl_print_json (builder);
  return TRUE;
}

static void
add_count (JsonBuilder *builder,
           const char  *name,
           gint64       count)
{
  json_builder_set_member_name (builder, name);
  if (count < 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, count);
}

static gboolean
run_figures (XqCtl   *ctl,
             GError **error)
{
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (term == NULL)
    return xq_ctl_set_usage (error, _("Say which term: --term 2024-1"));
  if (!xq_ctl_open_store (ctl, error))
    return FALSE;
  figures = xq_term_figures (ctl->store, term, error);
  if (figures == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  xq_json_member (builder, "term", term);
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < figures->len; i++)
    {
      const XqFigure *figure = g_ptr_array_index (figures, i);

      json_builder_begin_object (builder);
      xq_json_member (builder, "id", figure->id);
      xq_json_member (builder, "requirement", figure->requirement);
      xq_json_member (builder, "section", figure->section);
      xq_json_member (builder, "title", _(figure->title));
      xq_json_member (builder, "unit", figure->unit);
      add_count (builder, "value", figure->value);
      add_count (builder, "denominator", figure->denominator);
      add_count (builder, "required", figure->required);
      xq_json_member (builder, "state", xq_figure_state_code (figure->state));
      xq_json_member (builder, "source", figure->source);
      json_builder_set_member_name (builder, "to_confirm");
      json_builder_add_boolean_value (builder, figure->to_confirm);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  xq_ctl_print_json (builder);
  return TRUE;
}

const XqCommand xq_commands_look[] = {
  { "list", "VAULT KIND [FIELD=VALUE ...]", N_("lists what this account may see (also FIELD>=VALUE, FIELD<=VALUE)"),
    list_options, run_list, 2 },
  { "history", "VAULT KIND ID", N_("every version of a record: who, when, why"), NULL, run_history, 3 },
  { "find", "VAULT TEXT", N_("finds students by name, pinyin, initials or number"), find_options, run_find, 2 },
  { "figures", "VAULT --term T", N_("every figure of a term"), figures_options, run_figures, 1 },
  { NULL, NULL, NULL, NULL, NULL, 0 },
};
