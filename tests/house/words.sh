#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What no source of the program may say.

set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/tap.sh"
cd "$1" || exit 99

[ -n "$(sources '*.[ch]' app)" ] || { echo 'Bail out! no sources found'; exit 99; }

said () { # pattern, folder ...
  pattern=$1
  shift
  sources '*.[ch]' "$@" | seek "$pattern"
}

# Each writes past its buffer, starts a shell or can be raced.
said '\<(strcpy|strcat|stpcpy|sprintf|vsprintf|gets|scanf|sscanf|fscanf|strtok|alloca|system|popen|tmpnam|tempnam|mktemp|wcscpy|wcscat) *\(' app ui |
  rule 'no function that cannot be used safely'

said '\<(g_strdup_printf|g_string_append_printf|g_string_printf) *\([^"]*"[^"]*(SELECT|INSERT INTO|UPDATE|DELETE FROM)[^"]*'"'"'%s' app ui |
  rule 'no value is printed into SQL'

# A key in SQL text reaches traces and statement memory: it is bound, or given by call.
said 'PRAGMA *(hex)?(re)?key|PRAGMA *%s' app ui | rule 'no key in SQL text'

said '\<g_getenv *\("[A-Z_]*(PASS|KEY|SECRET)|\<(rand|srand|random|srandom|g_random_[a-z]+|g_rand_new) *\(' app/vault app/store |
  rule 'no secret from the environment and no weak chance'

# In brackets, or this line would be a finding.
said 'T[O]DO|F[I]XME|(^|[^X])X[X]X([^X]|$)|not i[m]plemented' app ui tests | rule 'nothing is left unfinished'
said '^[ 	]*#[ 	]*if +0\>|^[ 	]*//' app ui tests | rule 'no code is switched off'
said '"/(home|root|work|tmp|usr|var|etc)/' app ui | rule "no machine's path"

finish
