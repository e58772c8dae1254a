# SPDX-License-Identifier: GPL-3.0-or-later
#
# A test of the sources is a list of rules; each reads from its standard input
# what breaks it, one finding a line. No finding is a pass.

# The last command of a pipe runs in this shell, so that a rule can count itself.
shopt -s lastpipe

rules=0
broken=0

# A name is one line, and no sign in it is a word to whoever reads the results.
one_line () { # name
  line=${1//$'\n'/ }
  printf '%s' "${line//\#/\\#}"
}

rule () { # what holds
  findings=$(cat)
  rules=$((rules + 1))
  if [ -z "$findings" ]; then
    printf 'ok %d %s\n' "$rules" "$(one_line "$1")"
  else
    broken=$((broken + 1))
    printf 'not ok %d %s\n' "$rules" "$(one_line "$1")"
    printf '%s\n' "$findings" | sed 's/^/# /'
  fi
}

skip () { # what would hold, why it cannot be seen here
  rules=$((rules + 1))
  printf 'ok %d %s # SKIP %s\n' "$rules" "$(one_line "$1")" "$(one_line "$2")"
}

finish () {
  printf '1..%d\n' "$rules"
  [ "$broken" -eq 0 ]
}

# A search that finds nothing is what is hoped for, not an error.
search () { grep "$@" || [ $? -eq 1 ]; }

# Every line with the pattern in the files whose names are read.
seek () { xargs -r -d '\n' grep -HnE -e "$1" || true; }

# The sources below the folders named, one path a line: all that the compiler
# may see, in the index of no version control, so that a new file counts too.
sources () { # what a file's name matches, folder ...
  name=$1
  shift
  for folder in "$@"; do
    [ ! -d "$folder" ] || find "$folder" -name '.*' -prune -o -type f -name "$name" -print
  done | LC_ALL=C sort
}
