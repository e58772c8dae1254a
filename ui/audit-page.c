/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "audit-page.h"
#include "audit-work.h"
#include "record-table.h"

struct _XqAuditPage
{
  XqPage         parent_instance;

  gboolean       own;      /* of this account alone */

  GtkEditable   *search_entry;
  GtkLabel      *count_label;
  GtkLabel      *state_label;
  GtkStack      *stack;
  XqRecordTable *table;
};

G_DEFINE_FINAL_TYPE (XqAuditPage, xq_audit_page, XQ_TYPE_PAGE)

static void
show_count (XqAuditPage *self)
{
  guint n = xq_record_table_get_n_shown (self->table);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", n), n);

  gtk_label_set_text (self->count_label, count);
}

static void
show_state (XqAuditPage         *self,
            const XqAuditAnswer *answer)
{
  g_autoptr (GString) words = g_string_new (answer->whole ? "✓ " : "⚠ ");

  for (guint i = 0; i < answer->state->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " · " : "", (const char *) g_ptr_array_index (answer->state, i));
  if (answer->n_left > 0)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u older entry is not shown here",
                                                  "%u older entries are not shown here", answer->n_left), answer->n_left);
    }
  gtk_label_set_text (self->state_label, words->str);
  if (answer->whole)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "error");
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqAuditPage) self = user_data;
  g_autoptr (GError) error = NULL;
  XqAuditAnswer *answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  if (self->table != NULL)
    {
      xq_record_table_set_items (self->table, answer->lines);
      show_state (self, answer);
      show_count (self);
      gtk_stack_set_visible_child_name (self->stack, "list");
    }
  xq_audit_answer_free (answer);
}

static void
xq_audit_page_refresh (XqPage *page)
{
  xq_desk_run_async (xq_page_get_desk (page), XQ_AUDIT_PAGE (page)->own ? xq_audit_ask_own : xq_audit_ask, NULL, NULL, (GDestroyNotify) xq_audit_answer_free,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

static void
xq_audit_page_find (XqPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (XQ_AUDIT_PAGE (page)->search_entry));
}

static void
search_changed_cb (XqAuditPage *self)
{
  xq_record_table_set_text (self->table, gtk_editable_get_text (self->search_entry));
  show_count (self);
}

static void
xq_audit_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_audit_page_parent_class)->dispose (object);
}

static void
xq_audit_page_class_init (XqAuditPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_audit_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_audit_page_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_audit_page_find;
  XQ_PAGE_CLASS (klass)->help = "audit";

  g_type_ensure (XQ_TYPE_RECORD_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/audit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqAuditPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, XqAuditPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqAuditPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, XqAuditPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqAuditPage, table);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
xq_audit_page_init (XqAuditPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static XqPage *
new_page (XqDesk     *desk,
          const char *title,
          gboolean    own)
{
  XqAuditPage *self = g_object_new (XQ_TYPE_AUDIT_PAGE, "desk", desk, "title", title, NULL);
  const char *titles[] = { _("When"), _("Who"), _("Did"), _("Of what"), _("Of whom"), _("Cabinet"), NULL };

  self->own = own;
  xq_record_table_set_columns (self->table, title, titles, 3);
  return XQ_PAGE (self);
}

XqPage *
xq_audit_page_new (XqDesk *desk)
{
  return new_page (desk, _("Who Looked"), FALSE);
}

XqPage *
xq_audit_page_new_own (XqDesk *desk)
{
  return new_page (desk, _("What I Did and Looked At"), TRUE);
}
