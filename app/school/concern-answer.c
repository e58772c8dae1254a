/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <json-glib/json-glib.h>

#include <glib/gi18n-lib.h>

#include "school/concern.h"
#include "school/concern-private.h"
#include "school/kinds.h"
#include "school/question.h"
#include "store/json-text.h"
#include "store/letters.h"
#include "store/pending.h"

#define EFFECT "concern-answer"

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/* What is said about the student, as opposed to what is said of the concern. */
static const char *
told_about_student (const XqRecord *concern,
                    const XqRecord *before)
{
  const char *advice = xq_record_get (concern, "advice");

  if (advice != NULL && g_strcmp0 (advice, xq_record_get (before, "advice")) != 0)
    return advice;
  return g_strcmp0 (xq_concern_told_state (concern), "met") == 0 && g_strcmp0 (xq_concern_told_state (before), "met") != 0
           ? _("That a talk took place") : NULL;
}

gboolean
xq_concern_answer_defer (XqStore         *store,
                         const XqRecord  *concern,
                         const XqRecord  *before,
                         GError         **error)
{
  const char *state = xq_concern_told_state (concern);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *payload = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "concern", xq_record_get (concern, "letter"));
  add_text (builder, "account", xq_record_get (concern, "raised_by"));
  add_text (builder, "student", xq_record_get (concern, "student"));
  add_text (builder, "state", state);
  add_text (builder, "advice", xq_record_get (concern, "advice"));
  add_text (builder, "on", xq_record_get (concern, "answered_on"));
  add_text (builder, "told", told_about_student (concern, before));
  add_text (builder, "ground", g_strcmp0 (state, "met") == 0 ? "student_consent" : "duty");
  /* Letters carry no hour in clear: which answer is the last is said inside. */
  json_builder_set_member_name (builder, "order");
  json_builder_add_int_value (builder, g_get_real_time ());
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  payload = json_to_string (root, FALSE);
  return xq_store_defer (store, EFFECT, payload, error);
}

static gboolean
is_here (XqVault    *vault,
         const char *account)
{
  g_autoptr (GPtrArray) accounts = xq_vault_list_accounts (vault);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const XqAccount *other = g_ptr_array_index (accounts, i);

      if (g_strcmp0 (other->uid, account) == 0)
        return !other->removed;
    }
  return FALSE;
}

static gboolean
note_disclosure (XqStore     *store,
                 JsonObject  *payload,
                 GError     **error)
{
  XqVault *vault = xq_store_get_vault (store);
  const char *account = xq_json_get_text (payload, "account");
  const char *pending = xq_json_get_text (payload, "pending");
  const char *ground = xq_json_get_text (payload, "ground");
  g_autoptr (XqRecord) disclosure = NULL;
  g_autofree char *done = NULL;
  g_autofree char *staff = NULL;
  g_autofree char *name = xq_vault_dup_name_of (vault, account);

  if (xq_json_get_text (payload, "told") == NULL || !xq_vault_holds (vault, XQ_CABINET_CARE))
    return TRUE;
  if (!xq_question (store, "SELECT uid FROM visible_disclosure WHERE cause = ?", &done, error, pending, NULL, NULL) ||
      !xq_question (store, "SELECT uid FROM visible_staff WHERE account = unhex (?) AND withdrawn = 0 ORDER BY id LIMIT 1",
                    &staff, error, account, NULL, NULL))
    return FALSE;
  if (done != NULL)
    return TRUE;
  disclosure = xq_store_new_record (store, &xq_disclosure);
  xq_record_set (disclosure, "student", xq_json_get_text (payload, "student"));
  xq_record_set (disclosure, "told_to", name);
  xq_record_set (disclosure, "told_to_staff", staff);
  xq_record_set (disclosure, "way", "letter");
  xq_record_set (disclosure, "what", xq_json_get_text (payload, "told"));
  xq_record_set (disclosure, "why", _("Answer to a concern"));
  xq_record_set (disclosure, "ground", ground);
  xq_record_set (disclosure, "student_knows", g_strcmp0 (ground, "student_consent") == 0 ? "knows" : "not_told");
  xq_record_set (disclosure, "cause", pending);
  return xq_store_save (store, disclosure, NULL, error);
}

static char *
compose (JsonObject *payload)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "concern", xq_json_get_text (payload, "concern"));
  add_text (builder, "state", xq_json_get_text (payload, "state"));
  add_text (builder, "advice", xq_json_get_text (payload, "advice"));
  add_text (builder, "on", xq_json_get_text (payload, "on"));
  json_builder_set_member_name (builder, "order");
  json_builder_add_int_value (builder, xq_json_get_number (payload, "order"));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
send_answer (XqStore   *store,
             JsonNode  *payload,
             GError   **error)
{
  JsonObject *object = json_node_get_object (payload);
  const char *account = xq_json_get_text (object, "account");
  const char *pending = xq_json_get_text (object, "pending");
  g_autofree char *text = NULL;

  if (account == NULL || pending == NULL || xq_json_get_text (object, "concern") == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DAMAGED,
                   _("An answer to a concern is damaged and cannot be sent. Restore the last backup."));
      return FALSE;
    }
  /* Nobody reads it any more: what waits behind it must not wait for ever. */
  if (!is_here (xq_store_get_vault (store), account))
    return TRUE;
  text = compose (object);
  return xq_store_send_letter_once (store, pending, account, XQ_CONCERN_ANSWER, xq_json_get_text (object, "student"), text, error) &&
         note_disclosure (store, object, error);
}

void
xq_concern_answer_register (void)
{
  xq_store_register_effect (EFFECT, send_answer);
}
