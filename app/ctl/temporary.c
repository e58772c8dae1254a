/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"
#include "config.h"
#include "ctl/command.h"
const XqCommand xq_commands_demo[] = { { NULL, NULL, NULL, NULL, NULL, 0 } };
