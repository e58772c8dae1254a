/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * xq_screening_form_new_factory:
 * @store: a store
 *
 * The observation form that comes with the program (resources/forms/observation.ini),
 * as a draft that is not yet saved. On the store's thread.
 *
 * Returns: (transfer full): the form
 */
XqRecord  *xq_screening_form_new_factory (XqStore         *store);

/**
 * xq_screening_form_new_edition:
 * @store: a store
 * @form: a screening_form, in use or not
 *
 * A draft of the next edition with the same items, not yet saved: a form in use
 * is not changed. On the store's thread.
 *
 * Returns: (transfer full): the draft
 */
XqRecord  *xq_screening_form_new_edition (XqStore         *store,
                                          const XqRecord  *form);

/**
 * xq_screening_form_window:
 *
 * Any thread.
 *
 * Returns: (transfer none): the time that the program's own form asks about
 */
const char *xq_screening_form_window     (void);

G_END_DECLS
