/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "file-choice.h"
#include "list-rows.h"
#include "school-page.h"
#include "year-plan.h"
#include "year-turn-page.h"
#include "year-turn-said.h"
#include "year-turn-work.h"

#include "school/kinds.h"

#define PULSE_MILLISECONDS 150

/* The first day, and of each term the first and the last. */
#define N_DAYS 5

struct _XqYearTurnPage
{
  XqPage          parent_instance;

  XqYearWork     *plan_work;      /* the plan; NULL before it was read and after it was done */
  gboolean        busy;           /* the desk has it */
  GCancellable   *cancellable;    /* of what the desk does with it */
  guint           pulse;
  GPtrArray      *findings;       /* XqYearFinding, as the rows show them */
  XqFieldEditor  *days[N_DAYS];   /* borrowed from the grid */

  GtkLabel       *step_label;
  GtkWidget      *undo_button;
  GtkWidget      *reshuffle_button;
  GtkWidget      *back_button;
  GtkButton      *check_button;
  GtkWidget      *do_button;
  GtkWidget      *work_box;
  GtkProgressBar *progress_bar;
  GtkLabel       *wrong_label;
  GtkLabel       *said_label;
  GtkStack       *stack;
  AdwStatusPage  *early_page;
  XqYearPlan     *plan;
  GtkLabel       *counts_label;
  GtkGrid        *days_grid;
  GtkListBox     *findings_list;
  AdwStatusPage  *done_page;
};

G_DEFINE_FINAL_TYPE (XqYearTurnPage, xq_year_turn_page, XQ_TYPE_PAGE)

static void
show_words (GtkLabel   *label,
            const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

/* --- steps --- */

static void
go_to_step (XqYearTurnPage *self,
            const char     *step)
{
  gboolean is_plan = g_str_equal (step, "plan");
  gboolean is_check = g_str_equal (step, "check");

  gtk_stack_set_visible_child_name (self->stack, step);
  gtk_widget_set_visible (self->reshuffle_button, is_plan);
  gtk_widget_set_visible (self->back_button, is_check);
  gtk_widget_set_visible (GTK_WIDGET (self->check_button), is_plan || is_check);
  gtk_widget_set_visible (self->do_button, is_check);
  gtk_button_set_label (self->check_button, is_plan ? _("Next: Check") : _("Check Again"));
  if (is_plan)
    gtk_widget_add_css_class (GTK_WIDGET (self->check_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->check_button), "suggested-action");
  gtk_label_set_text (self->step_label, is_plan ? _("Step 1 of 3: who goes where")
                                        : is_check ? _("Step 2 of 3: days, and the check")
                                        : g_str_equal (step, "done") ? _("Step 3 of 3: done") : "");
}

static void
show_days (XqYearTurnPage *self)
{
  const XqYearTurn *turn = self->plan_work->turn;
  const char *days[N_DAYS] = {
    turn->starts, turn->terms[0].from_on, turn->terms[0].until_on, turn->terms[1].from_on, turn->terms[1].until_on,
  };

  for (guint i = 0; i < N_DAYS; i++)
    xq_field_editor_set_value (self->days[i], days[i]);
}

/* What is no date is for the check to say. */
static gboolean
take_days (XqYearTurnPage *self)
{
  XqYearTurn *turn = self->plan_work->turn;
  char *days[N_DAYS] = {
    NULL, turn->terms[0].from_on, turn->terms[0].until_on, turn->terms[1].from_on, turn->terms[1].until_on,
  };
  g_autofree char *starts = xq_field_editor_dup_value (self->days[0]);

  for (guint i = 1; i < N_DAYS; i++)
    {
      g_autofree char *day = xq_field_editor_dup_value (self->days[i]);

      g_strlcpy (days[i], day != NULL ? day : "", XQ_DAY_SIZE);
    }
  if (g_strcmp0 (starts, turn->starts) == 0)
    return TRUE;
  if (starts == NULL || !xq_year_turn_set_starts (turn, starts))
    {
      g_autofree char *words = g_strdup_printf (_("The new school year begins between July and October of %d. Correct its first day."),
                                                turn->year);

      show_words (self->wrong_label, words);
      return FALSE;
    }
  show_days (self);
  return TRUE;
}

static gboolean
has_error (GPtrArray  *findings,
           const char *codes)
{
  g_auto (GStrv) known = g_strsplit (codes, " ", -1);

  for (guint i = 0; i < findings->len; i++)
    {
      const XqYearFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == XQ_YEAR_ERROR && (*codes == '\0' || g_strv_contains ((const char *const *) known, finding->code)))
        return TRUE;
    }
  return FALSE;
}

static void
show_findings (XqYearTurnPage *self,
               GPtrArray      *findings)
{
  g_autofree char *counts = xq_year_said_dup_plan (self->plan_work->turn);

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_ptr_array_ref (findings);
  xq_list_rows_remove (self->findings_list);
  for (guint i = 0; i < findings->len; i++)
    gtk_list_box_append (self->findings_list, xq_year_said_new_row (g_ptr_array_index (findings, i)));
  if (findings->len == 0)
    gtk_list_box_append (self->findings_list, xq_year_said_new_row (NULL));
  gtk_label_set_text (self->counts_label, counts);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "year.do", !has_error (findings, ""));
}

/* Too early, begun already, or nobody there: then there is no plan to be edited. */
static void
show_plan (XqYearTurnPage *self,
           XqYearAnswer   *answer)
{
  gtk_widget_set_visible (self->undo_button, answer->undoable);
  if (has_error (answer->findings, "too_early begun nobody"))
    {
      adw_status_page_set_description (self->early_page, ((XqYearFinding *) g_ptr_array_index (answer->findings, 0))->text);
      go_to_step (self, "early");
      return;
    }
  xq_year_plan_show (self->plan, NULL);
  g_clear_pointer (&self->plan_work, xq_year_work_unref);
  self->plan_work = g_steal_pointer (&answer->work);
  xq_year_plan_show (self->plan, self->plan_work->turn);
  show_days (self);
  go_to_step (self, "plan");
}

static void
forget_plan (XqYearTurnPage *self)
{
  xq_year_plan_show (self->plan, NULL);
  g_clear_pointer (&self->plan_work, xq_year_work_unref);
}

/* --- the desk --- */

static gboolean
pulse_cb (gpointer user_data)
{
  XqYearTurnPage *self = user_data;
  int permille = self->plan_work != NULL ? g_atomic_int_get (&self->plan_work->permille) : 0;

  gtk_widget_set_visible (self->work_box, TRUE);
  if (permille > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, permille / 1000.0);
  else
    gtk_progress_bar_pulse (self->progress_bar);
  return G_SOURCE_CONTINUE;
}

static void
begin_work (XqYearTurnPage      *self,
            const char          *words,
            XqDeskFunc           func,
            GAsyncReadyCallback  callback)
{
  self->busy = TRUE;
  show_words (self->wrong_label, NULL);
  show_words (self->said_label, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "year.check", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "year.reshuffle", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "year.undo", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "year.back", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "year.do", FALSE);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  if (self->plan_work != NULL)
    g_atomic_int_set (&self->plan_work->permille, 0);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_progress_bar_set_text (self->progress_bar, words);
  self->pulse = g_timeout_add (PULSE_MILLISECONDS, pulse_cb, self);
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), func, self->plan_work != NULL ? xq_year_work_ref (self->plan_work) : NULL,
                     self->plan_work != NULL ? (GDestroyNotify) xq_year_work_unref : NULL, (GDestroyNotify) xq_year_answer_free,
                     self->cancellable, callback, g_object_ref (self));
}

/* Returns: whether there is a page still */
static gboolean
end_work (XqYearTurnPage *self)
{
  self->busy = FALSE;
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (self->stack == NULL)
    return FALSE;
  gtk_widget_set_visible (self->work_box, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "year.check", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "year.reshuffle", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "year.undo", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "year.back", TRUE);
  return TRUE;
}

/* Every list of classes, students and posts is another one now. */
static void
note_all (XqDesk *desk)
{
  xq_desk_note_saved (desk, xq_class.name);
  xq_desk_note_saved (desk, xq_enrolment.name);
  xq_desk_note_saved (desk, xq_class_post.name);
  xq_desk_note_saved (desk, xq_student.name);
  xq_desk_note_saved (desk, xq_term.name);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqYearTurnPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqYearAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (!end_work (self))
    return;
  if (answer != NULL)
    show_plan (self, answer);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_words (self->wrong_label, error->message);
}

static void
read_plan (XqYearTurnPage *self)
{
  forget_plan (self);
  go_to_step (self, "wait");
  begin_work (self, _("Being read; nothing is written yet"), xq_year_read, read_cb);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (XqYearTurnPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqYearAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (!end_work (self))
    return;
  if (answer == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_words (self->wrong_label, error->message);
      return;
    }
  if (answer->report != NULL)
    {
      g_autofree char *words = xq_year_said_dup_reshuffle (answer->report);

      xq_year_plan_show (self->plan, self->plan_work->turn);
      show_words (self->said_label, words);
      return;
    }
  show_findings (self, answer->findings);
  go_to_step (self, "check");
  gtk_widget_grab_focus (has_error (answer->findings, "") ? GTK_WIDGET (self->findings_list) : self->do_button);
}

static void
check (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqYearTurnPage *self = XQ_YEAR_TURN_PAGE (widget);

  (void) action;
  (void) parameter;
  if (self->plan_work != NULL && !self->busy && take_days (self))
    begin_work (self, _("Being checked; nothing is written yet"), xq_year_check, checked_cb);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqYearTurnPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqYearAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  if (answer != NULL)
    note_all (XQ_DESK (source));
  if (!end_work (self))
    return;
  if (answer == NULL)
    {
      /* Cancelled in the last moment it may have been written all the same. */
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
          g_error_matches (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CONFLICT))
        read_plan (self);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_words (self->wrong_label, error->message);
      return;
    }
  forget_plan (self);
  title = g_strdup_printf (_("The school year %d–%d is begun"), answer->done.year, answer->done.year + 1);
  words = xq_year_said_dup_done (&answer->done);
  adw_status_page_set_title (self->done_page, title);
  adw_status_page_set_description (self->done_page, words);
  go_to_step (self, "done");
  gtk_widget_set_visible (self->undo_button, TRUE);
}

static void
do_it (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqYearTurnPage *self = XQ_YEAR_TURN_PAGE (widget);

  (void) action;
  (void) parameter;
  if (self->plan_work != NULL && !self->busy)
    begin_work (self, _("The new school year is being begun"), xq_year_do, done_cb);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (XqYearTurnPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqYearAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autofree char *words = NULL;

  if (answer != NULL)
    note_all (XQ_DESK (source));
  if (!end_work (self))
    return;
  if (answer == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_words (self->wrong_label, error->message);
      return;
    }
  show_plan (self, answer);
  words = xq_year_said_dup_undone (&answer->undone);
  show_words (self->said_label, words);
}

static void
undo_answered_cb (XqYearTurnPage *self,
                  const char     *response)
{
  if (g_str_equal (response, "undo") && self->stack != NULL && !self->busy)
    begin_work (self, _("Being taken back"), xq_year_undo, undone_cb);
}

/* Every class and every student is another one then: one wrong press is not enough. */
static void
undo (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqYearTurnPage *self = XQ_YEAR_TURN_PAGE (widget);
  GtkWidget *dialog;

  (void) action;
  (void) parameter;
  if (self->busy)
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _("Take the newest turn back?"),
                                   _("All classes, students and posts of the school are again as they were before it, and a plan that "
                                     "is being edited here is read anew."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "undo", _("Take Back"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "undo", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (undo_answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cancel (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  g_cancellable_cancel (XQ_YEAR_TURN_PAGE (widget)->cancellable);
}

/* --- around it --- */

void
xq_year_turn_page_reshuffle (XqYearTurnPage *self,
                             GFile          *file)
{
  g_return_if_fail (XQ_IS_YEAR_TURN_PAGE (self) && G_IS_FILE (file));

  if (self->plan_work == NULL || self->busy)
    return;
  g_set_object (&self->plan_work->file, file);
  begin_work (self, _("Being read; nothing is written yet"), xq_year_check, checked_cb);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (XqYearTurnPage) self = user_data;
  g_autoptr (GFile) file = xq_file_choice_finish (result, NULL);

  (void) source;
  if (file != NULL && self->stack != NULL)
    xq_year_turn_page_reshuffle (self, file);
}

static void
reshuffle (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  static const XqFileType tables = { N_("Spreadsheets and text tables"), "*.xlsx *.csv *.txt *.XLSX *.CSV *.TXT" };

  (void) action;
  (void) parameter;
  xq_file_choice_open_async (GTK_WINDOW (gtk_widget_get_root (widget)), _("Read a List of New Classes"), &tables, file_chosen_cb,
                             g_object_ref (widget));
}

static void
back (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  go_to_step (XQ_YEAR_TURN_PAGE (widget), "plan");
}

static void
open_part (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  XqPage *page = xq_school_page_new_part (xq_page_get_desk (XQ_PAGE (widget)), g_variant_get_string (parameter, NULL));

  (void) action;
  if (page != NULL)
    xq_page_push (XQ_PAGE (widget), page);
}

static void
edited_cb (XqYearTurnPage *self)
{
  show_words (self->said_label, NULL);
  show_words (self->wrong_label, NULL);
}

/* What was checked is not what would be written any more. */
static void
day_edited_cb (XqYearTurnPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "year.do", FALSE);
  show_words (self->wrong_label, NULL);
}

static void
finding_activated_cb (XqYearTurnPage *self,
                      GtkListBoxRow  *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);
  const XqYearFinding *finding;

  if (self->findings == NULL || index >= self->findings->len)
    return;
  finding = g_ptr_array_index (self->findings, index);
  go_to_step (self, "plan");
  xq_year_plan_choose (self->plan, finding->class, finding->student);
}

static XqFieldEditor *
new_day (XqYearTurnPage *self,
         const char     *field,
         const char     *title,
         int             column)
{
  XqFieldEditor *editor = xq_field_editor_new (xq_page_get_desk (XQ_PAGE (self)), xq_fields_find (xq_term.fields, field));
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (self->days_grid, label, column, 0, 1, 1);
  gtk_grid_attach (self->days_grid, GTK_WIDGET (editor), column, 1, 1, 1);
  g_signal_connect_object (editor, "edited", G_CALLBACK (day_edited_cb), self, G_CONNECT_SWAPPED);
  return editor;
}

/* A plan that somebody edits is not read anew because a record was saved elsewhere:
 * if it touches the plan, that is said when it is to be written. */
static void
xq_year_turn_page_refresh (XqPage *page)
{
  XqYearTurnPage *self = XQ_YEAR_TURN_PAGE (page);

  if (self->days[0] == NULL)
    {
      xq_year_plan_begin (self->plan, xq_page_get_desk (page));
      self->days[0] = new_day (self, "from_on", _("First day of the year"), 0);
      self->days[1] = new_day (self, "from_on", _("First term from"), 1);
      self->days[2] = new_day (self, "until_on", _("First term until"), 2);
      self->days[3] = new_day (self, "from_on", _("Second term from"), 3);
      self->days[4] = new_day (self, "until_on", _("Second term until"), 4);
    }
  if (self->plan_work == NULL && !self->busy && !g_str_equal (gtk_stack_get_visible_child_name (self->stack), "done"))
    read_plan (self);
}

static void
xq_year_turn_page_dispose (GObject *object)
{
  XqYearTurnPage *self = XQ_YEAR_TURN_PAGE (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->plan != NULL)
    xq_year_plan_show (self->plan, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->plan_work, xq_year_work_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (xq_year_turn_page_parent_class)->dispose (object);
}

static void
xq_year_turn_page_class_init (XqYearTurnPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_year_turn_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_year_turn_page_refresh;
  XQ_PAGE_CLASS (klass)->help = "year-turn";

  g_type_ensure (XQ_TYPE_YEAR_PLAN);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/year-turn-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, step_label);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, reshuffle_button);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, check_button);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, do_button);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, work_box);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, said_label);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, early_page);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, plan);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, counts_label);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, days_grid);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, findings_list);
  gtk_widget_class_bind_template_child (widget_class, XqYearTurnPage, done_page);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_activated_cb);

  gtk_widget_class_install_action (widget_class, "year.check", NULL, check);
  gtk_widget_class_install_action (widget_class, "year.do", NULL, do_it);
  gtk_widget_class_install_action (widget_class, "year.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "year.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "year.reshuffle", NULL, reshuffle);
  gtk_widget_class_install_action (widget_class, "year.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "year.open", "s", open_part);
}

static void
xq_year_turn_page_init (XqYearTurnPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_year_turn_page_new (XqDesk *desk)
{
  return g_object_new (XQ_TYPE_YEAR_TURN_PAGE, "desk", desk, "title", _("Turn of the school year"), NULL);
}
