/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include "ctl/demo-private.h"
#include "school/kinds.h"

static gboolean
close_store (XqDemo  *demo,
             GError **error)
{
  gboolean ok = demo->store == NULL || xq_store_close (demo->store, error);

  g_clear_object (&demo->store);
  g_clear_pointer (&demo->day, g_free);
  return ok;
}

gboolean
xq_demo_leave (XqDemo  *demo,
               GError **error)
{
  gboolean ok = close_store (demo, error);

  if (demo->vault != NULL)
    xq_vault_close (demo->vault);
  g_clear_object (&demo->vault);
  demo->who = NULL;
  return ok;
}

/* Who stays only turns the calendar's page: the password is not asked for again. */
gboolean
xq_demo_enter (XqDemo       *demo,
               XqDemoPerson *who,
               guint32       day,
               GError      **error)
{
  g_autofree char *text = xq_demo_day_text (day);

  if (demo->who != who)
    {
      g_autoptr (XqSecret) own = xq_secret_new_take_string (g_strdup (who->password));
      g_autoptr (XqSecret) first = who->first_password != NULL
                                     ? xq_secret_new_take_string (g_strdup (who->first_password)) : NULL;

      if (!xq_demo_leave (demo, error))
        return FALSE;
      demo->vault = xq_vault_open (demo->order->path, error);
      if (demo->vault == NULL || !xq_vault_unlock (demo->vault, who->name, first != NULL ? first : own, NULL, error) ||
          (first != NULL && !xq_vault_change_password (demo->vault, first, own, error)))
        return FALSE;
      g_clear_pointer (&who->first_password, g_free);
      demo->who = who;
    }
  if (demo->store != NULL && g_str_equal (demo->day, text))
    return TRUE;
  if (!close_store (demo, error))
    return FALSE;
  demo->store = xq_store_open (demo->vault, text, error);
  demo->day = g_steal_pointer (&text);
  return demo->store != NULL;
}

void
xq_demo_count (XqDemo       *demo,
               const XqKind *kind)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (demo->counts, kind->name));

  g_hash_table_insert (demo->counts, (gpointer) kind->name, GUINT_TO_POINTER (n + 1));
}

static XqRecord *
write_record (XqDemo       *demo,
              const XqKind *kind,
              va_list       fields,
              GError      **error)
{
  g_autoptr (XqRecord) record = xq_store_new_record (demo->store, kind);
  const char *field;

  while ((field = va_arg (fields, const char *)) != NULL)
    xq_record_set (record, field, va_arg (fields, const char *));
  if (!xq_store_save (demo->store, record, NULL, error))
    {
      g_prefix_error (error, "%s: ", kind->name);
      return NULL;
    }
  xq_demo_count (demo, kind);
  return g_steal_pointer (&record);
}

XqRecord *
xq_demo_write (XqDemo        *demo,
               const XqKind  *kind,
               GError       **error,
               ...)
{
  XqRecord *record;
  va_list fields;

  va_start (fields, error);
  record = write_record (demo, kind, fields, error);
  va_end (fields);
  return record;
}

gboolean
xq_demo_add (XqDemo        *demo,
             const XqKind  *kind,
             GError       **error,
             ...)
{
  g_autoptr (XqRecord) record = NULL;
  va_list fields;

  va_start (fields, error);
  record = write_record (demo, kind, fields, error);
  va_end (fields);
  return record != NULL;
}

gboolean
xq_demo_end (XqDemo   *demo,
             gboolean  ok,
             GError  **error)
{
  if (ok)
    return xq_store_commit (demo->store, error);
  xq_store_rollback (demo->store);
  return FALSE;
}

char *
xq_demo_text (XqDemo            *demo,
              const char        *file,
              const char        *group,
              const char        *key,
              const XqDemoChild *child)
{
  const char *pattern = xq_demo_words_get (demo->words, file, group, key);
  g_autoptr (GString) text = NULL;

  if (pattern == NULL)
    return NULL;
  text = g_string_new (pattern);
  if (child != NULL)
    {
      g_auto (GStrv) subjects = xq_demo_words_list (demo->words, "school", "staff", "subjects");

      g_string_replace (text, "{name}", child->name, 0);
      g_string_replace (text, "{ta}", xq_demo_words_get (demo->words, "names", "pronoun", child->is_girl ? "girl" : "boy"), 0);
      g_string_replace (text, "{carer}", child->carer_word, 0);
      /* The same subject all through a child's story. */
      g_string_replace (text, "{subject}", subjects[child->seat % 3], 0);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
xq_demo_any_text (XqDemo            *demo,
                  const char        *file,
                  const char        *group,
                  const char        *key,
                  const XqDemoChild *child)
{
  guint n = xq_demo_words_count (demo->words, file, group, key);
  g_autofree char *name = n > 0 ? g_strdup_printf ("%s%u", key, 1 + xq_demo_below (demo, n)) : g_strdup (key);

  return xq_demo_text (demo, file, group, name, child);
}
