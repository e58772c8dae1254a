/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "newest-lines.h"

void
xq_newest_lines_show (GPtrArray   *items,
                      guint        most,
                      GListStore  *store,
                      GtkLabel    *count_label)
{
  g_autofree char *count = NULL;

  g_return_if_fail (items != NULL && G_IS_LIST_STORE (store) && GTK_IS_LABEL (count_label));

  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, items->len);
  if (items->len < most)
    count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record", "%u records", items->len), items->len);
  else
    count = g_strdup_printf (_("The newest %u"), items->len);
  gtk_label_set_text (count_label, count);
}
