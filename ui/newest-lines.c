/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "list-difference.h"
#include "newest-lines.h"
#include "record-item.h"

void
xq_newest_lines_show (GPtrArray   *items,
                      guint        most,
                      GListStore  *store,
                      GtkLabel    *count_label)
{
  g_autofree char *count = NULL;

  g_return_if_fail (items != NULL && G_IS_LIST_STORE (store) && GTK_IS_LABEL (count_label));

  xq_list_store_become (store, items, xq_record_item_equal);
  if (items->len < most)
    count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record", "%u records", items->len), items->len);
  else
    count = g_strdup_printf (_("The newest %u"), items->len);
  gtk_label_set_text (count_label, count);
}
