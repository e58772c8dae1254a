/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "form-work.h"
#include "room-check-work.h"

#include "rules/requirement.h"
#include "school/calendar.h"
#include "school/kinds.h"
#include "school/record-words.h"
#include "school/room-guide.h"
#include "store/uid.h"

void
xq_room_check_answer_free (XqRoomCheckAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->record, xq_record_unref);
  g_free (answer->draft);
  g_free (answer->last_words);
  g_free (answer->recognition);
  g_free (answer->recognition_uid);
  g_clear_pointer (&answer->facts, g_hash_table_unref);
  g_free (answer);
}

static void
take_fact (XqRoomCheckAnswer *answer,
           const char        *item,
           char              *words)
{
  g_hash_table_insert (answer->facts, g_strdup (item), words);
}

/* --- what the records say; a person judges --- */

static char *
dup_rooms (GPtrArray         *rooms,
           const XqGuideItem *item)
{
  g_autoptr (GString) areas = g_string_new (NULL);
  guint n = 0;
  guint n_outside = 0;

  for (guint i = 0; i < rooms->len; i++)
    {
      const XqRecord *room = g_ptr_array_index (rooms, i);
      gint64 area = xq_record_get_integer (room, "area");

      if (g_strcmp0 (xq_record_get (room, "function"), item->function) != 0)
        continue;
      g_string_append_printf (areas, "%s%s", n++ > 0 ? _(", ") : "", xq_record_get (room, "name"));
      if (area > 0)
        /* Translators: square metres */
        g_string_append_printf (areas, _(" %u m²"), (guint) area);
      n_outside += area > 0 && (area < item->least || (item->most > 0 && area > item->most)) ? 1 : 0;
    }
  if (n == 0)
    return g_strdup (_("No such room is entered."));
  if (n_outside == 0)
    return g_strdup_printf (_("Entered: %s"), areas->str);
  /* Translators: rooms and their areas */
  return g_strdup_printf (_("Entered: %s. ▲ The area is not as the guide says."), areas->str);
}

static gboolean
add_rooms (XqStore            *store,
           XqRoomCheckAnswer  *answer,
           GError            **error)
{
  g_autoptr (GPtrArray) rooms = xq_store_list (store, &xq_room, NULL, error);
  GPtrArray *items = xq_room_guide_get_all ();

  for (guint i = 0; rooms != NULL && i < items->len; i++)
    {
      const XqGuideItem *item = g_ptr_array_index (items, i);

      if (item->function != NULL)
        take_fact (answer, item->code, dup_rooms (rooms, item));
    }
  return rooms != NULL;
}

static gboolean
add_staff (XqStore            *store,
           XqRoomCheckAnswer  *answer,
           GError            **error)
{
  g_autoptr (GPtrArray) all = xq_store_list (store, &xq_staff, NULL, error);
  const char *today = xq_store_get_today (store);
  guint n_full = 0;
  guint n_part = 0;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const XqRecord *staff = g_ptr_array_index (all, i);
      const char *until_on = xq_record_get (staff, "until_on");

      if (until_on != NULL && strcmp (until_on, today) < 0)
        continue;
      n_full += g_strcmp0 (xq_record_get (staff, "job"), "psych_full") == 0 ? 1 : 0;
      n_part += g_strcmp0 (xq_record_get (staff, "job"), "psych_part") == 0 ? 1 : 0;
    }
  if (all != NULL)
    /* Translators: numbers of psychology teachers */
    take_fact (answer, "staff", g_strdup_printf (_("Entered: %u full-time, %u part-time psychology teachers"), n_full, n_part));
  return all != NULL;
}

static gboolean
add_opening (XqStore            *store,
             XqRoomCheckAnswer  *answer,
             GError            **error)
{
  const char *today = xq_store_get_today (store);
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) gaps = NULL;
  guint n_days = 0;
  guint n_open = 0;
  XqTerm term;

  if (!xq_term_of_day (store, today, &term, error))
    return FALSE;
  name = g_strdup_printf ("%d-%d", term.year, term.number);
  items = xq_opening_required (store, name, error);
  gaps = items != NULL ? xq_duty_gaps (store, term.from_on, today, error) : NULL;
  if (gaps == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const XqRequirement *item = g_ptr_array_index (items, i);

      if (item->due == 0 || strcmp (item->from_on, today) > 0 || !g_str_equal (item->what, "planned"))
        continue;
      n_days++;
      n_open += item->done >= item->due ? 1 : 0;
    }
  /* Translators: school days that are open long enough by the roster, and all so far */
  take_fact (answer, "open_days", g_strdup_printf (_("This term, %u of %u school days so far are open long enough by the roster"),
                                                   n_open, n_days));
  take_fact (answer, "duty", gaps->len == 0 ? g_strdup (_("This term, no duty was without anybody"))
                                            : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                                            "▲ This term, %u duty that nobody kept, or in two places",
                                                                            "▲ This term, %u duties that nobody kept, or in two places",
                                                                            gaps->len), gaps->len));
  return TRUE;
}

/* --- the check and what the bureau declared --- */

static gboolean
add_recognition (XqStore            *store,
                 XqRoomCheckAnswer  *answer,
                 GError            **error)
{
  g_autoptr (GPtrArray) found = xq_store_list (store, &xq_room_recognition, NULL, error);
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  static const char *const fields[] = { "declared_on", "declared_by", "result", "document", "paper_kept" };
  g_autoptr (GString) text = g_string_new (NULL);

  if (found == NULL || found->len == 0)
    return found != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const XqField *field = xq_fields_find (xq_room_recognition.fields, fields[i]);
      g_autofree char *value = xq_record_words_of (words, g_ptr_array_index (found, 0), field);

      if (*value == '\0')
        continue;
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text, _("%s: %s"), _(field->title), value);
    }
  answer->recognition = g_string_free (g_steal_pointer (&text), FALSE);
  answer->recognition_uid = g_strdup (xq_record_get_uid (g_ptr_array_index (found, 0)));
  return TRUE;
}

static char *
dup_last_words (XqStore        *store,
                const XqRecord *last)
{
  g_autoptr (XqRecordWords) words = xq_record_words_new (store);
  g_autofree char *by = xq_record_words_of (words, last, xq_fields_find (xq_room_check.fields, "checked_by"));
  g_autofree char *day = xq_day_words (xq_record_get (last, "checked_on"), NULL);

  /* Translators: a day, and who checked the room */
  return g_strdup_printf (_("Checked last on %s by %s"), day, by);
}

/* A new check begins with what the last one found: little changes. */
static void
begin_with (XqRecord       *record,
            const XqRecord *last)
{
  static const char *const fields[] = { "item", "result", "note", "evidence" };
  GPtrArray *items = xq_record_get_parts (last, "items");

  for (guint i = 0; i < items->len; i++)
    {
      XqRecord *part = xq_record_add_part (record, "items");

      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        xq_record_set (part, fields[j], xq_record_get (g_ptr_array_index (items, i), fields[j]));
    }
}

static gboolean
add_check (XqStore            *store,
           XqRoomCheckAnswer  *answer,
           GError            **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (XqRecord) last = NULL;
  XqFormStart start = { .kind = &xq_room_check };
  XqFormContents *contents;

  xq_filter_set_limit (filter, 1, 0);
  found = xq_store_list (store, &xq_room_check, filter, error);
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    {
      last = xq_store_get (store, &xq_room_check, xq_record_get_uid (g_ptr_array_index (found, 0)), error);
      if (last == NULL)
        return FALSE;
      answer->last_words = dup_last_words (store, last);
      if (g_strcmp0 (xq_record_get (last, "checked_on"), xq_store_get_today (store)) == 0)
        start.record = (char *) xq_record_get_uid (last);
    }
  contents = xq_form_begin (store, &start, NULL, error);
  if (contents == NULL)
    return FALSE;
  answer->record = xq_record_ref (contents->record);
  answer->was_kept = contents->draft != NULL;
  answer->draft = contents->draft != NULL ? g_strdup (contents->draft) : xq_uid_new ();
  if (start.record == NULL && contents->draft == NULL && last != NULL)
    begin_with (answer->record, last);
  xq_form_contents_free (contents);
  return TRUE;
}

gpointer
xq_room_check_ask (XqStore       *store,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (XqRoomCheckAnswer) answer = g_new0 (XqRoomCheckAnswer, 1);

  (void) data;
  (void) cancellable;
  answer->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!add_check (store, answer, error) || !add_recognition (store, answer, error) || !add_rooms (store, answer, error) ||
      !add_staff (store, answer, error) || !add_opening (store, answer, error))
    return NULL;
  return g_steal_pointer (&answer);
}
