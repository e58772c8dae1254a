/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "choice-editor.h"
#include "choices-editor.h"
#include "date-editor.h"
#include "field-editor.h"
#include "flag-editor.h"
#include "moment-editor.h"
#include "note-editor.h"
#include "record-editor.h"
#include "text-editor.h"

#include "school/room-guide.h"

typedef struct
{
  const XqField *field;
  gboolean       filling;
} XqFieldEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (XqFieldEditor, xq_field_editor, ADW_TYPE_BIN)

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
type_for (const XqField *field)
{
  switch (field->type)
    {
    case XQ_FIELD_NOTE:
    case XQ_FIELD_LETTER:
      return XQ_TYPE_NOTE_EDITOR;

    case XQ_FIELD_DATE:
      return XQ_TYPE_DATE_EDITOR;

    case XQ_FIELD_FLAG:
      /* What must be answered is asked; the rest is one tick. */
      return (field->flags & XQ_FIELD_REQUIRED) && field->initial == NULL ? XQ_TYPE_CHOICE_EDITOR : XQ_TYPE_FLAG_EDITOR;

    case XQ_FIELD_CHOICE:
      return XQ_TYPE_CHOICE_EDITOR;

    case XQ_FIELD_CHOICES:
      return XQ_TYPE_CHOICES_EDITOR;

    case XQ_FIELD_RECORD:
      return XQ_TYPE_RECORD_EDITOR;

    case XQ_FIELD_TEXT:
      return xq_room_guide_get_choices (field) != NULL ? XQ_TYPE_CHOICE_EDITOR : XQ_TYPE_TEXT_EDITOR;

    case XQ_FIELD_MOMENT:
      return XQ_TYPE_MOMENT_EDITOR;

    case XQ_FIELD_TIME:
    case XQ_FIELD_INTEGER:
    case XQ_FIELD_ACCOUNT:
    case XQ_FIELD_PARTS:
    default:
      return XQ_TYPE_TEXT_EDITOR;
    }
}

/* What has the cursor is within the editor, and is what is read aloud. */
static void
name_controls (GtkWidget  *widget,
               const char *title)
{
  if (GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_DROP_DOWN (widget))
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_controls (child, title);
}

XqFieldEditor *
xq_field_editor_new (XqDesk        *desk,
                     const XqField *field)
{
  XqFieldEditor *self;
  XqFieldEditorPrivate *priv;

  g_return_val_if_fail (XQ_IS_DESK (desk) && field != NULL && field->type != XQ_FIELD_PARTS, NULL);

  self = g_object_new (type_for (field), NULL);
  priv = xq_field_editor_get_instance_private (self);
  priv->field = field;
  priv->filling = TRUE;
  XQ_FIELD_EDITOR_GET_CLASS (self)->describe (self, desk, field);
  priv->filling = FALSE;
  name_controls (GTK_WIDGET (self), _(field->title));
  return self;
}

const XqField *
xq_field_editor_get_field (XqFieldEditor *self)
{
  XqFieldEditorPrivate *priv = xq_field_editor_get_instance_private (self);

  g_return_val_if_fail (XQ_IS_FIELD_EDITOR (self), NULL);

  return priv->field;
}

char *
xq_field_editor_dup_value (XqFieldEditor *self)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (XQ_IS_FIELD_EDITOR (self), NULL);

  value = XQ_FIELD_EDITOR_GET_CLASS (self)->dup_value (self);
  return value != NULL && *value != '\0' ? g_steal_pointer (&value) : NULL;
}

void
xq_field_editor_set_value (XqFieldEditor *self,
                           const char    *value)
{
  XqFieldEditorPrivate *priv = xq_field_editor_get_instance_private (self);

  g_return_if_fail (XQ_IS_FIELD_EDITOR (self));

  priv->filling = TRUE;
  XQ_FIELD_EDITOR_GET_CLASS (self)->set_value (self, value != NULL ? value : "");
  priv->filling = FALSE;
}

void
xq_field_editor_set_names (XqFieldEditor *self,
                           GHashTable    *names)
{
  g_return_if_fail (XQ_IS_FIELD_EDITOR (self) && names != NULL);

  if (XQ_FIELD_EDITOR_GET_CLASS (self)->set_names != NULL)
    XQ_FIELD_EDITOR_GET_CLASS (self)->set_names (self, names);
}

void
xq_field_editor_note_edited (XqFieldEditor *self)
{
  XqFieldEditorPrivate *priv = xq_field_editor_get_instance_private (self);

  g_return_if_fail (XQ_IS_FIELD_EDITOR (self));

  if (!priv->filling)
    g_signal_emit (self, signals[EDITED], 0);
}

gboolean
xq_field_editor_is_long (const XqField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->type == XQ_FIELD_NOTE || field->type == XQ_FIELD_LETTER || field->type == XQ_FIELD_CHOICES ||
         (field->type == XQ_FIELD_RECORD && (field->flags & XQ_FIELD_SEVERAL));
}

static void
xq_field_editor_class_init (XqFieldEditorClass *klass)
{
  signals[EDITED] = g_signal_new ("edited", XQ_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  (void) klass;
}

static void
xq_field_editor_init (XqFieldEditor *self)
{
  (void) self;
}
