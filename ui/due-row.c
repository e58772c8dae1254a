/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "due-row.h"

#include "school/record-words.h"
#include "store/calendar-day.h"

struct _XqDueRow
{
  AdwActionRow  parent_instance;

  XqDueKind     due;
  char         *kind;
  char         *record;
  GtkImage     *sign;
  GtkLabel     *since_label;
};

G_DEFINE_FINAL_TYPE (XqDueRow, xq_due_row, ADW_TYPE_ACTION_ROW)

static const char *
sign_of (XqDueKind kind)
{
  switch (kind)
    {
    case XQ_DUE_CONCERN:
      return "xq-concern-symbolic";

    case XQ_DUE_REFERRAL_GROUND:
    case XQ_DUE_REFERRAL_REPLY:
      return "xq-referral-symbolic";

    case XQ_DUE_CRISIS_REPORT:
    case XQ_DUE_CRISIS_FOLLOW_UP:
    case XQ_DUE_CRISIS_COMPLETE:
    case XQ_DUE_CRISIS_OPEN:
      return "xq-crisis-symbolic";

    case XQ_DUE_SUPPORT_REVIEW:
    case XQ_DUE_SUPPORT_DECISION:
    case XQ_DUE_SUPPORT_GROUP:
      return "xq-support-symbolic";

    case XQ_DUE_ENVELOPE:
    case XQ_DUE_PASSWORD:
    case XQ_DUE_ADMISSION:
      return "xq-lock-symbolic";

    case XQ_DUE_VISIT_FOLLOW_UP:
      return "xq-home-symbolic";

    case XQ_DUE_CERTIFICATE:
      return "xq-staff-symbolic";

    case XQ_DUE_CONTACT_FOLLOW_UP:
      return "xq-contact-symbolic";

    case XQ_DUE_PLAN:
    case XQ_DUE_PLAN_NODE:
      return "xq-plan-symbolic";

    case XQ_DUE_SCREENING_SAFETY:
    case XQ_DUE_SCREENING_INTERVIEW:
    case XQ_DUE_SCREENING_CONFIRM:
    case XQ_DUE_SCREENING_LEVEL:
    case XQ_DUE_SESSION_NEXT:
    default:
      return "xq-session-symbolic";
    }
}

static gint64
days_between (const char *from,
              const char *until)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *first = g_strconcat (from, "T00:00:00", NULL);
  g_autofree char *second = g_strconcat (until, "T00:00:00", NULL);
  g_autoptr (GDateTime) begin = g_date_time_new_from_iso8601 (first, zone);
  g_autoptr (GDateTime) end = g_date_time_new_from_iso8601 (second, zone);

  return begin != NULL && end != NULL ? g_date_time_difference (end, begin) / G_TIME_SPAN_DAY : 0;
}

static char *
say_since (const XqDue *due,
           const char  *today)
{
  g_autofree char *day = NULL;
  gint64 late;

  if (!xq_day_is_valid (due->since))
    return g_strdup ("");
  day = xq_day_words (due->since, today);
  late = days_between (due->since, today);
  if (late <= 0)
    return g_steal_pointer (&day);
  /* Translators: a day, and for how many days it has passed */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s · %u day late", "%s · %u days late", (gulong) late), day, (guint) late);
}

GtkWidget *
xq_due_row_new (const XqDue *due,
                const char  *today)
{
  XqDueRow *self;
  g_autofree char *since = NULL;
  g_autofree char *who = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (due != NULL && today != NULL, NULL);

  self = g_object_new (XQ_TYPE_DUE_ROW, NULL);
  self->kind = g_strdup (due->record_kind);
  self->record = g_strdup (due->record);
  self->due = due->kind;
  words = g_markup_escape_text (due->words != NULL ? due->words : "", -1);
  who = due->who != NULL ? g_markup_escape_text (due->who, -1) : NULL;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), who != NULL ? who : words);
  if (who != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
  gtk_image_set_from_icon_name (self->sign, sign_of (due->kind));
  since = say_since (due, today);
  gtk_label_set_text (self->since_label, since);
  if (due->urgent)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->sign), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->since_label), "error");
    }
  /* Of the school's plans the place itself is opened. */
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self),
                                    self->record != NULL || self->due == XQ_DUE_PLAN || self->due == XQ_DUE_PLAN_NODE);
  return GTK_WIDGET (self);
}

XqDueKind
xq_due_row_get_due (XqDueRow *self)
{
  g_return_val_if_fail (XQ_IS_DUE_ROW (self), XQ_DUE_SESSION_NEXT);

  return self->due;
}

const char *
xq_due_row_get_kind (XqDueRow *self)
{
  g_return_val_if_fail (XQ_IS_DUE_ROW (self), NULL);

  return self->kind;
}

const char *
xq_due_row_get_record (XqDueRow *self)
{
  g_return_val_if_fail (XQ_IS_DUE_ROW (self), NULL);

  return self->record;
}

static void
xq_due_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_DUE_ROW);

  G_OBJECT_CLASS (xq_due_row_parent_class)->dispose (object);
}

static void
xq_due_row_finalize (GObject *object)
{
  XqDueRow *self = XQ_DUE_ROW (object);

  g_free (self->kind);
  g_free (self->record);

  G_OBJECT_CLASS (xq_due_row_parent_class)->finalize (object);
}

static void
xq_due_row_class_init (XqDueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_due_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_due_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/due-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqDueRow, sign);
  gtk_widget_class_bind_template_child (widget_class, XqDueRow, since_label);
}

static void
xq_due_row_init (XqDueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
