#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How a desktop finds the program: the entry, the description and the icon are
# valid, name each other, and are installed with the program.
#
#     desktop-files.sh SOURCE-FOLDER BUILD-FOLDER VERSION

set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/tap.sh"
cd "$1" || exit 99
build=$2
version=$3

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

id=org.xinqing.Xinqing
entry=resources/desktop/$id.desktop
description=resources/desktop/$id.metainfo.xml

check_entry () { desktop-file-validate "$1" 2>&1; }
check_description () { appstreamcli validate --no-net --no-color "$1" >"$work/said" 2>&1 || cat "$work/said"; }

valid () { # tool, check, file, what breaks the file
  local name=${3##*/}
  if ! command -v "$1" >/dev/null; then
    skip "$name is valid" "$1 is not installed"
    return
  fi
  "$2" "$3" | rule "$name is valid"
  sed "$4" "$3" >"$work/$name"
  if [ -z "$("$2" "$work/$name")" ]; then echo 'a broken one passes'; fi | rule "a broken $name is noticed"
}

valid desktop-file-validate check_entry "$entry" '/^Type=/d'
valid appstreamcli check_description "$description" '/<id>/d'

has () { # file, line
  grep -qxF -- "$2" "$1" || printf '%s lacks: %s\n' "$1" "$2"
}

{
  has "$entry" 'Exec=xinqing'
  has "$entry" "Icon=$id"
  has "$entry" "StartupWMClass=$id"
  has "$description" "  <id>$id</id>"
  has "$description" "  <launchable type=\"desktop-id\">$id.desktop</launchable>"
  has "$description" '    <binary>xinqing</binary>'
  has "$description" '    <binary>xinqingctl</binary>'
  grep -qF "\"application-id\", \"$id\"" ui/application.c || echo 'the program has another id'
} | rule 'entry, description and program name each other'

grep -oE '<release [^>]*' "$description" | head -n 1 | search -vF "version=\"$version\"" | rule 'the newest release described is this version'

for key in Name GenericName Comment Keywords; do
  grep -q "^$key\[zh_CN\]=" "$entry" || printf '%s\n' "$key"
done | rule 'the entry speaks Chinese'
{
  for element in name summary p; do grep -qF "<$element xml:lang=\"zh_CN\">" "$description" || printf '%s\n' "$element"; done
} | rule 'the description speaks Chinese'

DESTDIR=$work/installed meson install -C "$build" --no-rebuild --quiet >"$work/log" 2>&1 || cat "$work/log" >&2
for file in "bin/xinqing" "bin/xinqingctl" "share/applications/$id.desktop" "share/metainfo/$id.metainfo.xml" \
  "share/icons/hicolor/scalable/apps/$id.svg" "share/locale/zh_CN/LC_MESSAGES/xinqing.mo"; do
  [ -n "$(find "$work/installed" -path "*/$file" -type f -size +0)" ] || printf '%s\n' "$file"
done | rule 'all of it is installed'

finish
