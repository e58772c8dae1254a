/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form-caution.h"
#include "form-layout.h"
#include "form-page.h"

G_BEGIN_DECLS

/* What form-page.c and form-save.c share. */

typedef struct
{
  const XqKind *kind;
  char         *student;      /* whom a new record is about, or NULL */
  char         *record;       /* what is changed, as it was named; or NULL */
  char         *draft;        /* its id */
  GHashTable   *preset;       /* field -> value that a new record begins with, or NULL */
  GHashTable   *preset_names; /* uid -> what people call it, of records among these, or NULL */
  char         *first;        /* the field where the cursor begins, or NULL */
  XqRecord     *base;         /* what the form began with; NULL until it is known */
  GPtrArray    *rows;         /* XqFormRow */
  GPtrArray    *parts;        /* XqPartsEditor */
  guint         keep_source;
  gboolean      edited;       /* since it was last kept */
  gboolean      saving;

  GtkLabel     *readers_label;
  GtkLabel     *kept_label;
  GtkWidget    *sign_button;
  GtkRevealer  *wrong_revealer;
  GtkLabel     *wrong_label;
  XqFormCaution *caution;
  GtkWidget    *draft_bar;
  GtkLabel     *draft_label;
  GtkWidget    *reason_bar;
  GtkEditable  *reason_entry;
  GtkLabel     *reason_wrong;
  AdwBin       *sheet_bin;
  XqFormLayout *layout;
} XqFormPagePrivate;

/**
 * xq_form_page_get_private:
 * @self: a form
 *
 * Returns: (transfer none): what it is made of
 */
XqFormPagePrivate *xq_form_page_get_private  (XqFormPage *self);

/**
 * xq_form_page_collect:
 * @self: a form that has begun
 *
 * Returns: (transfer full): the record as it is filled in
 */
XqRecord          *xq_form_page_collect      (XqFormPage *self);

/**
 * xq_form_page_check:
 * @self: a form
 *
 * Says beside every field what is wrong and puts the cursor into the first.
 *
 * Returns: whether nothing is
 */
gboolean           xq_form_page_check        (XqFormPage *self);

/**
 * xq_form_page_allow_saving:
 * @self: a form
 * @allowed: whether it can be saved and signed now
 */
void               xq_form_page_allow_saving (XqFormPage *self,
                                              gboolean    allowed);

/**
 * xq_form_page_save:
 * @self: a form
 * @sign: whether the record is signed too
 *
 * Checks what is filled in, saves it, says so and leaves.
 */
void               xq_form_page_save         (XqFormPage *self,
                                              gboolean    sign);

G_END_DECLS
