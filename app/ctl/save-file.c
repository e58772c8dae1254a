/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "ctl/command.h"
#include "ctl/save-file.h"

gboolean
xq_save_file_can (const char  *path,
                  GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (access (folder, W_OK) == 0 && !g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error (error, XQ_CTL_ERROR, XQ_CTL_ERROR_FAILED,
               _("Nothing can be written to “%s”. Choose a folder that exists and is yours."), path);
  return FALSE;
}

gboolean
xq_save_file (const char  *path,
              GBytes      *bytes,
              GError     **error)
{
  g_autoptr (GError) local = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_file_set_contents_full (path, data, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &local))
    return TRUE;
  g_set_error (error, XQ_CTL_ERROR, XQ_CTL_ERROR_FAILED, _("“%s” could not be written: %s"), path, local->message);
  return FALSE;
}
