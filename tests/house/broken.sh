#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The rules of this folder, tested: a small tree that keeps them all, then the
# same tree with one rule broken at a time. A rule that does not notice, and a
# rule that nothing here breaks, is a failure.

set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/tap.sh"

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
tree=$work/tree
: >"$work/tried"

source_file () { # path, log domain, line of code ...
  local path=$tree/$1 domain=$2
  shift 2
  mkdir -p "$(dirname "$path")"
  printf '%s\n' '/* SPDX-License-Identifier: GPL-3.0-or-later */' "#define G_LOG_DOMAIN \"xq-$domain\"" '#include "config.h"' "$@" >"$path"
}

header_file () { # path, line ...
  local path=$tree/$1
  shift
  mkdir -p "$(dirname "$path")"
  printf '%s\n' '/* SPDX-License-Identifier: GPL-3.0-or-later */' '#pragma once' "$@" >"$path"
}

po_file () { # line ...
  printf '%s\n' 'msgid ""' 'msgstr ""' '"Language: zh_CN\n"' '"Content-Type: text/plain; charset=UTF-8\n"' \
    '"Content-Transfer-Encoding: 8bit\n"' '"MIME-Version: 1.0\n"' '"Project-Id-Version: x\n"' '"PO-Revision-Date: 2026-01-01 00:00+0800\n"' \
    '"Last-Translator: x <x@example.org>\n"' '"Language-Team: zh <x@example.org>\n"' '' "$@" >"$tree/po/zh_CN.po"
}

sound_tree () {
  rm -rf "$tree"
  mkdir -p "$tree/po" "$tree/tests" "$tree/resources"
  source_file app/vault/key.c vault '#include <sodium.h>' '#include "vault/key.h"' 'int xq_key (void) { return sodium_init (); }'
  header_file app/vault/key.h '/* Makes a key. */' 'int xq_key (void);'
  source_file app/store/connection.c store '#include <sqlcipher/sqlite3.h>' '#include "vault/key.h"' 'int n = SQLITE_OK; int f (void) { return sqlite3_rekey (db, 0, 0); }'
  source_file app/school/student.c school '#include "school/student.h"' 'const char *title = N_("Student");'
  header_file app/school/student.h '#include "store/kind.h"' '' '/**' ' * xq_student_find:' ' */' 'int xq_student_find (const char *name,' '                     int         age);' \
    'GType xq_student_get_type (void);'
  header_file app/school/student-private.h '/* Both count. */' 'int xq_student_a (void);' 'int xq_student_b (void);'
  source_file app/papers/page.c papers '#include <hpdf.h>' 'int g (void) { return HPDF_New (0, 0); }'
  source_file ui/window.c ui '#include <gtk/gtk.h>' '#include "school/student.h"' 'const char *action = _("Select a student");'
  source_file tests/test-one.c test 'int main (void) { return 0; }'
  printf "'key.c'\n" >"$tree/app/vault/meson.build"
  printf "'connection.c'\n" >"$tree/app/store/meson.build"
  printf "'student.c'\n" >"$tree/app/school/meson.build"
  printf "'page.c'\n" >"$tree/app/papers/meson.build"
  printf "'window.c'\n" >"$tree/ui/meson.build"
  : >"$tree/README.md"
  printf 'zh_CN\n' >"$tree/po/LINGUAS"
  printf 'app/school/student.c\nui/window.c\n' >"$tree/po/POTFILES.in"
  po_file 'msgid "Student"' 'msgstr "学生"' '' 'msgid "Select a student"' 'msgstr "选择学生"'
}

notices () { # script, rule, what breaks it ...
  local script=$1 name=$2
  shift 2
  printf '%s: %s\n' "$script" "$name" >>"$work/tried"
  sound_tree
  "$@"
  "$here/$script.sh" "$tree" >"$work/out" 2>&1
  grep -qE "^not ok [0-9]+ $name\$" "$work/out" || { echo "the rule said nothing:"; cat "$work/out"; }
}

breaks () { # script, rule, what breaks it ...
  notices "$@" | rule "$1: $2 ($3 ${4:-} ${5:-})"
}

append () { printf '%s\n' "$2" >>"$tree/$1"; }
long () { yes 'int x;' | head -n "$2" >>"$tree/$1"; }
new () { mkdir -p "$(dirname "$tree/$1")"; : >"$tree/$1"; }
only_long_sources () { for file in $(cd "$tree" && sources '*.c' app ui tests); do long "$file" 310; done; }

(rule $'two\nlines # SKIP' </dev/null) | search -v '^ok [0-9]* two lines \\# SKIP$' | rule 'a name is one line and commands nothing'

for script in layers words files translations; do
  sound_tree
  if ! "$here/$script.sh" "$tree" >"$work/out" 2>&1; then cat "$work/out"; fi | rule "$script: a sound tree passes"
done

above='no layer includes one above or beside it'
breaks layers "$above" append app/vault/key.c '#include "store/kind.h"'
breaks layers "$above" append app/store/connection.c '  #  include "school/student.h"'
breaks layers "$above" append app/school/student.h '#include "rules/due.h"'
breaks layers "$above" source_file app/rules/due.c rules '#include "papers/page.h"'
breaks layers "$above" source_file app/exchange/roster.c exchange '#include "papers/page.h"'
breaks layers "$above" append app/papers/page.c '#include "exchange/roster.h"'
breaks layers "$above" append app/papers/page.c '#include "ctl/command.h"'
breaks layers "$above" append app/school/student.c '#include "ui/window.h"'
breaks layers "$above" source_file app/other/thing.c other '#include "vault/key.h"'
breaks layers 'an include inside app/ names its layer' append app/school/student.c '#include "student.h"'
breaks layers 'only app/store/ knows SQLCipher' append app/school/student.c 'int s (void) { return sqlite3_step (x); }'
breaks layers 'only app/store/ knows SQLCipher' append ui/window.c '#include <sqlite3.h>'
breaks layers 'only app/vault/ knows libsodium' append app/store/connection.c 'int s (void) { return crypto_sign (x); }'
breaks layers 'only app/vault/ knows libsodium' append app/store/connection.c '#include <sodium.h>'
breaks layers 'only app/papers/ knows libharu' append app/school/student.c 'int s (void) { return HPDF_Free (x); }'
breaks layers 'only app/exchange/ knows libxlsxwriter' append app/school/student.c 'int s (void) { return lxw_row (x); }'
breaks layers 'nothing in app/ knows GTK' append app/school/student.c '#include <gtk/gtk.h>'
breaks layers 'nothing in app/ knows GTK' append app/school/student.c 'int s (void) { return gtk_widget_show (x); }'
breaks layers 'no SQL in ui/' append ui/window.c 'const char *s = "SELECT name FROM student";'
breaks layers 'only maintenance handles a whole database' source_file app/store/read.c store 'int s (void) { return sqlite3_blob_open (x); }'
breaks layers 'only maintenance handles a whole database' source_file app/store/read.c store 'int s (void) { return sqlite3_backup_init (x); }'
breaks layers 'only maintenance handles a whole database' source_file app/store/read.c store 'int s (void) { return sqlite3_serialize (x); }'

unsafe='no function that cannot be used safely'
for call in 'strcpy (a, b)' 'strcat(a, b)' 'sprintf (a, b)' 'gets (a)' 'system ("x")' 'popen (a, b)' 'tmpnam (a)' 'mktemp (a)'; do
  breaks words "$unsafe" append app/school/student.c "int s (void) { return $call; }"
done
breaks words 'no value is printed into SQL' append app/school/student.c "s = g_strdup_printf (\"SELECT uid FROM student WHERE name = '%s'\", name);"
breaks words 'no key in SQL text' append app/store/connection.c 's = "PRAGMA key = x";'
breaks words 'no key in SQL text' append app/store/connection.c 's = "PRAGMA rekey";'
breaks words 'no secret from the environment and no weak chance' append app/vault/key.c 's = g_getenv ("XQ_PASSWORD");'
breaks words 'no secret from the environment and no weak chance' append app/vault/key.c 's = g_random_int ();'
breaks words 'nothing is left unfinished' append app/school/student.c "/* TO""DO: later */"
breaks words 'nothing is left unfinished' append tests/test-one.c "/* XX""X */"
breaks words 'no code is switched off' append app/school/student.c '#if 0'
breaks words 'no code is switched off' append app/school/student.c '  // old ();'
breaks words "no machine's path" append app/school/student.c 's = "/home/li/school.xinqing";'

breaks files 'the median source file is under 300 lines' only_long_sources
breaks files 'no source file is over 700 lines' long tests/test-one.c 700
breaks files 'files are named after the subject' new app/school/student-util.c
breaks files 'files are named after the subject' new tests/misc.c
breaks files 'files are named after the subject' new ui/helpers.h
breaks files 'the top level holds the design and nothing else' new notes.md
breaks files 'every source begins with its licence' new app/school/class.c
breaks files 'every header is read once' sed -i 2d "$tree/app/vault/key.h"
breaks files 'log domain first, then config.h' sed -i 2d "$tree/app/vault/key.c"
breaks files 'log domain first, then config.h' sed -i 3d "$tree/app/vault/key.c"
breaks files 'every source is built' source_file app/school/class.c school
breaks files 'every function of a header is explained' append app/vault/key.h 'int xq_key_two (void);'
breaks files 'every function of a header is explained' append app/school/student-private.h $'\nint xq_student_c (void);'

listed='every file with words is in POTFILES.in'
breaks translations "$listed" source_file app/rules/due.c rules 'const char *s = _("Due");'
breaks translations "$listed" source_file app/rules/due.c rules 'const char *s = N_("Due");'
breaks translations 'every file in POTFILES.in exists' append po/POTFILES.in app/school/gone.c
breaks translations 'zh_CN is well formed' append po/zh_CN.po $'\n#, c-format\nmsgid "%s came"\nmsgstr "来了%d"'
breaks translations 'zh_CN is well formed' append po/zh_CN.po 'msgid nothing'
breaks translations 'zh_CN is complete' append po/zh_CN.po $'\nmsgid "Not there"\nmsgstr ""'
breaks translations 'zh_CN is complete' append po/zh_CN.po $'\n#, fuzzy\nmsgid "Nearly"\nmsgstr "差不多"'
breaks translations 'zh_CN says what schools say' sed -i 's/选择学生/选择来访者/' "$tree/po/zh_CN.po"
breaks translations 'zh_CN says what schools say' sed -i 's/选择学生/选择诊断/' "$tree/po/zh_CN.po"
for mark in ',' ':' ';' '!' '?' '.' '\\"'; do
  breaks translations 'zh_CN has the punctuation of Chinese' sed -i "s/选择学生/选择学生$mark/" "$tree/po/zh_CN.po"
done
breaks translations 'zh_CN knows every word of the sources' append app/school/student.c 'const char *more = _("Not in the file yet");'

# Programs and libraries that the linker makes wrongly.
cat >"$work/program.c" <<'CODE'
#include <stdio.h>
int sqlite3_open_here (void);
int sqlite3_open_here (void) { return 0; }
int main (int n, char **v) { char text[64]; snprintf (text, sizeof text, "%d %s", n, v[0]); puts (text); return sqlite3_open_here (); }
CODE
layer () { # name, function that it calls
  printf 'int %s (void); int xq_%s (void); int xq_%s (void) { return %s (); }\n' "$2" "$1" "$1" "$2" >"$work/$1.c"
  cc -c -o "$work/$1.o" "$work/$1.c" && rm -f "$work/libxq-$1.a" && ar rc "$work/libxq-$1.a" "$work/$1.o"
}
stub_library () { # soname
  printf 'int stub_of_%d (void); int stub_of_%d (void) { return 0; }\n' $$ $$ >"$work/stub.c"
  cc -shared -fPIC -Wl,-soname,"$1" -o "$work/$1" "$work/stub.c"
}
hardened=(-pie -fPIE -Wl,-z,relro,-z,now,-z,noexecstack -fstack-protector-strong)
inspect () { # flags of the linker ...
  cc -O1 -o "$work/program" "$work/program.c" "$@" 2>"$work/errors" || cat "$work/errors"
  "$here/binaries.sh" "$work/program" archive "$work"/libxq-*.a >"$work/out" 2>&1
}
linker_notices () { # rule, flags ...
  local name=$1
  shift
  printf 'binaries: %s\n' "$name" >>"$work/tried"
  inspect "$@"
  grep -qE "^not ok [0-9]+ $name\$" "$work/out" || { echo 'the rule said nothing:'; cat "$work/out"; }
}
linker_breaks () { linker_notices "$@" | rule "binaries: $1 (${*:2})"; }
layers_as_they_are () { layer store sqlite3_step; layer vault crypto_sign; layer papers HPDF_New; layer school xq_store; }

layers_as_they_are
stub_library libsqlite3.so.0
stub_library libgtk-4.so.1
if ! inspect "${hardened[@]}"; then cat "$work/out"; fi | rule 'binaries: a sound program passes'
load=(-Wl,--no-as-needed -Wl,-rpath,"$work")
linker_breaks 'the program asks for no sqlite and no sqlcipher library' "${hardened[@]}" "${load[@]}" "$work/libsqlite3.so.0"
linker_breaks 'nothing it loads brings libsqlite3' "${hardened[@]}" "${load[@]}" "$work/libsqlite3.so.0"
linker_breaks 'the program without a screen loads none' "${hardened[@]}" "${load[@]}" "$work/libgtk-4.so.1"
linker_breaks 'no name of SQLCipher is shown to other libraries' "${hardened[@]}" -rdynamic
linker_breaks 'the program can be placed anywhere' "${hardened[@]}" -no-pie -fno-pie
linker_breaks 'addresses are fixed before it starts' "${hardened[@]}" -Wl,-z,lazy
linker_breaks 'and then made read-only' "${hardened[@]}" -Wl,-z,norelro
linker_breaks 'no code runs from the stack' "${hardened[@]}" -Wl,-z,execstack
linker_breaks 'the stack is guarded' "${hardened[@]}" -fno-stack-protector
layer school sqlite3_step
linker_breaks 'only the store calls SQLCipher' "${hardened[@]}"
layer school crypto_sign
linker_breaks 'only the vault calls libsodium' "${hardened[@]}"
layer school HPDF_New
linker_breaks 'only papers call libharu' "${hardened[@]}"
layers_as_they_are
layer vault nothing_at_all
linker_breaks 'the layers do call their own library' "${hardened[@]}"

# Every rule was broken above.
sound_tree
layers_as_they_are
inspect "${hardened[@]}"
cp "$work/out" "$work/out-binaries"
for script in layers words files translations; do "$here/$script.sh" "$tree" >"$work/out-$script" 2>&1; done
for script in layers words files translations binaries; do
  sed -nE "s/^(not )?ok [0-9]+ /$script: /p" "$work/out-$script" | while read -r line; do
    grep -qxF "$line" "$work/tried" || printf '%s\n' "$line"
  done
done | rule 'every rule is broken once'

finish
