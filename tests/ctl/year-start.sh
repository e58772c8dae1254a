#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   year-start.sh PROGRAM LOCALE-FOLDER
#
# A school year is begun by a script: looked at, reshuffled, refused, done, undone.

set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../house/tap.sh"
program=$(realpath "$1")
export XINQING_LOCALE_DIR=$2
unset LANGUAGE
export LC_ALL=zh_CN.UTF-8

work=$(mktemp -d) || exit 99
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 99

# runs a command, says what is not as expected
expect () { # status, pattern or -, command ...
  local status=$1 pattern=$2 found
  shift 2
  "$@" >out 2>err </dev/null
  found=$?
  [ "$found" -eq "$status" ] || { echo "exit status $found instead of $status"; cat err; }
  [ "$pattern" = - ] || cat out err | tr -d '\n' | grep -qE -- "$pattern" || { echo "no “$pattern” in:"; cat out err; }
  [ "$status" -eq 0 ] || [ "$(wc -l <err)" -eq 1 ] || { echo 'not one line on standard error:'; cat err; }
}

today=2024-11-15
ctl () { "$program" --today "$today" "$@"; }
headmaster () { ctl --as 校长 --password-file head.pw "$@"; }
counsellor () { ctl --as 李老师 --password-file counsellor.pw "$@"; }
teacher () { ctl --as 王老师 --password-file teacher.pw "$@"; }
places () { counsellor list school.xinqing enrolment --format csv | cut -d, -f1-4 | LC_ALL=C sort; }

printf '晴空 correct horse 47 battery\n' >head.pw
printf '小河 staple window 91 tree\n' >counsellor.pw
printf '青山 purple lamp 52 bicycle\n' >teacher.pw
{
  ctl --password-file head.pw create school.xinqing --school 晴川县测试中学 --account 校长 &&
    headmaster account add school.xinqing 李老师 --role counsellor --new-password-file counsellor.pw &&
    headmaster account add school.xinqing 王老师 --role class-teacher --class 7-1 --new-password-file teacher.pw
} >out 2>err || { cat err; echo 'Bail out! no school'; exit 99; }
{
  printf '姓名,性别,班级\n'
  printf '王小明,男,七(1)班\n李雨,女,七(1)班\n单小雨,女,七(2)班\n李雨,男,七(2)班\n赵静,女,八(1)班\n周宁,男,九(1)班\n'
} >roster.csv
counsellor import-roster school.xinqing roster.csv >out 2>err || { cat err; echo 'Bail out! no roster'; exit 99; }

expect 1 '还太早.*2025年6月18日' headmaster year start school.xinqing | rule 'in November nobody begins the next year'
expect 0 '"ready" : false.*"too_early"' headmaster year start school.xinqing --dry-run | rule 'a dry run says so and is no failure'

today=2025-08-20
places >before
expect 1 '校长' teacher year start school.xinqing --dry-run | rule 'a class teacher does not even look'
expect 2 'NAME=CLASS|姓名=班级' counsellor year start school.xinqing --student 王小明 | rule 'half a move is wrong usage'
expect 2 '毕业、转出、休学' counsellor year start school.xinqing --student 王小明=留级 | rule 'so is a move to nowhere'
expect 2 - counsellor year start school.xinqing --undo --dry-run | rule 'and an undoing on trial'
expect 1 '没有' counsellor year start school.xinqing --undo | rule 'what was not done is not undone'

expect 0 '"dry_run" : true.*"school_year" : 2025.*"ready" : true.*"on" : 5.*"graduated" : 1.*"class" : "8-1".*王老师' \
  headmaster year start school.xinqing --dry-run | rule 'a dry run names classes, students and teachers'
places | diff - before | rule 'and writes nothing'

# Two children of one name: of the list of new classes the girl is known by her sex, the newcomer by nobody.
{
  printf '2025-2026学年分班名单\n姓名,性别,班级\n'
  printf '王小明,,八(2)班\n李雨,女,八(2)班\n单小雨,女,八(1)班\n钱新,男,七(1)班\n李雨,,八(3)班\n'
} >classes.csv
expect 0 '"read" : 5.*"moved" : 3.*"skipped".*"unknown".*钱新.*' headmaster year start school.xinqing --reshuffle classes.csv --dry-run |
  rule 'a list of new classes is read'
{ grep -A3 '"row" : 7' out | grep -q ambiguous || cat out; } | rule 'a name that two carry goes nowhere'

expect 0 '"dry_run" : false.*"done".*"promoted" : 3.*"repeating" : 1.*"graduated" : 1.*"moved_away" : 1' \
  counsellor year start school.xinqing --reshuffle classes.csv --student '赵静=转出' --student '单小雨=7-1' --teacher 8-2=李老师 |
  rule 'the year is begun, with what the command line changes'
expect 1 '已经升级' counsellor year start school.xinqing | rule 'but once'
today=2025-09-02
expect 0 '王小明' counsellor list school.xinqing student class=8-2 | rule 'in September the child is in the new class'
expect 1 - teacher list school.xinqing home_visit student=王小明 | rule 'and out of reach of the former class teacher'
expect 0 '"withdrawn" : .*"restored" : ' headmaster year start school.xinqing --undo | rule 'it is undone as one'
today=2025-08-20
places | diff - before | rule 'and everything is as before'
expect 1 '已经撤销' headmaster year start school.xinqing --undo | rule 'once'
expect 0 'begin school year.*undo begin school year' headmaster audit school.xinqing | rule 'the audit trail has both'
expect 0 - headmaster check school.xinqing | rule 'and the school is sound'

# The invented school, in its summer holidays.
expect 0 '"students" : 40' ctl demo holidays.xinqing --students 40 --years 1 | rule 'a school is invented in the holidays too'
head=$(sed -n 's/.*"account" : "\(.*\)",/\1/p' out | sed -n 1p)
sed -n 's/.*"password" : "\(.*\)".*/\1/p' out | sed -n 1p >invented.pw
expect 0 '"ready" : true.*"undecided" : 0.*"done"' ctl --as "$head" --password-file invented.pw year start holidays.xinqing |
  rule 'and begins its next year'
finish
