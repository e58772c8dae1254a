/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/requirement-private.h"
#include "school/settings.h"

typedef struct
{
  const char *id;
  const char *requirement;
  const char *section;
  const char *title;
  const char *unit;
} Description;

/* In the order of the summary's table. */
static const Description descriptions[] = {
  { "classes", "S11", "basics", N_("Classes"), "classes" },
  { "students", "S11", "basics", N_("Students"), "persons" },
  { "boarders", "S11", "basics", N_("Boarders"), "persons" },
  { "full", "S1", "staff", N_("Full-time psychology teachers"), "persons" },
  { "part", "S1", "staff", N_("Part-time psychology teachers"), "persons" },
  { "cert", "S1", "staff", N_("Psychology teachers with a certificate"), "persons" },
  { "psy_trained", "S1", "staff", N_("Psychology teachers trained this school year"), "persons" },
  { "trained", "S1", "staff", N_("Members of staff trained this school year, of those planned"), "persons" },
  { "train_n", "S2", "staff", N_("Trainings"), "times" },
  { "train_p", "S2", "staff", N_("Trainings, people there"), "visits" },
  { "research_n", "S3", "staff", N_("Teaching research"), "times" },
  { "research_ok", "S3", "staff", N_("Months with teaching research"), "months" },
  { "ht_trained", "S4", "staff", N_("Class teachers trained this school year"), "persons" },
  { "lessons", "S5", "lessons", N_("Psychology lessons"), "lessons" },
  { "classes_ok", "S5", "lessons", N_("Classes with a lesson every two weeks"), "classes" },
  { "theme_ok", "S3", "lessons", N_("Month's theme lessons taught, by class"), "lessons" },
  { "cm", "S6", "lessons", N_("Class meetings (themed)"), "times" },
  { "act", "S6", "lessons", N_("Themed activities for life education"), "times" },
  { "cm_ok", "S6", "lessons", N_("Class meetings and themed activities due, by class"), "times" },
  { "month_n", "S13", "lessons", N_("Activities of the mental health month"), "times" },
  { "month_p", "S13", "lessons", N_("Activities of the mental health month, people there"), "visits" },
  { "exam_n", "S14", "lessons", N_("Group counselling around exams, occasions"), "occasions" },
  { "exam_p", "S14", "lessons", N_("Group counselling around exams, students there"), "visits" },
  { "exam_ok", "S14", "lessons", N_("Phases of the exam grades with group counselling"), "phases" },
  { "gc_n", "S14", "lessons", N_("Other group counselling, occasions"), "occasions" },
  { "gc_p", "S14", "lessons", N_("Other group counselling, students there"), "visits" },
  { "screen", "S7", "screening", N_("Students screened this school year"), "persons" },
  { "screen_valid", "S7", "screening", N_("Valid answer sheets"), "sheets" },
  { "screen_void", "S7", "screening", N_("Void answer sheets to be filled in again"), "sheets" },
  { "screen_second", "S7", "screening", N_("Students interviewed in the second stage"), "persons" },
  { "screen_staff", "S7", "screening", N_("Members of staff who took part in their screening"), "persons" },
  { "sessions", "S20", "counselling", N_("Individual counselling, visits"), "visits" },
  { "persons", "S20", "counselling", N_("Individual counselling, students"), "persons" },
  { "parents", "S20", "counselling", N_("Parent consultations"), "visits" },
  { "group_n", "S20", "counselling", N_("Small group counselling, occasions"), "occasions" },
  { "group_p", "S20", "counselling", N_("Small group counselling, visits"), "visits" },
  { "staff_talks", "S20", "counselling", N_("Consultations of staff"), "visits" },
  { "focus", "S10", "counselling", N_("Students of the focus groups with contact this term"), "persons" },
  { "ks_open0", "S8", "support", N_("Key support: at the beginning of the term"), "persons" },
  { "ks_new", "S8", "support", N_("Key support: listed this term"), "persons" },
  { "ks_out", "S8", "support", N_("Key support: taken off this term"), "persons" },
  { "ks_open1", "S8", "support", N_("Key support: at the end of the term"), "persons" },
  { "ks_full", "S8", "support", N_("Support groups with all four members"), "groups" },
  { "ks_reviewed", "S8", "support", N_("Key support reviewed in time"), "persons" },
  { "ks_decided", "S8", "support", N_("Key support decided upon this term"), "persons" },
  { "ref", "S9", "support", N_("Referrals"), "visits" },
  { "ref_back", "S9", "support", N_("Reply slips received"), "slips" },
  { "ref_overdue", "S9", "support", N_("Reply slips overdue"), "slips" },
  { "disclosures", "S22", "support", N_("Disclosures on record"), "times" },
  { "papers_out", "S22", "support", N_("Papers with a student's name given to somebody"), "slips" },
  { "special", "S12", "registers", N_("Students in special groups"), "persons" },
  { "special_checked", "S12", "registers", N_("Special groups checked again this school year"), "persons" },
  { "plans", "S11", "registers", N_("Students with a plan this school year"), "persons" },
  { "plans_special", "S11", "registers", N_("Special-group students with a plan in full this school year"), "persons" },
  { "hv_ht", "S16", "family", N_("Home visits by class teachers"), "visits" },
  { "hv_cov", "S16", "family", N_("Students visited by their class teacher this school year"), "persons" },
  { "hv_special", "S16", "family", N_("Special-group students visited this term"), "persons" },
  { "hv_st", "S16", "family", N_("Home visits by subject teachers"), "visits" },
  { "hv_all", "S16", "family", N_("Home visits altogether"), "visits" },
  { "pm", "S17", "family", N_("Parent meetings"), "occasions" },
  { "pm_p", "S17", "family", N_("Parent meetings, families there"), "households" },
  { "pm_ok", "S17", "family", N_("Classes with a parent meeting"), "classes" },
  { "recv_n", "S17", "family", N_("Reception days"), "times" },
  { "recv", "S17", "family", N_("Parents received on reception days"), "visits" },
  { "ps", "S15", "family", N_("Trainings of the parent school"), "times" },
  { "ps_p", "S15", "family", N_("Trainings of the parent school, parents there"), "visits" },
  { "lect", "S18", "family", N_("Lectures for parents"), "occasions" },
  { "lect_hosted", "S18", "family", N_("Lectures for parents that our school hosted"), "occasions" },
  { "lect_p", "S18", "family", N_("Lectures for parents, parents there"), "visits" },
  { "lect_year", "S18", "family", N_("Lectures for parents this school year"), "occasions" },
  { "publicity_n", "S19", "society", N_("Study and publicity"), "occasions" },
  { "publicity_p", "S19", "society", N_("Study and publicity, people there"), "visits" },
  { "volunteer_n", "S19", "society", N_("Volunteer service"), "occasions" },
  { "volunteer_p", "S19", "society", N_("Volunteer service, people there"), "visits" },
  { "tour_n", "S19", "society", N_("Study tours"), "occasions" },
  { "tour_p", "S19", "society", N_("Study tours, people there"), "visits" },
  { "civic_n", "S19", "society", N_("Moral and civic practice"), "occasions" },
  { "civic_p", "S19", "society", N_("Moral and civic practice, people there"), "visits" },
  { "ir", "S20", "room", N_("Rooms for individual counselling"), "rooms" },
  { "gr", "S20", "room", N_("Rooms for group counselling"), "rooms" },
  { "guide_met", "S20", "room", N_("Items of the guide that the last self-check found to conform"), "items" },
  { "plan_ok", "S20", "room", N_("School days planned to be open long enough"), "days" },
  { "open_ok", "S20", "room", N_("School days open long enough by sign-in"), "days" },
  { "days", "S20", "room", N_("Days on which the room was open"), "days" },
  { "hours", "S20", "room", N_("Hours for which the room was open"), "hours" },
  { "avg", "S20", "room", N_("Open on such a day, on average"), "minutes" },
  { "duty_gaps", "S20", "room", N_("Duties that nobody kept, or kept in two places"), "times" },
  { "visits", "S20", "room", N_("Walk-ins"), "visits" },
  { "phone_calls", "S20", "room", N_("Telephone calls"), "times" },
};

void
xq_figure_free (XqFigure *figure)
{
  if (figure == NULL)
    return;
  g_free (figure->source);
  g_free (figure);
}

const char *
xq_figure_state_code (XqFigureState state)
{
  switch (state)
    {
    case XQ_FIGURE_MET:
      return "met";
    case XQ_FIGURE_NOT_MET:
      return "not_met";
    case XQ_FIGURE_PENDING:
      return "pending";
    case XQ_FIGURE_NOT_APPLICABLE:
    default:
      return "not_applicable";
    }
}

XqFigure *
xq_figures_add (GPtrArray  *figures,
                const char *id,
                gint64      value)
{
  XqFigure *figure = g_new0 (XqFigure, 1);
  guint i = 0;

  while (strcmp (descriptions[i].id, id) != 0)
    {
      i++;
      g_assert (i < G_N_ELEMENTS (descriptions));
    }
  figure->id = descriptions[i].id;
  figure->requirement = descriptions[i].requirement;
  figure->section = descriptions[i].section;
  figure->title = descriptions[i].title;
  figure->unit = descriptions[i].unit;
  figure->value = value;
  figure->denominator = -1;
  figure->required = -1;
  figure->state = value < 0 ? XQ_FIGURE_PENDING : XQ_FIGURE_NOT_APPLICABLE;
  g_ptr_array_add (figures, figure);
  return figure;
}

gboolean
xq_figure_require (XqFigure    *figure,
                   XqStore     *store,
                   gint64       required,
                   const char  *setting,
                   gboolean     in_time,
                   GError     **error)
{
  const XqSetting *rule = setting != NULL ? xq_setting_find (setting) : NULL;

  figure->required = required;
  if (figure->value < 0)
    figure->state = XQ_FIGURE_PENDING;
  else if (figure->denominator == 0 || required == 0)
    figure->state = XQ_FIGURE_NOT_APPLICABLE;
  else if (figure->value >= required)
    figure->state = XQ_FIGURE_MET;
  else
    figure->state = in_time ? XQ_FIGURE_PENDING : XQ_FIGURE_NOT_MET;
  if (rule == NULL)
    return TRUE;

  figure->setting = rule->name;
  figure->source = g_strdup_printf ("%s %s", rule->source, rule->date);
  return xq_setting_is_open (store, rule, &figure->to_confirm, error);
}

gboolean
xq_count_begin (XqCount     *count,
                XqStore     *store,
                const char  *term,
                GError     **error)
{
  const char *today = xq_store_get_today (store);

  memset (count, 0, sizeof *count);
  count->store = store;
  count->name = term;
  if (!xq_term_parse (store, term, &count->term, error) ||
      !xq_school_year_days (store, count->term.year, count->year_from, count->year_until, error))
    return FALSE;
  g_strlcpy (count->day, strcmp (today, count->term.until_on) < 0 ? today : count->term.until_on, sizeof count->day);
  return TRUE;
}

gboolean
xq_count_row (XqRows  *rows,
              gint64  *values,
              guint    n,
              GError **error)
{
  g_autoptr (XqRows) owned = rows;
  GError *problem = NULL;
  gboolean row;

  memset (values, 0, n * sizeof *values);
  if (rows == NULL)
    return FALSE;
  row = xq_rows_next (rows, &problem);
  if (!xq_rows_ended (problem, error))
    return FALSE;
  for (guint i = 0; row && i < n; i++)
    values[i] = xq_rows_integer (rows, (int) i);
  return TRUE;
}

static guint
position_of (const XqFigure *figure)
{
  guint i = 0;

  while (strcmp (descriptions[i].id, figure->id) != 0)
    i++;
  return i;
}

static int
compare_figures (gconstpointer first,
                 gconstpointer second)
{
  guint one = position_of (*(const XqFigure *const *) first);
  guint other = position_of (*(const XqFigure *const *) second);

  return one < other ? -1 : one > other;
}

GPtrArray *
xq_term_figures (XqStore     *store,
                 const char  *term,
                 GError     **error)
{
  g_autoptr (GPtrArray) figures = NULL;
  XqCount count = { .store = store };

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_count_refuse_unless_whole (&count, error) || !xq_count_begin (&count, store, term, error))
    return NULL;

  figures = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_figure_free);
  if (!xq_figures_count_school (&count, figures, error) || !xq_figures_count_visits (&count, figures, error) ||
      !xq_figures_count_care (&count, figures, error) || !xq_figures_count_support (&count, figures, error) ||
      !xq_figures_count_casework (&count, figures, error) ||
      !xq_figures_count_work (&count, figures, error))
    return NULL;
  g_ptr_array_sort (figures, compare_figures);
  return g_steal_pointer (&figures);
}

const XqFigure *
xq_figures_find (GPtrArray  *figures,
                 const char *id)
{
  g_return_val_if_fail (figures != NULL && id != NULL, NULL);

  for (guint i = 0; i < figures->len; i++)
    {
      const XqFigure *figure = g_ptr_array_index (figures, i);

      if (g_str_equal (figure->id, id))
        return figure;
    }
  return NULL;
}
