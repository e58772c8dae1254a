/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "form-row.h"
#include "form-work.h"
#include "paper-page.h"
#include "referral-step-page.h"
#include "referral-step.h"

#include "school/kinds.h"
#include "store/field-check.h"
#include "vault/hash.h"

/* How long after the last key what is half written is kept. */
#define KEEP_SECONDS 4

#define MOST_COLUMNS 3

struct _XqReferralStepPage
{
  XqPage          parent_instance;

  XqReferralWork *work;        /* with the record, once it is read */
  GPtrArray      *rows;        /* XqFormRow, borrowed */
  guint           keep_source;
  gboolean        edited;
  gboolean        saving;

  GtkButton      *save_button;
  GtkRevealer    *wrong_revealer;
  GtkLabel       *wrong_label;
  GtkWidget      *doubt_label;
  GtkWidget      *draft_box;
  GtkLabel       *draft_label;
  GtkBox         *rows_box;
};

G_DEFINE_FINAL_TYPE (XqReferralStepPage, xq_referral_step_page, XQ_TYPE_PAGE)

static XqRecord *
collect (XqReferralStepPage *self)
{
  XqRecord *record = xq_record_copy (self->work->record);

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
  g_autoptr (XqReferralStepPage) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  self->edited = self->edited || error != NULL;
  xq_page_say_error (XQ_PAGE (self), error);
}

static void
xq_referral_step_page_keep (XqPage *page)
{
  XqReferralStepPage *self = XQ_REFERRAL_STEP_PAGE (page);

  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (!self->edited || self->saving || self->work->record == NULL)
    return;
  self->edited = FALSE;
  /* Never cancelled: the page may go, the text may not. */
  xq_desk_run_async (xq_page_get_desk (page), xq_referral_keep, xq_referral_work_copy (self->work, collect (self)),
                     (GDestroyNotify) xq_referral_work_free, NULL, NULL, kept_cb, g_object_ref (self));
}

static gboolean
keep_cb (gpointer user_data)
{
  XqReferralStepPage *self = user_data;

  self->keep_source = 0;
  xq_referral_step_page_keep (XQ_PAGE (self));
  return G_SOURCE_REMOVE;
}

/* --- what is wrong --- */

static gboolean
check_row (XqReferralStepPage *self,
           XqFormRow          *row,
           gboolean            also_missing)
{
  XqFieldEditor *editor = xq_form_row_get_editor (row);
  const XqField *field = xq_field_editor_get_field (editor);
  g_autofree char *value = xq_field_editor_dup_value (editor);
  g_autofree char *prefix = NULL;
  g_autoptr (GError) error = NULL;

  if ((value == NULL && !also_missing) ||
      xq_field_check (field, value, xq_desk_get_today (xq_page_get_desk (XQ_PAGE (self))), &error))
    {
      xq_form_row_set_wrong (row, NULL);
      return TRUE;
    }
  /* The field's title stands above it already. */
  prefix = g_strdup_printf (_("%s: %s"), _(field->title), "");
  xq_form_row_set_wrong (row, g_str_has_prefix (error->message, prefix) ? error->message + strlen (prefix) : error->message);
  return FALSE;
}

static void
edited_cb (XqReferralStepPage *self,
           XqFieldEditor      *editor)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (xq_form_row_get_editor (g_ptr_array_index (self->rows, i)) == editor)
      check_row (self, g_ptr_array_index (self->rows, i), FALSE);
  gtk_revealer_set_reveal_child (self->wrong_revealer, FALSE);
  self->edited = TRUE;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->keep_source = g_timeout_add_seconds (KEEP_SECONDS, keep_cb, self);
}

/* --- saving --- */

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  (void) user_data;
  xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (error != NULL)
    g_warning ("What was saved could not be undone: %s", error->message);
  xq_desk_note_saved (XQ_DESK (source), xq_referral.name);
}

typedef struct
{
  XqDesk         *desk;
  XqReferralWork *work;
} Saved;

static void
saved_free (gpointer  data,
            GClosure *closure)
{
  Saved *saved = data;

  (void) closure;
  g_object_unref (saved->desk);
  xq_referral_work_free (saved->work);
  g_free (saved);
}

static void
undo_cb (AdwToast *toast,
         gpointer  user_data)
{
  const Saved *saved = user_data;

  (void) toast;
  xq_desk_run_async (saved->desk, xq_referral_undo, xq_referral_work_copy (saved->work, NULL),
                     (GDestroyNotify) xq_referral_work_free, NULL, NULL, undone_cb, NULL);
}

static void
say_saved (XqReferralStepPage *self,
           const char         *uid)
{
  /* Translators: a step of a referral */
  g_autofree char *title = g_strdup_printf (_("Referral: %s saved"), xq_referral_step_title (self->work->step));
  AdwToast *toast = adw_toast_new (title);
  Saved *saved = g_new0 (Saved, 1);

  saved->desk = g_object_ref (xq_page_get_desk (XQ_PAGE (self)));
  saved->work = xq_referral_work_copy (self->work, NULL);
  g_free (saved->work->uid);
  saved->work->uid = g_strdup (uid);
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), saved, saved_free, 0);
  xq_page_say (XQ_PAGE (self), toast);
}

/* The letter is looked at and printed as soon as it is written. */
static void
show_letter (XqReferralStepPage *self,
             const char         *uid)
{
  XqPaperOrder *order = xq_paper_order_new ("referral_letter");
  const XqRecord *record = self->work->record;

  order->record = g_strdup (uid);
  order->to = g_strdup (xq_record_get (record, "receiver"));
  order->purpose = g_strdup (_("Referral"));
  if (g_strcmp0 (xq_record_get (record, "consent"), "written") == 0 || g_strcmp0 (xq_record_get (record, "consent"), "verbal") == 0)
    order->ground = g_strdup ("guardian_consent");
  else
    order->ground = g_strdup (xq_record_get (record, "ground"));
  xq_page_push (XQ_PAGE (self), xq_paper_page_new (xq_page_get_desk (XQ_PAGE (self)), order));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (XqReferralStepPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = xq_desk_run_finish (XQ_DESK (source), result, &error);

  self->saving = FALSE;
  if (uid == NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "step.save", TRUE);
      self->edited = TRUE;
      gtk_label_set_text (self->wrong_label, error->message);
      gtk_revealer_set_reveal_child (self->wrong_revealer, TRUE);
      return;
    }
  self->edited = FALSE;
  say_saved (self, uid);
  if (self->work->step == XQ_REFERRAL_ISSUE && g_strcmp0 (xq_record_get (self->work->record, "kind"), "inside") != 0)
    show_letter (self, uid);
  xq_page_leave (XQ_PAGE (self));
  xq_desk_note_saved (XQ_DESK (source), xq_referral.name);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqReferralStepPage *self = XQ_REFERRAL_STEP_PAGE (widget);
  XqFormRow *first = NULL;
  XqRecord *record;

  (void) action;
  (void) parameter;
  if (self->saving || self->work->record == NULL)
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
  gtk_widget_action_set_enabled (widget, "step.save", FALSE);
  record = collect (self);
  xq_record_unref (self->work->record);
  self->work->record = xq_record_copy (record);
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_referral_save, xq_referral_work_copy (self->work, record),
                     (GDestroyNotify) xq_referral_work_free, g_free, NULL, saved_cb, g_object_ref (self));
}

/* --- beginning --- */

/* What stands there that nobody has saved is said, or it would be taken for saved. */
static void
say_draft (XqReferralStepPage *self)
{
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->draft_box, self->work->kept_at != 0);
  if (self->work->kept_at == 0)
    return;
  at = g_date_time_new_from_unix_local (self->work->kept_at);
  time = at != NULL ? g_date_time_format (at, "%m-%d %H:%M") : g_strdup ("");
  /* Translators: a day and time */
  words = g_strdup_printf (_("This goes on from your draft of %s; it is not saved yet."), time);
  gtk_label_set_text (self->draft_label, words);
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (XqReferralStepPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqReferralWork) work = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (work == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  xq_referral_work_free (self->work);
  self->work = g_steal_pointer (&work);
  for (guint i = 0; i < self->rows->len; i++)
    {
      XqFieldEditor *editor = xq_form_row_get_editor (g_ptr_array_index (self->rows, i));
      const XqField *field = xq_field_editor_get_field (editor);

      if (field->type == XQ_FIELD_RECORD)
        xq_field_editor_set_names (editor, self->work->names);
      xq_field_editor_set_value (editor, xq_record_get (self->work->record, field->name));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "step.save", TRUE);
  gtk_widget_set_visible (self->doubt_label, self->work->in_doubt &&
                                               (self->work->step == XQ_REFERRAL_TALK || self->work->step == XQ_REFERRAL_ISSUE));
  say_draft (self);
}

static void
ask (XqReferralStepPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "step.save", FALSE);
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_referral_begin, xq_referral_work_copy (self->work, NULL),
                     (GDestroyNotify) xq_referral_work_free, (GDestroyNotify) xq_referral_work_free,
                     xq_page_get_cancellable (XQ_PAGE (self)), begun_cb, g_object_ref (self));
}

static void
dropped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (XqReferralStepPage) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  xq_page_say_error (XQ_PAGE (self), error);
  if (self->rows_box == NULL)
    return;
  self->work->kept_at = 0;
  ask (self);
}

static void
drop (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqReferralStepPage *self = XQ_REFERRAL_STEP_PAGE (widget);

  (void) action;
  (void) parameter;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->edited = FALSE;
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_form_drop, g_strdup (self->work->draft), g_free, NULL, NULL,
                     dropped_cb, g_object_ref (self));
}

/* Short fields stand beside each other, long ones below. */
static void
add_rows (XqReferralStepPage *self)
{
  const char *const *names = xq_referral_step_fields (self->work->step);
  GtkFlowBox *beside = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const XqField *field = xq_fields_find (xq_referral.fields, names[i]);
      GtkWidget *row = xq_form_row_new (xq_page_get_desk (XQ_PAGE (self)), field);

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

static XqPage *
begin (XqDesk         *desk,
       char           *draft,
       const char     *uid,
       const char     *student,
       XqReferralStep  step)
{
  g_autofree char *title = uid == NULL ? g_strdup (_("New referral"))
                                       : g_strdup_printf (_("Referral: %s"), xq_referral_step_title (step));
  XqReferralStepPage *self = g_object_new (XQ_TYPE_REFERRAL_STEP_PAGE, "desk", desk, "title", title, NULL);

  self->work = xq_referral_work_new (draft, uid, student, step);
  g_free (draft);
  if (step == XQ_REFERRAL_ISSUE)
    gtk_button_set_label (self->save_button, _("Save and Show the Letter"));
  add_rows (self);
  ask (self);
  return XQ_PAGE (self);
}

XqPage *
xq_referral_step_page_new (XqDesk         *desk,
                           const char     *referral,
                           XqReferralStep  step)
{
  g_return_val_if_fail (referral != NULL && step < XQ_REFERRAL_NOTHING, NULL);

  return begin (desk, xq_referral_draft_id (xq_desk_get_account_uid (desk), referral, step), referral, NULL, step);
}

XqPage *
xq_referral_step_page_new_from_draft (XqDesk     *desk,
                                      const char *draft)
{
  g_return_val_if_fail (draft != NULL, NULL);

  return begin (desk, g_strdup (draft), NULL, NULL, XQ_REFERRAL_ASSESS);
}

XqPage *
xq_referral_step_page_new_referral (XqDesk     *desk,
                                    const char *student)
{
  return begin (desk, xq_uid_new (), NULL, student, XQ_REFERRAL_ASSESS);
}

static void
xq_referral_step_page_dispose (GObject *object)
{
  XqReferralStepPage *self = XQ_REFERRAL_STEP_PAGE (object);

  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_ptr_array_set_size (self->rows, 0);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_referral_step_page_parent_class)->dispose (object);
}

static void
xq_referral_step_page_finalize (GObject *object)
{
  XqReferralStepPage *self = XQ_REFERRAL_STEP_PAGE (object);

  g_clear_pointer (&self->work, xq_referral_work_free);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (xq_referral_step_page_parent_class)->finalize (object);
}

static void
xq_referral_step_page_class_init (XqReferralStepPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_referral_step_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_referral_step_page_finalize;
  XQ_PAGE_CLASS (klass)->keep = xq_referral_step_page_keep;
  XQ_PAGE_CLASS (klass)->help = "referral-step";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/referral-step-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqReferralStepPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, XqReferralStepPage, wrong_revealer);
  gtk_widget_class_bind_template_child (widget_class, XqReferralStepPage, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqReferralStepPage, draft_box);
  gtk_widget_class_bind_template_child (widget_class, XqReferralStepPage, doubt_label);
  gtk_widget_class_bind_template_child (widget_class, XqReferralStepPage, draft_label);
  gtk_widget_class_bind_template_child (widget_class, XqReferralStepPage, rows_box);
  gtk_widget_class_install_action (widget_class, "step.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "step.drop", NULL, drop);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "step.save", NULL);
}

static void
xq_referral_step_page_init (XqReferralStepPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
