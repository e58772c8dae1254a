/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "duty-week.h"
#include "form-page.h"
#include "form-work.h"
#include "paper-page.h"
#include "record-page.h"

#include "rules/duty-roster.h"
#include "school/kinds.h"

struct _XqDutyWeek
{
  XqPage     parent_instance;

  char       day[XQ_DAY_SIZE];   /* of the week in sight */
  gboolean   may_add;

  GtkWidget *this_week_button;
  GtkLabel  *week_label;
  GtkGrid   *grid;
};

G_DEFINE_FINAL_TYPE (XqDutyWeek, xq_duty_week, XQ_TYPE_PAGE)

/* --- in the desk's thread --- */

typedef struct
{
  XqDutyRoster *roster;
  char         *me;      /* uid of one's own staff record, or NULL */
  XqTerm        term;
} Answer;

static void
answer_free (Answer *answer)
{
  xq_duty_roster_free (answer->roster);
  g_free (answer->me);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
ask (XqStore       *store,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autoptr (Answer) answer = g_new0 (Answer, 1);
  char monday[XQ_DAY_SIZE];
  char sunday[XQ_DAY_SIZE];

  (void) cancellable;
  xq_duty_week_days (data, monday, sunday);
  answer->roster = xq_duty_roster_new (store, monday, sunday, error);
  if (answer->roster == NULL || !xq_term_of_day (store, data, &answer->term, error))
    return NULL;
  answer->me = g_strdup (xq_store_get_my_staff (store));
  return g_steal_pointer (&answer);
}

/* The present day and time, and who I am, are what a new sign-in begins with. */
static gpointer
sign_in (XqStore       *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (XqRecord) sign = xq_store_new_record (store, &xq_duty_sign);

  (void) cancellable;
  xq_record_set (sign, "slot", data);
  if (!xq_store_save (store, sign, NULL, error))
    return NULL;
  return g_strdup (xq_record_get_uid (sign));
}

/* --- what stands in the grid --- */

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static char *
dup_opening (const XqRosterDay *day)
{
  const char *sign = day->planned >= day->due ? "●" : "▲";

  /* Translators: a sign, hours open, hours asked for */
  return day->planned >= day->due ? g_strdup_printf (_("%s Open %.3g of %.3g hours"), sign, (double) day->planned / 60, (double) day->due / 60)
                                  : g_strdup_printf (_("%s Open %.3g of %.3g hours: too few"), sign, (double) day->planned / 60,
                                                     (double) day->due / 60);
}

static GtkWidget *
new_head (XqDutyWeek        *self,
          const XqRosterDay *day)
{
  static const char *const weekdays[] = { N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"),
                                          N_("Friday"), N_("Saturday"), N_("Sunday") };
  gboolean is_today = g_strcmp0 (day->calendar.day, xq_desk_get_today (xq_page_get_desk (XQ_PAGE (self)))) == 0;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  /* Translators: a weekday, a month and a day */
  g_autofree char *title = g_strdup_printf (_("%s %d/%d"), _(weekdays[day->calendar.weekday - 1]),
                                            atoi (day->calendar.day + 5), atoi (day->calendar.day + 8));
  g_autofree char *opening = day->due > 0 ? dup_opening (day) : NULL;

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "duty-day");
  gtk_box_append (GTK_BOX (box), new_label (title, is_today ? "heading" : NULL));
  if (is_today)
    gtk_widget_add_css_class (box, "sealed");
  if (!day->calendar.is_school_day)
    {
      gtk_widget_add_css_class (box, "no-school");
      gtk_box_append (GTK_BOX (box), new_label (day->name != NULL ? day->name : _("No school"), "dim-label"));
    }
  else if (day->name != NULL)
    gtk_box_append (GTK_BOX (box), new_label (day->name, "dim-label"));
  if (opening != NULL)
    gtk_box_append (GTK_BOX (box), new_label (opening, day->planned >= day->due ? "success" : "error"));
  return box;
}

static void
add_duty (XqDutyWeek         *self,
          GtkWidget          *box,
          const XqRosterDuty *duty,
          const char         *me)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *today = xq_desk_get_today (xq_page_get_desk (XQ_PAGE (self)));

  gtk_box_append (GTK_BOX (lines), new_label (duty->person_name != NULL ? duty->person_name : _("Nobody keeps it"),
                                              duty->person == NULL ? "error" : "heading"));
  if (duty->is_changed)
    {
      /* Translators: who was to be on duty */
      g_autofree char *instead = g_strdup_printf (_("instead of %s"), duty->planned_name != NULL ? duty->planned_name : "");

      gtk_box_append (GTK_BOX (lines), new_label (instead, "dim-label"));
    }
  if (duty->room != NULL)
    gtk_box_append (GTK_BOX (lines), new_label (duty->room, NULL));
  if (duty->is_twice)
    gtk_box_append (GTK_BOX (lines), new_label (_("On duty twice at that time"), "error"));
  if (duty->sign != NULL)
    {
      /* Translators: a time */
      g_autofree char *signed_in = g_strdup_printf (_("✓ Signed in at %s"), duty->signed_in_at);

      gtk_box_append (GTK_BOX (lines), new_label (signed_in, "dim-label"));
    }
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "duty");
  gtk_widget_set_tooltip_text (button, _("Opens this duty"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "week.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", duty->slot);
  gtk_box_append (GTK_BOX (box), button);

  if (duty->sign == NULL && me != NULL && g_strcmp0 (duty->person, me) == 0 && strcmp (duty->day, today) == 0)
    {
      GtkWidget *sign = gtk_button_new_with_label (_("Sign In"));

      gtk_widget_add_css_class (sign, "suggested-action");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (sign), "week.sign");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (sign), "s", duty->slot);
      gtk_box_append (GTK_BOX (box), sign);
    }
}

static GtkWidget *
new_add_button (const char *day,
                const char *from,
                const char *until)
{
  GtkWidget *button = gtk_button_new_with_label (_("Add"));
  g_autofree char *target = g_strdup_printf ("%s %s %s", day, from, until);
  g_autofree char *what = *from != '\0' ? g_strdup_printf (_("Adds a duty on %s at %s"), day, from)
                                        : g_strdup_printf (_("Adds a duty on %s"), day);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dim-label");
  gtk_widget_set_tooltip_text (button, what);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "week.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  return button;
}

static GtkWidget *
new_cell (XqDutyWeek   *self,
          const Answer *answer,
          const char   *day,
          const char   *times)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gboolean is_empty = TRUE;

  for (guint i = 0; i < answer->roster->duties->len; i++)
    {
      const XqRosterDuty *duty = g_ptr_array_index (answer->roster->duties, i);
      g_autofree char *at = xq_roster_duty_dup_times (duty);

      if (strcmp (duty->day, day) != 0 || strcmp (at, times) != 0)
        continue;
      add_duty (self, box, duty, answer->me);
      is_empty = FALSE;
    }
  if (is_empty && self->may_add)
    {
      g_auto (GStrv) ends = g_strsplit (times, "—", 2);

      gtk_box_append (GTK_BOX (box), new_add_button (day, ends[0], ends[1]));
    }
  return box;
}

static void
empty_grid (XqDutyWeek *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

/* A weekend stands there only if something is on it. */
static gboolean
is_wanted (const Answer      *answer,
           const XqRosterDay *day)
{
  gboolean wanted = day->calendar.weekday <= 5 || day->calendar.is_school_day;

  for (guint i = 0; i < answer->roster->duties->len; i++)
    wanted = wanted || strcmp (((XqRosterDuty *) g_ptr_array_index (answer->roster->duties, i))->day, day->calendar.day) == 0;
  return wanted;
}

static void
show_week (XqDutyWeek   *self,
           const Answer *answer)
{
  g_auto (GStrv) times = xq_duty_roster_dup_times (answer->roster);
  int n_times = (int) g_strv_length (times);
  int column = 0;

  empty_grid (self);
  for (int i = 0; i < n_times; i++)
    {
      GtkWidget *label = new_label (times[i], "numeric");

      gtk_label_set_wrap (GTK_LABEL (label), FALSE);
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_widget_set_margin_top (label, 6);
      gtk_grid_attach (self->grid, label, 0, i + 1, 1, 1);
    }
  for (guint i = 0; i < answer->roster->days->len; i++)
    {
      const XqRosterDay *day = g_ptr_array_index (answer->roster->days, i);

      if (!is_wanted (answer, day))
        continue;
      column++;
      gtk_grid_attach (self->grid, new_head (self, day), column, 0, 1, 1);
      for (int j = 0; j < n_times; j++)
        gtk_grid_attach (self->grid, new_cell (self, answer, day->calendar.day, times[j]), column, j + 1, 1, 1);
      if (self->may_add)
        gtk_grid_attach (self->grid, new_add_button (day->calendar.day, "", ""), column, n_times + 1, 1, 1);
    }
  if (n_times == 0)
    gtk_grid_attach (self->grid, new_label (_("Nobody is on duty this week. Press “Add” under a day."), "dim-label"),
                     1, n_times + 2, MAX (column, 1), 1);
}

static void
show_title (XqDutyWeek   *self,
            const Answer *answer)
{
  const XqRosterDay *first = g_ptr_array_index (answer->roster->days, 0);
  const XqRosterDay *last = g_ptr_array_index (answer->roster->days, answer->roster->days->len - 1);
  int week = MAX (first->calendar.week, last->calendar.week);
  g_autofree char *title = week > 0
    /* Translators: number of a school week, its first and last day */
    ? g_strdup_printf (_("Week %d, %s to %s"), week, first->calendar.day, last->calendar.day)
    : g_strdup_printf (_("%s to %s"), first->calendar.day, last->calendar.day);

  gtk_label_set_text (self->week_label, title);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqDutyWeek) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  /* Two steps may be on their way at once: only the last one's week is shown. */
  if (xq_duty_roster_find_day (answer->roster, self->day) == NULL)
    return;
  show_title (self, answer);
  show_week (self, answer);
}

static void
xq_duty_week_refresh (XqPage *page)
{
  XqDutyWeek *self = XQ_DUTY_WEEK (page);

  xq_desk_run_async (xq_page_get_desk (page), ask, g_strdup (self->day), g_free, (GDestroyNotify) answer_free,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (self));
}

static void
xq_duty_week_find (XqPage *page)
{
  gtk_widget_grab_focus (XQ_DUTY_WEEK (page)->this_week_button);
}

/* --- what may be done --- */

static void
move (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqDutyWeek *self = XQ_DUTY_WEEK (widget);
  int weeks = g_variant_get_int32 (parameter);
  GDate date;

  (void) action;
  if (weeks == 0)
    g_strlcpy (self->day, xq_desk_get_today (xq_page_get_desk (XQ_PAGE (self))), sizeof self->day);
  else
    {
      g_date_clear (&date, 1);
      g_date_set_dmy (&date, (GDateDay) atoi (self->day + 8), (GDateMonth) atoi (self->day + 5), (GDateYear) atoi (self->day));
      if (weeks > 0)
        g_date_add_days (&date, 7 * (guint) weeks);
      else
        g_date_subtract_days (&date, 7 * (guint) -weeks);
      g_date_strftime (self->day, sizeof self->day, "%Y-%m-%d", &date);
    }
  xq_duty_week_refresh (XQ_PAGE (self));
}

static void
open_duty (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);

  (void) action;
  xq_page_push (page, xq_record_page_new (xq_page_get_desk (page), &xq_duty_slot, g_variant_get_string (parameter, NULL)));
}

static void
add (GtkWidget  *widget,
     const char *action,
     GVariant   *parameter)
{
  static const char *const fields[] = { "falls_on", "started_at", "ended_at" };
  XqPage *page = XQ_PAGE (widget);
  XqPage *form = xq_form_page_new (xq_page_get_desk (page), &xq_duty_slot, NULL);
  g_auto (GStrv) values = g_strsplit (g_variant_get_string (parameter, NULL), " ", G_N_ELEMENTS (fields));

  (void) action;
  for (guint i = 0; i < G_N_ELEMENTS (fields) && values[i] != NULL; i++)
    if (*values[i] != '\0')
      xq_form_page_preset (XQ_FORM_PAGE (form), fields[i], values[i]);
  xq_page_push (page, form);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  (void) user_data;
  xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (error != NULL)
    g_warning ("What was saved could not be undone: %s", error->message);
  xq_desk_note_saved (XQ_DESK (source), xq_duty_sign.name);
}

static void
undo_cb (AdwToast *toast,
         XqDesk   *desk)
{
  xq_desk_run_async (desk, xq_form_undo, xq_form_undo_new (&xq_duty_sign, g_object_get_data (G_OBJECT (toast), "uid"), NULL),
                     (GDestroyNotify) xq_form_undo_free, NULL, NULL, undone_cb, NULL);
}

static void
signed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (XqDutyWeek) self = user_data;
  g_autoptr (GError) error = NULL;
  char *uid = xq_desk_run_finish (XQ_DESK (source), result, &error);
  AdwToast *toast;

  if (uid == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  toast = adw_toast_new (_("Signed in"));
  adw_toast_set_button_label (toast, _("Undo"));
  g_object_set_data_full (G_OBJECT (toast), "uid", uid, g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), source, 0);
  xq_page_say (XQ_PAGE (self), toast);
  xq_desk_note_saved (XQ_DESK (source), xq_duty_sign.name);
}

static void
sign (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);

  (void) action;
  xq_desk_run_async (xq_page_get_desk (page), sign_in, g_variant_dup_string (parameter, NULL), g_free, g_free, NULL,
                     signed_cb, g_object_ref (page));
}

static void
termed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (XqPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);
  XqPaperOrder *order;

  if (answer == NULL)
    {
      xq_page_say_error (page, error);
      return;
    }
  order = xq_paper_order_new ("duty_poster");
  order->term = g_strdup_printf ("%d-%d", answer->term.year, answer->term.number);
  xq_page_push (page, xq_paper_page_new (XQ_DESK (source), order));
}

/* A paper, and of what: of the week in sight (its month, on a sheet), or of its term. */
static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);
  XqDutyWeek *self = XQ_DUTY_WEEK (widget);
  g_auto (GStrv) words = g_strsplit (g_variant_get_string (parameter, NULL), " ", 2);
  XqPaperOrder *order;

  (void) action;
  if (g_strcmp0 (words[1], "term") == 0)
    {
      xq_desk_run_async (xq_page_get_desk (page), ask, g_strdup (self->day), g_free, (GDestroyNotify) answer_free,
                         xq_page_get_cancellable (page), termed_cb, g_object_ref (page));
      return;
    }
  order = xq_paper_order_new (words[0]);
  order->day = g_strdup (self->day);
  xq_page_push (page, xq_paper_page_new (xq_page_get_desk (page), order));
}

static void
xq_duty_week_print (XqPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "week.print", "s", "duty_poster week");
}

/* --- life --- */

static void
xq_duty_week_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_duty_week_parent_class)->dispose (object);
}

static void
xq_duty_week_class_init (XqDutyWeekClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_duty_week_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_duty_week_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_duty_week_find;
  XQ_PAGE_CLASS (klass)->print = xq_duty_week_print;
  XQ_PAGE_CLASS (klass)->help = "work";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/duty-week.ui");
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, this_week_button);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, week_label);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, grid);
  gtk_widget_class_install_action (widget_class, "week.move", "i", move);
  gtk_widget_class_install_action (widget_class, "week.open", "s", open_duty);
  gtk_widget_class_install_action (widget_class, "week.add", "s", add);
  gtk_widget_class_install_action (widget_class, "week.sign", "s", sign);
  gtk_widget_class_install_action (widget_class, "week.print", "s", print);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, 0, "week.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, 0, "week.move", "i", 1);
}

static void
xq_duty_week_init (XqDutyWeek *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_duty_week_new (XqDesk *desk)
{
  XqDutyWeek *self;

  g_return_val_if_fail (XQ_IS_DESK (desk), NULL);

  self = g_object_new (XQ_TYPE_DUTY_WEEK, "desk", desk, "title", _("Duty in a week"), NULL);
  g_strlcpy (self->day, xq_desk_get_today (desk), sizeof self->day);
  self->may_add = xq_form_page_may_add (&xq_duty_slot, xq_desk_get_roles (desk));
  xq_page_set_kind (XQ_PAGE (self), &xq_duty_slot);
  return XQ_PAGE (self);
}

const char *
xq_duty_week_get_day (XqDutyWeek *self)
{
  g_return_val_if_fail (XQ_IS_DUTY_WEEK (self), NULL);

  return self->day;
}
