/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "year-posts.h"

#include "school/kinds.h"
#include "school/record-words.h"
#include "store/calendar-day.h"

struct _XqYearPosts
{
  AdwBin         parent_instance;

  XqYearTurn    *turn;         /* borrowed */
  int            class;
  XqFieldEditor *from_on;      /* borrowed from the grid */
  XqFieldEditor *until_on;

  GtkLabel      *posts_label;
  GtkExpander   *expander;
  GtkDropDown   *post_drop;
  GtkDropDown   *teacher_drop;
  GtkGrid       *days_grid;
  GtkLabel      *wrong_label;
};

G_DEFINE_FINAL_TYPE (XqYearPosts, xq_year_posts, ADW_TYPE_BIN)

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Subject teachers and others are too many to be said here. */
static gboolean
leads (const XqYearPost *post)
{
  return g_strv_contains ((const char *const[]) { "class_teacher", "deputy", "acting", NULL }, post->post);
}

static char *
dup_words (const XqYearPost *post)
{
  const XqField *field = xq_fields_find (xq_class_post.fields, "post");
  const char *title = _(xq_choices_find (field->choices, post->post)->title);
  g_autofree char *from = xq_day_words (post->from_on, NULL);
  g_autofree char *until = post->until_on != NULL ? xq_day_words (post->until_on, NULL) : NULL;

  if (until == NULL)
    /* Translators: a post, a name and the first day */
    return g_strdup_printf (_("%s %s from %s"), title, post->teacher_name, from);
  /* Translators: a post, a name, the first day and the last */
  return g_strdup_printf (_("%s %s from %s until %s"), title, post->teacher_name, from, until);
}

static void
show_posts (XqYearPosts *self)
{
  GPtrArray *posts = ((XqYearNewClass *) g_ptr_array_index (self->turn->classes, (guint) self->class))->posts;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < posts->len; i++)
    {
      const XqYearPost *post = g_ptr_array_index (posts, i);
      g_autofree char *words = leads (post) ? dup_words (post) : NULL;

      if (words != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
    }
  gtk_label_set_text (self->posts_label, text->len > 0 ? text->str : _("No class teacher yet."));
}

void
xq_year_posts_show (XqYearPosts   *self,
                    XqYearTurn    *turn,
                    int            class,
                    GtkStringList *teachers)
{
  gboolean is_other;

  g_return_if_fail (XQ_IS_YEAR_POSTS (self) && self->from_on != NULL);

  is_other = turn != self->turn || class != self->class;
  self->turn = turn;
  self->class = class;
  if (turn == NULL)
    return;
  if (gtk_drop_down_get_model (self->teacher_drop) != G_LIST_MODEL (teachers))
    gtk_drop_down_set_model (self->teacher_drop, G_LIST_MODEL (teachers));
  if (is_other)
    {
      gtk_drop_down_set_selected (self->teacher_drop, 0);
      xq_field_editor_set_value (self->from_on, turn->starts);
      xq_field_editor_set_value (self->until_on, NULL);
      gtk_label_set_text (self->wrong_label, "");
    }
  show_posts (self);
}

static void
take_cb (XqYearPosts *self)
{
  guint selected = gtk_drop_down_get_selected (self->teacher_drop);
  gboolean acting = gtk_drop_down_get_selected (self->post_drop) == 1;
  g_autofree char *from_on = xq_field_editor_dup_value (self->from_on);
  g_autofree char *until_on = xq_field_editor_dup_value (self->until_on);
  const char *wrong = NULL;
  const char *teacher;

  if (self->turn == NULL)
    return;
  if (selected == 0 || selected > self->turn->staff->len)
    wrong = _("Choose the teacher.");
  else if (!xq_day_is_valid (from_on) || strcmp (from_on, self->turn->starts) < 0 || strcmp (from_on, self->turn->until) > 0)
    wrong = _("The first day lies in the new school year.");
  else if (until_on != NULL && (!xq_day_is_valid (until_on) || strcmp (until_on, from_on) < 0))
    wrong = _("The last day does not come before the first.");
  else if (!acting && until_on != NULL)
    wrong = _("A class teacher has no last day here: say who comes after, and from when.");
  gtk_label_set_text (self->wrong_label, wrong != NULL ? wrong : "");
  if (wrong != NULL)
    return;
  teacher = ((XqYearTeacher *) g_ptr_array_index (self->turn->staff, selected - 1))->uid;
  if (acting)
    xq_year_turn_add_acting (self->turn, self->class, teacher, from_on, until_on);
  else if (!xq_year_turn_set_teacher (self->turn, self->class, teacher, from_on))
    {
      gtk_label_set_text (self->wrong_label, _("Entered already. Change it under Posts in classes."));
      return;
    }
  show_posts (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
reset_cb (XqYearPosts *self)
{
  if (self->turn == NULL)
    return;
  xq_year_turn_reset_posts (self->turn, self->class);
  gtk_label_set_text (self->wrong_label, "");
  show_posts (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static XqFieldEditor *
attach (XqYearPosts *self,
        XqDesk      *desk,
        const char  *name,
        int          column)
{
  const XqField *field = xq_fields_find (xq_class_post.fields, name);
  XqFieldEditor *editor = xq_field_editor_new (desk, field);
  GtkWidget *label = gtk_label_new (_(field->title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (self->days_grid, label, column, 0, 1, 1);
  gtk_grid_attach (self->days_grid, GTK_WIDGET (editor), column, 1, 1, 1);
  return editor;
}

void
xq_year_posts_begin (XqYearPosts *self,
                     XqDesk      *desk)
{
  g_return_if_fail (XQ_IS_YEAR_POSTS (self) && self->from_on == NULL);

  self->from_on = attach (self, desk, "from_on", 0);
  self->until_on = attach (self, desk, "until_on", 1);
}

static void
xq_year_posts_dispose (GObject *object)
{
  XQ_YEAR_POSTS (object)->turn = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_year_posts_parent_class)->dispose (object);
}

static void
xq_year_posts_class_init (XqYearPostsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_year_posts_dispose;

  signals[EDITED] = g_signal_new ("edited", XQ_TYPE_YEAR_POSTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/year-posts.ui");
  gtk_widget_class_bind_template_child (widget_class, XqYearPosts, posts_label);
  gtk_widget_class_bind_template_child (widget_class, XqYearPosts, expander);
  gtk_widget_class_bind_template_child (widget_class, XqYearPosts, post_drop);
  gtk_widget_class_bind_template_child (widget_class, XqYearPosts, teacher_drop);
  gtk_widget_class_bind_template_child (widget_class, XqYearPosts, days_grid);
  gtk_widget_class_bind_template_child (widget_class, XqYearPosts, wrong_label);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
xq_year_posts_init (XqYearPosts *self)
{
  self->class = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}
