/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "concern-form.h"
#include "form-page-private.h"
#include "form-work.h"
#include "instrument-choices.h"
#include "parts-editor.h"
#include "plan-form.h"
#include "screening-form-page.h"
#include "session-page.h"

#include "school/kinds.h"

#include "store/field-check.h"
#include "vault/hash.h"

/* How long after a change what is half written is kept. */
#define KEEP_SECONDS 4

G_DEFINE_TYPE_WITH_PRIVATE (XqFormPage, xq_form_page, XQ_TYPE_PAGE)

XqFormPagePrivate *
xq_form_page_get_private (XqFormPage *self)
{
  return xq_form_page_get_instance_private (self);
}

gboolean
xq_form_page_may_add (const XqKind *kind,
                      XqRoles       roles)
{
  return kind != NULL && (xq_kind_get_access (kind, roles) & (XQ_ADD | XQ_ADD_REACH)) != 0;
}

/* --- the fields --- */

XqFormRow *
xq_form_page_get_row (XqFormPage *self,
                      const char *field)
{
  XqFormPagePrivate *priv;

  g_return_val_if_fail (XQ_IS_FORM_PAGE (self) && field != NULL, NULL);

  priv = xq_form_page_get_private (self);
  for (guint i = 0; i < priv->rows->len; i++)
    if (g_str_equal (xq_field_editor_get_field (xq_form_row_get_editor (g_ptr_array_index (priv->rows, i)))->name, field))
      return g_ptr_array_index (priv->rows, i);
  return NULL;
}

GtkWidget *
xq_form_page_get_parts (XqFormPage *self,
                        const char *field)
{
  XqFormPagePrivate *priv;

  g_return_val_if_fail (XQ_IS_FORM_PAGE (self) && field != NULL, NULL);

  priv = xq_form_page_get_private (self);
  for (guint i = 0; i < priv->parts->len; i++)
    if (g_str_equal (xq_parts_editor_get_field (g_ptr_array_index (priv->parts, i))->name, field))
      return g_ptr_array_index (priv->parts, i);
  return NULL;
}

char *
xq_form_page_dup_value (XqFormPage *self,
                        const char *field)
{
  XqFormRow *row = xq_form_page_get_row (self, field);

  g_return_val_if_fail (row != NULL, NULL);

  return xq_field_editor_dup_value (xq_form_row_get_editor (row));
}

const char *
xq_form_page_get_uid (XqFormPage *self)
{
  XqFormPagePrivate *priv;

  g_return_val_if_fail (XQ_IS_FORM_PAGE (self), NULL);

  priv = xq_form_page_get_private (self);
  return priv->base != NULL ? xq_record_get_uid (priv->base) : NULL;
}

void
xq_form_page_set_sheet (XqFormPage *self,
                        GtkWidget  *sheet)
{
  g_return_if_fail (XQ_IS_FORM_PAGE (self) && GTK_IS_WIDGET (sheet));

  adw_bin_set_child (xq_form_page_get_private (self)->sheet_bin, sheet);
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

  if ((value == NULL && (!also_missing || (field->flags & XQ_FIELD_TAKEN))) ||
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

gboolean
xq_form_page_check (XqFormPage *self)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (self);
  XqFormRow *first = NULL;

  for (guint i = 0; i < priv->rows->len; i++)
    if (!check_row (self, g_ptr_array_index (priv->rows, i), TRUE) && first == NULL)
      first = g_ptr_array_index (priv->rows, i);
  if (first != NULL)
    xq_form_layout_focus (priv->layout, first);
  return first == NULL;
}

XqRecord *
xq_form_page_collect (XqFormPage *self)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (self);
  XqRecord *record = xq_record_copy (priv->base);

  for (guint i = 0; i < priv->rows->len; i++)
    {
      XqFieldEditor *editor = xq_form_row_get_editor (g_ptr_array_index (priv->rows, i));
      g_autofree char *value = xq_field_editor_dup_value (editor);

      xq_record_set (record, xq_field_editor_get_field (editor)->name, value);
    }
  for (guint i = 0; i < priv->parts->len; i++)
    xq_parts_editor_collect (g_ptr_array_index (priv->parts, i), record);
  if (XQ_FORM_PAGE_GET_CLASS (self)->collect != NULL)
    XQ_FORM_PAGE_GET_CLASS (self)->collect (self, record);
  return record;
}

/* --- drafts --- */

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqFormPage) self = user_data;
  XqFormPagePrivate *priv = xq_form_page_get_private (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autofree char *text = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (error != NULL)
    {
      priv->edited = TRUE;
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  /* Translators: a time of day */
  text = g_strdup_printf (_("Draft kept %s"), time);
  if (priv->kept_label != NULL)
    gtk_label_set_text (priv->kept_label, text);
}

static void
xq_form_page_keep (XqPage *page)
{
  XqFormPage *self = XQ_FORM_PAGE (page);
  XqFormPagePrivate *priv = xq_form_page_get_private (self);

  g_clear_handle_id (&priv->keep_source, g_source_remove);
  if (!priv->edited || priv->saving || priv->base == NULL)
    return;
  priv->edited = FALSE;
  /* Never cancelled: the page may go, the text may not. */
  xq_desk_run_async (xq_page_get_desk (page), xq_form_keep, xq_form_work_new (priv->draft, xq_form_page_collect (self), NULL),
                     (GDestroyNotify) xq_form_work_free, NULL, NULL, kept_cb, g_object_ref (self));
}

static gboolean
keep_cb (gpointer user_data)
{
  XqFormPage *self = user_data;

  xq_form_page_get_private (self)->keep_source = 0;
  xq_form_page_keep (XQ_PAGE (self));
  return G_SOURCE_REMOVE;
}

/* The first change sets the time going and later ones do not put it off: who writes
 * without a pause is kept as often as who thinks between. */
static void
note_edited (XqFormPage *self,
             const char *field)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (self);

  gtk_revealer_set_reveal_child (priv->wrong_revealer, FALSE);
  priv->edited = TRUE;
  if (priv->keep_source == 0)
    priv->keep_source = g_timeout_add_seconds (KEEP_SECONDS, keep_cb, self);
  if (XQ_FORM_PAGE_GET_CLASS (self)->edited != NULL)
    XQ_FORM_PAGE_GET_CLASS (self)->edited (self, field);
}

/* Of whom one writes may not be known before somebody is chosen. */
static void
show_caution (XqFormPage *self)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (self);
  XqFormRow *row = xq_form_page_get_row (self, "student");
  g_autofree char *students = row != NULL ? xq_field_editor_dup_value (xq_form_row_get_editor (row)) : NULL;

  xq_form_caution_show (priv->caution, xq_page_get_desk (XQ_PAGE (self)), students, xq_page_get_cancellable (XQ_PAGE (self)));
}

static void
edited_cb (XqFormPage    *self,
           XqFieldEditor *editor)
{
  const char *field = xq_field_editor_get_field (editor)->name;

  if (g_str_equal (field, "student"))
    show_caution (self);
  check_row (self, xq_form_page_get_row (self, field), FALSE);
  note_edited (self, field);
}

static void
parts_edited_cb (XqFormPage    *self,
                 XqPartsEditor *parts)
{
  note_edited (self, xq_parts_editor_get_field (parts)->name);
}

/* --- beginning --- */

void
xq_form_page_allow_saving (XqFormPage *self,
                           gboolean    allowed)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (self);
  gboolean may_sign = XQ_FORM_PAGE_GET_CLASS (self)->signs && priv->base != NULL && !xq_record_is_signed (priv->base);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", allowed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.sign", allowed && may_sign);
  gtk_widget_set_visible (priv->sign_button, may_sign);
}

/* A draft that was taken up by itself: it is said, and there is a way out. */
static void
show_draft (XqFormPage           *self,
            const XqFormContents *contents)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (self);
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (priv->draft_bar, contents->draft != NULL);
  if (contents->draft == NULL)
    return;
  g_free (priv->draft);
  priv->draft = g_strdup (contents->draft);
  at = g_date_time_new_from_unix_local (contents->kept_at);
  time = at != NULL ? g_date_time_format (at, "%Y-%m-%d %H:%M") : g_strdup ("");
  /* Translators: a day and time */
  text = g_strdup_printf (_("This goes on with what you had half written (%s)."), time);
  gtk_label_set_text (priv->draft_label, text);
}

static void
preset_value (gpointer field,
              gpointer value,
              gpointer record)
{
  xq_record_set (record, field, value);
}

static void
take_name (gpointer uid,
           gpointer name,
           gpointer names)
{
  g_hash_table_replace (names, g_strdup (uid), g_strdup (name));
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (XqFormPage) self = user_data;
  XqFormPagePrivate *priv = xq_form_page_get_private (self);
  g_autoptr (GError) error = NULL;
  XqFormContents *contents = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (contents == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  g_clear_pointer (&priv->base, xq_record_unref);
  priv->base = xq_record_ref (contents->record);
  if (priv->preset != NULL && contents->draft == NULL && xq_record_get_uid (priv->base) == NULL)
    g_hash_table_foreach (priv->preset, preset_value, priv->base);
  if (priv->preset_names != NULL)
    g_hash_table_foreach (priv->preset_names, take_name, contents->names);
  for (guint i = 0; i < priv->rows->len; i++)
    {
      XqFieldEditor *editor = xq_form_row_get_editor (g_ptr_array_index (priv->rows, i));
      const XqField *field = xq_field_editor_get_field (editor);

      if (field->type == XQ_FIELD_RECORD)
        xq_field_editor_set_names (editor, contents->names);
      xq_field_editor_set_value (editor, xq_record_get (priv->base, field->name));
    }
  for (guint i = 0; i < priv->parts->len; i++)
    xq_parts_editor_fill (g_ptr_array_index (priv->parts, i), priv->base, contents->names);
  xq_form_layout_show_filled (priv->layout);
  show_draft (self, contents);
  show_caution (self);
  gtk_widget_set_visible (priv->reason_bar, xq_record_is_signed (priv->base));
  xq_form_page_allow_saving (self, TRUE);
  if (XQ_FORM_PAGE_GET_CLASS (self)->begun != NULL)
    XQ_FORM_PAGE_GET_CLASS (self)->begun (self, priv->base);
  else if (priv->first != NULL && xq_form_page_get_row (self, priv->first) != NULL)
    xq_form_layout_focus (priv->layout, xq_form_page_get_row (self, priv->first));
  else if ((priv->student == NULL || !xq_form_layout_focus_text (priv->layout)) && priv->rows->len > 0)
    xq_form_layout_focus (priv->layout, g_ptr_array_index (priv->rows, 0));
  xq_form_contents_free (contents);
}

static void
xq_form_page_lay_out (XqFormPage *self)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (self);

  for (const XqField *field = priv->kind->fields; field->number != 0; field++)
    {
      XqFormRow *row = xq_form_page_get_row (self, field->name);
      GtkWidget *parts = xq_form_page_get_parts (self, field->name);

      if (row != NULL)
        xq_form_layout_add (priv->layout, row);
      else if (parts != NULL)
        xq_form_layout_add_parts (priv->layout, parts);
    }
}

static void
make_rows (XqFormPage *self)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (self);
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));

  for (const XqField *field = priv->kind->fields; field->number != 0; field++)
    {
      GtkWidget *row;

      if ((field->flags & XQ_FIELD_AUTOMATIC) || !xq_field_is_shown (field, xq_desk_get_roles (desk)) ||
          (XQ_FORM_PAGE_GET_CLASS (self)->fills != NULL && !XQ_FORM_PAGE_GET_CLASS (self)->fills (self, field)))
        continue;
      if (field->type == XQ_FIELD_PARTS)
        {
          row = xq_parts_editor_new (desk, field);
          g_signal_connect_object (row, "edited", G_CALLBACK (parts_edited_cb), self, G_CONNECT_SWAPPED);
          g_ptr_array_add (priv->parts, g_object_ref_sink (row));
          continue;
        }
      row = xq_form_row_new (desk, xq_instrument_choices_field (field));
      g_signal_connect_object (xq_form_row_get_editor (XQ_FORM_ROW (row)), "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (priv->rows, g_object_ref_sink (row));
    }
}

void
xq_form_page_preset (XqFormPage *self,
                     const char *field,
                     const char *value)
{
  XqFormPagePrivate *priv;

  g_return_if_fail (XQ_IS_FORM_PAGE (self) && field != NULL && value != NULL);

  priv = xq_form_page_get_private (self);
  if (priv->preset == NULL)
    priv->preset = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_replace (priv->preset, g_strdup (field), g_strdup (value));
}

void
xq_form_page_preset_record (XqFormPage *self,
                            const char *field,
                            const char *uid,
                            const char *name)
{
  XqFormPagePrivate *priv;

  g_return_if_fail (XQ_IS_FORM_PAGE (self) && field != NULL && uid != NULL && name != NULL);

  priv = xq_form_page_get_private (self);
  if (priv->preset_names == NULL)
    priv->preset_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_replace (priv->preset_names, g_strdup (uid), g_strdup (name));
  xq_form_page_preset (self, field, uid);
}

void
xq_form_page_begin_at (XqFormPage *self,
                       const char *field)
{
  XqFormPagePrivate *priv;

  g_return_if_fail (XQ_IS_FORM_PAGE (self) && field != NULL);

  priv = xq_form_page_get_private (self);
  g_free (priv->first);
  priv->first = g_strdup (field);
}

void
xq_form_page_set_value (XqFormPage *self,
                        const char *field,
                        const char *value)
{
  XqFormRow *row;

  g_return_if_fail (XQ_IS_FORM_PAGE (self) && field != NULL);

  row = xq_form_page_get_row (self, field);
  g_return_if_fail (row != NULL);
  xq_field_editor_set_value (xq_form_row_get_editor (row), value);
  edited_cb (self, xq_form_row_get_editor (row));
}

static void
ask (XqFormPage  *self,
     XqFormStart *start)
{
  xq_form_page_allow_saving (self, FALSE);
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), XQ_FORM_PAGE_GET_CLASS (self)->begin, start, (GDestroyNotify) xq_form_start_free,
                     (GDestroyNotify) xq_form_contents_free, xq_page_get_cancellable (XQ_PAGE (self)), begun_cb,
                     g_object_ref (self));
}

static void
dropped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (XqFormPage) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  xq_page_say_error (XQ_PAGE (self), error);
}

static void
begin_anew (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  XqFormPage *self = XQ_FORM_PAGE (widget);
  XqFormPagePrivate *priv = xq_form_page_get_private (self);
  XqFormStart *start;

  (void) action;
  (void) parameter;
  if (priv->base == NULL || priv->saving)
    return;
  g_clear_handle_id (&priv->keep_source, g_source_remove);
  priv->edited = FALSE;
  /* The desk does it in this order: gone first, then begun without it. */
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_form_drop, g_strdup (priv->draft), g_free, NULL, NULL, dropped_cb,
                     g_object_ref (self));
  start = xq_form_start_new (priv->kind, priv->student, NULL);
  start->record = g_strdup (xq_record_get_uid (priv->base) != NULL ? xq_record_get_uid (priv->base) : priv->record);
  ask (self, start);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  (void) parameter;
  xq_form_page_save (XQ_FORM_PAGE (widget), g_str_equal (action, "form.sign"));
}

/* Kinds that have a form of their own. */
static GType
type_for (const XqKind *kind)
{
  if (kind == &xq_session)
    return XQ_TYPE_SESSION_PAGE;
  if (kind == &xq_concern)
    return XQ_TYPE_CONCERN_FORM;
  if (kind == &xq_screening_form)
    return XQ_TYPE_SCREENING_FORM_PAGE;
  if (kind == &xq_student_plan)
    return XQ_TYPE_PLAN_FORM;
  return XQ_TYPE_FORM_PAGE;
}

static XqPage *
begin (XqDesk      *desk,
       XqFormStart *start)
{
  XqFormPage *self = g_object_new (type_for (start->kind), "desk", desk, "title", _(start->kind->title), NULL);
  XqFormPagePrivate *priv = xq_form_page_get_private (self);
  g_autofree char *readers = xq_help_dup_readers (NULL, start->kind);

  priv->kind = start->kind;
  xq_page_set_kind (XQ_PAGE (self), start->kind);
  priv->student = g_strdup (start->student);
  priv->record = g_strdup (start->record);
  priv->draft = start->draft != NULL ? g_strdup (start->draft) : xq_uid_new ();
  gtk_label_set_text (priv->readers_label, readers);
  gtk_widget_set_tooltip_text (GTK_WIDGET (priv->readers_label), readers);
  make_rows (self);
  XQ_FORM_PAGE_GET_CLASS (self)->lay_out (self);
  ask (self, start);
  return XQ_PAGE (self);
}

XqPage *
xq_form_page_new (XqDesk       *desk,
                  const XqKind *kind,
                  const char   *student)
{
  g_return_val_if_fail (kind != NULL, NULL);

  return begin (desk, xq_form_start_new (kind, student, NULL));
}

XqPage *
xq_form_page_new_from_draft (XqDesk       *desk,
                             const XqKind *kind,
                             const char   *draft)
{
  g_return_val_if_fail (kind != NULL && draft != NULL, NULL);

  return begin (desk, xq_form_start_new (kind, NULL, draft));
}

XqPage *
xq_form_page_new_for_record (XqDesk       *desk,
                             const XqKind *kind,
                             const char   *uid)
{
  XqFormStart *start;

  g_return_val_if_fail (kind != NULL && uid != NULL, NULL);

  start = xq_form_start_new (kind, NULL, NULL);
  start->record = g_strdup (uid);
  return begin (desk, start);
}

static void
xq_form_page_dispose (GObject *object)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (XQ_FORM_PAGE (object));

  g_clear_handle_id (&priv->keep_source, g_source_remove);
  g_ptr_array_set_size (priv->rows, 0);
  g_ptr_array_set_size (priv->parts, 0);
  adw_bin_set_child (ADW_BIN (object), NULL);
  priv->kept_label = NULL;

  G_OBJECT_CLASS (xq_form_page_parent_class)->dispose (object);
}

static void
xq_form_page_finalize (GObject *object)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (XQ_FORM_PAGE (object));

  g_clear_pointer (&priv->base, xq_record_unref);
  g_ptr_array_unref (priv->rows);
  g_ptr_array_unref (priv->parts);
  g_free (priv->student);
  g_free (priv->record);
  g_clear_pointer (&priv->preset, g_hash_table_unref);
  g_clear_pointer (&priv->preset_names, g_hash_table_unref);
  g_free (priv->draft);
  g_free (priv->first);

  G_OBJECT_CLASS (xq_form_page_parent_class)->finalize (object);
}

static void
xq_form_page_class_init (XqFormPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_form_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_form_page_finalize;
  XQ_PAGE_CLASS (klass)->keep = xq_form_page_keep;
  XQ_PAGE_CLASS (klass)->help = "form";
  klass->lay_out = xq_form_page_lay_out;
  klass->begin = xq_form_begin;
  klass->save = xq_form_save;

  g_type_ensure (XQ_TYPE_FORM_CAUTION);
  g_type_ensure (XQ_TYPE_FORM_LAYOUT);
  g_signal_new ("saved", XQ_TYPE_FORM_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/form-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, XqFormPage, readers_label);
  gtk_widget_class_bind_template_child_private (widget_class, XqFormPage, kept_label);
  gtk_widget_class_bind_template_child_private (widget_class, XqFormPage, sign_button);
  gtk_widget_class_bind_template_child_private (widget_class, XqFormPage, wrong_revealer);
  gtk_widget_class_bind_template_child_private (widget_class, XqFormPage, wrong_label);
  gtk_widget_class_bind_template_child_private (widget_class, XqFormPage, caution);
  gtk_widget_class_bind_template_child_private (widget_class, XqFormPage, draft_bar);
  gtk_widget_class_bind_template_child_private (widget_class, XqFormPage, draft_label);
  gtk_widget_class_bind_template_child_private (widget_class, XqFormPage, reason_bar);
  gtk_widget_class_bind_template_child_private (widget_class, XqFormPage, reason_entry);
  gtk_widget_class_bind_template_child_private (widget_class, XqFormPage, reason_wrong);
  gtk_widget_class_bind_template_child_private (widget_class, XqFormPage, sheet_bin);
  gtk_widget_class_bind_template_child_private (widget_class, XqFormPage, layout);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "form.sign", NULL, save);
  gtk_widget_class_install_action (widget_class, "form.begin-anew", NULL, begin_anew);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save", NULL);
}

static void
xq_form_page_init (XqFormPage *self)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (self);

  priv->rows = g_ptr_array_new_with_free_func (g_object_unref);
  priv->parts = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
