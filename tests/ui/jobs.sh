#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   jobs.sh BUILD-FOLDER
#
# A school's first days in the real window, in Chinese and by keyboard: the wizard, a
# roster, a counselling session, a home visit, the term summary. What is in sight is
# asserted in words and read back without a screen. What a hand does is counted: a
# session and a visit are to stay as short as they are.

set -u
here=$(cd "$(dirname "$0")" && pwd)
build=$(realpath "$1")
. "$here/desktop.sh"

missing=$(desktop_missing pdftotext)
if [ -n "$missing" ]; then
  printf '1..0 # SKIP %s\n' "$missing"
  exit 0
fi

# What a session and a visit may take beyond their text.
session_most=8
visit_most=6

work=$(mktemp -d) || exit 99
trap 'desktop_end; chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 99
desktop_begin 1366 768 || { echo 'Bail out! there is no screen'; exit 99; }
# Names of controls, without a bus that would have to be there.
export GTK_A11Y=test

today=2024-11-15
school=永济市城西初级中学
vault=$HOME/$school.xinqing
head_password='qinglong orange desk 63 violin'
counsellor_password='hongdou lantern 4471 walrus'
teacher_password='xiaohe staple window 91 tree'
first_password='baiyun walnut pencil 77 canoe'
printf '%s\n' "$head_password" >head.pw
printf '%s\n' "$counsellor_password" >counsellor.pw
printf '%s\n' "$teacher_password" >teacher.pw
"$build/tests/ui/made-roster" roster.xlsx || { echo 'Bail out! there is no roster'; exit 99; }

# --- what a hand does, and what an eye sees ---

count=0

# Nothing is waited for any more once something has not come.
lost=
await () { [ -z "$lost" ] && { wait_until 30 "$@" || { lost=yes; printf 'the cursor is on %s\n' "$(ask cursor)"; false; }; }; }

# Each step stands on those before it.
job () { # name, command ...
  step "$@"
  [ "$broken" -eq 0 ] || { tail -n 5 window.log | sed 's/^/# /'; printf 'Bail out! %s: the rest stands on this\n' "$1"; exit 1; }
}

key () { count=$((count + $#)); keys "$@"; }

# The key that presses what is called so.
press () { await is yes point "$1" && key space; }

# Text counts as text, the way to its field as what it took to get there.
enter_text () { # field, text
  await is yes on "$1" && typed "$2" && await is yes sees "$2"
}
enter_password () { await is yes on "$1" && typed "$2"; }
enter_path () { await cursor_in GtkFileChooserEntry && keys ctrl+a && typed "$1" && await is yes sees "$1"; }

soon () { await is yes sees "$1"; }
cursor_in () { [[ $(ask cursor) == *"$1"* ]]; }
go_on () { is settled settle; }

# What cannot be seen any more cannot be lost.
gone () { is no sees "$1"; }

# Key by key, as long as it takes; so many are too many.
tab_to () { # name, the most
  local i
  for ((i = 0; i < $2; i++)); do
    is yes on "$1" && return
    key Tab
  done
  is yes on "$1" || printf '“%s” is not to be reached by Tab, the cursor is on %s\n' "$1" "$(ask cursor)"
}

counts=()
count_of () { # job
  counts+=("$1: $count")
  count=0
}

start () { # school, or nothing
  "$build/tests/ui/xinqing-player" --today "$today" "$@" <&6 >&7 2>>window.log &
  window=$!
  begun+=("$window")
  await is unlock page
}

# Only while the window has the school closed.
ctl () { # account, password file, command ...
  "$build/app/ctl/xinqingctl" --lang zh_CN --today "$today" --as "$1" --password-file "$2" "${@:3}" </dev/null
}
has () { grep -qF -- "$2" "$1" || printf '“%s” is not in %s: %s\n' "$2" "$1" "$(head -c 600 "$1")"; }

lock () { keys ctrl+l; await is unlock page; }

unlock () { # account, password
  # Who was here last is remembered, and the cursor is at the password.
  await is yes on 密码 || return
  if ! is yes sees "$1"; then
    keys shift+Tab
    await is yes on 账号
    keys ctrl+a
    enter_text 账号 "$1"
    keys Return
  fi
  enter_password 密码 "$2"
  keys Return
}

go_to () { # pinyin of a place or a student
  key ctrl+k
  await cursor_in XqCommandSearch && typed "$1" && key Return
}

mkfifo ask answers
exec 6<>ask 7<>answers

# --- a. a new school ---

wizard_school () {
  start
  press 新建学校…
  enter_text 学校全称，与公章一致 "$school"
  press 初中
  press 下一步
}
job 'the wizard takes a name and a phase' wizard_school

wizard_account () {
  soon 第2步
  enter_text 姓名 校长
  key Tab
  enter_password 新密码 123456
  soon 密码太短
  key ctrl+a
  enter_password 新密码 "$head_password"
  soon 够强了，请再输入一遍。
  key Return
  enter_password 再输入一遍 "$head_password"
  soon 够强，两遍一致。
  key Return
}
job 'it says how strong a password is, and makes the school' wizard_account

wizard_sheet () {
  soon 第3步
  press 另存为PDF…
  enter_path "$PWD/sheet.pdf"
  key Return
  soon sheet.pdf
  await test -s sheet.pdf
  press 已经落在纸上
  soon 请从纸上读出
}
job 'the recovery sheet is saved' wizard_sheet

wizard_group () {
  local group code
  group=$(ask read 请从纸上读出)
  group=${group#*第}
  group=${group%%组*}
  pdftotext -layout sheet.pdf sheet.txt 2>pdftotext.log
  # As it stands there: 12   1 C R P 1
  code=$(grep -oE "(^| )$group {2,}[0-9A-Z]( [0-9A-Z]){4}( |$)" sheet.txt | head -n 1 | sed -E "s/^ *$group +//" | tr -d ' ')
  [ ${#code} -eq 5 ] || echo "group $group is not on the sheet"
  enter_text 这一组的五个字符 "$code"
  key Return
}
job 'a group that was read from the paper proves it' wizard_group

wizard_terms () {
  soon 第4步
  # By Tab, as whoever has no mouse: past the year's buttons and the first day.
  tab_to 结束日期 8
  key ctrl+a
  enter_text 结束日期 2025-01-17
  press 保存学期
  soon 已保存
  press 开始使用
  await is shell page && go_on
  soon 今天没有待办事项
}
job 'the terms are written, and work begins' wizard_terms
count_of 'a new school'

# --- b. the roster ---

import_read () {
  go_to xuexiao
  press 导入花名册
  press 选择文件…
  await is no on 选择文件…
  await cursor_in GtkFileChooser
  key ctrl+l
  enter_path "$PWD/roster.xlsx"
  key Return
  soon 第2步
  soon 监护人
  soon 不导入
  soon 新增12人
}
job 'the roster is read, and it is shown what would be done' import_read

import_done () {
  press 导入
  soon 已导入
  gone 跳过
}
job 'it is imported' import_done
count_of 'a roster'
shot () { import -window root "/tmp/three-jobs/$1.png"; }
shot 1
ask cursor
cat window.log
