/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "concern-work.h"
#include "form-work.h"
#include "student-words.h"

#include "school/concern.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/record-words.h"

void
xq_concern_line_free (XqConcernLine *line)
{
  if (line == NULL)
    return;
  g_free (line->id);
  g_free (line->who);
  g_free (line->day);
  g_free (line->urgency);
  g_free (line->from);
  g_free (line->seen);
  g_free (line->state);
  g_free (line->advice);
  g_free (line);
}

static gboolean
raises (XqStore *store)
{
  return xq_concern_may_raise (xq_vault_get_roles (xq_store_get_vault (store)));
}

/* --- the list --- */

static char *
dup_words (XqRecordWords  *words,
           const XqRecord *record,
           const char     *field)
{
  return xq_record_words_of (words, record, xq_fields_find (xq_record_get_fields (record), field));
}

/* @text and @day: the fields of the kind that say what was seen, and when it came. */
static XqConcernLine *
say_line (XqStore         *store,
          XqRecordWords   *words,
          const XqRecord  *record,
          const char      *text,
          const char      *day,
          GError         **error)
{
  g_autoptr (XqConcernLine) line = g_new0 (XqConcernLine, 1);

  line->kind = xq_record_get_kind (record);
  line->id = g_strdup (xq_record_get_uid (record) != NULL ? xq_record_get_uid (record) : xq_record_get (record, "letter"));
  line->day = xq_day_words (xq_record_get (record, day), xq_store_get_today (store));
  line->seen = g_strdup (xq_record_get (record, text));
  line->advice = g_strdup (xq_record_get (record, "advice"));
  line->state = xq_record_get (record, "state") != NULL ? dup_words (words, record, "state") : g_strdup (_("Sent, not answered yet"));
  return xq_say_student (store, words, xq_record_get (record, "student"), &line->who, error) ? g_steal_pointer (&line) : NULL;
}

static XqConcernLine *
say_concern (XqStore         *store,
             XqRecordWords   *words,
             const XqRecord  *concern,
             gboolean         is_own,
             GError         **error)
{
  XqConcernLine *line = say_line (store, words, concern, "seen", "raised_on", error);

  if (line == NULL)
    return NULL;
  line->urgency = dup_words (words, concern, "urgency");
  line->from = is_own ? NULL : dup_words (words, concern, "raised_by");
  line->waits = xq_record_get (concern, "answered_on") == NULL;
  line->urgent = xq_is_one_of (concern, "urgency", "today") && !xq_is_one_of (concern, "state", "closed") &&
                 (is_own || line->waits);
  return line;
}

static XqConcernLine *
say_letter (XqStore         *store,
            XqRecordWords   *words,
            const XqRecord  *letter,
            GError         **error)
{
  XqConcernLine *line = say_line (store, words, letter, "text", "written_on", error);

  if (line == NULL)
    return NULL;
  line->from = dup_words (words, letter, "writer");
  line->waits = xq_is_one_of (letter, "state", "received");
  return line;
}

static GPtrArray *
ask_own (XqStore   *store,
         gboolean   all,
         GError   **error)
{
  g_autoptr (GPtrArray) concerns = xq_concern_list_own (store, error);
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_concern_line_free);

  for (guint i = 0; concerns != NULL && i < concerns->len; i++)
    {
      const XqRecord *concern = g_ptr_array_index (concerns, i);
      XqConcernLine *line;

      if (!all && xq_is_one_of (concern, "state", "closed"))
        continue;
      line = say_concern (store, words, concern, TRUE, error);
      if (line == NULL)
        return NULL;
      g_ptr_array_add (lines, line);
    }
  return concerns != NULL ? g_steal_pointer (&lines) : NULL;
}

/* The unanswered first, the urgent of them before the others; else as they came. */
static int
compare_lines (gconstpointer a,
               gconstpointer b,
               gpointer      unused)
{
  const XqConcernLine *one = *(XqConcernLine *const *) a;
  const XqConcernLine *other = *(XqConcernLine *const *) b;

  (void) unused;
  if (one->urgent != other->urgent)
    return one->urgent ? -1 : 1;
  return one->waits == other->waits ? 0 : one->waits ? -1 : 1;
}

static GPtrArray *
list_kind (XqStore       *store,
           const XqKind  *kind,
           const char    *order,
           gboolean       all,
           GError       **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();

  if (!all)
    xq_filter_add (filter, "state", "<>", "closed");
  xq_filter_set_order (filter, order);
  return xq_store_list (store, kind, filter, error);
}

static GPtrArray *
ask_all (XqStore   *store,
         gboolean   all,
         GError   **error)
{
  /* The codes of how soon stand in the alphabet the other way round. */
  g_autoptr (GPtrArray) concerns = list_kind (store, &xq_concern, "urgency desc, raised_on desc, id desc", all, error);
  g_autoptr (GPtrArray) letters = concerns != NULL ? list_kind (store, &xq_received_letter, NULL, all, error) : NULL;
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_concern_line_free);

  if (letters == NULL)
    return NULL;
  for (guint i = 0; i < concerns->len + letters->len; i++)
    {
      XqConcernLine *line = i < concerns->len ? say_concern (store, words, g_ptr_array_index (concerns, i), FALSE, error)
                                              : say_letter (store, words, g_ptr_array_index (letters, i - concerns->len), error);

      if (line == NULL)
        return NULL;
      g_ptr_array_add (lines, line);
    }
  g_ptr_array_sort_with_data (lines, compare_lines, NULL);
  return g_steal_pointer (&lines);
}

gpointer
xq_concerns_ask (XqStore       *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  gboolean all = g_str_equal (data, "all");

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return raises (store) ? ask_own (store, all, error) : ask_all (store, all, error);
}

gpointer
xq_concern_receive (XqStore       *store,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (XqRecord) concern = xq_store_get (store, &xq_concern, data, error);

  (void) cancellable;
  if (concern != NULL)
    (void) xq_store_save (store, concern, NULL, error);
  return NULL;
}

/* --- the form --- */

static gboolean
is_draft_of (const XqFormStart *start,
             const XqDraft     *draft)
{
  if (start->draft != NULL)
    return g_str_equal (draft->id, start->draft);
  return xq_record_get_kind (draft->record) == &xq_concern &&
         g_strcmp0 (xq_record_get (draft->record, "letter"), start->record) == 0 &&
         (start->record != NULL || g_strcmp0 (xq_record_get (draft->record, "student"), start->student) == 0);
}

gpointer
xq_concern_begin (XqStore       *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const XqFormStart *start = data;
  g_autoptr (GPtrArray) drafts = NULL;
  XqFormContents *contents;
  XqRecord *record;

  if (!raises (store))
    return xq_form_begin (store, data, cancellable, error);
  drafts = xq_store_list_drafts (store, error);
  if (drafts == NULL)
    return NULL;
  for (guint i = 0; i < drafts->len; i++)
    {
      const XqDraft *draft = g_ptr_array_index (drafts, i);

      if (!is_draft_of (start, draft))
        continue;
      contents = xq_form_contents_new (store, xq_record_ref (draft->record));
      contents->draft = start->draft == NULL ? g_strdup (draft->id) : NULL;
      contents->kept_at = draft->kept_at;
      return contents;
    }
  record = start->record != NULL ? xq_concern_find_own (store, start->record, error) : xq_store_new_record (store, &xq_concern);
  if (record == NULL)
    return NULL;
  if (start->student != NULL)
    xq_record_set (record, "student", start->student);
  return xq_form_contents_new (store, record);
}

gpointer
xq_concern_save (XqStore       *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const XqFormWork *work = data;
  g_autofree char *id = NULL;

  if (!raises (store))
    return xq_form_save (store, data, cancellable, error);
  id = xq_concern_raise (store, work->record, error);
  if (id != NULL)
    (void) xq_form_drop (store, work->draft, NULL, NULL);
  return g_steal_pointer (&id);
}
