#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   three-jobs.sh PROGRAM LOCALE-FOLDER
#
# A counsellor's session, a class teacher's home visit and a head's term summary,
# as scripts do them; and what each may not do. The words are those of a school.

set -u
# The last command of a pipe runs in this shell, so that a check can count itself.
shopt -s lastpipe
program=$(realpath "$1")
export XINQING_LOCALE_DIR=$2
unset LANGUAGE
export LC_ALL=zh_CN.UTF-8

work=$(mktemp -d) || exit 99
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 99
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
    printf '%s\n' "$findings" | sed 's/^/# /'
  fi
}

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

ctl () { "$program" --today 2024-11-15 "$@"; }
headmaster () { ctl --as 校长 --password-file head.pw "$@"; }
counsellor () { ctl --as 李老师 --password-file counsellor.pw "$@"; }
teacher () { ctl --as 王老师 --password-file teacher.pw "$@"; }
other () { ctl --as 赵老师 --password-file other.pw "$@"; }
uid_of () { sed -n 's/^ *"uid" : "\([0-9a-f]*\)".*/\1/p' out | sed -n 1p; }
text_of () { pdftotext -layout "$1" - 2>/dev/null | tr -d ' \n\f'; }

printf '晴空 correct horse 47 battery\n' >head.pw
printf '小河 staple window 91 tree\n' >counsellor.pw
printf '青山 purple lamp 52 bicycle\n' >teacher.pw
printf '白云 orange desk 63 violin\n' >other.pw
printf '123456\n' >weak.pw

# --- without a school ---
expect 0 '"id" : "who5"' ctl instruments | check 'the scoring sheets are named'
expect 0 '"valid" : true.*"score" : 12,.*"item9"' ctl score phq9 3 2 1 0 1 2 0 0 3 | check 'a sheet is scored, and its ninth answer flagged'
expect 0 '"score" : 8,' ctl score phq9 1 1 1 1 - 1 1 1 0 | check 'a missing answer is prorated'
expect 0 '"score" : null' ctl score phq9 1 1 1 1 - - - 1 0 | check 'three missing answers leave no score'
# shellcheck disable=SC2046
expect 0 '"valid" : false, *"scales" : \[ *\]' ctl score mht $(printf '1 %.0s' $(seq 100)) | check 'a void sheet has no scores'
expect 1 '9 题' ctl score phq9 1 2 | check 'too few answers are refused'
expect 1 '只能是 0 至 3' ctl score phq9 4 0 0 0 0 0 0 0 0 | check 'so is an answer that cannot be'
expect 1 '没有' ctl score rorschach 1 | check 'and an instrument that nobody knows'

# --- a school ---
expect 2 '' ctl --password-file head.pw create school.xinqing | check 'a school without names is wrong usage'
expect 1 '密码' ctl --password-file weak.pw create school.xinqing --school 晴川县测试中学 --account 校长 | check 'a weak password makes no school'
{ [ ! -e school.xinqing ] || echo 'the folder is there'; } | check 'and nothing is left behind'
expect 0 'recovery_code' ctl --password-file head.pw create school.xinqing --school 晴川县测试中学 --account 校长 --recovery-sheet code.pdf |
  check 'a school is made'
code=$(sed -n 's/.*"recovery_code" : "\(.*\)",/\1/p' out)
{ text_of code.pdf | grep -q "$(printf '%s' "$code" | cut -c1-5)" || text_of code.pdf; } | check 'its recovery sheet carries the code'
expect 1 '已经' ctl --password-file head.pw create school.xinqing --school 另一所 --account 校长 | check 'a school is not made over another'
expect 0 - headmaster account add school.xinqing 李老师 --role counsellor --new-password-file counsellor.pw | check 'a counsellor gets an account'
expect 0 - headmaster account add school.xinqing 王老师 --role class-teacher --class 7-1 --new-password-file teacher.pw | check 'a class teacher with a class that is made'
expect 0 - headmaster account add school.xinqing 赵老师 --role class-teacher --class 7-2 --new-password-file other.pw | check 'another class teacher'
expect 1 '密码太短' headmaster account add school.xinqing 孙老师 --role class-teacher --class 7-1 --new-password-file weak.pw | check 'a weak password gives no account'
expect 1 '八戒' headmaster account add school.xinqing 孙老师 --role class-teacher --class 八戒 --new-password-file other.pw | check 'nor does a class that is none'
expect 1 - teacher account add school.xinqing 孙老师 --role head --new-password-file other.pw | check 'a class teacher adds no accounts'
expect 1 '密码不对' ctl --as 王老师 --password-file other.pw list school.xinqing student | check 'a wrong password opens nothing'
expect 1 '没有' ctl --as 谁 --password-file other.pw list school.xinqing student | check 'an unknown account neither'

# --- students ---
expect 0 - counsellor add school.xinqing student name=王小明 sex=男 born_on=2012-03-01 number=G140881201203010011 class=7-1 | check 'a counsellor adds a student with the class'
expect 0 - teacher add school.xinqing student name=李雨 sex=female born_on=2012-05-01 class=七（1）班 | check 'a class teacher adds one to the own class'
expect 0 - counsellor add school.xinqing student name=单小雨 sex=女 born_on=2012-06-01 class=7-2 | check 'and a counsellor one to another'
expect 1 - teacher add school.xinqing student name=周宁 sex=女 class=7-2 | check 'a class teacher adds nobody to another class'
expect 0 '王小明' counsellor find school.xinqing wxm | check 'initials find a student'
expect 0 '单小雨' counsellor find school.xinqing shanxy | check 'a surname has its own reading'
expect 0 '"class" : "7-1"' counsellor list school.xinqing student class=7-1 | check 'students are listed by class'
{ grep -q 单小雨 out && echo 'a child of another class is listed'; grep -q G140881201203010011 out && echo 'the number is not masked'; grep -qF 'G1408…0011' out || echo 'no masked number'; } |
  check 'of that class alone, with numbers masked'

# --- a counsellor's session ---
printf '他说最近两周睡不好，上课困。\n约好每天十点前放下手机。\n' >note.txt
expect 0 '^[0-9a-f]{32}$' counsellor add school.xinqing session student=王小明 theme=学习压力、睡眠作息 minutes=45 narrative=@note.txt secrecy_explained=是 safety=未见 next_on=2024-11-22 |
  check 'a session is logged with its note from a file'
session=$(cat out)
expect 0 '睡不好' counsellor list school.xinqing session student=王小明 | check 'it is there'
expect 1 '不能看' teacher list school.xinqing session | check 'the class teacher does not see that there is one'
expect 1 '不能看' headmaster list school.xinqing session | check 'nor the head'
expect 0 - counsellor edit school.xinqing session "$session" minutes=50 | check 'it is changed'
expect 0 - counsellor sign school.xinqing session "$session" | check 'and signed'
expect 1 '签字' counsellor edit school.xinqing session "$session" minutes=55 | check 'a signed one is not changed without a reason'
expect 0 - counsellor edit school.xinqing session "$session" minutes=55 --why 时长记错 | check 'but corrected with one'
expect 0 '45.*50.*时长记错.*55' counsellor history school.xinqing session "$session" | check 'every version is in its history'
expect 1 '谈心.*individual' counsellor add school.xinqing session student=王小明 form=谈心 | check 'a choice that there is not is refused with those that there are'
expect 1 '将来|以后|未来' counsellor add school.xinqing session student=王小明 held_on=2099-01-01 | check 'so is a day to come'
expect 1 - counsellor add school.xinqing session student=王小明 narrative=@absent.txt | check 'so is a file that is not there'
expect 2 - counsellor add school.xinqing session student | check 'a word without its value is wrong usage'
expect 2 - counsellor add school.xinqing spell name=x | check 'so is a kind that there is not'
printf '{"client": "anonymous", "student": null, "theme": ["exam"], "participants": [{"who": "同桌"}], "private": true, "narrative": "只给自己看"}' >note.json
expect 0 - counsellor add school.xinqing session --json note.json | check 'a session comes as JSON, with parts'
expect 0 '同桌' counsellor list school.xinqing session client=anonymous | check 'its parts are kept'
{ grep -q 只给自己看 out && echo 'a private note stands in a list'; } | check 'a private note stands in no list'

# --- a class teacher's home visit ---
expect 0 - teacher add school.xinqing home_visit student=王小明、李雨 way=入户 situation=和奶奶一起住，每周通一次电话 met=祖辈 agreement=每周日晚上通电话 | check 'one visit for two children'
expect 0 '奶奶' teacher list school.xinqing home_visit student=李雨 | check 'it is in the history of both'
expect 1 - teacher add school.xinqing home_visit student=单小雨 | check 'not for the child of another class'
expect 0 '^\[\]' other list school.xinqing home_visit | check 'whose teacher does not see it'
expect 0 '"id" : "hv_ht"[^}]*"value" : 2' headmaster figures school.xinqing --term 2024-1 | check 'both children count in the term'
expect 1 - teacher figures school.xinqing --term 2024-1 | check 'a class teacher has no figures of the school'
expect 1 - headmaster figures school.xinqing --term 2024-9 | check 'a term that is none is refused'
printf '七(1)班家访登记表\n学生姓名,家访时间,家访方式,家访教师,家访内容\n李雨,2024-10-20,上门,王老师,谈作息\n单小雨,2024-10-20,上门,王老师,谈作息\n' >visits.csv
expect 0 '"dry_run" : true.*"added" : 1,' teacher import-visits school.xinqing visits.csv --dry-run | check 'a register of visits is tried'
expect 0 '"added" : 1,.*"row" : 4, *"kind" : "unknown"' teacher import-visits school.xinqing visits.csv | check 'and read in, the child of another class left out'
expect 0 '"added" : 0,.*"unchanged" : 1,' teacher import-visits school.xinqing visits.csv | check 'twice it changes nothing'
expect 0 '谈作息' teacher list school.xinqing home_visit student=李雨 | check 'the visit is there'
expect 0 '"withdrawn" : 1' teacher import-visits school.xinqing --undo | check 'it is taken back'
expect 1 '导入' teacher import-visits school.xinqing --undo | check 'once'
expect 1 '班主任' headmaster import-visits school.xinqing visits.csv | check 'a head reads in no visits'

# --- papers ---
expect 0 - counsellor add school.xinqing referral student=王小明 receiver=晴川县人民医院 kind=hospital reason=睡眠困扰 observed=近两周上课困倦，作业拖欠 safety=none consent=书面同意 |
  check 'a referral is opened'
expect 0 - counsellor print school.xinqing referral_letter --student 王小明 --to 晴川县人民医院 --purpose 转介 --ground 监护人同意 --output referral.pdf | check 'its letter prints'
expect 0 - counsellor print school.xinqing case_summary --student 王小明 --output case.pdf | check 'so does the case summary'
expect 0 - headmaster print school.xinqing term_summary --term 2024-1 --output term.pdf | check 'and the term summary for the head'
expect 1 - teacher print school.xinqing term_summary --term 2024-1 --output no.pdf | check 'but not for a class teacher'
for words in 转介单 转介回执 心转〔2024〕1号 晴川县人民医院 非诊断证明; do text_of referral.pdf | grep -q "$words" || echo "no $words"; done | check 'the letter has its words'
for words in 个案小结 2024-001 学习压力; do text_of case.pdf | grep -q "$words" || echo "no $words"; done | check 'the case summary has its words'
for words in 心理健康教育工作总结 2024—2025学年第一学期 班主任家访2人次 统计表; do text_of term.pdf | grep -q "$words" || echo "no $words"; done | check 'the term summary has its words'
for paper in referral case term; do text_of $paper.pdf | grep -q G14088120 && echo "$paper.pdf carries a student number"; done | check 'no paper carries a student number'
{ text_of term.pdf | grep -q 王小明 && echo 'it names a child'; } | check 'the term summary names no child'
expect 0 '晴川县人民医院' counsellor list school.xinqing disclosure | check 'who got a paper stands in the ledger'
expect 2 'love_letter' headmaster print school.xinqing love_letter --output x.pdf | check 'a paper that there is not is wrong usage'

# --- papers of home visits ---
expect 0 - teacher print school.xinqing home_visit_record --student 李雨 --to 年级组 --purpose 检查 --ground 工作职责所需（最少信息） --output visit.pdf | check 'a class teacher prints a home visit'
for words in 学生家访记录表 王小明 李雨 每周日晚上通电话 提供给：年级组; do text_of visit.pdf | grep -q "$words" || echo "no $words"; done | check 'with both children on it'
expect 0 - teacher print school.xinqing home_visit_record --output empty.pdf | check 'and the form to be written by hand'
expect 0 - teacher print school.xinqing home_visit_class --class 七（1）班 --output class.pdf | check 'and the list of the class'
for words in 班级家访一览表 王小明 李雨 100%; do text_of class.pdf | grep -q "$words" || echo "no $words"; done | check 'with every child'
expect 1 - teacher print school.xinqing home_visit_class --class 7-2 --output no.pdf | check 'but not of another class'
expect 1 - other print school.xinqing home_visit_record --student 李雨 --output no.pdf | check 'nor does another teacher print that visit'
expect 1 - headmaster print school.xinqing home_visit_class --class 7-1 --output no.pdf | check 'nor a head'
{ [ ! -e no.pdf ] || echo 'a refused paper was written'; } | check 'what is refused writes no file'
expect 0 '年级组' counsellor list school.xinqing disclosure | check 'who got the teacher’s paper stands in the ledger'

# --- lists that leave ---
expect 0 - counsellor list school.xinqing student class=7-1 --format xlsx --output list.xlsx | check 'a list is written as a spreadsheet'
{ [ "$(stat -c %a list.xlsx)" = 600 ] || echo 'others may read it'; } | check 'that its owner alone reads'
expect 0 '"read" : 2,.*"unchanged" : 2' counsellor import-roster school.xinqing list.xlsx --dry-run | check 'and is read in again'
expect 2 'output' counsellor list school.xinqing student --format xlsx | check 'but not on a terminal'
expect 1 '不能看' headmaster list school.xinqing session --format xlsx --output no.xlsx | check 'nor for whom may not read it'
{ [ ! -e no.xlsx ] || echo 'a refused list was written'; } | check 'and then there is no file'
expect 0 - counsellor edit school.xinqing student 李雨 'dormitory==HYPERLINK("x")' | check 'a text that looks like a formula is kept'
expect 0 "'=HYPERLINK" counsellor list school.xinqing student --format csv | check 'and is no formula in a spreadsheet'
expect 0 '"verb" : "export"' counsellor audit school.xinqing | check 'that a list left is in the trail'
{ grep -q failed_unlock out || echo 'none'; } | check 'so is the wrong password'

# --- two at once ---
mkfifo pipe
# Nobody has it open: whoever comes in writes the name. To ask a program would take the lock itself.
: >school.xinqing/lock
counsellor add school.xinqing session student=王小明 narrative=@- <pipe >held 2>&1 &
exec 3>pipe
for _ in $(seq 100); do grep -q 李老师 school.xinqing/lock && break; sleep 0.1; done
expect 1 '李老师' teacher list school.xinqing student | check 'a second program is told who has the school open'
tr '\0' ' ' <"/proc/$!/cmdline" >line
printf '写给自己的话\n' >&3
exec 3>&-
wait $! || cat held
{ grep -qE '写给自己|staple' line && echo 'secrets in the command line'; } | check 'notes and passwords stand in no list of processes'

# --- copies ---
expect 0 - headmaster backup school.xinqing copy.xq | check 'a copy is made'
expect 0 - ctl restore copy.xq second.xinqing | check 'and restored elsewhere'
expect 1 '已经有' ctl restore copy.xq second.xinqing | check 'never over a school'
expect 0 '"sound" : true' ctl --as 李老师 --password-file counsellor.pw check second.xinqing | check 'it is whole'
expect 0 '写给自己' ctl --as 李老师 --password-file counsellor.pw list second.xinqing session | check 'and has every record'
# Another than stands there, whatever stands there.
byte=$(od -An -tu1 -j 20000 -N 1 second.xinqing/casework.db)
printf '%b' "\\0$(printf '%o' $(((byte + 1) % 256)))" | dd of=second.xinqing/casework.db bs=1 seek=20000 conv=notrunc 2>/dev/null
expect 1 - ctl --as 李老师 --password-file counsellor.pw check second.xinqing | check 'one changed byte is damage'
dd if=copy.xq of=half.xq bs=3000 count=1 2>/dev/null
expect 1 - ctl restore half.xq third.xinqing | check 'half a copy is refused'
{ [ ! -e third.xinqing ] || echo 'the folder is there'; } | check 'and nothing is left of it'

# The school's own copies: a second place, and what is known of them without a key.
mkdir stick
expect 1 '请他们' teacher backup school.xinqing teacher.xq | check 'a class teacher makes no copy'
{ [ ! -e teacher.xq ] || echo 'it is there'; } | check 'and has none'
expect 1 '不在' headmaster backups school.xinqing --second nowhere | check 'a second place must be there'
expect 0 'stick' headmaster backups school.xinqing --second stick | check 'and is remembered'
expect 0 - headmaster backup school.xinqing | check 'today’s copy needs no name'
{
  for folder in school.xinqing-backups stick; do
    [ "$(find "$folder" -name '*.xinqing-backup' | wc -l)" -eq 1 ] || { echo "in $folder:"; ls -a "$folder"; }
  done
} | check 'and goes to both places'
expect 0 '"verified" : \[ *"school", *"care" *\]' ctl backups school.xinqing | check 'the state needs no password'
expect 0 'school-kept-.*\.xinqing' ctl restore --replace copy.xq school.xinqing | check 'a school takes the place of another'
expect 0 - counsellor list school.xinqing session | check 'and opens'
expect 0 '"sound" : true' counsellor check school-kept-*.xinqing | check 'and the other one is kept'
rm -rf school.xinqing
mv school-kept-*.xinqing school.xinqing

# --- people come and go ---
expect 0 - headmaster account add school.xinqing 张老师 --role counsellor --new-password-file other.pw | check 'a second counsellor'
expect 1 '不能看' ctl --as 张老师 --password-file other.pw list school.xinqing session | check 'sees no session yet'
expect 0 - counsellor account admit school.xinqing 张老师 | check 'is admitted by the first'
expect 0 '睡不好' ctl --as 张老师 --password-file other.pw list school.xinqing session | check 'and sees them'
cp -r school.xinqing before.xinqing
expect 0 - headmaster account remove school.xinqing 张老师 | check 'and leaves'
expect 1 '没有' ctl --as 张老师 --password-file other.pw list school.xinqing session | check 'and opens nothing any more'
expect 0 '睡不好' counsellor list school.xinqing session | check 'while those who stay go on'
cp before.xinqing/keyring.json stolen.json
cp -r school.xinqing replaced.xinqing && cp stolen.json replaced.xinqing/keyring.json
expect 1 - ctl --as 张老师 --password-file other.pw list replaced.xinqing session | check 'an old keyring with the old password opens nothing new'
printf '新的 marble violin 83 夜空\n' >new.pw
expect 0 - counsellor account password school.xinqing 李老师 --new-password-file new.pw | check 'a password is changed'
expect 1 '密码不对' counsellor list school.xinqing session | check 'the old one opens nothing'
expect 0 '睡不好' ctl --as 李老师 --password-file new.pw list school.xinqing session | check 'the new one does'
printf '%s\n' "$code" >code.txt
expect 0 - ctl recover school.xinqing --account 新校长 --code-file code.txt --new-password-file head.pw | check 'the recovery code admits a head'
expect 0 - ctl --as 新校长 --password-file head.pw figures school.xinqing --term 2024-1 | check 'who opens the school'
expect 1 - ctl recover school.xinqing --account 第三位 --code-file code.txt --new-password-file head.pw | check 'a code is used once'
expect 0 '"sound" : true' ctl --as 李老师 --password-file new.pw check school.xinqing | check 'after all that the school is whole'

# --- languages ---
expect 1 'not|wrong' "$program" --lang en --as 李老师 --password-file other.pw list school.xinqing student | check 'messages come in English too'
expect 0 - env LC_ALL=C "$program" --lang en --today 2024-11-15 --as 李老师 --password-file new.pw add school.xinqing session student=王小明 form=电话 |
  check 'and choices are understood in Chinese in every language'
expect 2 - "$program" --lang tlh --help | check 'a language that there is not is wrong usage'

printf '1..%d\n' "$n"
[ "$broken" -eq 0 ]
