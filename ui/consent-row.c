/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "consent-row.h"

struct _XqConsentRow
{
  GtkListBoxRow  parent_instance;

  const XqKind  *kind;
  char          *uid;

  GtkLabel      *who_label;
  GtkLabel      *purpose_label;
  GtkLabel      *given_label;
  GtkLabel      *until_label;
  GtkButton     *back_button;
};

G_DEFINE_FINAL_TYPE (XqConsentRow, xq_consent_row, GTK_TYPE_LIST_BOX_ROW)

GtkWidget *
xq_consent_row_new (const XqConsentLine *line,
                    gboolean             may_change)
{
  XqConsentRow *self;
  g_autofree char *until = NULL;

  g_return_val_if_fail (line != NULL, NULL);

  self = g_object_new (XQ_TYPE_CONSENT_ROW, NULL);
  self->kind = line->kind;
  self->uid = g_strdup (line->uid);
  until = line->state == XQ_CONSENT_ENDS_SOON ? g_strconcat ("▲ ", line->until, NULL) : g_strdup (line->until);
  gtk_label_set_text (self->who_label, line->who);
  gtk_label_set_text (self->purpose_label, line->purpose);
  gtk_label_set_text (self->given_label, line->given);
  gtk_label_set_text (self->until_label, until);
  gtk_widget_add_css_class (GTK_WIDGET (self->until_label), line->state == XQ_CONSENT_ENDS_SOON ? "warning" : "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->back_button),
                          may_change && (line->state == XQ_CONSENT_IN_FORCE || line->state == XQ_CONSENT_ENDS_SOON));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->back_button), "(ss)", line->kind->name, line->uid);
  return GTK_WIDGET (self);
}

const char *
xq_consent_row_get_uid (XqConsentRow *self)
{
  g_return_val_if_fail (XQ_IS_CONSENT_ROW (self), NULL);

  return self->uid;
}

const XqKind *
xq_consent_row_get_kind (XqConsentRow *self)
{
  g_return_val_if_fail (XQ_IS_CONSENT_ROW (self), NULL);

  return self->kind;
}

static void
xq_consent_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_CONSENT_ROW);

  G_OBJECT_CLASS (xq_consent_row_parent_class)->dispose (object);
}

static void
xq_consent_row_finalize (GObject *object)
{
  g_free (XQ_CONSENT_ROW (object)->uid);

  G_OBJECT_CLASS (xq_consent_row_parent_class)->finalize (object);
}

static void
xq_consent_row_class_init (XqConsentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_consent_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_consent_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/consent-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqConsentRow, who_label);
  gtk_widget_class_bind_template_child (widget_class, XqConsentRow, purpose_label);
  gtk_widget_class_bind_template_child (widget_class, XqConsentRow, given_label);
  gtk_widget_class_bind_template_child (widget_class, XqConsentRow, until_label);
  gtk_widget_class_bind_template_child (widget_class, XqConsentRow, back_button);
}

static void
xq_consent_row_init (XqConsentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
