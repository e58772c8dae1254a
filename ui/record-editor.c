/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "finding.h"
#include "record-chip.h"
#include "record-editor.h"
#include "record-search.h"

#include "school/kinds.h"

struct _XqRecordEditor
{
  XqFieldEditor       parent_instance;

  XqDesk             *desk;
  const XqKind       *kind;
  gboolean            several;
  GPtrArray          *uids;       /* chosen */
  GHashTable         *names;      /* of those that were seen */
  GCancellable       *cancellable;
  gboolean            found;      /* the findings are for what stands in the entry */
  gboolean            wanted;     /* Enter was pressed before they came */

  GtkBox             *chips;
  GtkEditable        *entry;
  GtkPopover         *popover;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GListStore         *findings;
};

G_DEFINE_FINAL_TYPE (XqRecordEditor, xq_record_editor, XQ_TYPE_FIELD_EDITOR)

static void show_chips (XqRecordEditor *self);

static void
removed_cb (XqRecordEditor *self,
            XqRecordChip   *chip)
{
  guint index;

  if (!g_ptr_array_find_with_equal_func (self->uids, xq_record_chip_get_uid (chip), g_str_equal, &index))
    return;
  g_ptr_array_remove_index (self->uids, index);
  show_chips (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  xq_field_editor_note_edited (XQ_FIELD_EDITOR (self));
}

static void
show_chips (XqRecordEditor *self)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, chip);
  for (guint i = 0; i < self->uids->len; i++)
    {
      const char *uid = g_ptr_array_index (self->uids, i);
      const char *name = g_hash_table_lookup (self->names, uid);

      chip = xq_record_chip_new (uid, name != NULL ? name : "…");
      g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->chips, chip);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), self->uids->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), self->several || self->uids->len == 0);
}

static void
choose (XqRecordEditor *self,
        guint           position)
{
  g_autoptr (XqFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->findings), position);
  const char *uid;

  if (finding == NULL)
    return;
  uid = xq_finding_get_target (finding);
  g_hash_table_insert (self->names, g_strdup (uid), g_strdup (xq_finding_get_title (finding)));
  if (!self->several)
    g_ptr_array_set_size (self->uids, 0);
  if (!g_ptr_array_find_with_equal_func (self->uids, uid, g_str_equal, NULL))
    g_ptr_array_add (self->uids, g_strdup (uid));
  gtk_popover_popdown (self->popover);
  gtk_editable_set_text (self->entry, "");
  show_chips (self);
  xq_field_editor_note_edited (XQ_FIELD_EDITOR (self));
}

static const char *
get_icon (const XqKind *kind)
{
  if (kind == &xq_student || kind == &xq_staff)
    return "xq-student-symbolic";
  if (kind == &xq_duty_slot)
    return "xq-duty-symbolic";
  return kind == &xq_training || kind == &xq_cohort ? "xq-staff-symbolic" : "xq-school-symbolic";
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (XqRecordEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (hits == NULL)
    return;
  g_list_store_remove_all (self->findings);
  for (guint i = 0; i < hits->len; i++)
    {
      const XqRecordHit *hit = g_ptr_array_index (hits, i);
      g_autoptr (XqFinding) finding = xq_finding_new (hit->name, hit->detail, get_icon (self->kind), "", hit->uid);

      g_list_store_append (self->findings, finding);
    }
  self->found = TRUE;
  if (self->wanted && hits->len > 0)
    {
      self->wanted = FALSE;
      choose (self, 0);
      return;
    }
  self->wanted = FALSE;
  if (hits->len > 0 && gtk_widget_get_mapped (GTK_WIDGET (self->entry)))
    gtk_popover_popup (self->popover);
  else if (hits->len == 0)
    {
      gtk_popover_popdown (self->popover);
      if (*gtk_editable_get_text (self->entry) == '\0')
        gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("None is entered yet"));
    }
}

static void
search (XqRecordEditor *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  self->found = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  xq_desk_run_async (self->desk, xq_record_search_run, xq_record_search_new (self->kind, text),
                     (GDestroyNotify) xq_record_search_free, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                     found_cb, g_object_ref (self));
}

static void
typed_cb (XqRecordEditor *self)
{
  self->wanted = FALSE;
  if (*gtk_editable_get_text (self->entry) != '\0')
    search (self);
  else
    gtk_popover_popdown (self->popover);
}

/* Who types fast means what stands there, never somebody found for less of it. Who
 * typed nothing has opened the list. */
static void
activate_cb (XqRecordEditor *self)
{
  if (*gtk_editable_get_text (self->entry) == '\0' && !gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  if (self->found)
    choose (self, gtk_single_selection_get_selected (self->selection));
  else
    self->wanted = TRUE;
}

static void
row_activated_cb (XqRecordEditor *self,
                  guint           position)
{
  choose (self, position);
}

static gboolean
key_pressed_cb (XqRecordEditor *self,
                guint           key)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->findings));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (key == GDK_KEY_Escape && gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    {
      gtk_popover_popdown (self->popover);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Down && !gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    {
      search (self);
      return GDK_EVENT_STOP;
    }
  if (n == 0 || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;
  selected = key == GDK_KEY_Down ? (selected + 1) % n : (selected + n - 1) % n;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
  return GDK_EVENT_STOP;
}

static void
icon_pressed_cb (XqRecordEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  search (self);
}

static void
left_cb (XqRecordEditor *self)
{
  self->wanted = FALSE;
  gtk_popover_popdown (self->popover);
}

static void
xq_record_editor_describe (XqFieldEditor *editor,
                           XqDesk        *desk,
                           const XqField *field)
{
  XqRecordEditor *self = XQ_RECORD_EDITOR (editor);

  self->desk = g_object_ref (desk);
  self->kind = xq_kind_find (field->to);
  self->several = (field->flags & XQ_FIELD_SEVERAL) != 0;
  if (self->kind != &xq_student && self->kind != &xq_staff)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Type a part of it, or open the list"));
  /* A school's students are no list to choose from. */
  if (self->kind != &xq_student)
    {
      gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, "xq-down-symbolic");
      gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, _("Open the list (↓)"));
    }
}

static char *
xq_record_editor_dup_value (XqFieldEditor *editor)
{
  XqRecordEditor *self = XQ_RECORD_EDITOR (editor);
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; i < self->uids->len; i++)
    g_string_append_printf (value, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (self->uids, i));
  return g_string_free (g_steal_pointer (&value), FALSE);
}

static void
xq_record_editor_set_value (XqFieldEditor *editor,
                            const char    *value)
{
  XqRecordEditor *self = XQ_RECORD_EDITOR (editor);
  g_auto (GStrv) uids = *value != '\0' ? g_strsplit (value, " ", -1) : g_new0 (char *, 1);

  g_ptr_array_set_size (self->uids, 0);
  for (guint i = 0; uids[i] != NULL; i++)
    g_ptr_array_add (self->uids, g_strdup (uids[i]));
  show_chips (self);
}

static void
xq_record_editor_set_names (XqFieldEditor *editor,
                            GHashTable    *names)
{
  XqRecordEditor *self = XQ_RECORD_EDITOR (editor);
  GHashTableIter iter;
  gpointer uid;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &uid, &name))
    g_hash_table_insert (self->names, g_strdup (uid), g_strdup (name));
  show_chips (self);
}

static void
xq_record_editor_dispose (GObject *object)
{
  XqRecordEditor *self = XQ_RECORD_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* More than once: a form holds its rows longer than the window does. */
  if (self->popover != NULL && gtk_widget_get_parent (GTK_WIDGET (self->popover)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (xq_record_editor_parent_class)->dispose (object);
}

static void
xq_record_editor_finalize (GObject *object)
{
  XqRecordEditor *self = XQ_RECORD_EDITOR (object);

  g_ptr_array_unref (self->uids);
  g_hash_table_unref (self->names);

  G_OBJECT_CLASS (xq_record_editor_parent_class)->finalize (object);
}

static void
xq_record_editor_class_init (XqRecordEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  XqFieldEditorClass *editor_class = XQ_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_record_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_record_editor_finalize;
  editor_class->describe = xq_record_editor_describe;
  editor_class->dup_value = xq_record_editor_dup_value;
  editor_class->set_value = xq_record_editor_set_value;
  editor_class->set_names = xq_record_editor_set_names;

  g_type_ensure (XQ_TYPE_FINDING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/record-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, XqRecordEditor, chips);
  gtk_widget_class_bind_template_child (widget_class, XqRecordEditor, entry);
  gtk_widget_class_bind_template_child (widget_class, XqRecordEditor, popover);
  gtk_widget_class_bind_template_child (widget_class, XqRecordEditor, list);
  gtk_widget_class_bind_template_child (widget_class, XqRecordEditor, selection);
  gtk_widget_class_bind_template_child (widget_class, XqRecordEditor, findings);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, icon_pressed_cb);
}

static void
xq_record_editor_init (XqRecordEditor *self)
{
  self->uids = g_ptr_array_new_with_free_func (g_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}
