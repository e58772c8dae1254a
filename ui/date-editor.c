/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "date-editor.h"

#include "store/calendar-day.h"

struct _XqDateEditor
{
  XqFieldEditor  parent_instance;

  char          *today;
  GtkEditable   *entry;
  GtkCalendar   *calendar;
  GtkPopover    *popover;
};

G_DEFINE_FINAL_TYPE (XqDateEditor, xq_date_editor, XQ_TYPE_FIELD_EDITOR)

static void
xq_date_editor_describe (XqFieldEditor *editor,
                         XqDesk        *desk,
                         const XqField *field)
{
  (void) field;
  XQ_DATE_EDITOR (editor)->today = g_strdup (xq_desk_get_today (desk));
}

/* The numbers of a text, whatever stands between them: 2024-3-4, 2024年3月4日,
 * 3.4, ３／４. */
static guint
read_numbers (const char *text,
              int        *numbers,
              guint       most)
{
  guint n = 0;
  gboolean within = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit < 0)
        {
          within = FALSE;
          continue;
        }
      if (!within && n == most)
        return most + 1;
      if (!within)
        numbers[n++] = 0;
      within = TRUE;
      if (numbers[n - 1] > 99999999)
        return most + 1;
      numbers[n - 1] = numbers[n - 1] * 10 + digit;
    }
  return n;
}

/* Month and day alone are this year's; eight digits are all three. What is no day
 * stays as it was typed. */
static char *
xq_date_editor_dup_value (XqFieldEditor *editor)
{
  XqDateEditor *self = XQ_DATE_EDITOR (editor);
  const char *text = gtk_editable_get_text (self->entry);
  int numbers[3] = { 0, 0, 0 };
  guint n = read_numbers (text, numbers, G_N_ELEMENTS (numbers));
  g_autofree char *day = NULL;

  if (n == 1 && numbers[0] > 9999999)
    day = g_strdup_printf ("%04d-%02d-%02d", numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100);
  else if (n == 2)
    day = g_strdup_printf ("%.4s-%02d-%02d", self->today, numbers[0], numbers[1]);
  else if (n == 3)
    day = g_strdup_printf ("%04d-%02d-%02d", numbers[0], numbers[1], numbers[2]);
  return xq_day_is_valid (day) ? g_steal_pointer (&day) : g_strdup (text);
}

static void
xq_date_editor_set_value (XqFieldEditor *editor,
                          const char    *value)
{
  gtk_editable_set_text (XQ_DATE_EDITOR (editor)->entry, value);
}

static void
popover_shown_cb (XqDateEditor *self)
{
  g_autofree char *value = xq_date_editor_dup_value (XQ_FIELD_EDITOR (self));
  const char *day = xq_day_is_valid (value) ? value : self->today;
  g_autoptr (GDateTime) shown = g_date_time_new_local (atoi (day), atoi (day + 5), atoi (day + 8), 12, 0, 0);

  if (shown != NULL)
    gtk_calendar_select_day (self->calendar, shown);
}

static void
day_chosen_cb (XqDateEditor *self)
{
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (self->calendar);
  g_autofree char *day = g_date_time_format (chosen, "%Y-%m-%d");

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  gtk_editable_set_text (self->entry, day);
}

static void
today_cb (XqDateEditor *self)
{
  gtk_editable_set_text (self->entry, self->today);
  gtk_popover_popdown (self->popover);
}

static void
xq_date_editor_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_date_editor_parent_class)->dispose (object);
}

static void
xq_date_editor_finalize (GObject *object)
{
  g_free (XQ_DATE_EDITOR (object)->today);

  G_OBJECT_CLASS (xq_date_editor_parent_class)->finalize (object);
}

static void
xq_date_editor_class_init (XqDateEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  XqFieldEditorClass *editor_class = XQ_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_date_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_date_editor_finalize;
  editor_class->describe = xq_date_editor_describe;
  editor_class->dup_value = xq_date_editor_dup_value;
  editor_class->set_value = xq_date_editor_set_value;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/date-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, XqDateEditor, entry);
  gtk_widget_class_bind_template_child (widget_class, XqDateEditor, calendar);
  gtk_widget_class_bind_template_child (widget_class, XqDateEditor, popover);
  gtk_widget_class_bind_template_callback (widget_class, xq_field_editor_note_edited);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
}

static void
xq_date_editor_init (XqDateEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
