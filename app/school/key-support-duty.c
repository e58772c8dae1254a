/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include <glib/gi18n-lib.h>

#include "school/key-support.h"
#include "school/kinds.h"
#include "school/question.h"
#include "store/calendar-day.h"
#include "store/json-text.h"
#include "store/letters.h"
#include "store/pending.h"
#include "store/uid.h"

/*   care: the entry --pending--> "duty", "duty_ended"  to the member's account
 *   the member      ----------->  "duty_pledge"         to care, back into the entry
 *   a head's entry  ----------->  "duty_told"           to care, for the ledger of disclosures,
 *                                                       which counsellors write
 *
 * What the member is told is what to do and how often: neither the level nor the
 * reason, nor that there is a ledger. */

#define EFFECT "key-support-duty"
#define DUTY "duty"
#define ENDED "duty_ended"
#define PLEDGE "duty_pledge"
#define TOLD "duty_told"

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

/* A JSON object with the members that have a text. */
static char *
dup_object (const char *first,
            ...)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  const char *name = first;
  va_list args;

  json_builder_begin_object (builder);
  va_start (args, first);
  while (name != NULL)
    {
      add_member (builder, name, va_arg (args, const char *));
      name = va_arg (args, const char *);
    }
  va_end (args);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* NULL for what is no object: a letter may come from a program that is not ours. */
static JsonObject *
parse_object (const char *text)
{
  g_autoptr (JsonNode) root = text != NULL ? xq_json_from_text (text) : NULL;

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_ref (json_node_get_object (root)) : NULL;
}

/* --- when an entry is saved --- */

static const XqRecord *
find_member (const XqRecord *entry,
             const XqRecord *member)
{
  GPtrArray *members = xq_record_get_parts (entry, "members");
  const char *uid = xq_record_get_uid (member);

  for (guint i = 0; i < members->len; i++)
    if (uid != NULL && g_strcmp0 (xq_record_get_uid (g_ptr_array_index (members, i)), uid) == 0)
      return g_ptr_array_index (members, i);
  return NULL;
}

static gboolean
same (const XqRecord *one,
      const XqRecord *other,
      const char     *field)
{
  return g_strcmp0 (xq_record_get (one, field), xq_record_get (other, field)) == 0;
}

static gboolean
defer_letter (XqStore         *store,
              const XqRecord  *entry,
              const XqRecord  *member,
              const char      *what,
              GError         **error)
{
  const char *person = xq_record_get (member, "person");
  g_autofree char *account = NULL;
  g_autofree char *payload = NULL;

  if (person == NULL || xq_record_get (member, "duty") == NULL)
    return TRUE;
  if (!xq_question (store, "SELECT account FROM visible_staff WHERE uid = unhex (?) AND withdrawn = 0", &account, error,
                    person, NULL, NULL))
    return FALSE;
  if (account == NULL || g_str_equal (account, xq_store_get_me (store)))
    return TRUE;
  payload = dup_object ("what", what, "account", account, "staff", person, "student", xq_record_get (entry, "student"),
                        "member", xq_record_get_uid (member), "duty", xq_record_get (member, "duty"),
                        "frequency", xq_record_get (member, "frequency"), NULL);
  return xq_store_defer (store, EFFECT, payload, error);
}

gboolean
xq_support_duties_defer (XqStore         *store,
                         const XqRecord  *entry,
                         const XqRecord  *before,
                         GError         **error)
{
  GPtrArray *members = xq_record_get_parts (entry, "members");
  GPtrArray *old = before != NULL && xq_support_is_open (before) ? xq_record_get_parts (before, "members") : NULL;
  gboolean is_open = xq_support_is_open (entry);

  for (guint i = 0; old != NULL && i < old->len; i++)
    {
      const XqRecord *was = g_ptr_array_index (old, i);
      const XqRecord *is = is_open ? find_member (entry, was) : NULL;

      if ((is == NULL || !same (is, was, "person") || xq_record_get (is, "duty") == NULL) &&
          !defer_letter (store, entry, was, ENDED, error))
        return FALSE;
    }
  for (guint i = 0; is_open && i < members->len; i++)
    {
      const XqRecord *is = g_ptr_array_index (members, i);
      const XqRecord *was = old != NULL ? find_member (before, is) : NULL;

      if ((was == NULL || !same (is, was, "person") || !same (is, was, "duty") || !same (is, was, "frequency")) &&
          !defer_letter (store, entry, is, DUTY, error))
        return FALSE;
    }
  return TRUE;
}

/* --- afterwards, in the school's cabinet --- */

static gboolean
may_write_the_ledger (XqStore *store)
{
  return (xq_vault_get_roles (xq_store_get_vault (store)) & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)) != 0 &&
         xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CARE);
}

/* @cause: what the entry is known by, so that it is written once */
static gboolean
note_disclosure (XqStore     *store,
                 JsonObject  *object,
                 const char  *cause,
                 const char  *told_on,
                 GError     **error)
{
  const char *frequency = xq_json_get_text (object, "frequency");
  g_autofree char *what = g_strconcat (xq_json_get_text (object, "duty"), frequency != NULL ? "\n" : "", frequency, NULL);
  g_autofree char *done = NULL;
  g_autoptr (XqRecord) disclosure = NULL;

  if (!xq_question (store, "SELECT uid FROM visible_disclosure WHERE cause = ?", &done, error, cause, NULL, NULL))
    return FALSE;
  if (done != NULL)
    return TRUE;
  disclosure = xq_store_new_record (store, &xq_disclosure);
  xq_record_set (disclosure, "student", xq_json_get_text (object, "student"));
  xq_record_set (disclosure, "told_to_staff", xq_json_get_text (object, "staff"));
  if (told_on != NULL)
    xq_record_set (disclosure, "told_on", told_on);
  xq_record_set (disclosure, "way", "letter");
  xq_record_set (disclosure, "what", what);
  xq_record_set (disclosure, "ground", "duty");
  xq_record_set (disclosure, "student_knows", "not_told");
  xq_record_set (disclosure, "cause", cause);
  return xq_store_save (store, disclosure, NULL, error);
}

/* 0 for an account that is no more. */
static XqRoles
roles_of (XqStore    *store,
          const char *uid)
{
  g_autoptr (GPtrArray) accounts = xq_vault_list_accounts (xq_store_get_vault (store));

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const XqAccount *account = g_ptr_array_index (accounts, i);

      if (g_strcmp0 (account->uid, uid) == 0)
        return account->removed ? 0 : account->roles;
    }
  return 0;
}

static gboolean
send_duty (XqStore   *store,
           JsonNode  *payload,
           GError   **error)
{
  JsonObject *object = json_node_get_object (payload);
  const char *what = xq_json_get_text (object, "what");
  const char *account = xq_json_get_text (object, "account");
  const char *student = xq_json_get_text (object, "student");
  const char *member = xq_json_get_text (object, "member");
  const char *duty = xq_json_get_text (object, "duty");
  const char *pending = xq_json_get_text (object, "pending");
  g_autofree char *text = NULL;
  g_autofree char *told = NULL;
  g_autofree char *once = NULL;

  if (what == NULL || account == NULL || student == NULL || member == NULL || duty == NULL || pending == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED,
                   _("A letter on a duty is damaged and cannot be sent. Restore the last backup."));
      return FALSE;
    }
  /* Who has left meanwhile is told nothing any more. */
  if (roles_of (store, account) == 0)
    return TRUE;
  if (g_str_equal (what, ENDED))
    {
      text = dup_object ("member", member, NULL);
      return xq_store_send_letter_once (store, pending, account, ENDED, student, text, error);
    }
  text = dup_object ("member", member, "duty", duty, "frequency", xq_json_get_text (object, "frequency"),
                     "from", xq_vault_get_account_name (xq_store_get_vault (store)), NULL);
  if (!xq_store_send_letter_once (store, pending, account, DUTY, student, text, error))
    return FALSE;
  if (may_write_the_ledger (store))
    return note_disclosure (store, object, pending, NULL, error);
  g_clear_pointer (&text, g_free);
  text = dup_object ("pending", pending, "staff", xq_json_get_text (object, "staff"), "duty", duty,
                     "frequency", xq_json_get_text (object, "frequency"), "on", xq_store_get_today (store), NULL);
  /* What was sent is remembered where every teacher looks: a uid, like for any letter. */
  told = g_strconcat (pending, "\n", NULL);
  once = xq_uid_derive (TOLD, told);
  return xq_store_send_letter_once (store, once, xq_cabinet_get_code (XQ_CABINET_CARE), TOLD, student, text, error);
}

/* --- the member's own --- */

void
xq_support_duty_free (XqSupportDuty *duty)
{
  if (duty == NULL)
    return;
  g_free (duty->letter);
  g_free (duty->student);
  g_free (duty->member);
  g_free (duty->duty);
  g_free (duty->frequency);
  g_free (duty->from);
  g_free (duty);
}

static void
forget (GPtrArray  *duties,
        const char *member)
{
  for (guint i = duties->len; i > 0; i--)
    if (g_str_equal (((XqSupportDuty *) g_ptr_array_index (duties, i - 1))->member, member))
      g_ptr_array_remove_index (duties, i - 1);
}

static void
add_duty (GPtrArray              *duties,
          const XqReceivedLetter *letter,
          JsonObject             *object)
{
  XqSupportDuty *duty;

  if (xq_json_get_text (object, "duty") == NULL)
    return;
  duty = g_new0 (XqSupportDuty, 1);
  duty->letter = g_strdup (letter->uid);
  duty->student = g_strdup (letter->student);
  duty->member = g_strdup (xq_json_get_text (object, "member"));
  duty->duty = g_strdup (xq_json_get_text (object, "duty"));
  duty->frequency = g_strdup (xq_json_get_text (object, "frequency"));
  duty->from = g_strdup (xq_json_get_text (object, "from"));
  duty->written_at = letter->written_at;
  g_ptr_array_insert (duties, 0, duty);
}

static void
mark_pledged (GPtrArray  *duties,
              const char *letter)
{
  for (guint i = 0; i < duties->len; i++)
    {
      XqSupportDuty *duty = g_ptr_array_index (duties, i);

      if (g_strcmp0 (duty->letter, letter) == 0)
        duty->is_pledged = TRUE;
    }
}

GPtrArray *
xq_support_duties_in (XqStore   *store,
                      GPtrArray *letters)
{
  GPtrArray *duties = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_support_duty_free);
  const char *me;

  g_return_val_if_fail (XQ_IS_STORE (store) && letters != NULL, NULL);

  me = xq_store_get_me (store);
  /* The oldest come first: a newer letter on the same place in a group stands for the older. */
  for (guint i = 0; i < letters->len; i++)
    {
      const XqReceivedLetter *letter = g_ptr_array_index (letters, i);
      gboolean to_me = g_strcmp0 (letter->receiver, me) == 0;
      g_autoptr (JsonObject) object = NULL;

      if (letter->what == NULL || (!to_me && g_strcmp0 (letter->writer, me) != 0))
        continue;
      object = parse_object (letter->text);
      if (object == NULL || xq_json_get_text (object, "member") == NULL)
        continue;
      if (to_me && (g_str_equal (letter->what, DUTY) || g_str_equal (letter->what, ENDED)))
        forget (duties, xq_json_get_text (object, "member"));
      if (to_me && g_str_equal (letter->what, DUTY))
        add_duty (duties, letter, object);
      if (!to_me && g_str_equal (letter->what, PLEDGE))
        mark_pledged (duties, xq_json_get_text (object, "letter"));
    }
  return duties;
}

GPtrArray *
xq_support_list_duties (XqStore  *store,
                        GError  **error)
{
  g_autoptr (GPtrArray) letters = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  letters = xq_store_list_own_letters (store, NULL, error);
  return letters != NULL ? xq_support_duties_in (store, letters) : NULL;
}

gboolean
xq_support_pledge (XqStore     *store,
                   const char  *letter,
                   GError     **error)
{
  g_autoptr (GPtrArray) duties = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && letter != NULL, FALSE);

  duties = xq_support_list_duties (store, error);
  if (duties == NULL)
    return FALSE;
  for (guint i = 0; i < duties->len; i++)
    {
      const XqSupportDuty *duty = g_ptr_array_index (duties, i);
      g_autofree char *text = NULL;
      g_autofree char *uid = NULL;

      if (!g_str_equal (duty->letter, letter))
        continue;
      if (duty->is_pledged)
        return TRUE;
      text = dup_object ("letter", letter, "member", duty->member, "duty", duty->duty, "on", xq_store_get_today (store), NULL);
      uid = xq_store_send_letter (store, xq_cabinet_get_code (XQ_CABINET_CARE), PLEDGE, duty->student, text, error);
      return uid != NULL;
    }
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND, _("This duty has ended or was changed. Look at it again."));
  return FALSE;
}

/* --- at an unlock of the care cabinet --- */

/* The other's clock may be ahead of this one's. */
static const char *
day_of (XqStore    *store,
        const char *day)
{
  const char *today = xq_store_get_today (store);

  return xq_day_is_valid (day) && strcmp (day, today) <= 0 ? day : today;
}

static XqRecord *
find_part (XqRecord   *entry,
           const char *uid)
{
  GPtrArray *members = xq_record_get_parts (entry, "members");

  for (guint i = 0; i < members->len; i++)
    if (g_strcmp0 (xq_record_get_uid (g_ptr_array_index (members, i)), uid) == 0)
      return g_ptr_array_index (members, i);
  return NULL;
}

/* Only the member's own account may promise, and only what is asked of it now. */
static gboolean
is_meant (XqStore                 *store,
          const XqRecord          *member,
          JsonObject              *object,
          const XqReceivedLetter  *letter,
          gboolean                *meant,
          GError                 **error)
{
  g_autofree char *account = NULL;

  *meant = FALSE;
  if (xq_is_yes (member, "pledge") || g_strcmp0 (xq_record_get (member, "duty"), xq_json_get_text (object, "duty")) != 0 ||
      xq_record_get (member, "person") == NULL)
    return TRUE;
  if (!xq_question (store, "SELECT account FROM visible_staff WHERE uid = unhex (?) AND withdrawn = 0", &account, error,
                    xq_record_get (member, "person"), NULL, NULL))
    return FALSE;
  *meant = g_strcmp0 (account, letter->writer) == 0;
  return TRUE;
}

static gboolean
take_pledge (XqStore                 *store,
             const XqReceivedLetter  *letter,
             gboolean                *taken,
             GError                 **error)
{
  g_autoptr (JsonObject) object = parse_object (letter->text);
  const char *member_uid = object != NULL ? xq_json_get_text (object, "member") : NULL;
  g_autofree char *uid = NULL;
  g_autoptr (XqRecord) entry = NULL;
  XqRecord *member;
  gboolean meant;

  *taken = TRUE;
  if (!xq_uid_parse (member_uid, NULL))
    return TRUE;
  if (!xq_question (store, "SELECT m.record FROM visible_key_support_members m JOIN visible_key_support e ON e.uid = m.record "
                    "WHERE m.uid = unhex (?) AND e.withdrawn = 0", &uid, error, member_uid, NULL, NULL))
    return FALSE;
  if (uid == NULL)
    return TRUE;
  entry = xq_store_get (store, &xq_key_support, uid, error);
  if (entry == NULL)
    return FALSE;
  member = find_part (entry, member_uid);
  if (member == NULL || !is_meant (store, member, object, letter, &meant, error))
    return member == NULL;
  if (!meant)
    return TRUE;
  xq_record_set (member, "pledge", "1");
  xq_record_set (member, "pledged_on", day_of (store, xq_json_get_text (object, "on")));
  return xq_store_save (store, entry, _("The member's pledge"), error);
}

static gboolean
take_told (XqStore                 *store,
           const XqReceivedLetter  *letter,
           gboolean                *taken,
           GError                 **error)
{
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *staff = NULL;
  g_autofree char *student = NULL;

  if (!may_write_the_ledger (store))
    return TRUE;
  *taken = TRUE;
  object = (roles_of (store, letter->writer) & XQ_ROLE_BIT (XQ_ROLE_HEAD)) ? parse_object (letter->text) : NULL;
  if (object == NULL || xq_json_get_text (object, "duty") == NULL || xq_json_get_text (object, "pending") == NULL ||
      !xq_uid_parse (xq_json_get_text (object, "staff"), NULL) || !xq_uid_parse (letter->student, NULL))
    return TRUE;
  if (!xq_question (store, "SELECT uid FROM visible_staff WHERE uid = unhex (?)", &staff, error,
                    xq_json_get_text (object, "staff"),
                    NULL, NULL) ||
      !xq_question (store, "SELECT uid FROM visible_student WHERE uid = unhex (?)", &student, error, letter->student, NULL, NULL))
    return FALSE;
  if (staff == NULL || student == NULL)
    return TRUE;
  json_object_set_string_member (object, "student", letter->student);
  return note_disclosure (store, object, xq_json_get_text (object, "pending"),
                          day_of (store, xq_json_get_text (object, "on")), error);
}

void
xq_support_duties_register (void)
{
  xq_store_register_effect (EFFECT, send_duty);
  xq_store_register_letter (XQ_CABINET_CARE, PLEDGE, take_pledge);
  xq_store_register_letter (XQ_CABINET_CARE, TOLD, take_told);
}
