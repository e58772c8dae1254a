#!/usr/bin/env bash
set -u
shopt -s lastpipe
here=$(cd "$(dirname "$0")" && pwd)
build=$(realpath "$1")
. "$here/desktop.sh"
work=$(mktemp -d) || exit 99
trap 'desktop_end; chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 99
desktop_begin 1366 768 || { echo 'Bail out! there is no screen'; exit 99; }
export GTK_A11Y=test
mkfifo ask answers
exec 6<>ask 7<>answers
ask () { # line; its answer
  local said
  printf '%s\n' "$*" >&6
  read -r -t 30 said <&7 || said='no answer'
  printf '%s\n' "$said"
}
is () { [ "$(ask "${@:2}")" = "$1" ]; }
count=0
key () { count=$((count + $#)); keys "$@"; }
soon () { wait_until 20 is yes sees "$1"; }
press () { wait_until 20 is yes point "$1" && key space; }
shot () { import -window root "/tmp/three-jobs/$1.png"; }

"$build/tests/ui/xinqing-player" --today 2024-11-15 <&6 >&7 2>>window.log &
window=$!
begun+=("$window")
wait_until 30 is yes sees 新建学校…
press 新建学校…
soon 学校全称
time typed 永济市城西初级中学
shot 1
ask cursor
key Tab; ask cursor; key Tab; ask cursor
press 初中
shot 2
press 下一步
soon 首个账号 ; 
typed 校长
ask cursor
shot 3
cat window.log
