/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "column-row.h"
#include "file-choice.h"
#include "import-page.h"
#include "import-said.h"
#include "import-work.h"
#include "list-rows.h"
#include "record-table.h"

#define PULSE_MILLISECONDS 150

struct _XqImportPage
{
  XqPage          parent_instance;

  const XqImport *import;
  GFile          *file;
  XqImportWork   *work;           /* under way */
  GCancellable   *cancellable;
  guint           pulse;
  GPtrArray      *columns;        /* XqImportMatch, as the rows show them; NULL before a file was read */
  GtkWidget      *chosen;         /* borrowed: the row that asked for the work under way */

  GPtrArray      *offered;        /* XqImport, those that this account may read in; in the order of the list */

  GtkDropDown    *imports_list;
  GtkStringList  *import_names;
  GtkWidget      *choose_button;
  GtkLabel       *file_label;
  GtkWidget      *undo_button;
  GtkWidget      *apply_button;
  GtkWidget      *work_box;
  GtkProgressBar *progress_bar;
  GtkLabel       *wrong_label;
  GtkStack       *stack;
  AdwStatusPage  *empty_page;
  GtkListBox     *columns_list;
  GtkLabel       *counts_label;
  XqRecordTable  *rows_table;
};

G_DEFINE_FINAL_TYPE (XqImportPage, xq_import_page, XQ_TYPE_PAGE)

static void
show_wrong (XqImportPage *self,
            const char   *words)
{
  gtk_label_set_text (self->wrong_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wrong_label), words != NULL);
}

/* What one has read in oneself can be taken back later, too. Of a roster only a
 * counsellor sees whether somebody has worked on with its children, whoever made it. */
static gboolean
may_undo_later (XqImportPage *self)
{
  return self->import != &xq_import_roster ||
         (xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self))) & XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)) != 0;
}

/* What holds the cursor is about to be greyed. Left to itself, GTK would move it away
 * at the next frame, from wherever it was put by then. */
static void
let_cursor_go (XqImportPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
}

/* Where the cursor is next, unless somebody writes elsewhere meanwhile: GTK itself moves
 * it to any button of the window when what held it is greyed. */
static void
put_cursor (XqImportPage *self,
            GtkWidget    *next)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (!GTK_IS_TEXT (focus) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    gtk_widget_grab_focus (next);
}

/* --- what was understood, and what would be done --- */

static void begin_work (XqImportPage *self, gboolean dry_run);

/* What would be done is planned anew at once. */
static void
meaning_chosen_cb (XqImportPage *self,
                   XqColumnRow  *row)
{
  self->chosen = GTK_WIDGET (row);
  begin_work (self, TRUE);
}

/* Rows stay where they are, with what was chosen. */
static void
show_columns (XqImportPage *self,
              GPtrArray    *columns)
{
  GtkListBoxRow *row;
  guint i;

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = g_ptr_array_ref (columns);
  for (i = 0; i < columns->len; i++)
    {
      row = gtk_list_box_get_row_at_index (self->columns_list, (int) i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (xq_column_row_new (xq_import_get_headings (self->import)));
          g_signal_connect_object (row, "chosen", G_CALLBACK (meaning_chosen_cb), self, G_CONNECT_SWAPPED);
          gtk_list_box_append (self->columns_list, GTK_WIDGET (row));
        }
      xq_column_row_show (XQ_COLUMN_ROW (row), g_ptr_array_index (columns, i));
    }
  while ((row = gtk_list_box_get_row_at_index (self->columns_list, (int) i)) != NULL)
    gtk_list_box_remove (self->columns_list, GTK_WIDGET (row));
}

static void
forget_columns (XqImportPage *self)
{
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  xq_list_rows_remove (self->columns_list);
}

static void
add_choices (XqImportPage *self,
             XqImportWork *work)
{
  for (guint i = 0; self->columns != NULL && i < self->columns->len; i++)
    {
      const XqImportMatch *column = g_ptr_array_index (self->columns, i);
      XqColumnRow *row = XQ_COLUMN_ROW (gtk_list_box_get_row_at_index (self->columns_list, (int) i));
      const XqHeadingMeaning *meaning;

      if (xq_column_row_get_choice (row, &meaning))
        for (guint j = 0; j < column->places->len; j++)
          xq_import_work_choose (work, g_ptr_array_index (column->places, j), meaning);
    }
}

static void
add_entries (GPtrArray  *items,
             GPtrArray  *entries,
             GHashTable *names)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const XqImportEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *row = entry->row > 0 ? g_strdup_printf ("%u", entry->row) : g_strdup ("");
      g_autofree char *key = xq_import_row_key (entry->sheet, entry->row);
      const char *name = g_hash_table_lookup (names, key);
      const char *cells[] = {
        row, name != NULL ? name : "", xq_import_said_what (entry->what), entry->text != NULL ? entry->text : "", entry->sheet, NULL,
      };

      g_ptr_array_add (items, xq_record_item_new ("", cells));
    }
}

/* What a person must look at comes first. */
static void
show_report (XqImportPage         *self,
             const XqImportReport *report,
             GHashTable           *names)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *counts = xq_import_said_dup_counts (self->import, report);
  gboolean changes = report->n_added + report->n_updated > 0;

  add_entries (items, report->to_merge, names);
  add_entries (items, report->skipped, names);
  add_entries (items, report->warnings, names);
  add_entries (items, report->rows, names);
  xq_record_table_set_items (self->rows_table, items);
  gtk_label_set_text (self->counts_label, counts);
  gtk_widget_set_visible (self->apply_button, report->dry_run && changes);
  gtk_widget_set_visible (self->undo_button, may_undo_later (self) || (!report->dry_run && changes));
  gtk_stack_set_visible_child_name (self->stack, "read");
}

/* Nothing could be read: the columns stand there, for the name to be chosen. Those
 * that stand there already stay, with what was chosen. */
static void
show_not_understood (XqImportPage         *self,
                     const XqImportAnswer *answer)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();

  if (self->columns == NULL && answer->columns->len > 0)
    show_columns (self, answer->columns);
  if (self->columns != NULL)
    gtk_stack_set_visible_child_name (self->stack, "read");
  xq_record_table_set_items (self->rows_table, nobody);
  gtk_label_set_text (self->counts_label, "");
  gtk_widget_set_visible (self->undo_button, may_undo_later (self));
  show_wrong (self, answer->wrong);
}

/* --- the work --- */

static gboolean
pulse_cb (gpointer user_data)
{
  XqImportPage *self = user_data;

  gtk_widget_set_visible (self->work_box, TRUE);
  gtk_progress_bar_set_fraction (self->progress_bar, g_atomic_int_get (&self->work->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
end_work (XqImportPage *self)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_pointer (&self->work, xq_import_work_unref);
  if (self->work_box != NULL)
    {
      gtk_widget_set_visible (self->work_box, FALSE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->columns_list), TRUE);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.choose", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", TRUE);
}

static void say_imported (XqImportPage *self, const XqImportReport *report);

static void
show_answer (XqImportPage         *self,
             const XqImportAnswer *answer)
{
  if (answer->report == NULL)
    {
      show_not_understood (self, answer);
      return;
    }
  show_columns (self, answer->columns);
  show_report (self, answer->report, answer->names);
  if (!answer->report->dry_run && answer->report->n_added + answer->report->n_updated > 0)
    say_imported (self, answer->report);
}

/* The cursor comes back to where one chose, or stands on what is next. */
static void
take_cursor_back (XqImportPage *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->columns_list, 0);

  if (self->chosen != NULL)
    put_cursor (self, self->chosen);
  else if (gtk_widget_get_visible (self->apply_button))
    put_cursor (self, self->apply_button);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->wrong_label)) && first != NULL)
    put_cursor (self, GTK_WIDGET (first));
  else
    put_cursor (self, self->choose_button);
  self->chosen = NULL;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  XqImportAnswer *answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  end_work (self);
  if (answer != NULL && answer->report != NULL && !answer->report->dry_run)
    xq_desk_note_saved (XQ_DESK (source), self->import->kind);
  if (self->stack != NULL)
    {
      if (answer != NULL)
        show_answer (self, answer);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_wrong (self, error->message);
      take_cursor_back (self);
    }
  xq_import_answer_free (answer);
}

static void
begin_work (XqImportPage *self,
            gboolean      dry_run)
{
  if (self->work != NULL)
    return;
  let_cursor_go (self);
  show_wrong (self, NULL);
  self->work = xq_import_work_new (self->import, self->file, dry_run);
  add_choices (self, self->work);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_progress_bar_set_text (self->progress_bar, dry_run ? _("Being read; nothing is written yet") : _("Being imported"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns_list), FALSE);
  gtk_widget_set_visible (self->apply_button, FALSE);
  gtk_widget_set_visible (self->undo_button, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.choose", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", FALSE);
  self->pulse = g_timeout_add (PULSE_MILLISECONDS, pulse_cb, self);
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_import_read, xq_import_work_ref (self->work),
                     (GDestroyNotify) xq_import_work_unref, (GDestroyNotify) xq_import_answer_free, self->cancellable, read_cb,
                     g_object_ref (self));
}

void
xq_import_page_read (XqImportPage *self,
                     GFile        *file)
{
  g_autofree char *name = NULL;

  g_return_if_fail (XQ_IS_IMPORT_PAGE (self) && G_IS_FILE (file));

  if (self->work != NULL)
    return;
  g_set_object (&self->file, file);
  forget_columns (self);
  name = g_file_get_parse_name (file);
  gtk_label_set_text (self->file_label, name);
  begin_work (self, TRUE);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (XqImportPage) self = user_data;
  g_autoptr (GFile) file = xq_file_choice_finish (result, NULL);

  (void) source;
  if (file != NULL && self->stack != NULL)
    xq_import_page_read (self, file);
}

static void
choose (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  static const XqFileType tables = { N_("Spreadsheets and text tables"), "*.xlsx *.csv *.txt *.XLSX *.CSV *.TXT" };

  (void) action;
  (void) parameter;
  xq_file_choice_open_async (GTK_WINDOW (gtk_widget_get_root (widget)), _(XQ_IMPORT_PAGE (widget)->import->title), &tables,
                             chosen_cb, g_object_ref (widget));
}

static void
apply (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  if (XQ_IMPORT_PAGE (widget)->file != NULL)
    begin_work (XQ_IMPORT_PAGE (widget), FALSE);
}

static void
cancel (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  g_cancellable_cancel (XQ_IMPORT_PAGE (widget)->cancellable);
}

/* --- taking it back --- */

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (XqImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree XqImportUndone *undone = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autofree char *words = NULL;

  if (undone != NULL)
    xq_desk_note_saved (XQ_DESK (source), self->import->kind);
  if (self->stack == NULL)
    {
      if (error != NULL)
        g_warning ("What was imported could not be taken back: %s", error->message);
      return;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.undo", TRUE);
  if (undone == NULL)
    {
      show_wrong (self, error->message);
      return;
    }
  show_wrong (self, NULL);
  gtk_widget_set_visible (self->undo_button, may_undo_later (self));
  gtk_widget_set_visible (self->apply_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_label_set_text (self->file_label, _(xq_import_said_find (self->import)->first));
  put_cursor (self, self->choose_button);
  words = xq_import_said_dup_undone (undone);
  xq_page_say (XQ_PAGE (self), adw_toast_new (words));
}

static void
begin_undo (XqImportPage *self)
{
  if (self->stack != NULL)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.undo", FALSE);
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_import_undo, (gpointer) self->import, NULL, g_free, NULL, undone_cb,
                     g_object_ref (self));
}

static void
undo (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  begin_undo (XQ_IMPORT_PAGE (widget));
}

static void
toast_undo_cb (AdwToast *toast,
               gpointer  user_data)
{
  (void) toast;
  begin_undo (user_data);
}

static void
toast_gone (gpointer  user_data,
            GClosure *closure)
{
  (void) closure;
  g_object_unref (user_data);
}

/* It can be taken back even when the page has been left. */
static void
say_imported (XqImportPage         *self,
              const XqImportReport *report)
{
  g_autofree char *words = xq_import_said_dup_counts (self->import, report);
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (toast_undo_cb), g_object_ref (self), toast_gone, 0);
  xq_page_say (XQ_PAGE (self), toast);
}

/* --- which list is read in --- */

static void
show_import (XqImportPage   *self,
             const XqImport *import)
{
  const XqImportSaid *said = xq_import_said_find (import);

  self->import = import;
  xq_page_set_title (XQ_PAGE (self), _(said->title));
  xq_page_set_help (XQ_PAGE (self), said->help);
  gtk_label_set_text (self->file_label, _(said->first));
  adw_status_page_set_title (self->empty_page, _(said->about));
  adw_status_page_set_description (self->empty_page, _(said->explained));
  gtk_widget_set_visible (self->undo_button, may_undo_later (self));
}

/* A file that was looked at is one of the other kind. What is under way is ended first. */
static void
import_chosen_cb (XqImportPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->imports_list);
  guint present;

  if (self->import == NULL || selected >= self->offered->len || g_ptr_array_index (self->offered, selected) == self->import)
    return;
  if (self->work != NULL)
    {
      if (g_ptr_array_find (self->offered, self->import, &present))
        gtk_drop_down_set_selected (self->imports_list, present);
      return;
    }
  g_clear_object (&self->file);
  forget_columns (self);
  show_wrong (self, NULL);
  gtk_widget_set_visible (self->apply_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "empty");
  show_import (self, g_ptr_array_index (self->offered, selected));
}

static void
offer_imports (XqImportPage   *self,
               const XqImport *chosen)
{
  XqRoles roles = xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self)));
  guint n;
  const XqImportSaid *said = xq_import_said_list (&n);
  guint position = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!xq_import_said_may (said[i].import, roles) && said[i].import != chosen)
        continue;
      if (said[i].import == chosen)
        position = self->offered->len;
      g_ptr_array_add (self->offered, (gpointer) said[i].import);
      gtk_string_list_append (self->import_names, _(said[i].import->title));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->imports_list), self->offered->len > 1);
  gtk_drop_down_set_selected (self->imports_list, position);
}

static gboolean
dropped_cb (XqImportPage *self,
            const GValue *value)
{
  if (self->work != NULL || !G_VALUE_HOLDS (value, G_TYPE_FILE))
    return FALSE;
  xq_import_page_read (self, g_value_get_object (value));
  return TRUE;
}

static void
xq_import_page_dispose (GObject *object)
{
  XqImportPage *self = XQ_IMPORT_PAGE (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_pointer (&self->work, xq_import_work_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_pointer (&self->columns, g_ptr_array_unref);

  G_OBJECT_CLASS (xq_import_page_parent_class)->dispose (object);
}

static void
xq_import_page_finalize (GObject *object)
{
  g_ptr_array_unref (XQ_IMPORT_PAGE (object)->offered);

  G_OBJECT_CLASS (xq_import_page_parent_class)->finalize (object);
}

static void
xq_import_page_class_init (XqImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_import_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_import_page_finalize;
  XQ_PAGE_CLASS (klass)->help = "import";

  g_type_ensure (XQ_TYPE_RECORD_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqImportPage, imports_list);
  gtk_widget_class_bind_template_child (widget_class, XqImportPage, import_names);
  gtk_widget_class_bind_template_child (widget_class, XqImportPage, choose_button);
  gtk_widget_class_bind_template_child (widget_class, XqImportPage, file_label);
  gtk_widget_class_bind_template_child (widget_class, XqImportPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, XqImportPage, apply_button);
  gtk_widget_class_bind_template_child (widget_class, XqImportPage, work_box);
  gtk_widget_class_bind_template_child (widget_class, XqImportPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, XqImportPage, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqImportPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, XqImportPage, columns_list);
  gtk_widget_class_bind_template_child (widget_class, XqImportPage, counts_label);
  gtk_widget_class_bind_template_child (widget_class, XqImportPage, rows_table);

  gtk_widget_class_bind_template_callback (widget_class, import_chosen_cb);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo);
}

static void
xq_import_page_init (XqImportPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  const char *rows[] = { _("Row"), _("Name"), _("What"), _("Why"), _("Sheet"), NULL };

  self->offered = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  xq_record_table_set_columns (self->rows_table, _("Rows"), rows, 3);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

XqPage *
xq_import_page_new (XqDesk         *desk,
                    const XqImport *import)
{
  XqImportPage *self;

  g_return_val_if_fail (XQ_IS_DESK (desk) && import != NULL, NULL);

  self = g_object_new (XQ_TYPE_IMPORT_PAGE, "desk", desk, NULL);
  offer_imports (self, import);
  show_import (self, import);
  return XQ_PAGE (self);
}
