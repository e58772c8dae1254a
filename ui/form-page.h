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
