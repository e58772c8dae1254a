/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/**
 * XqFormPage:
 *
 * A new record, written into a form that is made from its kind's description: what
 * is known is filled in, what is wrong is said beside the field, who may read it
 * stands above. What is half written is kept every few seconds. Main thread.
 *
 * Actions: "form.save".
 */
#define XQ_TYPE_FORM_PAGE (xq_form_page_get_type ())
G_DECLARE_FINAL_TYPE (XqFormPage, xq_form_page, XQ, FORM_PAGE, XqPage)

/**
 * xq_form_page_may_add:
 * @kind: (nullable): a kind
 * @roles: somebody's roles
 *
 * Returns: whether these roles may write new records of it
 */
gboolean  xq_form_page_may_add  (const XqKind *kind,
                                 XqRoles       roles);

/**
 * xq_form_page_new:
 * @desk: an unlocked desk
 * @kind: the kind of the new record
 * @student: (nullable): the student that it is about
 *
 * Returns: (transfer floating): the page
 */
XqPage   *xq_form_page_new      (XqDesk       *desk,
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
XqPage   *xq_form_page_new_from_draft (XqDesk  *desk,
                                 const XqKind *kind,
                                 const char   *draft);

/**
 * xq_form_page_set_value:
 * @self: a form
 * @field: a field's name
 * @value: (nullable): canonical text
 *
 * As if somebody had filled it in.
 */
void      xq_form_page_set_value (XqFormPage  *self,
                                  const char  *field,
                                  const char  *value);

G_END_DECLS
