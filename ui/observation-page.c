/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "observation-grid.h"
#include "observation-page.h"
#include "observation-work.h"
#include "safety-steps.h"

#include "school/kinds.h"
#include "school/screening-answers.h"

/* How long after a change what is half written is kept. */
#define KEEP_SECONDS 4

struct _XqObservationPage
{
  XqPage                 parent_instance;

  XqObservationQuestion *question;
  XqObservationAnswer   *answer;       /* NULL until it is known */
  guint                  keep_source;
  gboolean               edited;       /* since it was last kept */
  gboolean               sending;
  gboolean               filling;      /* the program writes into the entry, not a person */

  GtkLabel              *count_label;
  GtkLabel              *kept_label;
  GtkWidget             *send_button;
  GtkStack              *stack;
  XqObservationGrid     *grid;
  GtkWidget             *safety_bar;
  XqSafetySteps         *steps;
  GtkLabel              *cell_label;
  GtkEditable           *remark_entry;
};

G_DEFINE_FINAL_TYPE (XqObservationPage, xq_observation_page, XQ_TYPE_PAGE)

static XqObservationLine *
get_line (XqObservationPage *self)
{
  guint row = xq_observation_grid_get_row (self->grid);

  return self->answer != NULL && row < self->answer->table->lines->len ? g_ptr_array_index (self->answer->table->lines, row) : NULL;
}

/* --- what is shown --- */

static void
show_counts (XqObservationPage *self)
{
  const GPtrArray *lines = self->answer->table->lines;
  guint n[XQ_OBSERVATION_CHANGED + 1] = { 0 };
  g_autofree char *text = NULL;

  for (guint i = 0; i < lines->len; i++)
    n[((const XqObservationLine *) g_ptr_array_index (lines, i))->state]++;
  /* Translators: how many children of a class, of how many; how many are written and not handed over */
  text = g_strdup_printf (_("Handed over: %u of %u · written since: %u"), n[XQ_OBSERVATION_SENT] + n[XQ_OBSERVATION_CHANGED],
                          lines->len, n[XQ_OBSERVATION_NOTED] + n[XQ_OBSERVATION_CHANGED]);
  gtk_label_set_text (self->count_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "observation.send",
                                 !self->sending && !self->answer->is_closed && n[XQ_OBSERVATION_SENT] < lines->len);
}

/* As long as the cursor is in a line that gives cause, what is to be done is in sight. */
static void
show_steps (XqObservationPage       *self,
            const XqObservationLine *line)
{
  g_autofree char *answers = line != NULL ? xq_observation_line_dup_answers (self->answer->table, line) : NULL;
  const char *cause = xq_observation_safety (self->answer->form, answers);

  xq_safety_steps_show (self->steps, line != NULL ? line->student : NULL, cause);
  gtk_widget_set_visible (self->safety_bar, cause != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "observation.send-one",
                                 line != NULL && cause != NULL && !self->sending && !self->answer->is_closed && line->state != XQ_OBSERVATION_SENT);
}

static void
show_cell (XqObservationPage *self)
{
  const XqObservationLine *line = get_line (self);
  guint column = xq_observation_grid_get_column (self->grid);
  g_autofree char *text = NULL;

  if (line == NULL)
    return;
  /* Translators: a child's name, what is to be seen, how often it was seen */
  text = g_strdup_printf (_("%s, %s: %s"), line->name, xq_observation_table_get_title (self->answer->table, column),
                          xq_observation_table_get_words (self->answer->table, column, line->values[column]));
  gtk_label_set_text (self->cell_label, text);
  show_steps (self, line);
}

static void
moved_cb (XqObservationPage *self)
{
  const XqObservationLine *line = get_line (self);

  if (line == NULL)
    return;
  show_cell (self);
  self->filling = TRUE;
  gtk_editable_set_text (self->remark_entry, line->remark);
  self->filling = FALSE;
}

static void
say_kept (XqObservationPage *self,
          gint64             at)
{
  g_autoptr (GDateTime) time = at > 0 ? g_date_time_new_from_unix_local (at) : g_date_time_new_now_local ();
  g_autofree char *words = time != NULL ? g_date_time_format (time, "%H:%M") : g_strdup ("");
  /* Translators: a time of day */
  g_autofree char *text = g_strdup_printf (_("Draft kept %s"), words);

  if (self->kept_label != NULL)
    gtk_label_set_text (self->kept_label, text);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqObservationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqObservationAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autofree char *title = NULL;

  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  /* What was written meanwhile is newer. */
  if (self->edited)
    return;
  xq_observation_grid_set_table (self->grid, NULL);
  xq_observation_answer_free (self->answer);
  self->answer = g_steal_pointer (&answer);
  /* Translators: a class, the name of a screening campaign */
  title = g_strdup_printf (_("%s · %s"), self->answer->class_name, self->answer->campaign_name);
  xq_page_set_title (XQ_PAGE (self), title);
  xq_observation_grid_set_table (self->grid, self->answer->table);
  show_counts (self);
  if (self->answer->kept_at > 0)
    say_kept (self, self->answer->kept_at);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remark_entry), self->answer->table->lines->len > 0);
  gtk_stack_set_visible_child_name (self->stack, self->answer->table->lines->len > 0 ? "table" : "empty");
  if (self->answer->table->lines->len > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    xq_observation_grid_move (self->grid, xq_observation_grid_get_row (self->grid), xq_observation_grid_get_column (self->grid));
}

static void
ask (XqObservationPage *self)
{
  XqObservationQuestion *question =
    xq_observation_question_new (self->question->campaign, self->question->class_uid, self->question->draft);

  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_observation_ask, question, (GDestroyNotify) xq_observation_question_free,
                     (GDestroyNotify) xq_observation_answer_free, xq_page_get_cancellable (XQ_PAGE (self)), answered_cb,
                     g_object_ref (self));
}

static void
xq_observation_page_refresh (XqPage *page)
{
  XqObservationPage *self = XQ_OBSERVATION_PAGE (page);

  if (!self->edited && !self->sending)
    ask (self);
}

static void
xq_observation_page_find (XqPage *page)
{
  XqObservationPage *self = XQ_OBSERVATION_PAGE (page);

  if (get_line (self) != NULL)
    xq_observation_grid_move (self->grid, xq_observation_grid_get_row (self->grid), xq_observation_grid_get_column (self->grid));
}

/* --- what is half written --- */

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqObservationPage) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (error != NULL)
    {
      self->edited = TRUE;
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  say_kept (self, 0);
}

static void
xq_observation_page_keep (XqPage *page)
{
  XqObservationPage *self = XQ_OBSERVATION_PAGE (page);

  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (!self->edited || self->sending || self->answer == NULL)
    return;
  self->edited = FALSE;
  /* Never cancelled: the page may go, what was written may not. */
  xq_desk_run_async (xq_page_get_desk (page), xq_observation_keep, xq_observation_work_new (self->answer),
                     (GDestroyNotify) xq_observation_work_free, NULL, NULL, kept_cb, g_object_ref (self));
}

static gboolean
keep_cb (gpointer user_data)
{
  XQ_OBSERVATION_PAGE (user_data)->keep_source = 0;
  xq_observation_page_keep (XQ_PAGE (user_data));
  return G_SOURCE_REMOVE;
}

static void
note_edited (XqObservationPage *self)
{
  self->edited = TRUE;
  if (self->keep_source == 0)
    self->keep_source = g_timeout_add_seconds (KEEP_SECONDS, keep_cb, self);
  show_counts (self);
}

static void
noted_cb (XqObservationPage *self,
          guint              row,
          guint              column)
{
  const XqObservationLine *line = g_ptr_array_index (self->answer->table->lines, row);

  note_edited (self);
  show_cell (self);
  /* It is not to be overlooked because the cursor has gone on. */
  if (xq_observation_table_is_alert (self->answer->table, column, line->values[column]))
    xq_observation_page_keep (XQ_PAGE (self));
}

static void
remark_changed_cb (XqObservationPage *self)
{
  XqObservationLine *line = get_line (self);

  if (self->filling || line == NULL || !xq_observation_line_note_remark (line, gtk_editable_get_text (self->remark_entry)))
    return;
  xq_observation_grid_update_line (self->grid, xq_observation_grid_get_row (self->grid));
  note_edited (self);
}

static void
ended_cb (XqObservationPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->remark_entry));
}

static void
remark_activated_cb (XqObservationPage *self)
{
  guint row = xq_observation_grid_get_row (self->grid);

  if (get_line (self) != NULL)
    xq_observation_grid_move (self->grid, MIN (row + 1, self->answer->table->lines->len - 1), 0);
}

/* --- handing over --- */

static void
handed_over_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (XqObservationPage) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  self->sending = FALSE;
  if (self->stack == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  if (error != NULL)
    xq_page_say_error (XQ_PAGE (self), error);
  else
    xq_page_say (XQ_PAGE (self), adw_toast_new (_("Handed over. You can read it here and correct it.")));
  gtk_label_set_text (self->kept_label, "");
  ask (self);
  xq_desk_note_saved (XQ_DESK (source), xq_screening_observation.name);
}

static void
hand_over (XqObservationPage *self,
           XqObservationWork *work)
{
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->edited = FALSE;
  self->sending = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  show_counts (self);
  show_steps (self, get_line (self));
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_observation_hand_over, work, (GDestroyNotify) xq_observation_work_free,
                     NULL, NULL, handed_over_cb, g_object_ref (self));
}

/* All that is not there as it stands; where nothing was noted, only if that was meant. */
static void
hand_over_lines (XqObservationPage *self,
                 gboolean           also_quiet)
{
  const XqObservationTable *table = self->answer->table;
  XqObservationWork *work = xq_observation_work_new (self->answer);

  for (guint i = 0; i < table->lines->len; i++)
    {
      const XqObservationLine *line = g_ptr_array_index (table->lines, i);

      if (line->state == XQ_OBSERVATION_NOTED || line->state == XQ_OBSERVATION_CHANGED ||
          (also_quiet && line->state == XQ_OBSERVATION_OPEN))
        xq_observation_work_hand_over (work, table, line);
    }
  hand_over (self, work);
}

static void
response_cb (AdwMessageDialog  *dialog,
             const char        *response,
             XqObservationPage *self)
{
  (void) dialog;
  if (!g_str_equal (response, "cancel") && !self->sending && self->answer != NULL)
    hand_over_lines (self, g_str_equal (response, "all"));
}

static void
send (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqObservationPage *self = XQ_OBSERVATION_PAGE (widget);
  const XqObservationTable *table;
  guint quiet = 0;
  guint written = 0;
  g_autofree char *words = NULL;
  GtkWidget *dialog;

  (void) action;
  (void) parameter;
  if (self->answer == NULL || self->sending)
    return;
  table = self->answer->table;
  for (guint i = 0; i < table->lines->len; i++)
    {
      const XqObservationLine *line = g_ptr_array_index (table->lines, i);

      quiet += line->state == XQ_OBSERVATION_OPEN;
      written += line->state == XQ_OBSERVATION_NOTED || line->state == XQ_OBSERVATION_CHANGED;
    }
  if (quiet == 0)
    {
      hand_over_lines (self, FALSE);
      return;
    }
  words = g_strdup_printf (_("Something is written about %u students; about %u nothing is. “All” says of those too that you looked and saw "
                             "nothing."), written, quiet);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _("Hand over the whole class?"), words);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "written", _("Written Ones Only"),
                                    "all", _("All"), NULL);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "written", written > 0);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
send_one (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  XqObservationPage *self = XQ_OBSERVATION_PAGE (widget);
  const XqObservationLine *line = get_line (self);
  XqObservationWork *work;

  (void) action;
  (void) parameter;
  if (line == NULL || self->sending)
    return;
  work = xq_observation_work_new (self->answer);
  xq_observation_work_hand_over (work, self->answer->table, line);
  hand_over (self, work);
}

/* --- life --- */

static void
xq_observation_page_dispose (GObject *object)
{
  XqObservationPage *self = XQ_OBSERVATION_PAGE (object);

  g_clear_handle_id (&self->keep_source, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);
  self->stack = NULL;
  self->kept_label = NULL;

  G_OBJECT_CLASS (xq_observation_page_parent_class)->dispose (object);
}

static void
xq_observation_page_finalize (GObject *object)
{
  XqObservationPage *self = XQ_OBSERVATION_PAGE (object);

  g_clear_pointer (&self->question, xq_observation_question_free);
  xq_observation_answer_free (self->answer);

  G_OBJECT_CLASS (xq_observation_page_parent_class)->finalize (object);
}

static void
xq_observation_page_class_init (XqObservationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_observation_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_observation_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_observation_page_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_observation_page_find;
  XQ_PAGE_CLASS (klass)->keep = xq_observation_page_keep;
  XQ_PAGE_CLASS (klass)->help = "observation";

  g_type_ensure (XQ_TYPE_OBSERVATION_GRID);
  g_type_ensure (XQ_TYPE_SAFETY_STEPS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/observation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqObservationPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqObservationPage, kept_label);
  gtk_widget_class_bind_template_child (widget_class, XqObservationPage, send_button);
  gtk_widget_class_bind_template_child (widget_class, XqObservationPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqObservationPage, grid);
  gtk_widget_class_bind_template_child (widget_class, XqObservationPage, safety_bar);
  gtk_widget_class_bind_template_child (widget_class, XqObservationPage, steps);
  gtk_widget_class_bind_template_child (widget_class, XqObservationPage, cell_label);
  gtk_widget_class_bind_template_child (widget_class, XqObservationPage, remark_entry);
  gtk_widget_class_bind_template_callback (widget_class, noted_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, remark_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remark_activated_cb);
  gtk_widget_class_install_action (widget_class, "observation.send", NULL, send);
  gtk_widget_class_install_action (widget_class, "observation.send-one", NULL, send_one);
}

static void
xq_observation_page_init (XqObservationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "observation.send", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "observation.send-one", FALSE);
}

static XqPage *
begin (XqDesk                *desk,
       XqObservationQuestion *question)
{
  XqObservationPage *self = g_object_new (XQ_TYPE_OBSERVATION_PAGE, "desk", desk, "title", _("Observations"), NULL);

  self->question = question;
  xq_page_set_kind (XQ_PAGE (self), &xq_screening_observation);
  return XQ_PAGE (self);
}

XqPage *
xq_observation_page_new (XqDesk      *desk,
                         const char  *campaign,
                         const char  *class_uid)
{
  g_return_val_if_fail (XQ_IS_DESK (desk) && campaign != NULL && class_uid != NULL, NULL);

  return begin (desk, xq_observation_question_new (campaign, class_uid, NULL));
}

XqPage *
xq_observation_page_new_from_draft (XqDesk      *desk,
                                    const char  *draft)
{
  g_return_val_if_fail (XQ_IS_DESK (desk) && draft != NULL, NULL);

  return begin (desk, xq_observation_question_new (NULL, NULL, draft));
}
