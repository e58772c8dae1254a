/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "icon-keep.h"

static GPtrArray *kept;
static void (*constructed_as_before) (GObject *object);

static void
keep (GObject *object)
{
  constructed_as_before (object);
  g_ptr_array_add (kept, g_object_ref (object));
}

void
xq_icon_keep_all (void)
{
  GObjectClass *icons;

  if (kept != NULL)
    return;
  /* Of the class itself: GTK makes its icons alone, and gives nobody all of them. */
  icons = g_type_class_ref (GTK_TYPE_ICON_PAINTABLE);
  kept = g_ptr_array_new ();
  constructed_as_before = icons->constructed;
  icons->constructed = keep;
}
