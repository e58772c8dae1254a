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
# In the folder that the choice of a file begins in.
"$build/tests/ui/made-roster" "$HOME/roster.xlsx" || { echo 'Bail out! there is no roster'; exit 99; }

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

# By a press into the field.
to_field () { await is yes point "$1" && count=$((count + 1)); }

# Text counts as text, the way to its field as what it took to get there.
enter_text () { # field, text
  await is yes on "$1" && typed "$2" && await is yes sees "$2"
}
enter_password () { await is yes on "$1" && typed "$2"; }
# What is needed of a key that was lost on a busy machine: a person types it again.
proved () { # password
  wait_until 10 is yes sees 够强，两遍一致。 >/dev/null && return
  await is yes point 新密码 && keys ctrl+a && enter_password 新密码 "$1" && keys Return ctrl+a && enter_password 再输入一遍 "$1"
  soon 够强，两遍一致。
}
enter_path () { await cursor_in GtkFileChooserEntry && keys ctrl+a && typed "$1" && await is yes sees "$1"; }

soon () { await is yes sees "$1"; }
cursor_in () { [[ $(ask cursor) == *"$1"* ]]; }
# What GTK's own choice of a file lists them in, before 4.10 and after: there a row takes
# the cursor once the folder is read, and until then what is typed is lost.
among_files () {
  cursor_in GtkTreeView || cursor_in GtkColumnViewRowWidget ||
    { cursor_in GtkColumnListView && keys Down && cursor_in GtkColumnViewRowWidget; }
}
go_on () { is settled settle; }

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

gone_from () { grep -qF -- "$2" "$1" && printf '“%s” is in %s\n' "$2" "$1"; }

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
  proved "$head_password"
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
  # As it stands there: 12   1 C R P 1; wide letters stand close: MW 4 T E
  code=$(grep -oE "(^| )$group {2,}[0-9A-Z]( ?[0-9A-Z]){4}( |$)" sheet.txt | head -n 1 | sed -E "s/^ *$group +//" | tr -d ' ')
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
  await among_files
  # Folders first, and no other file: the roster is the last row.
  key End Return
  soon 第2步
  soon 监护人
  soon 不导入
  soon '检查：新增 12 · 更新 0 · 不变 0 · 跳过 3'
}
job 'the roster is read, and it is shown what would be done' import_read

import_done () {
  press 导入
  soon '已导入：新增 12'
}
job 'it is imported' import_done
count_of 'a roster'
# --- accounts ---

add_account () { # name, role, classes
  press 新建账号
  await is no on 新建账号
  enter_text 姓名 "$1"
  press "$2"
  if [ -n "$3" ]; then
    to_field '班级，如 7-1 7-2'
    enter_text '班级，如 7-1 7-2' "$3"
  fi
  to_field 新密码
  enter_password 新密码 "$first_password"
  key Return
  enter_password 再输入一遍 "$first_password"
  proved "$first_password"
  press 添加
}

accounts () {
  key alt+Left
  press 账号
  soon 1个账号
  add_account 李老师 心理教师 ''
  soon 2个账号
  add_account 王老师 班主任 7-1
  soon 3个账号
}
job 'the head adds a counsellor and a class teacher' accounts
count_of 'two accounts'

read_back_school () {
  lock
  ctl 校长 head.pw list "$vault" school >school.json && has school.json "$school" && has school.json junior
  ctl 校长 head.pw list "$vault" term >terms.json && has terms.json 2025-01-17
  ctl 校长 head.pw list "$vault" student --format csv >students.csv
  [ "$(grep -c . students.csv)" -eq 13 ] || echo "there are not 12 students: $(cat students.csv)"
  has students.csv 欧阳紫霞
  ctl 校长 head.pw account list "$vault" >accounts.json && has accounts.json 李老师 && has accounts.json 王老师
  ctl 校长 head.pw check "$vault" >check.out || cat check.out
}
job 'all of it is there for xinqingctl' read_back_school
# --- c. a session ---

own_password () { # the new one
  soon 现在的密码
  await is yes point 现在的密码
  enter_password 现在的密码 "$first_password"
  keys Return
  enter_password 新密码 "$1"
  keys Return
  enter_password 再输入一遍 "$1"
  proved "$1"
  keys Return
  await is shell page
  go_on
}

enter_counsellor () {
  unlock 李老师 "$first_password"
  own_password "$counsellor_password"
  soon 辅导
}
job 'the counsellor comes in and takes a password of her own' enter_counsellor

narrative='来访者说近两周入睡困难，担心期中考试。'
agreement='每晚十点前放下手机。'

write_session () {
  count=0
  key ctrl+n
  await is yes on 学生
  typed oyzx
  key Return
  soon 欧阳紫霞
  await is yes on 辅导内容
  typed "$narrative"
  key Tab
  await is yes on 与学生的约定
  typed "$agreement"
  # Who signs is asked what has to be asked of each child, and answers on the spot.
  key ctrl+Return
  soon 签字前请先回答
  await is yes on 安全询问
  key 2
  soon 未见
  key shift+Tab
  await is yes on 主题
  key 8
  soon 睡眠
  key ctrl+Return
  soon 辅导记录已签字归档
  is_at_most "$session_most" session
}

is_at_most () { # number, job
  [ "$count" -le "$1" ] || echo "a $2 takes $count presses and not at most $1"
}
job 'a session is written, answered, and signed' write_session
count_of 'a session'

see_session () {
  go_to oyzx
  soon 个体辅导
  soon 睡眠
  gone "$narrative" || echo 'the narrative is in sight before it was asked for'
}
job 'it stands in what has happened to the student' see_session

# --- d. a home visit ---

read_back_session () {
  lock
  ctl 李老师 counsellor.pw list "$vault" session >sessions.json
  has sessions.json '"theme" : [' && has sessions.json sleep && has sessions.json '"signed" : true'
  ctl 李老师 counsellor.pw list "$vault" session --format csv >sessions.csv
  has sessions.csv "$today"
}
job 'xinqingctl reads the session' read_back_session

enter_teacher () {
  unlock 王老师 "$first_password"
  own_password "$teacher_password"
  soon 我的班级
  go_to jiafang
  soon '已访0／应访6'
}
job 'the class teacher sees the board, nobody visited' enter_teacher

situation='父母在外打工，随祖父母生活，作业有人看。'

record_visit () {
  count=0
  key ctrl+f
  await cursor_in GtkGridView
  key Right
  key Return
  await is yes on 情况
  typed "$situation"
  key shift+Tab
  await is yes on 受访人
  key 1
  key ctrl+s
  soon 家访已保存
  soon '已访1／应访6'
  is_at_most "$visit_most" 'home visit'
}
job 'she records a visit from the board, and the board moves' record_visit
count_of 'a home visit'

read_back_visit () {
  lock
  ctl 王老师 teacher.pw list "$vault" home_visit >visits.json
  has visits.json "$today" && has visits.json at_home
  ctl 王老师 teacher.pw list "$vault" home_visit --format csv >visits.csv
  [ "$(grep -c . visits.csv)" -eq 2 ] || cat visits.csv
  # Not even that one came.
  ctl 王老师 teacher.pw list "$vault" session >stranger.out 2>&1 && echo 'a class teacher lists sessions'
  gone_from stranger.out 睡眠
}
job 'xinqingctl reads the visit, and no session' read_back_visit

# --- e. the term on paper ---

print_term () {
  unlock 校长 "$head_password"
  await is shell page && go_on
  go_to xueqizongjie
  press 另存为PDF…
  enter_path "$PWD/term.pdf"
  key Return
  soon 这个文件不再受保护
  await test -s term.pdf
}
job 'the term summary is saved as PDF' print_term
count_of 'the term summary'

# The figure's number as xinqingctl has it.
figure () { # id, key
  awk -v id="\"$1\"" -v key="\"$2\"" '/"id"/ { wanted = index ($0, id) > 0 } wanted && index ($0, key) { gsub (/[^0-9]/, ""); print; exit }' figures.json
}

read_paper () {
  lock
  ctl 校长 head.pw figures "$vault" --term 2024-1 >figures.json
  pdftotext -layout term.pdf - 2>>pdftotext.log | tr -d ' \n' >term.txt
  [ "$(figure classes value) $(figure students value)" = '2 12' ] || echo 'there are not 2 classes and 12 students'
  [ "$(figure hv_cov value) $(figure hv_cov denominator)" = '1 12' ] || echo 'not 1 of 12 students is visited'
  has term.txt "$school"
  has term.txt "教学班$(figure classes value)个，学生$(figure students value)人"
  has term.txt "班主任家访$(figure hv_all value)人次"
  has term.txt "已家访学生$(figure hv_cov value)人，占应访学生$(figure hv_cov denominator)人的8%"
  # The account of a school's work says of nobody that somebody came.
  gone_from term.txt 欧阳紫霞
}
job 'the paper has the figures of that day, and no name' read_paper

end () {
  kill -TERM "$window"
  await has_ended
  grep -E 'CRITICAL|WARNING' window.log | grep -v 'Failed to load module' | head -n 10
}
has_ended () { ! kill -0 "$window" 2>/dev/null; }
job 'the window ends and complained of nothing' end

printf '# presses beyond the text: '
printf '%s; ' "${counts[@]}"
printf 'in %d s\n' "$SECONDS"
printf '1..%d\n' "$n"
[ "$broken" -eq 0 ]
