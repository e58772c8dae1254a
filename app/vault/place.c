/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <errno.h>
#include <sys/vfs.h>

#include <gio/gunixmounts.h>
#include <glib/gi18n-lib.h>

#include "vault/error-private.h"
#include "vault/place.h"
#include "vault/vault.h"

/* Not all of these stand in linux/magic.h of every kernel. */
static const guint64 remote_magics[] = {
  0x6969,     /* nfs */
  0x517b,     /* smb */
  0xff534d42, /* cifs */
  0xfe534d42, /* smb2 */
  0x564c,     /* ncp */
  0x73757245, /* coda */
  0x5346414f, /* afs */
  0x6b414653, /* kernel afs */
  0x00c36400, /* ceph */
  0x0bd00bd0, /* lustre */
  0x47504653, /* gpfs */
  0x7461636f, /* ocfs2 */
  0x01161970, /* gfs2 */
  0xaad7aaea, /* panfs */
};

/* FUSE has one number for what lies on this computer (NTFS, exFAT) and what
 * does not; only the name tells them apart. */
static const char *const remote_names[] = {
  "fuse.sshfs", "fuse.gvfsd-fuse", "fuse.davfs", "davfs", "fuse.curlftpfs", "fuse.smbnetfs", "fuse.rclone",
  "fuse.s3fs", "fuse.gcsfuse", "fuse.glusterfs", "fuse.ceph", "fuse.google-drive-ocamlfuse", "fuse.onedriver",
  "fuse.jmtpfs", "fuse.nfs", "nfs", "nfs4", "cifs", "smb3", "smbfs",
};

gboolean
xq_place_type_is_remote (guint64     magic,
                         const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (remote_magics); i++)
    if (remote_magics[i] == magic)
      return TRUE;

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (remote_names); i++)
    if (g_str_equal (remote_names[i], name))
      return TRUE;

  return FALSE;
}

gboolean
xq_place_is_local (const char  *folder,
                   GError     **error)
{
  g_autoptr(GUnixMountEntry) mount = NULL;
  g_autofree char *full = NULL;
  struct statfs status;

  g_return_val_if_fail (folder != NULL, FALSE);

  if (statfs (folder, &status) != 0)
    return xq_set_file_error (error, folder, errno);

  full = g_canonicalize_filename (folder, NULL);
  mount = g_unix_mount_for (full, NULL);
  /* The kernel's type is signed or not by architecture; its 32 bits count. */
  if (!xq_place_type_is_remote ((guint32) status.f_type, mount != NULL ? g_unix_mount_get_fs_type (mount) : NULL))
    return TRUE;

  g_set_error (error, XQ_VAULT_ERROR, XQ_VAULT_ERROR_REFUSED,
               _("“%s” lies on another computer, over the network. A school must lie on this computer's own disk: "
                 "move the folder here and open it again."), folder);
  return FALSE;
}
