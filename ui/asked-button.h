/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * XqAskedButton:
 *
 * What to say when somebody asks about a student: ready sentences, to be read out or
 * copied. Main thread.
 *
 * Actions: "asked.copy" with the sentence's number, from 0.
 */
#define XQ_TYPE_ASKED_BUTTON (xq_asked_button_get_type ())
G_DECLARE_FINAL_TYPE (XqAskedButton, xq_asked_button, XQ, ASKED_BUTTON, AdwBin)

G_END_DECLS
