/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/instrument.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/screening-form.h"
#include "school/shared-choices.h"

#define FACTORY "/org/xinqing/Xinqing/forms/observation.ini"

/* All answers of a form stand in one line of an observation. */
#define MOST_ANSWERS 500
#define MOST_CODE 24

static const XqChoice state_choices[] = {
  { "draft", N_("Draft") },
  { "in_use", N_("In use") },
  { "retired", N_("No longer used") },
  { NULL }
};

/* An item's code is what answers are kept under. */
static const XqField item_fields[] = {
  { 1, "code", XQ_FIELD_TEXT, N_("Key of the item"), XQ_FIELD_REQUIRED },
  { 2, "aspect", XQ_FIELD_TEXT, N_("Aspect") },
  { 3, "text", XQ_FIELD_TEXT, N_("What to look for"), XQ_FIELD_REQUIRED },
  { 4, "safety", XQ_FIELD_FLAG, N_("Safety item"), .initial = "0" },
  { 5, "protective", XQ_FIELD_FLAG, N_("Protective item (counts the other way)"), .initial = "0" },
  { 6, "from_grade", XQ_FIELD_INTEGER, N_("From grade"), .least = 1, .most = 12 },
  { 0 }
};

static const XqField fields[] = {
  { 1, "name", XQ_FIELD_TEXT, N_("Name of the form"), XQ_FIELD_REQUIRED },
  { 2, "audience", XQ_FIELD_CHOICE, N_("For whom"),
    XQ_FIELD_REQUIRED, .choices = xq_audience_choices, .initial = "students" },
  { 3, "instrument", XQ_FIELD_TEXT, N_("Questionnaire (empty: observed by teachers)"), XQ_FIELD_DETAIL },
  { 4, "edition", XQ_FIELD_INTEGER, N_("Edition"), XQ_FIELD_REQUIRED | XQ_FIELD_AUTOMATIC, .least = 1, .most = 9999 },
  { 5, "issued_by", XQ_FIELD_TEXT, N_("Issued by") },
  { 6, "issued_on", XQ_FIELD_DATE, N_("Sent round on"), XQ_FIELD_PAST },
  { 7, "due_on", XQ_FIELD_DATE, N_("Due on") },
  { 8, "items", XQ_FIELD_PARTS, N_("Items"), .parts = item_fields },
  { 9, "state", XQ_FIELD_CHOICE, N_("State of the form"),
    XQ_FIELD_REQUIRED, .choices = state_choices, .initial = "draft" },
  { 0 }
};

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  const char *name = xq_record_get (record, "name");
  g_autofree char *last = NULL;
  g_autofree char *edition = NULL;

  if (name == NULL || (before != NULL && g_strcmp0 (xq_record_get (before, "name"), name) == 0))
    return TRUE;
  if (!xq_question (store, "SELECT max (edition) FROM visible_screening_form WHERE name = ?", &last, error, name, NULL, NULL))
    return FALSE;
  edition = g_strdup_printf ("%d", last != NULL ? atoi (last) + 1 : 1);
  xq_record_set (record, "edition", edition);
  return TRUE;
}

static gboolean
check_items (const XqRecord  *record,
             GError         **error)
{
  GPtrArray *items = xq_record_get_parts (record, "items");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize length = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const XqRecord *item = g_ptr_array_index (items, i);
      const char *code = xq_record_get (item, "code");

      if (strlen (code) > MOST_CODE || strspn (code, "abcdefghijklmnopqrstuvwxyz0123456789_") != strlen (code))
        return xq_refuse (error, _("“%s” cannot be the key of an item. Use at most %d small letters, digits and “_”."),
                          code, MOST_CODE);
      if (!g_hash_table_add (seen, (gpointer) code))
        return xq_refuse (error, _("Two items have the key “%s”. Give one of them another."), code);
      if (xq_is_yes (item, "safety") && xq_is_yes (item, "protective"))
        return xq_refuse (error, _("“%s” cannot be a safety item and a protective one. Choose one of the two."),
                          xq_record_get (item, "text"));
      length += strlen (code) + strlen (" =0");
    }
  if (length > MOST_ANSWERS)
    return xq_refuse (error, _("The form has more items than one observation can hold. Leave some out, or make two forms."));
  return items->len > 0 || xq_is_one_of (record, "state", "draft") || xq_record_get (record, "instrument") != NULL ||
         xq_refuse (error, _("The form has no item. Add items before it is used."));
}

static gboolean
is_same_part (const XqRecord *a,
              const XqRecord *b)
{
  for (const XqField *field = item_fields; field->number != 0; field++)
    if (g_strcmp0 (xq_record_get (a, field->name), xq_record_get (b, field->name)) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
has_same_questions (const XqRecord *a,
                    const XqRecord *b)
{
  static const char *const kept[] = { "name", "audience", "instrument", "edition" };
  GPtrArray *these = xq_record_get_parts (a, "items");
  GPtrArray *those = xq_record_get_parts (b, "items");

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_strcmp0 (xq_record_get (a, kept[i]), xq_record_get (b, kept[i])) != 0)
      return FALSE;
  if (these->len != those->len)
    return FALSE;
  for (guint i = 0; i < these->len; i++)
    if (!is_same_part (g_ptr_array_index (these, i), g_ptr_array_index (those, i)))
      return FALSE;
  return TRUE;
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  const char *instrument = xq_record_get (record, "instrument");

  (void) store;
  if (before != NULL && !xq_is_one_of (before, "state", "draft") &&
      (xq_is_one_of (record, "state", "draft") || !has_same_questions (before, record)))
    return xq_refuse (error, _("This form is in use: answers were given to it as it stands. Make a new edition and change that."));
  if (xq_record_is_withdrawn (record))
    return TRUE;
  if (instrument != NULL && xq_instrument_find (instrument) == NULL)
    return xq_refuse (error, _("There is no questionnaire “%s”. Choose one that the program knows."), instrument);
  return check_items (record, error) && xq_refuse_unless_ordered (record, "issued_on", "due_on", error);
}

static GKeyFile *
load_factory (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (FACTORY, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  /* The file is part of the program: a fault in it is found by the tests. */
  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    g_critical ("%s: %s", FACTORY, error->message);
  return g_steal_pointer (&file);
}

static void
add_item (XqRecord   *form,
          GKeyFile   *file,
          const char *code)
{
  XqRecord *item = xq_record_add_part (form, "items");
  g_autofree char *aspect = g_key_file_get_string (file, code, "aspect", NULL);
  g_autofree char *text = g_key_file_get_string (file, code, "text", NULL);
  g_autofree char *from_grade = g_key_file_get_string (file, code, "from_grade", NULL);

  xq_record_set (item, "code", code);
  xq_record_set (item, "aspect", aspect);
  xq_record_set (item, "text", text);
  xq_record_set (item, "safety", g_key_file_get_boolean (file, code, "safety", NULL) ? "1" : "0");
  xq_record_set (item, "protective", g_key_file_get_boolean (file, code, "protective", NULL) ? "1" : "0");
  xq_record_set (item, "from_grade", from_grade);
}

XqRecord *
xq_screening_form_new_factory (XqStore *store)
{
  g_autoptr (GKeyFile) file = load_factory ();
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  g_autofree char *name = g_key_file_get_string (file, "form", "name", NULL);
  XqRecord *form = xq_store_new_record (store, &xq_screening_form);

  xq_record_set (form, "name", name);
  for (guint i = 0; groups[i] != NULL; i++)
    if (!g_str_equal (groups[i], "form"))
      add_item (form, file, groups[i]);
  return form;
}

XqRecord *
xq_screening_form_new_edition (XqStore        *store,
                               const XqRecord *form)
{
  static const char *const kept[] = { "name", "audience", "instrument", "issued_by" };
  XqRecord *draft = xq_store_new_record (store, &xq_screening_form);
  GPtrArray *items = xq_record_get_parts (form, "items");

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    xq_record_set (draft, kept[i], xq_record_get (form, kept[i]));
  for (guint i = 0; i < items->len; i++)
    {
      XqRecord *item = xq_record_add_part (draft, "items");

      for (const XqField *field = item_fields; field->number != 0; field++)
        xq_record_set (item, field->name, xq_record_get (g_ptr_array_index (items, i), field->name));
    }
  return draft;
}

const char *
xq_screening_form_window (void)
{
  static gsize once;
  static char *window;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GKeyFile) file = load_factory ();

      window = g_key_file_get_string (file, "form", "window", NULL);
      g_once_init_leave (&once, 1);
    }
  return window;
}

const XqKind xq_screening_form = {
  .number = 33,
  .name = "screening_form",
  .title = N_("Screening form"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "name edition audience state issued_by due_on",
  .order = "name, edition desc",
  .label = "name edition",
  .access = XQ_ACCESS_OF_CALENDAR,
  .prepare = prepare,
  .check = check,
};
