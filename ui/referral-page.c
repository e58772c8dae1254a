/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "fact-row.h"
#include "form-page.h"
#include "paper-page.h"
#include "record-page.h"
#include "referral-answer.h"
#include "referral-page.h"
#include "referral-row.h"
#include "referral-step-page.h"
#include "referrals-page.h"
#include "support-page.h"

#include "school/kinds.h"
#include "school/record-words.h"

struct _XqReferralPage
{
  XqPage            parent_instance;

  char             *uid;
  XqReferralAnswer *answer;  /* NULL until it is read */

  GtkLabel         *number_label;
  GtkButton        *student_button;
  GtkWidget        *review_button;
  GtkWidget        *support_button;
  GtkButton        *next_button;
  GtkLabel         *track_label;
  GtkLabel         *missing_label;
  GtkLabel         *owed_label;
  GtkWidget        *doubt_label;
  GtkBox           *steps_box;
};

G_DEFINE_FINAL_TYPE (XqReferralPage, xq_referral_page, XQ_TYPE_PAGE)

static void
say (GtkLabel   *label,
     const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

static gboolean
may_move (XqReferralPage *self,
          XqReferralStep  step)
{
  return xq_referrals_may_move (xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self))), step);
}

static char *
dup_state (const XqReferralTrack *track,
           XqReferralStep         step,
           const char            *today)
{
  if (step == XQ_REFERRAL_GROUND)
    return track->owes_ground ? g_strdup (_("owed")) : g_strdup ("");
  if (*track->days[step] != '\0')
    return xq_day_words (track->days[step], today);
  if (track->states[step] == XQ_REFERRAL_NOW)
    return g_strdup (_("at present"));
  return g_strdup (track->states[step] == XQ_REFERRAL_DONE ? _("done") : _("still to come"));
}

/* The ground is shown where it is written or owed, the return where there is one. */
static gboolean
is_shown (const XqReferralAnswer *answer,
          XqReferralStep          step)
{
  if (step == XQ_REFERRAL_GROUND)
    return answer->facts[step]->len > 0 || answer->line->track.lacks_consent;
  return answer->line->track.states[step] != XQ_REFERRAL_SKIPPED;
}

static GtkWidget *
make_step (XqReferralPage *self,
           XqReferralStep  step)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *state = dup_state (&self->answer->line->track, step, xq_desk_get_today (xq_page_get_desk (XQ_PAGE (self))));
  const GPtrArray *facts = self->answer->facts[step];

  adw_preferences_group_set_title (group, xq_referral_step_title (step));
  adw_preferences_group_set_description (group, state);
  if (may_move (self, step))
    {
      GtkWidget *button = gtk_button_new_with_label (facts->len > 0 ? _("Change") : _("Fill In"));
      g_autofree char *name = g_strdup_printf ("%s: %s", xq_referral_step_title (step), gtk_button_get_label (GTK_BUTTON (button)));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "referral.change");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", (guint32) step);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      adw_preferences_group_set_header_suffix (group, button);
    }
  if (facts->len > 0)
    {
      GtkWidget *list = gtk_list_box_new ();

      gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (list, "boxed-list");
      for (guint i = 0; i < facts->len; i++)
        {
          const XqReferralFact *fact = g_ptr_array_index (facts, i);

          gtk_list_box_append (GTK_LIST_BOX (list), xq_fact_row_new (fact->title, fact->words));
        }
      adw_preferences_group_add (group, list);
    }
  return GTK_WIDGET (group);
}

static void
show (XqReferralPage *self)
{
  const XqReferralLine *line = self->answer->line;
  const char *action = xq_referral_step_action (&line->track);
  g_autofree char *who = g_strjoin (" ", line->grade, line->name, NULL);
  g_autofree char *track = xq_referral_dup_track (&line->track);
  g_autofree char *owed = xq_referral_dup_owed (&line->track);
  GtkWidget *child;

  gtk_label_set_text (self->number_label, line->number);
  gtk_button_set_label (self->student_button, who);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->student_button), "s", self->answer->student);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->student_button), "shell.open-student");
  gtk_label_set_text (self->track_label, track);
  say (self->missing_label, line->missing);
  say (self->owed_label, owed);
  gtk_widget_set_visible (self->doubt_label, self->answer->in_doubt);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), action != NULL && may_move (self, line->track.next));
  if (action != NULL)
    gtk_button_set_label (self->next_button, action);
  gtk_widget_set_visible (self->review_button, line->track.states[XQ_REFERRAL_RETURN] != XQ_REFERRAL_SKIPPED);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps_box))) != NULL)
    gtk_box_remove (self->steps_box, child);
  if (is_shown (self->answer, XQ_REFERRAL_GROUND) && line->track.owes_ground)
    gtk_box_append (self->steps_box, make_step (self, XQ_REFERRAL_GROUND));
  for (XqReferralStep step = 0; step < XQ_REFERRAL_N_STEPS; step++)
    {
      if (is_shown (self->answer, step))
        gtk_box_append (self->steps_box, make_step (self, step));
      if (step == XQ_REFERRAL_TALK && is_shown (self->answer, XQ_REFERRAL_GROUND) && !line->track.owes_ground)
        gtk_box_append (self->steps_box, make_step (self, XQ_REFERRAL_GROUND));
    }
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqReferralPage) self = user_data;
  g_autoptr (GError) error = NULL;
  XqReferralAnswer *answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  xq_referral_answer_free (self->answer);
  self->answer = answer;
  if (self->steps_box != NULL)
    show (self);
}

static void
xq_referral_page_refresh (XqPage *page)
{
  xq_desk_run_async (xq_page_get_desk (page), xq_referral_ask, g_strdup (XQ_REFERRAL_PAGE (page)->uid), g_free,
                     (GDestroyNotify) xq_referral_answer_free, xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

static void
open_step (XqReferralPage *self,
           XqReferralStep  step)
{
  if (step < XQ_REFERRAL_NOTHING)
    xq_page_push (XQ_PAGE (self), xq_referral_step_page_new (xq_page_get_desk (XQ_PAGE (self)), self->uid, step));
}

static void
go_next (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  XqReferralPage *self = XQ_REFERRAL_PAGE (widget);

  (void) action;
  (void) parameter;
  if (self->answer != NULL)
    open_step (self, self->answer->line->track.next);
}

static void
change (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  (void) action;
  open_step (XQ_REFERRAL_PAGE (widget), (XqReferralStep) g_variant_get_uint32 (parameter));
}

static void
show_record (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  XqReferralPage *self = XQ_REFERRAL_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (self), xq_record_page_new (xq_page_get_desk (XQ_PAGE (self)), &xq_referral, self->uid));
}

static void
list_for_support (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  XqReferralPage *self = XQ_REFERRAL_PAGE (widget);

  (void) action;
  (void) parameter;
  if (self->answer != NULL)
    xq_support_list_student (XQ_PAGE (self), self->answer->student, self->answer->line->track.urgent ? "urgent" : "focus",
                             self->answer->reason);
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqReferralPage *self = XQ_REFERRAL_PAGE (widget);
  XqPaperOrder *order;
  gboolean letter = g_str_equal (g_variant_get_string (parameter, NULL), "referral_letter");

  (void) action;
  if (self->answer == NULL)
    return;
  order = xq_paper_order_new (g_variant_get_string (parameter, NULL));
  order->record = g_strdup (self->uid);
  if (g_str_equal (order->paper, "return_review"))
    {
      xq_page_push (XQ_PAGE (self), xq_paper_page_new (xq_page_get_desk (XQ_PAGE (self)), order));
      return;
    }
  /* A guardian in doubt gets no notice unless a person says so. */
  if (letter)
    order->to = *self->answer->line->receiver != '\0' ? g_strdup (self->answer->line->receiver) : NULL;
  else
    order->to = self->answer->in_doubt ? NULL : g_strdup (_("Guardian"));
  order->purpose = g_strdup (letter ? _("Referral") : _("Notice before a referral"));
  order->ground = g_strdup (letter ? self->answer->given_ground : "duty");
  xq_page_push (XQ_PAGE (self), xq_paper_page_new (xq_page_get_desk (XQ_PAGE (self)), order));
}

static void
xq_referral_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_referral_page_parent_class)->dispose (object);
}

static void
xq_referral_page_finalize (GObject *object)
{
  XqReferralPage *self = XQ_REFERRAL_PAGE (object);

  g_free (self->uid);
  xq_referral_answer_free (self->answer);

  G_OBJECT_CLASS (xq_referral_page_parent_class)->finalize (object);
}

static void
xq_referral_page_class_init (XqReferralPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_referral_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_referral_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_referral_page_refresh;
  XQ_PAGE_CLASS (klass)->help = "referral";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/referral-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqReferralPage, number_label);
  gtk_widget_class_bind_template_child (widget_class, XqReferralPage, student_button);
  gtk_widget_class_bind_template_child (widget_class, XqReferralPage, review_button);
  gtk_widget_class_bind_template_child (widget_class, XqReferralPage, support_button);
  gtk_widget_class_bind_template_child (widget_class, XqReferralPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, XqReferralPage, track_label);
  gtk_widget_class_bind_template_child (widget_class, XqReferralPage, missing_label);
  gtk_widget_class_bind_template_child (widget_class, XqReferralPage, owed_label);
  gtk_widget_class_bind_template_child (widget_class, XqReferralPage, doubt_label);
  gtk_widget_class_bind_template_child (widget_class, XqReferralPage, steps_box);
  gtk_widget_class_install_action (widget_class, "referral.next", NULL, go_next);
  gtk_widget_class_install_action (widget_class, "referral.change", "u", change);
  gtk_widget_class_install_action (widget_class, "referral.record", NULL, show_record);
  gtk_widget_class_install_action (widget_class, "referral.support", NULL, list_for_support);
  gtk_widget_class_install_action (widget_class, "referral.print", "s", print);
}

static void
xq_referral_page_init (XqReferralPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_referral_page_new (XqDesk     *desk,
                      const char *uid)
{
  XqReferralPage *self;

  g_return_val_if_fail (uid != NULL, NULL);

  self = g_object_new (XQ_TYPE_REFERRAL_PAGE, "desk", desk, "title", _("Referral"), NULL);
  self->uid = g_strdup (uid);
  gtk_widget_set_visible (self->support_button, xq_form_page_may_add (&xq_key_support, xq_desk_get_roles (desk)));
  return XQ_PAGE (self);
}
