#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   tour.sh BUILD-FOLDER OUT [WIDTH HEIGHT]
#
# Pictures of every place, for every role of the invented school and for a school
# in which nothing is written yet: 1366x768 and 1920x1080, or as given. No test:
# for people to look at. XINQING_STYLE=dark makes them dark, XINQING_TEXT_SIZE=large
# or largest the letters larger, XINQING_ROLES="head keeper empty" shows these roles
# and the empty school alone.

set -u
here=$(cd "$(dirname "$0")" && pwd)
build=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
. "$here/desktop.sh"

missing=$(desktop_missing import)
[ -z "$missing" ] || { printf '%s\n' "$missing" >&2; exit 1; }

today=2026-11-24
ctl () { "$build/app/ctl/xinqingctl" --today "$today" "$@" </dev/null; }
schools=$(mktemp -d) || exit 99
trap 'desktop_end; rm -rf "$schools"' EXIT

# --- the schools ---

# A password that somebody else chose is changed before anything is shown.
own_password () { # vault, account, file of the password, file of the new one
  ctl --as "$2" --password-file "$3" account password "$1" "$2" --new-password-file "$4" >/dev/null
}

# A copy: somebody may be building.
cp "$build/tests/ui/xinqing-player" "$schools/player"
ctl demo "$schools/demo.xinqing" >"$schools/accounts" || exit 1
printf 'qinglong-orange-desk-63-violin\n' >"$schools/head.pw"
printf 'baiyun-walnut-pencil-77-canoe\n' >"$schools/first.pw"
printf 'xiaohe-staple-window-91-tree\n' >"$schools/counsellor.pw"
ctl --password-file "$schools/head.pw" create "$schools/empty.xinqing" --school 永济市城西初级中学 --account 校长 >/dev/null || exit 1
ctl --as 校长 --password-file "$schools/head.pw" account add "$schools/empty.xinqing" 李老师 --role counsellor \
  --new-password-file "$schools/first.pw" >/dev/null || exit 1
own_password "$schools/empty.xinqing" 李老师 "$schools/first.pw" "$schools/counsellor.pw"

# The first account of each role, its name and its password.
account_of () { # role
  awk -v role="$1" '
    /"account"/  { account = $0; sub(/.*: "/, "", account); sub(/".*/, "", account) }
    /"role"/     { wanted = index($0, "\"" role "\"") > 0 }
    /"password"/ { if (wanted) { sub(/.*: "/, ""); sub(/".*/, ""); print account; print; exit } }' "$schools/accounts"
}

# --- the window ---

alive () { kill -0 "$window" 2>/dev/null; }

shot () { # name
  ask settle >/dev/null
  sleep 0.7
  import -window root "$out/$1.png"
}

visit () { # name of the pictures, school, account, password
  local name=$1 vault=$2 account=$3 password=$4 place kind tab uid
  mkdir -p "$XDG_CONFIG_HOME/xinqing"
  printf '[school 1]\npath=%s\nname=\naccount=%s\n[look]\nstyle=%s\ntext-size=%s\n' "$vault" "$account" \
    "${XINQING_STYLE:-system}" "${XINQING_TEXT_SIZE:-standard}" >"$XDG_CONFIG_HOME/xinqing/preferences.ini"
  "$schools/player" --today "$today" "$vault" <&6 >&7 2>>"$out/window.log" &
  window=$!
  begun+=("$window")
  wait_until 30 is unlock page
  xdotool search --sync --onlyvisible --name 心晴 windowactivate --sync >/dev/null 2>&1
  sleep 0.5
  shot "$name-unlock"
  typed "$password"
  keys Return
  wait_until 60 is shell page || { shot "$name-refused"; kill -TERM "$window"; return; }

  for place in $(ask places); do
    ask go "$place" >/dev/null
    shot "$name-$place"
    for tab in $(ask tabs); do
      ask go "$place" >/dev/null
      ask tab "$tab" >/dev/null
      shot "$name-$place-$tab"
      [ "$(ask add)" = yes ] && shot "$name-$place-$tab-form"
    done
    # The lines of the school are the same for all who have them.
    case $name-$place in
      *-empty-*) ;;
      *-head-school)
        for kind in calendar year-turn classes posts staff accounts import backup recovery-school settings secrecy audit; do
          ask go school >/dev/null
          is yes press school.open "$kind" && shot "$name-school-$kind"
          [ "$kind" != import ] || { ask import "$here/../exchange/samples/roster-export.xlsx" >/dev/null; shot "$name-school-import-read"; }
        done ;;
    esac
  done
  uid=$(printf '%s\n' "$password" | "$build/app/ctl/xinqingctl" --today "$today" --as "$account" --password-file - \
          list "$schools/beside.xinqing" student --limit 1 2>/dev/null | sed -n 's/.*"uid" : "\([0-9a-f]*\)".*/\1/p' | head -n 1)
  if [ -n "$uid" ]; then
    ask student "$uid" >/dev/null
    shot "$name-one-student"
    for kind in session home_visit family_contact; do
      ask student "$uid" >/dev/null
      ask settle >/dev/null
      [ "$(ask record "$kind")" = yes ] && shot "$name-form-$kind"
    done
  fi
  keys F1
  shot "$name-help"
  keys Escape ctrl+question
  shot "$name-keys"
  keys Escape ctrl+k
  shot "$name-search"
  keys Escape ctrl+e
  shot "$name-crisis"
  keys Escape
  kill -TERM "$window"
  wait_until 20 not_alive
}
not_alive () { ! alive; }

tour () { # width, height
  local role account password
  work=$schools/$1
  mkdir -p "$work"
  desktop_begin "$1" "$2" || exit 1
  mkfifo "$work/ask" "$work/answers"
  exec 6<>"$work/ask" 7<>"$work/answers"
  for role in ${XINQING_ROLES:-counsellor head class-teacher grade-leader subject-teacher dormitory keeper}; do
    { read -r account; read -r password; } < <(account_of "$role")
    [ -n "${account:-}" ] || continue
    if [ "$role" != head ]; then
      printf '%s\n' "$password" >"$schools/given.pw"
      printf '%s\n' "$password-$1" >"$schools/own.pw"
      own_password "$schools/demo.xinqing" "$account" "$schools/given.pw" "$schools/own.pw" && password=$password-$1
    fi
    # The list of students is asked of a copy: the window has the school open.
    rm -rf "$schools/beside.xinqing"
    cp -r "$schools/demo.xinqing" "$schools/beside.xinqing"
    visit "$1-$role" "$schools/demo.xinqing" "$account" "$password"
    account=
  done
  case " ${XINQING_ROLES:-empty} " in
    *" empty "*) ;;
    *) desktop_end; return ;;
  esac
  find "$schools" -maxdepth 1 -name beside.xinqing -exec rm -rf {} +
  cp -r "$schools/empty.xinqing" "$schools/beside.xinqing"
  visit "$1-empty-counsellor" "$schools/empty.xinqing" 李老师 "$(cat "$schools/counsellor.pw")"
  visit "$1-empty-head" "$schools/empty.xinqing" 校长 "$(cat "$schools/head.pw")"
  desktop_end
}

if [ $# -ge 4 ]; then
  tour "$3" "$4"
else
  cp -r "$schools/demo.xinqing" "$schools/first.xinqing"
  tour 1366 768
  rm -rf "$schools/demo.xinqing"
  mv "$schools/first.xinqing" "$schools/demo.xinqing"
  tour 1920 1080
fi
printf '%d pictures in %s\n' "$(find "$out" -name '*.png' | wc -l)" "$out"
