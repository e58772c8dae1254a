/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "school/settings.h"

G_BEGIN_DECLS

/**
 * XqSettingRow:
 *
 * A setting: its value and state in a line; opened, its source and where it is
 * set. Signal "decided" with the value and its basis. Main thread.
 *
 * Actions: "setting.save".
 */
#define XQ_TYPE_SETTING_ROW (xq_setting_row_get_type ())
G_DECLARE_FINAL_TYPE (XqSettingRow, xq_setting_row, XQ, SETTING_ROW, AdwExpanderRow)

/**
 * xq_setting_row_new:
 * @setting: a setting
 *
 * Returns: (transfer floating): the row
 */
GtkWidget        *xq_setting_row_new         (const XqSetting *setting);

/**
 * xq_setting_row_get_setting:
 * @self: a row
 *
 * Returns: (transfer none): its setting
 */
const XqSetting  *xq_setting_row_get_setting (XqSettingRow    *self);

/**
 * xq_setting_row_set_decision:
 * @self: a row
 * @value: (nullable): the school's own value, %NULL if it has not decided
 * @decided_on: (nullable): when
 * @basis: (nullable): on what ground
 */
void              xq_setting_row_set_decision (XqSettingRow   *self,
                                               const char     *value,
                                               const char     *decided_on,
                                               const char     *basis);

/**
 * xq_setting_row_set_wrong:
 * @self: a row
 * @words: (nullable): what is wrong with the value; %NULL for nothing
 */
void              xq_setting_row_set_wrong   (XqSettingRow    *self,
                                              const char      *words);

G_END_DECLS
