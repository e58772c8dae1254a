/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/kinds.h"
#include "school/shared-choices.h"

static const XqChoice ways[] = {
  { "at_home", N_("At home") },
  { "agreed_place", N_("Agreed place") },
  { "at_school", N_("At school") },
  { "video", N_("Video call") },
  { "phone", N_("Telephone") },
  { NULL }
};
