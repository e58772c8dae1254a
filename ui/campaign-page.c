/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "answers-page.h"
#include "campaign-answer.h"
#include "campaign-page.h"
#include "coverage-row.h"
#include "form-page.h"
#include "level-chart.h"
#include "level-row.h"
#include "list-rows.h"
#include "observation-page.h"
#include "paper-page.h"
#include "student-page.h"
#include "support-page.h"

#include "school/kinds.h"

struct _XqCampaignPage
{
  XqPage            parent_instance;

  char             *uid;
  XqCampaignAnswer *answer;       /* NULL until it is known */
  char             *class_uid;    /* the chosen class, or NULL */
  gboolean          filling;      /* the program writes, not a person */

  GtkWidget        *switcher;
  GtkLabel         *days_label;
  GtkWidget        *print_button;
  GtkWidget        *change_button;
  GtkStack         *stack;
  GtkStack         *views;
  GtkListBox       *classes_list;
  GtkLabel         *class_label;
  GtkWidget        *observe_button;
  GtkWidget        *answers_button;
  GtkListBox       *missing_list;
  GtkDropDown      *which_list;
  GtkListBox       *levels_list;
  XqLevelChart     *chart;
  GtkFlowBox       *staff_box;
};

G_DEFINE_FINAL_TYPE (XqCampaignPage, xq_campaign_page, XQ_TYPE_PAGE)

static void
add_words (GtkListBox *list,
           const char *words)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", words, "use-markup", FALSE, NULL);

  gtk_list_box_append (list, row);
}

/* --- how far each class is --- */

static void
open_student_cb (AdwActionRow *row,
                 XqPage       *self)
{
  xq_page_push (self, xq_student_page_new (xq_page_get_desk (self), g_object_get_data (G_OBJECT (row), "student")));
}

static void
add_missing (XqCampaignPage          *self,
             const XqCampaignStudent *student)
{
  g_autofree char *title = g_strjoin (" ", student->seat != NULL ? student->seat : "", student->name, NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", g_strchug (title), "activatable", TRUE, NULL);
  GtkWidget *what = gtk_label_new (student->what);

  gtk_widget_add_css_class (what, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), what);
  g_object_set_data_full (G_OBJECT (row), "student", g_strdup (student->uid), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_student_cb), self, 0);
  gtk_list_box_append (self->missing_list, row);
}

static void
show_class (XqCampaignPage        *self,
            const XqCampaignClass *class)
{
  guint missing = class->missing->len;
  g_autofree char *title =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u student is missing", "%s: %u students are missing", missing), class->name,
                     missing);

  g_free (self->class_uid);
  self->class_uid = g_strdup (class->uid);
  gtk_label_set_text (self->class_label, title);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->observe_button), "s", class->uid);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->answers_button), "s", class->uid);
  xq_list_rows_remove (self->missing_list);
  for (guint i = 0; i < class->missing->len; i++)
    add_missing (self, g_ptr_array_index (class->missing, i));
  if (missing == 0)
    add_words (self->missing_list, _("Everybody in this class is done"));
}

static void
class_selected_cb (XqCampaignPage *self,
                   GtkListBoxRow  *row)
{
  if (row != NULL && !self->filling && self->answer != NULL && self->answer->classes != NULL)
    show_class (self, g_ptr_array_index (self->answer->classes, (guint) gtk_list_box_row_get_index (row)));
}

/* The class that was chosen before, or the first where somebody is missing. */
static guint
choose_class (XqCampaignPage *self)
{
  const GPtrArray *classes = self->answer->classes;
  guint first = 0;

  for (guint i = classes->len; i > 0; i--)
    {
      const XqCampaignClass *class = g_ptr_array_index (classes, i - 1);

      if (g_strcmp0 (class->uid, self->class_uid) == 0)
        return i - 1;
      if (class->missing->len > 0)
        first = i - 1;
    }
  return first;
}

static void
show_classes (XqCampaignPage *self)
{
  const GPtrArray *classes = self->answer->classes;
  guint chosen = choose_class (self);

  self->filling = TRUE;
  xq_list_rows_remove (self->classes_list);
  for (guint i = 0; i < classes->len; i++)
    {
      const XqCampaignClass *class = g_ptr_array_index (classes, i);
      GtkWidget *row = xq_coverage_row_new (class->name, class->done, class->due);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->classes_list, row);
    }
  gtk_list_box_select_row (self->classes_list, gtk_list_box_get_row_at_index (self->classes_list, (int) chosen));
  self->filling = FALSE;
  gtk_widget_set_visible (self->observe_button, classes->len > 0 && self->answer->campaign->has_form);
  gtk_widget_set_visible (self->answers_button, classes->len > 0 && self->answer->levels != NULL &&
                                                  g_strv_length (self->answer->campaign->instruments) > 0);
  xq_list_rows_remove (self->missing_list);
  if (classes->len > 0)
    show_class (self, g_ptr_array_index (classes, chosen));
  else
    add_words (self->classes_list, _("No class of this campaign is yours"));
}

/* --- levels --- */

static gboolean
is_wanted (XqCampaignPage    *self,
           const XqLevelLine *line)
{
  guint which = gtk_drop_down_get_selected (self->which_list);

  return which == 2 || (line->confirmed != NULL) == (which == 1);
}

static void
show_levels (XqCampaignPage *self)
{
  guint n = 0;

  xq_list_rows_remove (self->levels_list);
  for (guint i = 0; self->answer->levels != NULL && i < self->answer->levels->len; i++)
    {
      const XqLevelLine *line = g_ptr_array_index (self->answer->levels, i);

      if (!is_wanted (self, line))
        continue;
      gtk_list_box_append (self->levels_list, xq_level_row_new (line));
      n++;
    }
  if (n == 0)
    add_words (self->levels_list, gtk_drop_down_get_selected (self->which_list) == 0
                                    ? _("Nobody waits for an interview. Whoever an observation or a questionnaire points to comes here.")
                                    : _("Nothing is confirmed yet"));
}

static void
which_changed_cb (XqCampaignPage *self)
{
  if (self->answer != NULL)
    show_levels (self);
}

static void
level_activated_cb (XqCampaignPage *self,
                    GtkListBoxRow  *row)
{
  if (XQ_IS_LEVEL_ROW (row))
    xq_page_push (XQ_PAGE (self), xq_student_page_new (xq_page_get_desk (XQ_PAGE (self)), xq_level_row_get_student (XQ_LEVEL_ROW (row))));
}

static const XqLevelLine *
find_level (XqCampaignPage *self,
            const char     *student)
{
  for (guint i = 0; self->answer != NULL && self->answer->levels != NULL && i < self->answer->levels->len; i++)
    {
      const XqLevelLine *line = g_ptr_array_index (self->answer->levels, i);

      if (g_str_equal (line->student, student))
        return line;
    }
  return NULL;
}

/* The same record takes the interview and the level: each begins at its own field. */
static void
write_level (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  XqCampaignPage *self = XQ_CAMPAIGN_PAGE (widget);
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));
  const char *student = g_variant_get_string (parameter, NULL);
  const XqLevelLine *line = find_level (self, student);
  XqPage *form;

  if (line == NULL)
    return;
  if (line->level != NULL)
    form = xq_form_page_new_for_record (desk, &xq_screening_level, line->level);
  else
    {
      form = xq_form_page_new (desk, &xq_screening_level, student);
      xq_form_page_preset_record (XQ_FORM_PAGE (form), "campaign", self->uid, self->answer->campaign->name);
    }
  xq_form_page_begin_at (XQ_FORM_PAGE (form), g_str_equal (action, "campaign.interview") ? "interview_on" : "confirmed");
  xq_page_push (XQ_PAGE (self), form);
}

/* With the level that was confirmed; how it came about stays in the casework, which heads do not read. */
static void
list_for_support (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  const XqLevelLine *line = find_level (XQ_CAMPAIGN_PAGE (widget), g_variant_get_string (parameter, NULL));

  (void) action;
  if (line != NULL && line->confirmed != NULL)
    xq_support_list_student (XQ_PAGE (widget), line->student, line->confirmed, NULL);
}

/* --- the staff --- */

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (XqCampaignPage) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  xq_page_say_error (XQ_PAGE (self), error);
  xq_desk_note_saved (XQ_DESK (source), xq_staff_screening.name);
}

static void
took_part_cb (XqCampaignPage *self,
              GtkCheckButton *check)
{
  const XqScreenedStaff *line = g_object_get_data (G_OBJECT (check), "line");

  if (!self->filling)
    xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_campaign_note_staff,
                       xq_campaign_staff_work_new (self->uid, line->staff, gtk_check_button_get_active (check) ? NULL : line->record),
                       (GDestroyNotify) xq_campaign_staff_work_free, NULL, NULL, noted_cb, g_object_ref (self));
}

static void
show_staff (XqCampaignPage *self)
{
  const GPtrArray *staff = self->answer->staff;
  gboolean may_write = xq_form_page_may_add (&xq_staff_screening, xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self))));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->staff_box))) != NULL)
    gtk_flow_box_remove (self->staff_box, child);
  for (guint i = 0; i < staff->len; i++)
    {
      XqScreenedStaff *line = g_ptr_array_index (staff, i);
      GtkWidget *check = gtk_check_button_new_with_label (line->name);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), line->record != NULL);
      gtk_widget_set_sensitive (check, may_write);
      gtk_widget_set_tooltip_text (check, line->took_part_on);
      g_object_set_data (G_OBJECT (check), "line", line);
      g_signal_connect_object (check, "toggled", G_CALLBACK (took_part_cb), self, G_CONNECT_SWAPPED);
      gtk_flow_box_append (self->staff_box, check);
      /* The check button takes the cursor, not the place where it stands. */
      gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE);
    }
}

/* --- the page --- */

static void
show_view (XqCampaignPage *self,
           const char     *name,
           gboolean        is_there)
{
  gtk_stack_page_set_visible (gtk_stack_get_page (self->views, gtk_stack_get_child_by_name (self->views, name)), is_there);
}

static void
show_days (XqCampaignPage *self)
{
  const XqCampaignLine *campaign = self->answer->campaign;
  guint done = 0;
  guint due = 0;
  const char *last;
  g_autofree char *text = NULL;

  for (guint i = 0; self->answer->classes != NULL && i < self->answer->classes->len; i++)
    {
      const XqCampaignClass *class = g_ptr_array_index (self->answer->classes, i);

      done += class->done;
      due += class->due;
    }
  for (guint i = 0; self->answer->staff != NULL && i < self->answer->staff->len; i++)
    {
      done += ((const XqScreenedStaff *) g_ptr_array_index (self->answer->staff, i))->record != NULL;
      due++;
    }
  last = campaign->closed_on != NULL ? campaign->closed_on : campaign->ends_on;
  if (last != NULL)
    /* Translators: first and last day of a campaign; how many are done, of how many */
    text = g_strdup_printf (_("%s to %s · done: %u of %u"), campaign->starts_on, last, done, due);
  else
    text = g_strdup_printf (_("since %s · done: %u of %u"), campaign->starts_on, done, due);
  gtk_label_set_text (self->days_label, text);
  xq_page_set_title (XQ_PAGE (self), campaign->name);
}

static void
show (XqCampaignPage *self)
{
  const XqCampaignAnswer *answer = self->answer;
  gboolean sees_nothing = answer->classes == NULL && answer->staff == NULL;

  show_days (self);
  show_view (self, "progress", answer->classes != NULL);
  show_view (self, "levels", answer->levels != NULL);
  show_view (self, "numbers", answer->grades != NULL);
  show_view (self, "staff", answer->staff != NULL);
  gtk_widget_set_visible (self->switcher, answer->levels != NULL);
  gtk_widget_set_visible (self->print_button, answer->levels != NULL);
  if (answer->classes != NULL)
    show_classes (self);
  if (answer->levels != NULL)
    show_levels (self);
  if (answer->grades != NULL)
    xq_level_chart_show (self->chart, answer->grades);
  self->filling = TRUE;
  if (answer->staff != NULL)
    show_staff (self);
  self->filling = FALSE;
  if (answer->staff != NULL)
    gtk_stack_set_visible_child_name (self->views, "staff");
  gtk_stack_set_visible_child_name (self->stack, sees_nothing ? "closed" : "views");
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqCampaignPage) self = user_data;
  g_autoptr (GError) error = NULL;
  XqCampaignAnswer *answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  xq_campaign_answer_free (self->answer);
  self->answer = answer;
  show (self);
}

static void
xq_campaign_page_refresh (XqPage *page)
{
  xq_desk_run_async (xq_page_get_desk (page), xq_campaign_ask, g_strdup (XQ_CAMPAIGN_PAGE (page)->uid), g_free,
                     (GDestroyNotify) xq_campaign_answer_free, xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

static void
xq_campaign_page_find (XqPage *page)
{
  gtk_widget_child_focus (GTK_WIDGET (XQ_CAMPAIGN_PAGE (page)->views), GTK_DIR_TAB_FORWARD);
}

/* Views may be numbered anew by what was written in another. */
static void
view_shown_cb (XqCampaignPage *self)
{
  if (gtk_stack_get_visible_child (self->views) != NULL && self->answer != NULL)
    xq_page_set_kind (XQ_PAGE (self), g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "levels") == 0
                                        ? &xq_screening_level : &xq_screening_campaign);
}

static void
observe (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);

  (void) action;
  xq_page_push (page, xq_observation_page_new (xq_page_get_desk (page), XQ_CAMPAIGN_PAGE (widget)->uid,
                                               g_variant_get_string (parameter, NULL)));
}

static void
type_answers (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);

  (void) action;
  xq_page_push (page, xq_answers_page_new (xq_page_get_desk (page), XQ_CAMPAIGN_PAGE (widget)->uid,
                                           g_variant_get_string (parameter, NULL)));
}

/* The form of the class that is chosen; the others are the campaign's. */
static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);
  XqPaperOrder *order = xq_paper_order_new (g_variant_get_string (parameter, NULL));

  (void) action;
  order->record = g_strdup (XQ_CAMPAIGN_PAGE (widget)->uid);
  if (g_str_equal (order->paper, "screening_observation"))
    order->class_uid = g_strdup (XQ_CAMPAIGN_PAGE (widget)->class_uid);
  xq_page_push (page, xq_paper_page_new (xq_page_get_desk (page), order));
}

static void
xq_campaign_page_print (XqPage *page)
{
  if (gtk_widget_get_visible (XQ_CAMPAIGN_PAGE (page)->print_button))
    gtk_widget_activate_action (GTK_WIDGET (page), "campaign.print", "s", "screening_observation");
}

static void
change (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (page, xq_form_page_new_for_record (xq_page_get_desk (page), &xq_screening_campaign, XQ_CAMPAIGN_PAGE (widget)->uid));
}

/* --- life --- */

static void
xq_campaign_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_campaign_page_parent_class)->dispose (object);
}

static void
xq_campaign_page_finalize (GObject *object)
{
  XqCampaignPage *self = XQ_CAMPAIGN_PAGE (object);

  xq_campaign_answer_free (self->answer);
  g_free (self->uid);
  g_free (self->class_uid);

  G_OBJECT_CLASS (xq_campaign_page_parent_class)->finalize (object);
}

static void
xq_campaign_page_class_init (XqCampaignPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_campaign_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_campaign_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_campaign_page_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_campaign_page_find;
  XQ_PAGE_CLASS (klass)->print = xq_campaign_page_print;
  XQ_PAGE_CLASS (klass)->help = "campaign";

  g_type_ensure (XQ_TYPE_LEVEL_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/campaign-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqCampaignPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, XqCampaignPage, days_label);
  gtk_widget_class_bind_template_child (widget_class, XqCampaignPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, XqCampaignPage, change_button);
  gtk_widget_class_bind_template_child (widget_class, XqCampaignPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqCampaignPage, views);
  gtk_widget_class_bind_template_child (widget_class, XqCampaignPage, classes_list);
  gtk_widget_class_bind_template_child (widget_class, XqCampaignPage, class_label);
  gtk_widget_class_bind_template_child (widget_class, XqCampaignPage, observe_button);
  gtk_widget_class_bind_template_child (widget_class, XqCampaignPage, answers_button);
  gtk_widget_class_bind_template_child (widget_class, XqCampaignPage, missing_list);
  gtk_widget_class_bind_template_child (widget_class, XqCampaignPage, which_list);
  gtk_widget_class_bind_template_child (widget_class, XqCampaignPage, levels_list);
  gtk_widget_class_bind_template_child (widget_class, XqCampaignPage, chart);
  gtk_widget_class_bind_template_child (widget_class, XqCampaignPage, staff_box);
  gtk_widget_class_bind_template_callback (widget_class, class_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, which_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, level_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_shown_cb);
  gtk_widget_class_install_action (widget_class, "campaign.observe", "s", observe);
  gtk_widget_class_install_action (widget_class, "campaign.answers", "s", type_answers);
  gtk_widget_class_install_action (widget_class, "campaign.interview", "s", write_level);
  gtk_widget_class_install_action (widget_class, "campaign.confirm", "s", write_level);
  gtk_widget_class_install_action (widget_class, "campaign.support", "s", list_for_support);
  gtk_widget_class_install_action (widget_class, "campaign.print", "s", print);
  gtk_widget_class_install_action (widget_class, "campaign.change", NULL, change);
}

static void
xq_campaign_page_init (XqCampaignPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_campaign_page_new (XqDesk      *desk,
                      const char  *campaign)
{
  XqCampaignPage *self;
  guint access;

  g_return_val_if_fail (XQ_IS_DESK (desk) && campaign != NULL, NULL);

  self = g_object_new (XQ_TYPE_CAMPAIGN_PAGE, "desk", desk, "title", _("Screening campaign"), NULL);
  self->uid = g_strdup (campaign);
  access = xq_kind_get_access (&xq_screening_campaign, xq_desk_get_roles (desk));
  gtk_widget_set_visible (self->change_button, (access & (XQ_EDIT_ALL | XQ_EDIT_OWN)) != 0);
  xq_page_set_kind (XQ_PAGE (self), &xq_screening_campaign);
  return XQ_PAGE (self);
}
