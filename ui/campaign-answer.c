/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "campaign-answer.h"

#include "rules/small-group.h"
#include "school/class-name.h"
#include "school/instrument.h"
#include "school/kinds.h"
#include "school/record-words.h"
#include "school/screening-form.h"
#include "school/screening-letter.h"
#include "school/shared-choices.h"
#include "school/student-lookup.h"

/* --- life --- */

void
xq_campaign_free (XqCampaign *campaign)
{
  if (campaign == NULL)
    return;
  g_free (campaign->uid);
  g_free (campaign->name);
  g_free (campaign->starts_on);
  g_free (campaign->ends_on);
  g_free (campaign->closed_on);
  g_strfreev (campaign->instruments);
  g_free (campaign);
}

static void
student_free (XqCampaignStudent *student)
{
  g_free (student->uid);
  g_free (student->name);
  g_free (student->seat);
  g_free (student->what);
  g_free (student);
}

static void
class_free (XqCampaignClass *class)
{
  g_free (class->uid);
  g_free (class->name);
  g_ptr_array_unref (class->missing);
  g_free (class);
}

static void
level_free (XqLevelLine *line)
{
  g_free (line->student);
  g_free (line->name);
  g_free (line->number);
  g_free (line->level);
  g_free (line->proposed);
  g_free (line->why);
  g_free (line->interview_on);
  g_free (line->confirmed);
  g_free (line->until);
  g_free (line);
}

static void
grade_free (XqGradeLine *line)
{
  g_free (line->grade);
  g_free (line);
}

static void
staff_free (XqStaffLine *line)
{
  g_free (line->staff);
  g_free (line->name);
  g_free (line->uid);
  g_free (line->took_part_on);
  g_free (line);
}

void
xq_campaign_answer_free (XqCampaignAnswer *answer)
{
  if (answer == NULL)
    return;
  xq_campaign_free (answer->campaign);
  g_clear_pointer (&answer->classes, g_ptr_array_unref);
  g_clear_pointer (&answer->levels, g_ptr_array_unref);
  g_clear_pointer (&answer->grades, g_ptr_array_unref);
  g_clear_pointer (&answer->staff, g_ptr_array_unref);
  g_free (answer);
}

struct _XqCampaignStaffWork
{
  char *campaign;
  char *staff;
  char *uid;
};

XqCampaignStaffWork *
xq_campaign_staff_work_new (const char *campaign,
                            const char *staff,
                            const char *uid)
{
  XqCampaignStaffWork *work = g_new0 (XqCampaignStaffWork, 1);

  work->campaign = g_strdup (campaign);
  work->staff = g_strdup (staff);
  work->uid = g_strdup (uid);
  return work;
}

void
xq_campaign_staff_work_free (XqCampaignStaffWork *work)
{
  g_return_if_fail (work != NULL);

  g_free (work->campaign);
  g_free (work->staff);
  g_free (work->uid);
  g_free (work);
}

/* --- campaigns --- */

static XqCampaign *
say_campaign (XqStore        *store,
              const XqRecord *record)
{
  XqCampaign *campaign = g_new0 (XqCampaign, 1);
  const char *instruments = xq_record_get (record, "instruments");
  const char *today = xq_store_get_today (store);

  campaign->uid = g_strdup (xq_record_get_uid (record));
  campaign->name = g_strdup (xq_record_get (record, "name"));
  campaign->starts_on = g_strdup (xq_record_get (record, "starts_on"));
  campaign->ends_on = g_strdup (xq_record_get (record, "ends_on"));
  campaign->closed_on = g_strdup (xq_record_get (record, "closed_on"));
  campaign->instruments = g_strsplit (instruments != NULL ? instruments : "", " ", -1);
  campaign->has_form = xq_record_get (record, "form") != NULL;
  campaign->for_staff = g_strcmp0 (xq_record_get (record, "audience"), "staff") == 0;
  /* Who is late is not kept out: a campaign runs until somebody closes it. */
  campaign->is_running = g_strcmp0 (campaign->starts_on, today) <= 0 &&
                         (campaign->closed_on == NULL || g_strcmp0 (today, campaign->closed_on) <= 0);
  return campaign;
}

gpointer
xq_campaigns_ask (XqStore       *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GPtrArray) campaigns = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_campaign_free);
  g_autoptr (GPtrArray) records = xq_store_list (store, &xq_screening_campaign, NULL, error);

  (void) data;
  (void) cancellable;
  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (campaigns, say_campaign (store, g_ptr_array_index (records, i)));
  return g_steal_pointer (&campaigns);
}

/* --- who is missing --- */

typedef struct
{
  XqStore          *store;
  XqCampaignAnswer *answer;
  GStrv             classes;    /* uids; empty: all */
  GPtrArray        *students;   /* XqFoundStudent */
  GHashTable       *observed;   /* uids of students */
  GHashTable       *sheets;     /* "STUDENT INSTRUMENT" -> "valid" or "void" */
} Asking;

static void
asking_clear (Asking *asking)
{
  g_strfreev (asking->classes);
  g_clear_pointer (&asking->students, g_ptr_array_unref);
  g_clear_pointer (&asking->observed, g_hash_table_unref);
  g_clear_pointer (&asking->sheets, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asking, asking_clear)

static gboolean
holds_casework (XqStore *store)
{
  return xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CASEWORK);
}

static gboolean
read_own (Asking  *asking,
          GError **error)
{
  g_autoptr (GPtrArray) own = xq_observations_own (asking->store, asking->answer->campaign->uid, NULL, error);

  for (guint i = 0; own != NULL && i < own->len; i++)
    g_hash_table_add (asking->observed, g_strdup (((const XqObservation *) g_ptr_array_index (own, i))->student));
  return own != NULL;
}

static gboolean
read_all (Asking  *asking,
          GError **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) observations = NULL;
  g_autoptr (GPtrArray) sheets = NULL;

  xq_filter_add (filter, "campaign", "=", asking->answer->campaign->uid);
  observations = xq_store_list (asking->store, &xq_screening_observation, filter, error);
  sheets = observations != NULL ? xq_store_list (asking->store, &xq_screening_sheet, filter, error) : NULL;
  if (sheets == NULL)
    return FALSE;
  for (guint i = 0; i < observations->len; i++)
    g_hash_table_add (asking->observed, g_strdup (xq_record_get (g_ptr_array_index (observations, i), "student")));
  for (guint i = 0; i < sheets->len; i++)
    {
      const XqRecord *sheet = g_ptr_array_index (sheets, i);
      char *key = g_strjoin (" ", xq_record_get (sheet, "student"), xq_record_get (sheet, "instrument"), NULL);
      const char *known = g_hash_table_lookup (asking->sheets, key);

      if (g_strcmp0 (known, "valid") == 0)
        g_free (key);
      else
        g_hash_table_replace (asking->sheets, key, g_strdup (xq_record_get (sheet, "validity")));
    }
  return TRUE;
}

static void
add_words (GString    *words,
           const char *more)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? _("; ") : "", more);
}

static char *
say_missing (const Asking         *asking,
             const XqFoundStudent *student)
{
  const XqCampaign *campaign = asking->answer->campaign;
  g_autoptr (GString) words = g_string_new (NULL);

  if (campaign->has_form && !g_hash_table_contains (asking->observed, student->uid))
    add_words (words, holds_casework (asking->store) ? _("no observation yet") : _("not handed over yet"));
  for (guint i = 0; holds_casework (asking->store) && campaign->instruments[i] != NULL; i++)
    {
      const XqInstrument *instrument = xq_instrument_find (campaign->instruments[i]);
      g_autofree char *key = g_strjoin (" ", student->uid, campaign->instruments[i], NULL);
      const char *validity = g_hash_table_lookup (asking->sheets, key);
      g_autofree char *said = NULL;

      if (instrument == NULL || student->grade < (int) instrument->from_grade || g_strcmp0 (validity, "valid") == 0)
        continue;
      /* Translators: a questionnaire's name */
      said = validity != NULL ? g_strdup_printf (_("%s void: to be filled in again"), instrument->name)
                              : g_strdup_printf (_("%s not filled in"), instrument->name);
      add_words (words, said);
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

static XqCampaignClass *
get_class (GPtrArray            *classes,
           const XqFoundStudent *student)
{
  XqCampaignClass *class = classes->len > 0 ? g_ptr_array_index (classes, classes->len - 1) : NULL;

  if (class != NULL && g_str_equal (class->uid, student->class_uid))
    return class;
  class = g_new0 (XqCampaignClass, 1);
  class->uid = g_strdup (student->class_uid);
  class->name = xq_class_name_for_screen (student->grade, student->class_number);
  class->missing = g_ptr_array_new_with_free_func ((GDestroyNotify) student_free);
  g_ptr_array_add (classes, class);
  return class;
}

static gboolean
is_in_campaign (const Asking         *asking,
                const XqFoundStudent *student)
{
  return student->class_uid != NULL && (asking->classes[0] == NULL || g_strv_contains ((const char *const *) asking->classes, student->class_uid));
}

/* They come by class and number. */
static void
say_classes (Asking *asking)
{
  asking->answer->classes = g_ptr_array_new_with_free_func ((GDestroyNotify) class_free);
  for (guint i = 0; i < asking->students->len; i++)
    {
      const XqFoundStudent *found = g_ptr_array_index (asking->students, i);
      g_autofree char *what = NULL;
      XqCampaignStudent *student;
      XqCampaignClass *class;

      if (!is_in_campaign (asking, found))
        continue;
      class = get_class (asking->answer->classes, found);
      class->due++;
      what = say_missing (asking, found);
      if (what == NULL)
        {
          class->done++;
          continue;
        }
      student = g_new0 (XqCampaignStudent, 1);
      student->uid = g_strdup (found->uid);
      student->name = g_strdup (found->name);
      student->seat = g_strdup (found->seat);
      student->what = g_steal_pointer (&what);
      g_ptr_array_add (class->missing, student);
    }
}

static const XqFoundStudent *
find_student (const Asking *asking,
              const char   *uid)
{
  for (guint i = 0; i < asking->students->len; i++)
    {
      const XqFoundStudent *student = g_ptr_array_index (asking->students, i);

      if (g_str_equal (student->uid, uid))
        return student;
    }
  return NULL;
}

/* --- levels --- */

static XqLevelLine *
say_level (const Asking         *asking,
           XqRecordWords        *words,
           const XqRecord       *record)
{
  XqLevelLine *line = g_new0 (XqLevelLine, 1);
  const char *uid = xq_record_get (record, "student");
  const XqFoundStudent *student = find_student (asking, uid);
  g_autofree char *class = student != NULL && student->class_uid != NULL ? xq_class_name_for_screen (student->grade, student->class_number)
                                                                         : g_strdup ("");

  line->student = g_strdup (uid);
  line->name = g_strdup (xq_record_words_name (words, &xq_student, uid));
  line->number = g_strjoin (" ", class, student != NULL ? student->seat : NULL, NULL);
  line->level = g_strdup (xq_record_get_uid (record));
  line->proposed = g_strdup (xq_record_get (record, "proposed"));
  line->why = g_strdup (xq_record_get (record, "proposed_why") != NULL ? xq_record_get (record, "proposed_why") : "");
  line->interview_on = g_strdup (xq_record_get (record, "interview_on"));
  line->confirmed = g_strdup (xq_record_get (record, "confirmed"));
  line->until = g_strdup (xq_record_get (record, "until"));
  return line;
}

/* As the students stand: by class and number within it. */
static int
compare_lines (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const Asking *asking = data;
  const XqLevelLine *these = *(XqLevelLine *const *) a;
  const XqLevelLine *those = *(XqLevelLine *const *) b;

  for (guint i = 0; i < asking->students->len; i++)
    {
      const char *uid = ((const XqFoundStudent *) g_ptr_array_index (asking->students, i))->uid;

      if (g_str_equal (uid, these->student))
        return g_str_equal (uid, those->student) ? 0 : -1;
      if (g_str_equal (uid, those->student))
        return 1;
    }
  return 0;
}

static gboolean
say_levels (Asking  *asking,
            GError **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (XqRecordWords) words = xq_record_words_new (asking->store);
  g_autoptr (GPtrArray) records = NULL;

  xq_filter_add (filter, "campaign", "=", asking->answer->campaign->uid);
  records = xq_store_list (asking->store, &xq_screening_level, filter, error);
  if (records == NULL)
    return FALSE;
  asking->answer->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) level_free);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (asking->answer->levels, say_level (asking, words, g_ptr_array_index (records, i)));
  g_ptr_array_sort_with_data (asking->answer->levels, compare_lines, asking);
  return TRUE;
}

/* --- numbers --- */

static XqGradeLine *
get_grade (GPtrArray *grades,
           int        grade)
{
  g_autofree char *name = g_strdup_printf (_("Grade %d"), grade);
  XqGradeLine *line = grades->len > 0 ? g_ptr_array_index (grades, grades->len - 1) : NULL;

  if (line != NULL && g_str_equal (line->grade, name))
    return line;
  line = g_new0 (XqGradeLine, 1);
  line->grade = g_steal_pointer (&name);
  g_ptr_array_add (grades, line);
  return line;
}

static guint
find_level (const char *code)
{
  for (guint level = 0; level < XQ_N_LEVELS; level++)
    if (g_strcmp0 (xq_attention_choices[level].code, code) == 0)
      return level;
  return 0;
}

static gboolean
hide_small (XqStore      *store,
            XqGradeLine  *line,
            GError      **error)
{
  for (guint level = 0; level < XQ_N_LEVELS; level++)
    {
      gboolean hidden;

      if (!xq_small_group_hides (store, line->counts[level], &hidden, error))
        return FALSE;
      if (hidden)
        line->counts[level] = -1;
    }
  return TRUE;
}

static gboolean
say_grades (Asking  *asking,
            GError **error)
{
  g_autoptr (GHashTable) confirmed = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *grades = g_ptr_array_new_with_free_func ((GDestroyNotify) grade_free);

  asking->answer->grades = grades;
  for (guint i = 0; i < asking->answer->levels->len; i++)
    {
      const XqLevelLine *line = g_ptr_array_index (asking->answer->levels, i);

      if (line->confirmed != NULL)
        g_hash_table_insert (confirmed, line->student, line->confirmed);
    }
  for (guint i = 0; i < asking->students->len; i++)
    {
      const XqFoundStudent *student = g_ptr_array_index (asking->students, i);
      const char *level = g_hash_table_lookup (confirmed, student->uid);

      if (!is_in_campaign (asking, student))
        continue;
      get_grade (grades, student->grade)->counts[find_level (level)] += level != NULL;
    }
  for (guint i = 0; i < grades->len; i++)
    if (!hide_small (asking->store, g_ptr_array_index (grades, i), error))
      return FALSE;
  return TRUE;
}

/* --- the staff --- */

static gboolean
say_staff (Asking  *asking,
           GError **error)
{
  const char *today = xq_store_get_today (asking->store);
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GHashTable) took_part = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) staff = NULL;

  xq_filter_add (filter, "campaign", "=", asking->answer->campaign->uid);
  records = xq_store_list (asking->store, &xq_staff_screening, filter, error);
  staff = records != NULL ? xq_store_list (asking->store, &xq_staff, NULL, error) : NULL;
  if (staff == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (took_part, (gpointer) xq_record_get (g_ptr_array_index (records, i), "staff"), g_ptr_array_index (records, i));
  asking->answer->staff = g_ptr_array_new_with_free_func ((GDestroyNotify) staff_free);
  for (guint i = 0; i < staff->len; i++)
    {
      const XqRecord *person = g_ptr_array_index (staff, i);
      const XqRecord *record = g_hash_table_lookup (took_part, xq_record_get_uid (person));
      const char *until_on = xq_record_get (person, "until_on");
      XqStaffLine *line;

      if (record == NULL && until_on != NULL && g_strcmp0 (until_on, today) < 0)
        continue;
      line = g_new0 (XqStaffLine, 1);
      line->staff = g_strdup (xq_record_get_uid (person));
      line->name = g_strdup (xq_record_get (person, "name"));
      line->uid = record != NULL ? g_strdup (xq_record_get_uid (record)) : NULL;
      line->took_part_on = record != NULL ? g_strdup (xq_record_get (record, "took_part_on")) : NULL;
      g_ptr_array_add (asking->answer->staff, line);
    }
  return TRUE;
}

gpointer
xq_campaign_note_staff (XqStore       *store,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const XqCampaignStaffWork *work = data;
  g_autoptr (XqRecord) record = NULL;

  (void) cancellable;
  if (work->uid != NULL)
    {
      (void) xq_store_withdraw (store, &xq_staff_screening, work->uid, _("Taken back"), error);
      return NULL;
    }
  record = xq_store_new_record (store, &xq_staff_screening);
  xq_record_set (record, "campaign", work->campaign);
  xq_record_set (record, "staff", work->staff);
  (void) xq_store_save (store, record, NULL, error);
  return NULL;
}

/* --- one campaign --- */

static gboolean
ask_students (Asking  *asking,
              GError **error)
{
  gboolean is_counsellor = holds_casework (asking->store);

  if (!(is_counsellor ? read_all (asking, error) : read_own (asking, error)))
    return FALSE;
  say_classes (asking);
  return !is_counsellor || (say_levels (asking, error) && say_grades (asking, error));
}

gpointer
xq_campaign_ask (XqStore       *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (XqCampaignAnswer) answer = g_new0 (XqCampaignAnswer, 1);
  g_autoptr (XqRecord) record = xq_store_get (store, &xq_screening_campaign, data, error);
  XqRoles roles = xq_vault_get_roles (xq_store_get_vault (store));
  g_auto (Asking) asking = { store, answer, NULL, NULL, NULL, NULL };

  if (record == NULL)
    return NULL;
  answer->campaign = say_campaign (store, record);
  asking.classes = xq_record_get_list (record, "classes");
  asking.observed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  asking.sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (answer->campaign->for_staff)
    return xq_kind_get_access (&xq_staff_screening, roles) == 0 || say_staff (&asking, error) ? g_steal_pointer (&answer) : NULL;
  /* Heads learn numbers from the term's figures and nobody's answers. */
  if (!holds_casework (store) && (roles & XQ_ROLE_BIT (XQ_ROLE_HEAD)))
    return g_steal_pointer (&answer);
  asking.students = xq_student_list (store, error);
  if (asking.students == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) || !ask_students (&asking, error))
    return NULL;
  return g_steal_pointer (&answer);
}

/* --- the form --- */

/* The newest in use; there may be none. */
static gboolean
find_form (XqStore   *store,
           XqRecord **form,
           GError   **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) forms = NULL;

  *form = NULL;
  xq_filter_add (filter, "state", "=", "in_use");
  xq_filter_add (filter, "audience", "=", "students");
  xq_filter_add (filter, "instrument", "=", NULL);
  xq_filter_set_order (filter, "created_at desc");
  forms = xq_store_list (store, &xq_screening_form, filter, error);
  if (forms == NULL || forms->len == 0)
    return forms != NULL;
  *form = xq_store_get (store, &xq_screening_form, xq_record_get_uid (g_ptr_array_index (forms, 0)), error);
  return *form != NULL;
}

static char *
save_form (XqStore   *store,
           XqRecord  *form,
           GError   **error)
{
  return xq_store_save (store, form, NULL, error) ? g_strdup (xq_record_get_uid (form)) : NULL;
}

gpointer
xq_campaign_begin_form (XqStore       *store,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (XqRecord) form = NULL;

  (void) data;
  (void) cancellable;
  if (!find_form (store, &form, error))
    return NULL;
  if (form != NULL)
    return g_strdup (xq_record_get_uid (form));
  form = xq_screening_form_new_factory (store);
  xq_record_set (form, "state", "in_use");
  return save_form (store, form, error);
}

gpointer
xq_campaign_begin_edition (XqStore       *store,
                           gpointer       data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (XqRecord) form = NULL;
  g_autoptr (XqRecord) edition = NULL;

  (void) data;
  (void) cancellable;
  if (!find_form (store, &form, error))
    return NULL;
  edition = form != NULL ? xq_screening_form_new_edition (store, form) : xq_screening_form_new_factory (store);
  return save_form (store, edition, error);
}
