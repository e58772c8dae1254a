/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "crisis-page.h"
#include "crisis-work.h"
#include "fact-row.h"
#include "form-page.h"
#include "paper-page.h"
#include "record-page.h"

#include "school/kinds.h"

struct _XqCrisisPage
{
  XqPage    parent_instance;

  char     *uid;
  gboolean  working;

  GtkLabel *number_label;
  GtkLabel *who_label;
  GtkLabel *what_label;
  GtkLabel *owed_label;
  GtkBox   *parts_box;
};

G_DEFINE_FINAL_TYPE (XqCrisisPage, xq_crisis_page, XQ_TYPE_PAGE)

static GtkWidget *
new_group (const char *title,
           const char *advice)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), advice);
  return group;
}

static GtkWidget *
new_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

static GtkWidget *
make_part (const XqCrisisPart *part)
{
  GtkWidget *group = new_group (part->title, part->advice);
  GtkWidget *list;

  if (part->facts->len == 0)
    return group;
  list = new_list ();
  for (guint i = 0; i < part->facts->len; i++)
    {
      const XqCrisisFact *fact = g_ptr_array_index (part->facts, i);

      gtk_list_box_append (GTK_LIST_BOX (list), xq_fact_row_new (fact->title, fact->words));
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  return group;
}

static GtkWidget *
make_follow_up (const XqCrisisFollowUp *follow_up)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = g_markup_escape_text (follow_up->words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (follow_up->late)
    {
      GtkWidget *late = gtk_label_new (_("overdue"));

      gtk_widget_add_css_class (late, "error");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), late);
    }
  if (follow_up->offered)
    {
      GtkWidget *button = gtk_button_new_with_label (_("Done Today"));
      /* Translators: a button, and the follow-up that it marks as done */
      g_autofree char *name = g_strdup_printf (_("Done Today: %s"), follow_up->words);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "crisis-page.done");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", follow_up->part);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  return row;
}

static GtkWidget *
make_follow_ups (const XqCrisisAnswer *answer)
{
  GtkWidget *group = new_group (_("Follow-ups"), _("The student is seen again on these days; the days can be changed."));
  GtkWidget *list;

  if (answer->follow_ups->len == 0)
    return group;
  list = new_list ();
  for (guint i = 0; i < answer->follow_ups->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_follow_up (g_ptr_array_index (answer->follow_ups, i)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  return group;
}

static void
say_owed (XqCrisisPage         *self,
          const XqCrisisAnswer *answer)
{
  g_autoptr (GString) owed = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < answer->parts->len; i++)
    {
      const XqCrisisPart *part = g_ptr_array_index (answer->parts, i);

      if (part->owed)
        g_string_append_printf (owed, "%s%s", owed->len > 0 ? C_("list", ", ") : "", part->title);
    }
  /* Translators: a list of parts of a record */
  words = g_strdup_printf (_("Still to be filled in: %s"), owed->str);
  gtk_label_set_text (self->owed_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->owed_label), owed->len > 0);
}

static void
show (XqCrisisPage         *self,
      const XqCrisisAnswer *answer)
{
  GtkWidget *child;

  gtk_label_set_text (self->number_label, answer->line->number);
  gtk_label_set_text (self->who_label, answer->line->who);
  gtk_label_set_text (self->what_label, answer->line->what);
  say_owed (self, answer);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->parts_box))) != NULL)
    gtk_box_remove (self->parts_box, child);
  gtk_box_append (self->parts_box, make_follow_ups (answer));
  for (guint i = 0; i < answer->parts->len; i++)
    gtk_box_append (self->parts_box, make_part (g_ptr_array_index (answer->parts, i)));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqCrisisPage) self = user_data;
  g_autoptr (GError) error = NULL;
  XqCrisisAnswer *answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  if (self->parts_box != NULL)
    show (self, answer);
  xq_crisis_answer_free (answer);
}

static void
xq_crisis_page_refresh (XqPage *page)
{
  xq_desk_run_async (xq_page_get_desk (page), xq_crisis_ask, g_strdup (XQ_CRISIS_PAGE (page)->uid), g_free,
                     (GDestroyNotify) xq_crisis_answer_free, xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

static void
change (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqCrisisPage *self = XQ_CRISIS_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (self), xq_form_page_new_for_record (xq_page_get_desk (XQ_PAGE (self)), &xq_crisis_event, self->uid));
}

static void
show_record (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  XqCrisisPage *self = XQ_CRISIS_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (XQ_PAGE (self), xq_record_page_new (xq_page_get_desk (XQ_PAGE (self)), &xq_crisis_event, self->uid));
}

static void
stamp (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  gtk_widget_activate_action (widget, "win.crisis-into", "s", XQ_CRISIS_PAGE (widget)->uid);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqCrisisPage) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  self->working = FALSE;
  if (error != NULL)
    xq_page_say_error (XQ_PAGE (self), error);
  else
    xq_desk_note_saved (XQ_DESK (source), xq_crisis_event.name);
}

static void
mark_done (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  XqCrisisPage *self = XQ_CRISIS_PAGE (widget);

  (void) action;
  if (self->working)
    return;
  self->working = TRUE;
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_crisis_do_follow_up,
                     g_strjoin (" ", self->uid, g_variant_get_string (parameter, NULL), NULL), g_free, NULL, NULL, done_cb,
                     g_object_ref (self));
}

static void
xq_crisis_page_print (XqPage *page)
{
  XqPaperOrder *order = xq_paper_order_new ("crisis_record");

  order->record = g_strdup (XQ_CRISIS_PAGE (page)->uid);
  xq_page_push (page, xq_paper_page_new (xq_page_get_desk (page), order));
}

static void
xq_crisis_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_crisis_page_parent_class)->dispose (object);
}

static void
xq_crisis_page_finalize (GObject *object)
{
  g_free (XQ_CRISIS_PAGE (object)->uid);

  G_OBJECT_CLASS (xq_crisis_page_parent_class)->finalize (object);
}

static void
xq_crisis_page_class_init (XqCrisisPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_crisis_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_crisis_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_crisis_page_refresh;
  XQ_PAGE_CLASS (klass)->print = xq_crisis_page_print;
  XQ_PAGE_CLASS (klass)->help = "crisis";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/crisis-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqCrisisPage, number_label);
  gtk_widget_class_bind_template_child (widget_class, XqCrisisPage, who_label);
  gtk_widget_class_bind_template_child (widget_class, XqCrisisPage, what_label);
  gtk_widget_class_bind_template_child (widget_class, XqCrisisPage, owed_label);
  gtk_widget_class_bind_template_child (widget_class, XqCrisisPage, parts_box);
  gtk_widget_class_install_action (widget_class, "crisis-page.change", NULL, change);
  gtk_widget_class_install_action (widget_class, "crisis-page.record", NULL, show_record);
  gtk_widget_class_install_action (widget_class, "crisis-page.stamp", NULL, stamp);
  gtk_widget_class_install_action (widget_class, "crisis-page.done", "s", mark_done);
}

static void
xq_crisis_page_init (XqCrisisPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_crisis_page_new (XqDesk     *desk,
                    const char *uid)
{
  XqCrisisPage *self;

  g_return_val_if_fail (uid != NULL, NULL);

  self = g_object_new (XQ_TYPE_CRISIS_PAGE, "desk", desk, "title", _(xq_crisis_event.title), NULL);
  xq_page_set_kind (XQ_PAGE (self), &xq_crisis_event);
  self->uid = g_strdup (uid);
  return XQ_PAGE (self);
}
