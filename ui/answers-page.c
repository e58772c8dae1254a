/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "answers-entry.h"
#include "answers-page.h"
#include "field-editor.h"
#include "list-rows.h"
#include "safety-steps.h"
#include "sheet-work.h"

#include "school/kinds.h"
#include "vault/hash.h"

struct _XqAnswersPage
{
  XqPage              parent_instance;

  char               *campaign;
  char               *class_uid;
  XqSheetAnswer      *answer;       /* NULL until it is known */
  char               *student;      /* whose sheet is typed, or NULL */
  gboolean            filling;      /* the program writes, not a person */
  gboolean            saving;

  GtkListBox         *students_list;
  GtkLabel           *student_label;
  GtkDropDown        *instruments_list;
  GtkStringList      *instrument_names;
  AdwBin             *day_bin;
  XqFieldEditor      *day_editor;
  GtkLabel           *wrong_label;
  GtkWidget          *consent_button;
  GtkStack           *stack;
  AdwStatusPage      *empty_page;
  XqAnswersEntry     *entry;
  GtkLabel           *saved_label;
  XqSafetySteps      *steps;
};

G_DEFINE_FINAL_TYPE (XqAnswersPage, xq_answers_page, XQ_TYPE_PAGE)

static void
say_wrong (XqAnswersPage *self,
           const char    *words)
{
  gtk_label_set_text (self->wrong_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wrong_label), words != NULL);
}

static XqSheetStudent *
find_student (XqAnswersPage *self,
              int           *index)
{
  for (guint i = 0; self->answer != NULL && i < self->answer->students->len; i++)
    {
      XqSheetStudent *student = g_ptr_array_index (self->answer->students, i);

      if (g_strcmp0 (student->uid, self->student) != 0)
        continue;
      if (index != NULL)
        *index = (int) i;
      return student;
    }
  return NULL;
}

/* --- half typed --- */

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqAnswersPage) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  xq_page_say_error (XQ_PAGE (self), error);
}

static XqSheetWork *
make_work (XqAnswersPage *self)
{
  XqSheetWork *work = g_new0 (XqSheetWork, 1);
  const char *account = xq_desk_get_account_uid (xq_page_get_desk (XQ_PAGE (self)));
  g_autofree char *key = g_strjoin (" ", account, self->campaign, self->student, self->answer->chosen->id, NULL);

  work->campaign = g_strdup (self->campaign);
  work->student = g_strdup (self->student);
  work->instrument = g_strdup (self->answer->chosen->id);
  work->filled_on = xq_field_editor_dup_value (self->day_editor);
  work->answers = xq_answers_entry_dup_answers (self->entry);
  work->draft = xq_uid_derive ("answer sheet", key);
  return work;
}

/* A sheet that was begun is offered on the first page as any draft is. */
static void
xq_answers_page_keep (XqPage *page)
{
  XqAnswersPage *self = XQ_ANSWERS_PAGE (page);

  if (self->answer == NULL || self->answer->chosen == NULL || self->student == NULL || self->saving ||
      !xq_answers_entry_is_begun (self->entry))
    return;
  xq_desk_run_async (xq_page_get_desk (page), xq_sheet_keep, make_work (self), (GDestroyNotify) xq_sheet_work_free, NULL, NULL, kept_cb,
                     g_object_ref (self));
}

/* --- whose sheet is typed --- */

static void
begin_student (XqAnswersPage *self,
               const char    *student)
{
  const XqSheetStudent *chosen;
  int index = 0;
  g_autofree char *title = NULL;

  g_free (self->student);
  self->student = g_strdup (student);
  chosen = find_student (self, &index);
  say_wrong (self, NULL);
  gtk_widget_set_visible (self->consent_button, FALSE);
  if (chosen == NULL || self->answer->chosen == NULL)
    {
      gtk_label_set_text (self->student_label, "");
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  title = g_strjoin (" ", chosen->seat != NULL ? chosen->seat : "", chosen->name, NULL);
  gtk_label_set_text (self->student_label, g_strchug (title));
  gtk_list_box_select_row (self->students_list, gtk_list_box_get_row_at_index (self->students_list, index));
  gtk_widget_set_visible (self->consent_button, !chosen->consented);
  if (!chosen->consented)
    say_wrong (self, _("The consent of student and guardian is missing: the sheet is not kept before both are recorded."));
  gtk_stack_set_visible_child_name (self->stack, "entry");
  xq_answers_entry_begin (self->entry, self->answer->chosen->n_items, self->answer->chosen->least, self->answer->chosen->most);
}

/* From the one that was typed on, whoever has no valid sheet and may have one. */
static const char *
find_next (XqAnswersPage *self)
{
  guint n = self->answer->students->len;
  int index = -1;

  find_student (self, &index);
  for (guint i = 1; i <= n; i++)
    {
      const XqSheetStudent *student = g_ptr_array_index (self->answer->students, (guint) (index + (int) i) % n);

      if (!student->has_valid && student->consented)
        return student->uid;
    }
  return NULL;
}

static void
student_activated_cb (XqAnswersPage *self,
                      GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (self->answer == NULL || self->saving || index >= self->answer->students->len)
    return;
  xq_answers_page_keep (XQ_PAGE (self));
  xq_safety_steps_show (self->steps, NULL, NULL);
  begin_student (self, ((const XqSheetStudent *) g_ptr_array_index (self->answer->students, index))->uid);
}

/* --- what is shown --- */

static const char *
say_state (const XqSheetStudent *student)
{
  if (student->has_valid)
    return _("typed");
  if (student->has_void)
    return _("void: to be filled in again");
  return student->consented ? "" : _("consent missing");
}

static void
show_students (XqAnswersPage *self)
{
  xq_list_rows_remove (self->students_list);
  for (guint i = 0; i < self->answer->students->len; i++)
    {
      const XqSheetStudent *student = g_ptr_array_index (self->answer->students, i);
      g_autofree char *title = g_strjoin (" ", student->seat != NULL ? student->seat : "", student->name, NULL);
      GtkWidget *line = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", g_strchug (title), "activatable", TRUE, NULL);
      GtkWidget *state = gtk_label_new (say_state (student));

      gtk_widget_add_css_class (state, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (line), state);
      gtk_list_box_append (self->students_list, line);
    }
}

static void
show_instruments (XqAnswersPage *self)
{
  guint chosen = 0;

  self->filling = TRUE;
  gtk_string_list_splice (self->instrument_names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->instrument_names)), NULL);
  for (guint i = 0; i < self->answer->instruments->len; i++)
    {
      const XqInstrument *instrument = g_ptr_array_index (self->answer->instruments, i);

      gtk_string_list_append (self->instrument_names, instrument->name);
      if (instrument == self->answer->chosen)
        chosen = i;
    }
  if (self->answer->instruments->len > 0)
    gtk_drop_down_set_selected (self->instruments_list, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->instruments_list), self->answer->instruments->len > 0);
  self->filling = FALSE;
}

static const char *
say_nothing_to_type (const XqSheetAnswer *answer)
{
  gboolean anybody = FALSE;

  for (guint i = 0; i < answer->students->len; i++)
    anybody = anybody || ((const XqSheetStudent *) g_ptr_array_index (answer->students, i))->consented;
  if (answer->chosen == NULL)
    return _("No questionnaire of this campaign is meant for children so young.");
  return anybody ? _("Every child of this class whose consent is recorded has a sheet.")
                 : _("No consent is recorded for this class. Choose a student at the left and record that both have signed.");
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqAnswersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  XqSheetAnswer *answer = xq_desk_run_finish (XQ_DESK (source), result, &error);
  gboolean is_first = self->answer == NULL;
  g_autofree char *title = NULL;

  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  xq_sheet_answer_free (self->answer);
  self->answer = answer;
  title = g_strdup_printf (_("%s · %s"), answer->class_name, answer->campaign_name);
  xq_page_set_title (XQ_PAGE (self), title);
  show_students (self);
  show_instruments (self);
  adw_status_page_set_description (self->empty_page, say_nothing_to_type (answer));
  /* A sheet that is being typed stays as it is. */
  if (is_first || self->student == NULL || !xq_answers_entry_is_begun (self->entry))
    begin_student (self, find_next (self));
}

static void
ask (XqAnswersPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->instruments_list);
  const XqInstrument *instrument = self->answer != NULL && selected < self->answer->instruments->len
                                     ? g_ptr_array_index (self->answer->instruments, selected) : NULL;

  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_sheets_ask,
                     xq_sheet_question_new (self->campaign, self->class_uid, instrument != NULL ? instrument->id : NULL),
                     (GDestroyNotify) xq_sheet_question_free, (GDestroyNotify) xq_sheet_answer_free,
                     xq_page_get_cancellable (XQ_PAGE (self)), answered_cb, g_object_ref (self));
}

static void
instrument_changed_cb (XqAnswersPage *self)
{
  if (self->filling || self->answer == NULL)
    return;
  xq_answers_page_keep (XQ_PAGE (self));
  g_clear_pointer (&self->student, g_free);
  ask (self);
}

static void
xq_answers_page_refresh (XqPage *page)
{
  if (!XQ_ANSWERS_PAGE (page)->saving)
    ask (XQ_ANSWERS_PAGE (page));
}

/* --- saving --- */

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (XqAnswersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSheetSaved) saved = xq_desk_run_finish (XQ_DESK (source), result, &error);
  XqSheetStudent *student = find_student (self, NULL);
  g_autofree char *words = NULL;

  self->saving = FALSE;
  if (self->stack == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  if (saved == NULL)
    {
      say_wrong (self, error->message);
      return;
    }
  /* Translators: a child's name, the scores of a questionnaire */
  words = g_strdup_printf (_("Saved: %s. %s"), student != NULL ? student->name : "", saved->words);
  gtk_label_set_text (self->saved_label, words);
  xq_safety_steps_show (self->steps, student != NULL ? student->uid : NULL, saved->safety);
  if (student != NULL)
    {
      student->has_valid = student->has_valid || !saved->is_void;
      student->has_void = student->has_void || saved->is_void;
    }
  show_students (self);
  begin_student (self, find_next (self));
  xq_desk_note_saved (XQ_DESK (source), xq_screening_sheet.name);
}

static void
ended_cb (XqAnswersPage *self)
{
  if (self->answer == NULL || self->student == NULL || self->saving)
    return;
  self->saving = TRUE;
  say_wrong (self, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_sheet_save, make_work (self), (GDestroyNotify) xq_sheet_work_free,
                     (GDestroyNotify) xq_sheet_saved_free, NULL, saved_cb, g_object_ref (self));
}

/* --- consent --- */

static void
consented_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (XqAnswersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = xq_desk_run_finish (XQ_DESK (source), result, &error);
  XqSheetStudent *student = find_student (self, NULL);

  if (self->stack == NULL)
    return;
  if (uid == NULL)
    {
      say_wrong (self, error->message);
      return;
    }
  if (student != NULL)
    student->consented = TRUE;
  say_wrong (self, NULL);
  gtk_widget_set_visible (self->consent_button, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->entry), GTK_DIR_TAB_FORWARD);
  xq_desk_note_saved (XQ_DESK (source), xq_counselling_consent.name);
}

/* The papers lie on the table: both have signed. */
static void
consent (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  XqAnswersPage *self = XQ_ANSWERS_PAGE (widget);

  (void) action;
  (void) parameter;
  if (self->answer != NULL && self->answer->chosen != NULL && self->student != NULL)
    xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_sheet_consent, make_work (self), (GDestroyNotify) xq_sheet_work_free,
                       g_free, NULL, consented_cb, g_object_ref (self));
}

/* --- life --- */

static void
xq_answers_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  XQ_ANSWERS_PAGE (object)->stack = NULL;

  G_OBJECT_CLASS (xq_answers_page_parent_class)->dispose (object);
}

static void
xq_answers_page_finalize (GObject *object)
{
  XqAnswersPage *self = XQ_ANSWERS_PAGE (object);

  xq_sheet_answer_free (self->answer);
  g_free (self->campaign);
  g_free (self->class_uid);
  g_free (self->student);

  G_OBJECT_CLASS (xq_answers_page_parent_class)->finalize (object);
}

static void
xq_answers_page_class_init (XqAnswersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_answers_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_answers_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_answers_page_refresh;
  XQ_PAGE_CLASS (klass)->keep = xq_answers_page_keep;
  XQ_PAGE_CLASS (klass)->help = "answers";

  g_type_ensure (XQ_TYPE_ANSWERS_ENTRY);
  g_type_ensure (XQ_TYPE_SAFETY_STEPS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/answers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqAnswersPage, students_list);
  gtk_widget_class_bind_template_child (widget_class, XqAnswersPage, student_label);
  gtk_widget_class_bind_template_child (widget_class, XqAnswersPage, instruments_list);
  gtk_widget_class_bind_template_child (widget_class, XqAnswersPage, instrument_names);
  gtk_widget_class_bind_template_child (widget_class, XqAnswersPage, day_bin);
  gtk_widget_class_bind_template_child (widget_class, XqAnswersPage, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqAnswersPage, consent_button);
  gtk_widget_class_bind_template_child (widget_class, XqAnswersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqAnswersPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, XqAnswersPage, entry);
  gtk_widget_class_bind_template_child (widget_class, XqAnswersPage, saved_label);
  gtk_widget_class_bind_template_child (widget_class, XqAnswersPage, steps);
  gtk_widget_class_bind_template_callback (widget_class, student_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, instrument_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, ended_cb);
  gtk_widget_class_install_action (widget_class, "answers.consent", NULL, consent);
}

static void
xq_answers_page_init (XqAnswersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_answers_page_new (XqDesk      *desk,
                     const char  *campaign,
                     const char  *class_uid)
{
  XqAnswersPage *self;
  const XqField *filled_on = xq_fields_find (xq_screening_sheet.fields, "filled_on");

  g_return_val_if_fail (XQ_IS_DESK (desk) && campaign != NULL && class_uid != NULL, NULL);

  self = g_object_new (XQ_TYPE_ANSWERS_PAGE, "desk", desk, "title", _("Answer sheets"), NULL);
  self->campaign = g_strdup (campaign);
  self->class_uid = g_strdup (class_uid);
  self->day_editor = xq_field_editor_new (desk, filled_on);
  xq_field_editor_set_value (self->day_editor, xq_desk_get_today (desk));
  adw_bin_set_child (self->day_bin, GTK_WIDGET (self->day_editor));
  xq_page_set_kind (XQ_PAGE (self), &xq_screening_sheet);
  return XQ_PAGE (self);
}
