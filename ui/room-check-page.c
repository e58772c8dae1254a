/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "field-editor.h"
#include "form-page.h"
#include "form-work.h"
#include "guide-row.h"
#include "kind-page.h"
#include "list-rows.h"
#include "record-page.h"
#include "room-check-page.h"
#include "room-check-work.h"

#include "school/kinds.h"

struct _XqRoomCheckPage
{
  XqPage             parent_instance;

  XqRoomCheckAnswer *answer;
  gboolean           may_write;
  gboolean           edited;        /* there is something that is not kept */
  XqFieldEditor     *day;           /* borrowed from the tree */

  GtkLabel          *state_label;
  GtkLabel          *last_label;
  AdwBin            *day_bin;
  GtkWidget         *save_button;
  GtkLabel          *said_label;
  GtkLabel          *declared_label;
  GtkWidget         *open_button;
  GtkWidget         *declare_button;
  GtkLabel          *missing_label;
  GtkListBox        *missing_list;
  GtkLabel          *met_label;
  GtkListBox        *met_list;
};

G_DEFINE_FINAL_TYPE (XqRoomCheckPage, xq_room_check_page, XQ_TYPE_PAGE)

typedef gboolean (*RowFunc) (XqGuideRow *row, gpointer data);

/* Until one says %FALSE. */
static gboolean
each_row (XqRoomCheckPage *self,
          RowFunc          func,
          gpointer         data)
{
  GtkListBox *lists[] = { self->missing_list, self->met_list };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GtkListBoxRow *row;

      for (int j = 0; (row = gtk_list_box_get_row_at_index (lists[i], j)) != NULL; j++)
        if (!func (XQ_GUIDE_ROW (row), data))
          return FALSE;
    }
  return TRUE;
}

static void
say (XqRoomCheckPage *self,
     const char      *words,
     gboolean         is_wrong)
{
  gtk_label_set_text (self->said_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->said_label), words != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->said_label), is_wrong ? "dim-label" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->said_label), is_wrong ? "error" : "dim-label");
}

/* --- what stands there --- */

typedef struct
{
  guint met;
  guint partly;
  guint not_met;
  guint open;
} Count;

static gboolean
count_row (XqGuideRow *row,
           gpointer    data)
{
  Count *count = data;
  const char *result = xq_guide_row_get_result (row);

  if (result == NULL)
    count->open++;
  else if (g_str_equal (result, "met"))
    count->met++;
  else if (g_str_equal (result, "partly"))
    count->partly++;
  else
    count->not_met++;
  return TRUE;
}

static void
show_counts (XqRoomCheckPage *self)
{
  Count count = { 0 };
  g_autofree char *words = NULL;

  each_row (self, count_row, &count);
  /* Translators: numbers of items of a guide */
  words = g_strdup_printf (_("● Conforms %u   ◐ In part %u   ○ Does not conform %u   Not judged yet %u"), count.met, count.partly,
                           count.not_met, count.open);
  gtk_label_set_text (self->state_label, words);
}

static void
edited_cb (XqRoomCheckPage *self)
{
  self->edited = TRUE;
  say (self, NULL, FALSE);
  show_counts (self);
}

static const XqRecord *
find_found (const XqRecord *check,
            const char     *item)
{
  GPtrArray *items = xq_record_get_parts (check, "items");

  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (xq_record_get (g_ptr_array_index (items, i), "item"), item) == 0)
      return g_ptr_array_index (items, i);
  return NULL;
}

static void
show_items (XqRoomCheckPage *self)
{
  /* What does not conform first, then what does in part, then what nobody judged. */
  static const char *const order[] = { "not_met", "partly", NULL, "met" };
  GPtrArray *items = xq_room_guide_get_all ();
  g_autofree char *missing = NULL;
  g_autofree char *met = NULL;
  guint n_met = 0;

  xq_list_rows_remove (self->missing_list);
  xq_list_rows_remove (self->met_list);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < items->len; j++)
      {
        const XqGuideItem *item = g_ptr_array_index (items, j);
        const XqRecord *found = find_found (self->answer->record, item->code);
        gboolean is_met = g_strcmp0 (order[i], "met") == 0;
        GtkWidget *row;

        if (g_strcmp0 (found != NULL ? xq_record_get (found, "result") : NULL, order[i]) != 0)
          continue;
        row = xq_guide_row_new (item, found, g_hash_table_lookup (self->answer->facts, item->code), self->may_write);
        g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
        gtk_list_box_append (is_met ? self->met_list : self->missing_list, row);
        n_met += is_met ? 1 : 0;
      }
  missing = g_strdup_printf (_("What is missing (%u)"), items->len - n_met);
  met = g_strdup_printf (_("What conforms (%u)"), n_met);
  gtk_label_set_text (self->missing_label, n_met == items->len ? _("Nothing is missing by the last check.") : missing);
  gtk_label_set_text (self->met_label, met);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_list), n_met < items->len);
  gtk_widget_set_visible (GTK_WIDGET (self->met_label), n_met > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->met_list), n_met > 0);
  show_counts (self);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqRoomCheckPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqRoomCheckAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  if (self->day == NULL)
    return;
  gtk_label_set_text (self->declared_label, answer->recognition != NULL ? answer->recognition : _("Nothing is entered."));
  gtk_widget_set_visible (self->open_button, answer->recognition_uid != NULL);
  gtk_label_set_text (self->last_label, answer->last_words != NULL ? answer->last_words : _("The room has not been checked yet."));
  /* What is being written stays. */
  if (self->edited && self->answer != NULL)
    return;
  xq_room_check_answer_free (self->answer);
  self->answer = g_steal_pointer (&answer);
  xq_field_editor_set_value (self->day, xq_record_get (self->answer->record, "checked_on"));
  if (self->answer->was_kept)
    say (self, _("Goes on with what was half written."), FALSE);
  show_items (self);
}

static void
xq_room_check_page_refresh (XqPage *page)
{
  xq_desk_run_async (xq_page_get_desk (page), xq_room_check_ask, NULL, NULL, (GDestroyNotify) xq_room_check_answer_free,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

/* --- saving --- */

static gboolean
collect_row (XqGuideRow *row,
             gpointer    data)
{
  return xq_guide_row_collect (row, data);
}

/* %NULL if something is written that is not judged; the row says so then. */
static XqRecord *
collect (XqRoomCheckPage *self)
{
  g_autoptr (XqRecord) record = xq_record_copy (self->answer->record);
  g_autofree char *day = xq_field_editor_dup_value (self->day);

  xq_record_set (record, "checked_on", day);
  xq_record_clear_parts (record, "items");
  return each_row (self, collect_row, record) ? g_steal_pointer (&record) : NULL;
}

static void
xq_room_check_page_keep (XqPage *page)
{
  XqRoomCheckPage *self = XQ_ROOM_CHECK_PAGE (page);
  XqRecord *record = self->edited && self->answer != NULL ? collect (self) : NULL;

  if (record == NULL)
    return;
  self->edited = FALSE;
  xq_desk_run_async (xq_page_get_desk (page), xq_form_keep, xq_form_work_new (self->answer->draft, record, NULL),
                     (GDestroyNotify) xq_form_work_free, NULL, NULL, NULL, NULL);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (XqPage) page = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (error != NULL)
    xq_page_say_error (page, error);
  xq_desk_note_saved (XQ_DESK (source), xq_room_check.name);
}

static void
undo_cb (XqPage   *page,
         AdwToast *toast)
{
  XqFormUndo *undo = g_object_steal_data (G_OBJECT (toast), "undo");

  if (undo != NULL)
    xq_desk_run_async (xq_page_get_desk (page), xq_form_undo, undo, (GDestroyNotify) xq_form_undo_free, NULL, NULL, undone_cb,
                       g_object_ref (page));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (XqRoomCheckPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = xq_desk_run_finish (XQ_DESK (source), result, &error);
  const XqRecord *record;
  AdwToast *toast;

  if (self->day == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.save", TRUE);
  if (uid == NULL)
    {
      self->edited = TRUE;
      say (self, error->message, TRUE);
      return;
    }
  record = self->answer->record;
  toast = adw_toast_new (_("Self-check saved"));
  /* What was half written does not tell how the record was before. */
  if (!self->answer->was_kept || xq_record_get_uid (record) == NULL)
    {
      XqFormUndo *undo = xq_form_undo_new (&xq_room_check, uid, xq_record_get_uid (record) != NULL ? self->answer->record : NULL);

      adw_toast_set_button_label (toast, _("Undo"));
      g_object_set_data_full (G_OBJECT (toast), "undo", undo, (GDestroyNotify) xq_form_undo_free);
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
    }
  xq_page_say (XQ_PAGE (self), toast);
  say (self, NULL, FALSE);
  xq_desk_note_saved (XQ_DESK (source), xq_room_check.name);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqRoomCheckPage *self = XQ_ROOM_CHECK_PAGE (widget);
  XqRecord *record = self->answer != NULL ? collect (self) : NULL;

  (void) action;
  (void) parameter;
  if (record == NULL)
    return;
  self->edited = FALSE;
  gtk_widget_action_set_enabled (widget, "check.save", FALSE);
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_form_save, xq_form_work_new (self->answer->draft, record, NULL),
                     (GDestroyNotify) xq_form_work_free, g_free, NULL, saved_cb, g_object_ref (self));
}

/* --- ways on --- */

static void
list_checks (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (page, xq_kind_page_new (xq_page_get_desk (page), &xq_room_check, _("Self-checks so far")));
}

static void
declare (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (page, xq_form_page_new (xq_page_get_desk (page), &xq_room_recognition, NULL));
}

static void
open_declared (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);
  XqRoomCheckPage *self = XQ_ROOM_CHECK_PAGE (widget);

  (void) action;
  (void) parameter;
  if (self->answer != NULL && self->answer->recognition_uid != NULL)
    xq_page_push (page, xq_record_page_new (xq_page_get_desk (page), &xq_room_recognition, self->answer->recognition_uid));
}

/* --- life --- */

static void
xq_room_check_page_dispose (GObject *object)
{
  XqRoomCheckPage *self = XQ_ROOM_CHECK_PAGE (object);

  self->day = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_pointer (&self->answer, xq_room_check_answer_free);

  G_OBJECT_CLASS (xq_room_check_page_parent_class)->dispose (object);
}

static void
xq_room_check_page_class_init (XqRoomCheckPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_room_check_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_room_check_page_refresh;
  XQ_PAGE_CLASS (klass)->keep = xq_room_check_page_keep;
  XQ_PAGE_CLASS (klass)->help = "room-check";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/room-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqRoomCheckPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, XqRoomCheckPage, last_label);
  gtk_widget_class_bind_template_child (widget_class, XqRoomCheckPage, day_bin);
  gtk_widget_class_bind_template_child (widget_class, XqRoomCheckPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, XqRoomCheckPage, said_label);
  gtk_widget_class_bind_template_child (widget_class, XqRoomCheckPage, declared_label);
  gtk_widget_class_bind_template_child (widget_class, XqRoomCheckPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, XqRoomCheckPage, declare_button);
  gtk_widget_class_bind_template_child (widget_class, XqRoomCheckPage, missing_label);
  gtk_widget_class_bind_template_child (widget_class, XqRoomCheckPage, missing_list);
  gtk_widget_class_bind_template_child (widget_class, XqRoomCheckPage, met_label);
  gtk_widget_class_bind_template_child (widget_class, XqRoomCheckPage, met_list);
  gtk_widget_class_install_action (widget_class, "check.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "check.list", NULL, list_checks);
  gtk_widget_class_install_action (widget_class, "check.declare", NULL, declare);
  gtk_widget_class_install_action (widget_class, "check.open-declared", NULL, open_declared);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "check.save", NULL);
}

static void
xq_room_check_page_init (XqRoomCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_room_check_page_new (XqDesk *desk)
{
  XqRoomCheckPage *self;

  g_return_val_if_fail (XQ_IS_DESK (desk), NULL);

  self = g_object_new (XQ_TYPE_ROOM_CHECK_PAGE, "desk", desk, "title", _("Self-check of the counselling room"), NULL);
  self->may_write = xq_form_page_may_add (&xq_room_check, xq_desk_get_roles (desk));
  self->day = xq_field_editor_new (desk, xq_fields_find (xq_room_check.fields, "checked_on"));
  adw_bin_set_child (self->day_bin, GTK_WIDGET (self->day));
  g_signal_connect_object (self->day, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->save_button, self->may_write);
  gtk_widget_set_visible (self->declare_button, xq_form_page_may_add (&xq_room_recognition, xq_desk_get_roles (desk)));
  gtk_widget_set_visible (self->open_button, FALSE);
  xq_page_set_kind (XQ_PAGE (self), &xq_room_check);
  return XQ_PAGE (self);
}
