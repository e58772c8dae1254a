/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <gio/gio.h>

#include "school/kinds.h"
#include "school/room-guide.h"

#define GUIDE_FILE "/org/xinqing/Xinqing/rules/room-guide.ini"

static XqGuideItem *
read_item (GKeyFile   *file,
           const char *code)
{
  XqGuideItem *item = g_new0 (XqGuideItem, 1);

  item->code = g_strdup (code);
  item->title = g_key_file_get_string (file, code, "title", NULL);
  item->source = g_key_file_get_string (file, code, "source", NULL);
  item->date = g_key_file_get_string (file, code, "date", NULL);
  item->to_confirm = g_key_file_get_boolean (file, code, "confirm", NULL);
  item->function = g_key_file_get_string (file, code, "function", NULL);
  item->least = g_key_file_get_integer (file, code, "least", NULL);
  item->most = g_key_file_get_integer (file, code, "most", NULL);
  return item;
}

/* The file is part of the program: a fault in it is a fault of the program and
 * is found by the tests. */
GPtrArray *
xq_room_guide_get_all (void)
{
  static gsize once;
  static GPtrArray *items;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GKeyFile) file = g_key_file_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (GUIDE_FILE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      g_auto (GStrv) codes = NULL;

      items = g_ptr_array_new ();
      if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
        g_critical ("The guide to counselling rooms cannot be read: %s", error->message);
      else
        codes = g_key_file_get_groups (file, NULL);
      for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
        g_ptr_array_add (items, read_item (file, codes[i]));
      g_once_init_leave (&once, 1);
    }
  return items;
}

const XqGuideItem *
xq_room_guide_find (const char *code)
{
  GPtrArray *items = xq_room_guide_get_all ();

  for (guint i = 0; i < items->len; i++)
    {
      const XqGuideItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->code, code) == 0)
        return item;
    }
  return NULL;
}

const XqChoice *
xq_room_guide_get_choices (const XqField *field)
{
  static gsize once;
  static XqChoice *choices;
  const XqField *items = xq_fields_find (xq_room_check.fields, "items");

  g_return_val_if_fail (field != NULL, NULL);

  if (field != xq_fields_find (items->parts, "item"))
    return NULL;
  if (g_once_init_enter (&once))
    {
      GPtrArray *all = xq_room_guide_get_all ();

      choices = g_new0 (XqChoice, all->len + 1);
      for (guint i = 0; i < all->len; i++)
        {
          const XqGuideItem *item = g_ptr_array_index (all, i);

          choices[i].code = item->code;
          choices[i].title = item->title;
        }
      g_once_init_leave (&once, 1);
    }
  return choices;
}
