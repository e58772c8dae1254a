/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "crisis-stamps.h"
#include "crisis-work.h"
#include "fact-row.h"
#include "form-row.h"
#include "list-rows.h"

#include "school/crisis-choices.h"
#include "school/kinds.h"
#include "store/moment.h"

#define COLUMNS 4

struct _XqCrisisStamps
{
  AdwBin           parent_instance;

  XqDesk          *desk;
  XqCrisisRunning *running;     /* NULL until it is read */
  char            *event;       /* that it was opened for, or NULL */
  char            *student;     /* of the session that led here; written with the first press */
  char            *asked;       /* the step that waits for an answer, or NULL */
  gboolean         in_doubt;    /* said before anything was written */
  gboolean         showing;
  gboolean         noting;      /* what stands in the fields is being written */

  GtkLabel        *where_label;
  GtkGrid         *grid;
  GtkLabel        *wrong_label;
  GtkCheckButton  *doubt_check;
  GtkWidget       *question_box;
  GtkWidget       *not_told_button;
  GtkBox          *who_box;
  AdwBin          *note_bin;
  XqFormRow       *student_row;
  XqFormRow       *place_row;
  XqFormRow       *note_row;
  GtkListBox      *log_list;
  GtkWidget       *another_button;
  GtkWidget       *record_button;
};

G_DEFINE_FINAL_TYPE (XqCrisisStamps, xq_crisis_stamps, ADW_TYPE_BIN)

static const char *
title_of (const char *step)
{
  const XqChoice *choice = xq_choices_find (xq_crisis_step_choices, step);

  return choice != NULL ? _(choice->title) : step;
}

static char *
dup_time (gint64 moment)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (moment);

  return local != NULL ? g_date_time_format (local, "%H:%M") : g_strdup ("");
}

/* --- what was pressed --- */

static void
add_line (XqCrisisStamps     *self,
          const XqCrisisStep *step)
{
  g_autofree char *text = xq_moment_dup_text (step->at);
  g_autofree char *words = step->note != NULL ? g_strdup_printf ("%s  %s", title_of (step->step), step->note)
                                              : g_strdup (title_of (step->step));

  gtk_list_box_append (self->log_list, xq_fact_row_new (text != NULL ? text : "", words));
}

static void
mark_button (GtkWidget  *button,
             const char *step,
             gint64      at)
{
  g_autofree char *time = at != 0 ? dup_time (at) : NULL;
  /* Translators: a step in a crisis, and when it was done */
  g_autofree char *label = at != 0 ? g_strdup_printf (_("✓ %s %s"), title_of (step), time) : g_strdup (title_of (step));

  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show (XqCrisisStamps *self)
{
  int position = 0;

  xq_list_rows_remove (self->log_list);
  for (guint i = 0; i < self->running->steps->len; i++)
    add_line (self, g_ptr_array_index (self->running->steps, i));
  for (const XqChoice *choice = xq_crisis_step_choices; choice->code != NULL; choice++, position++)
    {
      gint64 at = 0;

      for (guint i = 0; i < self->running->steps->len; i++)
        {
          const XqCrisisStep *step = g_ptr_array_index (self->running->steps, i);

          if (g_strcmp0 (step->step, choice->code) == 0 && step->note == NULL)
            at = step->at;
        }
      mark_button (gtk_grid_get_child_at (self->grid, position % COLUMNS, position / COLUMNS), choice->code, at);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->log_list), self->running->steps->len > 0);
  gtk_widget_set_visible (self->another_button, self->running->steps->len > 0);
  gtk_widget_set_visible (self->record_button, self->running->record != NULL);
  self->showing = TRUE;
  gtk_check_button_set_active (self->doubt_check, self->running->in_doubt || self->in_doubt);
  self->showing = FALSE;
}

/* Only what is written is taken away. */
static void
clear_rows (XqCrisisStamps *self)
{
  XqFormRow *const rows[] = { self->student_row, self->place_row, self->note_row };

  self->noting = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    xq_field_editor_set_value (xq_form_row_get_editor (rows[i]), NULL);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqCrisisStamps) self = user_data;
  g_autoptr (GError) error = NULL;
  XqCrisisRunning *running = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (self->grid == NULL)
    {
      xq_crisis_running_free (running);
      return;
    }
  gtk_label_set_text (self->wrong_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wrong_label), error != NULL);
  if (running == NULL)
    {
      self->noting = FALSE;
      return;
    }
  /* They belong to the event in which they now stand, and to no other. */
  if (self->running != NULL && running->steps->len > 0)
    {
      g_clear_pointer (&self->student, g_free);
      self->in_doubt = FALSE;
    }
  if (self->noting)
    clear_rows (self);
  if (self->running != NULL && running->record != NULL)
    xq_desk_note_saved (XQ_DESK (source), xq_crisis_event.name);
  xq_crisis_running_free (self->running);
  self->running = running;
  show (self);
}

static void
ask (XqCrisisStamps *self)
{
  xq_desk_run_async (self->desk, xq_crisis_ask_running, g_strdup (self->event), g_free, (GDestroyNotify) xq_crisis_running_free, NULL, answered_cb,
                     g_object_ref (self));
}

/* --- pressing --- */

/* Never cancelled: the window may go, the time may not. */
static void
send (XqCrisisStamps *self,
      const char     *step,
      const char     *place,
      const char     *note,
      gboolean        suspects_home)
{
  XqCrisisStamp *stamp = g_new0 (XqCrisisStamp, 1);

  /* Pressed before it was read which event is running: the desk looks. */
  stamp->event = g_strdup (self->running != NULL ? self->running->event : self->event);
  stamp->step = g_strdup (step);
  stamp->student = g_strdup (self->student);
  stamp->place = g_strdup (place);
  stamp->note = g_strdup (note);
  stamp->suspects_home = suspects_home || self->in_doubt;
  xq_desk_run_async (self->desk, xq_crisis_do_press, stamp, (GDestroyNotify) xq_crisis_stamp_free,
                     (GDestroyNotify) xq_crisis_running_free, NULL, answered_cb, g_object_ref (self));
}

static gboolean
tells_guardian (const char *step)
{
  static const char *const steps[] = { "told_guardian", "guardian_came", "handed_over", NULL };

  return g_strv_contains (steps, step);
}

static void
stamp (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqCrisisStamps *self = XQ_CRISIS_STAMPS (widget);
  const char *step = g_variant_get_string (parameter, NULL);

  (void) action;
  if (tells_guardian (step) && gtk_check_button_get_active (self->doubt_check))
    {
      g_free (self->asked);
      self->asked = g_strdup (step);
      gtk_widget_set_visible (self->question_box, TRUE);
      gtk_widget_grab_focus (self->not_told_button);
      return;
    }
  send (self, step, NULL, NULL, FALSE);
}

static void
tell (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqCrisisStamps *self = XQ_CRISIS_STAMPS (widget);
  g_autofree char *step = g_steal_pointer (&self->asked);

  (void) action;
  gtk_widget_set_visible (self->question_box, FALSE);
  if (step != NULL && g_variant_get_boolean (parameter))
    send (self, step, NULL, NULL, FALSE);
}

static void
doubt_toggled_cb (XqCrisisStamps *self)
{
  if (self->showing)
    return;
  if (gtk_check_button_get_active (self->doubt_check))
    send (self, NULL, NULL, NULL, TRUE);
  else
    {
      /* What was written stays; whoever keeps the record says there that no doubt is left. */
      self->in_doubt = FALSE;
      gtk_widget_set_visible (self->question_box, FALSE);
    }
}

static void
note (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqCrisisStamps *self = XQ_CRISIS_STAMPS (widget);
  g_autofree char *who = xq_field_editor_dup_value (xq_form_row_get_editor (self->student_row));
  g_autofree char *place = xq_field_editor_dup_value (xq_form_row_get_editor (self->place_row));
  g_autofree char *words = xq_field_editor_dup_value (xq_form_row_get_editor (self->note_row));

  (void) action;
  (void) parameter;
  if (who == NULL && place == NULL && words == NULL)
    return;
  self->noting = TRUE;
  if (who != NULL)
    {
      g_free (self->student);
      self->student = g_steal_pointer (&who);
    }
  send (self, words != NULL ? "other" : NULL, place, words, FALSE);
}

static void
another (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  XqCrisisStamps *self = XQ_CRISIS_STAMPS (widget);

  (void) action;
  (void) parameter;
  xq_crisis_running_free (self->running);
  self->running = xq_crisis_running_new ();
  gtk_widget_set_visible (self->question_box, FALSE);
  show (self);
}

static void
record (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqCrisisStamps *self = XQ_CRISIS_STAMPS (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  (void) action;
  (void) parameter;
  if (self->running == NULL || self->running->record == NULL || parent == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.crisis-record", "s", self->running->record);
  gtk_window_close (window);
}

/* --- life --- */

static XqFormRow *
new_row (XqCrisisStamps *self,
         const char     *parts,
         const char     *name)
{
  const XqField *fields = parts != NULL ? xq_fields_find (xq_crisis_event.fields, parts)->parts : xq_crisis_event.fields;

  return XQ_FORM_ROW (xq_form_row_new (self->desk, xq_fields_find (fields, name)));
}

static void
add_buttons (XqCrisisStamps *self)
{
  int position = 0;

  for (const XqChoice *choice = xq_crisis_step_choices; choice->code != NULL; choice++, position++)
    {
      GtkWidget *button = gtk_button_new ();
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_set_size_request (button, -1, 44);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "crisis.stamp");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", choice->code);
      mark_button (button, choice->code, 0);
      gtk_grid_attach (self->grid, button, position % COLUMNS, position / COLUMNS, 1, 1);
    }
}

static void
xq_crisis_stamps_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_crisis_stamps_parent_class)->dispose (object);
}

static void
xq_crisis_stamps_finalize (GObject *object)
{
  XqCrisisStamps *self = XQ_CRISIS_STAMPS (object);

  g_clear_object (&self->desk);
  xq_crisis_running_free (self->running);
  g_free (self->event);
  g_free (self->student);
  g_free (self->asked);

  G_OBJECT_CLASS (xq_crisis_stamps_parent_class)->finalize (object);
}

static void
xq_crisis_stamps_class_init (XqCrisisStampsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_crisis_stamps_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_crisis_stamps_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/crisis-stamps.ui");
  gtk_widget_class_bind_template_child (widget_class, XqCrisisStamps, where_label);
  gtk_widget_class_bind_template_child (widget_class, XqCrisisStamps, grid);
  gtk_widget_class_bind_template_child (widget_class, XqCrisisStamps, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqCrisisStamps, doubt_check);
  gtk_widget_class_bind_template_child (widget_class, XqCrisisStamps, question_box);
  gtk_widget_class_bind_template_child (widget_class, XqCrisisStamps, not_told_button);
  gtk_widget_class_bind_template_child (widget_class, XqCrisisStamps, who_box);
  gtk_widget_class_bind_template_child (widget_class, XqCrisisStamps, note_bin);
  gtk_widget_class_bind_template_child (widget_class, XqCrisisStamps, log_list);
  gtk_widget_class_bind_template_child (widget_class, XqCrisisStamps, another_button);
  gtk_widget_class_bind_template_child (widget_class, XqCrisisStamps, record_button);
  gtk_widget_class_bind_template_callback (widget_class, doubt_toggled_cb);
  gtk_widget_class_install_action (widget_class, "crisis.stamp", "s", stamp);
  gtk_widget_class_install_action (widget_class, "crisis.tell", "b", tell);
  gtk_widget_class_install_action (widget_class, "crisis.note", NULL, note);
  gtk_widget_class_install_action (widget_class, "crisis.another", NULL, another);
  gtk_widget_class_install_action (widget_class, "crisis.record", NULL, record);
}

static void
xq_crisis_stamps_init (XqCrisisStamps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
xq_crisis_stamps_new (XqDesk     *desk,
                      const char *event,
                      const char *student,
                      gboolean    in_doubt)
{
  XqCrisisStamps *self;
  gboolean writes;

  g_return_val_if_fail (XQ_IS_DESK (desk) && xq_desk_is_unlocked (desk), NULL);

  self = g_object_new (XQ_TYPE_CRISIS_STAMPS, NULL);
  self->desk = g_object_ref (desk);
  self->event = g_strdup (event);
  self->student = g_strdup (student);
  self->in_doubt = in_doubt;
  writes = (xq_kind_get_access (&xq_crisis_event, xq_desk_get_roles (desk)) & XQ_ADD) != 0;
  gtk_label_set_text (self->where_label,
                      writes ? _("One press is enough: the time is saved at once, everything else can wait. A time is corrected "
                                 "in the record.")
                             : _("One press is enough: the time goes at once, sealed, to the psychology teachers and the head in "
                                 "charge; nothing else is needed. Tell them yourself as well: they read it when they unlock."));
  add_buttons (self);
  self->student_row = new_row (self, "people", "student");
  self->place_row = new_row (self, NULL, "place");
  self->note_row = new_row (self, "timeline", "note");
  gtk_box_append (self->who_box, GTK_WIDGET (self->student_row));
  gtk_box_append (self->who_box, GTK_WIDGET (self->place_row));
  adw_bin_set_child (self->note_bin, GTK_WIDGET (self->note_row));
  ask (self);
  return GTK_WIDGET (self);
}
