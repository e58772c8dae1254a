/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "form-page-private.h"
#include "form-work.h"

/* What the store says of a field begins with the field's title. */
static void
show_refusal (XqFormPage   *self,
              const GError *error)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (self);

  for (guint i = 0; i < priv->rows->len; i++)
    {
      XqFormRow *row = g_ptr_array_index (priv->rows, i);
      XqFieldEditor *editor = xq_form_row_get_editor (row);
      g_autofree char *prefix = g_strdup_printf (_("%s: %s"), _(xq_field_editor_get_field (editor)->title), "");

      if (!g_str_has_prefix (error->message, prefix))
        continue;
      xq_form_row_set_wrong (row, error->message + strlen (prefix));
      xq_form_layout_focus (priv->layout, row);
      return;
    }
  gtk_label_set_text (priv->wrong_label, error->message);
  gtk_revealer_set_reveal_child (priv->wrong_revealer, TRUE);
}

/* --- undoing --- */

typedef struct
{
  XqDesk       *desk;
  const XqKind *kind;
  char         *uid;
  XqRecord     *before;   /* NULL: it is new */
} Saved;

static void
saved_free (gpointer  data,
            GClosure *closure)
{
  Saved *saved = data;

  (void) closure;
  g_object_unref (saved->desk);
  g_free (saved->uid);
  g_clear_pointer (&saved->before, xq_record_unref);
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
  xq_desk_run_async (saved->desk, xq_form_undo, xq_form_undo_new (saved->kind, saved->uid, saved->before),
                     (GDestroyNotify) xq_form_undo_free, NULL, NULL, undone_cb, (gpointer) saved->kind);
}

/* Whether there is something to be said in place of the offer to undo. */
static gboolean
say_sent (XqFormPage *self)
{
  const char *words = XQ_FORM_PAGE_GET_CLASS (self)->said != NULL ? XQ_FORM_PAGE_GET_CLASS (self)->said (self) : NULL;

  if (words != NULL)
    xq_page_say (XQ_PAGE (self), adw_toast_new (words));
  return words != NULL;
}

static void
say_saved (XqFormPage *self,
           const char *uid)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (self);
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));
  g_autofree char *title = g_strdup_printf (_("%s saved"), _(priv->kind->title));
  AdwToast *toast = adw_toast_new (title);
  Saved *saved = g_new0 (Saved, 1);

  saved->desk = g_object_ref (desk);
  saved->kind = priv->kind;
  saved->uid = g_strdup (uid);
  saved->before = xq_record_get_uid (priv->base) != NULL ? xq_record_copy (priv->base) : NULL;
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), saved, saved_free, 0);
  xq_page_say (XQ_PAGE (self), toast);
}

/* A signature is not taken back: what is wrong is corrected or withdrawn. */
static void
say_signed (XqFormPage *self)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (self);
  /* Translators: the title of a kind of records */
  g_autofree char *title = g_strdup_printf (_("%s signed and locked"), _(priv->kind->title));

  xq_page_say (XQ_PAGE (self), adw_toast_new (title));
}

/* --- saving --- */

static void
done (XqFormPage   *self,
      gboolean      sign,
      const char   *uid,
      const GError *error)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (self);
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));

  priv->saving = FALSE;
  if (uid == NULL)
    {
      priv->edited = TRUE;
      /* The page may be gone; what it said was kept before. */
      if (priv->kept_label == NULL)
        return;
      xq_form_page_allow_saving (self, TRUE);
      show_refusal (self, error);
      return;
    }
  priv->edited = FALSE;
  if (sign)
    say_signed (self);
  else if (!say_sent (self))
    say_saved (self, uid);
  g_signal_emit_by_name (self, "saved", uid);
  xq_page_leave (XQ_PAGE (self));
  xq_desk_note_saved (desk, priv->kind->name);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (XqFormPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = xq_desk_run_finish (XQ_DESK (source), result, &error);

  done (self, FALSE, uid, error);
}

static void
signed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (XqFormPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = xq_desk_run_finish (XQ_DESK (source), result, &error);

  done (self, TRUE, uid, error);
}

static gboolean
check_reason (XqFormPage *self)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (self);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (priv->reason_entry)));
  gboolean missing = xq_record_is_signed (priv->base) && *reason == '\0';

  gtk_widget_set_visible (GTK_WIDGET (priv->reason_wrong), missing);
  if (missing)
    gtk_widget_grab_focus (GTK_WIDGET (priv->reason_entry));
  return !missing;
}

void
xq_form_page_save (XqFormPage *self,
                   gboolean    sign)
{
  XqFormPagePrivate *priv = xq_form_page_get_private (self);
  g_autofree char *reason = NULL;
  XqFormWork *work;

  if (priv->saving || priv->base == NULL || !xq_form_page_check (self) || !check_reason (self))
    return;
  if (sign && XQ_FORM_PAGE_GET_CLASS (self)->check_signing != NULL && !XQ_FORM_PAGE_GET_CLASS (self)->check_signing (self))
    return;
  priv->saving = TRUE;
  g_clear_handle_id (&priv->keep_source, g_source_remove);
  gtk_revealer_set_reveal_child (priv->wrong_revealer, FALSE);
  xq_form_page_allow_saving (self, FALSE);
  reason = g_strstrip (g_strdup (gtk_editable_get_text (priv->reason_entry)));
  work = xq_form_work_new (priv->draft, xq_form_page_collect (self), *reason != '\0' ? reason : NULL);
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), sign ? xq_form_save_and_sign : XQ_FORM_PAGE_GET_CLASS (self)->save, work,
                     (GDestroyNotify) xq_form_work_free, g_free, NULL, sign ? signed_cb : saved_cb, g_object_ref (self));
}
