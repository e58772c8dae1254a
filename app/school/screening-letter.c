/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/kinds.h"
#include "school/question.h"
#include "school/screening-answers.h"
#include "school/screening-campaign.h"
#include "school/screening-letter.h"
#include "school/student-lookup.h"
#include "store/calendar-day.h"
#include "store/json-text.h"
#include "store/letters.h"
#include "store/uid.h"

#define LETTER "observation"

/* A letter to another is padded to 2048 bytes at least (app/vault/letter.c): this keeps
 * the longest observation within them, with what the letter says of itself around it. */
#define MOST_TEXT 1850

void
xq_observation_free (XqObservation *observation)
{
  if (observation == NULL)
    return;
  g_free (observation->campaign);
  g_free (observation->form);
  g_free (observation->student);
  g_free (observation->observed_on);
  g_free (observation->answers);
  g_free (observation->remark);
  g_free (observation->ask);
  g_free (observation);
}

/* The length once it stands as a text inside the letter. */
static gsize
length_in_letter (const char *text)
{
  gsize length = 0;

  for (const char *p = text; *p != '\0'; p++)
    length += *p == '"' || *p == '\\' ? 2 : 1;
  return length;
}

static char *
write_text (const XqObservation *observation)
{
  const char *const members[][2] = {
    { "campaign", observation->campaign },
    { "form", observation->form },
    { "on", observation->observed_on },
    { "answers", observation->answers },
    { "remark", observation->remark },
    { "ask", observation->ask },
  };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (members[i][1] != NULL)
      {
        json_builder_set_member_name (builder, members[i][0]);
        json_builder_add_string_value (builder, members[i][1]);
      }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* NULL for what is no observation: whoever holds a key may write what he likes. */
static XqObservation *
read_letter (const XqReceivedLetter *letter)
{
  g_autoptr (JsonNode) root = xq_json_from_text (letter->text);
  g_autoptr (XqObservation) observation = NULL;
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !xq_uid_parse (letter->student, NULL))
    return NULL;
  object = json_node_get_object (root);
  observation = g_new0 (XqObservation, 1);
  observation->student = g_strdup (letter->student);
  observation->campaign = g_strdup (xq_json_get_text (object, "campaign"));
  observation->form = g_strdup (xq_json_get_text (object, "form"));
  observation->observed_on = g_strdup (xq_json_get_text (object, "on"));
  observation->answers = g_strdup (xq_json_get_text (object, "answers"));
  observation->remark = g_strdup (xq_json_get_text (object, "remark"));
  observation->ask = g_strdup (xq_json_get_text (object, "ask"));
  if (!xq_uid_parse (observation->campaign, NULL) || !xq_uid_parse (observation->form, NULL) ||
      !xq_day_is_valid (observation->observed_on) || observation->ask == NULL)
    return NULL;
  return g_steal_pointer (&observation);
}

/* The one of this child, observer and campaign, or a new one. */
static XqRecord *
find_record (XqStore              *store,
             const XqObservation  *observation,
             const char           *observer,
             GError              **error)
{
  g_autofree char *uid = NULL;

  if (!xq_question (store,
                    "SELECT uid FROM visible_screening_observation WHERE campaign = unhex (?) AND student = unhex (?) "
                    "AND observer = unhex (?)",
                    &uid, error, observation->campaign, observation->student, observer))
    return NULL;
  return uid != NULL ? xq_store_get (store, &xq_screening_observation, uid, error)
                     : xq_store_new_record (store, &xq_screening_observation);
}

static gboolean
keep (XqStore              *store,
      const XqObservation  *observation,
      const char           *observer,
      const char           *letter,
      GError              **error)
{
  g_autoptr (XqRecord) record = find_record (store, observation, observer, error);

  if (record == NULL)
    return FALSE;
  if (letter != NULL && g_strcmp0 (xq_record_get (record, "letter"), letter) == 0)
    return TRUE;
  xq_record_set (record, "campaign", observation->campaign);
  xq_record_set (record, "form", observation->form);
  xq_record_set (record, "student", observation->student);
  xq_record_set (record, "observer", observer);
  xq_record_set (record, "observed_on", observation->observed_on);
  xq_record_set (record, "answers", observation->answers);
  xq_record_set (record, "remark", observation->remark);
  xq_record_set (record, "ask_counsellor", observation->ask);
  xq_record_set (record, "letter", letter);
  return xq_store_save (store, record, xq_record_get_version (record) != NULL ? _("Sent again by its writer") : NULL, error);
}

/* The observer is whoever sealed the letter, not whom its text may name. */
static gboolean
take_in (XqStore                 *store,
         const XqReceivedLetter  *letter,
         gboolean                *taken,
         GError                 **error)
{
  g_autoptr (XqObservation) observation = read_letter (letter);
  g_autofree char *observer = NULL;
  g_autoptr (GError) problem = NULL;

  if (observation == NULL)
    return TRUE;
  /* The teacher's clock may be ahead of this one's. */
  if (strcmp (observation->observed_on, xq_store_get_today (store)) > 0)
    {
      g_free (observation->observed_on);
      observation->observed_on = g_strdup (xq_store_get_today (store));
    }
  if (!xq_question (store, "SELECT uid FROM visible_staff WHERE account = unhex (?) ORDER BY withdrawn", &observer, error,
                    letter->writer, NULL, NULL))
    return FALSE;
  if (observer == NULL)
    return TRUE;
  *taken = keep (store, observation, observer, letter->uid, &problem);
  if (*taken || g_error_matches (problem, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
check_remark (const char  *remark,
              GError     **error)
{
  if (remark == NULL)
    return TRUE;
  if (!g_utf8_validate (remark, -1, NULL) || g_utf8_strlen (remark, -1) > XQ_OBSERVATION_REMARK_MOST)
    return xq_refuse (error, _("Say in one sentence what was seen, in at most %d characters. "
                               "For more, ask the counsellor and tell it there."), XQ_OBSERVATION_REMARK_MOST);
  for (const char *p = remark; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7f)
      return xq_refuse (error, _("The sentence holds a character that cannot be shown. Type it again, in one line."));
  return TRUE;
}

/* Everything that the take-in will check, while the writer can still correct it. */
static gboolean
fill_in (XqStore        *store,
         XqObservation  *observation,
         const char     *answers,
         GError        **error)
{
  g_autofree char *seen = NULL;
  g_autofree char *own_form = NULL;
  g_autoptr (XqRecord) form = NULL;
  int grade;

  if (!xq_question (store, "SELECT uid FROM visible_student WHERE uid = unhex (?)", &seen, error,
                    observation->student, NULL, NULL))
    return FALSE;
  if (seen == NULL)
    {
      g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
                   _("There is no such student among those of your classes. Choose one from the list."));
      return FALSE;
    }
  if (!xq_screening_refuse_outside (store, observation->campaign, observation->student, observation->observed_on, &grade, error) ||
      !xq_question (store, "SELECT form FROM visible_screening_campaign WHERE uid = unhex (?)", &own_form, error,
                    observation->campaign, NULL, NULL))
    return FALSE;
  if (own_form == NULL)
    return xq_refuse (error, _("The campaign has no observation form. Choose one in the campaign first."));
  if (observation->form == NULL)
    observation->form = g_strdup (own_form);
  if (!g_str_equal (observation->form, own_form))
    return xq_refuse (error, _("The campaign uses another form. Open the campaign's form and fill in that."));
  form = xq_store_get (store, &xq_screening_form, observation->form, error);
  if (form == NULL)
    return FALSE;
  observation->answers = xq_observation_answers_normalize (form, grade, answers, error);
  return observation->answers != NULL;
}

static gboolean
keep_at_once (XqStore              *store,
              const XqObservation  *observation,
              GError              **error)
{
  const char *me = xq_store_get_my_staff (store);

  if (me == NULL)
    return xq_refuse (error, _("No member of staff has this account. Enter the account in the staff register first."));
  if (!xq_store_begin (store, XQ_CABINET_CASEWORK, "add", error))
    return FALSE;
  if (keep (store, observation, me, NULL, error))
    return xq_store_commit (store, error);
  xq_store_rollback (store);
  return FALSE;
}

gboolean
xq_observation_send (XqStore     *store,
                     const char  *campaign,
                     const char  *form,
                     const char  *student,
                     const char  *answers,
                     const char  *remark,
                     const char  *ask,
                     GError     **error)
{
  g_autoptr (XqObservation) observation = g_new0 (XqObservation, 1);
  g_autofree char *text = NULL;
  g_autofree char *letter = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && campaign != NULL && student != NULL && ask != NULL, FALSE);
  g_return_val_if_fail (xq_choices_find (xq_fields_find (xq_screening_observation.fields, "ask_counsellor")->choices, ask), FALSE);

  observation->campaign = g_strdup (campaign);
  observation->form = g_strdup (form);
  observation->student = g_strdup (student);
  observation->observed_on = g_strdup (xq_store_get_today (store));
  observation->remark = remark != NULL && *remark != '\0' ? g_strdup (remark) : NULL;
  observation->ask = g_strdup (ask);
  if (!check_remark (observation->remark, error) || !fill_in (store, observation, answers, error))
    return FALSE;
  if (xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CASEWORK))
    return keep_at_once (store, observation, error);

  text = write_text (observation);
  if (length_in_letter (text) > MOST_TEXT)
    return xq_refuse (error, _("Say in one sentence what was seen, in at most %d characters. "
                               "For more, ask the counsellor and tell it there."), XQ_OBSERVATION_REMARK_MOST);
  letter = xq_store_send_letter (store, xq_cabinet_get_code (XQ_CABINET_CASEWORK), LETTER, student, text, error);
  return letter != NULL;
}

static XqObservation *
read_record (const XqRecord *record)
{
  XqObservation *observation = g_new0 (XqObservation, 1);

  observation->campaign = g_strdup (xq_record_get (record, "campaign"));
  observation->form = g_strdup (xq_record_get (record, "form"));
  observation->student = g_strdup (xq_record_get (record, "student"));
  observation->observed_on = g_strdup (xq_record_get (record, "observed_on"));
  observation->answers = g_strdup (xq_record_get (record, "answers"));
  observation->remark = g_strdup (xq_record_get (record, "remark"));
  observation->ask = g_strdup (xq_record_get (record, "ask_counsellor"));
  return observation;
}

/* By student, a later one in the place of an earlier. */
static gboolean
add_letters (XqStore     *store,
             const char  *campaign,
             GHashTable  *own,
             GError     **error)
{
  g_autoptr (GPtrArray) letters = xq_store_list_own_letters (store, LETTER, error);

  for (guint i = 0; letters != NULL && i < letters->len; i++)
    {
      g_autoptr (XqObservation) observation = read_letter (g_ptr_array_index (letters, i));

      if (observation != NULL && g_strcmp0 (observation->campaign, campaign) == 0)
        {
          char *student = g_strdup (observation->student);

          g_hash_table_insert (own, student, g_steal_pointer (&observation));
        }
    }
  return letters != NULL;
}

static gboolean
add_records (XqStore     *store,
             const char  *campaign,
             GHashTable  *own,
             GError     **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) records = NULL;

  if (!xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CASEWORK) || xq_store_get_my_staff (store) == NULL)
    return TRUE;
  xq_filter_add (filter, "campaign", "=", campaign);
  xq_filter_add (filter, "observer", "=", xq_store_get_my_staff (store));
  records = xq_store_list (store, &xq_screening_observation, filter, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      XqObservation *observation = read_record (g_ptr_array_index (records, i));

      g_hash_table_insert (own, g_strdup (observation->student), observation);
    }
  return records != NULL;
}

GPtrArray *
xq_observations_own (XqStore     *store,
                     const char  *campaign,
                     const char  *class_uid,
                     GError     **error)
{
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) xq_observation_free);
  g_autoptr (GPtrArray) observations = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_observation_free);
  GHashTableIter iter;
  gpointer student, observation;

  g_return_val_if_fail (XQ_IS_STORE (store) && campaign != NULL, NULL);

  if (!add_letters (store, campaign, own, error) || !add_records (store, campaign, own, error))
    return NULL;
  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &student, &observation))
    {
      g_autofree char *now = NULL;

      if (class_uid != NULL && !xq_student_class_on (store, student, xq_store_get_today (store), &now, error))
        return NULL;
      if (class_uid != NULL && g_strcmp0 (now, class_uid) != 0)
        continue;
      g_hash_table_iter_steal (&iter);
      g_free (student);
      g_ptr_array_add (observations, observation);
    }
  return g_steal_pointer (&observations);
}

void
xq_observation_register (void)
{
  xq_store_register_letter (XQ_CABINET_CASEWORK, LETTER, take_in);
}
