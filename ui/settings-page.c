/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "setting-row.h"
#include "settings-page.h"

#include "school/kinds.h"

#define ROWS_AT_ONCE 8

struct _XqSettingsPage
{
  XqPage      parent_instance;

  GPtrArray  *decisions;      /* XqRecord, of the school; NULL until they are read */
  guint       n_rows;
  guint       adding;

  GtkListBox *settings_list;
};

G_DEFINE_FINAL_TYPE (XqSettingsPage, xq_settings_page, XQ_TYPE_PAGE)

/* --- in the desk's thread --- */

static gpointer
ask (XqStore       *store,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  (void) data;
  (void) cancellable;
  return xq_store_list (store, &xq_setting, NULL, error);
}

typedef struct
{
  char *name;
  char *value;
  char *basis;
} Decision;

static void
decision_free (Decision *decision)
{
  g_free (decision->name);
  g_free (decision->value);
  g_free (decision->basis);
  g_free (decision);
}

static gpointer
decide (XqStore       *store,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  const Decision *decision = data;
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (XqRecord) record = NULL;

  (void) cancellable;
  xq_filter_add (filter, "name", "=", decision->name);
  found = xq_store_list (store, &xq_setting, filter, error);
  if (found == NULL)
    return NULL;
  record = found->len > 0 ? xq_record_ref (g_ptr_array_index (found, 0)) : xq_store_new_record (store, &xq_setting);
  xq_record_set (record, "name", decision->name);
  xq_record_set (record, "value", decision->value);
  xq_record_set (record, "basis", decision->basis);
  xq_record_set (record, "decided_on", xq_store_get_today (store));
  xq_store_save (store, record, NULL, error);
  return NULL;
}

/* --- in the main thread --- */

static XqSettingRow *
find_row (XqSettingsPage *self,
          const char     *name)
{
  GtkListBoxRow *row;

  for (int i = 0; self->settings_list != NULL && (row = gtk_list_box_get_row_at_index (self->settings_list, i)) != NULL; i++)
    if (g_str_equal (xq_setting_row_get_setting (XQ_SETTING_ROW (row))->name, name))
      return XQ_SETTING_ROW (row);
  return NULL;
}

static void
show_decision (XqSettingsPage *self,
               XqSettingRow   *row)
{
  for (guint i = 0; self->decisions != NULL && i < self->decisions->len; i++)
    {
      const XqRecord *record = g_ptr_array_index (self->decisions, i);

      if (g_strcmp0 (xq_record_get (record, "name"), xq_setting_row_get_setting (row)->name) == 0)
        xq_setting_row_set_decision (row, xq_record_get (record, "value"), xq_record_get (record, "decided_on"),
                                     xq_record_get (record, "basis"));
    }
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqSettingsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = xq_desk_run_finish (XQ_DESK (source), result, &error);
  GtkListBoxRow *row;

  if (records == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  self->decisions = g_steal_pointer (&records);
  for (int i = 0; self->settings_list != NULL && (row = gtk_list_box_get_row_at_index (self->settings_list, i)) != NULL; i++)
    show_decision (self, XQ_SETTING_ROW (row));
}

static void
xq_settings_page_refresh (XqPage *page)
{
  xq_desk_run_async (xq_page_get_desk (page), ask, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

typedef struct
{
  XqSettingsPage *page;
  char           *name;
} Deciding;

static void
decided_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Deciding *deciding = user_data;
  g_autoptr (XqSettingsPage) self = deciding->page;
  g_autofree char *name = deciding->name;
  g_autoptr (GError) error = NULL;
  XqSettingRow *row = find_row (self, name);

  g_free (deciding);
  xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (error != NULL && row != NULL)
    xq_setting_row_set_wrong (row, error->message);
  if (error != NULL)
    return;
  xq_page_say (XQ_PAGE (self), adw_toast_new (_("Decided and saved; the value before stays in the history.")));
  xq_desk_note_saved (XQ_DESK (source), xq_setting.name);
}

static void
row_decided_cb (XqSettingRow *row,
                const char   *value,
                const char   *basis,
                gpointer      user_data)
{
  XqSettingsPage *self = user_data;
  Decision *decision = g_new0 (Decision, 1);
  Deciding *deciding = g_new0 (Deciding, 1);

  decision->name = g_strdup (xq_setting_row_get_setting (row)->name);
  decision->value = g_strdup (value);
  decision->basis = g_strdup (basis);
  deciding->page = g_object_ref (self);
  deciding->name = g_strdup (decision->name);
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), decide, decision, (GDestroyNotify) decision_free, NULL, NULL, decided_cb,
                     deciding);
}

/* A row is a small form: in the pauses of the main loop, some at a time. */
static gboolean
add_rows_cb (gpointer user_data)
{
  XqSettingsPage *self = user_data;
  GPtrArray *settings = xq_settings_get_all ();

  for (guint i = 0; i < ROWS_AT_ONCE && self->n_rows < settings->len; i++, self->n_rows++)
    {
      GtkWidget *row = xq_setting_row_new (g_ptr_array_index (settings, self->n_rows));

      g_signal_connect_object (row, "decided", G_CALLBACK (row_decided_cb), self, 0);
      show_decision (self, XQ_SETTING_ROW (row));
      gtk_list_box_append (self->settings_list, row);
    }
  if (self->n_rows < settings->len)
    return G_SOURCE_CONTINUE;
  self->adding = 0;
  return G_SOURCE_REMOVE;
}

static void
xq_settings_page_dispose (GObject *object)
{
  g_clear_handle_id (&XQ_SETTINGS_PAGE (object)->adding, g_source_remove);
  g_clear_pointer (&XQ_SETTINGS_PAGE (object)->decisions, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_settings_page_parent_class)->dispose (object);
}

static void
xq_settings_page_class_init (XqSettingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_settings_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_settings_page_refresh;
  XQ_PAGE_CLASS (klass)->help = "settings";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/settings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqSettingsPage, settings_list);
}

static void
xq_settings_page_init (XqSettingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  if (add_rows_cb (self))
    self->adding = g_idle_add (add_rows_cb, self);
}

XqPage *
xq_settings_page_new (XqDesk *desk)
{
  return g_object_new (XQ_TYPE_SETTINGS_PAGE, "desk", desk, "title", _("Settings"), NULL);
}
