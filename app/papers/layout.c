/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "papers/layout.h"

#define PAPERS_FOLDER "/org/xinqing/Xinqing/papers/"

typedef struct
{
  XqLayoutNode *root;
  GPtrArray    *open;  /* not owned */
} Parsing;

void
xq_layout_node_free (XqLayoutNode *node)
{
  if (node == NULL)
    return;
  g_free (node->name);
  g_strfreev (node->names);
  g_strfreev (node->values);
  g_string_free (node->text, TRUE);
  g_ptr_array_unref (node->children);
  g_free (node);
}

static void
start_element (GMarkupParseContext  *context,
               const char           *name,
               const char          **names,
               const char          **values,
               gpointer              data,
               GError              **error)
{
  Parsing *parsing = data;
  XqLayoutNode *node = g_new0 (XqLayoutNode, 1);

  (void) context;
  (void) error;
  node->name = g_strdup (name);
  node->names = g_strdupv ((GStrv) names);
  node->values = g_strdupv ((GStrv) values);
  node->text = g_string_new (NULL);
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_layout_node_free);
  if (parsing->open->len == 0)
    parsing->root = node;
  else
    g_ptr_array_add (((XqLayoutNode *) g_ptr_array_index (parsing->open, parsing->open->len - 1))->children, node);
  g_ptr_array_add (parsing->open, node);
}

static void
end_element (GMarkupParseContext  *context,
             const char           *name,
             gpointer              data,
             GError              **error)
{
  Parsing *parsing = data;
  XqLayoutNode *node = g_ptr_array_index (parsing->open, parsing->open->len - 1);
  char *text;

  (void) context;
  (void) name;
  (void) error;
  /* Only what the layout file is indented with; ideographic spaces are wanted. */
  text = g_string_free (node->text, FALSE);
  while (*text != '\0' && strchr (" \t\r\n", text[strlen (text) - 1]) != NULL)
    text[strlen (text) - 1] = '\0';
  node->text = g_string_new (text + strspn (text, " \t\r\n"));
  g_free (text);
  g_ptr_array_set_size (parsing->open, (int) parsing->open->len - 1);
}

static void
take_text (GMarkupParseContext  *context,
           const char           *text,
           gsize                 length,
           gpointer              data,
           GError              **error)
{
  Parsing *parsing = data;

  (void) context;
  (void) error;
  if (parsing->open->len > 0)
    g_string_append_len (((XqLayoutNode *) g_ptr_array_index (parsing->open, parsing->open->len - 1))->text, text, (gssize) length);
}

XqLayoutNode *
xq_layout_load (const char  *paper,
                GError     **error)
{
  static const GMarkupParser parser = { start_element, end_element, take_text, NULL, NULL };
  g_autofree char *path = g_strdup_printf (PAPERS_FOLDER "%s.xml", paper);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) local = NULL;
  Parsing parsing = { .open = g_ptr_array_new () };

  if (bytes != NULL)
    {
      context = g_markup_parse_context_new (&parser, 0, &parsing, NULL);
      if (!g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &local) ||
          !g_markup_parse_context_end_parse (context, &local))
        g_clear_pointer (&parsing.root, xq_layout_node_free);
    }
  g_ptr_array_unref (parsing.open);
  if (parsing.root == NULL)
    g_set_error (error, XQ_PAPER_ERROR, XQ_PAPER_ERROR_TEMPLATE, _("The layout of the paper “%s” cannot be read: %s"), paper,
                 local != NULL ? local->message : _("there is none"));
  return parsing.root;
}

const char *
xq_layout_get (const XqLayoutNode *node,
               const char         *attribute)
{
  for (guint i = 0; node->names[i] != NULL; i++)
    if (g_str_equal (node->names[i], attribute))
      return node->values[i];
  return NULL;
}

double
xq_layout_get_number (const XqLayoutNode *node,
                      const char         *attribute,
                      double              otherwise)
{
  const char *value = xq_layout_get (node, attribute);

  return value != NULL ? g_ascii_strtod (value, NULL) : otherwise;
}
