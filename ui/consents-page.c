/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "consent-row.h"
#include "consent-work.h"
#include "consents-page.h"
#include "form-page.h"
#include "list-rows.h"
#include "record-page.h"

#include "school/kinds.h"

struct _XqConsentsPage
{
  XqPage          parent_instance;

  GtkCheckButton *all_check;
  GtkLabel       *count_label;
  GtkWidget      *new_button;
  GtkWidget      *new_counselling_button;
  GtkStack       *stack;
  GtkListBox     *list;
};

G_DEFINE_FINAL_TYPE (XqConsentsPage, xq_consents_page, XQ_TYPE_PAGE)

static gboolean
may_write (XqConsentsPage *self,
           const XqKind   *kind)
{
  return xq_form_page_may_add (kind, xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self))));
}

static void
show (XqConsentsPage *self,
      GPtrArray      *lines)
{
  g_autofree char *count = NULL;

  xq_list_rows_remove (self->list);
  for (guint i = 0; i < lines->len; i++)
    {
      const XqConsentLine *line = g_ptr_array_index (lines, i);

      gtk_list_box_append (self->list, xq_consent_row_new (line, may_write (self, line->kind)));
    }
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u consent", "%u consents", lines->len), lines->len);
  gtk_label_set_text (self->count_label, count);
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0 ? "list" : "empty");
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqConsentsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (lines != NULL)
    show (self, lines);
  else
    xq_page_say_error (XQ_PAGE (self), error);
}

static void
xq_consents_page_refresh (XqPage *page)
{
  XqConsentsPage *self = XQ_CONSENTS_PAGE (page);

  xq_desk_run_async (xq_page_get_desk (page), xq_consents_ask,
                     (gpointer) (gtk_check_button_get_active (self->all_check) ? "all" : "open"), NULL,
                     (GDestroyNotify) g_ptr_array_unref, xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

static void
which_changed_cb (XqConsentsPage *self)
{
  xq_page_refresh (XQ_PAGE (self));
}

static void
row_activated_cb (XqConsentsPage *self,
                  GtkListBoxRow  *row)
{
  xq_page_push (XQ_PAGE (self), xq_record_page_new (xq_page_get_desk (XQ_PAGE (self)), xq_consent_row_get_kind (XQ_CONSENT_ROW (row)),
                                                    xq_consent_row_get_uid (XQ_CONSENT_ROW (row))));
}

static void
begin_new (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  const XqKind *kind = xq_kind_find (g_variant_get_string (parameter, NULL));

  (void) action;
  if (kind != NULL)
    xq_page_push (XQ_PAGE (widget), xq_form_page_new (xq_page_get_desk (XQ_PAGE (widget)), kind, NULL));
}

/* --- taking back --- */

typedef struct
{
  XqConsentsPage *page;
  const XqKind   *kind;
  char           *uid;
} TakenBack;

static void
taken_back_free (gpointer  data,
                 GClosure *closure)
{
  TakenBack *taken = data;

  (void) closure;
  g_object_unref (taken->page);
  g_free (taken->uid);
  g_free (taken);
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (XqConsentsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  xq_page_say_error (XQ_PAGE (self), error);
  xq_page_refresh (XQ_PAGE (self));
}

static void
undo_cb (AdwToast *toast,
         gpointer  user_data)
{
  const TakenBack *taken = user_data;

  (void) toast;
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (taken->page)), xq_consent_do_restore, xq_consent_deed_new (taken->kind, taken->uid),
                     (GDestroyNotify) xq_consent_deed_free, NULL, NULL, changed_cb, g_object_ref (taken->page));
}

static void
taken_back_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  TakenBack *taken = user_data;
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  xq_page_refresh (XQ_PAGE (taken->page));
  if (error != NULL)
    {
      xq_page_say_error (XQ_PAGE (taken->page), error);
      taken_back_free (taken, NULL);
      return;
    }
  toast = adw_toast_new (_("The consent is taken back as of today"));
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), taken, taken_back_free, 0);
  xq_page_say (XQ_PAGE (taken->page), toast);
}

static void
take_back (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  TakenBack *taken;
  const char *kind;
  const char *uid;

  (void) action;
  g_variant_get (parameter, "(&s&s)", &kind, &uid);
  if (xq_kind_find (kind) == NULL)
    return;
  taken = g_new0 (TakenBack, 1);
  taken->page = g_object_ref (XQ_CONSENTS_PAGE (widget));
  taken->kind = xq_kind_find (kind);
  taken->uid = g_strdup (uid);
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (widget)), xq_consent_do_take_back, xq_consent_deed_new (taken->kind, uid),
                     (GDestroyNotify) xq_consent_deed_free, NULL, NULL, taken_back_cb, taken);
}

static void
xq_consents_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_consents_page_parent_class)->dispose (object);
}

static void
xq_consents_page_class_init (XqConsentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_consents_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_consents_page_refresh;
  XQ_PAGE_CLASS (klass)->help = "ledger";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/consents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqConsentsPage, all_check);
  gtk_widget_class_bind_template_child (widget_class, XqConsentsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqConsentsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, XqConsentsPage, new_counselling_button);
  gtk_widget_class_bind_template_child (widget_class, XqConsentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqConsentsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, which_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "consents.new", "s", begin_new);
  gtk_widget_class_install_action (widget_class, "consents.take-back", "(ss)", take_back);
}

static void
xq_consents_page_init (XqConsentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_consents_page_new (XqDesk *desk)
{
  XqConsentsPage *self = g_object_new (XQ_TYPE_CONSENTS_PAGE, "desk", desk, NULL);

  gtk_widget_set_visible (self->new_button, may_write (self, &xq_consent));
  gtk_widget_set_visible (self->new_counselling_button, may_write (self, &xq_counselling_consent));
  return XQ_PAGE (self);
}
