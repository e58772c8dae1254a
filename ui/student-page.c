/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "asked-button.h"
#include "event-row.h"
#include "fact-row.h"
#include "form-page.h"
#include "list-rows.h"
#include "page-for-record.h"
#include "paper-out.h"
#include "paper-page.h"
#include "referral-step-page.h"
#include "student-answer.h"
#include "student-page.h"
#include "support-page.h"

#include "school/concern.h"
#include "school/kinds.h"

struct _XqStudentPage
{
  XqPage      parent_instance;

  char       *uid;
  char       *plan;          /* uids of this school year's plan and of the half in the casework; NULL for none */
  char       *plan_state;

  GtkLabel   *name_label;
  GtkLabel   *line_label;
  GtkWidget  *session_button;
  GtkWidget  *visit_button;
  GtkWidget  *contact_button;
  GtkWidget  *concern_button;
  GtkWidget  *asked_button;
  GtkWidget  *referral_button;
  GtkWidget  *support_button;
  GtkWidget  *print_button;
  GMenuModel *print_menu;
  GMenuModel *class_menu;
  GtkWidget  *plan_button;
  GtkWidget  *state_button;
  GtkWidget  *overview;
  GtkListBox *facts_list;
  GtkStack   *stack;
  GtkListBox *events_list;
};

G_DEFINE_FINAL_TYPE (XqStudentPage, xq_student_page, XQ_TYPE_PAGE)

const char *
xq_student_page_get_student (XqStudentPage *self)
{
  g_return_val_if_fail (XQ_IS_STUDENT_PAGE (self), NULL);

  return self->uid;
}

static void
show (XqStudentPage         *self,
      const XqStudentAnswer *answer)
{
  const char *today = xq_desk_get_today (xq_page_get_desk (XQ_PAGE (self)));

  /* The records were closed while this was on its way. */
  if (today == NULL)
    return;

  xq_page_set_title (XQ_PAGE (self), answer->name);
  gtk_label_set_text (self->name_label, answer->name);
  gtk_label_set_text (self->line_label, answer->line);

  g_free (self->plan);
  g_free (self->plan_state);
  self->plan = g_strdup (answer->plan.plan);
  self->plan_state = g_strdup (answer->plan.state);
  xq_list_rows_remove (self->facts_list);
  for (guint i = 0; i < answer->facts->len; i++)
    {
      const XqStudentFact *fact = g_ptr_array_index (answer->facts, i);

      gtk_list_box_append (self->facts_list, xq_fact_row_new (fact->title, fact->words));
    }
  /* Who reads a name and a class only has them in the headline. */
  gtk_widget_set_visible (self->overview, answer->facts->len > 0);
  xq_list_rows_remove (self->events_list);
  for (guint i = 0; i < answer->events->len; i++)
    gtk_list_box_append (self->events_list, xq_event_row_new (g_ptr_array_index (answer->events, i), today));
  gtk_stack_set_visible_child_name (self->stack, answer->events->len > 0 ? "list" : "empty");
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqStudentPage) self = user_data;
  g_autoptr (GError) error = NULL;
  XqStudentAnswer *answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  show (self, answer);
  xq_student_answer_free (answer);
}

static void
xq_student_page_refresh (XqPage *page)
{
  xq_desk_run_async (xq_page_get_desk (page), xq_student_ask, g_strdup (XQ_STUDENT_PAGE (page)->uid), g_free,
                     (GDestroyNotify) xq_student_answer_free, xq_page_get_cancellable (page), answered_cb,
                     g_object_ref (page));
}

static void
event_activated_cb (XqStudentPage *self,
                    GtkListBoxRow *row)
{
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));
  const XqKind *kind = xq_event_row_get_kind (XQ_EVENT_ROW (row));
  const char *uid = xq_event_row_get_record (XQ_EVENT_ROW (row));

  xq_page_push (XQ_PAGE (self), xq_page_for_record (desk, kind, uid));
}

static void
record (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqStudentPage *self = XQ_STUDENT_PAGE (widget);
  const XqKind *kind = xq_kind_find (g_variant_get_string (parameter, NULL));

  (void) action;
  if (kind != NULL)
    xq_page_push (XQ_PAGE (self), xq_form_page_new (xq_page_get_desk (XQ_PAGE (self)), kind, self->uid));
}

/* What is there is opened, what is not is begun. */
static void
open_plan (XqStudentPage *self,
           const XqKind  *kind,
           const char    *uid)
{
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));

  xq_page_push (XQ_PAGE (self), uid != NULL ? xq_page_for_record (desk, kind, uid) : xq_form_page_new (desk, kind, self->uid));
}

static void
plan (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  open_plan (XQ_STUDENT_PAGE (widget), &xq_student_plan, XQ_STUDENT_PAGE (widget)->plan);
}

static void
plan_state (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  open_plan (XQ_STUDENT_PAGE (widget), &xq_plan_state, XQ_STUDENT_PAGE (widget)->plan_state);
}

static void
refer (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqStudentPage *self = XQ_STUDENT_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (self), xq_referral_step_page_new_referral (xq_page_get_desk (XQ_PAGE (self)), self->uid));
}

static void
list_for_support (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_support_list_student (XQ_PAGE (widget), XQ_STUDENT_PAGE (widget)->uid, NULL, NULL);
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqStudentPage *self = XQ_STUDENT_PAGE (widget);
  XqPaperOrder *order = xq_paper_order_new (g_variant_get_string (parameter, NULL));

  (void) action;
  order->student = g_strdup (self->uid);
  xq_page_push (XQ_PAGE (self), xq_paper_page_new (xq_page_get_desk (XQ_PAGE (self)), order));
}

static void
print_empty (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);

  (void) action;
  xq_page_push (page, xq_paper_page_new (xq_page_get_desk (page), xq_paper_order_new (g_variant_get_string (parameter, NULL))));
}

/* What an account may not add, it is not offered. */
static void
offer (XqStudentPage *self,
       GtkWidget     *button,
       const char    *kind)
{
  gtk_widget_set_visible (button, xq_form_page_may_add (xq_kind_find (kind), xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self)))));
}

static void
xq_student_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_student_page_parent_class)->dispose (object);
}

static void
xq_student_page_finalize (GObject *object)
{
  g_free (XQ_STUDENT_PAGE (object)->uid);
  g_free (XQ_STUDENT_PAGE (object)->plan);
  g_free (XQ_STUDENT_PAGE (object)->plan_state);

  G_OBJECT_CLASS (xq_student_page_parent_class)->finalize (object);
}

static void
xq_student_page_class_init (XqStudentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_student_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_student_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_student_page_refresh;
  XQ_PAGE_CLASS (klass)->help = "student";

  g_type_ensure (XQ_TYPE_ASKED_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/student-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, line_label);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, session_button);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, visit_button);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, contact_button);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, concern_button);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, asked_button);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, referral_button);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, support_button);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, print_menu);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, class_menu);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, plan_button);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, state_button);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, overview);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, facts_list);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqStudentPage, events_list);
  gtk_widget_class_bind_template_callback (widget_class, event_activated_cb);
  gtk_widget_class_install_action (widget_class, "student.record", "s", record);
  gtk_widget_class_install_action (widget_class, "student.refer", NULL, refer);
  gtk_widget_class_install_action (widget_class, "student.support", NULL, list_for_support);
  gtk_widget_class_install_action (widget_class, "student.plan", NULL, plan);
  gtk_widget_class_install_action (widget_class, "student.plan-state", NULL, plan_state);
  gtk_widget_class_install_action (widget_class, "student.print", "s", print);
  gtk_widget_class_install_action (widget_class, "student.print-empty", "s", print_empty);
}

static void
xq_student_page_init (XqStudentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_student_page_new (XqDesk     *desk,
                     const char *uid)
{
  XqStudentPage *self;

  g_return_val_if_fail (uid != NULL, NULL);

  self = g_object_new (XQ_TYPE_STUDENT_PAGE, "desk", desk, NULL);
  self->uid = g_strdup (uid);
  offer (self, self->session_button, "session");
  offer (self, self->visit_button, "home_visit");
  offer (self, self->contact_button, "family_contact");
  offer (self, self->referral_button, "referral");
  offer (self, self->support_button, "key_support");
  offer (self, self->plan_button, "student_plan");
  offer (self, self->state_button, "plan_state");
  gtk_widget_set_visible (self->concern_button, xq_concern_may_raise (xq_desk_get_roles (desk)));
  gtk_widget_set_visible (self->asked_button, xq_form_page_may_add (&xq_session, xq_desk_get_roles (desk)));
  if (xq_form_page_may_add (&xq_case_file, xq_desk_get_roles (desk)))
    gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->print_button), self->print_menu);
  else if (xq_form_page_may_add (&xq_student_plan, xq_desk_get_roles (desk)))
    gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->print_button), self->class_menu);
  else
    gtk_widget_set_visible (self->print_button, xq_paper_out_may_print_visits (desk));
  return XQ_PAGE (self);
}
