/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "look.h"

/* What GTK takes where the desktop says nothing, in 1024ths of a dot an inch. */
#define USUAL_DPI (96 * 1024)

static const struct
{
  const char     *name;
  AdwColorScheme  scheme;
} styles[] = {
  { "system", ADW_COLOR_SCHEME_DEFAULT },
  { "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "dark", ADW_COLOR_SCHEME_FORCE_DARK },
};

/* At the largest every place still fits a screen of 1366x768. */
static const struct
{
  const char *name;
  int         percent;
} sizes[] = {
  { "standard", 100 },
  { "large", 112 },
  { "largest", 125 },
};

gboolean
xq_look_set_style (const char *style)
{
  g_return_val_if_fail (style != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (styles[i].name, style))
      {
        adw_style_manager_set_color_scheme (adw_style_manager_get_default (), styles[i].scheme);
        return TRUE;
      }
  return FALSE;
}

/* Letters alone grow, by what they are counted in; pictures and spaces stay. The
 * desktop's own size is asked each time anew, below what was set here. */
gboolean
xq_look_set_text_size (const char *size)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_return_val_if_fail (size != NULL && settings != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_str_equal (sizes[i].name, size))
      {
        int dpi;

        gtk_settings_reset_property (settings, "gtk-xft-dpi");
        if (sizes[i].percent == 100)
          return TRUE;
        g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
        g_object_set (settings, "gtk-xft-dpi", (dpi > 0 ? dpi : USUAL_DPI) * sizes[i].percent / 100, NULL);
        return TRUE;
      }
  return FALSE;
}
