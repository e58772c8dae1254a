/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "calendar-editor.h"
#include "calendar-page.h"

struct _XqCalendarPage
{
  XqPage parent_instance;
};

G_DEFINE_FINAL_TYPE (XqCalendarPage, xq_calendar_page, XQ_TYPE_PAGE)

static void
xq_calendar_page_class_init (XqCalendarPageClass *klass)
{
  XQ_PAGE_CLASS (klass)->help = "calendar";
}

static void
xq_calendar_page_init (XqCalendarPage *self)
{
  (void) self;
}

XqPage *
xq_calendar_page_new (XqDesk *desk)
{
  XqPage *page = g_object_new (XQ_TYPE_CALENDAR_PAGE, "desk", desk, "title", _("School year and calendar"), NULL);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *editor = g_object_new (XQ_TYPE_CALENDAR_EDITOR, "margin-top", 18, "margin-bottom", 18, "margin-start", 18,
                                    "margin-end", 18, NULL);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), editor);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_bin_set_child (ADW_BIN (page), scrolled);
  xq_calendar_editor_begin (XQ_CALENDAR_EDITOR (editor), desk);
  return page;
}
