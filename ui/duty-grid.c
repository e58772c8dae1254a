/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "duty-card.h"
#include "duty-day.h"
#include "duty-grid.h"

#include "school/kinds.h"

/* Columns of equal width: a day takes three, the times take two. */
#define TIMES_WIDTH 2
#define DAY_WIDTH 3

struct _XqDutyGrid
{
  AdwBin         parent_instance;

  XqDutyAnswer  *answer;
  char          *today;
  gboolean       may_write;
  char          *cell;       /* where something was opened last */
  GtkMenuButton *opened;     /* weak: likewise */
  GtkGrid       *grid;       /* borrowed from the tree */
};

G_DEFINE_FINAL_TYPE (XqDutyGrid, xq_duty_grid, ADW_TYPE_BIN)

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* --- places that open --- */

static const char *
get_cell (GtkWidget *widget)
{
  const char *cell = NULL;

  for (; widget != NULL && cell == NULL && !XQ_IS_DUTY_GRID (widget); widget = gtk_widget_get_parent (widget))
    cell = g_object_get_data (G_OBJECT (widget), "cell");
  return cell;
}

static void
note_opened (XqDutyGrid    *self,
             GtkMenuButton *button,
             GtkWidget     *child)
{
  GtkWidget *popover = gtk_popover_new ();

  g_set_weak_pointer (&self->opened, button);
  g_free (self->cell);
  self->cell = g_strdup (get_cell (GTK_WIDGET (button)));
  gtk_popover_set_child (GTK_POPOVER (popover), child);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
new_opener (XqDutyGrid                   *self,
            char                         *cell,
            GtkWidget                    *child,
            const char                   *name,
            GtkMenuButtonCreatePopupFunc  open)
{
  GtkWidget *button = gtk_menu_button_new ();

  g_object_set_data_full (G_OBJECT (button), "cell", cell, g_free);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), child);
  gtk_widget_set_halign (gtk_widget_get_parent (child), GTK_ALIGN_FILL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open, self, NULL);
  return button;
}

/* --- a duty --- */

static void
open_card_cb (GtkMenuButton *button,
              gpointer       user_data)
{
  XqDutyGrid *self = user_data;

  note_opened (self, button, xq_duty_card_new (self->answer, g_object_get_data (G_OBJECT (button), "duty"), self->may_write));
}

static char *
dup_signed (const XqRosterDuty *duty)
{
  if (*duty->signed_out_at != '\0')
    /* Translators: two times */
    return g_strdup_printf (_("✓ There from %s to %s"), duty->signed_in_at, duty->signed_out_at);
  /* Translators: a time */
  return g_strdup_printf (_("✓ Signed in at %s"), duty->signed_in_at);
}

static const XqDutyPerson *
find_person (const XqDutyAnswer *answer,
             const char         *uid)
{
  for (guint i = 0; i < answer->staff->len; i++)
    {
      const XqDutyPerson *person = g_ptr_array_index (answer->staff, i);

      if (g_strcmp0 (person->uid, uid) == 0)
        return person;
    }
  return NULL;
}

static GtkWidget *
new_lines (XqDutyGrid         *self,
           const XqRosterDuty *duty)
{
  GtkWidget *lines = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE, NULL);
  const XqDutyPerson *person = find_person (self->answer, duty->person);
  const XqField *kinds = xq_fields_find (xq_duty_slot.fields, "kind");

  gtk_box_append (GTK_BOX (lines), new_label (duty->person_name != NULL ? duty->person_name : _("▲ Nobody keeps it"),
                                              duty->person == NULL ? "error" : "heading"));
  if (duty->change != NULL)
    {
      const char *planned = duty->planned_name != NULL ? duty->planned_name : "";
      /* Translators: who was to be on duty */
      g_autofree char *instead = duty->person != NULL ? g_strdup_printf (_("instead of %s"), planned)
                                                      : g_strdup_printf (_("%s is away"), planned);

      gtk_box_append (GTK_BOX (lines), new_label (instead, "dim-label"));
    }
  if (g_strcmp0 (duty->kind, kinds->initial) != 0)
    gtk_box_append (GTK_BOX (lines), new_label (_(xq_choices_find (kinds->choices, duty->kind)->title), "dim-label"));
  if (duty->person != NULL && (!duty->counts || person == NULL || !person->opens))
    gtk_box_append (GTK_BOX (lines), new_label (_("opens no hours"), "dim-label"));
  if (duty->is_twice)
    gtk_box_append (GTK_BOX (lines), new_label (_("▲ On duty twice at that time"), "error"));
  if (duty->sign != NULL)
    {
      g_autofree char *words = dup_signed (duty);

      gtk_box_append (GTK_BOX (lines), new_label (words, "dim-label"));
    }
  else if (duty->person != NULL && strcmp (duty->day, self->today) < 0)
    gtk_box_append (GTK_BOX (lines), new_label (_("Nobody signed in"), "dim-label"));
  return lines;
}

static GtkWidget *
new_action (const char *title,
            const char *tooltip,
            const char *action,
            const char *target)
{
  GtkWidget *button = gtk_button_new_with_label (title);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  return button;
}

/* One's own duty of today: sign in, count, sign out. */
static void
add_today (XqDutyGrid         *self,
           GtkWidget          *box,
           const XqRosterDuty *duty)
{
  const char *me = self->answer->me;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (box), row);
  if (me == NULL || !self->may_write || strcmp (duty->day, self->today) != 0)
    return;
  if (duty->sign == NULL && g_strcmp0 (duty->person, me) == 0)
    {
      GtkWidget *sign = new_action (_("Sign In"), _("You are there, from now on"), "week.sign", duty->slot);

      gtk_widget_add_css_class (sign, "suggested-action");
      gtk_box_append (GTK_BOX (row), sign);
    }
  else if (duty->sign != NULL && g_strcmp0 (duty->signed_person, me) == 0)
    {
      g_autofree char *count = g_strdup_printf (_("Walk-ins %s ＋1"), duty->walk_ins != NULL ? duty->walk_ins : "0");

      gtk_box_append (GTK_BOX (row), new_action (count, _("One more came without an appointment (key +)"), "week.walk-in", NULL));
      if (*duty->signed_out_at == '\0')
        gtk_box_append (GTK_BOX (row), new_action (_("Sign Out"), _("You leave now"), "week.sign-out", duty->sign));
    }
}

static void
add_duty (XqDutyGrid         *self,
          GtkWidget          *box,
          const XqRosterDuty *duty)
{
  g_autofree char *name = g_strdup_printf ("%s %s—%s %s", duty->day, duty->from_at, duty->until_at,
                                           duty->person_name != NULL ? duty->person_name : _("Nobody keeps it"));
  GtkWidget *button = new_opener (self, g_strdup (duty->slot), new_lines (self, duty), name, open_card_cb);

  g_object_set_data (G_OBJECT (button), "duty", (gpointer) duty);
  gtk_widget_add_css_class (button, "duty");
  gtk_widget_set_tooltip_text (button, _("What is to be changed here"));
  gtk_box_append (GTK_BOX (box), button);
  add_today (self, box, duty);
}

/* --- an empty place --- */

static void
chosen_cb (GtkWidget  *button,
           const char *person)
{
  g_autofree char *cell = g_strdup (get_cell (button));

  gtk_widget_activate_action (button, "week.assign", "(ss)", cell, person);
}

static void
open_choice_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  XqDutyGrid *self = user_data;
  g_auto (GStrv) cell = g_strsplit (get_cell (GTK_WIDGET (button)), " ", -1);
  XqStaffChoice *choice = xq_duty_choice_new (self->answer, cell[0], cell[1], cell[2], NULL);

  g_object_set_data_full (G_OBJECT (choice), "typed", g_object_steal_data (G_OBJECT (button), "typed"), g_free);
  g_signal_connect_object (choice, "chosen", G_CALLBACK (chosen_cb), button, G_CONNECT_SWAPPED);
  note_opened (self, button, GTK_WIDGET (choice));
}

/* A letter typed at an empty place is the beginning of a name. */
static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint                  key,
                guint                  code,
                GdkModifierType        state)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  gunichar letter = gdk_keyval_to_unicode (key);
  char text[7] = "";

  (void) code;
  if (!g_unichar_isalpha (letter) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  text[g_unichar_to_utf8 (letter, text)] = '\0';
  g_object_set_data_full (G_OBJECT (button), "typed", g_strdup (text), g_free);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return GDK_EVENT_STOP;
}

static GtkWidget *
new_empty (XqDutyGrid      *self,
           const char      *day,
           const XqDutyRow *row)
{
  GtkWidget *plus = g_object_new (GTK_TYPE_LABEL, "label", "＋", "hexpand", TRUE, NULL);
  g_autofree char *name = g_strdup_printf (_("Adds a duty on %s at %s"), day, row->from_at);
  GtkWidget *button = new_opener (self, g_strdup_printf ("%s %s %s %s", day, row->from_at, row->until_at, row->room), plus, name,
                                  open_choice_cb);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  gtk_widget_add_controller (button, keys);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "duty-empty");
  gtk_widget_set_tooltip_text (button, _("Press, or type the first letters of a name"));
  return button;
}

/* --- the table --- */

static GtkWidget *
new_cell (XqDutyGrid        *self,
          const XqRosterDay *day,
          const XqDutyRow   *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gboolean is_empty = TRUE;

  for (guint i = 0; i < self->answer->roster->duties->len; i++)
    {
      const XqRosterDuty *duty = g_ptr_array_index (self->answer->roster->duties, i);

      if (strcmp (duty->day, day->calendar.day) != 0 || strcmp (duty->from_at, row->from_at) != 0 ||
          strcmp (duty->until_at, row->until_at) != 0 || g_strcmp0 (duty->room_uid, row->room) != 0)
        continue;
      add_duty (self, box, duty);
      is_empty = FALSE;
    }
  if (is_empty && self->may_write && (day->calendar.is_school_day || day->calendar.boarders_return))
    gtk_box_append (GTK_BOX (box), new_empty (self, day->calendar.day, row));
  if (!day->calendar.is_school_day && !day->calendar.boarders_return)
    gtk_widget_add_css_class (box, "no-school");
  return box;
}

/* A weekend stands there only if something is on it. */
static gboolean
is_wanted (const XqDutyAnswer *answer,
           const XqRosterDay  *day)
{
  gboolean wanted = day->calendar.weekday <= 5 || day->calendar.is_school_day || day->calendar.boarders_return;

  for (guint i = 0; i < answer->roster->duties->len; i++)
    wanted = wanted || strcmp (((XqRosterDuty *) g_ptr_array_index (answer->roster->duties, i))->day, day->calendar.day) == 0;
  return wanted;
}

static void
attach_times (XqDutyGrid *self,
              int         width)
{
  const char *last_room = NULL;
  int line = 1;

  for (guint i = 0; i < self->answer->rows->len; i++)
    {
      const XqDutyRow *row = g_ptr_array_index (self->answer->rows, i);
      g_autofree char *times = g_strdup_printf ("%s\n—%s", row->from_at, row->until_at);
      GtkWidget *label = new_label (times, "numeric");

      if (g_strcmp0 (row->room, last_room) != 0)
        {
          g_autofree char *room = g_strconcat (row->room_name, row->place != NULL ? "　" : "", row->place, NULL);
          GtkWidget *band = new_label (room, "duty-band");

          gtk_grid_attach (self->grid, band, 0, line++, width, 1);
          last_room = row->room;
        }
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_grid_attach (self->grid, label, 0, line++, TIMES_WIDTH, 1);
    }
}

static void
attach_day (XqDutyGrid        *self,
            const XqRosterDay *day,
            int                column)
{
  const char *last_room = NULL;
  int line = 1;

  gtk_grid_attach (self->grid, xq_duty_day_new (day, self->today), column, 0, DAY_WIDTH, 1);
  for (guint i = 0; i < self->answer->rows->len; i++)
    {
      const XqDutyRow *row = g_ptr_array_index (self->answer->rows, i);

      if (g_strcmp0 (row->room, last_room) != 0)
        line++;
      last_room = row->room;
      gtk_grid_attach (self->grid, new_cell (self, day, row), column, line++, DAY_WIDTH, 1);
    }
  if (self->may_write && (day->calendar.is_school_day || day->calendar.boarders_return))
    {
      GtkWidget *add = new_action (_("Other Time…"), _("A duty in another room or at another time"), "week.add", day->calendar.day);

      gtk_widget_add_css_class (add, "flat");
      gtk_widget_add_css_class (add, "dim-label");
      gtk_grid_attach (self->grid, add, column, line, DAY_WIDTH, 1);
    }
}

/* The cell may hold somebody now: then the duty that is there. */
static GtkWidget *
find_opener (XqDutyGrid *self,
             const char *cell)
{
  g_auto (GStrv) wanted = g_strsplit (cell, " ", -1);
  gboolean is_place = g_strv_length (wanted) == 4;

  for (GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->grid)); box != NULL; box = gtk_widget_get_next_sibling (box))
    for (GtkWidget *child = GTK_IS_BOX (box) ? gtk_widget_get_first_child (box) : NULL; child != NULL;
         child = gtk_widget_get_next_sibling (child))
      {
        const XqRosterDuty *duty = g_object_get_data (G_OBJECT (child), "duty");

        if (g_strcmp0 (g_object_get_data (G_OBJECT (child), "cell"), cell) == 0)
          return child;
        if (is_place && duty != NULL && strcmp (duty->day, wanted[0]) == 0 && strcmp (duty->from_at, wanted[1]) == 0 &&
            strcmp (duty->until_at, wanted[2]) == 0 && g_strcmp0 (duty->room_uid, wanted[3]) == 0)
          return child;
      }
  return NULL;
}

static gboolean
has_focus_within (XqDutyGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
empty (XqDutyGrid *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

void
xq_duty_grid_show (XqDutyGrid   *self,
                   XqDutyAnswer *answer,
                   const char   *today,
                   gboolean      may_write)
{
  g_autofree char *focused = NULL;
  int column = TIMES_WIDTH;

  g_return_if_fail (XQ_IS_DUTY_GRID (self) && answer != NULL && today != NULL);

  if (has_focus_within (self))
    {
      const char *cell = get_cell (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));

      focused = g_strdup (cell != NULL ? cell : self->cell);
    }
  empty (self);
  xq_duty_answer_free (self->answer);
  self->answer = answer;
  self->may_write = may_write;
  g_free (self->today);
  self->today = g_strdup (today);

  for (guint i = 0; i < answer->roster->days->len; i++)
    {
      const XqRosterDay *day = g_ptr_array_index (answer->roster->days, i);

      if (!is_wanted (answer, day))
        continue;
      attach_day (self, day, column);
      column += DAY_WIDTH;
    }
  attach_times (self, column);
  if (focused != NULL)
    {
      GtkWidget *opener = find_opener (self, focused);

      if (opener != NULL)
        gtk_widget_grab_focus (opener);
    }
}

const XqDutyAnswer *
xq_duty_grid_get_answer (XqDutyGrid *self)
{
  g_return_val_if_fail (XQ_IS_DUTY_GRID (self), NULL);

  return self->answer;
}

gboolean
xq_duty_grid_open (XqDutyGrid *self,
                   const char *cell)
{
  GtkWidget *opener;

  g_return_val_if_fail (XQ_IS_DUTY_GRID (self) && cell != NULL, FALSE);

  opener = find_opener (self, cell);
  if (opener == NULL)
    return FALSE;
  gtk_widget_grab_focus (opener);
  gtk_menu_button_popup (GTK_MENU_BUTTON (opener));
  return TRUE;
}

void
xq_duty_grid_close (XqDutyGrid *self)
{
  g_return_if_fail (XQ_IS_DUTY_GRID (self));

  if (self->opened != NULL)
    gtk_menu_button_popdown (self->opened);
}

gboolean
xq_duty_grid_say_wrong (XqDutyGrid *self,
                        const char *words)
{
  GtkPopover *popover;
  GtkWidget *child;

  g_return_val_if_fail (XQ_IS_DUTY_GRID (self) && words != NULL, FALSE);

  popover = self->opened != NULL ? gtk_menu_button_get_popover (self->opened) : NULL;
  if (popover == NULL || !gtk_widget_get_mapped (GTK_WIDGET (popover)))
    return FALSE;
  child = gtk_popover_get_child (popover);
  if (XQ_IS_DUTY_CARD (child))
    xq_duty_card_set_wrong (XQ_DUTY_CARD (child), words);
  else
    xq_staff_choice_set_wrong (XQ_STAFF_CHOICE (child), words);
  return TRUE;
}

static void
xq_duty_grid_dispose (GObject *object)
{
  XqDutyGrid *self = XQ_DUTY_GRID (object);

  g_clear_weak_pointer (&self->opened);
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_pointer (&self->answer, xq_duty_answer_free);

  G_OBJECT_CLASS (xq_duty_grid_parent_class)->dispose (object);
}

static void
xq_duty_grid_finalize (GObject *object)
{
  XqDutyGrid *self = XQ_DUTY_GRID (object);

  g_free (self->today);
  g_free (self->cell);

  G_OBJECT_CLASS (xq_duty_grid_parent_class)->finalize (object);
}

static void
xq_duty_grid_class_init (XqDutyGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xq_duty_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_duty_grid_finalize;
}

static void
xq_duty_grid_init (XqDutyGrid *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_grid_set_row_spacing (self->grid, 6);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}
