/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "referral-row.h"

struct _XqReferralRow
{
  GtkListBoxRow  parent_instance;

  char          *uid;

  GtkLabel      *number_label;
  GtkLabel      *who_label;
  GtkLabel      *receiver_label;
  GtkLabel      *track_label;
  GtkLabel      *missing_label;
  GtkLabel      *owed_label;
  GtkButton     *next_button;
};

G_DEFINE_FINAL_TYPE (XqReferralRow, xq_referral_row, GTK_TYPE_LIST_BOX_ROW)

char *
xq_referral_dup_owed (const XqReferralTrack *track)
{
  g_return_val_if_fail (track != NULL, NULL);

  if (track->owes_ground)
    {
      g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (track->owed_until);
      g_autofree char *until = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d %H:%M") : g_strdup ("");

      /* Translators: a day and time */
      return g_strdup_printf (_("Went out without consent: the ground and the two who decided are owed by %s"), until);
    }
  if (track->urgent)
    return g_strdup (_("Urgent: goes out today, with somebody at the student's side. No form holds it up."));
  return NULL;
}

static void
say (GtkLabel   *label,
     const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

GtkWidget *
xq_referral_row_new (const XqReferralLine *line,
                     gboolean              may_move)
{
  XqReferralRow *self;
  const char *action;
  g_autofree char *who = NULL;
  g_autofree char *track = NULL;
  g_autofree char *owed = NULL;

  g_return_val_if_fail (line != NULL, NULL);

  self = g_object_new (XQ_TYPE_REFERRAL_ROW, NULL);
  self->uid = g_strdup (line->uid);
  who = g_strjoin (" ", line->grade, line->name, NULL);
  track = xq_referral_dup_track (&line->track);
  owed = xq_referral_dup_owed (&line->track);
  gtk_label_set_text (self->number_label, line->number);
  gtk_label_set_text (self->who_label, who);
  gtk_label_set_text (self->receiver_label, line->receiver);
  gtk_label_set_text (self->track_label, track);
  say (self->missing_label, line->missing);
  say (self->owed_label, owed);
  action = xq_referral_step_action (&line->track);
  if (may_move && action != NULL)
    {
      gtk_button_set_label (self->next_button, action);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->next_button), "(us)", (guint32) line->track.next, line->uid);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next_button), "referrals.next");
      if (owed != NULL)
        gtk_widget_add_css_class (GTK_WIDGET (self->next_button), "destructive-action");
      else if (line->track.next != XQ_REFERRAL_CLOSE)
        gtk_widget_add_css_class (GTK_WIDGET (self->next_button), "suggested-action");
      gtk_widget_set_visible (GTK_WIDGET (self->next_button), TRUE);
    }
  return GTK_WIDGET (self);
}

const char *
xq_referral_row_get_uid (XqReferralRow *self)
{
  g_return_val_if_fail (XQ_IS_REFERRAL_ROW (self), NULL);

  return self->uid;
}

static void
xq_referral_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_REFERRAL_ROW);

  G_OBJECT_CLASS (xq_referral_row_parent_class)->dispose (object);
}

static void
xq_referral_row_finalize (GObject *object)
{
  g_free (XQ_REFERRAL_ROW (object)->uid);

  G_OBJECT_CLASS (xq_referral_row_parent_class)->finalize (object);
}

static void
xq_referral_row_class_init (XqReferralRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_referral_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_referral_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/referral-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqReferralRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, XqReferralRow, who_label);
  gtk_widget_class_bind_template_child (widget_class, XqReferralRow, receiver_label);
  gtk_widget_class_bind_template_child (widget_class, XqReferralRow, track_label);
  gtk_widget_class_bind_template_child (widget_class, XqReferralRow, missing_label);
  gtk_widget_class_bind_template_child (widget_class, XqReferralRow, owed_label);
  gtk_widget_class_bind_template_child (widget_class, XqReferralRow, next_button);
}

static void
xq_referral_row_init (XqReferralRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
