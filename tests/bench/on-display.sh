#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   on-display.sh COMMAND...   runs it on a display that nobody looks at, in Chinese, with
#                              the same renderer for all windows; without one where xvfb
#                              is not installed or XINQING_BENCH_DISPLAY is "none"

set -eu
export GSK_RENDERER=cairo GDK_BACKEND=x11 GTK_A11Y=test GSETTINGS_BACKEND=memory LANG=zh_CN.UTF-8
if [ "${XINQING_BENCH_DISPLAY:-}" != none ] && command -v xvfb-run >/dev/null; then
  exec xvfb-run -a -s '-screen 0 1366x768x24' "$@"
fi
unset DISPLAY WAYLAND_DISPLAY
exec "$@"
