/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "calendar-editor.h"
#include "calendar-work.h"
#include "field-editor.h"
#include "list-rows.h"

#include "school/kinds.h"
#include "school/record-words.h"

#define N_TERMS 2

struct _XqCalendarEditor
{
  AdwBin         parent_instance;

  XqDesk        *desk;
  GCancellable  *cancellable;
  int            year;

  /* borrowed from the grids */
  XqFieldEditor *from_on[N_TERMS];
  XqFieldEditor *until_on[N_TERMS];
  XqFieldEditor *kind;
  XqFieldEditor *first;
  XqFieldEditor *last;
  XqFieldEditor *name;
  XqFieldEditor *weekday;

  GtkLabel      *year_label;
  GtkLabel      *said_label;
  GtkGrid       *terms_grid;
  GtkGrid       *add_grid;
  GtkLabel      *wrong_label;
  GtkStack      *stack;
  GtkListBox    *spans_list;
};

G_DEFINE_FINAL_TYPE (XqCalendarEditor, xq_calendar_editor, ADW_TYPE_BIN)

static void
show_wrong (XqCalendarEditor *self,
            const char       *words)
{
  gtk_label_set_text (self->wrong_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wrong_label), words != NULL);
}

static void
say (XqCalendarEditor *self,
     const char       *words)
{
  gtk_label_set_text (self->said_label, words);
}

/* --- what is entered --- */

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqCalendarEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (self->stack == NULL)
    return;
  if (error != NULL)
    {
      say (self, "");
      show_wrong (self, error->message);
      return;
    }
  show_wrong (self, NULL);
  say (self, _("Saved"));
  xq_calendar_editor_refresh (self);
  xq_desk_note_saved (XQ_DESK (source), xq_school_day.name);
}

static void
remove_cb (XqCalendarEditor *self,
           GtkWidget        *button)
{
  GStrv uids = g_object_get_data (G_OBJECT (button), "records");

  gtk_widget_set_sensitive (button, FALSE);
  xq_desk_run_async (self->desk, xq_calendar_remove_span, g_strdupv (uids), (GDestroyNotify) g_strfreev, NULL, NULL, done_cb,
                     g_object_ref (self));
}

static char *
say_days (const XqDaySpan *span)
{
  g_autofree char *first = xq_day_words (span->from_on, NULL);
  g_autofree char *last = NULL;

  if (span->n_days == 1)
    return g_steal_pointer (&first);
  last = xq_day_words (span->until_on, span->from_on);
  /* Translators: two days, and how many days they and those between them are */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s to %s, %u day", "%s to %s, %u days", span->n_days),
                          first, last, span->n_days);
}

static GtkWidget *
new_row (XqCalendarEditor *self,
         const XqDaySpan  *span)
{
  const XqField *kinds = xq_fields_find (xq_school_day.fields, "kind");
  const XqField *weekdays = xq_fields_find (xq_school_day.fields, "weekday");
  const char *kind = _(xq_choices_find (kinds->choices, span->kind)->title);
  g_autofree char *days = say_days (span);
  g_autofree char *timetable = NULL;
  g_autofree char *title = NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("xq-remove-symbolic");

  if (span->weekday != NULL)
    /* Translators: a day of the week */
    timetable = g_strdup_printf (_("timetable of %s"), _(xq_choices_find (weekdays->choices, span->weekday)->title));
  title = g_strconcat (kind, span->name != NULL ? " · " : "", span->name != NULL ? span->name : "",
                       timetable != NULL ? " · " : "", timetable != NULL ? timetable : "", NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), days);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Take out of the calendar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Take out of the calendar"), -1);
  g_object_set_data_full (G_OBJECT (button), "records", g_strdupv (span->uids), (GDestroyNotify) g_strfreev);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show (XqCalendarEditor       *self,
      const XqCalendarAnswer *answer)
{
  g_autofree char *year = NULL;

  self->year = answer->year;
  /* Translators: the two calendar years of a school year */
  year = g_strdup_printf (_("School year %d–%d"), answer->year, answer->year + 1);
  gtk_label_set_text (self->year_label, year);
  for (guint i = 0; i < N_TERMS; i++)
    {
      xq_field_editor_set_value (self->from_on[i], answer->terms[i].from_on);
      xq_field_editor_set_value (self->until_on[i], answer->terms[i].until_on);
    }
  xq_list_rows_remove (self->spans_list);
  for (guint i = 0; i < answer->spans->len; i++)
    gtk_list_box_append (self->spans_list, new_row (self, g_ptr_array_index (answer->spans, i)));
  gtk_stack_set_visible_child_name (self->stack, answer->spans->len > 0 ? "list" : "empty");
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqCalendarEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  XqCalendarAnswer *answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer != NULL && self->stack != NULL)
    show (self, answer);
  else if (error != NULL && self->stack != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_wrong (self, error->message);
  xq_calendar_answer_free (answer);
}

void
xq_calendar_editor_refresh (XqCalendarEditor *self)
{
  g_return_if_fail (XQ_IS_CALENDAR_EDITOR (self) && self->desk != NULL);

  xq_desk_run_async (self->desk, xq_calendar_ask, GINT_TO_POINTER (self->year), NULL, (GDestroyNotify) xq_calendar_answer_free,
                     self->cancellable, answered_cb, g_object_ref (self));
}

/* --- what is changed --- */

static void
save_terms (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  XqCalendarEditor *self = XQ_CALENDAR_EDITOR (widget);
  XqCalendarTerms *terms;

  (void) action;
  (void) parameter;
  if (self->year == 0)
    return;
  terms = g_new0 (XqCalendarTerms, 1);
  terms->year = self->year;
  for (guint i = 0; i < N_TERMS; i++)
    {
      terms->from_on[i] = xq_field_editor_dup_value (self->from_on[i]);
      terms->until_on[i] = xq_field_editor_dup_value (self->until_on[i]);
    }
  xq_desk_run_async (self->desk, xq_calendar_save_terms, terms, (GDestroyNotify) xq_calendar_terms_free, NULL, NULL, done_cb,
                     g_object_ref (self));
}

static void
add (GtkWidget  *widget,
     const char *action,
     GVariant   *parameter)
{
  XqCalendarEditor *self = XQ_CALENDAR_EDITOR (widget);
  XqDaySpan *span;

  (void) action;
  (void) parameter;
  span = g_new0 (XqDaySpan, 1);
  span->kind = xq_field_editor_dup_value (self->kind);
  span->from_on = xq_field_editor_dup_value (self->first);
  span->until_on = xq_field_editor_dup_value (self->last);
  span->name = xq_field_editor_dup_value (self->name);
  span->weekday = xq_field_editor_dup_value (self->weekday);
  if (span->kind == NULL || span->from_on == NULL)
    {
      show_wrong (self, span->kind == NULL ? _("Choose what kind of day it is.") : _("Say which day it is, or the first of several."));
      gtk_widget_child_focus (GTK_WIDGET (span->kind == NULL ? self->kind : self->first), GTK_DIR_TAB_FORWARD);
      xq_day_span_free (span);
      return;
    }
  if (span->until_on == NULL)
    span->until_on = g_strdup (span->from_on);
  xq_field_editor_set_value (self->first, NULL);
  xq_field_editor_set_value (self->last, NULL);
  xq_field_editor_set_value (self->name, NULL);
  xq_field_editor_set_value (self->weekday, NULL);
  xq_desk_run_async (self->desk, xq_calendar_add_span, span, (GDestroyNotify) xq_day_span_free, NULL, NULL, done_cb,
                     g_object_ref (self));
  gtk_widget_child_focus (GTK_WIDGET (self->first), GTK_DIR_TAB_FORWARD);
}

static void
go_to_year (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  XqCalendarEditor *self = XQ_CALENDAR_EDITOR (widget);

  (void) action;
  if (self->year == 0)
    return;
  self->year += g_variant_get_int32 (parameter);
  say (self, "");
  show_wrong (self, NULL);
  xq_calendar_editor_refresh (self);
}

/* --- the editors, which need a desk --- */

static XqFieldEditor *
attach (XqCalendarEditor *self,
        GtkGrid          *grid,
        const XqField    *field,
        const char       *title,
        int               column,
        int               row)
{
  XqFieldEditor *editor = xq_field_editor_new (self->desk, field);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (editor), TRUE);
  gtk_grid_attach (grid, label, column, 2 * row, 1, 1);
  gtk_grid_attach (grid, GTK_WIDGET (editor), column, 2 * row + 1, 1, 1);
  return editor;
}

static void
attach_button (GtkGrid    *grid,
               const char *title,
               const char *action,
               int         column,
               int         row)
{
  GtkWidget *button = gtk_button_new_with_label (title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_grid_attach (grid, button, column, 2 * row + 1, 1, 1);
}

void
xq_calendar_editor_begin (XqCalendarEditor *self,
                          XqDesk           *desk)
{
  const XqField *day = xq_school_day.fields;
  const XqField *term = xq_term.fields;

  g_return_if_fail (XQ_IS_CALENDAR_EDITOR (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  for (int i = 0; i < N_TERMS; i++)
    {
      self->from_on[i] = attach (self, self->terms_grid, xq_fields_find (term, "from_on"),
                                 i == 0 ? _("First term from") : _("Second term from"), 0, i);
      self->until_on[i] = attach (self, self->terms_grid, xq_fields_find (term, "until_on"), _("Until"), 1, i);
    }
  attach_button (self->terms_grid, _("Save the Terms"), "calendar.save-terms", 2, N_TERMS - 1);

  self->kind = attach (self, self->add_grid, xq_fields_find (day, "kind"), _(xq_fields_find (day, "kind")->title), 0, 0);
  self->first = attach (self, self->add_grid, xq_fields_find (day, "falls_on"), _("From"), 1, 0);
  self->last = attach (self, self->add_grid, xq_fields_find (day, "falls_on"), _("Until"), 2, 0);
  self->name = attach (self, self->add_grid, xq_fields_find (day, "name"), _(xq_fields_find (day, "name")->title), 0, 1);
  self->weekday = attach (self, self->add_grid, xq_fields_find (day, "weekday"), _(xq_fields_find (day, "weekday")->title), 1, 1);
  attach_button (self->add_grid, _("Add"), "calendar.add", 2, 1);
  xq_field_editor_set_value (self->kind, "holiday");
  xq_calendar_editor_refresh (self);
}

static void
xq_calendar_editor_dispose (GObject *object)
{
  XqCalendarEditor *self = XQ_CALENDAR_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (xq_calendar_editor_parent_class)->dispose (object);
}

static void
xq_calendar_editor_finalize (GObject *object)
{
  g_object_unref (XQ_CALENDAR_EDITOR (object)->cancellable);

  G_OBJECT_CLASS (xq_calendar_editor_parent_class)->finalize (object);
}

static void
xq_calendar_editor_class_init (XqCalendarEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_calendar_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_calendar_editor_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/calendar-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, XqCalendarEditor, year_label);
  gtk_widget_class_bind_template_child (widget_class, XqCalendarEditor, said_label);
  gtk_widget_class_bind_template_child (widget_class, XqCalendarEditor, terms_grid);
  gtk_widget_class_bind_template_child (widget_class, XqCalendarEditor, add_grid);
  gtk_widget_class_bind_template_child (widget_class, XqCalendarEditor, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqCalendarEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, XqCalendarEditor, spans_list);

  gtk_widget_class_install_action (widget_class, "calendar.save-terms", NULL, save_terms);
  gtk_widget_class_install_action (widget_class, "calendar.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "calendar.year", "i", go_to_year);
}

static void
xq_calendar_editor_init (XqCalendarEditor *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
