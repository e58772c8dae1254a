/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include "exchange/relations.h"
#include "exchange/xml-stream.h"

#define MAX_RELATIONS 4000

typedef struct
{
  GPtrArray *relations;
  char      *folder;     /* of the part, with a slash at its end, or empty */
} Reader;

static void
free_relation (gpointer data)
{
  XqRelation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->path);
  g_free (relation);
}

/* A path from the package's root, "." and ".." resolved, never above the root. */
static char *
resolve (const char *folder,
         const char *target)
{
  g_autofree char *joined = target[0] == '/' ? g_strdup (target) : g_strconcat (folder, target, NULL);
  g_auto (GStrv) steps = NULL;
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  g_strdelimit (joined, "\\", '/');
  steps = g_strsplit (joined, "/", -1);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (strcmp (steps[i], "..") == 0 && taken->len > 0)
        g_ptr_array_set_size (taken, (int) taken->len - 1);
      else if (steps[i][0] != '\0' && strcmp (steps[i], ".") != 0 && strcmp (steps[i], "..") != 0)
        g_ptr_array_add (taken, steps[i]);
    }
  g_ptr_array_add (taken, NULL);
  return g_strjoinv ("/", (char **) taken->pdata);
}

static void
on_start (XqXmlStream *stream,
          const char  *name,
          gpointer     data)
{
  Reader *reader = data;
  g_autofree char *mode = NULL;
  g_autofree char *id = NULL;
  g_autofree char *type = NULL;
  g_autofree char *target = NULL;
  XqRelation *relation;
  const char *slash;

  if (strcmp (name, "Relationship") != 0 || reader->relations->len >= MAX_RELATIONS)
    return;
  mode = xq_xml_stream_dup (stream, "TargetMode");
  id = xq_xml_stream_dup (stream, "Id");
  type = xq_xml_stream_dup (stream, "Type");
  target = xq_xml_stream_dup (stream, "Target");
  if (g_strcmp0 (mode, "External") == 0 || id == NULL || type == NULL || target == NULL)
    return;
  slash = strrchr (type, '/');
  relation = g_new0 (XqRelation, 1);
  relation->id = g_steal_pointer (&id);
  relation->type = g_strdup (slash != NULL ? slash + 1 : type);
  relation->path = resolve (reader->folder, target);
  g_ptr_array_add (reader->relations, relation);
}

static void
on_end (XqXmlStream *stream,
        const char  *name,
        gpointer     data)
{
  (void) stream;
  (void) name;
  (void) data;
}

GPtrArray *
xq_relations_read (XqPackage   *package,
                   const char  *part,
                   GError     **error)
{
  static const XqXmlHandler handler = { on_start, on_end, NULL };
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (free_relation);
  const char *slash = strrchr (part, '/');
  const char *base = slash != NULL ? slash + 1 : part;
  g_autofree char *folder = g_strndup (part, (gsize) (base - part));
  g_autofree char *path = g_strconcat (folder, "_rels/", base, ".rels", NULL);
  Reader reader = { relations, folder };

  if (xq_package_has (package, path) && !xq_xml_stream_read (package, path, &handler, &reader, error))
    return NULL;
  return g_steal_pointer (&relations);
}

const char *
xq_relations_find (GPtrArray  *relations,
                   const char *id,
                   const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const XqRelation *relation = g_ptr_array_index (relations, i);

      if (strcmp (relation->type, type) == 0 && (id == NULL || strcmp (relation->id, id) == 0))
        return relation->path;
    }
  return NULL;
}
