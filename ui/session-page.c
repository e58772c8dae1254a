/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "choices-editor.h"
#include "note-editor.h"
#include "parts-editor.h"
#include "session-page.h"
#include "session-sheet.h"

#include "school/kinds.h"
#include "school/session-past.h"

#define NARRATIVE_HEIGHT 250

struct _XqSessionPage
{
  XqFormPage      parent_instance;

  XqSessionSheet *sheet;
  GCancellable   *asking;
  char           *asked;      /* the student of whom the past is shown */
};

G_DEFINE_FINAL_TYPE (XqSessionPage, xq_session_page, XQ_TYPE_FORM_PAGE)

static XqNoteEditor *
get_narrative (XqSessionPage *self)
{
  return XQ_NOTE_EDITOR (xq_form_row_get_editor (xq_form_page_get_row (XQ_FORM_PAGE (self), "narrative")));
}

/* --- what came before --- */

typedef struct
{
  char *student;
  char *but;
} Asked;

static void
asked_free (Asked *asked)
{
  g_free (asked->student);
  g_free (asked->but);
  g_free (asked);
}

static gpointer
ask_past (XqStore       *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Asked *asked = data;

  (void) cancellable;
  return xq_session_past (store, asked->student, asked->but, error);
}

/* What still stands as the form began is filled from the last time; what somebody
 * wrote stays. */
static void
fill_in (XqSessionPage *self,
         const char    *field,
         const char    *value)
{
  const XqField *described = xq_fields_find (xq_session.fields, field);
  g_autofree char *present = xq_form_page_dup_value (XQ_FORM_PAGE (self), field);

  if (value != NULL && g_strcmp0 (present, described->initial) == 0)
    xq_form_page_set_value (XQ_FORM_PAGE (self), field, value);
}

static void
past_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqSessionPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSessionPast) past = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autofree char *title = NULL;

  if (past == NULL || self->sheet == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  xq_past_panel_show (xq_session_sheet_get_past (self->sheet), past, xq_desk_get_today (XQ_DESK (source)));
  if (past->number != NULL)
    {
      title = g_strdup_printf ("%s  %s", _(xq_session.title), past->number);
      xq_page_set_title (XQ_PAGE (self), title);
    }
  else
    xq_page_set_title (XQ_PAGE (self), _(xq_session.title));
  if (xq_form_page_get_uid (XQ_FORM_PAGE (self)) != NULL || past->sessions->len == 0)
    return;
  fill_in (self, "source", "follow_up");
  fill_in (self, "level", past->level);
  fill_in (self, "theme", past->theme);
}

static void
show_past (XqSessionPage *self)
{
  g_autofree char *student = xq_form_page_dup_value (XQ_FORM_PAGE (self), "student");
  Asked *asked;

  if (g_strcmp0 (student, self->asked) == 0)
    return;
  g_free (self->asked);
  self->asked = g_strdup (student);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (student == NULL)
    {
      xq_past_panel_show (xq_session_sheet_get_past (self->sheet), NULL, NULL);
      return;
    }
  self->asking = g_cancellable_new ();
  asked = g_new0 (Asked, 1);
  asked->student = g_strdup (student);
  asked->but = g_strdup (xq_form_page_get_uid (XQ_FORM_PAGE (self)));
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), ask_past, asked, (GDestroyNotify) asked_free,
                     (GDestroyNotify) xq_session_past_free, self->asking, past_cb, g_object_ref (self));
}

/* --- what follows from an answer --- */

static void
show_safety (XqSessionPage *self)
{
  g_autofree char *student = xq_form_page_dup_value (XQ_FORM_PAGE (self), "student");
  g_autofree char *answer = xq_form_page_dup_value (XQ_FORM_PAGE (self), "safety");

  xq_safety_steps_show (xq_session_sheet_get_safety (self->sheet), student, answer);
}

static void
say_message (XqSessionPage *self)
{
  g_autofree char *text = xq_form_page_dup_value (XQ_FORM_PAGE (self), "to_teacher");
  g_autofree char *answer = xq_form_page_dup_value (XQ_FORM_PAGE (self), "to_teacher_student");
  const char *hint;

  if (text == NULL)
    hint = _("A letter to the class teacher alone, never part of the record. Write only what the teacher is to do.");
  else if (g_strcmp0 (answer, "agreed") == 0)
    hint = _("It is sent to the class teacher as soon as you save, and entered among the disclosures: it cannot be called back.");
  else if (g_strcmp0 (answer, "safety") == 0)
    hint = _("It is sent as soon as you save, without the student's consent, because safety demands it; that is entered among the disclosures.");
  else if (g_strcmp0 (answer, "refused") == 0)
    hint = _("It is not sent: the student does not agree. It stays in this record.");
  else
    hint = _("Say whether the student agrees: without an answer it is not sent and cannot be saved.");
  xq_session_sheet_say_message (self->sheet, hint);
}

/* “Other” stands there until somebody says what it was about. */
static void
mend_theme (XqSessionPage *self)
{
  g_autofree char *value = xq_form_page_dup_value (XQ_FORM_PAGE (self), "theme");

  if (value != NULL && g_str_has_prefix (value, "other "))
    xq_field_editor_set_value (xq_form_row_get_editor (xq_form_page_get_row (XQ_FORM_PAGE (self), "theme")), value + strlen ("other "));
}

static void
xq_session_page_edited (XqFormPage *form,
                        const char *field)
{
  XqSessionPage *self = XQ_SESSION_PAGE (form);
  g_autofree char *narrative = NULL;
  g_autofree char *student = NULL;

  if (g_str_equal (field, "safety"))
    show_safety (self);
  else if (g_str_equal (field, "theme"))
    mend_theme (self);
  else if (g_str_equal (field, "to_teacher") || g_str_equal (field, "to_teacher_student"))
    say_message (self);
  else if (g_str_equal (field, "student"))
    {
      show_safety (self);
      show_past (self);
      narrative = xq_form_page_dup_value (form, "narrative");
      student = xq_form_page_dup_value (form, "student");
      /* Whoever is named, the next thing is the text. */
      if (student != NULL && narrative == NULL)
        xq_note_editor_focus (get_narrative (self));
    }
}

/* --- the form's own --- */

static void
xq_session_page_lay_out (XqFormPage *form)
{
  XqSessionPage *self = XQ_SESSION_PAGE (form);

  self->sheet = xq_session_sheet_new ();
  for (const XqField *field = xq_session.fields; field->number != 0; field++)
    {
      XqFormRow *row = xq_form_page_get_row (form, field->name);
      GtkWidget *parts = xq_form_page_get_parts (form, field->name);

      if (row != NULL || parts != NULL)
        xq_session_sheet_place (self->sheet, field->name, parts != NULL ? parts : GTK_WIDGET (row));
    }
  xq_choices_editor_fold (XQ_CHOICES_EDITOR (xq_form_row_get_editor (xq_form_page_get_row (form, "theme"))));
  xq_note_editor_enlarge (get_narrative (self), NARRATIVE_HEIGHT);
  xq_form_page_set_sheet (form, GTK_WIDGET (self->sheet));
}

/* Private or not, the text is written in one place; saving puts it where it belongs. */
static void
xq_session_page_begun (XqFormPage *form,
                       XqRecord   *record)
{
  XqSessionPage *self = XQ_SESSION_PAGE (form);

  if (xq_record_get (record, "narrative") == NULL && xq_record_get (record, "private_narrative") != NULL)
    xq_field_editor_set_value (XQ_FIELD_EDITOR (get_narrative (self)), xq_record_get (record, "private_narrative"));
  g_clear_pointer (&self->asked, g_free);
  show_past (self);
  show_safety (self);
  say_message (self);
  xq_session_sheet_open (self->sheet, xq_record_get (record, "to_teacher") != NULL,
                         xq_record_get_parts (record, "participants")->len > 0, xq_record_get (record, "key_points") != NULL);
  if (xq_record_get (record, "student") != NULL)
    xq_note_editor_focus (get_narrative (self));
  else
    gtk_widget_child_focus (GTK_WIDGET (xq_form_page_get_row (form, "student")), GTK_DIR_TAB_FORWARD);
}

static void
xq_session_page_collect (XqFormPage *form,
                         XqRecord   *record)
{
  (void) form;
  xq_record_set (record, "private_narrative", NULL);
}

static gboolean
xq_session_page_check_signing (XqFormPage *form)
{
  g_autofree char *safety = xq_form_page_dup_value (form, "safety");
  g_autofree char *client = xq_form_page_dup_value (form, "client");
  XqFormRow *row = xq_form_page_get_row (form, "safety");

  if (g_strcmp0 (safety, "not_asked") != 0 || g_strcmp0 (client, "guardian") == 0 || g_strcmp0 (client, "staff") == 0)
    return TRUE;
  xq_form_row_set_wrong (row, _("Answer this before you sign"));
  gtk_widget_child_focus (GTK_WIDGET (xq_form_row_get_editor (row)), GTK_DIR_TAB_FORWARD);
  return FALSE;
}

static void
heading (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  (void) action;
  xq_note_editor_go_to_heading (get_narrative (XQ_SESSION_PAGE (widget)), _(g_variant_get_string (parameter, NULL)));
}

static void
xq_session_page_dispose (GObject *object)
{
  XqSessionPage *self = XQ_SESSION_PAGE (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->sheet = NULL;

  G_OBJECT_CLASS (xq_session_page_parent_class)->dispose (object);
}

static void
xq_session_page_finalize (GObject *object)
{
  g_free (XQ_SESSION_PAGE (object)->asked);

  G_OBJECT_CLASS (xq_session_page_parent_class)->finalize (object);
}

static void
xq_session_page_class_init (XqSessionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  XqFormPageClass *form_class = XQ_FORM_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_session_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_session_page_finalize;
  XQ_PAGE_CLASS (klass)->help = "session";
  form_class->lay_out = xq_session_page_lay_out;
  form_class->begun = xq_session_page_begun;
  form_class->edited = xq_session_page_edited;
  form_class->collect = xq_session_page_collect;
  form_class->check_signing = xq_session_page_check_signing;
  form_class->signs = TRUE;

  gtk_widget_class_install_action (widget_class, "session.heading", "s", heading);
}

static void
xq_session_page_init (XqSessionPage *self)
{
  (void) self;
}
