/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "guide-row.h"

#include "school/kinds.h"
#include "school/record-words.h"

struct _XqGuideRow
{
  GtkListBoxRow      parent_instance;

  const XqGuideItem *item;
  const char        *result;     /* a choice's code, or NULL */
  gboolean           is_filling;

  GtkLabel          *title_label;
  GtkLabel          *source_label;
  GtkLabel          *fact_label;
  GtkBox            *results_box;
  GtkWidget         *wrong_label;
  GtkEditable       *note_entry;
  GtkEditable       *evidence_entry;
};

G_DEFINE_FINAL_TYPE (XqGuideRow, xq_guide_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const XqField *
find_field (const char *name)
{
  return xq_fields_find (xq_fields_find (xq_room_check.fields, "items")->parts, name);
}

static void
edited_cb (XqGuideRow *self)
{
  gtk_widget_set_visible (self->wrong_label, FALSE);
  if (!self->is_filling)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
result_cb (XqGuideRow      *self,
           GtkToggleButton *button)
{
  const char *code = g_object_get_data (G_OBJECT (button), "result");

  if (gtk_toggle_button_get_active (button))
    self->result = code;
  else if (self->result == code)
    self->result = NULL;
  edited_cb (self);
}

/* A sign and a word: never a colour alone. */
static void
add_results (XqGuideRow *self,
             gboolean    may_write)
{
  static const char *const signs[] = { "●", "◐", "○" };
  const XqChoice *choices = find_field ("result")->choices;
  GtkToggleButton *first = NULL;

  for (guint i = 0; choices[i].code != NULL; i++)
    {
      g_autofree char *words = g_strdup_printf ("%s %s", i < G_N_ELEMENTS (signs) ? signs[i] : "", _(choices[i].title));
      GtkWidget *button = gtk_toggle_button_new_with_label (words);

      g_object_set_data (G_OBJECT (button), "result", (gpointer) choices[i].code);
      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      else
        first = GTK_TOGGLE_BUTTON (button);
      gtk_widget_set_sensitive (button, may_write);
      g_signal_connect_object (button, "toggled", G_CALLBACK (result_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->results_box, button);
    }
}

static void
name_entry (GtkEditable       *entry,
            const char        *field,
            const XqGuideItem *item)
{
  g_autofree char *name = g_strdup_printf (_("%s: %s"), _(find_field (field)->title), item->title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
fill (XqGuideRow     *self,
      const XqRecord *found)
{
  const char *note = found != NULL ? xq_record_get (found, "note") : NULL;
  const char *evidence = found != NULL ? xq_record_get (found, "evidence") : NULL;

  self->is_filling = TRUE;
  gtk_editable_set_text (self->note_entry, note != NULL ? note : "");
  gtk_editable_set_text (self->evidence_entry, evidence != NULL ? evidence : "");
  if (found != NULL)
    xq_guide_row_set_result (self, xq_record_get (found, "result"));
  self->is_filling = FALSE;
}

GtkWidget *
xq_guide_row_new (const XqGuideItem *item,
                  const XqRecord    *found,
                  const char        *fact,
                  gboolean           may_write)
{
  XqGuideRow *self;
  g_autofree char *day = NULL;
  g_autofree char *source = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  self = g_object_new (XQ_TYPE_GUIDE_ROW, NULL);
  self->item = item;
  day = xq_day_words (item->date, NULL);
  source = g_strdup_printf ("%s　%s%s%s", item->source, day, item->to_confirm ? " · " : "",
                            item->to_confirm ? _("to be confirmed by the school") : "");
  gtk_label_set_text (self->title_label, item->title);
  gtk_label_set_text (self->source_label, source);
  gtk_label_set_text (self->fact_label, fact != NULL ? fact : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fact_label), fact != NULL);
  name_entry (self->note_entry, "note", item);
  name_entry (self->evidence_entry, "evidence", item);
  gtk_editable_set_editable (self->note_entry, may_write);
  gtk_editable_set_editable (self->evidence_entry, may_write);
  add_results (self, may_write);
  fill (self, found);
  return GTK_WIDGET (self);
}

const XqGuideItem *
xq_guide_row_get_item (XqGuideRow *self)
{
  g_return_val_if_fail (XQ_IS_GUIDE_ROW (self), NULL);

  return self->item;
}

const char *
xq_guide_row_get_result (XqGuideRow *self)
{
  g_return_val_if_fail (XQ_IS_GUIDE_ROW (self), NULL);

  return self->result;
}

void
xq_guide_row_set_result (XqGuideRow *self,
                         const char *result)
{
  g_return_if_fail (XQ_IS_GUIDE_ROW (self) && result != NULL);

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->results_box)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (button), "result"), result) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

gboolean
xq_guide_row_collect (XqGuideRow *self,
                      XqRecord   *check)
{
  const char *note;
  const char *evidence;
  XqRecord *part;

  g_return_val_if_fail (XQ_IS_GUIDE_ROW (self) && check != NULL, FALSE);

  note = gtk_editable_get_text (self->note_entry);
  evidence = gtk_editable_get_text (self->evidence_entry);
  if (self->result == NULL)
    {
      gboolean written = *note != '\0' || *evidence != '\0';

      gtk_widget_set_visible (self->wrong_label, written);
      if (written)
        gtk_widget_child_focus (GTK_WIDGET (self->results_box), GTK_DIR_TAB_FORWARD);
      return !written;
    }
  part = xq_record_add_part (check, "items");
  xq_record_set (part, "item", self->item->code);
  xq_record_set (part, "result", self->result);
  xq_record_set (part, "note", *note != '\0' ? note : NULL);
  xq_record_set (part, "evidence", *evidence != '\0' ? evidence : NULL);
  return TRUE;
}

static void
xq_guide_row_dispose (GObject *object)
{
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);

  G_OBJECT_CLASS (xq_guide_row_parent_class)->dispose (object);
}

static void
xq_guide_row_class_init (XqGuideRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_guide_row_dispose;

  signals[EDITED] = g_signal_new ("edited", XQ_TYPE_GUIDE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/guide-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqGuideRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, XqGuideRow, source_label);
  gtk_widget_class_bind_template_child (widget_class, XqGuideRow, fact_label);
  gtk_widget_class_bind_template_child (widget_class, XqGuideRow, results_box);
  gtk_widget_class_bind_template_child (widget_class, XqGuideRow, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqGuideRow, note_entry);
  gtk_widget_class_bind_template_child (widget_class, XqGuideRow, evidence_entry);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
xq_guide_row_init (XqGuideRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
