/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <string.h>

#include <glib.h>

#include "school/class-name.h"
#include "school/person-name.h"
#include "school/student-number.h"

static void
test_normalize (void)
{
  static const char *const names[][2] = {
    { "王小明", "王小明" },
    { "王　明", "王明" },
    { " 王 明 ", "王明" },
    { "王\u00a0小 明", "王小明" },
    { "王\u200b明", "王明" },
    { "阿依古丽•买买提", "阿依古丽·买买提" },
    { "阿依古丽・买买提", "阿依古丽·买买提" },
    { "阿依古丽 · 买买提", "阿依古丽·买买提" },
    { "Anna   Maria", "Anna Maria" },
    { "ＡＮＮＡ　Ｌｉ", "ANNA Li" },
    { "𬱖 东", "𬱖东" },
    { "e\u0301lan", "\u00e9lan" },
    { "　", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = xq_person_name_normalize (names[i][0]);

      g_assert_cmpstr (name, ==, names[i][1]);
    }
}

static void
test_pinyin (void)
{
  static const char *const names[][3] = {
    { "王小明", "wang xiao ming", "wxm" },
    { "单小明", "shan xiao ming", "sxm" },
    { "仇博", "qiu bo", "qb" },
    { "曾国", "zeng guo", "zg" },
    { "解放", "xie fang", "xf" },
    { "区小红", "ou xiao hong", "oxh" },
    { "欧阳娜娜", "ou yang na na", "oynn" },
    { "尉迟恭", "yu chi gong", "ycg" },
    { "吕绿", "lu lu", "ll" },
    { "阿依古丽·买买提", "a yi gu li mai mai ti", "ayglmmt" },
    { "Anna Maria", "anna maria", "am" },
    { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *pinyin = xq_person_name_dup_pinyin (names[i][0]);
      g_autofree char *initials = xq_person_name_dup_initials (pinyin);

      g_assert_cmpstr (pinyin, ==, names[i][1]);
      g_assert_cmpstr (initials, ==, names[i][2]);
    }
}

/* Characters that ICU has no reading for stand for themselves; none may be
 * lost, and the longest name that a record takes must pass. */
static void
test_rare_and_long (void)
{
  static const char *const rare[] = { "𬱖", "𫍯", "䶮", "㛃", "\U0003134a", "\U0002ebe0" };
  g_autoptr (GString) longest = g_string_new (NULL);
  g_autofree char *pinyin = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rare); i++)
    {
      g_autofree char *key = xq_person_name_dup_pinyin (rare[i]);
      g_autofree char *initials = xq_person_name_dup_initials (key);

      g_assert_cmpstr (key, !=, "");
      g_assert_true (g_utf8_validate (initials, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (initials, -1), ==, 1);
    }

  for (guint i = 0; i < 500; i++)
    g_string_append (longest, "庄");
  pinyin = xq_person_name_dup_pinyin (longest->str);
  g_assert_cmpuint (strlen (pinyin), ==, 500 * strlen ("zhuang ") - 1);
}

static void
test_matches (void)
{
  static const struct
  {
    const char *pinyin;
    const char *typed;
    guint       syllable;
  } cases[] = {
    { "wang xiao ming", "wxm", 1 },
    { "wang xiao ming", "wangxm", 1 },
    { "wang xiao ming", "WangXiaoMing", 1 },
    { "wang xiao ming", "wang xiaoming", 1 },
    { "wang xiao ming", "wxiaom", 1 },
    { "wang xiao ming", "w", 1 },
    { "wang xiao ming", "xm", 2 },
    { "wang xiao ming", "ming", 3 },
    { "wang xiao ming", "wm", 0 },
    { "wang xiao ming", "wxmx", 0 },
    { "wang xiao ming", "ang", 0 },
    { "wang xiao ming", "", 0 },
    { "wang xiao ming", " ", 0 },
    { "lu lu", "lvlv", 1 },
    { "lu lu", "lülu", 1 },
    { "xi an", "xia", 1 },
    { "xi an", "xian", 1 },
    { "xian", "xian", 1 },
    { "", "a", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s in %s", cases[i].typed, cases[i].pinyin);
      g_assert_cmpuint (xq_person_name_matches (cases[i].pinyin, cases[i].typed), ==, cases[i].syllable);
    }
}

/* Bytewise order of the key is order by syllable: li before lin, whatever follows. */
static void
test_order (void)
{
  static const char *const names[] = { "安宁", "李志", "李子", "林安", "王小明", "王一" };
  g_autofree char *previous = g_strdup ("");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      char *key = xq_person_name_dup_pinyin (names[i]);

      g_assert_cmpstr (previous, <, key);
      g_free (previous);
      previous = key;
    }
}

static void
test_class_names (void)
{
  static const struct
  {
    const char *text;
    int         grade;
    int         number;
  } classes[] = {
    { "7-1", 7, 1 },
    { "07-01", 7, 1 },
    { "12-15", 12, 15 },
    { "７－１", 7, 1 },
    { "七1", 7, 1 },
    { "七(1)", 7, 1 },
    { "七（1）班", 7, 1 },
    { "七年级(1)班", 7, 1 },
    { "七年级1班", 7, 1 },
    { "七年级一班", 7, 1 },
    { "七年级十二班", 7, 12 },
    { "七年级 第3班", 7, 3 },
    { "7年级(2)班", 7, 2 },
    { "7(2)", 7, 2 },
    { "八(4)班", 8, 4 },
    { "初一(1)班", 7, 1 },
    { "初三二班", 9, 2 },
    { "初中二年级3班", 8, 3 },
    { "小学三年级2班", 3, 2 },
    { "高一(3)班", 10, 3 },
    { "高三二十一班", 12, 21 },
    { "十一年级2班", 11, 2 },
    { "701", 7, 1 },
    { "1012班", 10, 12 },
  };
  static const char *const others[] = {
    "", "7", "班", "七年级", "一班", "7-", "-1", "7-0", "13-1", "0-1", "7-100", "王小明", "71", "14088", "7-1x", "七(1",
    "G140881201200000011", "99999999999999999999-1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      int grade = 0;
      int number = 0;

      g_test_message ("%s", classes[i].text);
      g_assert_true (xq_class_name_parse (classes[i].text, &grade, &number));
      g_assert_cmpint (grade, ==, classes[i].grade);
      g_assert_cmpint (number, ==, classes[i].number);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      int grade;
      int number;

      g_test_message ("%s", others[i]);
      g_assert_false (xq_class_name_parse (others[i], &grade, &number));
    }
}

static void
test_grades_and_numbers (void)
{
  int value = 0;

  g_assert_true (xq_class_name_parse_grade ("七年级", &value));
  g_assert_cmpint (value, ==, 7);
  g_assert_true (xq_class_name_parse_grade ("初一", &value));
  g_assert_cmpint (value, ==, 7);
  g_assert_true (xq_class_name_parse_grade ("７", &value));
  g_assert_cmpint (value, ==, 7);
  g_assert_true (xq_class_name_parse_grade ("9年级", &value));
  g_assert_cmpint (value, ==, 9);
  g_assert_false (xq_class_name_parse_grade ("13", &value));
  g_assert_false (xq_class_name_parse_grade ("七年级1班", &value));

  g_assert_true (xq_class_name_parse_number ("4班", &value));
  g_assert_cmpint (value, ==, 4);
  g_assert_true (xq_class_name_parse_number ("(4)", &value));
  g_assert_cmpint (value, ==, 4);
  g_assert_true (xq_class_name_parse_number ("十一班", &value));
  g_assert_cmpint (value, ==, 11);
  g_assert_false (xq_class_name_parse_number ("0", &value));
  g_assert_false (xq_class_name_parse_number ("(4", &value));
}

static void
test_class_labels (void)
{
  g_autofree char *paper = xq_class_name_for_paper (7, 1);
  g_autofree char *senior = xq_class_name_for_paper (10, 12);
  g_autofree char *screen = xq_class_name_for_screen (7, 1);

  g_assert_cmpstr (paper, ==, "七年级(1)班");
  g_assert_cmpstr (senior, ==, "高一(12)班");
  g_assert_cmpstr (screen, ==, "7-1");
  /* What a paper carries can be typed back. */
  for (int grade = 1; grade <= 12; grade++)
    {
      g_autofree char *label = xq_class_name_for_paper (grade, 3);
      int found = 0;
      int number = 0;

      g_assert_true (xq_class_name_parse (label, &found, &number));
      g_assert_cmpint (found, ==, grade);
      g_assert_cmpint (number, ==, 3);
    }
}

/* Never enough of it to be the identity card's. */
static void
test_masked_numbers (void)
{
  static const char *const numbers[][2] = {
    { "G140881201203010011", "G1408…0011" },
    { "L14088120120301001X", "L1408…001X" },
    { "140881201203", "14088…1203" },
    { "14088120120", "****" },
    { "07", "****" },
    { "", "****" },
    { "学籍号一二三四五六七八九", "学籍号一二…六七八九" },
    { "G140881201203\xff", "****" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *masked = xq_student_number_dup_masked (numbers[i][0]);

      g_assert_cmpstr (masked, ==, numbers[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/school/names/normalize", test_normalize);
  g_test_add_func ("/school/names/pinyin", test_pinyin);
  g_test_add_func ("/school/names/rare-and-long", test_rare_and_long);
  g_test_add_func ("/school/names/matches", test_matches);
  g_test_add_func ("/school/names/order", test_order);
  g_test_add_func ("/school/names/classes", test_class_names);
  g_test_add_func ("/school/names/grades-and-numbers", test_grades_and_numbers);
  g_test_add_func ("/school/names/class-labels", test_class_labels);
  g_test_add_func ("/school/names/masked-numbers", test_masked_numbers);
  return g_test_run ();
}
