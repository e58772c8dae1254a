/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Drives that are folders, plugged in and pulled out by a test. */
#define DRIVE_TYPE_MOCK (drive_mock_get_type ())
G_DECLARE_FINAL_TYPE (DriveMock, drive_mock, DRIVE, MOCK, GVolumeMonitor)

DriveMock *drive_mock_new      (void);

/* @uuid may be NULL, as of a drive that has none. */
void       drive_mock_plug_in  (DriveMock  *self,
                                const char *folder,
                                const char *label,
                                const char *uuid);

void       drive_mock_pull_out (DriveMock  *self,
                                const char *label);

G_END_DECLS
