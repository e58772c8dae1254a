/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk.h"

G_BEGIN_DECLS

#define XQ_TYPE_FORM_CAUTION (xq_form_caution_get_type ())

/**
 * XqFormCaution:
 *
 * Who must not be told something about the student of whom one writes, said on the
 * form: what is written there is often told next. It takes no place where there is
 * nothing to say, and is silent for accounts that may not know.
 */
G_DECLARE_FINAL_TYPE (XqFormCaution, xq_form_caution, XQ, FORM_CAUTION, AdwBin)

/**
 * xq_form_caution_show:
 * @self: a caution
 * @desk: an unlocked desk
 * @students: (nullable): the students' uids, separated by a space
 * @cancellable: (nullable): ends the question with the page
 *
 * Asks anew when they are others than before. Main thread.
 */
void xq_form_caution_show (XqFormCaution *self,
                           XqDesk        *desk,
                           const char    *students,
                           GCancellable  *cancellable);

G_END_DECLS
