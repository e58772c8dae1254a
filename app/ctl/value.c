/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ctl/language.h"
#include "ctl/value.h"
#include "school/class-name.h"
#include "school/student-lookup.h"
#include "store/moment.h"
#include "store/uid.h"

#define FILE_MOST (4 * 1024 * 1024)

static gboolean
refuse (GError        **error,
        const XqField  *field,
        const char     *why)
{
  /* Translators: a field of a form, and what is wrong with it. */
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID, _("%s: %s"), _(field->title), why);
  return FALSE;
}

const char *
xq_value_split (const char  *words,
                char       **field)
{
  const char *sign = strchr (words, '=');

  if (sign == NULL || sign == words)
    return NULL;
  *field = g_strndup (words, (gsize) (sign - words));
  return sign + 1;
}

const XqKind *
xq_value_find_kind (XqCtl   *ctl,
                    guint    index,
                    GError **error)
{
  const char *name = xq_ctl_word (ctl, index);
  const XqKind *kind = name != NULL ? xq_kind_find (name) : NULL;

  if (kind == NULL)
    xq_ctl_set_usage (error, _("There is no kind of record called “%s”. xinqingctl kinds names them all."), name);
  return kind;
}

/* A record that is named by what lists show of it, e.g. a case by its number. */
static char *
find_by_label (XqCtl         *ctl,
               const XqKind  *kind,
               const char    *word,
               GError       **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) records = NULL;
  g_auto (GStrv) labels = g_strsplit (kind->label, " ", -1);

  xq_filter_add (filter, labels[0], "=", word);
  xq_filter_set_limit (filter, 2, 0);
  records = xq_store_list (ctl->store, kind, filter, error);
  if (records == NULL)
    return NULL;
  if (records->len == 1)
    return g_strdup (xq_record_get_uid (g_ptr_array_index (records, 0)));
  if (records->len == 0)
    g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                 _("%s: there is no “%s”, or this account may not see it. Look for it with “list”."), _(kind->title), word);
  else
    g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_AMBIGUOUS,
                 _("%s: several are called “%s”. Name the one that is meant by its uid."), _(kind->title), word);
  return NULL;
}

static char *
find_account (XqCtl       *ctl,
              const char  *word,
              GError     **error)
{
  g_autoptr (GPtrArray) accounts = xq_vault_list_accounts (ctl->vault);

  for (guint i = 0; i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      if (g_str_equal (account->name, word) || g_str_equal (account->uid, word))
        return g_strdup (account->uid);
    }
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND, _("There is no account “%s”. “account list” names them all."), word);
  return NULL;
}

char *
xq_value_find_record (XqCtl         *ctl,
                      const XqKind  *kind,
                      const char    *word,
                      GError       **error)
{
  int grade;
  int number;

  if (xq_uid_parse (word, NULL))
    return g_ascii_strdown (word, -1);
  if (g_str_equal (kind->name, "student"))
    return xq_student_resolve (ctl->store, word, error);
  if (g_str_equal (kind->name, "class") && xq_class_name_parse (word, &grade, &number))
    return xq_class_find (ctl->store, word, 0, error);
  return find_by_label (ctl, kind, word, error);
}

static char *
find_named (XqCtl          *ctl,
            const XqField  *field,
            const char     *word,
            GError        **error)
{
  return field->type == XQ_FIELD_ACCOUNT ? find_account (ctl, word, error)
                                         : xq_value_find_record (ctl, xq_kind_find (field->to), word, error);
}

/* Names hold blanks, codes do not. */
static GStrv
split_list (const char *words,
            gboolean    blanks)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) text = g_string_new (words);
  g_auto (GStrv) pieces = NULL;

  g_string_replace (text, "、", ",", 0);
  g_string_replace (text, "，", ",", 0);
  g_string_replace (text, "；", ",", 0);
  g_string_replace (text, ";", ",", 0);
  pieces = g_strsplit_set (text->str, blanks ? ", " : ",", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    if (*g_strstrip (pieces[i]) != '\0')
      g_strv_builder_add (builder, pieces[i]);
  return g_strv_builder_end (builder);
}

static char *
read_choice (const XqField  *field,
             const char     *word,
             GError        **error)
{
  const XqChoice *choice = xq_choices_find (field->choices, word);
  g_autoptr (GString) known = NULL;
  g_autofree char *why = NULL;

  if (choice == NULL)
    choice = xq_language_find_chinese (field->choices, word);
  if (choice != NULL)
    return g_strdup (choice->code);

  known = g_string_new (NULL);
  for (choice = field->choices; choice->code != NULL; choice++)
    if (!choice->retired)
      g_string_append_printf (known, "%s%s %s", known->len > 0 ? ", " : "", choice->code, _(choice->title));
  why = g_strdup_printf (_("“%s” is not one of the choices. There are: %s."), word, known->str);
  refuse (error, field, why);
  return NULL;
}

/* (transfer full) (nullable): the words of a list, each read, joined by a blank */
static char *
read_list (XqCtl          *ctl,
           const XqField  *field,
           const char     *words,
           GError        **error)
{
  gboolean choices = field->type == XQ_FIELD_CHOICES;
  /* A choice's title may hold a blank itself, so the whole is tried first. */
  gboolean whole = choices && (xq_choices_find (field->choices, words) != NULL ||
                               xq_language_find_chinese (field->choices, words) != NULL);
  g_auto (GStrv) pieces = split_list (words, choices && !whole);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      char *value = choices ? read_choice (field, pieces[i], error) : find_named (ctl, field, pieces[i], error);

      if (value == NULL)
        return NULL;
      g_free (pieces[i]);
      pieces[i] = value;
    }
  return g_strjoinv (" ", pieces);
}

static char *
read_flag (const XqField  *field,
           const char     *word,
           GError        **error)
{
  static const char *const yes[] = { "1", "yes", "true", "是", "√", "✓", NULL };
  static const char *const no[] = { "0", "no", "false", "否", NULL };

  if (g_strv_contains (yes, word) || g_str_equal (word, _("yes")))
    return g_strdup ("1");
  if (g_strv_contains (no, word) || g_str_equal (word, _("no")))
    return g_strdup ("0");
  refuse (error, field, _("write 1 for yes or 0 for no."));
  return NULL;
}

/* A day and a time, or seconds; the store says it of what is neither. */
static char *
read_moment (XqCtl       *ctl,
             const char  *words)
{
  char *moment = xq_moment_read (words, xq_store_get_today (ctl->store));

  return moment != NULL ? moment : g_strdup (words);
}

char *
xq_value_read (XqCtl          *ctl,
               const XqField  *field,
               const char     *words,
               GError        **error)
{
  if (*words == '\0')
    return g_strdup ("");
  switch (field->type)
    {
    case XQ_FIELD_CHOICE:
      return read_choice (field, words, error);
    case XQ_FIELD_CHOICES:
      return read_list (ctl, field, words, error);
    case XQ_FIELD_FLAG:
      return read_flag (field, words, error);
    case XQ_FIELD_RECORD:
    case XQ_FIELD_ACCOUNT:
      return field->flags & XQ_FIELD_SEVERAL ? read_list (ctl, field, words, error)
                                             : find_named (ctl, field, words, error);
    case XQ_FIELD_PARTS:
      refuse (error, field, _("comes as an array of objects with --json."));
      return NULL;
    case XQ_FIELD_MOMENT:
      return read_moment (ctl, words);
    case XQ_FIELD_TEXT:
    case XQ_FIELD_NOTE:
    case XQ_FIELD_DATE:
    case XQ_FIELD_TIME:
    case XQ_FIELD_INTEGER:
    case XQ_FIELD_LETTER:
    default:
      return g_strdup (words);
    }
}

/* A note goes in a file, so that it stands in no list of processes. */
static char *
read_at (XqCtl       *ctl,
         const char  *name,
         GError     **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (g_str_equal (name, "-"))
    {
      const char *all = xq_ctl_read_stdin (ctl, error);

      return all != NULL ? g_strchomp (g_strdup (all)) : NULL;
    }
  if (!g_file_get_contents (name, &text, &length, error))
    return NULL;
  if (length > FILE_MOST || memchr (text, '\0', length) != NULL || !g_utf8_validate (text, (gssize) length, NULL))
    {
      explicit_bzero (text, length);
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID,
                   _("“%s” is not a text (UTF-8) of at most 4 MiB. Save it as plain text."), name);
      return NULL;
    }
  return g_strchomp (g_steal_pointer (&text));
}

static const XqField *
find_field (const XqRecord  *record,
            const char      *name,
            GError         **error)
{
  const XqField *field = xq_fields_find (xq_record_get_fields (record), name);

  if (field == NULL)
    g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID,
                 _("There is no field “%s” here. xinqingctl kinds names the fields of each kind."), name);
  else if (field->flags & XQ_FIELD_AUTOMATIC)
    {
      refuse (error, field, _("is set by the program itself. Leave it out."));
      return NULL;
    }
  return field;
}

/* A student's class is no field but an enrolment; whoever saves sees to it. */
static gboolean
is_class_of_student (const XqRecord *record,
                     const char     *name)
{
  const XqKind *kind = xq_record_get_kind (record);

  return kind != NULL && g_str_equal (kind->name, "student") && g_str_equal (name, "class");
}

static gboolean
set_words (XqCtl       *ctl,
           XqRecord    *record,
           const char  *name,
           const char  *words,
           GError     **error)
{
  g_autofree char *value = NULL;
  const XqField *field;

  if (is_class_of_student (record, name))
    {
      g_free (ctl->student_class);
      ctl->student_class = g_strdup (words);
      return TRUE;
    }
  field = find_field (record, name, error);
  if (field == NULL)
    return FALSE;
  value = xq_value_read (ctl, field, words, error);
  if (value == NULL)
    return FALSE;
  xq_record_set (record, field->name, value);
  return TRUE;
}

static gboolean set_object (XqCtl       *ctl,
                            XqRecord    *record,
                            JsonObject  *object,
                            GError     **error);

static gboolean
set_parts (XqCtl          *ctl,
           XqRecord       *record,
           const XqField  *field,
           JsonNode       *node,
           GError        **error)
{
  GPtrArray *parts = xq_record_get_parts (record, field->name);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, field, _("comes as an array of objects with --json."));
  array = json_node_get_array (node);
  if (parts->len > 0)
    g_ptr_array_set_size (parts, 0);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        return refuse (error, field, _("comes as an array of objects with --json."));
      if (!set_object (ctl, xq_record_add_part (record, field->name), json_node_get_object (element), error))
        return FALSE;
    }
  return TRUE;
}

/* (transfer full) (nullable): a JSON value in the words of the command line */
static char *
words_of_node (JsonNode *node)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) words = NULL;
  JsonArray *array;

  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_VALUE (node))
    {
      if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        return g_strdup (json_node_get_boolean (node) ? "1" : "0");
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        return json_node_dup_string (node);
      return json_node_get_value_type (node) == G_TYPE_INT64
               ? g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node)) : NULL;
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  builder = g_strv_builder_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
        return NULL;
      g_strv_builder_add (builder, json_node_get_string (element));
    }
  words = g_strv_builder_end (builder);
  return g_strjoinv (",", words);
}

static gboolean
set_object (XqCtl       *ctl,
            XqRecord    *record,
            JsonObject  *object,
            GError     **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const XqField *field = xq_fields_find (xq_record_get_fields (record), name);
      g_autofree char *words = NULL;

      if (field != NULL && field->type == XQ_FIELD_PARTS)
        {
          if (!set_parts (ctl, record, field, node, error))
            return FALSE;
          continue;
        }
      words = words_of_node (node);
      if (words == NULL)
        {
          g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID,
                       _("%s: holds something else than a text, a number, yes or no, or a list of texts."), name);
          return FALSE;
        }
      if (!set_words (ctl, record, name, words, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_json (XqCtl       *ctl,
          XqRecord    *record,
          const char  *file,
          GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *text = read_at (ctl, file, error);
  JsonNode *root;

  if (text == NULL)
    return FALSE;
  if (!json_parser_load_from_data (parser, text, -1, error))
    {
      g_prefix_error (error, _("The JSON text cannot be read: "));
      return FALSE;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID, _("The JSON text must be one object of fields: {\"FIELD\": \"VALUE\"}."));
      return FALSE;
    }
  return set_object (ctl, record, json_node_get_object (root), error);
}

gboolean
xq_value_set_words (XqCtl       *ctl,
                    XqRecord    *record,
                    guint        first,
                    const char  *json,
                    GError     **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = first; i < ctl->words->len; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *text = NULL;
      const char *word = xq_value_split (xq_ctl_word (ctl, i), &name);

      if (word == NULL)
        return xq_ctl_set_usage (error, _("“%s” is not FIELD=VALUE."), xq_ctl_word (ctl, i));
      if (!g_hash_table_add (seen, g_strdup (name)))
        return xq_ctl_set_usage (error, _("The field “%s” is given twice. Leave out one."), name);
      if (*word == '@')
        {
          text = read_at (ctl, word + 1, error);
          if (text == NULL)
            return FALSE;
          word = text;
        }
      if (!set_words (ctl, record, name, word, error))
        return FALSE;
    }
  return json == NULL || set_json (ctl, record, json, error);
}
