/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "school/given-paper.h"
#include "school/kinds.h"
#include "school/question.h"
#include "store/calendar-day.h"
#include "store/json-text.h"
#include "store/letters.h"
#include "store/uid.h"

#define LETTER "given_paper"
#define MOST_STUDENTS 200   /* more than any class has; what is longer is no class list of this program */

/* Who printed it, and when; all NULL: this account, just now. */
typedef struct
{
  const char *letter;   /* by which it was told */
  const char *writer;
  const char *on;
  const char *at;
} Telling;

static gboolean
may_write_the_ledger (XqStore *store)
{
  return (xq_vault_get_roles (xq_store_get_vault (store)) & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)) != 0 &&
         xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CARE);
}

static gboolean
save_one (XqStore             *store,
          const XqGivenPaper  *paper,
          const Telling       *telling,
          const char          *student,
          GError             **error)
{
  g_autoptr (XqRecord) disclosure = xq_store_new_record (store, &xq_disclosure);

  xq_record_set (disclosure, "student", student);
  xq_record_set (disclosure, "told_to", paper->to != NULL ? paper->to : paper->kept);
  xq_record_set (disclosure, "way", paper->to != NULL ? "paper" : "kept");
  xq_record_set (disclosure, "what", paper->title);
  xq_record_set (disclosure, "why", paper->purpose);
  xq_record_set (disclosure, "ground", paper->to != NULL ? paper->ground : "duty");
  if (telling->letter != NULL)
    {
      g_autofree char *staff = NULL;

      if (!xq_question (store, "SELECT uid FROM visible_staff WHERE account = unhex (?) AND withdrawn = 0 ORDER BY id LIMIT 1",
                        &staff, error, telling->writer, NULL, NULL))
        return FALSE;
      xq_record_set (disclosure, "decided_by", staff);
      xq_record_set (disclosure, "told_on", telling->on);
      xq_record_set (disclosure, "told_at", telling->at);
      xq_record_set (disclosure, "cause", telling->letter);
    }
  return xq_store_save (store, disclosure, NULL, error);
}

/* All of them or none. */
static gboolean
save_all (XqStore             *store,
          const XqGivenPaper  *paper,
          const Telling       *telling,
          GError             **error)
{
  g_auto (GStrv) students = g_strsplit (paper->students, " ", -1);

  if (!xq_store_begin (store, XQ_CABINET_CARE, "save", error))
    return FALSE;
  for (guint i = 0; students[i] != NULL; i++)
    if (*students[i] != '\0' && !save_one (store, paper, telling, students[i], error))
      {
        xq_store_rollback (store);
        return FALSE;
      }
  return xq_store_commit (store, error);
}

static void
add_member (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static gboolean
send (XqStore             *store,
      const XqGivenPaper  *paper,
      GError             **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%H:%M");
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *uid = NULL;

  json_builder_begin_object (builder);
  add_member (builder, "title", paper->title);
  add_member (builder, "to", paper->to);
  add_member (builder, "kept", paper->kept);
  add_member (builder, "purpose", paper->purpose);
  add_member (builder, "ground", paper->ground);
  add_member (builder, "on", xq_store_get_today (store));
  add_member (builder, "at", at);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  uid = xq_store_send_letter (store, xq_cabinet_get_code (XQ_CABINET_CARE), LETTER, paper->students, text, error);
  return uid != NULL;
}

gboolean
xq_given_paper_note (XqStore             *store,
                     const XqGivenPaper  *paper,
                     GError             **error)
{
  const Telling now = { NULL, NULL, NULL, NULL };

  g_return_val_if_fail (XQ_IS_STORE (store) && paper != NULL && paper->students != NULL && paper->title != NULL, FALSE);

  return may_write_the_ledger (store) ? save_all (store, paper, &now, error) : send (store, paper, error);
}

/* --- at a counsellor's unlock --- */

/* Only children that there are: a letter may come from a program that is not ours. */
static char *
dup_known (XqStore     *store,
           const char  *students,
           GError     **error)
{
  g_auto (GStrv) uids = g_strsplit (students, " ", MOST_STUDENTS + 1);
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; uids[i] != NULL && i < MOST_STUDENTS; i++)
    {
      g_autofree char *there = NULL;

      if (!xq_uid_parse (uids[i], NULL))
        continue;
      if (!xq_question (store, "SELECT 1 FROM visible_student WHERE uid = unhex (?)", &there, error, uids[i], NULL, NULL))
        return NULL;
      if (there != NULL && strstr (known->str, uids[i]) == NULL)
        g_string_append_printf (known, "%s%s", known->len > 0 ? " " : "", uids[i]);
    }
  return g_string_free (g_steal_pointer (&known), FALSE);
}

static gboolean
take_in (XqStore                 *store,
         const XqReceivedLetter  *letter,
         gboolean                *taken,
         GError                 **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *done = NULL;
  g_autofree char *students = NULL;
  JsonObject *object;
  XqGivenPaper paper;
  Telling telling = { .letter = letter->uid, .writer = letter->writer };

  if (!may_write_the_ledger (store))
    return TRUE;
  *taken = TRUE;
  if (!xq_question (store, "SELECT uid FROM visible_disclosure WHERE cause = ? LIMIT 1", &done, error, letter->uid, NULL, NULL))
    return FALSE;
  root = done == NULL ? xq_json_from_text (letter->text) : NULL;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || letter->student == NULL)
    return TRUE;
  students = dup_known (store, letter->student, error);
  if (students == NULL)
    return FALSE;

  object = json_node_get_object (root);
  paper = (XqGivenPaper) {
    students, xq_json_get_text (object, "title"), xq_json_get_text (object, "to"), xq_json_get_text (object, "kept"),
    xq_json_get_text (object, "purpose"), xq_json_get_text (object, "ground"),
  };
  telling.on = xq_json_get_text (object, "on");
  telling.at = xq_json_get_text (object, "at");
  /* The teacher's clock may be ahead of this one's. */
  if (!xq_day_is_valid (telling.on) || strcmp (telling.on, xq_store_get_today (store)) > 0)
    telling.on = xq_store_get_today (store);
  return *students == '\0' || paper.title == NULL || save_all (store, &paper, &telling, error);
}

void
xq_given_paper_register (void)
{
  xq_store_register_letter (XQ_CABINET_CARE, LETTER, take_in);
}
