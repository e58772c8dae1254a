/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include <glib/gi18n-lib.h>

#include "school/crisis-choices.h"
#include "school/crisis-stamp-private.h"
#include "school/kinds.h"
#include "school/question.h"
#include "store/calendar-day.h"
#include "store/json-text.h"
#include "store/letters.h"
#include "store/moment.h"
#include "store/uid.h"

#define LETTER "crisis_stamp"
#define NOTE_MOST 400   /* characters; with a name and a place it stays a line of a record */

/* Who pressed, and when; the letter by which it came, or NULL. */
typedef struct
{
  const char *letter;
  const char *writer;   /* account */
  char       *at;
} Telling;

void
xq_crisis_stamp_free (XqCrisisStamp *stamp)
{
  if (stamp == NULL)
    return;
  g_free (stamp->event);
  g_free (stamp->step);
  g_free (stamp->student);
  g_free (stamp->place);
  g_free (stamp->note);
  g_free (stamp);
}

gboolean
xq_crisis_may_write (XqStore *store)
{
  XqVault *vault = xq_store_get_vault (store);

  return xq_vault_holds (vault, XQ_CABINET_CARE) &&
         (xq_kind_get_access (&xq_crisis_event, xq_vault_get_roles (vault)) & XQ_ADD) != 0;
}

/* --- into the event --- */

XqRecord *
xq_crisis_find_event (XqStore     *store,
                      const char  *event,
                      GError     **error)
{
  g_autofree char *uid = NULL;

  if (!xq_question (store, "SELECT uid FROM visible_crisis_event WHERE withdrawn = 0 AND (origin = ?1 OR uid = unhex (?1)) "
                    "ORDER BY id LIMIT 1", &uid, error, event, NULL, NULL))
    return NULL;
  return uid != NULL ? xq_store_get (store, &xq_crisis_event, uid, error) : xq_store_new_record (store, &xq_crisis_event);
}

/* Whoever has no record among the staff is named by the account. */
static gboolean
find_writer (XqStore     *store,
             const char  *account,
             char       **staff,
             char       **name,
             GError     **error)
{
  *name = NULL;
  if (!xq_question (store, "SELECT uid FROM visible_staff WHERE account = unhex (?) AND withdrawn = 0 ORDER BY id LIMIT 1",
                    staff, error, account, NULL, NULL))
    return FALSE;
  if (*staff == NULL)
    *name = xq_vault_dup_name_of (xq_store_get_vault (store), account);
  return TRUE;
}

static gboolean
has_person (const XqRecord *event,
            const char     *field,
            const char     *value)
{
  GPtrArray *people = xq_record_get_parts (event, "people");

  for (guint i = 0; i < people->len; i++)
    if (g_strcmp0 (xq_record_get (g_ptr_array_index (people, i), field), value) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
add_people (XqRecord            *event,
            const XqCrisisStamp *stamp,
            const Telling       *telling)
{
  gboolean added = FALSE;

  if (stamp->student != NULL && !has_person (event, "student", stamp->student))
    {
      XqRecord *person = xq_record_add_part (event, "people");

      xq_record_set (person, "student", stamp->student);
      xq_record_set (person, "role", "self");
      xq_record_set (person, "letter", telling->letter);
      added = TRUE;
    }
  if (stamp->suspects_home && !has_person (event, "suspected", "1"))
    {
      XqRecord *person = xq_record_add_part (event, "people");

      xq_record_set (person, "kind", "outside");
      xq_record_set (person, "suspected", "1");
      xq_record_set (person, "letter", telling->letter);
      added = TRUE;
    }
  return added;
}

/* The first place said is the event's; another one stands beside its step. */
static char *
dup_note (XqRecord            *event,
          const XqCrisisStamp *stamp,
          const char          *name)
{
  gboolean placed = stamp->place == NULL || xq_record_get (event, "place") == NULL ||
                    g_strcmp0 (xq_record_get (event, "place"), stamp->place) == 0;
  const char *pieces[] = { name, placed ? NULL : stamp->place, stamp->note };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (pieces[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", pieces[i]);
  if (stamp->place != NULL && xq_record_get (event, "place") == NULL)
    xq_record_set (event, "place", stamp->place);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
save_stamp (XqStore              *store,
            const XqCrisisStamp  *stamp,
            const Telling        *telling,
            GError              **error)
{
  g_autoptr (XqRecord) event = xq_crisis_find_event (store, stamp->event, error);
  g_autofree char *staff = NULL;
  g_autofree char *name = NULL;
  g_autofree char *note = NULL;
  gboolean fresh;
  gboolean changed;

  if (event == NULL || !find_writer (store, telling->writer, &staff, &name, error))
    return FALSE;
  fresh = xq_record_get_uid (event) == NULL;
  if (fresh)
    {
      xq_record_set (event, "origin", stamp->event);
      xq_record_set (event, "found_by", staff);
      xq_record_set (event, "found_by_other", name);
    }
  /* Letters of several people come in no order. */
  if (fresh || g_ascii_strtoll (telling->at, NULL, 10) < xq_record_get_integer (event, "found_at"))
    xq_record_set (event, "found_at", telling->at);
  changed = stamp->place != NULL && xq_record_get (event, "place") == NULL;
  note = dup_note (event, stamp, name);
  changed = add_people (event, stamp, telling) || changed;
  if (stamp->step != NULL || stamp->note != NULL)
    {
      XqRecord *step = xq_record_add_part (event, "timeline");

      xq_record_set (step, "step", stamp->step != NULL ? stamp->step : "other");
      xq_record_set (step, "at", telling->at);
      xq_record_set (step, "done_by", staff);
      xq_record_set (step, "note", note);
      xq_record_set (step, "letter", telling->letter);
      changed = TRUE;
    }
  if (!changed && !fresh)
    return TRUE;
  return xq_store_save (store, event, fresh ? NULL : telling->letter != NULL ? _("Taken in from a sealed letter")
                                                                             : _("A step, stamped as it was done"), error);
}

/* --- letters --- */

static void
add_member (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  if (text == NULL || *text == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static gboolean
send (XqStore              *store,
      const XqCrisisStamp  *stamp,
      const Telling        *telling,
      GError              **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *uid = NULL;

  json_builder_begin_object (builder);
  add_member (builder, "event", stamp->event);
  add_member (builder, "step", stamp->step);
  add_member (builder, "at", telling->at);
  add_member (builder, "place", stamp->place);
  add_member (builder, "note", stamp->note);
  add_member (builder, "suspects_home", stamp->suspects_home ? "1" : NULL);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  uid = xq_store_send_letter (store, xq_cabinet_get_code (XQ_CABINET_CARE), LETTER, stamp->student, text, error);
  return uid != NULL;
}

gboolean
xq_crisis_press (XqStore              *store,
                 const XqCrisisStamp  *stamp,
                 GError              **error)
{
  g_autofree char *at = NULL;
  Telling telling = { NULL, NULL, NULL };

  g_return_val_if_fail (XQ_IS_STORE (store) && stamp != NULL && stamp->event != NULL, FALSE);

  at = xq_moment_of (xq_store_get_today (store));
  telling.writer = xq_store_get_me (store);
  telling.at = at;
  return xq_crisis_may_write (store) ? save_stamp (store, stamp, &telling, error) : send (store, stamp, &telling, error);
}

/* One line, not too long; what cannot be shown is a space. */
static char *
dup_line (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                       ? json_node_get_string (node) : NULL;
  g_autofree char *line = NULL;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  line = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), NOTE_MOST / 2));
  for (char *p = line; *p != '\0'; p++)
    if ((guchar) *p < 0x20)
      *p = ' ';
  g_strstrip (line);
  return *line != '\0' ? g_steal_pointer (&line) : NULL;
}

static gboolean
is_step (const char *code)
{
  for (const XqChoice *choice = xq_crisis_step_choices; choice->code != NULL; choice++)
    if (g_strcmp0 (choice->code, code) == 0)
      return TRUE;
  return FALSE;
}

/* A letter may come from a program that is not ours; what it says of a child in
 * danger is kept all the same, as far as it can be read. */
static XqCrisisStamp *
read_stamp (const XqReceivedLetter  *letter,
            char                   **at)
{
  g_autoptr (JsonNode) root = letter->text != NULL ? xq_json_from_text (letter->text) : NULL;
  g_autofree char *suspects = NULL;
  XqCrisisStamp *stamp = g_new0 (XqCrisisStamp, 1);
  JsonObject *object;

  *at = NULL;
  stamp->student = xq_uid_parse (letter->student, NULL) ? g_strdup (letter->student) : NULL;
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    {
      object = json_node_get_object (root);
      stamp->event = dup_line (object, "event");
      stamp->step = dup_line (object, "step");
      stamp->place = dup_line (object, "place");
      stamp->note = dup_line (object, "note");
      suspects = dup_line (object, "suspects_home");
      stamp->suspects_home = g_strcmp0 (suspects, "1") == 0;
      *at = dup_line (object, "at");
    }
  if (!xq_uid_parse (stamp->event, NULL))
    {
      g_free (stamp->event);
      stamp->event = g_strdup (letter->uid);
    }
  if (stamp->step != NULL && !is_step (stamp->step))
    {
      g_free (stamp->step);
      stamp->step = g_strdup ("other");
    }
  return stamp;
}

/* The teacher's clock may be ahead of this one's. */
static void
mend_moment (XqStore                 *store,
             const XqReceivedLetter  *letter,
             char                   **at)
{
  const char *today = xq_store_get_today (store);
  gint64 number;
  g_autofree char *day = NULL;

  if (*at == NULL || !g_ascii_string_to_signed (*at, 10, 0, G_MAXINT32, &number, NULL))
    {
      g_free (*at);
      number = letter->written_at;
      *at = g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
  day = xq_moment_dup_day (number);
  if (xq_day_is_valid (day) && strcmp (day, today) <= 0)
    return;
  g_free (*at);
  *at = xq_moment_of (today);
}

XqCrisisStamp *
xq_crisis_read_letter (XqStore                 *store,
                       const XqReceivedLetter  *letter,
                       char                   **at)
{
  XqCrisisStamp *stamp;

  if (g_strcmp0 (letter->what, LETTER) != 0)
    return NULL;
  stamp = read_stamp (letter, at);
  mend_moment (store, letter, at);
  return stamp;
}

static gboolean
forget_unknown (XqStore        *store,
                XqCrisisStamp  *stamp,
                GError        **error)
{
  g_autofree char *there = NULL;

  if (stamp->student == NULL)
    return TRUE;
  if (!xq_question (store, "SELECT 1 FROM visible_student WHERE uid = unhex (?)", &there, error, stamp->student, NULL, NULL))
    return FALSE;
  if (there == NULL)
    g_clear_pointer (&stamp->student, g_free);
  return TRUE;
}

gboolean
xq_crisis_take_letter (XqStore                 *store,
                       const XqReceivedLetter  *letter,
                       gboolean                *taken,
                       GError                 **error)
{
  g_autoptr (XqCrisisStamp) stamp = NULL;
  g_autofree char *done = NULL;
  g_autofree char *at = NULL;
  Telling telling = { letter->uid, letter->writer, NULL };

  if (!xq_crisis_may_write (store))
    return TRUE;
  if (!xq_question (store, "SELECT 1 FROM visible_crisis_event_timeline WHERE letter = ?1 "
                    "UNION SELECT 1 FROM visible_crisis_event_people WHERE letter = ?1 LIMIT 1", &done, error, letter->uid, NULL, NULL))
    return FALSE;
  if (done == NULL)
    {
      stamp = xq_crisis_read_letter (store, letter, &at);
      telling.at = at;
      if (!forget_unknown (store, stamp, error) || !save_stamp (store, stamp, &telling, error))
        return FALSE;
    }
  *taken = TRUE;
  return TRUE;
}

void
xq_crisis_register (void)
{
  xq_store_register_letter (XQ_CABINET_CARE, LETTER, xq_crisis_take_letter);
}
