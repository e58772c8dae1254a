/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "duty-work.h"
#include "form-work.h"

#include "school/kinds.h"
#include "school/question.h"
#include "school/settings.h"

static void
person_free (XqDutyPerson *person)
{
  g_free (person->uid);
  g_free (person->name);
  g_free (person->pinyin);
  g_free (person);
}

void
xq_duty_answer_free (XqDutyAnswer *answer)
{
  if (answer == NULL)
    return;
  xq_duty_roster_free (answer->roster);
  g_clear_pointer (&answer->rows, g_ptr_array_unref);
  g_clear_pointer (&answer->staff, g_ptr_array_unref);
  g_free (answer->me);
  g_free (answer);
}

void
xq_duty_done_free (XqDutyDone *done)
{
  if (done == NULL)
    return;
  g_free (done->uid);
  g_clear_pointer (&done->before, xq_record_unref);
  g_free (done->words);
  g_free (done);
}

static XqDutyDone *
done_new (const XqRecord *record,
          const XqRecord *before,
          const char     *words)
{
  XqDutyDone *done = g_new0 (XqDutyDone, 1);

  done->kind = xq_record_get_kind (record);
  done->uid = g_strdup (xq_record_get_uid (record));
  done->before = before != NULL ? xq_record_copy (before) : NULL;
  done->words = g_strdup (words);
  return done;
}

/* --- what is read --- */

static int
compare_persons (gconstpointer a,
                 gconstpointer b)
{
  const XqDutyPerson *first = *(const XqDutyPerson *const *) a;
  const XqDutyPerson *second = *(const XqDutyPerson *const *) b;

  return first->opens != second->opens ? second->opens - first->opens : strcmp (first->pinyin, second->pinyin);
}

/* Those who work here at least on some day of the week. */
static gboolean
add_staff (XqStore       *store,
           XqDutyAnswer  *answer,
           const char    *monday,
           const char    *sunday,
           GError       **error)
{
  g_autoptr (GPtrArray) all = xq_store_list (store, &xq_staff, NULL, error);
  g_autofree char *needs = NULL;

  if (all == NULL || !xq_setting_text (store, "duty.needs_psychology_teacher", &needs, error))
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const XqRecord *staff = g_ptr_array_index (all, i);
      const char *from_on = xq_record_get (staff, "from_on");
      const char *until_on = xq_record_get (staff, "until_on");
      XqDutyPerson *person;

      if ((from_on != NULL && strcmp (from_on, sunday) > 0) || (until_on != NULL && strcmp (until_on, monday) < 0))
        continue;
      person = g_new0 (XqDutyPerson, 1);
      person->uid = g_strdup (xq_record_get_uid (staff));
      person->name = g_strdup (xq_record_get (staff, "name"));
      person->pinyin = g_strdup (xq_record_get (staff, "pinyin") != NULL ? xq_record_get (staff, "pinyin") : "");
      person->opens = g_strcmp0 (needs, "1") != 0 || xq_is_one_of (staff, "job", "psych_full psych_part");
      g_ptr_array_add (answer->staff, person);
    }
  g_ptr_array_sort (answer->staff, compare_persons);
  return TRUE;
}

gpointer
xq_duty_ask (XqStore       *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (XqDutyAnswer) answer = g_new0 (XqDutyAnswer, 1);
  char monday[XQ_DAY_SIZE];
  char sunday[XQ_DAY_SIZE];

  (void) cancellable;
  xq_duty_week_days (data, monday, sunday);
  answer->staff = g_ptr_array_new_with_free_func ((GDestroyNotify) person_free);
  answer->roster = xq_duty_roster_new (store, monday, sunday, error);
  if (answer->roster == NULL)
    return NULL;
  answer->rows = xq_duty_rows_list (store, answer->roster, error);
  if (answer->rows == NULL || !add_staff (store, answer, monday, sunday, error) ||
      !xq_term_of_day (store, data, &answer->term, error))
    return NULL;
  answer->me = g_strdup (xq_store_get_my_staff (store));
  return g_steal_pointer (&answer);
}

/* --- what is written --- */

gpointer
xq_duty_assign (XqStore       *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  static const char *const fields[] = { "falls_on", "started_at", "ended_at", "room", "person", "kind" };
  GStrv values = data;
  g_autoptr (XqRecord) slot = xq_store_new_record (store, &xq_duty_slot);
  g_autofree char *words = NULL;

  (void) cancellable;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    xq_record_set (slot, fields[i], values[i]);
  if (!xq_store_save (store, slot, NULL, error))
    return NULL;
  /* Translators: a member of staff */
  words = g_strdup_printf (_("%s is on duty"), xq_record_get (slot, "person_name"));
  return done_new (slot, NULL, words);
}

gpointer
xq_duty_cover (XqStore       *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  GStrv values = data;
  g_autoptr (XqRecord) swap = xq_store_new_record (store, &xq_duty_swap);
  g_autofree char *words = NULL;

  (void) cancellable;
  xq_record_set (swap, "slot", values[0]);
  xq_record_set (swap, "reason", values[1]);
  xq_record_set (swap, "deputy", values[2]);
  if (!xq_store_save (store, swap, NULL, error))
    return NULL;
  words = values[2] != NULL
            /* Translators: who covers, and who was to be on duty */
            ? g_strdup_printf (_("%s covers for %s"), xq_record_get (swap, "deputy_name"), xq_record_get (swap, "person_name"))
            /* Translators: who was to be on duty */
            : g_strdup_printf (_("Nobody covers for %s"), xq_record_get (swap, "person_name"));
  return done_new (swap, NULL, words);
}

gpointer
xq_duty_take_back (XqStore       *store,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  GStrv values = data;
  const XqKind *kind = xq_kind_find (values[0]);
  g_autoptr (XqRecord) record = xq_store_get (store, kind, values[1], error);
  XqDutyDone *done;

  (void) cancellable;
  if (record == NULL || !xq_store_withdraw (store, kind, values[1], _("Withdrawn from the roster"), error))
    return NULL;
  done = done_new (record, NULL, kind == &xq_duty_swap ? _("The change is withdrawn") : _("The duty is withdrawn"));
  done->is_withdrawn = TRUE;
  return done;
}

/* The present day and time, and who I am, are what a new sign-in begins with. */
gpointer
xq_duty_sign_in (XqStore       *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (XqRecord) sign = xq_store_new_record (store, &xq_duty_sign);

  (void) cancellable;
  xq_record_set (sign, "slot", data);
  return xq_store_save (store, sign, NULL, error) ? done_new (sign, NULL, _("Signed in")) : NULL;
}

gpointer
xq_duty_sign_out (XqStore       *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (XqRecord) sign = xq_store_get (store, &xq_duty_sign, data, error);
  g_autoptr (XqRecord) before = NULL;
  g_autoptr (XqRecord) now = NULL;

  (void) cancellable;
  if (sign == NULL)
    return NULL;
  before = xq_record_copy (sign);
  now = xq_store_new_record (store, &xq_duty_sign);
  xq_record_set (sign, "ended_at", xq_record_get (now, "started_at"));
  return xq_store_save (store, sign, NULL, error) ? done_new (sign, before, _("Signed out")) : NULL;
}

gpointer
xq_duty_walk_in (XqStore       *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const char *me = xq_store_get_my_staff (store);
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;
  g_autoptr (XqRecord) sign = NULL;
  g_autoptr (XqRecord) before = NULL;
  gint64 n;

  (void) data;
  (void) cancellable;
  xq_filter_add (filter, "falls_on", "=", xq_store_get_today (store));
  xq_filter_add (filter, "person", "=", me);
  xq_filter_set_order (filter, "id desc");
  xq_filter_set_limit (filter, 1, 0);
  found = me != NULL ? xq_store_list (store, &xq_duty_sign, filter, error) : g_ptr_array_new ();
  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                   _("You have not signed in today. Press Sign In at your duty first, then count who comes."));
      return NULL;
    }
  sign = xq_store_get (store, &xq_duty_sign, xq_record_get_uid (g_ptr_array_index (found, 0)), error);
  if (sign == NULL)
    return NULL;
  before = xq_record_copy (sign);
  n = xq_record_get_integer (sign, "walk_ins") + 1;
  count = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  xq_record_set (sign, "walk_ins", count);
  if (!xq_store_save (store, sign, NULL, error))
    return NULL;
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u walk-in so far", "%u walk-ins so far", (gulong) n), (guint) n);
  return done_new (sign, before, words);
}

gpointer
xq_duty_undo (XqStore       *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const XqDutyDone *done = data;

  if (done->is_withdrawn)
    {
      (void) xq_store_reinstate (store, done->kind, done->uid, _("Undone right after saving"), error);
      return NULL;
    }
  return xq_form_undo (store, &(XqFormUndo) { done->kind, done->uid, done->before }, cancellable, error);
}

gpointer
xq_duty_copy (XqStore       *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const XqDutyCopyOrder *order = data;

  if (strcmp (order->from_on, order->until_on) > 0)
    {
      xq_refuse (error, _("The term ends with this week: there is no later one to be filled."));
      return NULL;
    }
  return xq_duty_copy_week (store, order->week, order->from_on, order->until_on, order->weeks, cancellable, error);
}

gpointer
xq_duty_undo_copy (XqStore       *store,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  (void) cancellable;
  (void) xq_duty_withdraw_all (store, data, error);
  return NULL;
}
