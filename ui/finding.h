/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * XqFinding:
 *
 * Something that the search found and that can be gone to. Properties: "title",
 * "detail", "icon-name". Main thread.
 */
#define XQ_TYPE_FINDING (xq_finding_get_type ())
G_DECLARE_FINAL_TYPE (XqFinding, xq_finding, XQ, FINDING, GObject)

/**
 * xq_finding_new:
 * @title: what was found
 * @detail: (nullable): what tells it from others of that name
 * @icon_name: its sign
 * @action: the action that goes there
 * @target: (nullable): what the action takes, a text
 *
 * Returns: (transfer full): the finding
 */
XqFinding  *xq_finding_new        (const char *title,
                                   const char *detail,
                                   const char *icon_name,
                                   const char *action,
                                   const char *target);

/**
 * xq_finding_get_title:
 * @self: a finding
 *
 * Returns: (transfer none): what was found
 */
const char *xq_finding_get_title  (XqFinding  *self);

/**
 * xq_finding_get_action:
 * @self: a finding
 *
 * Returns: (transfer none): the action that goes there
 */
const char *xq_finding_get_action (XqFinding  *self);

/**
 * xq_finding_get_target:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): what the action takes
 */
const char *xq_finding_get_target (XqFinding  *self);

G_END_DECLS
