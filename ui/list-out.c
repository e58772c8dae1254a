/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "file-choice.h"
#include "list-out.h"

/* A list on its way to a file that is being chosen. */
typedef struct
{
  XqPage      *page;
  XqListOrder *order;
} Way;

static void
way_free (Way *way)
{
  g_object_unref (way->page);
  xq_list_order_free (way->order);
  g_free (way);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (XqPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autofree char *place = NULL;
  g_autofree char *words = NULL;
  g_autofree char *markup = NULL;

  if (path == NULL)
    {
      xq_page_say_error (page, error);
      return;
    }
  place = xq_file_choice_say_place (path);
  /* Translators: a file's name and folder */
  words = g_strdup_printf (_("Saved as %s. The file is not protected any more: see that nobody else finds it."), place);
  markup = g_markup_escape_text (words, -1);
  xq_page_say (page, adw_toast_new (markup));
}

void
xq_list_out_write (XqPage      *page,
                   XqListOrder *order,
                   const char  *path)
{
  g_return_if_fail (XQ_IS_PAGE (page) && order != NULL && path != NULL);

  g_free (order->path);
  order->path = g_strdup (path);
  xq_desk_run_async (xq_page_get_desk (page), xq_list_order_write, order, (GDestroyNotify) xq_list_order_free, g_free, NULL,
                     written_cb, g_object_ref (page));
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Way) way = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = xq_file_choice_finish (result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  (void) source;
  if (file == NULL)
    xq_page_say_error (way->page, error);
  else if (path != NULL)
    xq_list_out_write (way->page, g_steal_pointer (&way->order), path);
}

void
xq_list_out_save (XqPage      *page,
                  XqListOrder *order)
{
  static const XqFileType type = { N_("Spreadsheet"), "*.xlsx" };
  g_autofree char *name = NULL;
  GtkRoot *root;
  Way *way;

  g_return_if_fail (XQ_IS_PAGE (page) && order != NULL);

  root = gtk_widget_get_root (GTK_WIDGET (page));
  name = g_strconcat (order->kind != NULL ? _(order->kind->title) : order->title, ".xlsx", NULL);
  g_strdelimit (name, G_DIR_SEPARATOR_S, ' ');
  way = g_new0 (Way, 1);
  way->page = g_object_ref (page);
  way->order = order;
  xq_file_choice_save_async (GTK_WINDOW (root), _("Export the table"), name, &type, file_chosen_cb, way);
}
