#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   unlearnt.sh MAKE-TWO-SCHOOLS PROGRAM LOCALE-FOLDER
#
# Command by command, two schools that differ in what a counsellor did about one child
# answer everybody else alike: what is listed, found, counted, printed and refused.

set -u
# The last command of a pipe runs in this shell, so that a check can count itself.
shopt -s lastpipe
make=$(realpath "$1")
program=$(realpath "$2")
export XINQING_LOCALE_DIR=$3
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

# What an account reads, in the folder of either school: each command with its answer,
# and what it says where it refuses.
ask () { # account, command ...
  local account=$1
  shift
  printf '== %s\n' "$*"
  "$program" --today 2024-11-15 --as "$account" --password-file "../$account.pw" "$@" </dev/null 2>&1
  printf -- '-- %d\n' $?
}

ask_paper () { # account, name, more ...
  local account=$1
  shift
  rm -f paper.pdf
  ask "$account" print school.xinqing "$@" --output paper.pdf
  [ ! -e paper.pdf ] || pdftotext -layout paper.pdf - 2>/dev/null
}

read_all () { # account
  local account=$1 kind paper id words
  ask "$account" kinds school.xinqing
  ask "$account" account list school.xinqing
  ask "$account" check school.xinqing
  for words in 甲 jxm 乙 0011 夜里睡不着 说过不想上学 晴川县人民医院; do ask "$account" find school.xinqing "$words"; done
  for kind in $kinds; do
    ask "$account" list school.xinqing "$kind" --withdrawn
  done
  for kind in student home_visit session; do
    ask "$account" list school.xinqing "$kind" --format csv
    ask "$account" list school.xinqing "$kind" student=甲小明
  done
  # By uid too, as somebody who has learnt one.
  while read -r kind id; do ask "$account" history school.xinqing "$kind" "$id"; done <../records
  ask "$account" figures school.xinqing --term 2024-1
  for paper in $papers; do
    ask_paper "$account" "$paper" --student 甲小明 --to 教务处 --purpose 检查 --ground duty
    ask_paper "$account" "$paper" --class 7-1 --term 2024-1
  done
  ask "$account" recovery print school.xinqing --sheet sheet.pdf
  ask "$account" audit school.xinqing
  ask "$account" backup school.xinqing copy.xq
  rm -f copy.xq sheet.pdf paper.pdf
}

# When it was asked, and the place in the chain of the school's cabinet that stands on
# papers and in the trail: it counts whatever anybody wrote there, a letter like a lesson.
forget_when () {
  sed -E 's/[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?/00:00/g; s/ +[0-9]+-[0-9a-f]{8}$/ CODE/; s/("code" : )"[0-9]+-[0-9a-f]{8}"/\1CODE/; s/("sequence" : )[0-9]+/\1N/'
}

"$make" "$work" >accounts || { echo 'Bail out! There are no schools.'; exit 99; }

counsellor () { "$program" --today 2024-11-15 --as 李老师 --password-file "$work/李老师.pw" "$@"; }
kinds=$(counsellor kinds busy/school.xinqing | sed -n 's/^    "name" : "\([a-z_]*\)",$/\1/p')
papers=$(counsellor print busy/school.xinqing --list | sed -n 's/^  "\([a-z_]*\)",\{0,1\}$/\1/p')
for kind in $kinds; do
  counsellor list busy/school.xinqing "$kind" | sed -n "s/^ *\"uid\" : \"\([0-9a-f]\{32\}\)\".*/$kind \1/p"
done >records
{
  for kind in session screening_sheet screening_level key_support case_meeting referral crisis_event consent; do
    grep -q "^$kind " records || echo "the busy school has no $kind"
    counsellor list quiet/school.xinqing "$kind" | grep '"uid"' | sed "s/^/the quiet school has a $kind/"
  done
} | check 'the schools differ'
{ [ "$(wc -w <<<"$kinds")" -gt 40 ] || echo "only $kinds"; } | check 'there are kinds to ask for'
{ [ "$(wc -w <<<"$papers")" -gt 20 ] || echo "only $papers"; } | check 'and papers'

while read -r account; do
  for school in quiet busy; do
    (cd "$school" && read_all "$account" | forget_when >"../$school.$account") &
  done
  wait
  diff "quiet.$account" "busy.$account" | head -40 | check "$account reads the same in both"
  {
    grep -E '夜里睡不着|只给自己看|说过不想上学|课间多留意|会商意见|还没有写完' "busy.$account" | grep -v '^== '
    [ "$account" = 管理员 ] || [ "$(grep -c '^-- 0' "busy.$account")" -gt 30 ] || echo 'it reads next to nothing'
    grep -c '^-- 1' "busy.$account" | grep -qx 0 && echo 'nothing is refused'
  } | check "$account reads of it no word"
done <accounts

printf '1..%d\n' "$n"
[ "$broken" -eq 0 ]
