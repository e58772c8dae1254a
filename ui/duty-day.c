/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "duty-day.h"

struct _XqDutyDay
{
  AdwBin          parent_instance;

  GtkLabel       *title_label;
  GtkLabel       *name_label;
  GtkProgressBar *bar;
  GtkLabel       *planned_label;
  GtkLabel       *signed_label;
};

G_DEFINE_FINAL_TYPE (XqDutyDay, xq_duty_day, ADW_TYPE_BIN)

static void
say (GtkLabel   *label,
     const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

/* A sign and words, never a colour alone. */
static void
show_opening (XqDutyDay         *self,
              const XqRosterDay *day,
              const char        *today)
{
  gboolean enough = day->planned >= day->due;
  g_autofree char *planned = NULL;
  g_autofree char *signed_in = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->bar), day->due > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->planned_label), day->due > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->signed_label), FALSE);
  if (day->due <= 0)
    return;
  /* Translators: hours open, hours asked for */
  planned = enough ? g_strdup_printf (_("● Open %.3g of %.3g hours"), (double) day->planned / 60, (double) day->due / 60)
                   : g_strdup_printf (_("▲ Open %.3g of %.3g hours: too few"), (double) day->planned / 60, (double) day->due / 60);
  gtk_label_set_text (self->planned_label, planned);
  gtk_widget_add_css_class (GTK_WIDGET (self->planned_label), enough ? "success" : "error");
  gtk_progress_bar_set_fraction (self->bar, MIN (1.0, (double) day->planned / (double) day->due));
  gtk_widget_add_css_class (GTK_WIDGET (self->bar), enough ? "enough" : "too-few");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, planned, -1);
  if (strcmp (day->calendar.day, today) > 0)
    return;
  /* Translators: hours for which somebody was signed in */
  signed_in = g_strdup_printf (_("Signed in %.3g hours"), (double) day->signed_in / 60);
  say (self->signed_label, signed_in);
}

GtkWidget *
xq_duty_day_new (const XqRosterDay *day,
                 const char        *today)
{
  static const char *const weekdays[] = { N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"),
                                          N_("Friday"), N_("Saturday"), N_("Sunday") };
  XqDutyDay *self;
  g_autofree char *title = NULL;
  gboolean is_today;

  g_return_val_if_fail (day != NULL && today != NULL, NULL);

  self = g_object_new (XQ_TYPE_DUTY_DAY, NULL);
  is_today = strcmp (day->calendar.day, today) == 0;
  /* Translators: a weekday, a month and a day */
  title = g_strdup_printf (_("%s %d/%d"), _(weekdays[day->calendar.weekday - 1]), atoi (day->calendar.day + 5),
                           atoi (day->calendar.day + 8));
  gtk_label_set_text (self->title_label, title);
  if (is_today)
    gtk_widget_add_css_class (GTK_WIDGET (self), "today");
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), is_today ? "heading" : "numeric");
  if (!day->calendar.is_school_day)
    gtk_widget_add_css_class (GTK_WIDGET (self), "no-school");
  say (self->name_label, day->name != NULL                ? day->name
                         : day->calendar.is_make_up       ? _("Make-up school day")
                         : day->calendar.boarders_return  ? _("Boarders return")
                         : !day->calendar.is_school_day   ? _("No school")
                                                          : NULL);
  show_opening (self, day, today);
  return GTK_WIDGET (self);
}

static void
xq_duty_day_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_duty_day_parent_class)->dispose (object);
}

static void
xq_duty_day_class_init (XqDutyDayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_duty_day_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/duty-day.ui");
  gtk_widget_class_bind_template_child (widget_class, XqDutyDay, title_label);
  gtk_widget_class_bind_template_child (widget_class, XqDutyDay, name_label);
  gtk_widget_class_bind_template_child (widget_class, XqDutyDay, bar);
  gtk_widget_class_bind_template_child (widget_class, XqDutyDay, planned_label);
  gtk_widget_class_bind_template_child (widget_class, XqDutyDay, signed_label);
}

static void
xq_duty_day_init (XqDutyDay *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
