/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "list-out.h"
#include "paper-page.h"
#include "record-table.h"
#include "secrecy-answer.h"
#include "secrecy-page.h"

struct _XqSecrecyPage
{
  XqPage         parent_instance;

  char          *term;      /* its name, once it is known */
  XqTerm         terms[XQ_SUMMARY_TERMS];
  gboolean       setting;   /* the program chooses, no person */

  GtkDropDown   *term_drop;
  GtkEditable   *search_entry;
  GtkSpinner    *spinner;
  GtkWidget     *export_button;
  GtkWidget     *pack_button;
  GtkStack      *stack;
  GtkLabel      *keys_label;
  XqRecordTable *accounts_table;
  XqRecordTable *looks_table;
  XqRecordTable *given_table;
  XqRecordTable *duty_table;
};

G_DEFINE_FINAL_TYPE (XqSecrecyPage, xq_secrecy_page, XQ_TYPE_PAGE)

static XqRecordTable *
get_table (XqSecrecyPage *self,
           XqSecrecyList  list)
{
  XqRecordTable *const tables[XQ_SECRECY_LISTS] = {
    [XQ_SECRECY_ACCOUNTS] = self->accounts_table,
    [XQ_SECRECY_LOOKS] = self->looks_table,
    [XQ_SECRECY_GIVEN] = self->given_table,
    [XQ_SECRECY_DUTY] = self->duty_table,
  };

  return tables[list];
}

/* The stack's pages are called as the tables are in the audit chain. */
static XqSecrecyList
get_list_in_sight (XqSecrecyPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  XqSecrecyList list = XQ_SECRECY_ACCOUNTS;

  while (list + 1 < XQ_SECRECY_LISTS && g_strcmp0 (xq_secrecy_list_name (list), name) != 0)
    list++;
  return list;
}

/* --- what is shown --- */

static void
show_terms (XqSecrecyPage         *self,
            const XqSecrecyAnswer *answer)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->setting = TRUE;
  if (gtk_drop_down_get_model (self->term_drop) == NULL)
    {
      for (guint i = 0; i < XQ_SUMMARY_TERMS; i++)
        {
          g_autofree char *title = xq_summary_term_words (&answer->terms[i]);

          gtk_string_list_append (words, title);
          self->terms[i] = answer->terms[i];
        }
      gtk_drop_down_set_model (self->term_drop, G_LIST_MODEL (words));
    }
  gtk_drop_down_set_selected (self->term_drop, answer->term);
  self->setting = FALSE;
  g_free (self->term);
  self->term = g_strdup_printf ("%d-%d", answer->terms[answer->term].year, answer->terms[answer->term].number);
}

static void
allow_export (XqSecrecyPage *self)
{
  /* The stack speaks while it is being made, and when it goes. */
  if (self->stack == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "secrecy.export",
                                 xq_record_table_get_n_shown (get_table (self, get_list_in_sight (self))) > 0);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqSecrecyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecrecyAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (self->stack == NULL)
    return;
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  show_terms (self, answer);
  for (XqSecrecyList list = 0; list < XQ_SECRECY_LISTS; list++)
    xq_record_table_set_items (get_table (self, list), answer->lists[list]);
  gtk_label_set_text (self->keys_label, answer->keys);
  xq_page_set_badge (XQ_PAGE (self), answer->n_open);
  allow_export (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "secrecy.pack", TRUE);
}

static void
ask (XqSecrecyPage *self,
     const char    *term)
{
  gtk_spinner_set_spinning (self->spinner, TRUE);
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_secrecy_ask, g_strdup (term), g_free,
                     (GDestroyNotify) xq_secrecy_answer_free, xq_page_get_cancellable (XQ_PAGE (self)), answered_cb,
                     g_object_ref (self));
}

static void
xq_secrecy_page_refresh (XqPage *page)
{
  ask (XQ_SECRECY_PAGE (page), XQ_SECRECY_PAGE (page)->term);
}

static void
term_changed_cb (XqSecrecyPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->term_drop);
  g_autofree char *name = NULL;

  if (self->setting || selected >= XQ_SUMMARY_TERMS)
    return;
  name = g_strdup_printf ("%d-%d", self->terms[selected].year, self->terms[selected].number);
  ask (self, name);
}

static void
search_changed_cb (XqSecrecyPage *self)
{
  for (XqSecrecyList list = 0; list < XQ_SECRECY_LISTS; list++)
    xq_record_table_set_text (get_table (self, list), gtk_editable_get_text (self->search_entry));
  allow_export (self);
}

static void
xq_secrecy_page_find (XqPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (XQ_SECRECY_PAGE (page)->search_entry));
}

/* --- what leaves --- */

static void
export (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  XqSecrecyPage *self = XQ_SECRECY_PAGE (widget);
  XqSecrecyList list = get_list_in_sight (self);
  const char *name = xq_secrecy_list_name (list);

  (void) action;
  (void) parameter;
  xq_list_out_save (XQ_PAGE (self), xq_list_order_new_table (name, xq_secrecy_table_title (name),
                                                             xq_record_table_dup_lines (get_table (self, list))));
}

static void
open_pack (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  XqSecrecyPage *self = XQ_SECRECY_PAGE (widget);
  XqPaperOrder *order = xq_paper_order_new ("inspection_pack");

  (void) action;
  (void) parameter;
  order->term = g_strdup (self->term);
  xq_page_push (XQ_PAGE (self), xq_paper_page_new (xq_page_get_desk (XQ_PAGE (self)), order));
}

static void
xq_secrecy_page_print (XqPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "secrecy.pack", NULL);
}

static void
xq_secrecy_page_dispose (GObject *object)
{
  XQ_SECRECY_PAGE (object)->stack = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_secrecy_page_parent_class)->dispose (object);
}

static void
xq_secrecy_page_finalize (GObject *object)
{
  g_free (XQ_SECRECY_PAGE (object)->term);

  G_OBJECT_CLASS (xq_secrecy_page_parent_class)->finalize (object);
}

static void
xq_secrecy_page_class_init (XqSecrecyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_secrecy_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_secrecy_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_secrecy_page_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_secrecy_page_find;
  XQ_PAGE_CLASS (klass)->print = xq_secrecy_page_print;
  XQ_PAGE_CLASS (klass)->help = "secrecy";

  g_type_ensure (XQ_TYPE_RECORD_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/secrecy-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqSecrecyPage, term_drop);
  gtk_widget_class_bind_template_child (widget_class, XqSecrecyPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, XqSecrecyPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, XqSecrecyPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, XqSecrecyPage, pack_button);
  gtk_widget_class_bind_template_child (widget_class, XqSecrecyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqSecrecyPage, keys_label);
  gtk_widget_class_bind_template_child (widget_class, XqSecrecyPage, accounts_table);
  gtk_widget_class_bind_template_child (widget_class, XqSecrecyPage, looks_table);
  gtk_widget_class_bind_template_child (widget_class, XqSecrecyPage, given_table);
  gtk_widget_class_bind_template_child (widget_class, XqSecrecyPage, duty_table);
  gtk_widget_class_bind_template_callback (widget_class, term_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, allow_export);

  gtk_widget_class_install_action (widget_class, "secrecy.export", NULL, export);
  gtk_widget_class_install_action (widget_class, "secrecy.pack", NULL, open_pack);
}

static void
xq_secrecy_page_init (XqSecrecyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "secrecy.export", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "secrecy.pack", FALSE);
}

/* Beside the column that takes the room that is left; 0 is as wide as usual. */
static void
set_widths (XqSecrecyPage *self)
{
  static const int widths[XQ_SECRECY_LISTS][8] = {
    [XQ_SECRECY_GIVEN] = { 132, 90, 130, 0, 180, 110, 130, 80 },
    [XQ_SECRECY_DUTY] = { 0, 120, 200, 250 },
  };

  for (XqSecrecyList list = 0; list < XQ_SECRECY_LISTS; list++)
    for (guint i = 0; i < G_N_ELEMENTS (widths[list]); i++)
      if (widths[list][i] > 0)
        xq_record_table_set_width (get_table (self, list), i, widths[list][i]);
}

XqPage *
xq_secrecy_page_new (XqDesk *desk)
{
  /* What takes the room that is left. */
  static const guint wide[XQ_SECRECY_LISTS] = { 1, 6, 3, 0 };
  XqSecrecyPage *self = g_object_new (XQ_TYPE_SECRECY_PAGE, "desk", desk, "title", _("Secrecy"), NULL);
  XqRoles roles = xq_desk_get_roles (desk);

  for (XqSecrecyList list = 0; list < XQ_SECRECY_LISTS; list++)
    {
      g_auto (GStrv) titles = xq_secrecy_list_titles (list, roles);

      xq_record_table_set_columns (get_table (self, list), xq_secrecy_table_title (xq_secrecy_list_name (list)),
                                   (const char *const *) titles, MIN (wide[list], g_strv_length (titles) - 1));
    }
  set_widths (self);
  return XQ_PAGE (self);
}
