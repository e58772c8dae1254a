/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "stick-watch.h"

struct _XqStickWatch
{
  GObject         parent_instance;

  GVolumeMonitor *monitor;
};

G_DEFINE_FINAL_TYPE (XqStickWatch, xq_stick_watch, G_TYPE_OBJECT)

enum
{
  APPEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_uuid (GMount *mount)
{
  g_autoptr (GVolume) volume = g_mount_get_volume (mount);
  char *uuid = volume != NULL ? g_volume_get_uuid (volume) : NULL;

  if (uuid == NULL && volume != NULL)
    uuid = g_volume_get_identifier (volume, G_VOLUME_IDENTIFIER_KIND_UUID);
  return uuid != NULL ? uuid : g_mount_get_uuid (mount);
}

static char *
dup_root (GMount *mount)
{
  g_autoptr (GFile) root = g_mount_get_root (mount);

  return g_file_get_path (root);
}

gboolean
xq_stick_watch_can_leave (GMount *mount)
{
  g_autoptr (GDrive) drive = NULL;

  g_return_val_if_fail (G_IS_MOUNT (mount), FALSE);

  drive = g_mount_get_drive (mount);
  return g_mount_can_eject (mount) || (drive != NULL && g_drive_is_removable (drive));
}

gboolean
xq_stick_watch_fits (GMount              *mount,
                     const XqBackupPlace *place)
{
  g_autofree char *uuid = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (G_IS_MOUNT (mount) && place != NULL, FALSE);

  uuid = dup_uuid (mount);
  if (place->volume != NULL)
    return g_strcmp0 (uuid, place->volume) == 0;
  label = g_mount_get_name (mount);
  return place->label != NULL && g_strcmp0 (label, place->label) == 0;
}

char *
xq_stick_watch_find (XqStickWatch        *self,
                     const XqBackupPlace *place)
{
  GList *mounts;
  char *found = NULL;

  g_return_val_if_fail (XQ_IS_STICK_WATCH (self) && place != NULL, NULL);

  if (place->volume == NULL && place->label == NULL)
    return NULL;
  mounts = g_volume_monitor_get_mounts (self->monitor);
  for (GList *one = mounts; one != NULL && found == NULL; one = one->next)
    {
      g_autofree char *root = dup_root (one->data);

      if (root != NULL && xq_stick_watch_fits (one->data, place))
        found = g_build_filename (root, place->inside != NULL ? place->inside : "", NULL);
    }
  g_list_free_full (mounts, g_object_unref);
  return found;
}

void
xq_stick_watch_describe (XqStickWatch  *self,
                         const char    *folder,
                         XqBackupPlace *place)
{
  g_autoptr (GFile) file = NULL;
  GList *mounts;

  g_return_if_fail (XQ_IS_STICK_WATCH (self) && folder != NULL && place != NULL);

  *place = (XqBackupPlace) { g_strdup (folder), NULL, NULL, NULL };
  file = g_file_new_for_path (folder);
  mounts = g_volume_monitor_get_mounts (self->monitor);
  for (GList *one = mounts; one != NULL; one = one->next)
    {
      g_autoptr (GFile) root = g_mount_get_root (one->data);

      if (!xq_stick_watch_can_leave (one->data) || (!g_file_equal (root, file) && !g_file_has_prefix (file, root)))
        continue;
      place->volume = dup_uuid (one->data);
      place->label = g_mount_get_name (one->data);
      place->inside = g_file_get_relative_path (root, file);
      break;
    }
  g_list_free_full (mounts, g_object_unref);
}

static void
mount_added_cb (XqStickWatch *self,
                GMount       *mount)
{
  g_signal_emit (self, signals[APPEARED], 0, mount);
}

XqStickWatch *
xq_stick_watch_new (GVolumeMonitor *monitor)
{
  XqStickWatch *self;

  g_return_val_if_fail (G_IS_VOLUME_MONITOR (monitor), NULL);

  self = g_object_new (XQ_TYPE_STICK_WATCH, NULL);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "mount-added", G_CALLBACK (mount_added_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static void
xq_stick_watch_finalize (GObject *object)
{
  g_clear_object (&XQ_STICK_WATCH (object)->monitor);

  G_OBJECT_CLASS (xq_stick_watch_parent_class)->finalize (object);
}

static void
xq_stick_watch_class_init (XqStickWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xq_stick_watch_finalize;

  signals[APPEARED] = g_signal_new ("appeared", XQ_TYPE_STICK_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    G_TYPE_MOUNT);
}

static void
xq_stick_watch_init (XqStickWatch *self)
{
  (void) self;
}
