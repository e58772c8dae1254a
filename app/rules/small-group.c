/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-rules"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/small-group.h"
#include "school/settings.h"

gboolean
xq_small_group_hides (XqStore   *store,
                      gint64     value,
                      gboolean  *hidden,
                      GError   **error)
{
  gint64 least;

  g_return_val_if_fail (XQ_IS_STORE (store) && hidden != NULL, FALSE);

  *hidden = TRUE;
  if (!xq_setting_integer (store, "figures.small_group", &least, error))
    return FALSE;
  *hidden = value > 0 && value < least;
  return TRUE;
}

char *
xq_small_group_dup_text (XqStore  *store,
                         gint64    value,
                         GError  **error)
{
  gboolean hidden;
  gint64 least;

  g_return_val_if_fail (XQ_IS_STORE (store), NULL);

  if (!xq_small_group_hides (store, value, &hidden, error) ||
      !xq_setting_integer (store, "figures.small_group", &least, error))
    return NULL;
  if (hidden)
    return g_strdup_printf (_("under %d"), (int) least);
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}
