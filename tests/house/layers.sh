#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The layers: who includes whom, and who may call which library.

set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/tap.sh"
cd "$1" || exit 99

# file:line:included, for every #include of the program
includes () {
  sources '*.[ch]' app ui | while read -r file; do
    awk -v file="$file" '
      /^[ \t]*#[ \t]*include/ { name = $0; sub(/^[^"<]*/, "", name); sub(/[^">]*$/, "", name); print file ":" FNR ":" name }' "$file"
  done
}

[ -n "$(includes)" ] || { echo 'Bail out! no sources found'; exit 99; }

includes | awk -F: '
  BEGIN {
    height["vault"] = 1; height["store"] = 2; height["school"] = 3; height["rules"] = 4
    height["papers"] = 5; height["exchange"] = 5; height["ctl"] = 6; height["ui"] = 7
  }
  {
    n = split($1, path, "/")
    from = path[1] == "ui" ? "ui" : n > 2 ? path[2] : ""
    if (!(from in height)) { print $1 " lies in no layer"; next }
    name = substr($3, 2, length($3) - 2)
    to = name; sub(/\/.*/, "", to)
    if (substr($3, 1, 1) != "\"" || !(to in height)) next
    if (to != from && height[to] >= height[from]) print $1 ":" $2 ": " from " includes " name
  }' | rule 'no layer includes one above or beside it'

includes | awk -F: '
  $3 ~ /^"/ && $3 != "\"config.h\"" && $1 ~ /^app\// && $3 !~ /^"(vault|store|school|rules|papers|exchange|ctl)\/[a-z0-9-]+\.h"$/ {
    print $1 ":" $2 ": " $3 }' | rule 'an include inside app/ names its layer'

outside () { # layer, pattern
  sources '*.[ch]' app ui | search -v "^app/$1/" | seek "$2"
}

outside store 'sqlite3|SQLITE_[A-Z]' | rule 'only app/store/ knows SQLCipher'
outside vault '<sodium|sodium_[a-z]+|crypto_(aead|auth|box|core|generichash|hash|kdf|kx|pwhash|scalarmult|secretbox|secretstream|shorthash|sign|stream)' |
  rule 'only app/vault/ knows libsodium'
outside papers '<hpdf|HPDF_' | rule 'only app/papers/ knows libharu'
outside exchange '<xlsxwriter|lxw_[a-z]' | rule 'only app/exchange/ knows libxlsxwriter'

sources '*.[ch]' app | seek '#[ 	]*include *[<"](gtk|gdk|gsk|adwaita)|\<(gtk|gdk|adw)_[a-z]+_' |
  rule 'nothing in app/ knows GTK'

sources '*' ui | seek '"[ ]*(SELECT|INSERT|UPDATE|DELETE|WITH|CREATE|PRAGMA)[ "]' | rule 'no SQL in ui/'

# These see or replace a whole database, past every view and the authorizer:
# only on connections that are never handed out.
maintenance='connection\.c'
sources '*.[ch]' app ui | search -vE "^app/store/($maintenance)\$" |
  seek 'sqlite3_(blob_open|blob_reopen|serialize|deserialize|backup_init|rekey|rekey_v2|load_extension|enable_load_extension)\>' |
  rule 'only maintenance handles a whole database'

finish
