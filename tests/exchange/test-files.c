/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/resource.h>

#include <glib/gstdio.h>

#include "made-file.h"

#include "exchange/spreadsheet.h"

/* No file that a school can be handed may take longer, or more memory beyond
 * the file itself. Generous, since tests share a machine. */
#define MOST_SECONDS 20
#define MOST_MEGABYTES 700

#define CELL(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

static glong
peak_megabytes (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

/* Read within bounds of time and memory. */
static XqSheetBook *
read_bounded (GBytes  *bytes,
              GError **error)
{
  gint64 began = g_get_monotonic_time ();
  glong before = peak_megabytes ();
  XqSheetBook *book = xq_sheet_book_read (bytes, NULL, NULL, NULL, error);
  double seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  glong megabytes = peak_megabytes () - before;

  g_test_message ("%" G_GSIZE_FORMAT " KB: %.2f s, %ld MB", g_bytes_get_size (bytes) / 1024, seconds, megabytes);
  g_assert_cmpfloat (seconds, <, MOST_SECONDS);
  g_assert_cmpint (megabytes, <, MOST_MEGABYTES);
  return book;
}

static void
assert_refused (GBytes *bytes,
                int     code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSheetBook) book = read_bounded (bytes, &error);

  g_assert_null (book);
  g_assert_error (error, XQ_EXCHANGE_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static const char *
get_text (const XqSheetBook *book,
          guint              row,
          guint              column)
{
  const XqSheet *sheet = g_ptr_array_index (book->sheets, 0);
  const XqSheetCell *cell;

  g_assert_cmpuint (row, <, sheet->rows->len);
  cell = xq_sheet_row_get (&g_array_index (sheet->rows, XqSheetRow, row), column);
  return cell != NULL ? cell->text : NULL;
}

static XqSheetBook *
read_sound (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  XqSheetBook *book = read_bounded (bytes, &error);

  g_assert_no_error (error);
  return book;
}

static void
test_encodings (void)
{
  static const struct { const char *charset; const char *mark; } encodings[] = {
    { "UTF-8", "" }, { "UTF-8", "\xef\xbb\xbf" }, { "GB18030", "" }, { "GBK", "" },
    { "UTF-16LE", "\xff\xfe" }, { "UTF-16BE", "\xfe\xff" },
  };
  static const char *const breaks[] = { "\n", "\r\n", "\r" };
  static const char *const divisions[] = { ",", "\t", ";" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (guint j = 0; j < G_N_ELEMENTS (breaks); j++)
      for (guint k = 0; k < G_N_ELEMENTS (divisions); k++)
        {
          g_autoptr (GString) text = g_string_new ("姓名|性别|备注#王小明|男|\"说：\"\"好\"\"|两|段\"#李晓红|女|#");
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (XqSheetBook) book = NULL;
          g_autofree char *quoted = g_strdup_printf ("说：\"好\"%s两%s段", divisions[k], divisions[k]);

          g_string_replace (text, "|", divisions[k], 0);
          g_string_replace (text, "#", breaks[j], 0);
          bytes = made_encoded (text->str, encodings[i].charset, encodings[i].mark);
          book = read_sound (bytes);
          g_assert_cmpstr (get_text (book, 0, 0), ==, "姓名");
          g_assert_cmpstr (get_text (book, 1, 0), ==, "王小明");
          g_assert_cmpstr (get_text (book, 1, 2), ==, quoted);
          g_assert_cmpstr (get_text (book, 2, 1), ==, "女");
          g_assert_null (get_text (book, 2, 2));
        }
}

/* A name with a character beyond the first plane, which GB18030 has. */
static void
test_rare_character (void)
{
  g_autoptr (GBytes) bytes = made_encoded ("姓名,性别\n王𬭎,男\n", "GB18030", "");
  g_autoptr (XqSheetBook) book = read_sound (bytes);

  g_assert_cmpstr (get_text (book, 1, 0), ==, "王𬭎");
}

static void
test_workbook (void)
{
  g_autoptr (GBytes) bytes = made_workbook (
    "<row r=\"1\">" CELL ("A1", "姓名") CELL ("B1", "出生日期") "</row>"
    "<row r=\"3\">" CELL ("A3", "王&amp;明") "<c r=\"B3\" s=\"1\"><v>41076</v></c><c r=\"C3\"><v>1.3904105718E10</v></c>"
    "<c r=\"D3\" t=\"b\"><v>1</v></c><c r=\"E3\" t=\"e\"><v>#REF!</v></c></row>", NULL);
  g_autoptr (XqSheetBook) book = read_sound (bytes);
  const XqSheet *sheet = g_ptr_array_index (book->sheets, 0);

  g_assert_cmpstr (sheet->name, ==, "学生");
  g_assert_cmpuint (g_array_index (sheet->rows, XqSheetRow, 1).number, ==, 3);
  g_assert_cmpstr (get_text (book, 1, 0), ==, "王&明");
  g_assert_cmpstr (get_text (book, 1, 1), ==, "2012-06-16");
  g_assert_cmpstr (get_text (book, 1, 2), ==, "13904105718");
  g_assert_cmpint (xq_sheet_row_get (&g_array_index (sheet->rows, XqSheetRow, 1), 3)->kind, ==, XQ_CELL_BOOLEAN);
  g_assert_cmpint (xq_sheet_row_get (&g_array_index (sheet->rows, XqSheetRow, 1), 4)->kind, ==, XQ_CELL_FAULT);
}

static void
test_zip_bomb (void)
{
  static const char *const paths[] = { "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GBytes) bytes = made_bomb (paths[i], 300, 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (XqSheetBook) book = read_bounded (bytes, &error);

      g_assert_cmpuint (g_bytes_get_size (bytes), <, 4 * 1024 * 1024);
      g_assert_null (book);
      g_assert_true (g_error_matches (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_TOO_LARGE) ||
                     g_error_matches (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_DAMAGED));
    }
}

static void
test_many_members (void)
{
  g_autoptr (GBytes) bytes = made_bomb ("x", 0, 5000);

  assert_refused (bytes, XQ_EXCHANGE_ERROR_TOO_LARGE);
}

/* Entities that grow, and entities that would open a file of the computer. */
static void
test_entities (void)
{
  static const char secret[] = "the content of a file that nobody asked for";
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("xq-entity-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "secret", NULL);
  g_autofree char *outside = NULL;
  const char *parts[3];

  g_file_set_contents (path, secret, -1, &error);
  g_assert_no_error (error);
  outside = g_strdup_printf ("<?xml version=\"1.0\"?><!DOCTYPE sst [<!ENTITY a SYSTEM \"file://%s\">]>"
                             "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>&a;</t></si></sst>",
                             path);
  parts[0] = outside;
  parts[1] = "<?xml version=\"1.0\"?><!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">"
             "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
             "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">"
             "<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">"
             "<!ENTITY h \"&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;\">]>"
             "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>&h;</t></si></sst>";
  parts[2] = "<?xml version=\"1.0\"?><!DOCTYPE sst SYSTEM \"http://127.0.0.1:9/x.dtd\">"
             "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>a</t></si></sst>";

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GBytes) bytes = made_workbook ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", parts[i]);
      g_autoptr (GError) problem = NULL;
      g_autoptr (XqSheetBook) book = read_bounded (bytes, &problem);

      g_assert_null (book);
      g_assert_error (problem, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_DAMAGED);
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_depth (void)
{
  g_autoptr (GString) rows = g_string_new ("<row r=\"1\">");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (rows, "<x>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (rows, "</x>");
  g_string_append (rows, "</row>");
  bytes = made_workbook (rows->str, NULL);
  assert_refused (bytes, XQ_EXCHANGE_ERROR_DAMAGED);
}

static void
test_far_cells (void)
{
  static const char *const rows[] = {
    "<row r=\"4294967295\">" CELL ("A4294967295", "a") "</row>",
    "<row r=\"1\">" CELL ("ZZZZZZZZ1", "a") "</row>",
    "<row r=\"-5\">" CELL ("A-5", "a") "</row>",
    "<row r=\"99999999999999999999\"><c r=\"\"><v>1</v></c></row>",
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>4000000000</v></c></row>",
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>",
    "<row r=\"1\"><c r=\"A1\" s=\"99999999999\"><v>1e999</v></c></row>",
  };

  /* Read or refused, but never past its own memory. */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = made_workbook (rows[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (XqSheetBook) book = read_bounded (bytes, &error);

      g_assert_true ((book == NULL) == (error != NULL));
      for (guint j = 0; book != NULL && j < ((XqSheet *) g_ptr_array_index (book->sheets, 0))->rows->len; j++)
        {
          const XqSheetRow *row = &g_array_index (((XqSheet *) g_ptr_array_index (book->sheets, 0))->rows, XqSheetRow, j);

          for (guint k = 0; k < row->n_cells; k++)
            g_assert_cmpuint (row->cells[k].column, <, XQ_SHEET_MAX_COLUMNS);
        }
    }
}

/* Whatever is cut off or overwritten: an answer, and never a fall. */
static void
test_half_and_broken (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "samples", "roster-by-class.xlsx", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize n;

  g_file_get_contents (path, &data, &n, &error);
  g_assert_no_error (error);
  for (guint i = 1; i < 60; i++)
    {
      g_autoptr (GBytes) half = g_bytes_new (data, n * i / 60);
      g_autoptr (GError) problem = NULL;
      g_autoptr (XqSheetBook) book = xq_sheet_book_read (half, NULL, NULL, NULL, &problem);

      g_assert_null (book);
      g_assert_error (problem, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_DAMAGED);
    }
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *copy = g_memdup2 (data, n);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) problem = NULL;
      g_autoptr (XqSheetBook) book = NULL;

      copy[g_test_rand_int_range (0, (gint32) n)] ^= (char) (1 << g_test_rand_int_range (0, 8));
      bytes = g_bytes_new (copy, n);
      book = xq_sheet_book_read (bytes, NULL, NULL, NULL, &problem);
      g_assert_true ((book == NULL) == (problem != NULL));
    }
}

static void
test_one_long_line (void)
{
  gsize n = 100 * 1024 * 1024;
  char *data = g_malloc (n);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) smaller = NULL;
  g_autoptr (GBytes) quote = NULL;
  g_autoptr (XqSheetBook) book = NULL;
  g_autoptr (GError) error = NULL;

  memset (data, 'a', n);
  bytes = g_bytes_new_take (data, n);
  assert_refused (bytes, XQ_EXCHANGE_ERROR_TOO_LARGE);

  /* Within the size: one cell, cut to what a cell may hold. */
  smaller = g_bytes_new_from_bytes (bytes, 0, 30 * 1024 * 1024);
  book = read_bounded (smaller, &error);
  g_assert_true ((book == NULL) == (error != NULL));
  if (book != NULL)
    g_assert_cmpuint (strlen (get_text (book, 0, 0)), <=, XQ_SHEET_MAX_CELL);

  /* A quotation mark that never closes, again and again. */
  {
    g_autoptr (GString) text = g_string_new ("姓名,性别\n");

    for (guint i = 0; i < 300000; i++)
      g_string_append (text, "\"王,男\n");
    quote = g_bytes_new (text->str, text->len);
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (XqSheetBook) read = read_bounded (quote, &problem);

      g_assert_true ((read == NULL) == (problem != NULL));
    }
  }
}

static void
test_too_many (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GBytes) many_rows = NULL;
  g_autoptr (GBytes) many_columns = NULL;

  for (guint i = 0; i <= XQ_SHEET_MAX_ROWS; i++)
    g_string_append (rows, "a,b\n");
  for (guint i = 0; i <= XQ_SHEET_MAX_COLUMNS; i++)
    g_string_append (columns, "a,");
  many_rows = g_bytes_new (rows->str, rows->len);
  many_columns = g_bytes_new (columns->str, columns->len);
  assert_refused (many_rows, XQ_EXCHANGE_ERROR_TOO_LARGE);
  assert_refused (many_columns, XQ_EXCHANGE_ERROR_TOO_LARGE);
}

static void
test_other_kinds (void)
{
  static const char compound[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old spreadsheet or document";
  static const struct { const char *data; gsize n; int code; } files[] = {
    { compound, sizeof compound, XQ_EXCHANGE_ERROR_UNSUPPORTED },
    { "%PDF-1.4 and so on", 18, XQ_EXCHANGE_ERROR_UNSUPPORTED },
    { "\x89PNG\r\n\x1a\n", 8, XQ_EXCHANGE_ERROR_UNSUPPORTED },
    { "<html><table><tr><td>姓名</td></tr></table></html>", 40, XQ_EXCHANGE_ERROR_UNSUPPORTED },
    { "", 0, XQ_EXCHANGE_ERROR_DAMAGED },
  };
  g_autoptr (GBytes) document = made_zip ("word/document.xml", "<document/>", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSheetBook) book = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (files[i].data, files[i].n);

      assert_refused (bytes, files[i].code);
    }
  book = read_bounded (document, &error);
  g_assert_null (book);
  g_assert_cmpint (error->domain == XQ_EXCHANGE_ERROR, ==, TRUE);
}

static void
test_cancelled (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "samples", "roster-export.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSheetBook) book = NULL;

  g_cancellable_cancel (cancellable);
  book = xq_sheet_book_load (file, NULL, NULL, cancellable, &error);
  g_assert_null (book);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/encodings", test_encodings);
  g_test_add_func ("/files/rare-character", test_rare_character);
  g_test_add_func ("/files/workbook", test_workbook);
  g_test_add_func ("/files/zip-bomb", test_zip_bomb);
  g_test_add_func ("/files/many-members", test_many_members);
  g_test_add_func ("/files/entities", test_entities);
  g_test_add_func ("/files/depth", test_depth);
  g_test_add_func ("/files/far-cells", test_far_cells);
  g_test_add_func ("/files/half-and-broken", test_half_and_broken);
  g_test_add_func ("/files/one-long-line", test_one_long_line);
  g_test_add_func ("/files/too-many", test_too_many);
  g_test_add_func ("/files/other-kinds", test_other_kinds);
  g_test_add_func ("/files/cancelled", test_cancelled);
  return g_test_run ();
}
