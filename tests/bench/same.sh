#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fills a school in a folder of its own, asks for every work and removes it.
#
#   same.sh BENCH FILL ROUNDS STUDENTS YEARS VISITS SESSIONS PROGRAM...

set -eu
bench=$1 fill=$2 rounds=$3 students=$4 years=$5 visits=$6 sessions=$7
shift 7

# Not in memory: what is durable must reach a disk.
folder=$(mktemp -d "${XINQING_BENCH_FOLDER:-/var/tmp}/xinqing-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
"$fill" "$folder" "$students" "$years" "$visits" "$sessions"
"$(dirname "$0")/on-display.sh" "$bench" "$rounds" "$folder" "$@"
