/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include "record-search.h"

#include "school/class-name.h"
#include "school/kinds.h"
#include "school/person-name.h"
#include "school/record-words.h"
#include "school/student-lookup.h"

#define MOST_HITS 12

XqRecordSearch *
xq_record_search_new (const XqKind *kind,
                      const char   *text)
{
  XqRecordSearch *search;

  g_return_val_if_fail (kind != NULL && text != NULL, NULL);

  search = g_new0 (XqRecordSearch, 1);
  search->kind = kind;
  search->text = g_strdup (text);
  return search;
}

void
xq_record_search_free (XqRecordSearch *search)
{
  g_return_if_fail (search != NULL);

  g_free (search->text);
  g_free (search);
}

static void
hit_free (XqRecordHit *hit)
{
  g_free (hit->uid);
  g_free (hit->name);
  g_free (hit->detail);
  g_free (hit);
}

static void
add_hit (GPtrArray  *hits,
         const char *uid,
         const char *name,
         char       *detail)
{
  XqRecordHit *hit = g_new0 (XqRecordHit, 1);

  hit->uid = g_strdup (uid);
  hit->name = g_strdup (name);
  hit->detail = detail != NULL ? detail : g_strdup ("");
  g_ptr_array_add (hits, hit);
}

static gboolean
add_students (XqStore     *store,
              const char  *text,
              GPtrArray   *hits,
              GError     **error)
{
  g_autoptr (GPtrArray) students = xq_student_find (store, text, MOST_HITS, error);

  for (guint i = 0; students != NULL && i < students->len; i++)
    {
      const XqFoundStudent *student = g_ptr_array_index (students, i);

      add_hit (hits, student->uid, student->name,
               student->grade > 0 ? xq_class_name_for_screen (student->grade, student->class_number) : NULL);
    }
  return students != NULL;
}

static gboolean
is_called (const char *name,
           const char *text)
{
  g_autofree char *pinyin = NULL;

  if (*text == '\0' || strstr (name, text) != NULL)
    return TRUE;
  pinyin = xq_person_name_dup_pinyin (name);
  return xq_person_name_matches (pinyin, text) > 0;
}

/* What tells one from another of the same name; of people their name is enough. */
static char *
say_detail (XqRecordWords  *words,
            const XqKind   *kind,
            const XqRecord *record)
{
  g_auto (GStrv) labels = g_strsplit (kind->label != NULL ? kind->label : "", " ", -1);

  if (kind == &xq_staff || kind == &xq_class || g_strv_length (labels) < 2 ||
      xq_fields_find (kind->fields, labels[0])->type == XQ_FIELD_DATE)
    return NULL;
  return xq_record_words_of (words, record, xq_fields_find (kind->fields, labels[1]));
}

static gboolean
add_others (XqStore       *store,
            const XqKind  *kind,
            const char    *text,
            GPtrArray     *hits,
            GError       **error)
{
  g_autoptr (GPtrArray) records = xq_store_list (store, kind, NULL, error);
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);

  for (guint i = 0; records != NULL && i < records->len && hits->len < MOST_HITS; i++)
    {
      const char *uid = xq_record_get_uid (g_ptr_array_index (records, i));
      const char *name = xq_record_words_name (words, kind, uid);

      if (*name != '\0' && is_called (name, text))
        add_hit (hits, uid, name, say_detail (words, kind, g_ptr_array_index (records, i)));
    }
  return records != NULL;
}

gpointer
xq_record_search_run (XqStore       *store,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const XqRecordSearch *search = data;
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hit_free);
  gboolean ok;

  (void) cancellable;
  if (search->kind == &xq_student)
    ok = add_students (store, search->text, hits, error);
  else
    ok = add_others (store, search->kind, search->text, hits, error);
  return ok ? g_steal_pointer (&hits) : NULL;
}
