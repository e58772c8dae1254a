/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include <glib/gi18n-lib.h>

#include "school/concern.h"
#include "school/concern-private.h"
#include "school/kinds.h"
#include "school/question.h"
#include "store/field-check.h"
#include "store/json-text.h"
#include "store/letters.h"
#include "store/uid.h"

#define LETTER "concern"
#define FIRST_REVISION 1

#define RAISERS (XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER) | XQ_ROLE_BIT (XQ_ROLE_SUBJECT_TEACHER) | \
                 XQ_ROLE_BIT (XQ_ROLE_GRADE_LEADER) | XQ_ROLE_BIT (XQ_ROLE_DORMITORY))

gboolean
xq_concern_may_raise (XqRoles roles)
{
  return (roles & RAISERS) != 0 && (roles & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)) == 0;
}

/* --- what a letter says --- */

static JsonNode *
parse (const XqReceivedLetter *letter)
{
  g_autoptr (JsonNode) root = letter->text != NULL ? xq_json_from_text (letter->text) : NULL;

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? g_steal_pointer (&root) : NULL;
}

static gboolean
check_raised (const XqRecord  *concern,
              const char      *today,
              GError         **error)
{
  for (guint i = 0; xq_concern_raised_fields[i] != NULL; i++)
    if (!xq_field_check (xq_fields_find (xq_concern.fields, xq_concern_raised_fields[i]),
                         xq_record_get (concern, xq_concern_raised_fields[i]), today, error))
      return FALSE;
  return TRUE;
}

/* The concern that a letter raises or corrects, as the raiser wrote it; NULL for one that
 * no form of this program sent. */
static XqRecord *
read_raised (const XqReceivedLetter *letter,
             const char             *today)
{
  g_autoptr (JsonNode) root = parse (letter);
  g_autoptr (XqRecord) concern = xq_record_new (&xq_concern);
  JsonObject *object = root != NULL ? json_node_get_object (root) : NULL;
  const char *first;
  g_autofree char *number = NULL;

  if (object == NULL || xq_json_get_number (object, "revision") < FIRST_REVISION)
    return NULL;
  first = xq_json_get_text (object, "concern");
  number = g_strdup_printf ("%" G_GINT64_FORMAT, xq_json_get_number (object, "revision"));
  for (guint i = 0; xq_concern_raised_fields[i] != NULL; i++)
    xq_record_set (concern, xq_concern_raised_fields[i], xq_json_get_text (object, xq_concern_raised_fields[i]));
  xq_record_set (concern, "student", letter->student);
  /* The teacher's clock may be ahead of this one's. */
  if (g_strcmp0 (xq_record_get (concern, "raised_on"), today) > 0)
    xq_record_set (concern, "raised_on", today);
  xq_record_set (concern, "letter", first != NULL ? first : letter->uid);
  xq_record_set (concern, "raised_by", letter->writer);
  xq_record_set (concern, "revision", number);
  if (!xq_uid_parse (xq_record_get (concern, "letter"), NULL) || !check_raised (concern, today, NULL))
    return NULL;
  return g_steal_pointer (&concern);
}

static char *
compose (const XqRecord *concern,
         gint64          revision)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  if (xq_record_get (concern, "letter") != NULL)
    {
      json_builder_set_member_name (builder, "concern");
      json_builder_add_string_value (builder, xq_record_get (concern, "letter"));
    }
  json_builder_set_member_name (builder, "revision");
  json_builder_add_int_value (builder, revision);
  for (guint i = 0; xq_concern_raised_fields[i] != NULL; i++)
    {
      const char *value = xq_record_get (concern, xq_concern_raised_fields[i]);

      /* The letter's own words say whom it is about. */
      if (value == NULL || g_str_equal (xq_concern_raised_fields[i], "student"))
        continue;
      json_builder_set_member_name (builder, xq_concern_raised_fields[i]);
      json_builder_add_string_value (builder, value);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* --- the teacher's side --- */

/* Letters are of no order within a day; what they say is. */
static void
put_newest (GHashTable *concerns,
            XqRecord   *concern)
{
  const XqRecord *other = g_hash_table_lookup (concerns, xq_record_get (concern, "letter"));

  if (other != NULL && xq_record_get_integer (other, "revision") >= xq_record_get_integer (concern, "revision"))
    return;
  g_hash_table_replace (concerns, g_strdup (xq_record_get (concern, "letter")), xq_record_ref (concern));
}

static void
lay_answer_over (GHashTable             *concerns,
                 GHashTable             *orders,
                 const XqReceivedLetter *letter)
{
  g_autoptr (JsonNode) root = parse (letter);
  JsonObject *object = root != NULL ? json_node_get_object (root) : NULL;
  const char *id = object != NULL ? xq_json_get_text (object, "concern") : NULL;
  XqRecord *concern = id != NULL ? g_hash_table_lookup (concerns, id) : NULL;
  const char *state = object != NULL ? xq_json_get_text (object, "state") : NULL;
  gint64 order = object != NULL ? xq_json_get_number (object, "order") : 0;
  const gint64 *last = id != NULL ? g_hash_table_lookup (orders, id) : NULL;
  gint64 *kept;

  if (concern == NULL || (last != NULL && *last >= order) ||
      xq_choices_find (xq_fields_find (xq_concern.fields, "state")->choices, state != NULL ? state : "") == NULL)
    return;
  kept = g_new (gint64, 1);
  *kept = order;
  g_hash_table_replace (orders, g_strdup (id), kept);
  xq_record_set (concern, "state", state);
  xq_record_set (concern, "advice", xq_json_get_text (object, "advice"));
  xq_record_set (concern, "answered_on", xq_json_get_text (object, "on"));
}

static int
compare_concerns (gconstpointer first,
                  gconstpointer second)
{
  const XqRecord *a = *(XqRecord *const *) first;
  const XqRecord *b = *(XqRecord *const *) second;
  int order = g_strcmp0 (xq_record_get (b, "raised_on"), xq_record_get (a, "raised_on"));

  return order != 0 ? order : g_strcmp0 (xq_record_get (a, "letter"), xq_record_get (b, "letter"));
}

GPtrArray *
xq_concern_list_own (XqStore  *store,
                     GError  **error)
{
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_record_unref);
  g_autoptr (GHashTable) concerns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) xq_record_unref);
  g_autoptr (GHashTable) orders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer concern;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  letters = xq_store_list_own_letters (store, NULL, error);
  if (letters == NULL)
    return NULL;
  for (guint i = 0; i < letters->len; i++)
    {
      const XqReceivedLetter *letter = g_ptr_array_index (letters, i);
      g_autoptr (XqRecord) raised = NULL;

      if (g_strcmp0 (letter->what, LETTER) != 0 || g_strcmp0 (letter->writer, xq_store_get_me (store)) != 0)
        continue;
      raised = read_raised (letter, xq_store_get_today (store));
      if (raised != NULL)
        put_newest (concerns, raised);
    }
  for (guint i = 0; i < letters->len; i++)
    {
      const XqReceivedLetter *letter = g_ptr_array_index (letters, i);

      if (g_strcmp0 (letter->what, XQ_CONCERN_ANSWER) == 0 && g_strcmp0 (letter->receiver, xq_store_get_me (store)) == 0)
        lay_answer_over (concerns, orders, letter);
    }
  g_hash_table_iter_init (&iter, concerns);
  while (g_hash_table_iter_next (&iter, NULL, &concern))
    g_ptr_array_add (list, xq_record_ref (concern));
  g_ptr_array_sort (list, compare_concerns);
  return g_steal_pointer (&list);
}

XqRecord *
xq_concern_find_own (XqStore     *store,
                     const char  *id,
                     GError     **error)
{
  g_autoptr (GPtrArray) own = xq_concern_list_own (store, error);

  for (guint i = 0; own != NULL && i < own->len; i++)
    if (g_strcmp0 (xq_record_get (g_ptr_array_index (own, i), "letter"), id) == 0)
      return xq_record_ref (g_ptr_array_index (own, i));
  if (own != NULL)
    g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                 _("There is no such concern of yours. Look at the list of those that you raised."));
  return NULL;
}

static gboolean
find_revision (XqStore         *store,
               const XqRecord  *concern,
               gint64          *revision,
               GError         **error)
{
  const char *id = xq_record_get (concern, "letter");
  g_autoptr (XqRecord) before = id != NULL ? xq_concern_find_own (store, id, error) : NULL;

  *revision = before != NULL ? xq_record_get_integer (before, "revision") + 1 : FIRST_REVISION;
  return id == NULL || before != NULL;
}

char *
xq_concern_raise (XqStore         *store,
                  const XqRecord  *concern,
                  GError         **error)
{
  g_autofree char *student = NULL;
  g_autofree char *text = NULL;
  g_autofree char *uid = NULL;
  gint64 revision;

  g_return_val_if_fail (XQ_IS_STORE (store) && concern != NULL && xq_record_get_kind (concern) == &xq_concern, NULL);

  if (!xq_concern_may_raise (xq_vault_get_roles (xq_store_get_vault (store))))
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                   _("Teachers raise concerns with the psychology teacher; this account does not."));
      return NULL;
    }
  if (!check_raised (concern, xq_store_get_today (store), error) ||
      !xq_question (store, "SELECT uid FROM visible_student WHERE uid = unhex (?) AND withdrawn = 0", &student, error,
                    xq_record_get (concern, "student"), NULL, NULL) ||
      (student == NULL && !xq_refuse (error, _("There is no such student. Choose one from the list."))) ||
      !find_revision (store, concern, &revision, error))
    return NULL;
  text = compose (concern, revision);
  uid = xq_store_send_letter (store, xq_cabinet_get_code (XQ_CABINET_CASEWORK), LETTER, student, text, error);
  if (uid == NULL)
    return NULL;
  return xq_record_get (concern, "letter") != NULL ? g_strdup (xq_record_get (concern, "letter")) : g_steal_pointer (&uid);
}

/* --- at a counsellor's unlock --- */

static gboolean
correct (XqStore         *store,
         const XqRecord  *raised,
         const char      *uid,
         GError         **error)
{
  g_autoptr (XqRecord) known = xq_store_get (store, &xq_concern, uid, error);

  if (known == NULL)
    return FALSE;
  if (xq_record_get_integer (known, "revision") >= xq_record_get_integer (raised, "revision"))
    return TRUE;
  for (guint i = 0; xq_concern_raised_fields[i] != NULL; i++)
    xq_record_set (known, xq_concern_raised_fields[i], xq_record_get (raised, xq_concern_raised_fields[i]));
  xq_record_set (known, "revision", xq_record_get (raised, "revision"));
  return xq_store_save (store, known, _("Corrected by the one who raised it"), error);
}

/* One whose child is not known here stays a letter like others: nothing is lost. */
static gboolean
take_in (XqStore                 *store,
         const XqReceivedLetter  *letter,
         gboolean                *taken,
         GError                 **error)
{
  g_autoptr (XqRecord) raised = read_raised (letter, xq_store_get_today (store));
  g_autofree char *student = NULL;
  g_autofree char *uid = NULL;

  if (raised == NULL)
    return TRUE;
  if (!xq_question (store, "SELECT uid FROM visible_student WHERE uid = unhex (?)", &student, error,
                    xq_record_get (raised, "student"), NULL, NULL))
    return FALSE;
  if (student == NULL)
    return TRUE;
  if (!xq_question (store, "SELECT uid FROM visible_concern WHERE raised_by = unhex (?) AND letter = ?", &uid, error,
                    letter->writer, xq_record_get (raised, "letter"), NULL))
    return FALSE;
  if (uid == NULL)
    xq_record_set (raised, "state", "received");
  *taken = TRUE;
  return uid != NULL ? correct (store, raised, uid, error) : xq_store_save (store, raised, NULL, error);
}

void
xq_concern_register (void)
{
  xq_store_register_letter (XQ_CABINET_CASEWORK, LETTER, take_in);
  xq_concern_answer_register ();
}
