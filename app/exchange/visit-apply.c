/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/visit-apply.h"
#include "exchange/visit-people.h"
#include "school/kinds.h"
#include "school/settings.h"
#include "school/undo.h"

#define STRIDE 64

#define VERB "import visits"
#define UNDO_VERB "undo import visits"

typedef struct
{
  XqStore            *store;
  const XqVisitTable *table;
  gboolean            dry_run;
  XqExchangeProgress  progress;
  gpointer            data;
  GCancellable       *cancellable;
} Import;

static void
set_list (XqRecord   *record,
          const char *field,
          GPtrArray  *students)
{
  g_autoptr (GString) uids = g_string_new (NULL);

  for (guint i = 0; i < students->len; i++)
    g_string_append_printf (uids, "%s%s", i > 0 ? " " : "", ((XqVisitStudent *) g_ptr_array_index (students, i))->uid);
  xq_record_set (record, field, uids->str);
}

static void
set_said (XqRecord   *record,
          const char *field,
          const char *value)
{
  if (value != NULL)
    xq_record_set (record, field, value);
}

/* @problem: why the row cannot be written, set with %TRUE. */
static gboolean
write_visit (Import             *import,
             XqVisitPeople      *people,
             const XqVisitStep  *step,
             char              **problem,
             GError            **error)
{
  const XqVisitRow *row = step->row;
  g_autoptr (XqRecord) record = xq_store_new_record (import->store, &xq_home_visit);
  g_autofree char *visitors = NULL;
  g_autofree char *met = NULL;
  g_autoptr (GError) local = NULL;

  if (!xq_visit_people_find_visitors (people, step, &visitors, problem, error))
    return FALSE;
  if (*problem != NULL)
    return TRUE;
  met = xq_visit_people_dup_met (people, step);

  set_list (record, "student", step->students);
  xq_record_set (record, "visited_on", row->visited_on);
  xq_record_set (record, "visitors", visitors);
  xq_record_set (record, "way", row->way);
  set_said (record, "started_at", row->started_at);
  set_said (record, "ended_at", row->ended_at);
  set_said (record, "kind", row->kind);
  set_said (record, "result", row->result);
  set_said (record, "met", met);
  set_said (record, "follow_up_on", row->follow_up_on);
  set_said (record, "situation", row->situation);
  for (guint i = 0; i < G_N_ELEMENTS (row->texts); i++)
    set_said (record, xq_visit_headings.fields[XQ_VISIT_FIRST_TEXT + i], row->texts[i]);

  if (xq_store_save (import->store, record, _("Read from a register of visits."), &local))
    return TRUE;
  /* Nothing of a refused row was written: the next one is tried. */
  if (g_error_matches (local, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID) ||
      g_error_matches (local, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED))
    {
      *problem = g_strdup (local->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  g_prefix_error (error, _("Row %u, and nothing was written: "), row->row);
  return FALSE;
}

/* One child is named by its uid; several by theirs, with blanks between. */
static char *
dup_uids (const XqVisitStep *step)
{
  g_autoptr (GString) uids = g_string_new (NULL);
  GPtrArray *lists[] = { step->students, step->present };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      g_string_append_printf (uids, "%s%s", uids->len > 0 ? " " : "",
                              ((XqVisitStudent *) g_ptr_array_index (lists[i], j))->uid);
  return g_string_free (g_steal_pointer (&uids), FALSE);
}

static void
report_remarks (XqImportReport    *report,
                const XqVisitStep *step)
{
  for (guint i = 0; i < step->remarks->len; i++)
    {
      const XqVisitRemark *remark = g_ptr_array_index (step->remarks, i);

      if (remark->what != NULL)
        xq_import_report_add (report->skipped, step->row->sheet, step->row->row, remark->what, g_strdup (remark->text));
      else
        xq_import_report_warn (report, step->row->sheet, step->row->row, XQ_IMPORT_NOTICE, g_strdup (remark->text));
    }
}

static gboolean
carry_out_step (Import             *import,
                XqVisitPeople      *people,
                const XqVisitStep  *step,
                GError            **error)
{
  XqImportReport *report = people->report;
  g_autofree char *problem = NULL;
  XqImportEntry *entry;

  report_remarks (report, step);
  if (step->action == XQ_VISIT_ADD && !write_visit (import, people, step, &problem, error))
    return FALSE;
  if (problem != NULL)
    {
      xq_import_report_refuse (report, step->row->sheet, step->row->row, problem);
      return TRUE;
    }
  report->n_read++;
  if (step->action == XQ_VISIT_LEFT_OUT)
    return TRUE;
  if (step->action == XQ_VISIT_ADD)
    report->n_added++;
  else
    report->n_unchanged++;
  entry = xq_import_report_add (report->rows, step->row->sheet, step->row->row,
                                step->action == XQ_VISIT_ADD ? "add" : "unchanged", NULL);
  entry->student = dup_uids (step);
  return TRUE;
}

static XqImportReport *
run (Import  *import,
     GError **error)
{
  g_autoptr (XqImportReport) report = xq_import_report_new (&import->table->notes);
  g_autoptr (XqVisitKnown) known = xq_visit_known_read (import->store, import->table, error);
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (XqImportStaff) staff = known != NULL ? xq_import_staff_new (import->store, error) : NULL;
  XqVisitPeople people = { staff, report, 0 };

  if (staff == NULL)
    return NULL;
  report->dry_run = import->dry_run;
  report->school_year = import->table->notes.school_year;
  steps = xq_visit_plan (import->table, known, xq_store_get_today (import->store));
  for (guint i = 0; i < steps->len; i++)
    {
      if (i % STRIDE == 0)
        {
          if (g_cancellable_set_error_if_cancelled (import->cancellable, error))
            return NULL;
          if (import->progress != NULL)
            import->progress ((double) i / steps->len, import->data);
        }
      if (!carry_out_step (import, &people, g_ptr_array_index (steps, i), error))
        return NULL;
    }
  if (people.n_me > 0)
    xq_import_report_warn (report, NULL, 0, XQ_IMPORT_NOTICE,
                           g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                         "Who made the visit is not said for %u row; you were entered.",
                                                         "Who made the visit is not said for %u rows; you were entered.",
                                                         people.n_me), people.n_me));
  return g_steal_pointer (&report);
}

XqImportReport *
xq_visit_apply (XqStore             *store,
                const XqVisitTable  *table,
                gboolean             dry_run,
                XqExchangeProgress   progress,
                gpointer             data,
                GCancellable        *cancellable,
                GError             **error)
{
  Import import = { store, table, dry_run, progress, data, cancellable };
  g_autoptr (XqImportReport) report = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && table != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!xq_store_begin (store, XQ_CABINET_SCHOOL, VERB, error))
    return NULL;
  report = run (&import, error);
  if (report == NULL || dry_run)
    xq_store_rollback (store);
  else if (!xq_store_commit (store, error))
    return NULL;
  if (report != NULL && progress != NULL)
    progress (1.0, data);
  return g_steal_pointer (&report);
}

gboolean
xq_visit_undo (XqStore         *store,
               XqImportUndone  *undone,
               GCancellable    *cancellable,
               GError         **error)
{
  static const XqUndoRules rules = {
    .verb = VERB,
    .undo_verb = UNDO_VERB,
    .own = TRUE,
    .nothing = N_("This account has read in no register of visits yet: there is nothing to undo."),
    .done_before = N_("Your newest register of visits was undone already. Only the newest can be."),
    .reason = N_("The reading of a register of visits was undone."),
  };

  return xq_undo_newest (store, &rules, undone, cancellable, error);
}

/* By the description, as the records themselves will do it. */
static gboolean
prove_allowed (XqStore  *store,
               GError  **error)
{
  XqRoles roles = xq_vault_get_roles (xq_store_get_vault (store));

  if (xq_kind_get_access (&xq_home_visit, roles) & (XQ_ADD | XQ_ADD_REACH))
    return TRUE;
  g_set_error_literal (error, XQ_STORE_ERROR, XQ_STORE_ERROR_DENIED,
                       _("Only who records home visits may read in a register of them: a class teacher, a subject teacher or a "
                         "counsellor. Ask one of them."));
  return FALSE;
}

static XqImportReport *
apply (XqStore            *store,
       const XqSheetBook  *book,
       gboolean            dry_run,
       XqExchangeProgress  progress,
       gpointer            data,
       GCancellable       *cancellable,
       GError            **error)
{
  g_autoptr (XqVisitTable) table = NULL;
  XqImportOptions options;
  gint64 first_year;

  if (!xq_import_options_of_school (store, &options, error) ||
      !xq_setting_integer (store, "home_visit.import_from_year", &first_year, error))
    return NULL;
  table = xq_visit_table_understand (book, &options, (int) first_year, cancellable, error);
  return table != NULL ? xq_visit_apply (store, table, dry_run, progress, data, cancellable, error) : NULL;
}

const XqImport xq_import_visits = {
  .name = "home_visits",
  .title = N_("The Register of Home Visits"),
  .kind = "home_visit",
  .headings = &xq_visit_headings,
  .prove_allowed = prove_allowed,
  .apply = apply,
  .undo = xq_visit_undo,
};
