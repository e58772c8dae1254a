#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How files are named, how long they are and how they begin.

set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/tap.sh"
cd "$1" || exit 99

[ -n "$(sources '*.c' app)" ] || { echo 'Bail out! no sources found'; exit 99; }

lengths () { sources '*.c' app ui tests | while read -r file; do printf '%d %s\n' "$(wc -l <"$file")" "$file"; done; }

lengths | sort -n | awk '{ line[NR] = $1 } END { median = line[int((NR + 1) / 2)]; if (median >= 300) print "the median is " median " lines" }' |
  rule 'the median source file is under 300 lines'
lengths | awk '$1 > 700 { print $2 ": " $1 " lines" }' | rule 'no source file is over 700 lines'

find app ui resources tests -name '.*' -prune -o -type f -print 2>/dev/null |
  search -iE '(^|[/_-])(util|utils|helper|helpers|manager|misc|common|stuff)([._-]|$)[^/]*$' | rule 'files are named after the subject'

for entry in *; do
  case $entry in
    app | ui | resources | po | tests | meson.build | meson_options.txt | README.md | COPYING) ;;
    *) printf '%s\n' "$entry" ;;
  esac
done | rule 'the top level holds the design and nothing else'

sources '*.[ch]' app ui tests | while read -r file; do
  [ "$(head -n 1 "$file")" = '/* SPDX-License-Identifier: GPL-3.0-or-later */' ] || printf '%s\n' "$file"
done | rule 'every source begins with its licence'

sources '*.h' app ui tests | while read -r file; do
  [ "$(sed -n 2p "$file")" = '#pragma once' ] || printf '%s\n' "$file"
done | rule 'every header is read once'

sources '*.c' app ui | while read -r file; do
  awk -v file="$file" '
    /^#/ { n++ }
    n == 1 && /^#/ && !/^#define G_LOG_DOMAIN "xq-[a-z]+"$/ { print file ":" FNR ": G_LOG_DOMAIN is not the first directive" }
    n == 2 && /^#/ && !/^#include "config.h"$/ { print file ":" FNR ": config.h is not the first include" }' "$file"
done | rule 'log domain first, then config.h'

sources '*.c' app ui | while read -r file; do
  grep -qF "'$(basename "$file")'" "$(dirname "$file")/meson.build" 2>/dev/null || printf '%s\n' "$file"
done | rule 'every source is built'

# A function that a header offers is explained above its declaration: what it
# does, who owns what, which errors. _get_type() and _error_quark() explain
# themselves; in a private header one comment may speak for the lines below it,
# up to an empty one.
sources '*.h' app ui | while read -r file; do
  awk -v file="$file" '
    /^[ \t]*$/ { explained = 0; next }
    in_comment { if (/\*\//) { in_comment = 0; explained = 1 } next }
    /^\/\*/ { explained = /\*\//; in_comment = !explained; next }
    /^[a-zA-Z]/ && !/^(typedef|struct|enum|union|G_|static)/ && match($0, /xq_[a-z0-9_]+ *\(/) {
      if (!explained && $0 !~ /_(get_type|error_quark) *\(void\)/) print file ":" FNR ": " substr($0, RSTART, RLENGTH - 1)
    }
    { if (file !~ /-private\.h$/) explained = 0 }' "$file"
done | rule 'every function of a header is explained'

finish
