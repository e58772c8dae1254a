/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drive-mock.h"

/* --- one drive --- */

#define MOUNT_TYPE_MOCK (mount_mock_get_type ())
G_DECLARE_FINAL_TYPE (MountMock, mount_mock, MOUNT, MOCK, GObject)

struct _MountMock
{
  GObject  parent_instance;

  GFile   *root;
  char    *label;
  char    *uuid;
};

static GFile *
get_root (GMount *mount)
{
  return g_object_ref (MOUNT_MOCK (mount)->root);
}

static char *
get_name (GMount *mount)
{
  return g_strdup (MOUNT_MOCK (mount)->label);
}

static char *
get_uuid (GMount *mount)
{
  return g_strdup (MOUNT_MOCK (mount)->uuid);
}

static GVolume *
get_volume (GMount *mount)
{
  (void) mount;
  return NULL;
}

static GDrive *
get_drive (GMount *mount)
{
  (void) mount;
  return NULL;
}

static gboolean
can_eject (GMount *mount)
{
  (void) mount;
  return TRUE;
}

static void
mount_mock_mount_init (GMountIface *iface)
{
  iface->get_root = get_root;
  iface->get_name = get_name;
  iface->get_uuid = get_uuid;
  iface->get_volume = get_volume;
  iface->get_drive = get_drive;
  iface->can_eject = can_eject;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MountMock, mount_mock, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_MOUNT, mount_mock_mount_init))

static void
mount_mock_finalize (GObject *object)
{
  MountMock *self = MOUNT_MOCK (object);

  g_object_unref (self->root);
  g_free (self->label);
  g_free (self->uuid);

  G_OBJECT_CLASS (mount_mock_parent_class)->finalize (object);
}

static void
mount_mock_class_init (MountMockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mount_mock_finalize;
}

static void
mount_mock_init (MountMock *self)
{
  (void) self;
}

/* --- those that are there --- */

struct _DriveMock
{
  GVolumeMonitor  parent_instance;

  GList          *mounts;
};

G_DEFINE_FINAL_TYPE (DriveMock, drive_mock, G_TYPE_VOLUME_MONITOR)

static GList *
get_mounts (GVolumeMonitor *monitor)
{
  return g_list_copy_deep (DRIVE_MOCK (monitor)->mounts, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
}

void
drive_mock_plug_in (DriveMock  *self,
                    const char *folder,
                    const char *label,
                    const char *uuid)
{
  MountMock *mount = g_object_new (MOUNT_TYPE_MOCK, NULL);

  mount->root = g_file_new_for_path (folder);
  mount->label = g_strdup (label);
  mount->uuid = g_strdup (uuid);
  self->mounts = g_list_append (self->mounts, mount);
  g_signal_emit_by_name (self, "mount-added", mount);
}

void
drive_mock_pull_out (DriveMock  *self,
                     const char *label)
{
  for (GList *one = self->mounts; one != NULL; one = one->next)
    if (g_strcmp0 (MOUNT_MOCK (one->data)->label, label) == 0)
      {
        MountMock *mount = one->data;

        self->mounts = g_list_delete_link (self->mounts, one);
        g_signal_emit_by_name (self, "mount-removed", mount);
        g_object_unref (mount);
        return;
      }
  g_assert_not_reached ();
}

static void
drive_mock_finalize (GObject *object)
{
  g_list_free_full (DRIVE_MOCK (object)->mounts, g_object_unref);

  G_OBJECT_CLASS (drive_mock_parent_class)->finalize (object);
}

static void
drive_mock_class_init (DriveMockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = drive_mock_finalize;
  G_VOLUME_MONITOR_CLASS (klass)->get_mounts = get_mounts;
}

static void
drive_mock_init (DriveMock *self)
{
  (void) self;
}

DriveMock *
drive_mock_new (void)
{
  return g_object_new (DRIVE_TYPE_MOCK, NULL);
}
