/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "paper-out.h"
#include "paper-page.h"
#include "paper-view.h"

#include "school/shared-choices.h"

struct _XqPaperPage
{
  XqPage          parent_instance;

  XqPaperOrder   *order;
  gboolean        names_student;

  XqPaperView    *view;
  GtkLabel       *title_label;
  GtkWidget      *part_box;
  GtkDropDown    *part_drop;
  GtkWidget      *receiver_box;
  GtkCheckButton *keep_check;
  GtkCheckButton *give_check;
  GtkWidget      *fields_box;
  GtkEditable    *to_entry;
  GtkEditable    *purpose_entry;
  GtkDropDown    *ground_drop;
  GtkLabel       *wrong_label;
  GtkLabel       *missing_label;
  GtkWidget      *withheld_box;
  GtkLabel       *withheld_label;
  GtkCheckButton *withheld_check;
  GtkWidget      *print_button;
};

G_DEFINE_FINAL_TYPE (XqPaperPage, xq_paper_page, XQ_TYPE_PAGE)

/* Of a student's file: the whole, or a page to be printed again. */
static const struct
{
  const char *part;
  const char *title;
} file_parts[] = {
  { NULL, N_("The whole file") },
  { "unnamed", N_("The whole, no name on the cover") },
  { "cover", N_("Cover") },
  { "1", N_("1 Basics") },
  { "2", N_("2 Family") },
  { "3", N_("3 Study and life") },
  { "4", N_("4 State of mind (counsellors)") },
  { "5", N_("5 Strengths") },
  { "6", N_("6 Goals") },
  { "7", N_("7 Moments of the year") },
  { "8", N_("8 Review") },
  { "look_up", N_("Register of who looked") },
};

static void
receiver_changed_cb (XqPaperPage *self)
{
  gtk_widget_set_sensitive (self->fields_box, gtk_check_button_get_active (self->give_check));
  gtk_widget_set_visible (GTK_WIDGET (self->wrong_label), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->to_entry), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->purpose_entry), "error");
}

static char *
dup_entry (GtkEditable *entry)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (entry));

  return *g_strstrip (text) != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
point_out (XqPaperPage *self,
           GtkWidget   *where,
           const char  *words)
{
  gtk_label_set_text (self->wrong_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->wrong_label), TRUE);
  gtk_widget_add_css_class (where, "error");
  gtk_widget_grab_focus (where);
}

/* The first choice of the list stands for none. */
static const char *
get_ground (XqPaperPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->ground_drop);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? xq_ground_choices[selected - 1].code : NULL;
}

/* NULL if something is still to be filled in, which is said beside it. */
static XqPaperOrder *
fill_order (XqPaperPage *self)
{
  g_autoptr (XqPaperOrder) order = xq_paper_order_copy (self->order);

  g_clear_pointer (&order->to, g_free);
  g_clear_pointer (&order->purpose, g_free);
  g_clear_pointer (&order->ground, g_free);
  order->despite_withholding = gtk_check_button_get_active (self->withheld_check);
  if (gtk_widget_get_visible (self->withheld_box) && !order->despite_withholding)
    {
      point_out (self, GTK_WIDGET (self->withheld_check), _("Read from whom something is withheld, and say that you did."));
      return NULL;
    }
  if (!self->names_student || gtk_check_button_get_active (self->keep_check))
    return g_steal_pointer (&order);
  order->to = dup_entry (self->to_entry);
  order->purpose = dup_entry (self->purpose_entry);
  order->ground = g_strdup (get_ground (self));
  if (order->to == NULL)
    point_out (self, GTK_WIDGET (self->to_entry), _("Say who gets it."));
  else if (order->purpose == NULL)
    point_out (self, GTK_WIDGET (self->purpose_entry), _("Say what it is for."));
  else if (order->ground == NULL)
    point_out (self, GTK_WIDGET (self->ground_drop), _("Choose on what ground it is given out."));
  else
    return g_steal_pointer (&order);
  return NULL;
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  XqPaperOrder *order = fill_order (XQ_PAPER_PAGE (widget));

  (void) action;
  (void) parameter;
  if (order != NULL)
    xq_paper_out_print (XQ_PAGE (widget), order);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqPaperOrder *order = fill_order (XQ_PAPER_PAGE (widget));

  (void) action;
  (void) parameter;
  if (order != NULL)
    xq_paper_out_save (XQ_PAGE (widget), order);
}

static void
zoom (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  (void) action;
  xq_paper_view_zoom (XQ_PAPER_PAGE (widget)->view, g_variant_get_int32 (parameter));
}

static void
allow_out (XqPaperPage *self,
           gboolean     allowed)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", allowed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", allowed);
}

static void
show_withheld (XqPaperPage *self,
               GPtrArray   *withheld)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; withheld != NULL && i < withheld->len; i++)
    g_string_append_printf (lines, "%s▲ %s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (withheld, i));
  gtk_label_set_text (self->withheld_label, lines->str);
  gtk_widget_set_visible (self->withheld_box, lines->len > 0);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqPaperPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqPaperAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        xq_paper_view_set_words (self->view, error->message);
      return;
    }
  self->names_student = answer->names_student;
  gtk_widget_set_visible (self->receiver_box, answer->names_student);
  if (answer->missing != NULL && answer->missing[0] != NULL)
    {
      g_autofree char *characters = g_strjoinv (" ", answer->missing);
      g_autofree char *words = g_strdup_printf (_("No font on this computer has these characters, write them by hand: %s"),
                                                characters);

      gtk_label_set_text (self->missing_label, words);
      gtk_widget_set_visible (GTK_WIDGET (self->missing_label), TRUE);
    }
  show_withheld (self, answer->withheld);
  xq_paper_view_set_pdf (self->view, answer->pdf);
  allow_out (self, TRUE);
}

static void
xq_paper_page_refresh (XqPage *page)
{
  XqPaperPage *self = XQ_PAPER_PAGE (page);

  xq_desk_run_async (xq_page_get_desk (page), xq_paper_order_preview, xq_paper_order_copy (self->order),
                     (GDestroyNotify) xq_paper_order_free, (GDestroyNotify) xq_paper_answer_free, xq_page_get_cancellable (page),
                     answered_cb, g_object_ref (page));
}

static void
part_changed_cb (XqPaperPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->part_drop);

  if (selected >= G_N_ELEMENTS (file_parts) || g_strcmp0 (self->order->part, file_parts[selected].part) == 0)
    return;
  g_free (self->order->part);
  self->order->part = g_strdup (file_parts[selected].part);
  allow_out (self, FALSE);
  xq_page_refresh (XQ_PAGE (self));
}

static void
offer_parts (XqPaperPage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (file_parts); i++)
    gtk_string_list_append (words, _(file_parts[i].title));
  gtk_drop_down_set_model (self->part_drop, G_LIST_MODEL (words));
  gtk_widget_set_visible (self->part_box, TRUE);
}

static void
offer_grounds (XqPaperPage *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (words, _("Choose…"));
  for (guint i = 0; xq_ground_choices[i].code != NULL; i++)
    {
      gtk_string_list_append (words, _(xq_ground_choices[i].title));
      if (g_strcmp0 (xq_ground_choices[i].code, self->order->ground) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_model (self->ground_drop, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->ground_drop, selected);
}

static void
xq_paper_page_print (XqPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "paper.print", NULL);
}

static void
xq_paper_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_paper_page_parent_class)->dispose (object);
}

static void
xq_paper_page_finalize (GObject *object)
{
  g_clear_pointer (&XQ_PAPER_PAGE (object)->order, xq_paper_order_free);

  G_OBJECT_CLASS (xq_paper_page_parent_class)->finalize (object);
}

static void
xq_paper_page_class_init (XqPaperPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_paper_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_paper_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_paper_page_refresh;
  XQ_PAGE_CLASS (klass)->print = xq_paper_page_print;
  XQ_PAGE_CLASS (klass)->help = "paper";

  g_type_ensure (XQ_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/paper-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, view);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, part_box);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, part_drop);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, receiver_box);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, keep_check);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, give_check);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, fields_box);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, to_entry);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, purpose_entry);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, ground_drop);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, missing_label);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, withheld_box);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, withheld_label);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, withheld_check);
  gtk_widget_class_bind_template_child (widget_class, XqPaperPage, print_button);
  gtk_widget_class_bind_template_callback (widget_class, part_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, receiver_changed_cb);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "paper.zoom", "i", zoom);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "paper.zoom", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "paper.zoom", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "paper.zoom", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "paper.zoom", "i", 0);
}

static void
xq_paper_page_init (XqPaperPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  allow_out (self, FALSE);
}

XqPage *
xq_paper_page_new (XqDesk       *desk,
                   XqPaperOrder *order)
{
  XqPaperPage *self;

  g_return_val_if_fail (order != NULL, NULL);

  self = g_object_new (XQ_TYPE_PAPER_PAGE, "desk", desk, "title", xq_paper_out_get_title (order->paper), NULL);
  self->order = order;
  gtk_label_set_text (self->title_label, xq_paper_out_get_title (order->paper));
  gtk_editable_set_text (self->to_entry, order->to != NULL ? order->to : "");
  gtk_editable_set_text (self->purpose_entry, order->purpose != NULL ? order->purpose : "");
  offer_grounds (self);
  if (g_strcmp0 (order->paper, "student_file") == 0)
    offer_parts (self);
  if (order->to != NULL)
    gtk_check_button_set_active (self->give_check, TRUE);
  receiver_changed_cb (self);
  return XQ_PAGE (self);
}
