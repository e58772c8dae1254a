/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "form-page.h"
#include "form-row.h"
#include "form-work.h"

#include "store/field-check.h"
#include "vault/hash.h"

/* How long after the last key what is half written is kept. */
#define KEEP_SECONDS 4

#define MOST_COLUMNS 3

struct _XqFormPage
{
  XqPage        parent_instance;

  const XqKind *kind;
  char         *draft;        /* its id */
  XqRecord     *base;         /* what the form began with; NULL until it is known */
  GPtrArray    *rows;         /* XqFormRow, borrowed */
  guint         keep_source;
  gboolean      edited;       /* since it was last kept */
  gboolean      saving;

  GtkLabel     *readers_label;
  GtkLabel     *kept_label;
  GtkRevealer  *wrong_revealer;
  GtkLabel     *wrong_label;
  GtkBox       *rows_box;
};

G_DEFINE_FINAL_TYPE (XqFormPage, xq_form_page, XQ_TYPE_PAGE)

gboolean
xq_form_page_may_add (const XqKind *kind,
                      XqRoles       roles)
{
  if (kind == NULL)
    return FALSE;
  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    if ((roles & XQ_ROLE_BIT (role)) && (kind->access[role] & (XQ_ADD | XQ_ADD_REACH)))
      return TRUE;
  return FALSE;
}

/* --- who can read it --- */

static char *
say_readers (const XqKind *kind)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (XqRole role = 0; role < XQ_N_ROLES; role++)
    if (kind->access[role] & (XQ_READ_ALL | XQ_READ_REACH))
      g_string_append_printf (names, "%s%s", names->len > 0 ? C_("list", ", ") : "", xq_role_get_title (role));
  if (kind->cabinet == XQ_CABINET_CASEWORK)
    /* Translators: who can read a record: roles */
    return g_strdup_printf (_("Only these can read it, with any program: %s"), names->str);
  /* Translators: who can read a record: roles */
  return g_strdup_printf (_("Can be read by: %s; class and grade only within their own"), names->str);
}

/* --- the fields --- */

static XqFormRow *
find_row (XqFormPage *self,
          const char *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (xq_field_editor_get_field (xq_form_row_get_editor (g_ptr_array_index (self->rows, i)))->name, field))
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

static gboolean
check_row (XqFormPage *self,
           XqFormRow  *row,
           gboolean    also_missing)
{
  XqFieldEditor *editor = xq_form_row_get_editor (row);
  const XqField *field = xq_field_editor_get_field (editor);
  g_autofree char *value = xq_field_editor_dup_value (editor);
  g_autofree char *prefix = NULL;
  g_autoptr (GError) error = NULL;
  const char *words;

  if ((value == NULL && !also_missing) ||
      xq_field_check (field, value, xq_desk_get_today (xq_page_get_desk (XQ_PAGE (self))), &error))
    {
      xq_form_row_set_wrong (row, NULL);
      return TRUE;
    }
  /* The field's title stands above it already. */
  prefix = g_strdup_printf (_("%s: %s"), _(field->title), "");
  words = g_str_has_prefix (error->message, prefix) ? error->message + strlen (prefix) : error->message;
  xq_form_row_set_wrong (row, words);
  return FALSE;
}

static XqRecord *
collect (XqFormPage *self)
{
  XqRecord *record = xq_record_copy (self->base);

  for (guint i = 0; i < self->rows->len; i++)
    {
      XqFieldEditor *editor = xq_form_row_get_editor (g_ptr_array_index (self->rows, i));
      g_autofree char *value = xq_field_editor_dup_value (editor);

      xq_record_set (record, xq_field_editor_get_field (editor)->name, value);
    }
  return record;
}

/* --- drafts --- */

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqFormPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autofree char *text = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (error != NULL)
    {
      self->edited = TRUE;
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  /* Translators: a time of day */
  text = g_strdup_printf (_("Draft kept %s"), time);
  if (self->kept_label != NULL)
    gtk_label_set_text (self->kept_label, text);
}

static void
xq_form_page_keep (XqPage *page)
{
  XqFormPage *self = XQ_FORM_PAGE (page);

  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (!self->edited || self->saving || self->base == NULL)
    return;
  self->edited = FALSE;
  /* Never cancelled: the page may go, the text may not. */
  xq_desk_run_async (xq_page_get_desk (page), xq_form_keep, xq_form_work_new (self->draft, collect (self), NULL),
                     (GDestroyNotify) xq_form_work_free, NULL, NULL, kept_cb, g_object_ref (self));
}

static gboolean
keep_cb (gpointer user_data)
{
  XqFormPage *self = user_data;

  self->keep_source = 0;
  xq_form_page_keep (XQ_PAGE (self));
  return G_SOURCE_REMOVE;
}

static void
edited_cb (XqFormPage    *self,
           XqFieldEditor *editor)
{
  XqFormRow *row = find_row (self, xq_field_editor_get_field (editor)->name);

  check_row (self, row, FALSE);
  gtk_revealer_set_reveal_child (self->wrong_revealer, FALSE);
  self->edited = TRUE;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->keep_source = g_timeout_add_seconds (KEEP_SECONDS, keep_cb, self);
}

/* --- saving --- */

/* What the store says of a field begins with the field's title. */
static void
show_refusal (XqFormPage   *self,
              const GError *error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      XqFormRow *row = g_ptr_array_index (self->rows, i);
      XqFieldEditor *editor = xq_form_row_get_editor (row);
      g_autofree char *prefix = g_strdup_printf (_("%s: %s"), _(xq_field_editor_get_field (editor)->title), "");

      if (!g_str_has_prefix (error->message, prefix))
        continue;
      xq_form_row_set_wrong (row, error->message + strlen (prefix));
      gtk_widget_child_focus (GTK_WIDGET (editor), GTK_DIR_TAB_FORWARD);
      return;
    }
  gtk_label_set_text (self->wrong_label, error->message);
  gtk_revealer_set_reveal_child (self->wrong_revealer, TRUE);
}

typedef struct
{
  XqDesk       *desk;
  const XqKind *kind;
  char         *uid;
} Saved;

static void
saved_free (gpointer  data,
            GClosure *closure)
{
  Saved *saved = data;

  (void) closure;
  g_object_unref (saved->desk);
  g_free (saved->uid);
  g_free (saved);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  const XqKind *kind = user_data;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (error != NULL)
    g_warning ("What was saved could not be undone: %s", error->message);
  xq_desk_note_saved (XQ_DESK (source), kind->name);
}

static void
undo_cb (AdwToast *toast,
         gpointer  user_data)
{
  const Saved *saved = user_data;

  (void) toast;
  xq_desk_run_async (saved->desk, xq_form_undo, xq_form_undo_new (saved->kind, saved->uid), (GDestroyNotify) xq_form_undo_free,
                     NULL, NULL, undone_cb, (gpointer) saved->kind);
}

static void
say_saved (XqFormPage *self,
           const char *uid)
{
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));
  g_autofree char *title = g_strdup_printf (_("%s saved"), _(self->kind->title));
  AdwToast *toast = adw_toast_new (title);
  Saved *saved = g_new0 (Saved, 1);

  saved->desk = g_object_ref (desk);
  saved->kind = self->kind;
  saved->uid = g_strdup (uid);
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), saved, saved_free, 0);
  xq_page_say (XQ_PAGE (self), toast);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (XqFormPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = xq_desk_run_finish (XQ_DESK (source), result, &error);

  self->saving = FALSE;
  if (uid == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
      self->edited = TRUE;
      show_refusal (self, error);
      return;
    }
  self->edited = FALSE;
  say_saved (self, uid);
  xq_page_leave (XQ_PAGE (self));
  xq_desk_note_saved (XQ_DESK (source), self->kind->name);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqFormPage *self = XQ_FORM_PAGE (widget);
  XqFormRow *first = NULL;

  (void) action;
  (void) parameter;
  if (self->saving || self->base == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    if (!check_row (self, g_ptr_array_index (self->rows, i), TRUE) && first == NULL)
      first = g_ptr_array_index (self->rows, i);
  if (first != NULL)
    {
      gtk_widget_child_focus (GTK_WIDGET (xq_form_row_get_editor (first)), GTK_DIR_TAB_FORWARD);
      return;
    }
  self->saving = TRUE;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  gtk_revealer_set_reveal_child (self->wrong_revealer, FALSE);
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_form_save, xq_form_work_new (self->draft, collect (self), NULL),
                     (GDestroyNotify) xq_form_work_free, g_free, NULL, saved_cb, g_object_ref (self));
}

/* --- beginning --- */

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (XqFormPage) self = user_data;
  g_autoptr (GError) error = NULL;
  XqFormContents *contents = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (contents == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  self->base = xq_record_ref (contents->record);
  for (guint i = 0; i < self->rows->len; i++)
    {
      XqFieldEditor *editor = xq_form_row_get_editor (g_ptr_array_index (self->rows, i));
      const XqField *field = xq_field_editor_get_field (editor);

      if (field->type == XQ_FIELD_RECORD)
        xq_field_editor_set_names (editor, contents->names);
      xq_field_editor_set_value (editor, xq_record_get (self->base, field->name));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
  xq_form_contents_free (contents);
}

/* Short fields stand beside each other, long ones below. */
static void
add_rows (XqFormPage *self)
{
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));
  GtkFlowBox *beside = NULL;

  for (const XqField *field = self->kind->fields; field->number != 0; field++)
    {
      GtkWidget *row;

      if (field->type == XQ_FIELD_PARTS || (field->flags & XQ_FIELD_AUTOMATIC) ||
          (field->readers != 0 && !(field->readers & xq_desk_get_roles (desk))))
        continue;
      row = xq_form_row_new (desk, field);
      g_signal_connect_object (xq_form_row_get_editor (XQ_FORM_ROW (row)), "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rows, row);
      if (xq_field_editor_is_long (field))
        {
          beside = NULL;
          gtk_box_append (self->rows_box, row);
          continue;
        }
      if (beside == NULL)
        {
          beside = GTK_FLOW_BOX (g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "homogeneous", TRUE,
                                               "column-spacing", 12, "row-spacing", 12,
                                               "max-children-per-line", MOST_COLUMNS, "min-children-per-line", MOST_COLUMNS, NULL));
          gtk_box_append (self->rows_box, GTK_WIDGET (beside));
        }
      gtk_flow_box_append (beside, row);
      gtk_widget_set_focusable (gtk_widget_get_parent (row), FALSE);
    }
}

void
xq_form_page_set_value (XqFormPage *self,
                        const char *field,
                        const char *value)
{
  XqFormRow *row;

  g_return_if_fail (XQ_IS_FORM_PAGE (self) && field != NULL);

  row = find_row (self, field);
  g_return_if_fail (row != NULL);
  xq_field_editor_set_value (xq_form_row_get_editor (row), value);
  edited_cb (self, xq_form_row_get_editor (row));
}

static XqPage *
begin (XqDesk       *desk,
       const XqKind *kind,
       const char   *student,
       const char   *draft)
{
  XqFormPage *self = g_object_new (XQ_TYPE_FORM_PAGE, "desk", desk, "title", _(kind->title), NULL);
  g_autofree char *readers = say_readers (kind);

  self->kind = kind;
  self->draft = draft != NULL ? g_strdup (draft) : xq_uid_new ();
  gtk_label_set_text (self->readers_label, readers);
  add_rows (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
  xq_desk_run_async (desk, xq_form_begin, xq_form_start_new (kind, student, draft), (GDestroyNotify) xq_form_start_free,
                     (GDestroyNotify) xq_form_contents_free, xq_page_get_cancellable (XQ_PAGE (self)), begun_cb,
                     g_object_ref_sink (self));
  return XQ_PAGE (self);
}

XqPage *
xq_form_page_new (XqDesk       *desk,
                  const XqKind *kind,
                  const char   *student)
{
  g_return_val_if_fail (kind != NULL, NULL);

  return begin (desk, kind, student, NULL);
}

XqPage *
xq_form_page_new_from_draft (XqDesk       *desk,
                             const XqKind *kind,
                             const char   *draft)
{
  g_return_val_if_fail (kind != NULL && draft != NULL, NULL);

  return begin (desk, kind, NULL, draft);
}

static void
xq_form_page_dispose (GObject *object)
{
  XqFormPage *self = XQ_FORM_PAGE (object);

  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_FORM_PAGE);

  G_OBJECT_CLASS (xq_form_page_parent_class)->dispose (object);
}

static void
xq_form_page_finalize (GObject *object)
{
  XqFormPage *self = XQ_FORM_PAGE (object);

  g_clear_pointer (&self->base, xq_record_unref);
  g_ptr_array_unref (self->rows);
  g_free (self->draft);

  G_OBJECT_CLASS (xq_form_page_parent_class)->finalize (object);
}

static void
xq_form_page_class_init (XqFormPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_form_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_form_page_finalize;
  XQ_PAGE_CLASS (klass)->keep = xq_form_page_keep;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/form-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqFormPage, readers_label);
  gtk_widget_class_bind_template_child (widget_class, XqFormPage, kept_label);
  gtk_widget_class_bind_template_child (widget_class, XqFormPage, wrong_revealer);
  gtk_widget_class_bind_template_child (widget_class, XqFormPage, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqFormPage, rows_box);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save", NULL);
}

static void
xq_form_page_init (XqFormPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
