/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form-row.h"
#include "page.h"

G_BEGIN_DECLS

/**
 * XqFormPage:
 *
 * A record, new or to be changed, in a form that is made from its kind's description:
 * what is known is filled in, what is wrong is said beside the field, who may read it
 * stands above. What is half written is kept every few seconds, and brought back when
 * the same form is opened again. A signed record asks why it is corrected. Main thread.
 *
 * Actions: "form.save", "form.sign", "form.begin-anew". Signal "saved" with the record's
 * uid, before the page goes.
 */
#define XQ_TYPE_FORM_PAGE (xq_form_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (XqFormPage, xq_form_page, XQ, FORM_PAGE, XqPage)

/**
 * XqFormPageClass:
 * @lay_out: places the rows, once; by itself short fields stand beside each other and
 *   long ones below
 * @begun: the fields are filled in; @record is what was known. May be %NULL
 * @edited: a person changed @field. May be %NULL
 * @collect: gives @record, which has what the rows say, what they do not say. May be %NULL
 * @check_signing: says in place what is missing before it is signed. May be %NULL
 * @fills: whether people fill in this field here, of those that they do fill in; by
 *   itself all. May be %NULL
 * @said: what is said after saving in place of the offer to undo it, where it cannot be
 *   undone: a letter is on its way. May be %NULL, and may return %NULL
 * @begin: reads what the form begins with: an #XqFormStart gives an #XqFormContents
 * @save: saves: an #XqFormWork gives what names the record
 * @signs: whether the form offers to sign
 *
 * A kind with a form of its own is a subclass.
 */
struct _XqFormPageClass
{
  XqPageClass parent_class;

  void     (*lay_out)       (XqFormPage *self);
  void     (*begun)         (XqFormPage *self, XqRecord *record);
  void     (*edited)        (XqFormPage *self, const char *field);
  void     (*collect)       (XqFormPage *self, XqRecord *record);
  gboolean (*check_signing) (XqFormPage *self);
  gboolean (*fills)         (XqFormPage *self, const XqField *field);
  const char *(*said)       (XqFormPage *self);
  XqDeskFunc begin;
  XqDeskFunc save;
  gboolean signs;
};

/**
 * xq_form_page_may_add:
 * @kind: (nullable): a kind
 * @roles: somebody's roles
 *
 * Returns: whether these roles may write new records of it
 */
gboolean      xq_form_page_may_add        (const XqKind *kind,
                                           XqRoles       roles);

/**
 * xq_form_page_new:
 * @desk: an unlocked desk
 * @kind: the kind of the new record
 * @student: (nullable): the student that it is about; of a kind without one, the entry of the ledger
 *
 * Returns: (transfer floating): the page
 */
XqPage       *xq_form_page_new            (XqDesk       *desk,
                                           const XqKind *kind,
                                           const char   *student);

/**
 * xq_form_page_new_from_draft:
 * @desk: an unlocked desk
 * @kind: the kind of the record
 * @draft: the draft's id
 *
 * Takes up what was half written.
 *
 * Returns: (transfer floating): the page
 */
XqPage       *xq_form_page_new_from_draft (XqDesk       *desk,
                                           const XqKind *kind,
                                           const char   *draft);

/**
 * xq_form_page_new_for_record:
 * @desk: an unlocked desk
 * @kind: the record's kind
 * @uid: the record
 *
 * Changes a saved record, or corrects a signed one.
 *
 * Returns: (transfer floating): the page
 */
XqPage       *xq_form_page_new_for_record (XqDesk       *desk,
                                           const XqKind *kind,
                                           const char   *uid);

/**
 * xq_form_page_preset:
 * @self: a form for a new record, as soon as it is made
 * @field: a field's name
 * @value: canonical text
 *
 * What the form begins with, unless it goes on with something half written.
 */
void          xq_form_page_preset         (XqFormPage   *self,
                                           const char   *field,
                                           const char   *value);

/**
 * xq_form_page_preset_record:
 * @self: a form for a new record, as soon as it is made
 * @field: the name of a field that names one record
 * @uid: that record
 * @name: what it is called
 *
 * As xq_form_page_preset(), where the one who presets knows the name.
 */
void          xq_form_page_preset_record  (XqFormPage   *self,
                                           const char   *field,
                                           const char   *uid,
                                           const char   *name);

/**
 * xq_form_page_begin_at:
 * @self: a form, as soon as it is made
 * @field: the name of a field that has a row
 *
 * Where the cursor is when the form has begun.
 */
void          xq_form_page_begin_at       (XqFormPage   *self,
                                           const char   *field);

/**
 * xq_form_page_set_value:
 * @self: a form
 * @field: a field's name
 * @value: (nullable): canonical text
 *
 * As if somebody had filled it in.
 */
void          xq_form_page_set_value      (XqFormPage   *self,
                                           const char   *field,
                                           const char   *value);

/**
 * xq_form_page_dup_value:
 * @self: a form
 * @field: the name of a field that has a row
 *
 * Returns: (transfer full) (nullable): what is filled in
 */
char         *xq_form_page_dup_value      (XqFormPage   *self,
                                           const char   *field);

/**
 * xq_form_page_get_row:
 * @self: a form
 * @field: a field's name
 *
 * Returns: (transfer none) (nullable): its row; %NULL for one that people do not fill in
 */
XqFormRow    *xq_form_page_get_row        (XqFormPage   *self,
                                           const char   *field);

/**
 * xq_form_page_get_parts:
 * @self: a form
 * @field: the name of a PARTS field
 *
 * Returns: (transfer none) (nullable): where its parts are filled in
 */
GtkWidget    *xq_form_page_get_parts      (XqFormPage   *self,
                                           const char   *field);

/**
 * xq_form_page_get_uid:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the record that is changed; %NULL for a new one
 */
const char   *xq_form_page_get_uid        (XqFormPage   *self);

/**
 * xq_form_page_set_sheet:
 * @self: a form, while it is laid out
 * @sheet: (transfer floating): what it shows instead of rows below each other
 */
void          xq_form_page_set_sheet      (XqFormPage   *self,
                                           GtkWidget    *sheet);

G_END_DECLS
