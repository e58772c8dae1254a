/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "year-plan.h"
#include "year-posts.h"
#include "year-row.h"

#include "school/class-name.h"

struct _XqYearPlan
{
  AdwBin          parent_instance;

  XqYearTurn     *turn;          /* borrowed */
  GArray         *places;        /* gint: which new class stands at each row of the right list */
  GArray         *shown;         /* guint: which student stands at each row in the middle */
  GtkStringList  *students_ways; /* what may become of a student: the classes, then the steps that leave */
  GtkStringList  *classes_ways;  /* ... of an old class */
  GtkStringList  *teachers;
  char           *names;         /* of the classes in these lists */
  gboolean        showing;       /* the program turns things, nobody else */

  GtkLabel       *before_label;
  GtkListBox     *before_list;
  GtkLabel       *students_label;
  XqYearPosts    *posts;
  GtkListBox     *students_list;
  GtkLabel       *classes_label;
  GtkListBox     *classes_list;
  GtkEditable    *class_entry;
  GtkLabel       *class_wrong_label;
  GtkCheckButton *others_check;
};

G_DEFINE_FINAL_TYPE (XqYearPlan, xq_year_plan, ADW_TYPE_BIN)

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a student may do beside going into a class, behind the classes in the list. */
static const struct
{
  XqYearStep  step;
  const char *title;
} leaving[] = {
  { XQ_YEAR_GRADUATED, N_("Graduates") },
  { XQ_YEAR_MOVED_AWAY, N_("Moves away") },
  { XQ_YEAR_SUSPENDED, N_("Pauses") },
  { XQ_YEAR_UNDECIDED, N_("Not decided") },
};

static void
note_edited (XqYearPlan *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static XqYearOldClass *
old_class (XqYearPlan *self,
           int         index)
{
  return g_ptr_array_index (self->turn->before, (guint) index);
}

static XqYearNewClass *
new_class (XqYearPlan *self,
           int         index)
{
  return g_ptr_array_index (self->turn->classes, (guint) index);
}

static XqYearStudent *
student_at (XqYearPlan *self,
            guint       index)
{
  return g_ptr_array_index (self->turn->students, index);
}

static char *
dup_count (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u student", "%u students", n), n);
}

/* -1: no row. */
static int
place_of (XqYearPlan *self,
          int         class)
{
  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, int, i) == class)
      return (int) i;
  return -1;
}

/* --- what can be chosen --- */

static int
compare_classes (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  XqYearPlan *self = data;
  const XqYearNewClass *one = new_class (self, *(const int *) a);
  const XqYearNewClass *other = new_class (self, *(const int *) b);

  return one->grade != other->grade ? one->grade - other->grade : one->number - other->number;
}

static char *
dup_names (XqYearPlan *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->places->len; i++)
    {
      const XqYearNewClass *class = new_class (self, g_array_index (self->places, int, i));

      g_string_append_printf (names, "%d-%d ", class->grade, class->number);
    }
  return g_string_free (names, FALSE);
}

/* The lists of choices stay as long as they say the same: a row is not to get another
 * one while somebody chooses in it. */
static void
list_classes (XqYearPlan *self)
{
  g_autofree char *names = NULL;

  g_array_set_size (self->places, 0);
  for (guint i = 0; i < self->turn->classes->len; i++)
    {
      int place = (int) i;

      if (xq_year_turn_is_made (self->turn, place))
        g_array_append_val (self->places, place);
    }
  g_array_sort_with_data (self->places, compare_classes, self);

  names = dup_names (self);
  if (self->students_ways != NULL && g_strcmp0 (names, self->names) == 0)
    return;
  g_free (self->names);
  self->names = g_steal_pointer (&names);
  g_clear_object (&self->students_ways);
  g_clear_object (&self->classes_ways);
  self->students_ways = gtk_string_list_new (NULL);
  self->classes_ways = gtk_string_list_new (NULL);
  for (guint i = 0; i < self->places->len; i++)
    {
      const XqYearNewClass *class = new_class (self, g_array_index (self->places, int, i));
      g_autofree char *name = xq_class_name_for_screen (class->grade, class->number);

      gtk_string_list_append (self->students_ways, name);
      gtk_string_list_append (self->classes_ways, name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (leaving); i++)
    gtk_string_list_append (self->students_ways, _(leaving[i].title));
  gtk_string_list_append (self->classes_ways, _("Graduates"));
}

static guint
way_of_student (XqYearPlan          *self,
                const XqYearStudent *student)
{
  if (student->step == XQ_YEAR_ON)
    return (guint) place_of (self, student->to);
  for (guint i = 0; i < G_N_ELEMENTS (leaving); i++)
    if (leaving[i].step == student->step)
      return self->places->len + i;
  return GTK_INVALID_LIST_POSITION;
}

static guint
way_of_teacher (XqYearPlan       *self,
                const XqYearPost *post)
{
  for (guint i = 0; post != NULL && i < self->turn->staff->len; i++)
    if (g_str_equal (((XqYearTeacher *) g_ptr_array_index (self->turn->staff, i))->uid, post->teacher))
      return i + 1;
  return 0;
}

/* --- rows --- */

static void before_chosen_cb  (XqYearPlan *self, guint selected, XqYearRow *row);
static void class_chosen_cb   (XqYearPlan *self, guint selected, XqYearRow *row);
static void class_removed_cb  (XqYearPlan *self, XqYearRow *row);
static void student_chosen_cb (XqYearPlan *self, guint selected, XqYearRow *row);

/* Rows that are there stay, and the cursor in them. */
static XqYearRow *
get_row (XqYearPlan *self,
         GtkListBox *list,
         guint       index,
         GCallback   chosen)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) index);

  if (row != NULL)
    return XQ_YEAR_ROW (row);
  row = GTK_LIST_BOX_ROW (xq_year_row_new ());
  g_signal_connect_object (row, "chosen", chosen, self, G_CONNECT_SWAPPED);
  if (list == self->classes_list)
    g_signal_connect_object (row, "removed", G_CALLBACK (class_removed_cb), self, G_CONNECT_SWAPPED);
  if (list == self->students_list)
    gtk_list_box_row_set_activatable (row, FALSE);
  gtk_list_box_append (list, GTK_WIDGET (row));
  return XQ_YEAR_ROW (row);
}

static void
cut_rows (GtkListBox *list,
          guint       n)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, (int) n)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static guint
count_from (XqYearPlan *self,
            int         from)
{
  guint n = 0;

  for (guint i = 0; i < self->turn->students->len; i++)
    n += student_at (self, i)->from == from ? 1 : 0;
  return n;
}

static void
show_before (XqYearPlan *self)
{
  guint n = self->turn->before->len;
  guint absent = count_from (self, -1);

  for (guint i = 0; i < n; i++)
    {
      const XqYearOldClass *class = old_class (self, (int) i);
      g_autofree char *name = xq_class_name_for_screen (class->grade, class->number);
      g_autofree char *count = dup_count (count_from (self, (int) i));

      xq_year_row_show (get_row (self, self->before_list, i, G_CALLBACK (before_chosen_cb)), name, count, _("where it goes"),
                        self->classes_ways, class->to < 0 ? self->places->len : (guint) place_of (self, class->to));
    }
  if (absent > 0)
    {
      g_autofree char *count = dup_count (absent);

      xq_year_row_show (get_row (self, self->before_list, n++, G_CALLBACK (before_chosen_cb)), _("In no class"), count,
                        _("where it goes"), NULL, 0);
    }
  cut_rows (self->before_list, n);
}

static void
show_classes (XqYearPlan *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      int index = g_array_index (self->places, int, i);
      const XqYearNewClass *class = new_class (self, index);
      const XqYearPost *teacher = xq_year_turn_get_teacher (self->turn, index);
      guint n = xq_year_turn_count (self->turn, index);
      g_autofree char *name = xq_class_name_for_screen (class->grade, class->number);
      g_autofree char *count = dup_count (n);
      XqYearRow *row = get_row (self, self->classes_list, i, G_CALLBACK (class_chosen_cb));

      xq_year_row_show (row, name, count, _("class teacher"), self->teachers, way_of_teacher (self, teacher));
      xq_year_row_set_fixed (row, teacher != NULL && teacher->record != NULL
                                    ? _("Entered already. Change it under Posts in classes.") : NULL);
      xq_year_row_set_removable (row, n == 0 && (class->uid == NULL || class->is_withdrawn));
    }
  cut_rows (self->classes_list, self->places->len);
}

/* Which class is chosen at the left or at the right; *@is_new says at which.
 * -1 at the left: those in no class; -2: none is chosen. */
static int
get_chosen (XqYearPlan *self,
            gboolean   *is_new)
{
  GtkListBoxRow *left = gtk_list_box_get_selected_row (self->before_list);
  GtkListBoxRow *right = gtk_list_box_get_selected_row (self->classes_list);
  int index;

  *is_new = right != NULL;
  if (right != NULL)
    return g_array_index (self->places, int, (guint) gtk_list_box_row_get_index (right));
  if (left == NULL)
    return -2;
  index = gtk_list_box_row_get_index (left);
  return (guint) index < self->turn->before->len ? index : -1;
}

/* Where a student comes from, or the number in the class. */
static char *
dup_detail (const XqYearStudent *student,
            gboolean             is_new)
{
  if (!is_new && student->from >= 0)
    return g_strdup (student->seat);
  if (student->last_grade == 0)
    return student->is_suspended ? g_strdup (_("paused")) : NULL;
  {
    g_autofree char *name = xq_class_name_for_screen (student->last_grade, student->last_number);

    /* Translators: the class in which a student was before pausing */
    return student->is_suspended ? g_strdup_printf (_("paused, was in %s"), name) : g_steal_pointer (&name);
  }
}

static void
show_students (XqYearPlan *self)
{
  gboolean is_new;
  int chosen = get_chosen (self, &is_new);
  g_autofree char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->posts), is_new);
  if (is_new)
    xq_year_posts_show (self->posts, self->turn, chosen, self->teachers);
  g_array_set_size (self->shown, 0);
  for (guint i = 0; chosen != -2 && i < self->turn->students->len; i++)
    if ((is_new ? student_at (self, i)->to : student_at (self, i)->from) == chosen)
      g_array_append_val (self->shown, i);
  for (guint i = 0; i < self->shown->len; i++)
    {
      const XqYearStudent *student = student_at (self, g_array_index (self->shown, guint, i));
      g_autofree char *detail = dup_detail (student, is_new);

      xq_year_row_show (get_row (self, self->students_list, i, G_CALLBACK (student_chosen_cb)), student->name, detail,
                        _("where it goes"), self->students_ways, way_of_student (self, student));
    }
  cut_rows (self->students_list, self->shown->len);
  if (chosen == -2)
    gtk_label_set_text (self->students_label, _("Choose a class: its students stand here"));
  else if (chosen == -1)
    gtk_label_set_text (self->students_label, _("In no class: who comes back is given one"));
  else if (is_new)
    {
      const XqYearNewClass *class = new_class (self, chosen);
      g_autofree char *title = NULL;

      name = xq_class_name_for_screen (class->grade, class->number);
      /* Translators: a class */
      title = g_strdup_printf (_("Who will be in %s"), name);
      gtk_label_set_text (self->students_label, title);
    }
  else
    {
      const XqYearOldClass *class = old_class (self, chosen);
      g_autofree char *title = NULL;

      name = xq_class_name_for_screen (class->grade, class->number);
      /* Translators: a class */
      title = g_strdup_printf (_("Where each of %s goes"), name);
      gtk_label_set_text (self->students_label, title);
    }
}

/* How many there are, without a row being touched that somebody is at. */
static void
show_counts (XqYearPlan *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      int index = g_array_index (self->places, int, i);
      const XqYearNewClass *class = new_class (self, index);
      guint n = xq_year_turn_count (self->turn, index);
      g_autofree char *count = dup_count (n);
      XqYearRow *row = XQ_YEAR_ROW (gtk_list_box_get_row_at_index (self->classes_list, (int) i));

      xq_year_row_set_detail (row, count);
      xq_year_row_set_removable (row, n == 0 && (class->uid == NULL || class->is_withdrawn));
    }
}

static void
show_all (XqYearPlan *self)
{
  self->showing = TRUE;
  list_classes (self);
  show_before (self);
  show_classes (self);
  show_students (self);
  self->showing = FALSE;
}

/* --- what is changed --- */

static void
before_chosen_cb (XqYearPlan *self,
                  guint       selected,
                  XqYearRow  *row)
{
  int to = selected < self->places->len ? g_array_index (self->places, int, selected) : -1;

  xq_year_turn_lead_class (self->turn, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), to);
  show_all (self);
  note_edited (self);
}

static void
class_chosen_cb (XqYearPlan *self,
                 guint       selected,
                 XqYearRow  *row)
{
  int class = g_array_index (self->places, int, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  const XqYearTeacher *teacher = selected > 0 && selected <= self->turn->staff->len
                                   ? g_ptr_array_index (self->turn->staff, selected - 1) : NULL;

  (void) xq_year_turn_set_teacher (self->turn, class, teacher != NULL ? teacher->uid : NULL, NULL);
  if (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)))
    xq_year_posts_show (self->posts, self->turn, class, self->teachers);
  note_edited (self);
}

static void
class_removed_cb (XqYearPlan *self,
                  XqYearRow  *row)
{
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  GtkListBoxRow *next;

  (void) xq_year_turn_drop_class (self->turn, g_array_index (self->places, int, (guint) place));
  gtk_list_box_unselect_all (self->classes_list);
  show_all (self);
  next = gtk_list_box_get_row_at_index (self->classes_list, place > 0 ? place - 1 : 0);
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  note_edited (self);
}

static void
student_chosen_cb (XqYearPlan *self,
                   guint       selected,
                   XqYearRow  *row)
{
  guint student = g_array_index (self->shown, guint, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));

  if (selected < self->places->len)
    xq_year_turn_set_student (self->turn, student, XQ_YEAR_ON, g_array_index (self->places, int, selected));
  else if (selected - self->places->len < G_N_ELEMENTS (leaving))
    xq_year_turn_set_student (self->turn, student, leaving[selected - self->places->len].step, -1);
  show_counts (self);
  note_edited (self);
}

static void
posts_edited_cb (XqYearPlan *self)
{
  show_classes (self);
  note_edited (self);
}

static void
add_class_cb (XqYearPlan *self)
{
  const char *text = gtk_editable_get_text (self->class_entry);
  int grade;
  int number;
  gboolean ok = self->turn != NULL && xq_class_name_parse (text, &grade, &number);

  gtk_widget_set_visible (GTK_WIDGET (self->class_wrong_label), !ok);
  if (!ok)
    {
      gtk_label_set_text (self->class_wrong_label, _("Write the grade and the number of the class: 7-3."));
      gtk_widget_grab_focus (GTK_WIDGET (self->class_entry));
      return;
    }
  (void) xq_year_turn_add_class (self->turn, grade, number);
  gtk_editable_set_text (self->class_entry, "");
  show_all (self);
  note_edited (self);
}

static void
others_toggled_cb (XqYearPlan *self)
{
  if (self->showing || self->turn == NULL)
    return;
  xq_year_turn_let_others_go_along (self->turn, gtk_check_button_get_active (self->others_check));
  note_edited (self);
}

static void
before_selected_cb (XqYearPlan    *self,
                    GtkListBoxRow *row)
{
  if (self->showing || self->turn == NULL || row == NULL)
    return;
  self->showing = TRUE;
  gtk_list_box_unselect_all (self->classes_list);
  self->showing = FALSE;
  show_students (self);
}

static void
class_selected_cb (XqYearPlan    *self,
                   GtkListBoxRow *row)
{
  if (self->showing || self->turn == NULL || row == NULL)
    return;
  self->showing = TRUE;
  gtk_list_box_unselect_all (self->before_list);
  self->showing = FALSE;
  show_students (self);
}

/* --- from outside --- */

void
xq_year_plan_begin (XqYearPlan *self,
                    XqDesk     *desk)
{
  g_return_if_fail (XQ_IS_YEAR_PLAN (self));

  xq_year_posts_begin (self->posts, desk);
}

void
xq_year_plan_show (XqYearPlan *self,
                   XqYearTurn *turn)
{
  gboolean is_other;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_if_fail (XQ_IS_YEAR_PLAN (self));

  is_other = turn != self->turn;
  self->turn = turn;
  if (turn == NULL)
    {
      if (self->posts != NULL && is_other)
        xq_year_posts_show (self->posts, NULL, -1, NULL);
      return;
    }
  if (is_other)
    {
      g_clear_object (&self->teachers);
      self->teachers = gtk_string_list_new (NULL);
      gtk_string_list_append (self->teachers, _("Nobody yet"));
      for (guint i = 0; i < turn->staff->len; i++)
        gtk_string_list_append (self->teachers, ((XqYearTeacher *) g_ptr_array_index (turn->staff, i))->name);
      self->showing = TRUE;
      gtk_list_box_unselect_all (self->before_list);
      gtk_list_box_unselect_all (self->classes_list);
      gtk_check_button_set_active (self->others_check, turn->others_go_along);
      self->showing = FALSE;
    }
  /* Translators: the two calendar years of a school year */
  before = g_strdup_printf (_("This school year %d–%d, and where each class goes"), turn->year - 1, turn->year);
  /* Translators: likewise */
  after = g_strdup_printf (_("New school year %d–%d, and the class teachers"), turn->year, turn->year + 1);
  gtk_label_set_text (self->before_label, before);
  gtk_label_set_text (self->classes_label, after);
  show_all (self);
  if (is_other)
    gtk_list_box_select_row (self->before_list, gtk_list_box_get_row_at_index (self->before_list, 0));
}

void
xq_year_plan_choose (XqYearPlan *self,
                     int         class,
                     int         student)
{
  GtkListBox *list = self->before_list;
  GtkListBoxRow *row = NULL;

  g_return_if_fail (XQ_IS_YEAR_PLAN (self) && self->turn != NULL);

  if (student >= 0)
    {
      int from = student_at (self, (guint) student)->from;

      row = gtk_list_box_get_row_at_index (list, from >= 0 ? from : (int) self->turn->before->len);
    }
  else if (class >= 0 && place_of (self, class) >= 0)
    {
      list = self->classes_list;
      row = gtk_list_box_get_row_at_index (list, place_of (self, class));
    }
  if (row == NULL)
    return;
  gtk_list_box_select_row (list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
xq_year_plan_dispose (GObject *object)
{
  XqYearPlan *self = XQ_YEAR_PLAN (object);

  self->turn = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&self->students_ways);
  g_clear_object (&self->classes_ways);
  g_clear_object (&self->teachers);

  G_OBJECT_CLASS (xq_year_plan_parent_class)->dispose (object);
}

static void
xq_year_plan_finalize (GObject *object)
{
  XqYearPlan *self = XQ_YEAR_PLAN (object);

  g_free (self->names);
  g_array_unref (self->places);
  g_array_unref (self->shown);

  G_OBJECT_CLASS (xq_year_plan_parent_class)->finalize (object);
}

static void
xq_year_plan_class_init (XqYearPlanClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_year_plan_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_year_plan_finalize;

  signals[EDITED] = g_signal_new ("edited", XQ_TYPE_YEAR_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (XQ_TYPE_YEAR_POSTS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/year-plan.ui");
  gtk_widget_class_bind_template_child (widget_class, XqYearPlan, before_label);
  gtk_widget_class_bind_template_child (widget_class, XqYearPlan, before_list);
  gtk_widget_class_bind_template_child (widget_class, XqYearPlan, students_label);
  gtk_widget_class_bind_template_child (widget_class, XqYearPlan, posts);
  gtk_widget_class_bind_template_child (widget_class, XqYearPlan, students_list);
  gtk_widget_class_bind_template_child (widget_class, XqYearPlan, classes_label);
  gtk_widget_class_bind_template_child (widget_class, XqYearPlan, classes_list);
  gtk_widget_class_bind_template_child (widget_class, XqYearPlan, class_entry);
  gtk_widget_class_bind_template_child (widget_class, XqYearPlan, class_wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqYearPlan, others_check);
  gtk_widget_class_bind_template_callback (widget_class, before_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, class_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, posts_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_class_cb);
  gtk_widget_class_bind_template_callback (widget_class, others_toggled_cb);
}

static void
xq_year_plan_init (XqYearPlan *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (int));
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
}
