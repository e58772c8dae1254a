/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "papers/form.h"
#include "pdf-reader.h"

/* Long and hostile texts over pages. */

static const char *const layouts[] = {
  "referral_letter", "guardian_notice", "return_review", "crisis_record", "case_summary", "case_summary_shared", "term_summary",
};

/* Every text that a paper has a place for. */
static const char *const keys[] = {
  "school", "school_short", "to", "purpose", "number", "name", "name_or_code", "sex", "age", "born", "class", "grade", "guardian",
  "relation", "phone", "receiver", "observed", "done", "contact", "post", "contact_phone", "kind_other", "wish_other",
  "materials_text", "reply_due", "told_on", "told_at", "place", "people", "counsellor", "from", "until", "n", "minutes", "source",
  "themes", "reason", "background", "presentation", "assessment", "plan", "effect_student", "effect_observed",
  "effect_guardian", "advice_teacher", "advice_guardian", "advice_student", "reflection", "term", "printed_on",
};

static JsonObject *
new_values (void)
{
  JsonObject *values = json_object_new ();

  json_object_set_string_member (values, "school", "晴川县测试中学");
  json_object_set_string_member (values, "school_short", "测试中学");
  json_object_set_string_member (values, "number", "心转〔2024〕1号");
  json_object_set_string_member (values, "name", "甲小明");
  json_object_set_string_member (values, "receiver", "晴川县人民医院");
  return values;
}

static GBytes *
set (const char *layout,
     JsonObject *values)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = xq_form_set (layout, values, "7-0a1b2c3d", NULL, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

/* @n characters; every hundredth is 雪, which stands nowhere else. */
static char *
long_text (guint n)
{
  const char *sentence = "近两周上课多伏桌，作业未交5次；与同桌争吵后常独处，午饭只吃几口。";
  glong length = g_utf8_strlen (sentence, -1);
  GString *text = g_string_new (NULL);

  for (guint i = 1; i <= n; i++)
    g_string_append_unichar (text, i % 100 == 0 ? 0x96ea : g_utf8_get_char (g_utf8_offset_to_pointer (sentence, i % length)));
  return g_string_free (text, FALSE);
}

static void
test_ten_thousand_characters (void)
{
  static const struct { const char *layout; const char *key; } places[] = {
    { "referral_letter", "observed" }, { "guardian_notice", "observed" }, { "case_summary", "reason" },
  };
  g_autofree char *text = long_text (10000);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (JsonObject) values = new_values ();
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *printed = NULL;
      int n_pages;

      json_object_set_string_member (values, places[i].key, text);
      pdf = set (places[i].layout, values);
      printed = pdf_text (pdf, &n_pages);
      g_assert_cmpuint (count_of (printed, "雪"), ==, 100);
      g_assert_cmpint (n_pages, >=, 5);
      g_assert_cmpint (n_pages, <=, 14);
      g_assert_cmpuint (count_of (printed, "内部材料"), ==, (guint) n_pages);
      g_assert_cmpuint (count_of (printed, "非诊断证明，不得作为诊断依据"), ==, (guint) n_pages);
      g_assert_cmpuint (count_of (printed, "7-0a1b2c3d"), ==, (guint) n_pages);
      g_assert_cmpuint (g_bytes_get_size (pdf), <, (gsize) n_pages * 40 * 1024);
    }
}

static JsonArray *
new_sessions (guint n)
{
  JsonArray *sessions = json_array_new ();

  for (guint i = 0; i < n; i++)
    {
      JsonObject *session = json_object_new ();
      g_autofree char *text = long_text (20 + i * 37 % 300);
      g_autofree char *points = g_strdup_printf ("始%u终%s甲%u乙", i, text, i);

      json_object_set_int_member (session, "order", i + 1);
      json_object_set_string_member (session, "date", "2024年10月8日");
      json_object_set_int_member (session, "minutes", 40);
      json_object_set_string_member (session, "form", "个体辅导");
      json_object_set_string_member (session, "points", points);
      json_array_add_object_element (sessions, session);
    }
  return sessions;
}

/* The head of the table on every page that it goes over, each record whole. */
static void
test_table (void)
{
  g_autoptr (JsonObject) values = new_values ();
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (PdfDocument) document = NULL;
  guint rows = 0;
  guint pages = 0;

  json_object_set_array_member (values, "sessions", new_sessions (60));
  pdf = set ("case_summary", values);
  document = pdf_open (pdf);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      g_autofree char *text = pdf_page_text (document, i);
      guint here = 0;

      for (guint j = 0; j < 60; j++)
        {
          g_autofree char *begin = g_strdup_printf ("始%u终", j);
          g_autofree char *end = g_strdup_printf ("甲%u乙", j);

          g_assert_cmpuint (count_of (text, begin), ==, count_of (text, end));
          here += count_of (text, begin);
        }
      g_assert_cmpuint (count_of (text, "次序"), ==, here > 0 ? 1 : 0);
      rows += here;
      pages += here > 0;
    }
  g_assert_cmpuint (rows, ==, 60);
  g_assert_cmpuint (pages, >, 2);
}

/* However long the letter is, the slip is whole at the end of the last page. */
static void
test_slip (void)
{
  guint alone = 0;

  for (guint n = 0; n <= 2200; n += 55)
    {
      g_autoptr (JsonObject) values = new_values ();
      g_autofree char *text = long_text (n);
      g_autofree char *last = NULL;
      g_autofree char *whole = NULL;
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (PdfDocument) document = NULL;
      const char *cut;
      int n_pages;

      json_object_set_string_member (values, "observed", text);
      pdf = set ("referral_letter", values);
      document = pdf_open (pdf);
      n_pages = poppler_document_get_n_pages (document);
      last = pdf_page_text (document, n_pages - 1);
      whole = pdf_text (pdf, NULL);
      if (n == 0)
        g_assert_cmpint (n_pages, ==, 1);
      g_assert_cmpuint (count_of (whole, "沿此线裁开"), ==, 1);
      g_assert_cmpuint (count_of (whole, "编号：心转〔2024〕1号"), ==, 4); /* letter, both sides of the cut, the slip's sentence */
      cut = strstr (last, "沿此线裁开");
      g_assert_nonnull (cut);
      g_assert_nonnull (strstr (last, "编号：心转〔2024〕1号"));
      g_assert_true (strstr (last, "编号：心转〔2024〕1号") < cut);
      g_assert_nonnull (strstr (cut, "转介回执"));
      g_assert_nonnull (strstr (cut, "晴川县测试中学："));
      g_assert_nonnull (strstr (cut, "接待情况"));
      g_assert_nonnull (strstr (cut, "下次就诊（联系）"));
      g_assert_nonnull (strstr (cut, "监护人同意的，可另附。"));
      alone += n_pages > 1;
    }
  g_assert_cmpuint (alone, >, 0);
}

/* Nobody signs a page on which nothing else stands. */
static void
test_signatures_are_not_alone (void)
{
  for (guint n = 100; n <= 1500; n += 35)
    {
      g_autoptr (JsonObject) values = new_values ();
      g_autoptr (JsonArray) paragraphs = json_array_new ();
      g_autofree char *text = long_text (n);
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (PdfDocument) document = NULL;

      for (guint i = 0; i < 2; i++)
        {
          JsonObject *paragraph = json_object_new ();

          json_object_set_string_member (paragraph, "kind", i == 0 ? "heading" : "paragraph");
          json_object_set_string_member (paragraph, "text", i == 0 ? "一、基本情况" : text);
          json_array_add_object_element (paragraphs, paragraph);
        }
      json_object_set_array_member (values, "text", json_array_ref (paragraphs));
      pdf = set ("term_summary", values);
      document = pdf_open (pdf);
      for (int i = 0; i < poppler_document_get_n_pages (document); i++)
        {
          g_autofree char *page = pdf_page_text (document, i);
          gboolean sealed = strstr (page, "（盖章）") != NULL;

          g_assert_true (sealed == (strstr (page, "校长（签字）") != NULL));
          if (sealed && strstr (page, "同桌") == NULL && strstr (page, "作业") == NULL && strstr (page, "午饭") == NULL)
            g_error ("with %u characters page %d is signed empty: %s", n, i + 1, page);
        }
    }
}

static void
test_hostile_texts (void)
{
  static const char *const texts[] = {
    "\x01\x02\x1b[31m\x7f\xc2\x85", "\xe2\x80\xae反了\xe2\x80\xac אבג مرحبا", "😀👨‍👩‍👧🇨🇳\xf0\x93\x80\x80", "e\xcc\x81\xcc\x81\xcc\x81",
    "\xcc\x81", "\xff\xfe\x80", "%s%n{name}[urgency:today]\\n", "\xee\x80\x81\xee\x80\x80", "＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿",
    "\n\n\n\n", "　", "(((((((((（（（（（（（（", "𬱖𠮷𡈽", "한글 ไทย देवनागरी",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (layouts); j++)
      {
        g_autoptr (JsonObject) values = json_object_new ();
        g_autoptr (GBytes) pdf = NULL;
        g_autoptr (PdfDocument) document = NULL;

        for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
          json_object_set_string_member (values, keys[k], texts[i]);
        json_object_set_array_member (values, "sessions", new_sessions (2));
        pdf = set (layouts[j], values);
        document = pdf_open (pdf);
        g_assert_cmpint (poppler_document_get_n_pages (document), >=, 1);
      }
}

/* More than 65,535 bytes of what fills no line, and of what fills many. */
static void
test_enormous_texts (void)
{
  static const char *const units[] = { "\xcc\x81", "x", "＿", "汉", "\xee\x80\x81", "（", " ", "\n", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (JsonObject) values = new_values ();
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (PdfDocument) document = NULL;

      while (text->len <= 65536 + 16)
        g_string_append (text, units[i]);
      json_object_set_string_member (values, "observed", text->str);
      json_object_set_string_member (values, "name", text->str);
      json_object_set_string_member (values, "to", text->str);
      json_object_set_string_member (values, "school_short", text->str);
      pdf = set ("referral_letter", values);
      document = pdf_open (pdf);
      g_assert_cmpint (poppler_document_get_n_pages (document), >=, 1);
    }
}

/* A header's and a footer's parts do not run into each other. */
static void
test_margins (void)
{
  g_autoptr (JsonObject) values = new_values ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  json_object_set_string_member (values, "to", "晴川县第一人民医院心理卫生科门诊部及其随访小组全体工作人员（由班主任转交）");
  json_object_set_string_member (values, "purpose", "转介就诊与随访、复学评估、在校支持建议");
  json_object_set_string_member (values, "school_short", "晴川县城西街道中心初级中学附属实验学校东校区");
  pdf = set ("guardian_notice", values);
  text = pdf_text (pdf, NULL);
  g_assert_nonnull (strstr (text, "提供给：晴川县第一人民医院心理卫生科门诊部及其随访小组全体工作人员（由班主任转交）"));
  g_assert_nonnull (strstr (text, "复学评估、在校支持建议"));
  g_assert_nonnull (strstr (text, "晴川县城西街道中心初级中学附属实验学校东校区"));
  g_assert_nonnull (strstr (text, "第1页共1页"));
}

static void
test_fonts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autoptr (JsonObject) values = new_values ();
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (PdfDocument) document = NULL;
      g_autoptr (PdfFontInfo) info = NULL;
      PopplerFontsIter *font = NULL;
      guint n = 0;

      json_object_set_string_member (values, "observed", "\xf0\x93\x80\x80 也有没有字形的"); /* its number is in no other font */
      pdf = set (layouts[i], values);
      document = pdf_open (pdf);
      info = poppler_font_info_new (document);
      while (poppler_font_info_scan (info, 100, &font))
        {
          do
            {
              g_assert_cmpint (poppler_fonts_iter_get_font_type (font), ==, POPPLER_FONT_TYPE_CID_TYPE2);
              g_assert_true (poppler_fonts_iter_is_embedded (font));
              g_assert_true (poppler_fonts_iter_is_subset (font));
              n++;
            }
          while (poppler_fonts_iter_next (font));
          poppler_fonts_iter_free (font);
          font = NULL;
        }
      g_assert_cmpuint (n, >=, 1);
      g_assert_cmpuint (n, <=, 2);
    }
}

/* A system on which nothing is installed says what is missing. */
static void
test_no_font (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("xq-fonts-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "fonts.conf", NULL);
  g_autoptr (JsonObject) values = new_values ();
  g_autofree char *before = g_strdup (g_getenv ("FONTCONFIG_FILE"));
  GBytes *pdf;

  g_assert_no_error (error);
  g_file_set_contents (path, "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig></fontconfig>", -1, &error);
  g_assert_no_error (error);
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
  pdf = xq_form_set ("referral_letter", values, NULL, NULL, NULL, &error);
  if (before != NULL)
    g_setenv ("FONTCONFIG_FILE", before, TRUE);
  else
    g_unsetenv ("FONTCONFIG_FILE");
  g_assert_null (pdf);
  g_assert_error (error, XQ_PAPER_ERROR, XQ_PAPER_ERROR_NO_FONT);
  g_assert_nonnull (strstr (error->message, "fonts-arphic-uming"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_no_layout (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) values = new_values ();

  g_assert_null (xq_form_set ("wallpaper", values, NULL, NULL, NULL, &error));
  g_assert_error (error, XQ_PAPER_ERROR, XQ_PAPER_ERROR_TEMPLATE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/papers/pages/ten-thousand-characters", test_ten_thousand_characters);
  g_test_add_func ("/papers/pages/table", test_table);
  g_test_add_func ("/papers/pages/slip", test_slip);
  g_test_add_func ("/papers/pages/signatures-are-not-alone", test_signatures_are_not_alone);
  g_test_add_func ("/papers/pages/hostile-texts", test_hostile_texts);
  g_test_add_func ("/papers/pages/enormous-texts", test_enormous_texts);
  g_test_add_func ("/papers/pages/margins", test_margins);
  g_test_add_func ("/papers/pages/fonts", test_fonts);
  g_test_add_func ("/papers/pages/no-font", test_no_font);
  g_test_add_func ("/papers/pages/no-layout", test_no_layout);
  return g_test_run ();
}
