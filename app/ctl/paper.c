/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl/command.h"
#include "ctl/language.h"
#include "ctl/record-out.h"
#include "ctl/save-file.h"
#include "ctl/value.h"
#include "papers/print.h"
#include "school/kinds.h"
#include "school/shared-choices.h"
#include "school/student-lookup.h"

static gboolean list;
static char *student;
static char *record;
static char *class;
static char *term;
static char *day;
static char *to;
static char *purpose;
static char *ground;
static char *part;
static gboolean despite_withholding;
static char *output;

static const GOptionEntry options[] = {
  { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_("Names the papers"), NULL },
  { "student", 0, 0, G_OPTION_ARG_STRING, &student, N_("Whose newest one"), "STUDENT" },
  { "record", 0, 0, G_OPTION_ARG_STRING, &record, N_("Of which record"), "ID" },
  { "class", 0, 0, G_OPTION_ARG_STRING, &class, N_("Of which class, e.g. 7-1"), "CLASS" },
  { "term", 0, 0, G_OPTION_ARG_STRING, &term, N_("Of which term, e.g. 2024-1"), "T" },
  { "day", 0, 0, G_OPTION_ARG_STRING, &day, N_("Of the week or month of which day"), "D" },
  { "part", 0, 0, G_OPTION_ARG_STRING, &part, N_("Of a student's file: cover, 1 to 8, look_up, or unnamed for a cover without a name"), "PART" },
  { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Who gets it; without it, it is recorded as kept in the room"), "TEXT" },
  { "purpose", 0, 0, G_OPTION_ARG_STRING, &purpose, N_("What for"), "TEXT" },
  { "ground", 0, 0, G_OPTION_ARG_STRING, &ground, N_("On what ground, a code or its Chinese word"), "CODE" },
  { "despite-withholding", 0, 0, G_OPTION_ARG_NONE, &despite_withholding,
    N_("Prints also if something about a student on it is withheld from somebody: you have read from whom"), NULL },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("Where the PDF is written"), "FILE.pdf" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static void
print_names (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (const char *const *name = xq_paper_names (); *name != NULL; name++)
    json_builder_add_string_value (builder, *name);
  json_builder_end_array (builder);
  xq_ctl_print_json (builder);
}

static gboolean
check_words (XqCtl   *ctl,
             GError **error)
{
  const XqChoice *choice;

  if (!g_strv_contains (xq_paper_names (), xq_ctl_word (ctl, 1)))
    return xq_ctl_set_usage (error, _("There is no paper “%s”. print VAULT --list names them all."), xq_ctl_word (ctl, 1));
  if (output == NULL)
    return xq_ctl_set_usage (error, _("Say where the PDF goes: --output FILE.pdf"));
  if (ground == NULL)
    return TRUE;
  choice = xq_choices_find (xq_ground_choices, ground);
  if (choice == NULL)
    choice = xq_language_find_chinese (xq_ground_choices, ground);
  if (choice == NULL)
    return xq_ctl_set_usage (error, _("“%s” is not a known ground for giving out a paper."), ground);
  g_free (ground);
  ground = g_strdup (choice->code);
  return TRUE;
}

/* Of which kind the record of a paper is that begins like this. */
static const struct
{
  const char *paper;
  const char *kind;
} kinds[] = {
  { "case_summary", "case_file" },
  { "home_visit", "home_visit" },
  { "support_group_sheet", "key_support" },
  { "case_meeting_record", "case_meeting" },
  { "concern_note", "concern" },
  { "crisis", "crisis_event" },
  { "screening", "screening_campaign" },
  { "student_file", "student_plan" },
  { "", "referral" },
};

/* --record may be a number such as 2024-017. */
static char *
find_record (XqCtl       *ctl,
             const char  *paper,
             GError     **error)
{
  guint i = 0;

  while (!g_str_has_prefix (paper, kinds[i].paper))
    i++;
  return xq_value_find_record (ctl, xq_kind_find (kinds[i].kind), record, error);
}

static gboolean
run_print (XqCtl   *ctl,
           GError **error)
{
  const char *paper = xq_ctl_word (ctl, 1);
  g_autofree char *record_uid = NULL;
  g_autofree char *student_uid = NULL;
  g_autofree char *class_uid = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_auto (GStrv) missing = NULL;
  XqPaperRequest request = { .term = term, .to = to, .purpose = purpose, .day = day, .part = part };

  if (list)
    {
      print_names ();
      return TRUE;
    }
  if (paper == NULL)
    return xq_ctl_set_usage (error, _("Say which paper. print VAULT --list names them all."));
  if (!check_words (ctl, error) || !xq_save_file_can (output, error) || !xq_ctl_open_store (ctl, error))
    return FALSE;
  if (record != NULL && (record_uid = find_record (ctl, paper, error)) == NULL)
    return FALSE;
  if (student != NULL && (student_uid = xq_student_resolve (ctl->store, student, error)) == NULL)
    return FALSE;
  if (class != NULL && (class_uid = xq_value_find_record (ctl, &xq_class, class, error)) == NULL)
    return FALSE;

  request.record = record_uid;
  request.student = student_uid;
  request.class_uid = class_uid;
  request.ground = ground;
  request.despite_withholding = despite_withholding;
  pdf = xq_paper_print (ctl->store, paper, &request, &missing, error);
  if (pdf == NULL || !xq_save_file (output, pdf, error))
    return FALSE;
  if (missing != NULL && missing[0] != NULL)
    {
      g_autofree char *characters = g_strjoinv (" ", missing);

      g_printerr (_("xinqingctl: no font on this computer has these characters, which are printed as their number in a box: %s\n"),
                  characters);
    }
  return TRUE;
}

const XqCommand xq_commands_paper[] = {
  { "print", "VAULT PAPER [--student X] [--record ID] [--class C] [--term T] [--day D] [--part PART] [--to TEXT --purpose TEXT --ground CODE] [--despite-withholding] --output FILE.pdf",
    N_("prints a paper as PDF; print VAULT --list names them"), options, run_print, 1 },
  { NULL, NULL, NULL, NULL, NULL, 0 },
};
