/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "campaign-answer.h"

#include "exchange/screening-import.h"
#include "school/class-name.h"
#include "school/kinds.h"
#include "school/screening-form.h"
#include "school/screening-letter.h"
#include "school/student-lookup.h"

/* --- life --- */

void
xq_campaign_line_free (XqCampaignLine *campaign)
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

void
xq_campaign_answer_free (XqCampaignAnswer *answer)
{
  if (answer == NULL)
    return;
  xq_campaign_line_free (answer->campaign);
  g_clear_pointer (&answer->classes, g_ptr_array_unref);
  g_clear_pointer (&answer->levels, g_ptr_array_unref);
  g_clear_pointer (&answer->grades, g_array_unref);
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

static XqCampaignLine *
say_campaign (XqStore        *store,
              const XqRecord *record)
{
  XqCampaignLine *campaign = g_new0 (XqCampaignLine, 1);
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
  campaign->is_late = campaign->is_running && campaign->ends_on != NULL && g_strcmp0 (campaign->ends_on, today) < 0;
  return campaign;
}

gpointer
xq_campaigns_ask (XqStore       *store,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GPtrArray) campaigns = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_campaign_line_free);
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

static gboolean
holds_casework (XqStore *store)
{
  return xq_vault_holds (xq_store_get_vault (store), XQ_CABINET_CASEWORK);
}

/* Children come by class and number. */
static XqCampaignClass *
get_class (GPtrArray  *classes,
           const char *uid,
           int         grade,
           int         number)
{
  XqCampaignClass *class = classes->len > 0 ? g_ptr_array_index (classes, classes->len - 1) : NULL;

  if (class != NULL && g_str_equal (class->uid, uid))
    return class;
  class = g_new0 (XqCampaignClass, 1);
  class->uid = g_strdup (uid);
  class->name = xq_class_name_for_screen (grade, number);
  class->missing = g_ptr_array_new_with_free_func ((GDestroyNotify) student_free);
  g_ptr_array_add (classes, class);
  return class;
}

static void
add_missing (XqCampaignClass *class,
             const char      *uid,
             const char      *name,
             const char      *seat,
             const char      *what)
{
  XqCampaignStudent *student = g_new0 (XqCampaignStudent, 1);

  student->uid = g_strdup (uid);
  student->name = g_strdup (name);
  student->seat = g_strdup (seat);
  student->what = g_strdup (what);
  g_ptr_array_add (class->missing, student);
}

static void
add_words (GString    *words,
           const char *more)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? _("; ") : "", more);
}

static char *
say_missing (const XqCampaignLine *campaign,
             const XqScreened *screened)
{
  GString *words = g_string_new (NULL);

  if (campaign->has_form && screened->observations == 0)
    add_words (words, _("no observation yet"));
  if (screened->sheets_void > 0)
    add_words (words, _("answer sheet void: to be filled in again"));
  if (screened->sheets_due > screened->sheets_valid + screened->sheets_void)
    add_words (words, _("answer sheet missing"));
  return g_string_free (words, FALSE);
}

static void
say_classes (XqCampaignAnswer *answer,
             GPtrArray        *children)
{
  answer->classes = g_ptr_array_new_with_free_func ((GDestroyNotify) class_free);
  for (guint i = 0; i < children->len; i++)
    {
      const XqScreened *screened = g_ptr_array_index (children, i);
      XqCampaignClass *class = get_class (answer->classes, screened->class_uid, screened->grade, screened->number);
      g_autofree char *what = say_missing (answer->campaign, screened);

      class->due++;
      class->done += screened->is_screened ? 1 : 0;
      if (*what != '\0')
        add_missing (class, screened->student, screened->name, screened->seat, what);
    }
}

/* A teacher: the own classes, and what was handed over of them. */
static gboolean
say_own_classes (XqStore           *store,
                 XqCampaignAnswer  *answer,
                 const XqRecord    *campaign,
                 GError           **error)
{
  g_auto (GStrv) classes = xq_record_get_list (campaign, "classes");
  g_autoptr (GPtrArray) own = xq_observations_own (store, answer->campaign->uid, NULL, error);
  g_autoptr (GPtrArray) students = own != NULL ? xq_student_list (store, error) : NULL;
  g_autoptr (GHashTable) observed = g_hash_table_new (g_str_hash, g_str_equal);

  if (students == NULL)
    return FALSE;
  for (guint i = 0; i < own->len; i++)
    g_hash_table_add (observed, ((const XqObservation *) g_ptr_array_index (own, i))->student);
  answer->classes = g_ptr_array_new_with_free_func ((GDestroyNotify) class_free);
  for (guint i = 0; i < students->len; i++)
    {
      const XqFoundStudent *student = g_ptr_array_index (students, i);
      XqCampaignClass *class;

      if (student->class_uid == NULL ||
          (classes[0] != NULL && !g_strv_contains ((const char *const *) classes, student->class_uid)))
        continue;
      class = get_class (answer->classes, student->class_uid, student->grade, student->class_number);
      class->due++;
      if (g_hash_table_contains (observed, student->uid))
        class->done++;
      else
        add_missing (class, student->uid, student->name, student->seat, _("not handed over yet"));
    }
  return TRUE;
}

/* --- levels --- */

/* Why, as the program wrote it down when it proposed. */
static GHashTable *
list_reasons (XqStore     *store,
              const char  *campaign,
              GError     **error)
{
  GHashTable *reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) levels = NULL;

  xq_filter_add (filter, "campaign", "=", campaign);
  levels = xq_store_list (store, &xq_screening_level, filter, error);
  for (guint i = 0; levels != NULL && i < levels->len; i++)
    g_hash_table_insert (reasons, g_strdup (xq_record_get (g_ptr_array_index (levels, i), "student")),
                         g_strdup (xq_record_get (g_ptr_array_index (levels, i), "proposed_why")));
  if (levels == NULL)
    g_clear_pointer (&reasons, g_hash_table_unref);
  return reasons;
}

static char *
say_why (const XqScreened *screened,
         const char       *reason)
{
  GString *words = g_string_new (NULL);

  if (screened->safety != NULL && screened->interview_on == NULL)
    add_words (words, _("same-day checklist"));
  if (reason != NULL)
    add_words (words, reason);
  else if (g_strcmp0 (screened->ask, "now") == 0)
    add_words (words, _("a teacher asks you to look at once"));
  else if (g_strcmp0 (screened->ask, "yes") == 0)
    add_words (words, _("a teacher asks you to look"));
  return g_string_free (words, FALSE);
}

static gboolean
say_levels (XqStore           *store,
            XqCampaignAnswer  *answer,
            GPtrArray         *children,
            GError           **error)
{
  g_autoptr (GHashTable) reasons = list_reasons (store, answer->campaign->uid, error);

  if (reasons == NULL)
    return FALSE;
  answer->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) level_free);
  for (guint i = 0; i < children->len; i++)
    {
      const XqScreened *screened = g_ptr_array_index (children, i);
      g_autofree char *class = NULL;
      XqLevelLine *line;

      if (!screened->is_to_interview && screened->level == NULL)
        continue;
      class = xq_class_name_for_screen (screened->grade, screened->number);
      line = g_new0 (XqLevelLine, 1);
      line->student = g_strdup (screened->student);
      line->name = g_strdup (screened->name);
      line->number = g_strjoin (" ", class, screened->seat, NULL);
      line->level = g_strdup (screened->level);
      line->is_today = screened->safety != NULL && screened->interview_on == NULL;
      line->proposed = g_strdup (screened->proposed);
      line->why = say_why (screened, g_hash_table_lookup (reasons, screened->student));
      line->interview_on = g_strdup (screened->interview_on);
      line->confirmed = g_strdup (screened->confirmed);
      line->until = g_strdup (screened->until);
      g_ptr_array_add (answer->levels, line);
    }
  return TRUE;
}

/* --- the staff --- */

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
ask_children (XqStore           *store,
              XqCampaignAnswer  *answer,
              GError           **error)
{
  const char *uid = answer->campaign->uid;
  g_autoptr (GPtrArray) children = NULL;

  /* What came in since is taken into account before it is shown. */
  if (answer->campaign->is_running && !xq_screening_propose (store, uid, NULL, error))
    return FALSE;
  children = xq_screening_list (store, uid, NULL, error);
  if (children == NULL)
    return FALSE;
  say_classes (answer, children);
  if (!say_levels (store, answer, children, error))
    return FALSE;
  answer->grades = xq_screening_by_grade (store, uid, error);
  return answer->grades != NULL;
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
  gboolean done = TRUE;

  (void) cancellable;
  if (record == NULL)
    return NULL;
  answer->campaign = say_campaign (store, record);
  /* Heads learn numbers from the term's figures and nobody's answers. */
  if (answer->campaign->for_staff && xq_kind_get_access (&xq_staff_screening, roles) != 0)
    done = (answer->staff = xq_screening_list_staff (store, data, error)) != NULL;
  else if (!answer->campaign->for_staff && holds_casework (store))
    done = ask_children (store, answer, error);
  else if (!answer->campaign->for_staff && !(roles & XQ_ROLE_BIT (XQ_ROLE_HEAD)))
    done = say_own_classes (store, answer, record, error);
  return done ? g_steal_pointer (&answer) : NULL;
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

gpointer
xq_campaign_begin_form (XqStore       *store,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (XqRecord) form = NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  (void) data;
  (void) cancellable;
  if (!find_form (store, &form, error))
    return NULL;
  if (form == NULL)
    {
      form = xq_screening_form_new_factory (store);
      xq_record_set (form, "state", "in_use");
      if (!xq_store_save (store, form, NULL, error))
        return NULL;
    }
  g_strv_builder_add (words, xq_record_get_uid (form));
  g_strv_builder_add (words, xq_record_get (form, "name"));
  return g_strv_builder_end (words);
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
  return xq_store_save (store, edition, NULL, error) ? g_strdup (xq_record_get_uid (edition)) : NULL;
}

/* The form is called as its file is, until somebody words it better. */
gpointer
xq_campaign_import_form (XqStore       *store,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autofree char *name = g_file_get_basename (data);
  g_autoptr (XqSheetBook) book = xq_sheet_book_load (data, NULL, NULL, cancellable, error);
  g_autoptr (XqRecord) form = NULL;

  if (book == NULL)
    return NULL;
  if (strrchr (name, '.') != NULL && strrchr (name, '.') != name)
    *strrchr (name, '.') = '\0';
  form = xq_form_import (store, book, name, error);
  return form != NULL && xq_store_save (store, form, NULL, error) ? g_strdup (xq_record_get_uid (form)) : NULL;
}
