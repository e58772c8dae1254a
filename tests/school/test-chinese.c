/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-test"

#include "config.h"

#include <locale.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/class-name.h"
#include "school/kinds.h"
#include "vault/vault.h"

/* The words as the schools' forms give them, typed by hand and not taken from
 * the catalogue: a command line is given these, so a word changed there is a
 * command that no longer works. A bar parts them; they stand in the order of the codes. */
static const struct
{
  const char *kind;
  const char *field;
  const char *words;
} lists[] = {
  { "session", "client", "学生|多名学生|家长（学生不在场）|学生和家长|教职工（只计数，不留姓名）|匿名" },
  { "session", "place", "心理辅导室|电话|宿舍|教室|学生家中|操场等" },
  { "session", "form", "个体辅导|小组辅导|家庭会谈|家长咨询|电话|书信|危机干预" },
  { "session", "source", "主动来访|预约|班主任提请|科任教师提请|宿管提请|家长提请|同学反映|排查后约谈|心理信箱|复访|突发情况|其他" },
  { "session", "theme", "学习压力|考试焦虑|同伴交往|师生关系|亲子关系|家庭变故|情绪困扰|睡眠作息|自我认识|新环境适应|"
                        "青春期与异性交往|手机与网络|欺凌与冲突|丧失与哀伤|行为习惯|升学与生涯|安全风险|其他" },
  { "session", "safety", "未询问|未见|有想法|有行为|可能伤人|可能受侵害" },
  { "session", "level", "无需特别关注|一般关注|重点关注|紧急关注" },
  { "session", "next_step", "继续辅导|观察|提请研判|转介|结案|一次性" },
  { "session", "to_teacher_student", "同意|不同意|安全例外|不需要" },
  { "case_file", "consent", "已签|口头|监护人已签|待签" },
  { "case_file", "state", "进行中|暂停|结案|转介|移交" },
  { "case_file", "outcome", "明显好转|有所好转|变化不大|加重并已处置|来访者中止|毕业或转出" },
  { "home_visit", "kind", "普访|重点家访|回访|假期家访" },
  { "home_visit", "way", "入户|约定地点|到校面谈|视频|电话" },
  { "home_visit", "result", "已访|家中无人|家长婉拒|改期|住址变更" },
  { "home_visit", "met", "父亲|母亲|祖辈|继父母|其他亲属|其他监护人|福利机构|学生本人" },
  { "register", "category", "留守|流动（随迁）|孤儿|事实无人抚养|单亲|困境|残疾|学校自设1|学校自设2|学校自设3" },
  { "register", "kind", "一方外出|双方外出" },
  { "register", "basis", "民政认定|学籍系统|家长填报|班主任了解" },
  { "guardian", "relation", "父亲|母亲|祖辈|继父母|其他亲属|其他监护人|福利机构" },
  { "family_contact", "way", "电话|短信微信|到校|书面" },
  { "referral", "kind", "校内转介（换心理教师）|医院精神（心理）科|心理辅导机构|社工、救助|公安（强制报告）" },
  { "referral", "urgency", "一般（两周内）|尽快（三日内）|紧急（当日）" },
  { "referral", "safety", "未询问|未见|有想法|有行为|可能伤人|可能受侵害" },
  { "referral", "wish", "专业评估|在校支持建议|就学（复学）建议|其他" },
  { "referral", "guardian_talk_way", "到校面谈|入户|电话并补签" },
  { "referral", "student_view", "愿意|不愿意|未征询" },
  { "referral", "consent", "书面同意|口头同意（须两人在场）|不同意|联系不上" },
  { "referral", "ground", "学生同意|监护人同意|危及本人安全|危及他人安全|强制报告|依法调取（公函）|工作职责所需（最少信息）" },
  { "referral", "carried_by", "监护人带去|学校陪同" },
  { "referral", "reply_kind", "已接诊|已预约|未到|转往他处" },
  { "referral", "study_advice", "正常上学|上学并配合|暂停到校|住院或休养|须陪同" },
  { "referral", "return_review_result", "正常复学|减量复学|暂缓" },
  { "referral", "stage", "研判中|家长沟通中|待出单|已转出|待回执|跟进中|复学评估|已结案|撤回" },
  { "consent", "purpose", "转介|建档|移交|录音录像" },
  { "counselling_consent", "purpose", "辅导|排查" },
  { "enrolment", "reason", "新生|升级|调班|转入|转出|休学|复学|留级|毕业|借读" },
  { "class_post", "post", "班主任|副班主任|代理班主任|科任教师|年级主任|宿管老师" },
  { "staff", "job", "专职|兼职|班主任|科任教师|校长／分管领导|其他" },
  { "class", "phase", "小学|初中|高中|职中" },
  { "student", "sex", "男|女" },
  { "student", "state", "在读|休学|转出|毕业" },
  { "student", "boarding", "走读|住校" },
  { "school_day", "kind", "节假日|调休上课日|考试日|寄宿返校日" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const XqKind *kind = xq_kind_find (lists[i].kind);
      const XqField *field = kind != NULL ? xq_fields_find (kind->fields, lists[i].field) : NULL;
      g_auto (GStrv) words = g_strsplit (lists[i].words, "|", -1);
      guint n = 0;

      g_assert_nonnull (field);
      for (const XqChoice *choice = field->choices; choice->code != NULL; choice++, n++)
        {
          g_assert_nonnull (words[n]);
          g_assert_cmpstr (_(choice->title), ==, words[n]);
          g_assert_true (xq_choices_find (field->choices, words[n]) == choice);
        }
      g_assert_null (words[n]);
    }
}

static void
check_fields (const XqField *fields)
{
  for (const XqField *field = fields; field->number != 0; field++)
    {
      g_assert_cmpstr (_(field->title), !=, field->title);
      if (field->parts != NULL)
        check_fields (field->parts);
      for (const XqChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
        {
          g_assert_cmpstr (_(choice->title), !=, choice->title);
          /* Each way to say a choice finds that choice and not one before it. */
          g_assert_true (xq_choices_find (field->choices, choice->code) == choice);
          g_assert_true (xq_choices_find (field->choices, choice->title) == choice);
          g_assert_true (xq_choices_find (field->choices, _(choice->title)) == choice);
        }
    }
}

/* Nothing of a form is left in English, and no two choices are called the same. */
static void
test_forms (void)
{
  guint n = 0;

  for (const XqKind *const *kind = xq_kinds_get_all (); *kind != NULL; kind++, n++)
    {
      g_assert_cmpstr (_((*kind)->title), !=, (*kind)->title);
      check_fields ((*kind)->fields);
    }
  g_assert_cmpuint (n, >, 20);
}

static void
test_message (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqVault) vault = xq_vault_open ("无此学校.xinqing", &error);

  g_assert_null (vault);
  g_assert_cmpstr (error->message, ==, "没有“无此学校.xinqing”这个文件夹。请看看学校放在哪里，写全路径。");
}

static void
test_names (void)
{
  g_autofree char *junior = xq_class_name_for_screen (7, 1);
  g_autofree char *senior = xq_class_name_for_screen (10, 12);

  g_assert_cmpstr (junior, ==, "七(1)");
  g_assert_cmpstr (senior, ==, "高一(12)");
  g_assert_cmpstr (xq_role_get_title (XQ_ROLE_COUNSELLOR), ==, "心理教师");
  g_assert_cmpstr (xq_role_get_title (XQ_ROLE_DORMITORY), ==, "宿管老师");
  g_assert_cmpstr (xq_role_get_title (XQ_ROLE_KEEPER), ==, "系统管理员");
  g_assert_cmpstr (xq_cabinet_get_title (XQ_CABINET_SCHOOL), ==, "学校库");
  g_assert_cmpstr (xq_cabinet_get_title (XQ_CABINET_CARE), ==, "帮扶库");
  g_assert_cmpstr (xq_cabinet_get_title (XQ_CABINET_CASEWORK), ==, "辅导库");
}

int
main (int   argc,
      char *argv[])
{
  const char *folder = g_getenv ("XINQING_LOCALE_DIR");

  /* A computer without the Chinese locale has Chinese through LANGUAGE. */
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  if (setlocale (LC_ALL, "zh_CN.UTF-8") == NULL && setlocale (LC_ALL, "C.UTF-8") == NULL)
    g_error ("there is no UTF-8 locale");
  if (folder == NULL)
    g_error ("XINQING_LOCALE_DIR names no folder with the catalogue");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  g_test_init (&argc, &argv, NULL);
  xq_school_register ();
  g_test_add_func ("/school/chinese/words", test_words);
  g_test_add_func ("/school/chinese/forms", test_forms);
  g_test_add_func ("/school/chinese/message", test_message);
  g_test_add_func ("/school/chinese/names", test_names);
  return g_test_run ();
}
