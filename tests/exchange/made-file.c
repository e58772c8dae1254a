/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "made-file.h"

#define TYPES \
  "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
#define ROOT \
  "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" \
  "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" " \
  "Target=\"xl/workbook.xml\"/></Relationships>"
#define BOOK \
  "<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" " \
  "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>" \
  "<sheet name=\"学生\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
#define BOOK_RELATIONS \
  "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" \
  "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" " \
  "Target=\"worksheets/sheet1.xml\"/>" \
  "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" " \
  "Target=\"styles.xml\"/>" \
  "<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" " \
  "Target=\"sharedStrings.xml\"/></Relationships>"
#define STYLES \
  "<?xml version=\"1.0\"?><styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" \
  "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
#define STRINGS "<?xml version=\"1.0\"?><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>"
#define SHEET_BEGIN \
  "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
#define SHEET_END "</sheetData></worksheet>"

typedef struct
{
  struct archive *archive;
  GByteArray     *bytes;
} Zip;

static la_ssize_t
take (struct archive *archive,
      void           *data,
      const void     *buffer,
      size_t          n)
{
  (void) archive;
  g_byte_array_append (data, buffer, (guint) n);
  return (la_ssize_t) n;
}

static void
begin (Zip *zip)
{
  zip->bytes = g_byte_array_new ();
  zip->archive = archive_write_new ();
  archive_write_set_format_zip (zip->archive);
  archive_write_set_bytes_per_block (zip->archive, 0);
  g_assert_cmpint (archive_write_open (zip->archive, zip->bytes, NULL, take, NULL), ==, ARCHIVE_OK);
}

static void
add (Zip        *zip,
     const char *path,
     const char *data,
     gsize       n,
     guint       times)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, path);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) (n * times));
  g_assert_cmpint (archive_write_header (zip->archive, entry), ==, ARCHIVE_OK);
  for (guint i = 0; i < times; i++)
    g_assert_cmpint (archive_write_data (zip->archive, data, n), ==, (la_ssize_t) n);
  archive_entry_free (entry);
}

static GBytes *
end (Zip *zip)
{
  g_assert_cmpint (archive_write_close (zip->archive), ==, ARCHIVE_OK);
  archive_write_free (zip->archive);
  return g_byte_array_free_to_bytes (zip->bytes);
}

GBytes *
made_zip (const char *first,
          ...)
{
  Zip zip;
  va_list args;

  begin (&zip);
  va_start (args, first);
  for (const char *path = first; path != NULL; path = va_arg (args, const char *))
    {
      const char *text = va_arg (args, const char *);

      add (&zip, path, text, strlen (text), 1);
    }
  va_end (args);
  return end (&zip);
}

GBytes *
made_workbook (const char *rows,
               const char *strings)
{
  g_autofree char *sheet = g_strconcat (SHEET_BEGIN, rows, SHEET_END, NULL);

  return made_zip ("[Content_Types].xml", TYPES, "_rels/.rels", ROOT, "xl/workbook.xml", BOOK,
                   "xl/_rels/workbook.xml.rels", BOOK_RELATIONS, "xl/styles.xml", STYLES,
                   "xl/sharedStrings.xml", strings != NULL ? strings : STRINGS, "xl/worksheets/sheet1.xml", sheet, NULL);
}

GBytes *
made_bomb (const char *path,
           guint       megabytes,
           guint       n)
{
  g_autofree char *letters = g_malloc (1024 * 1024);
  Zip zip;

  memset (letters, ' ', 1024 * 1024);
  begin (&zip);
  add (&zip, "[Content_Types].xml", TYPES, strlen (TYPES), 1);
  add (&zip, "_rels/.rels", ROOT, strlen (ROOT), 1);
  add (&zip, "xl/workbook.xml", BOOK, strlen (BOOK), 1);
  add (&zip, "xl/_rels/workbook.xml.rels", BOOK_RELATIONS, strlen (BOOK_RELATIONS), 1);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *numbered = i == 0 ? g_strdup (path) : g_strdup_printf ("%s.%u", path, i);

      add (&zip, numbered, letters, 1024 * 1024, megabytes);
    }
  return end (&zip);
}

GBytes *
made_encoded (const char *text,
              const char *charset,
              const char *mark)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize n = 0;
  g_autofree char *converted = g_convert (text, -1, charset, "UTF-8", NULL, &n, &error);

  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) mark, (guint) strlen (mark));
  g_byte_array_append (bytes, (const guint8 *) converted, (guint) n);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
