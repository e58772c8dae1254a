#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   locks.sh BUILD-FOLDER
#
# The real window on a screen of its own: what makes it lock, that nothing half
# written is lost by a lock, a kill or a crash, and that after locking none of it
# is left in the memory of the process. Passwords and texts are typed as keys.

set -u
shopt -s lastpipe
here=$(cd "$(dirname "$0")" && pwd)
build=$(realpath "$1")
. "$here/desktop.sh"

missing=$(desktop_missing flock)
if [ -n "$missing" ]; then
  printf '1..0 # SKIP %s\n' "$missing"
  exit 0
fi

work=$(mktemp -d) || exit 99
trap 'desktop_end; chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 99
desktop_begin 1366 768 || { echo 'Bail out! there is no screen'; exit 99; }

# --- a school ---

student=OuyangZixia
password=hongdou-lantern-4471-walrus
printf 'qinglong orange desk 63 violin\n' >head.pw
printf 'baiyun staple window 91 tree\n' >first.pw
printf '%s\n' "$password" >counsellor.pw
ctl () { "$build/app/ctl/xinqingctl" --today 2024-11-15 "$@" </dev/null; }
{
  ctl --password-file head.pw create school.xinqing --school 永济市城西初级中学 --account 校长 &&
  ctl --as 校长 --password-file head.pw account add school.xinqing lilaoshi --role counsellor --new-password-file first.pw &&
  ctl --as 校长 --password-file head.pw account add school.xinqing 王老师 --role class-teacher --class 7-1 --new-password-file head.pw &&
  # A password that somebody else chose is changed before anything is shown.
  ctl --as lilaoshi --password-file first.pw account password school.xinqing lilaoshi --new-password-file counsellor.pw &&
  ctl --as lilaoshi --password-file counsellor.pw add school.xinqing student name="$student" class=7-1 sex=女 >student.json
} >made 2>&1 || { cat made student.json; echo 'Bail out! the school could not be made'; exit 99; }
uid=$(sed -n 's/.*"uid" : "\([0-9a-f]\{32\}\)".*/\1/p' student.json | head -n 1)

# --- the window ---

mkfifo ask answers
exec 6<>ask 7<>answers

start () {
  "$build/tests/ui/xinqing-player" --today 2024-11-15 school.xinqing <&6 >&7 2>>window.log &
  window=$!
  begun+=("$window")
  wait_until 30 is unlock page
  wait_until 30 seen
}

# Keys reach a window that the window manager has brought forward.
seen () { xdotool search --onlyvisible --pid "$window" >/dev/null 2>&1 || xdotool search --onlyvisible --name 心晴 >/dev/null 2>&1; }
bring () { xdotool search --onlyvisible --name 心晴 windowactivate --sync >/dev/null 2>&1; sleep 0.3; }

type_password () { # the name is remembered after the first time
  bring
  if [ ! -e named ]; then
    typed lilaoshi
    keys Return
    : >named
  fi
  typed "$password"
}

unlock () {
  type_password
  keys Return
  wait_until 60 is shell page && is settled settle || echo 'it did not open'
}

# Locked is: the unlock page, in a memory that is laid out anew, and the school
# is free for another program.
memory () { sed -n 's/-.*\[heap\]//p; s/-.*\[stack\]//p' "/proc/$window/maps"; }
anew () { [ "$(memory)" != "$before" ] && is unlock page; }
locked () {
  wait_until 20 anew
  wait_until 10 seen
  ctl kinds school.xinqing >kinds 2>&1 || cat kinds
}

begin_session () { # text that is typed into it
  is yes student "$uid" && is settled settle && is yes record session && is settled settle || echo 'the form did not open'
  wait_until 10 is yes focus narrative
  bring
  typed "$1"
  # The last key is to have arrived before something else happens by another way.
  wait_until 10 stands "$1"
}
stands () { ask value narrative | grep -qF "$1"; }

# On the first page, and in the form again.
draft_has () { # text
  is yes go today && is settled settle || echo 'no first page'
  wait_until 10 is yes continue
  is settled settle >/dev/null
  ask value narrative | grep -qF "$1" || echo "“$1” is gone, there is: $(ask value narrative)"
}

alive () { kill -0 "$window" 2>/dev/null; }
gone () { ! alive; }

start >found 2>&1
check 'the window opens at its unlock page' <found

# --- what is in memory ---

image=
look () { # takes an image of the memory, also of what is kept out of crash files
  rm -f image.*
  gcore -a -o image "$window" >gcore.log 2>&1
  image=image.$window
  [ -s "$image" ]
}
holds () { grep -qaF -- "$1" "$image"; }

first="mimi7731 zuotian wanshang"
sees=
if ! command -v gcore >/dev/null; then
  sees='gdb is not installed'
elif ! look; then
  sees='this user may not read the memory of the program'
fi

type_password 2>&1 | check 'a password is typed'
if [ -z "$sees" ]; then
  { look && holds "$password" || echo 'it is not found, so that nothing below would be'; } | check 'as long as it stands there, it is in memory'
else
  skip 'as long as it stands there, it is in memory' "$sees"
fi
keys Return
{ wait_until 60 is shell page && is settled settle || echo 'it did not open'; } | check 'it opens the school'
begin_session "$first" | check 'a session is begun'
if [ -z "$sees" ]; then
  look
  { holds "$password" && echo 'it is there'; } | check 'after unlocking, the password is gone'
  { holds "$first" && holds "$student" || echo 'they are not found, so that nothing below would be'; } |
    check 'while it is open, the text and the name are in memory'
else
  skip 'after unlocking, the password is gone' "$sees"
  skip 'while it is open, the text and the name are in memory' "$sees"
fi

# --- Ctrl+L ---

before=$(memory)
keys ctrl+l
locked | check 'Ctrl+L locks, in the midst of a sentence'
if [ -z "$sees" ]; then
  look
  for secret in "$password" "$first" "$student"; do holds "$secret" && echo "“$secret” is there"; done | check 'after locking, nothing of it is in memory'
else
  skip 'after locking, nothing of it is in memory' "$sees"
fi
unlock | check 'the school opens again'
draft_has "$first" | check 'and what was half written is there'

# --- the desktop and the computer ---

if [ -x "$build/tests/ui/session-play" ]; then
  mkfifo say heard
  exec 8<>say 9<>heard
  "$build/tests/ui/session-play" <&8 >&9 2>play.log &
  begun+=("$!")
  say () { printf '%s\n' "$1" >&8; read -r -t 10 heard <&9 || heard='no answer'; printf '%s\n' "$heard"; }
  read -r -t 10 heard <&9
  # The window looked for these services when it began.
  before=$(memory)
  keys ctrl+l
  locked | check 'it locks beside the services of a desktop'

  for event in sleep gnome-screen lock-session end; do
    text="yiban $event $RANDOM"
    { unlock; begin_session "$text"; } | check "open before $event"
    if [ "$event" = sleep ]; then
      { [ "$(say waiting)" = yes ] || echo 'it does not'; } | check 'sleep waits for the window'
    fi
    before=$(memory)
    say "$event" >/dev/null
    locked | check "$event locks"
    if [ "$event" = sleep ]; then
      wait_until 5 test "$(say waiting)" = no | check 'and sleep waits no longer'
    fi
    { unlock; draft_has "$text"; } | check "nothing was lost at $event"
    before=$(memory)
    keys ctrl+l
    locked | check "and it locks again after $event"
  done
fi

# --- the cover ---

unlock | check 'open before the cover'
keys F12
wait_until 5 is covered page | check 'F12 covers the window'
keys F12
wait_until 5 is shell page | check 'and uncovers it'

# --- ends that are not chosen ---

for signal in KILL ABRT; do
  text="sudden $signal $RANDOM"
  begin_session "$text" | check "a session is begun before SIG$signal"
  sleep 6 # it is kept some seconds after the last key
  kill -"$signal" "$window"
  wait "$window" 2>/dev/null
  { wait_until 10 gone; find . -name 'core*'; } | check "the program dies of SIG$signal and leaves no core file"
  # In this shell, which is to know its children.
  { start; unlock; draft_has "$text"; } >found 2>&1
  check "after SIG$signal what was written is there" <found
done

text="in order $RANDOM"
begin_session "$text" | check 'a session is begun before SIGTERM'
kill -TERM "$window"
wait_until 20 gone | check 'the program ends when it is told to'
{ start; unlock; draft_has "$text"; } >found 2>&1
check 'and has kept the last word' <found

kill -TERM "$window"
wait_until 20 gone >/dev/null
grep -E 'CRITICAL|WARNING' window.log | grep -v 'Failed to load module' | head -n 10 | check 'the window complained of nothing'

printf '1..%d\n' "$n"
[ "$broken" -eq 0 ]
