/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 *   made-roster FILE.xlsx
 *
 * Writes the roster of a school that is not there, laid out as schools lay theirs
 * out: titles above, headings in two rows, more columns than anybody needs, a
 * footer. Two classes of six.
 */
#include "config.h"

#include <stdio.h>

#include <glib.h>

#include "made-file.h"

#define N_COLUMNS 10

static const char *const lines[][N_COLUMNS] = {
  { "永济市城西初级中学学生花名册" },
  { "2024-2025学年第一学期" },
  { "序号", "学生", NULL, NULL, NULL, NULL, NULL, "监护人", NULL, NULL },
  { NULL, "学籍号", "姓名", "性别", "出生日期", "班级", "民族", "姓名", "关系", "电话" },
  { "1", "G140881201201010011", "陈一帆", "男", "2012-01-01", "七(1)班", "汉", "陈国强", "父亲", "13900000011" },
  { "2", "G140881201202020022", "董小雨", "女", "2012-02-02", "七(1)班", "汉", "董建军", "父亲", "13900000012" },
  { "3", "G140881201203030033", "冯春华", "女", "2012-03-03", "七(1)班", "汉", "李爱莲", "母亲", "13900000013" },
  { "4", "G140881201204040044", "郝思远", "男", "2012-04-04", "七(1)班", "汉", "郝大山", "父亲", "13900000014" },
  { "5", "G140881201205050055", "康乐", "男", "2012-05-05", "七(1)班", "汉", "康建国", "爷爷", "13900000015" },
  { "6", "G140881201206060066", "欧阳紫霞", "女", "2012-06-06", "七(1)班", "回", "欧阳明", "父亲", "13900000016" },
  { "7", "G140881201207070077", "任飞", "男", "2012-07-07", "七(2)班", "汉", "任志刚", "父亲", "13900000017" },
  { "8", "G140881201208080088", "宋佳怡", "女", "2012-08-08", "七(2)班", "汉", "王秀英", "母亲", "13900000018" },
  { "9", "G140881201209090099", "田野", "男", "2011-09-09", "七(2)班", "汉", "田守业", "父亲", "13900000019" },
  { "10", "G140881201110100100", "魏敏", "女", "2011-10-10", "七(2)班", "汉", "魏东", "父亲", "13900000020" },
  { "11", "G140881201111110111", "徐朗", "男", "2011-11-11", "七(2)班", "汉", "徐文", "父亲", "13900000021" },
  { "12", "G140881201112120122", "尹诗涵", "女", "2011-12-12", "七(2)班", "汉", "赵红梅", "母亲", "13900000022" },
  { "合计", "12人" },
};

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GBytes) workbook = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      fprintf (stderr, "made-roster FILE.xlsx\n");
      return 2;
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_string_append_printf (rows, "<row r=\"%u\">", i + 1);
      for (guint j = 0; j < N_COLUMNS; j++)
        if (lines[i][j] != NULL)
          g_string_append_printf (rows, "<c r=\"%c%u\" t=\"inlineStr\"><is><t>%s</t></is></c>", (char) ('A' + j), i + 1, lines[i][j]);
      g_string_append (rows, "</row>");
    }
  workbook = made_workbook (rows->str, NULL);
  if (g_file_set_contents (argv[1], g_bytes_get_data (workbook, NULL), (gssize) g_bytes_get_size (workbook), &error))
    return 0;
  fprintf (stderr, "%s\n", error->message);
  return 1;
}
