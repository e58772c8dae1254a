/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "fact-row.h"
#include "form-page.h"
#include "history-page.h"
#include "list-rows.h"
#include "paper-out.h"
#include "paper-page.h"
#include "record-answer.h"
#include "record-page.h"
#include "support-answer.h"
#include "support-page.h"

#include "school/kinds.h"

struct _XqRecordPage
{
  XqPage           parent_instance;

  const XqKind    *kind;
  char            *uid;
  gboolean         working;

  GtkLabel        *state_label;
  GtkToggleButton *withdraw_toggle;
  GtkEditable     *reason_entry;
  GtkWidget       *support_button;
  GtkWidget       *summary_button;
  GtkWidget       *paper_button;
  GtkWidget       *sign_button;
  GtkButton       *change_button;
  GtkLabel        *wrong_label;
  GtkListBox      *lines_list;
};

G_DEFINE_FINAL_TYPE (XqRecordPage, xq_record_page, XQ_TYPE_PAGE)

/* What the store would refuse is not offered; it decides in the end. */
static gboolean
may_change (XqRecordPage         *self,
            const XqRecordAnswer *answer)
{
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));
  gboolean is_mine = g_strcmp0 (answer->author_uid, xq_desk_get_account_uid (desk)) == 0;
  guint enough = XQ_EDIT_ALL | XQ_EDIT_REACH | (is_mine ? XQ_EDIT_OWN : 0);

  if (answer->is_withdrawn || (answer->is_private && !is_mine))
    return FALSE;
  return (xq_kind_get_access (self->kind, xq_desk_get_roles (desk)) & enough) != 0;
}

/* What is signed is what somebody answers for with the name: not the school's lists. */
static gboolean
is_of_the_counselling_work (const XqKind *kind)
{
  return kind->cabinet == XQ_CABINET_CASEWORK || kind->cabinet == XQ_CABINET_CARE;
}

/* The one paper that is printed of such a record, for those who print it. */
static const char *
find_paper (XqRecordPage *self)
{
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));

  if (self->kind == &xq_home_visit && xq_paper_out_may_print_visits (desk))
    return "home_visit_record";
  if (self->kind == &xq_student_plan && xq_form_page_may_add (&xq_student_plan, xq_desk_get_roles (desk)))
    return "student_file";
  return NULL;
}

static void
offer (XqRecordPage         *self,
       const XqRecordAnswer *answer)
{
  gboolean allowed = may_change (self, answer);

  gtk_button_set_label (self->change_button, answer->is_signed ? _("Correct…") : _("Change"));
  gtk_widget_set_visible (GTK_WIDGET (self->change_button), allowed);
  gtk_widget_set_visible (self->summary_button, self->kind == &xq_case_file && !answer->is_withdrawn);
  gtk_widget_set_visible (self->support_button, self->kind == &xq_session && !answer->is_withdrawn);
  gtk_widget_set_visible (self->paper_button, find_paper (self) != NULL && !answer->is_withdrawn);
  gtk_widget_set_visible (self->sign_button, allowed && !answer->is_signed && is_of_the_counselling_work (self->kind));
  gtk_widget_set_visible (GTK_WIDGET (self->withdraw_toggle), allowed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.change", allowed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.sign", allowed && !answer->is_signed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.withdraw", allowed);
  if (!allowed)
    gtk_toggle_button_set_active (self->withdraw_toggle, FALSE);
}

static void
say_wrong (XqRecordPage *self,
           const char   *words)
{
  gtk_label_set_text (self->wrong_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wrong_label), words != NULL);
}

static void
show (XqRecordPage         *self,
      const XqRecordAnswer *answer)
{
  g_autofree char *written = NULL;
  g_autofree char *state = NULL;

  xq_list_rows_remove (self->lines_list);
  for (guint i = 0; i < answer->lines->len; i++)
    {
      const XqRecordLine *line = g_ptr_array_index (answer->lines, i);

      gtk_list_box_append (self->lines_list, xq_fact_row_new (line->title, line->words));
    }
  /* Translators: the name of an account */
  written = g_strdup_printf (_("Written by %s"), answer->author);
  state = g_strconcat (written, answer->is_signed ? " · " : "", answer->is_signed ? _("signed and locked") : "",
                       answer->is_withdrawn ? " · " : "", answer->is_withdrawn ? _("withdrawn") : "", NULL);
  gtk_label_set_text (self->state_label, state);
  offer (self, answer);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;
  XqRecordAnswer *answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  show (self, answer);
  xq_record_answer_free (answer);
}

static void
xq_record_page_refresh (XqPage *page)
{
  XqRecordPage *self = XQ_RECORD_PAGE (page);

  xq_desk_run_async (xq_page_get_desk (page), xq_record_ask, xq_record_question_new (self->kind, self->uid),
                     (GDestroyNotify) xq_record_question_free, (GDestroyNotify) xq_record_answer_free,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

/* --- what may be done --- */

static void
change (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqRecordPage *self = XQ_RECORD_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (self), xq_form_page_new_for_record (xq_page_get_desk (XQ_PAGE (self)), self->kind, self->uid));
}

static void
history (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  XqRecordPage *self = XQ_RECORD_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (self), xq_history_page_new (xq_page_get_desk (XQ_PAGE (self)), self->kind, self->uid));
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  self->working = FALSE;
  say_wrong (self, error != NULL ? error->message : NULL);
  if (error != NULL)
    return;
  gtk_toggle_button_set_active (self->withdraw_toggle, FALSE);
  gtk_editable_set_text (self->reason_entry, "");
  xq_desk_note_saved (XQ_DESK (source), self->kind->name);
}

static void
do_it (XqRecordPage *self,
       XqDeskFunc    func,
       const char   *reason)
{
  if (self->working)
    return;
  self->working = TRUE;
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), func, xq_record_deed_new (self->kind, self->uid, reason),
                     (GDestroyNotify) xq_record_deed_free, NULL, NULL, done_cb, g_object_ref (self));
}

static void
sign (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  do_it (XQ_RECORD_PAGE (widget), xq_record_sign, NULL);
}

static void
withdraw (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  XqRecordPage *self = XQ_RECORD_PAGE (widget);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_entry)));

  (void) action;
  (void) parameter;
  if (*reason != '\0')
    {
      do_it (self, xq_record_withdraw, reason);
      return;
    }
  say_wrong (self, _("Say why it is withdrawn."));
  gtk_widget_grab_focus (GTK_WIDGET (self->reason_entry));
}

static void
reason_activated_cb (XqRecordPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "record.withdraw", NULL);
}

/* From a session's level: the level goes along, what was said stays. */
static void
session_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (XqRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) told = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (told == NULL)
    xq_page_say_error (XQ_PAGE (self), error);
  else
    xq_support_list_student (XQ_PAGE (self), told[0], told[1], NULL);
}

static void
list_for_support (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  XqRecordPage *self = XQ_RECORD_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_support_session_ask, g_strdup (self->uid), g_free,
                     (GDestroyNotify) g_strfreev, xq_page_get_cancellable (XQ_PAGE (self)), session_read_cb, g_object_ref (self));
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqRecordPage *self = XQ_RECORD_PAGE (widget);
  XqPaperOrder *order = xq_paper_order_new (g_variant_get_string (parameter, NULL));

  (void) action;
  order->record = g_strdup (self->uid);
  xq_page_push (XQ_PAGE (self), xq_paper_page_new (xq_page_get_desk (XQ_PAGE (self)), order));
}

/* Ctrl+P, where there is one paper of the record. */
static void
xq_record_page_print (XqPage *page)
{
  if (gtk_widget_get_visible (XQ_RECORD_PAGE (page)->paper_button))
    gtk_widget_activate_action (GTK_WIDGET (page), "record.print", "s", find_paper (XQ_RECORD_PAGE (page)));
}

static void
xq_record_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_record_page_parent_class)->dispose (object);
}

static void
xq_record_page_finalize (GObject *object)
{
  g_free (XQ_RECORD_PAGE (object)->uid);

  G_OBJECT_CLASS (xq_record_page_parent_class)->finalize (object);
}

static void
xq_record_page_class_init (XqRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_record_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_record_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_record_page_refresh;
  XQ_PAGE_CLASS (klass)->print = xq_record_page_print;
  XQ_PAGE_CLASS (klass)->help = "record";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqRecordPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, XqRecordPage, withdraw_toggle);
  gtk_widget_class_bind_template_child (widget_class, XqRecordPage, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, XqRecordPage, sign_button);
  gtk_widget_class_bind_template_child (widget_class, XqRecordPage, summary_button);
  gtk_widget_class_bind_template_child (widget_class, XqRecordPage, support_button);
  gtk_widget_class_bind_template_child (widget_class, XqRecordPage, paper_button);
  gtk_widget_class_bind_template_child (widget_class, XqRecordPage, change_button);
  gtk_widget_class_bind_template_child (widget_class, XqRecordPage, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqRecordPage, lines_list);
  gtk_widget_class_bind_template_callback (widget_class, reason_activated_cb);
  gtk_widget_class_install_action (widget_class, "record.change", NULL, change);
  gtk_widget_class_install_action (widget_class, "record.sign", NULL, sign);
  gtk_widget_class_install_action (widget_class, "record.withdraw", NULL, withdraw);
  gtk_widget_class_install_action (widget_class, "record.history", NULL, history);
  gtk_widget_class_bind_template_callback (widget_class, xq_record_page_print);
  gtk_widget_class_install_action (widget_class, "record.print", "s", print);
  gtk_widget_class_install_action (widget_class, "record.support", NULL, list_for_support);
}

static void
xq_record_page_init (XqRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_record_page_new (XqDesk       *desk,
                    const XqKind *kind,
                    const char   *uid)
{
  XqRecordPage *self;

  g_return_val_if_fail (kind != NULL && uid != NULL, NULL);

  self = g_object_new (XQ_TYPE_RECORD_PAGE, "desk", desk, "title", _(kind->title), NULL);
  self->kind = kind;
  xq_page_set_kind (XQ_PAGE (self), kind);
  self->uid = g_strdup (uid);
  return XQ_PAGE (self);
}
