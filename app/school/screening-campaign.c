/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "school/access.h"
#include "school/calendar.h"
#include "school/consent-fields.h"
#include "school/instrument.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/screening-campaign.h"
#include "school/settings.h"
#include "school/shared-choices.h"
#include "school/student-lookup.h"
#include "store/calendar-day.h"

static const XqField fields[] = {
  { 1, "name", XQ_FIELD_TEXT, N_("Name of the campaign"), XQ_FIELD_REQUIRED },
  { 2, "audience", XQ_FIELD_CHOICE, N_("For whom"),
    XQ_FIELD_REQUIRED, .choices = xq_audience_choices, .initial = "students" },
  { 3, "year", XQ_FIELD_INTEGER, N_("School year"), XQ_FIELD_REQUIRED | XQ_FIELD_AUTOMATIC, .least = 1980, .most = 2190 },
  { 4, "starts_on", XQ_FIELD_DATE, N_("Begins on"), XQ_FIELD_REQUIRED | XQ_FIELD_TODAY },
  { 5, "ends_on", XQ_FIELD_DATE, N_("Ends on"), XQ_FIELD_TAKEN },
  { 6, "classes", XQ_FIELD_RECORD, N_("Classes (none: all)"), XQ_FIELD_SEVERAL, .to = "class" },
  { 7, "form", XQ_FIELD_RECORD, N_("Observation form"), .to = "screening_form" },
  { 8, "instruments", XQ_FIELD_TEXT, N_("Questionnaires") },
  { 9, "consent_way", XQ_FIELD_CHOICE, N_("Way of consent"), .choices = xq_consent_way_choices, .initial = "written" },
  { 10, "note", XQ_FIELD_NOTE, N_("Note"), XQ_FIELD_DETAIL },
  { 11, "closed_on", XQ_FIELD_DATE, N_("Closed on"), XQ_FIELD_PAST | XQ_FIELD_DETAIL },
  { 0 }
};

/* The last day is the setting's, of the year in which the campaign begins. */
static gboolean
set_last_day (XqStore   *store,
              XqRecord  *record,
              GError   **error)
{
  const char *starts_on = xq_record_get (record, "starts_on");
  g_autofree char *day = NULL;
  g_autofree char *ends_on = NULL;

  if (!xq_setting_text (store, "screening.ends_on", &day, error))
    return FALSE;
  ends_on = g_strdup_printf ("%.4s-%s", starts_on, day);
  if (g_strcmp0 (ends_on, starts_on) >= 0)
    xq_record_set (record, "ends_on", ends_on);
  return TRUE;
}

static gboolean
prepare (XqStore         *store,
         XqRecord        *record,
         const XqRecord  *before,
         GError         **error)
{
  const char *starts_on = xq_record_get (record, "starts_on");
  g_autofree char *text = NULL;
  int year;

  if (!xq_day_is_valid (starts_on))
    return TRUE;
  if (!xq_school_year_of_day (store, starts_on, &year, error))
    return FALSE;
  text = g_strdup_printf ("%d", year);
  xq_record_set (record, "year", text);
  return before != NULL || xq_record_get (record, "ends_on") != NULL || set_last_day (store, record, error);
}

static gboolean
check_form (XqStore         *store,
            const XqRecord  *record,
            GError         **error)
{
  g_autofree char *found = NULL;

  if (xq_record_get (record, "form") == NULL)
    return TRUE;
  if (xq_is_one_of (record, "audience", "staff"))
    return xq_refuse (error, _("The staff is not observed. Leave out the observation form."));
  if (!xq_question (store,
                    "SELECT uid FROM visible_screening_form WHERE uid = unhex (?) AND withdrawn = 0 AND state <> 'draft' "
                    "AND audience = 'students' AND instrument IS NULL",
                    &found, error, xq_record_get (record, "form"), NULL, NULL))
    return FALSE;
  return found != NULL ||
         xq_refuse (error, _("A campaign needs an observation form for students that is in use. Take the form into use first."));
}

static gboolean
check_instruments (const XqRecord  *record,
                   GError         **error)
{
  const char *text = xq_record_get (record, "instruments");
  g_auto (GStrv) ids = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (xq_instrument_find (ids[i]) == NULL)
        return xq_refuse (error, _("There is no questionnaire “%s”. Choose one that the program knows."), ids[i]);
      for (guint j = 0; j < i; j++)
        if (g_str_equal (ids[i], ids[j]))
          return xq_refuse (error, _("The questionnaire “%s” is named twice. Leave out one."), ids[i]);
    }
  return TRUE;
}

static gboolean
check_classes (XqStore         *store,
               const XqRecord  *record,
               GError         **error)
{
  g_auto (GStrv) classes = xq_record_get_list (record, "classes");

  for (guint i = 0; classes[i] != NULL; i++)
    {
      g_autofree char *year = NULL;

      if (!xq_question (store, "SELECT year FROM visible_class WHERE uid = unhex (?)", &year, error, classes[i], NULL, NULL))
        return FALSE;
      if (year != NULL && g_strcmp0 (year, xq_record_get (record, "year")) != 0)
        return xq_refuse (error, _("One of the classes is of another school year. Choose the classes of the year in which "
                                   "the campaign begins."));
    }
  return TRUE;
}

static gboolean
check (XqStore         *store,
       XqRecord        *record,
       const XqRecord  *before,
       GError         **error)
{
  (void) before;
  if (xq_record_is_withdrawn (record))
    return TRUE;
  return xq_refuse_unless_ordered (record, "starts_on", "ends_on", error) &&
         xq_refuse_unless_ordered (record, "starts_on", "closed_on", error) &&
         check_form (store, record, error) && check_instruments (record, error) && check_classes (store, record, error);
}

gboolean
xq_screening_refuse_outside (XqStore     *store,
                             const char  *campaign,
                             const char  *student,
                             const char  *day,
                             int         *grade,
                             GError     **error)
{
  g_autofree char *audience = NULL;
  g_autofree char *closed_on = NULL;
  g_autofree char *class_uid = NULL;
  g_autofree char *found = NULL;

  if (!xq_question (store, "SELECT audience FROM visible_screening_campaign WHERE uid = unhex (?) AND withdrawn = 0",
                    &audience, error, campaign, NULL, NULL) ||
      !xq_question (store, "SELECT closed_on FROM visible_screening_campaign WHERE uid = unhex (?)",
                    &closed_on, error, campaign, NULL, NULL))
    return FALSE;
  if (audience == NULL)
    return xq_refuse (error, _("There is no such campaign. Choose one from the list."));
  if (!g_str_equal (audience, "students"))
    return xq_refuse (error, _("This campaign is for the staff, of whom nothing is kept but who took part."));
  if (closed_on != NULL && g_strcmp0 (closed_on, day) < 0)
    return xq_refuse (error, _("The campaign was closed on %s. Begin a new one, or correct the date."), closed_on);

  if (!xq_student_class_on (store, student, day, &class_uid, error))
    return FALSE;
  if (class_uid == NULL)
    return xq_refuse (error, _("On %s the student was in no class. Correct the date, or the enrolment first."), day);
  if (!xq_question (store,
                    "SELECT grade FROM visible_class AS c WHERE c.uid = unhex (?1) AND "
                    "(NOT EXISTS (SELECT 1 FROM visible_screening_campaign_classes WHERE record = unhex (?2)) OR "
                    "EXISTS (SELECT 1 FROM visible_screening_campaign_classes WHERE record = unhex (?2) AND target = c.uid))",
                    &found, error, class_uid, campaign, NULL))
    return FALSE;
  if (found == NULL)
    return xq_refuse (error, _("The student's class is not part of this campaign. Add the class to the campaign first."));
  *grade = atoi (found);
  return TRUE;
}

const XqKind xq_screening_campaign = {
  .number = 34,
  .name = "screening_campaign",
  .title = N_("Screening campaign"),
  .cabinet = XQ_CABINET_SCHOOL,
  .fields = fields,
  .list = "name audience year starts_on ends_on closed_on",
  .order = "starts_on desc, id desc",
  .label = "name",
  .access = XQ_ACCESS_OF_CALENDAR,
  .prepare = prepare,
  .check = check,
};
