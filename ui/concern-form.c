/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "concern-form.h"
#include "concern-sheet.h"
#include "concern-work.h"
#include "paper-page.h"
#include "record-answer.h"
#include "student-page.h"

#include "school/concern.h"
#include "school/kinds.h"

struct _XqConcernForm
{
  XqFormPage      parent_instance;

  XqConcernSheet *sheet;
  char           *student;
};

G_DEFINE_FINAL_TYPE (XqConcernForm, xq_concern_form, XQ_TYPE_FORM_PAGE)

static gboolean
raises (gpointer self)
{
  return xq_concern_may_raise (xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self))));
}

static gboolean
xq_concern_form_fills (XqFormPage    *form,
                       const XqField *field)
{
  return g_strv_contains (xq_concern_raised_fields, field->name) == raises (form);
}

static void
xq_concern_form_lay_out (XqFormPage *form)
{
  XqConcernForm *self = XQ_CONCERN_FORM (form);

  self->sheet = xq_concern_sheet_new (!raises (form));
  for (const XqField *field = xq_concern.fields; field->number != 0; field++)
    {
      XqFormRow *row = xq_form_page_get_row (form, field->name);

      if (row != NULL)
        xq_concern_sheet_add (self->sheet, row);
    }
  xq_form_page_set_sheet (form, GTK_WIDGET (self->sheet));
}

/* --- what the teacher wrote, for the counsellor --- */

static gboolean
is_read (const char *title)
{
  if (g_str_equal (title, _(xq_fields_find (xq_concern.fields, "raised_by")->title)))
    return TRUE;
  for (guint i = 0; xq_concern_raised_fields[i] != NULL; i++)
    if (g_str_equal (title, _(xq_fields_find (xq_concern.fields, xq_concern_raised_fields[i])->title)))
      return TRUE;
  return FALSE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqConcernForm) self = user_data;
  g_autoptr (GError) error = NULL;
  XqRecordAnswer *answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL || self->sheet == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      g_clear_pointer (&answer, xq_record_answer_free);
      return;
    }
  xq_concern_sheet_clear (self->sheet);
  for (guint i = 0; i < answer->lines->len; i++)
    {
      const XqRecordLine *line = g_ptr_array_index (answer->lines, i);

      if (is_read (line->title))
        xq_concern_sheet_say (self->sheet, line->title, line->words);
    }
  xq_record_answer_free (answer);
}

static void
show_urgency (XqConcernForm *self)
{
  g_autofree char *urgency = raises (self) ? xq_form_page_dup_value (XQ_FORM_PAGE (self), "urgency") : NULL;

  xq_concern_sheet_show_steps (self->sheet, urgency);
}

static void
xq_concern_form_begun (XqFormPage *form,
                       XqRecord   *record)
{
  XqConcernForm *self = XQ_CONCERN_FORM (form);

  g_free (self->student);
  self->student = g_strdup (xq_record_get (record, "student"));
  show_urgency (self);
  if (!raises (self) && xq_record_get_uid (record) != NULL)
    xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_record_ask,
                       xq_record_question_new (&xq_concern, xq_record_get_uid (record)), (GDestroyNotify) xq_record_question_free,
                       (GDestroyNotify) xq_record_answer_free, xq_page_get_cancellable (XQ_PAGE (self)), read_cb, g_object_ref (self));
  else if (raises (self) && self->student != NULL)
    xq_concern_sheet_focus_text (self->sheet);
}

static void
xq_concern_form_edited (XqFormPage *form,
                        const char *field)
{
  if (g_str_equal (field, "urgency"))
    show_urgency (XQ_CONCERN_FORM (form));
}

static const char *
xq_concern_form_said (XqFormPage *form)
{
  return raises (form) ? _("Sent: only the psychology teacher can open it") : _("Saved; the answer is on its way to the teacher");
}

/* --- one step further --- */

static void
record_session (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  XqConcernForm *self = XQ_CONCERN_FORM (widget);
  XqPage *page;

  (void) action;
  (void) parameter;
  if (self->student == NULL)
    return;
  page = xq_form_page_new (xq_page_get_desk (XQ_PAGE (self)), &xq_session, self->student);
  xq_form_page_preset (XQ_FORM_PAGE (page), "source", "class_teacher");
  xq_page_push (XQ_PAGE (self), page);
}

static void
open_student (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  XqConcernForm *self = XQ_CONCERN_FORM (widget);

  (void) action;
  (void) parameter;
  if (self->student != NULL)
    xq_page_push (XQ_PAGE (self), xq_student_page_new (xq_page_get_desk (XQ_PAGE (self)), self->student));
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqFormPage *form = XQ_FORM_PAGE (widget);
  XqPaperOrder *order;

  (void) action;
  (void) parameter;
  if (xq_form_page_get_uid (form) == NULL)
    return;
  order = xq_paper_order_new ("concern_note");
  order->record = g_strdup (xq_form_page_get_uid (form));
  xq_page_push (XQ_PAGE (form), xq_paper_page_new (xq_page_get_desk (XQ_PAGE (form)), order));
}

static void
xq_concern_form_dispose (GObject *object)
{
  XQ_CONCERN_FORM (object)->sheet = NULL;

  G_OBJECT_CLASS (xq_concern_form_parent_class)->dispose (object);
}

static void
xq_concern_form_finalize (GObject *object)
{
  g_free (XQ_CONCERN_FORM (object)->student);

  G_OBJECT_CLASS (xq_concern_form_parent_class)->finalize (object);
}

static void
xq_concern_form_class_init (XqConcernFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  XqFormPageClass *form_class = XQ_FORM_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_concern_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_concern_form_finalize;
  XQ_PAGE_CLASS (klass)->help = "concern";
  form_class->lay_out = xq_concern_form_lay_out;
  form_class->begun = xq_concern_form_begun;
  form_class->edited = xq_concern_form_edited;
  form_class->fills = xq_concern_form_fills;
  form_class->said = xq_concern_form_said;
  form_class->begin = xq_concern_begin;
  form_class->save = xq_concern_save;

  gtk_widget_class_install_action (widget_class, "concern.session", NULL, record_session);
  gtk_widget_class_install_action (widget_class, "concern.student", NULL, open_student);
  gtk_widget_class_install_action (widget_class, "concern.print", NULL, print);
}

static void
xq_concern_form_init (XqConcernForm *self)
{
  (void) self;
}
