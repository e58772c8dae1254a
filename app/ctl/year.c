/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ctl/command.h"
#include "ctl/record-out.h"
#include "ctl/value.h"
#include "exchange/reshuffle.h"
#include "school/class-name.h"
#include "school/kinds.h"
#include "school/student-lookup.h"

static char *starts;
static char *reshuffle;
static char **moves;
static char **teachers;
static gboolean dry_run;
static gboolean undo;

static void
begin_list (JsonBuilder *builder,
            const char  *member)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
}

/* As scripts write a class: 7-1. */
static char *
dup_name (int grade,
          int number)
{
  return g_strdup_printf ("%d-%d", grade, number);
}

static void
add_classes (JsonBuilder      *builder,
             const XqYearTurn *turn)
{
  begin_list (builder, "classes");
  for (guint i = 0; i < turn->classes->len; i++)
    {
      const XqYearNewClass *class = g_ptr_array_index (turn->classes, i);
      const XqYearPost *teacher = xq_year_turn_get_teacher (turn, (int) i);
      g_autofree char *name = dup_name (class->grade, class->number);

      if (!xq_year_turn_is_made (turn, (int) i))
        continue;
      json_builder_begin_object (builder);
      xq_json_member (builder, "class", name);
      xq_json_number (builder, "students", xq_year_turn_count (turn, (int) i));
      if (teacher != NULL)
        xq_json_member (builder, "class_teacher", teacher->teacher_name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_findings (JsonBuilder      *builder,
              const XqYearTurn *turn,
              GPtrArray        *findings)
{
  begin_list (builder, "findings");
  for (guint i = 0; i < findings->len; i++)
    {
      const XqYearFinding *finding = g_ptr_array_index (findings, i);

      json_builder_begin_object (builder);
      xq_json_member (builder, "severity", xq_year_severity_name (finding->severity));
      xq_json_member (builder, "code", finding->code);
      if (finding->class >= 0)
        {
          const XqYearNewClass *class = g_ptr_array_index (turn->classes, (guint) finding->class);
          g_autofree char *name = dup_name (class->grade, class->number);

          xq_json_member (builder, "class", name);
        }
      xq_json_member (builder, "text", finding->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_reshuffle (JsonBuilder          *builder,
               const XqImportReport *report)
{
  json_builder_set_member_name (builder, "reshuffle");
  json_builder_begin_object (builder);
  xq_json_number (builder, "read", report->n_read);
  xq_json_number (builder, "moved", report->n_updated);
  xq_json_number (builder, "unchanged", report->n_unchanged);
  begin_list (builder, "skipped");
  for (guint i = 0; i < report->skipped->len; i++)
    {
      const XqImportEntry *entry = g_ptr_array_index (report->skipped, i);

      json_builder_begin_object (builder);
      xq_json_number (builder, "row", entry->row);
      xq_json_member (builder, "kind", entry->what);
      xq_json_member (builder, "reason", entry->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* What would be written, or was. */
static void
print_turn (const XqYearTurn     *turn,
            GPtrArray            *findings,
            const XqImportReport *report,
            const XqYearDone     *done)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean ready = TRUE;
  guint n[XQ_N_YEAR_STEPS] = { 0 };

  for (guint i = 0; i < findings->len; i++)
    ready = ready && ((XqYearFinding *) g_ptr_array_index (findings, i))->severity != XQ_YEAR_ERROR;
  for (guint i = 0; i < turn->students->len; i++)
    n[((XqYearStudent *) g_ptr_array_index (turn->students, i))->step]++;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "dry_run");
  json_builder_add_boolean_value (builder, done == NULL);
  xq_json_number (builder, "school_year", turn->year);
  xq_json_member (builder, "starts", turn->starts);
  json_builder_set_member_name (builder, "ready");
  json_builder_add_boolean_value (builder, ready);
  for (guint i = 0; i < XQ_N_YEAR_STEPS; i++)
    xq_json_number (builder, xq_year_step_name (i), n[i]);
  add_classes (builder, turn);
  if (report != NULL)
    add_reshuffle (builder, report);
  add_findings (builder, turn, findings);
  if (done != NULL)
    {
      json_builder_set_member_name (builder, "done");
      json_builder_begin_object (builder);
      xq_json_number (builder, "classes", done->n_classes);
      xq_json_number (builder, "posts", done->n_posts);
      xq_json_number (builder, "promoted", done->n_promoted);
      xq_json_number (builder, "repeating", done->n_repeating);
      xq_json_number (builder, "back", done->n_back);
      xq_json_number (builder, "other", done->n_other);
      xq_json_number (builder, "graduated", done->n_graduated);
      xq_json_number (builder, "moved_away", done->n_away);
      xq_json_number (builder, "suspended", done->n_suspended);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  xq_ctl_print_json (builder);
}

/* --- what the command line changes in the plan --- */

/* What stands before and behind the last "=". */
static gboolean
split (const char  *text,
       char       **before,
       const char **behind,
       GError     **error)
{
  const char *sign = strrchr (text, '=');

  if (sign == NULL || sign == text || sign[1] == '\0')
    return xq_ctl_set_usage (error, _("“%s” does not say who and what: write NAME=CLASS."), text);
  *before = g_strndup (text, (gsize) (sign - text));
  *behind = sign + 1;
  return TRUE;
}

static gboolean
read_step (const char *text,
           XqYearStep *step)
{
  static const struct { XqYearStep step; const char *words[3]; } known[] = {
    { XQ_YEAR_GRADUATED, { "graduated", "毕业", NULL } },
    { XQ_YEAR_MOVED_AWAY, { "moved_away", "转出", NULL } },
    { XQ_YEAR_SUSPENDED, { "suspended", "休学", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strv_contains ((const char *const *) known[i].words, text))
      {
        *step = known[i].step;
        return TRUE;
      }
  return FALSE;
}

static gboolean
move (XqCtl       *ctl,
      XqYearTurn  *turn,
      const char  *text,
      GError     **error)
{
  g_autofree char *name = NULL;
  g_autofree char *uid = NULL;
  const char *where;
  XqYearStep step = XQ_YEAR_ON;
  int to = -1;
  int grade;
  int number;

  if (!split (text, &name, &where, error))
    return FALSE;
  if (xq_class_name_parse (where, &grade, &number))
    to = xq_year_turn_add_class (turn, grade, number);
  else if (!read_step (where, &step))
    return xq_ctl_set_usage (error, _("“%s” is neither a class such as 8-1 nor one of graduated, moved_away and suspended."), where);
  uid = xq_student_resolve (ctl->store, name, error);
  if (uid == NULL)
    return FALSE;
  for (guint i = 0; i < turn->students->len; i++)
    if (g_str_equal (((XqYearStudent *) g_ptr_array_index (turn->students, i))->uid, uid))
      {
        xq_year_turn_set_student (turn, i, step, to);
        return TRUE;
      }
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND,
               _("%s is not in this plan: moved away, graduated, or in the new school year already."), name);
  return FALSE;
}

static gboolean
lead (XqCtl       *ctl,
      XqYearTurn  *turn,
      const char  *text,
      GError     **error)
{
  g_autofree char *name = NULL;
  g_autofree char *staff = NULL;
  const char *who;
  int class;
  int grade;
  int number;

  if (!split (text, &name, &who, error))
    return FALSE;
  if (!xq_class_name_parse (name, &grade, &number))
    return xq_ctl_set_usage (error, _("“%s” is not a class. Write 7-1 for class 1 of grade 7."), name);
  class = xq_year_turn_add_class (turn, grade, number);
  staff = xq_value_find_record (ctl, &xq_staff, who, error);
  if (staff == NULL)
    return FALSE;
  if (xq_year_turn_set_teacher (turn, class, staff, NULL))
    return TRUE;
  g_set_error (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CONFLICT,
               _("The class teacher of %s is entered already. Change the post itself."), name);
  return FALSE;
}

static gboolean
run_undo (XqCtl   *ctl,
          GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  XqUndone undone;

  if (starts != NULL || reshuffle != NULL || moves != NULL || teachers != NULL || dry_run)
    return xq_ctl_set_usage (error, _("--undo takes the newest beginning of a school year back: nothing else goes with it."));
  if (!xq_ctl_open_store (ctl, error) || !xq_year_turn_undo (ctl->store, &undone, NULL, error))
    return FALSE;
  json_builder_begin_object (builder);
  xq_json_number (builder, "withdrawn", undone.n_withdrawn);
  xq_json_number (builder, "restored", undone.n_restored);
  json_builder_end_object (builder);
  xq_ctl_print_json (builder);
  return TRUE;
}

static gboolean
run_year_start (XqCtl   *ctl,
                GError **error)
{
  g_autoptr (XqYearTurn) turn = NULL;
  g_autoptr (XqImportReport) report = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  XqYearDone done;

  if (undo)
    return run_undo (ctl, error);
  if (!xq_ctl_open_store (ctl, error))
    return FALSE;
  turn = xq_year_turn_read (ctl->store, starts, error);
  if (turn == NULL)
    return FALSE;
  if (reshuffle != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (reshuffle);

      report = xq_reshuffle_read (ctl->store, turn, file, NULL, NULL, NULL, error);
      if (report == NULL)
        return FALSE;
    }
  for (guint i = 0; moves != NULL && moves[i] != NULL; i++)
    if (!move (ctl, turn, moves[i], error))
      return FALSE;
  for (guint i = 0; teachers != NULL && teachers[i] != NULL; i++)
    if (!lead (ctl, turn, teachers[i], error))
      return FALSE;
  findings = xq_year_turn_check (ctl->store, turn, error);
  if (findings == NULL || (!dry_run && !xq_year_turn_do (ctl->store, turn, NULL, NULL, NULL, &done, error)))
    return FALSE;
  print_turn (turn, findings, report, dry_run ? NULL : &done);
  return TRUE;
}

static const GOptionEntry year_options[] = {
  { "starts", 0, 0, G_OPTION_ARG_STRING, &starts, N_("The first day of the new school year"), "YYYY-MM-DD" },
  { "reshuffle", 0, 0, G_OPTION_ARG_FILENAME, &reshuffle, N_("A spreadsheet with names and new classes"), "FILE" },
  { "student", 0, 0, G_OPTION_ARG_STRING_ARRAY, &moves,
    N_("What becomes of a student: a class, graduated, moved_away or suspended; may be repeated"), "NAME=WHAT" },
  { "teacher", 0, 0, G_OPTION_ARG_STRING_ARRAY, &teachers, N_("Who is class teacher; may be repeated"), "CLASS=NAME" },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only report what would be done"), NULL },
  { "undo", 0, 0, G_OPTION_ARG_NONE, &undo, N_("Take the newest beginning of a school year back"), NULL },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

const XqCommand xq_commands_year[] = {
  { "year start",
    "VAULT [--starts YYYY-MM-DD] [--reshuffle FILE] [--student NAME=WHAT]... [--teacher CLASS=NAME]... [--dry-run] | VAULT --undo",
    N_("begins the next school year: classes, students, posts and terms, in one step"), year_options, run_year_start, 1 },
  { NULL, NULL, NULL, NULL, NULL, 0 },
};
