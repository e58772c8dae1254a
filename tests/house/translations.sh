#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The Chinese translation is complete and as new as the sources.

set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/tap.sh"
cd "$1" || exit 99

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

sources '*.[ch]' app ui | while read -r file; do
  ! grep -qE '(^|[^a-zA-Z0-9_])(_|N_|C_|NC_|(g_d)?n?gettext|g_dpgettext2) ?\(' "$file" || printf '%s\n' "$file"
done >"$work/speaking"
sources '*.ui' ui >>"$work/speaking"
grep -vE '^(#|$)' po/POTFILES.in | LC_ALL=C sort >"$work/listed"
LC_ALL=C sort -o "$work/speaking" "$work/speaking"

LC_ALL=C comm -23 "$work/speaking" "$work/listed" | rule 'every file with words is in POTFILES.in'
while read -r file; do [ -f "$file" ] || printf '%s\n' "$file"; done <"$work/listed" | rule 'every file in POTFILES.in exists'

xgettext --files-from="$work/speaking" --from-code=UTF-8 --output="$work/fresh.pot" --add-comments \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 \
  --keyword=g_dpgettext2:2c,3 --flag=N_:1:pass-c-format --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format \
  --flag=g_dngettext:2:pass-c-format --flag=g_strdup_printf:1:c-format --flag=g_set_error:4:c-format 2>"$work/errors" ||
  { cat "$work/errors"; echo 'Bail out! the words could not be collected'; exit 99; }
[ -s "$work/fresh.pot" ] || { echo 'Bail out! the sources hold no words'; exit 99; }

# The Chinese of every entry, one a line, without the English that it stands for.
said () { # po file
  msgcat --no-wrap --no-location "$1" 2>/dev/null |
    awk '/^msgstr/ { chinese = 1; sub(/^msgstr[^ ]* /, "") } /^(msgid|msgctxt|#|$)/ { chinese = 0 } chinese' | sed '1,/^"Content-Type/d'
}

# What a school does not say: its forms name the word to take instead. A paper
# may say of itself that it is no diagnosis.
unsaid='诊断|患者|病人|病情|症状|治疗|疾病|异常学生|问题学生|后进生|咨询师|咨询中心|超级管理员|来访者[^中]|案主|叙事|预警|危险等级|销号|举报|登录|登出|口令|用户名|删除'

while read -r language; do
  po=po/$language.po
  if ! msgfmt --check --output-file=/dev/null "$po" >"$work/errors" 2>&1; then cat "$work/errors"; fi | rule "$language is well formed"
  msgfmt --statistics --output-file=/dev/null "$po" 2>&1 | LC_ALL=C search -E 'fuzzy|untranslated' | rule "$language is complete"
  if ! msgcmp "$po" "$work/fresh.pot" >"$work/errors" 2>&1; then head -n 60 "$work/errors"; fi | rule "$language knows every word of the sources"
  case $language in
    zh_*)
      said "$po" | sed 's/非诊断证明//g' | search -E "$unsaid" | rule "$language says what schools say"
      # Any byte of a Chinese sign, and behind it the punctuation of another script.
      said "$po" | LC_ALL=C search -P '[\x80-\xff]([,;:!?]|\\"|\.( |"|$))' | rule "$language has the punctuation of Chinese"
      ;;
  esac
done <po/LINGUAS

finish
