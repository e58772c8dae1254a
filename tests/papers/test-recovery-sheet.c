/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "papers/recovery-sheet.h"
#include "pdf-reader.h"
#include "vault/recovery-code.h"
#include "vault/vault.h"

static XqSecret *
new_code (XqEnvelope envelope)
{
  guint8 bytes[32];
  g_autoptr (XqSecret) raw = NULL;

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * 37 + 11);
  raw = xq_secret_new (bytes, sizeof bytes);
  return xq_recovery_code_format (raw, envelope);
}

static GBytes *
print (XqEnvelope envelope)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) code = new_code (envelope);
  GBytes *pdf = xq_recovery_sheet_print ("永济市城西初级中学", envelope, code, "2025-03-04", "王校长", &error);

  g_assert_no_error (error);
  return pdf;
}

/* What is read off the sheet opens the envelope. */
static void
test_code (void)
{
  for (XqEnvelope envelope = XQ_ENVELOPE_SCHOOL; envelope <= XQ_ENVELOPE_COUNSELLORS; envelope++)
    {
      g_autoptr (XqSecret) code = new_code (envelope);
      g_autoptr (GBytes) pdf = print (envelope);
      g_autofree char *text = NULL;
      g_auto (GStrv) groups = g_strsplit ((const char *) xq_secret_peek (code, NULL), "-", -1);
      int n_pages;

      text = pdf_text (pdf, &n_pages);
      g_assert_cmpint (n_pages, ==, 1);
      g_assert_cmpuint (g_strv_length (groups), ==, XQ_CODE_GROUPS);
      for (guint i = 0; groups[i] != NULL; i++)
        {
          g_autofree char *numbered = g_strdup_printf ("%u%s", i + 1, groups[i]);

          if (strstr (text, numbered) == NULL)
            g_error ("group %u is not on the sheet: %s", i + 1, text);
        }
    }
}

static void
test_words (void)
{
  g_autoptr (GBytes) of_school = print (XQ_ENVELOPE_SCHOOL);
  g_autoptr (GBytes) of_counsellors = print (XQ_ENVELOPE_COUNSELLORS);
  g_autofree char *school = pdf_text (of_school, NULL);
  g_autofree char *counsellors = pdf_text (of_counsellors, NULL);
  static const char *const both[] = {
    "密封恢复码", "永济市城西初级中学", "2025年3月4日", "王校长", "骑缝签名", "保险柜", "用过一次即作废",
    "制作人（签字）", "保管人（签字）", "只打印一张",
  };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      if (strstr (school, both[i]) == NULL || strstr (counsellors, both[i]) == NULL)
        g_error ("%s is not on the sheet: %s", both[i], school);
    }
  g_assert_nonnull (strstr (school, "只有校长可以拆封"));
  g_assert_null (strstr (school, "任命的心理教师本人"));
  g_assert_nonnull (strstr (counsellors, "任命的心理教师本人"));
  g_assert_null (strstr (counsellors, "只有校长可以拆封"));
}

static void
test_blanks (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSecret) code = new_code (XQ_ENVELOPE_SCHOOL);
  g_autoptr (GBytes) pdf = xq_recovery_sheet_print ("学校", XQ_ENVELOPE_SCHOOL, code, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pdf);
}

static void
test_no_code (void)
{
  static const char *const texts[] = {
    "", "1MA1J", "1MA1J-P8H9N-60VKG-WHACM-ADD69-2T3FN-ESYR3-92WJE-K6GAP-FBNNG-QK1WW-NMERR-VZK0",
    "1MA1J P8H9N-60VKG-WHACM-ADD69-2T3FN-ESYR3-92WJE-K6GAP-FBNNG-QK1WW-NMERR-VZK00",
    "1MA1J-P8H9N-60VKG-WHACM-ADD69-2T3FN-ESYR3-92WJE-K6GAP-FBNNG-QK1WW-NMERR-VZK0\xe6",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XqSecret) code = xq_secret_new (texts[i], strlen (texts[i]));

      g_assert_null (xq_recovery_sheet_print ("学校", XQ_ENVELOPE_SCHOOL, code, NULL, NULL, &error));
      g_assert_error (error, XQ_PAPER_ERROR, XQ_PAPER_ERROR_FAILED);
    }
}

#ifndef __SANITIZE_ADDRESS__
#define MASK 0x5a

#define EXCERPT 40

/* Looks for any of the masked excerpts in all memory that can be written. */
static gboolean
is_in_memory (GByteArray *masked)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  FILE *memory = fopen ("/proc/self/mem", "rb");
  gboolean found = FALSE;

  g_assert_nonnull (memory);
  setvbuf (memory, NULL, _IONBF, 0);
  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL && !found; i++)
    {
      unsigned long from;
      unsigned long until;
      guint8 *copy;
      gsize n;

      if (sscanf (lines[i], "%lx-%lx", &from, &until) != 2 || strstr (lines[i], " rw") == NULL || until - from > 1UL << 30)
        continue;
      /* Pages of its own, or the search would find what it copied before. */
      copy = mmap (NULL, until - from, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      g_assert_true (copy != MAP_FAILED);
      n = fseek (memory, (long) from, SEEK_SET) == 0 ? fread (copy, 1, until - from, memory) : 0;
      for (gsize at = 0; at < n; at++)
        copy[at] ^= MASK;
      for (guint excerpt = 0; excerpt < masked->len && !found; excerpt += EXCERPT)
        found = memmem (copy, n, masked->data + excerpt, EXCERPT) != NULL;
      munmap (copy, until - from);
    }
  fclose (memory);
  return found;
}
#endif

/* Of the pages' content, which is not compressed, nothing is left when the
 * bytes are dropped. */
static void
test_wiped (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("freed memory is quarantined under this sanitizer");
#else
  g_autoptr (GByteArray) masked = g_byte_array_new ();
  GBytes *pdf;
  gsize size;
  const guint8 *data;

  /* Freed memory stays in the heap, where it can be looked at. */
  mallopt (M_TRIM_THRESHOLD, 1 << 30);
  mallopt (M_MMAP_THRESHOLD, 1 << 25);
  pdf = print (XQ_ENVELOPE_SCHOOL);
  data = g_bytes_get_data (pdf, &size);
  /* The size of the code's letters stands nowhere else. */
  for (gsize at = 0; at + EXCERPT < size; at++)
    if (memcmp (data + at, " 21 Tf", 6) == 0)
      for (guint i = 0; i < EXCERPT; i++)
        {
          guint8 byte = data[at + i] ^ MASK;

          g_byte_array_append (masked, &byte, 1);
        }
  g_assert_cmpuint (masked->len, ==, 65 * EXCERPT);
  g_assert_true (is_in_memory (masked));
  g_bytes_unref (pdf);
  g_assert_false (is_in_memory (masked));
#endif
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  xq_vault_init (&error);
  g_assert_no_error (error);
  g_test_add_func ("/papers/recovery-sheet/code", test_code);
  g_test_add_func ("/papers/recovery-sheet/words", test_words);
  g_test_add_func ("/papers/recovery-sheet/blanks", test_blanks);
  g_test_add_func ("/papers/recovery-sheet/no-code", test_no_code);
  g_test_add_func ("/papers/recovery-sheet/wiped", test_wiped);
  return g_test_run ();
}
