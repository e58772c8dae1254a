/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"

G_BEGIN_DECLS

/**
 * XqFieldEditor:
 *
 * Where one field of a record is filled in. It gives and takes the field's
 * canonical text (store/kind.h). Signal "edited": a person changed it. Main thread.
 */
#define XQ_TYPE_FIELD_EDITOR (xq_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (XqFieldEditor, xq_field_editor, XQ, FIELD_EDITOR, AdwBin)

/**
 * XqFieldEditorClass:
 * @describe: takes the desk and the field, once
 * @dup_value: gives what is filled in; text that is no value is given as it is, so
 *   that it can be said what is wrong with it
 * @set_value: fills it in
 * @set_names: tells what the records that a value may name are called. May be %NULL
 */
struct _XqFieldEditorClass
{
  AdwBinClass parent_class;

  void   (*describe)  (XqFieldEditor *self, XqDesk *desk, const XqField *field);
  char  *(*dup_value) (XqFieldEditor *self);
  void   (*set_value) (XqFieldEditor *self, const char *value);
  void   (*set_names) (XqFieldEditor *self, GHashTable *names);
};

/**
 * xq_field_editor_new:
 * @desk: an unlocked desk
 * @field: a field that people fill in, not of the type PARTS
 *
 * Returns: (transfer floating): the editor for the field's type
 */
XqFieldEditor *xq_field_editor_new        (XqDesk        *desk,
                                           const XqField *field);

/**
 * xq_field_editor_get_field:
 * @self: an editor
 *
 * Returns: (transfer none): its field
 */
const XqField *xq_field_editor_get_field  (XqFieldEditor *self);

/**
 * xq_field_editor_dup_value:
 * @self: an editor
 *
 * Returns: (transfer full) (nullable): the canonical text; %NULL if it is empty
 */
char          *xq_field_editor_dup_value  (XqFieldEditor *self);

/**
 * xq_field_editor_set_value:
 * @self: an editor
 * @value: (nullable): canonical text
 *
 * Fills it in without "edited".
 */
void           xq_field_editor_set_value  (XqFieldEditor *self,
                                           const char    *value);

/**
 * xq_field_editor_set_names:
 * @self: an editor
 * @names: (transfer none): names by uid
 */
void           xq_field_editor_set_names  (XqFieldEditor *self,
                                           GHashTable    *names);

/**
 * xq_field_editor_note_edited:
 * @self: an editor
 *
 * For the editors themselves: a person changed it.
 */
void           xq_field_editor_note_edited (XqFieldEditor *self);

/**
 * xq_field_editor_is_long:
 * @field: a field
 *
 * Returns: whether its editor takes the whole width of a form
 */
gboolean       xq_field_editor_is_long    (const XqField *field);

G_END_DECLS
