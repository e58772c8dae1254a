/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "duty-grid.h"
#include "duty-said.h"
#include "duty-week.h"
#include "duty-work.h"
#include "form-page.h"
#include "paper-page.h"
#include "record-page.h"

#include "school/kinds.h"
#include "school/record-words.h"
#include "store/calendar-day.h"

#define TOAST_SECONDS 8

struct _XqDutyWeek
{
  XqPage        parent_instance;

  char          day[XQ_DAY_SIZE];   /* of the week in sight */
  gboolean      may_add;
  GCancellable *copying;            /* NULL when nothing is being copied */
  GStrv         copied;             /* what is taken back with one press */
  AdwToast     *toast;              /* weak: in sight, of what was done last */

  GtkWidget    *this_week_button;
  GtkLabel     *week_label;
  GtkLabel     *state_label;
  GtkWidget    *copy_button;
  GtkWidget    *repeat_button;
  GtkWidget    *said_box;
  GtkSpinner   *spinner;
  GtkLabel     *said_label;
  GtkWidget    *stop_button;
  GtkWidget    *undo_button;
  GtkWidget    *close_button;
  GtkWidget    *hint_box;
  GtkLabel     *hint_label;
  GtkWidget    *room_button;
  XqDutyGrid   *grid;
};

G_DEFINE_FINAL_TYPE (XqDutyWeek, xq_duty_week, XQ_TYPE_PAGE)

/* --- the week --- */

static void
show_title (XqDutyWeek         *self,
            const XqDutyAnswer *answer)
{
  const XqRosterDay *first = g_ptr_array_index (answer->roster->days, 0);
  const XqRosterDay *last = g_ptr_array_index (answer->roster->days, answer->roster->days->len - 1);
  int week = MAX (first->calendar.week, last->calendar.week);
  gboolean is_odd = first->calendar.week > 0 ? first->calendar.is_odd_week : last->calendar.is_odd_week;
  g_autofree char *from = xq_day_words (first->calendar.day, last->calendar.day);
  g_autofree char *until = xq_day_words (last->calendar.day, first->calendar.day);
  g_autofree char *title = week > 0
    /* Translators: number of a school week, whether it is odd or even, its first and last day */
    ? g_strdup_printf (_("Week %d (%s), %s to %s"), week, is_odd ? _("odd week") : _("even week"), from, until)
    : g_strdup_printf (_("%s to %s"), from, until);
  gboolean is_good;
  g_autofree char *state = xq_duty_said_dup_week (answer->roster, &is_good);

  gtk_label_set_text (self->week_label, title);
  gtk_label_set_text (self->state_label, state);
  gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), is_good ? "error" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->state_label), is_good ? "success" : "error");
}

static void
show_hint (XqDutyWeek         *self,
           const XqDutyAnswer *answer)
{
  gboolean no_room = answer->rows->len == 0;

  gtk_widget_set_visible (self->hint_box, self->may_add && (no_room || answer->roster->duties->len == 0));
  gtk_widget_set_visible (self->room_button, no_room);
  gtk_label_set_text (self->hint_label, no_room ? _("No room is entered yet: a duty is in a room.")
                                                : _("Nobody is on duty this week. Press ＋ and type two letters of a name, or copy last week."));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqDutyWeek) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqDutyAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  /* Two steps may be on their way at once: only the last one's week is shown. */
  if (self->grid == NULL || xq_duty_roster_find_day (answer->roster, self->day) == NULL)
    return;
  show_title (self, answer);
  show_hint (self, answer);
  xq_duty_grid_show (self->grid, g_steal_pointer (&answer), xq_desk_get_today (XQ_DESK (source)), self->may_add);
}

static void
xq_duty_week_refresh (XqPage *page)
{
  XqDutyWeek *self = XQ_DUTY_WEEK (page);

  xq_desk_run_async (xq_page_get_desk (page), xq_duty_ask, g_strdup (self->day), g_free, (GDestroyNotify) xq_duty_answer_free,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (self));
}

static void
xq_duty_week_find (XqPage *page)
{
  gtk_widget_grab_focus (XQ_DUTY_WEEK (page)->this_week_button);
}

static void
move (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqDutyWeek *self = XQ_DUTY_WEEK (widget);
  int weeks = g_variant_get_int32 (parameter);
  g_autofree char *day = weeks == 0 ? g_strdup (xq_desk_get_today (xq_page_get_desk (XQ_PAGE (self))))
                                    : xq_day_add (self->day, 7 * weeks);

  (void) action;
  if (!gtk_widget_get_mapped (widget))
    return;
  xq_duty_grid_close (self->grid);
  g_strlcpy (self->day, day, sizeof self->day);
  xq_duty_week_refresh (XQ_PAGE (self));
}

/* --- one thing that is done --- */

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (XqPage) page = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (error != NULL)
    xq_page_say_error (page, error);
  xq_desk_note_saved (XQ_DESK (source), xq_duty_slot.name);
}

static void
undo_cb (XqPage   *page,
         AdwToast *toast)
{
  XqDutyDone *done = g_object_steal_data (G_OBJECT (toast), "done");

  if (done != NULL)
    xq_desk_run_async (xq_page_get_desk (page), xq_duty_undo, done, (GDestroyNotify) xq_duty_done_free, NULL, NULL, undone_cb,
                       g_object_ref (page));
}

static void
dismissed_cb (XqDutyWeek *self)
{
  g_clear_weak_pointer (&self->toast);
}

/* People are counted faster than a toast is read: the one in sight says the last of it,
 * and takes that back. A line of toasts would offer what is past, and dismissing one
 * that is just coming crashes in libadwaita 1.2. */
static void
say_done (XqDutyWeek *self,
          XqDutyDone *done)
{
  AdwToast *toast = self->toast;

  if (toast != NULL)
    adw_toast_set_title (toast, done->words);
  else
    {
      toast = adw_toast_new (done->words);
      adw_toast_set_button_label (toast, _("Undo"));
      adw_toast_set_timeout (toast, TOAST_SECONDS);
      g_set_weak_pointer (&self->toast, toast);
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
      xq_page_say (XQ_PAGE (self), toast);
    }
  g_object_set_data_full (G_OBJECT (toast), "done", done, (GDestroyNotify) xq_duty_done_free);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqDutyWeek) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqDutyDone) done = xq_desk_run_finish (XQ_DESK (source), result, &error);
  const char *kind;

  if (self->grid == NULL)
    return;
  if (done == NULL)
    {
      if (!xq_duty_grid_say_wrong (self->grid, error->message))
        xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  kind = done->kind->name;
  xq_duty_grid_close (self->grid);
  say_done (self, g_steal_pointer (&done));
  xq_desk_note_saved (XQ_DESK (source), kind);
}

static void
run (XqDutyWeek     *self,
     XqDeskFunc      func,
     gpointer        data,
     GDestroyNotify  data_free)
{
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), func, data, data_free, (GDestroyNotify) xq_duty_done_free, NULL, done_cb,
                     g_object_ref (self));
}

/* A duty in an empty place; on an evening on which boarders return, a watch. */
static void
assign (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqDutyWeek *self = XQ_DUTY_WEEK (widget);
  const XqDutyAnswer *answer = xq_duty_grid_get_answer (self->grid);
  const char *cell;
  const char *person;
  g_auto (GStrv) place = NULL;
  const XqRosterDay *day;

  (void) action;
  g_variant_get (parameter, "(&s&s)", &cell, &person);
  place = g_strsplit (cell, " ", -1);
  if (answer == NULL || g_strv_length (place) != 4)
    return;
  day = xq_duty_roster_find_day (answer->roster, place[0]);
  run (self, xq_duty_assign,
       g_strdupv ((char *[]) { place[0], place[1], place[2], place[3], (char *) person,
                               (char *) (day != NULL && !day->calendar.is_school_day ? "evening" : "open"), NULL }),
       (GDestroyNotify) g_strfreev);
}

static void
cover (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  const char *slot;
  const char *reason;
  const char *person;

  (void) action;
  g_variant_get (parameter, "(&s&s&s)", &slot, &reason, &person);
  run (XQ_DUTY_WEEK (widget), xq_duty_cover,
       g_strdupv ((char *[]) { (char *) slot, (char *) reason, *person != '\0' ? (char *) person : NULL, NULL }),
       (GDestroyNotify) g_strfreev);
}

static void
take_back (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  const char *kind;
  const char *uid;

  (void) action;
  g_variant_get (parameter, "(&s&s)", &kind, &uid);
  run (XQ_DUTY_WEEK (widget), xq_duty_take_back, g_strdupv ((char *[]) { (char *) kind, (char *) uid, NULL }),
       (GDestroyNotify) g_strfreev);
}

static void
sign (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  (void) action;
  run (XQ_DUTY_WEEK (widget), xq_duty_sign_in, g_variant_dup_string (parameter, NULL), g_free);
}

static void
sign_out (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  (void) action;
  run (XQ_DUTY_WEEK (widget), xq_duty_sign_out, g_variant_dup_string (parameter, NULL), g_free);
}

static void
walk_in (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  /* A key that reaches the whole window counts nobody from another place. */
  if (gtk_widget_get_mapped (widget))
    run (XQ_DUTY_WEEK (widget), xq_duty_walk_in, NULL, NULL);
}

/* --- copying --- */

static void
show_said (XqDutyWeek *self,
           const char *words)
{
  gboolean busy = self->copying != NULL;

  gtk_label_set_text (self->said_label, words != NULL ? words : "");
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_visible (self->stop_button, busy);
  gtk_widget_set_visible (self->undo_button, !busy && self->copied != NULL && *self->copied != NULL);
  gtk_widget_set_visible (self->close_button, !busy);
  gtk_widget_set_visible (self->said_box, words != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "week.copy", self->may_add && !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "week.repeat", self->may_add && !busy);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (XqDutyWeek) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqDutyCopy) copy = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autofree char *words = copy != NULL ? xq_duty_said_dup_copy (copy) : NULL;

  g_clear_object (&self->copying);
  if (self->grid == NULL)
    return;
  if (copy == NULL)
    {
      show_said (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _("Stopped: nothing was changed.") : error->message);
      return;
    }
  g_strfreev (self->copied);
  self->copied = g_steal_pointer (&copy->slots);
  show_said (self, words);
  xq_desk_note_saved (XQ_DESK (source), xq_duty_slot.name);
}

static void
begin_copying (XqDutyWeek      *self,
               XqDutyCopyOrder *order)
{
  if (self->copying != NULL)
    {
      g_free (order);
      return;
    }
  self->copying = g_cancellable_new ();
  g_clear_pointer (&self->copied, g_strfreev);
  show_said (self, _("Being copied…"));
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_duty_copy, order, g_free, (GDestroyNotify) xq_duty_copy_free,
                     self->copying, copied_cb, g_object_ref (self));
}

static void
copy_week (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  XqDutyWeek *self = XQ_DUTY_WEEK (widget);
  XqDutyCopyOrder *order = g_new0 (XqDutyCopyOrder, 1);
  g_autofree char *week = xq_day_add (self->day, -7 * g_variant_get_int32 (parameter));

  (void) action;
  g_strlcpy (order->week, week, sizeof order->week);
  xq_duty_week_days (self->day, order->from_on, order->until_on);
  begin_copying (self, order);
}

static void
repeat (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqDutyWeek *self = XQ_DUTY_WEEK (widget);
  const XqDutyAnswer *answer = xq_duty_grid_get_answer (self->grid);
  XqDutyCopyOrder *order;
  const XqRosterDay *day;
  char sunday[XQ_DAY_SIZE];
  g_autofree char *next = NULL;

  (void) action;
  if (answer == NULL || (day = xq_duty_roster_find_day (answer->roster, self->day)) == NULL)
    return;
  order = g_new0 (XqDutyCopyOrder, 1);
  xq_duty_week_days (self->day, order->week, sunday);
  next = xq_day_add (sunday, 1);
  g_strlcpy (order->from_on, next, sizeof order->from_on);
  g_strlcpy (order->until_on, answer->term.until_on, sizeof order->until_on);
  if (g_variant_get_boolean (parameter))
    order->weeks = day->calendar.is_odd_week ? XQ_WEEKS_ODD : XQ_WEEKS_EVEN;
  begin_copying (self, order);
}

static void
stop (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  g_cancellable_cancel (XQ_DUTY_WEEK (widget)->copying);
}

static void
undo_copy (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  XqDutyWeek *self = XQ_DUTY_WEEK (widget);

  (void) action;
  (void) parameter;
  if (self->copied == NULL)
    return;
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_duty_undo_copy, g_steal_pointer (&self->copied),
                     (GDestroyNotify) g_strfreev, NULL, NULL, undone_cb, g_object_ref (self));
  show_said (self, NULL);
}

static void
close_said (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  show_said (XQ_DUTY_WEEK (widget), NULL);
}

/* --- ways on --- */

static void
open_duty (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);
  g_autofree char *uid = g_variant_dup_string (parameter, NULL);

  (void) action;
  xq_duty_grid_close (XQ_DUTY_WEEK (page)->grid);
  xq_page_push (page, xq_record_page_new (xq_page_get_desk (page), &xq_duty_slot, uid));
}

static void
add (GtkWidget  *widget,
     const char *action,
     GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);
  XqPage *form = xq_form_page_new (xq_page_get_desk (page), &xq_duty_slot, NULL);

  (void) action;
  xq_form_page_preset (XQ_FORM_PAGE (form), "falls_on", g_variant_get_string (parameter, NULL));
  xq_page_push (page, form);
}

static void
add_room (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (page, xq_form_page_new (xq_page_get_desk (page), &xq_room, NULL));
}

/* A paper, and of what: of the week in sight (its month, on a sheet), or of its term. */
static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);
  XqDutyWeek *self = XQ_DUTY_WEEK (widget);
  const XqDutyAnswer *answer = xq_duty_grid_get_answer (self->grid);
  g_auto (GStrv) words = g_strsplit (g_variant_get_string (parameter, NULL), " ", 2);
  XqPaperOrder *order;

  (void) action;
  if (answer == NULL)
    return;
  order = xq_paper_order_new (words[0]);
  if (g_strcmp0 (words[1], "term") == 0)
    order->term = g_strdup_printf ("%d-%d", answer->term.year, answer->term.number);
  else
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
  XqDutyWeek *self = XQ_DUTY_WEEK (object);

  g_cancellable_cancel (self->copying);
  g_clear_weak_pointer (&self->toast);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_duty_week_parent_class)->dispose (object);
}

static void
xq_duty_week_finalize (GObject *object)
{
  XqDutyWeek *self = XQ_DUTY_WEEK (object);

  g_clear_object (&self->copying);
  g_strfreev (self->copied);

  G_OBJECT_CLASS (xq_duty_week_parent_class)->finalize (object);
}

static void
xq_duty_week_class_init (XqDutyWeekClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_duty_week_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_duty_week_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_duty_week_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_duty_week_find;
  XQ_PAGE_CLASS (klass)->print = xq_duty_week_print;
  XQ_PAGE_CLASS (klass)->help = "duty-week";

  g_type_ensure (XQ_TYPE_DUTY_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/duty-week.ui");
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, this_week_button);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, week_label);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, state_label);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, copy_button);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, repeat_button);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, said_box);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, spinner);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, said_label);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, stop_button);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, undo_button);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, close_button);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, hint_box);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, hint_label);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, room_button);
  gtk_widget_class_bind_template_child (widget_class, XqDutyWeek, grid);
  gtk_widget_class_install_action (widget_class, "week.move", "i", move);
  gtk_widget_class_install_action (widget_class, "week.open", "s", open_duty);
  gtk_widget_class_install_action (widget_class, "week.add", "s", add);
  gtk_widget_class_install_action (widget_class, "week.add-room", NULL, add_room);
  gtk_widget_class_install_action (widget_class, "week.assign", "(ss)", assign);
  gtk_widget_class_install_action (widget_class, "week.cover", "(sss)", cover);
  gtk_widget_class_install_action (widget_class, "week.take-back", "(ss)", take_back);
  gtk_widget_class_install_action (widget_class, "week.sign", "s", sign);
  gtk_widget_class_install_action (widget_class, "week.sign-out", "s", sign_out);
  gtk_widget_class_install_action (widget_class, "week.walk-in", NULL, walk_in);
  gtk_widget_class_install_action (widget_class, "week.copy", "i", copy_week);
  gtk_widget_class_install_action (widget_class, "week.repeat", "b", repeat);
  gtk_widget_class_install_action (widget_class, "week.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "week.undo-copy", NULL, undo_copy);
  gtk_widget_class_install_action (widget_class, "week.close", NULL, close_said);
  gtk_widget_class_install_action (widget_class, "week.print", "s", print);
}

static void
xq_duty_week_init (XqDutyWeek *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The arrow beside a button has no words of its own. */
static void
name_arrow (GtkWidget  *split,
            const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (split); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      {
        gtk_widget_set_tooltip_text (child, words);
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      }
}

XqPage *
xq_duty_week_new (XqDesk *desk)
{
  XqDutyWeek *self;

  g_return_val_if_fail (XQ_IS_DESK (desk), NULL);

  self = g_object_new (XQ_TYPE_DUTY_WEEK, "desk", desk, "title", _("Duty in a week"), NULL);
  g_strlcpy (self->day, xq_desk_get_today (desk), sizeof self->day);
  self->may_add = xq_form_page_may_add (&xq_duty_slot, xq_desk_get_roles (desk));
  gtk_widget_set_visible (self->copy_button, self->may_add);
  gtk_widget_set_visible (self->repeat_button, self->may_add);
  gtk_widget_set_visible (self->hint_box, FALSE);
  name_arrow (self->copy_button, _("Which week is copied"));
  name_arrow (self->repeat_button, _("In which weeks it is repeated"));
  show_said (self, NULL);
  xq_page_set_kind (XQ_PAGE (self), &xq_duty_slot);
  return XQ_PAGE (self);
}

const char *
xq_duty_week_get_day (XqDutyWeek *self)
{
  g_return_val_if_fail (XQ_IS_DUTY_WEEK (self), NULL);

  return self->day;
}
