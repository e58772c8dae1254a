/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "draft-row.h"

struct _XqDraftRow
{
  AdwActionRow    parent_instance;

  char           *id;
  const XqKind   *kind;
  char           *record;
  XqReferralStep  step;
  gboolean        is_class;
};

G_DEFINE_FINAL_TYPE (XqDraftRow, xq_draft_row, ADW_TYPE_ACTION_ROW)

enum
{
  CONTINUED,
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

GtkWidget *
xq_draft_row_new (const XqTodayDraft *draft)
{
  XqDraftRow *self;
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *time = NULL;
  g_autofree char *title = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (draft != NULL, NULL);

  self = g_object_new (XQ_TYPE_DRAFT_ROW, NULL);
  self->id = g_strdup (draft->id);
  self->kind = draft->kind;
  self->record = g_strdup (draft->record);
  self->step = draft->step;
  self->is_class = draft->is_class;
  title = g_strjoin (" · ", _(draft->kind->title),
                     draft->step != XQ_REFERRAL_NOTHING ? xq_referral_step_title (draft->step) : draft->student,
                     draft->step != XQ_REFERRAL_NOTHING && *draft->student != '\0' ? draft->student : NULL, NULL);
  if (g_str_has_suffix (title, " · "))
    title[strlen (title) - strlen (" · ")] = '\0';
  escaped = g_markup_escape_text (title, -1);
  at = g_date_time_new_from_unix_local (draft->kept_at);
  time = at != NULL ? g_date_time_format (at, "%Y-%m-%d %H:%M") : g_strdup ("");
  /* Translators: a day and time */
  subtitle = g_strdup_printf (_("Half written, %s"), time);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  return GTK_WIDGET (self);
}

const char *
xq_draft_row_get_id (XqDraftRow *self)
{
  g_return_val_if_fail (XQ_IS_DRAFT_ROW (self), NULL);

  return self->id;
}

const XqKind *
xq_draft_row_get_kind (XqDraftRow *self)
{
  g_return_val_if_fail (XQ_IS_DRAFT_ROW (self), NULL);

  return self->kind;
}

const char *
xq_draft_row_get_record (XqDraftRow *self)
{
  g_return_val_if_fail (XQ_IS_DRAFT_ROW (self), NULL);

  return self->record;
}

XqReferralStep
xq_draft_row_get_step (XqDraftRow *self)
{
  g_return_val_if_fail (XQ_IS_DRAFT_ROW (self), XQ_REFERRAL_NOTHING);

  return self->step;
}

gboolean
xq_draft_row_is_class (XqDraftRow *self)
{
  g_return_val_if_fail (XQ_IS_DRAFT_ROW (self), FALSE);

  return self->is_class;
}

static void
continue_cb (XqDraftRow *self)
{
  g_signal_emit (self, signals[CONTINUED], 0);
}

static void
drop_cb (XqDraftRow *self)
{
  g_signal_emit (self, signals[DROPPED], 0);
}

static void
xq_draft_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_DRAFT_ROW);

  G_OBJECT_CLASS (xq_draft_row_parent_class)->dispose (object);
}

static void
xq_draft_row_finalize (GObject *object)
{
  g_free (XQ_DRAFT_ROW (object)->id);
  g_free (XQ_DRAFT_ROW (object)->record);

  G_OBJECT_CLASS (xq_draft_row_parent_class)->finalize (object);
}

static void
xq_draft_row_class_init (XqDraftRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_draft_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_draft_row_finalize;

  signals[CONTINUED] = g_signal_new ("continued", XQ_TYPE_DRAFT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DROPPED] = g_signal_new ("dropped", XQ_TYPE_DRAFT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/draft-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
}

static void
xq_draft_row_init (XqDraftRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
