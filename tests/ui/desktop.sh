# SPDX-License-Identifier: GPL-3.0-or-later
#
# A desktop that nobody looks at, for scripts that press the real window's keys.
# Source it; then
#
#   desktop_missing     says what is not installed, nothing if all is there
#   desktop_begin W H   a screen, a window manager, a bus; its own home folder
#   desktop_end         ends what was begun, and nothing else
#
# $work is the caller's folder; $build is where the program was built.

begun=()

desktop_missing () {
  local name
  for name in Xvfb openbox xdotool dbus-daemon "$@"; do
    command -v "$name" >/dev/null || { printf '%s is not installed\n' "$name"; return; }
  done
}

# Its process id stands in $child, also after a change of program.
run_beside () { # log, command ...
  local log=$1
  shift
  "$@" >"$log" 2>&1 &
  child=$!
  begun+=("$child")
}

desktop_begin () { # width, height
  export HOME=$work/home LANG=zh_CN.UTF-8 LC_ALL=zh_CN.UTF-8 XINQING_LOCALE_DIR=$build/po
  export XDG_RUNTIME_DIR=$work/run XDG_CONFIG_HOME=$work/home/config XDG_CACHE_HOME=$work/home/cache XDG_DATA_HOME=$work/home/data
  export GSK_RENDERER=cairo GTK_A11Y=none GSETTINGS_BACKEND=memory GTK_IM_MODULE=gtk-im-context-simple
  unset LANGUAGE WAYLAND_DISPLAY XAUTHORITY DBUS_SYSTEM_BUS_ADDRESS
  mkdir -p "$HOME" "$XDG_CONFIG_HOME/openbox"
  mkdir -p -m 700 "$XDG_RUNTIME_DIR"
  # A window fills the screen, as on a school's PC.
  printf '%s\n' '<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc"><applications>' \
    '<application class="*" type="normal"><maximized>yes</maximized><decor>no</decor></application>' \
    '</applications></openbox_config>' >"$XDG_CONFIG_HOME/openbox/rc.xml"

  mkfifo "$work/display"
  Xvfb -displayfd 5 -screen 0 "$1x$2x24" -nolisten tcp 5>"$work/display" >"$work/xvfb.log" 2>&1 &
  begun+=("$!")
  read -r -t 20 DISPLAY <"$work/display" || { cat "$work/xvfb.log"; return 1; }
  export DISPLAY=:$DISPLAY

  mkfifo "$work/address"
  dbus-daemon --session --nofork --print-address=5 5>"$work/address" >"$work/bus.log" 2>&1 &
  begun+=("$!")
  read -r -t 20 DBUS_SESSION_BUS_ADDRESS <"$work/address" || { cat "$work/bus.log"; return 1; }
  export DBUS_SESSION_BUS_ADDRESS DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS

  run_beside "$work/openbox.log" openbox
}

# The last begun ends first. Each is a child of this shell, by its id.
desktop_end () {
  local i
  for ((i = ${#begun[@]} - 1; i >= 0; i--)); do
    kill "${begun[i]}" 2>/dev/null && wait "${begun[i]}" 2>/dev/null
  done
  begun=()
}

# Waits until a command succeeds; says so if it never does.
wait_until () { # seconds, command ...
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || { printf 'never came: %s\n' "$*"; return 1; }
    sleep 0.1
  done
}

keys () { xdotool key --clearmodifiers --delay 30 "$@"; }

# A letter of another script is typed by its number, as GTK's own input method takes
# it: xdotool would change the keyboard under the window's hands, and lose some.
typed () { # text
  local text=$1 code i
  local pressed=()
  if [[ $text != *[![:ascii:]]* ]]; then
    xdotool type --clearmodifiers --delay 12 "$text"
    return
  fi
  for ((i = 0; i < ${#text}; i++)); do
    printf -v code '%x' "'${text:i:1}"
    pressed+=(ctrl+shift+u)
    while [ -n "$code" ]; do
      pressed+=("${code:0:1}")
      code=${code:1}
    done
    pressed+=(space)
  done
  xdotool key --clearmodifiers --delay 8 "${pressed[@]}"
}

# --- the window with an ear: its questions go to descriptor 6, answers come by 7 ---

ask () { # line; its answer
  local said
  printf '%s\n' "$*" >&6
  read -r -t 30 said <&7 || said='no answer'
  printf '%s\n' "$said"
}
is () { [ "$(ask "${@:2}")" = "$1" ]; }

# --- what was found, for the test's reader ---

n=0
broken=0
check () { # name; reads findings from standard input
  local findings
  findings=$(cat)
  n=$((n + 1))
  if [ -z "$findings" ]; then
    printf 'ok %d %s\n' "$n" "$1"
  else
    broken=$((broken + 1))
    printf 'not ok %d %s\n' "$n" "$1"
    printf '%s\n' "$findings" | head -n 20 | sed 's/^/# /'
  fi
}
skip () { n=$((n + 1)); printf 'ok %d %s # SKIP %s\n' "$n" "$1" "$2"; }

# Not in a pipe: what the command counts and begins is to stay.
step () { # name, command ...
  "${@:2}" >found 2>&1
  check "$1" <found
}
