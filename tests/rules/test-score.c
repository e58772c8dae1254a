/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "school/score.h"

/* Answers as on a sheet of paper, one character an item; each sum below was made
 * by hand. */
static GArray *
answers_of (const char *text)
{
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (int));

  for (; *text != '\0'; text++)
    {
      int answer = *text == '-' ? XQ_ANSWER_MISSING : *text - '0';

      if (*text != ' ')
        g_array_append_val (answers, answer);
    }
  return answers;
}

/* "total=12 1=3 flags: item9", "void", or "total=null". */
static char *
say (const XqScoredSheet *sheet)
{
  g_autoptr (GString) text = g_string_new (sheet->valid ? NULL : "void");

  for (guint i = 0; i < sheet->scores->len; i++)
    {
      const XqScore *score = &g_array_index (sheet->scores, XqScore, i);

      g_string_append_printf (text, "%s%s=", text->len > 0 ? " " : "", score->scale->id);
      if (!score->scored)
        g_string_append (text, "null");
      else if (score->scale->method == XQ_SCORE_MEAN)
        g_string_append_printf (text, "%d.%02d", (int) (score->score / 100), (int) (score->score % 100));
      else
        g_string_append_printf (text, "%d", (int) (score->score / 100));
    }
  for (guint i = 0; i < sheet->flags->len; i++)
    g_string_append_printf (text, " !%s", (const char *) g_ptr_array_index (sheet->flags, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
expect (const char *id,
        const char *answers,
        const char *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) given = answers_of (answers);
  g_autoptr (XqScoredSheet) sheet = xq_score_sheet (xq_instrument_find (id), given, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = say (sheet);
  g_assert_cmpstr (text, ==, said);
}

static void
test_phq9 (void)
{
  expect ("phq9", "000000000", "total=0");
  expect ("phq9", "321012030", "total=12");
  expect ("phq9", "333333333", "total=27 !item9");
  /* The total is low, and the ninth answer is not to wait. */
  expect ("phq9", "000000001", "total=1 !item9");
  expect ("phq9", "11111111-", "total=9 !item9_missing");
  /* 10 of 8 answers: 10 x 9 / 8 = 11.25. */
  expect ("phq9", "-22211110", "total=11");
  /* 14 of 8 answers: 15.75. */
  expect ("phq9", "-22222220", "total=16");
  /* 7 of 7 answers: 9; 14 of 7: 18. */
  expect ("phq9", "--1111111", "total=9 !item9");
  expect ("phq9", "--2222222", "total=18 !item9");
  /* Half a point goes up: 4 of 8 answers is 4.5. */
  expect ("phq9", "-11110000", "total=5");
  expect ("phq9", "---222222", "total=null !item9");
  expect ("phq9", "---------", "total=null !item9_missing");
}

static void
test_gad7 (void)
{
  expect ("gad7", "0000000", "total=0");
  expect ("gad7", "3210321", "total=12");
  /* 5 of 5 answers: 5 x 7 / 5. */
  expect ("gad7", "--11111", "total=7");
  /* 5 of 6 answers: 5.83. */
  expect ("gad7", "-111110", "total=6");
  expect ("gad7", "---3333", "total=null");
}

static void
test_who5 (void)
{
  expect ("who5", "00000", "total=0");
  expect ("who5", "55555", "total=100");
  expect ("who5", "32143", "total=52");
  expect ("who5", "3214-", "total=null");
}

/* A hundred answers of MHT: @yes are the numbers of those answered yes. */
static void
expect_mht (const char *yes,
            int         missing,
            const char *said)
{
  g_auto (GStrv) numbers = g_strsplit (yes, " ", -1);
  char answers[101];

  memset (answers, '0', 100);
  answers[100] = '\0';
  for (guint i = 0; numbers[i] != NULL && *numbers[i] != '\0'; i++)
    answers[g_ascii_strtoull (numbers[i], NULL, 10) - 1] = '1';
  if (missing > 0)
    answers[missing - 1] = '-';
  expect ("mht", answers, said);
}

static void
test_mht (void)
{
  expect_mht ("", 0, "total=0 1=0 2=0 3=0 4=0 5=0 6=0 7=0 8=0");
  /* The first and last item of each factor, and 81 and 99 of the eighth. */
  expect_mht ("1 15 16 25 26 35 36 45 46 55 56 70 71 80 81 99", 0, "total=16 1=2 2=2 3=2 4=2 5=2 6=2 7=2 8=2");
  /* Six validity items: the sheet counts, and they do not. Item 100 belongs to no factor. */
  expect_mht ("82 84 86 88 90 100", 0, "total=0 1=0 2=0 3=0 4=0 5=0 6=0 7=0 8=0");
  expect_mht ("82 84 86 88 90 92 94", 0, "void");
  expect_mht ("88 90 92 94 96 98 100 1 2 3", 0, "void");
  expect_mht ("83 85 87", 20, "total=null 1=0 2=null 3=0 4=0 5=0 6=0 7=0 8=3");
  /* A missing validity item leaves the scores, and is said only where it could void the sheet. */
  expect_mht ("1", 98, "total=1 1=1 2=0 3=0 4=0 5=0 6=0 7=0 8=0");
  expect_mht ("82 84 86 88 90 92", 98, "total=0 1=0 2=0 3=0 4=0 5=0 6=0 7=0 8=0 !validity_missing");
}

static void
test_mssmhs (void)
{
  g_autofree char *ones = g_strnfill (60, '1');
  g_autofree char *fives = g_strnfill (60, '5');

  expect ("mssmhs", ones, "total=1.00 1=1.00 2=1.00 3=1.00 4=1.00 5=1.00 6=1.00 7=1.00 8=1.00 9=1.00 10=1.00");
  expect ("mssmhs", fives, "total=5.00 1=5.00 2=5.00 3=5.00 4=5.00 5=5.00 6=5.00 7=5.00 8=5.00 9=5.00 10=5.00");
  /* Item 3 of factor 1 and item 60 of factor 10 at 5: 10/6 = 1.67, 68/60 = 1.13. */
  ones[2] = ones[59] = '5';
  expect ("mssmhs", ones, "total=1.13 1=1.67 2=1.00 3=1.00 4=1.00 5=1.00 6=1.00 7=1.00 8=1.00 9=1.00 10=1.67");
  /* Item 14 is of factor 5. */
  ones[13] = '-';
  expect ("mssmhs", ones, "total=null 1=1.67 2=1.00 3=1.00 4=1.00 5=null 6=1.00 7=1.00 8=1.00 9=1.00 10=1.67");
}

static void
test_sdq (void)
{
  expect ("sdq", "34259", "total=14 emotion=3 conduct=4 hyperactivity=2 peer=5 prosocial=9");
  expect ("sdq", "3425-", "total=14 emotion=3 conduct=4 hyperactivity=2 peer=5 prosocial=null");
}

static void
expect_band (const char *id,
             const char *answers,
             guint       band)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) given = answers_of (answers);
  g_autoptr (XqScoredSheet) sheet = xq_score_sheet (xq_instrument_find (id), given, &error);
  const XqScore *total;

  g_assert_no_error (error);
  total = &g_array_index (sheet->scores, XqScore, 0);
  g_assert_true (total->band == g_ptr_array_index (total->scale->bands, band));
}

/* The last score below each cut and the first on it. */
static void
test_bands (void)
{
  expect_band ("phq9", "111100000", 0);
  expect_band ("phq9", "111110000", 1);
  expect_band ("phq9", "333000000", 1);
  expect_band ("phq9", "333100000", 2);
  expect_band ("phq9", "333320000", 2);
  expect_band ("phq9", "333330000", 3);
  expect_band ("phq9", "333333100", 3);
  expect_band ("phq9", "333333200", 4);
  expect_band ("gad7", "1111000", 0);
  expect_band ("gad7", "1111100", 1);
  expect_band ("gad7", "3330000", 1);
  expect_band ("gad7", "3331000", 2);
  expect_band ("gad7", "3333200", 2);
  expect_band ("gad7", "3333300", 3);
  /* 7 x 4 = 28, 8 x 4 = 32; 12 x 4 = 48, 13 x 4 = 52. */
  expect_band ("who5", "52000", 0);
  expect_band ("who5", "53000", 1);
  expect_band ("who5", "55200", 1);
  expect_band ("who5", "55300", 2);
  expect_band ("sdq", "5522-", 1);
  expect_band ("sdq", "5530-", 0);
}

static void
test_answers_that_do_not_fit (void)
{
  const char *wrong[][2] = {
    { "phq9", "" }, { "phq9", "00000000" }, { "phq9", "0000000000" }, { "phq9", "000000004" },
    { "mssmhs", "0" }, { "who5", "00006" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) given = answers_of (wrong[i][1]);

      g_assert_null (xq_score_sheet (xq_instrument_find (wrong[i][0]), given, &error));
      g_assert_error (error, XQ_INSTRUMENT_ERROR, XQ_INSTRUMENT_ERROR_ANSWERS);
    }
  {
    g_autoptr (GError) error = NULL;
    g_autofree char *zeros = g_strnfill (60, '0');
    g_autoptr (GArray) given = answers_of (zeros);

    g_assert_null (xq_score_sheet (xq_instrument_find ("mssmhs"), given, &error));
    g_assert_error (error, XQ_INSTRUMENT_ERROR, XQ_INSTRUMENT_ERROR_ANSWERS);
  }
}

/* Every factor item once: what the sources print. */
static void
test_keys_are_whole (void)
{
  const char *partitions[] = { "mht", "mssmhs" };

  g_assert_cmpuint (xq_instruments_get_all ()->len, ==, 6);
  for (guint i = 0; i < G_N_ELEMENTS (partitions); i++)
    {
      const XqInstrument *instrument = xq_instrument_find (partitions[i]);
      guint counted[101] = { 0 };

      for (guint k = 1; k < instrument->scales->len; k++)
        {
          const XqScale *scale = g_ptr_array_index (instrument->scales, k);

          for (guint n = 0; n < scale->items->len; n++)
            counted[g_array_index (scale->items, guint, n)]++;
        }
      for (guint n = 0; n < instrument->validity->len; n++)
        counted[g_array_index (instrument->validity, guint, n)]++;
      for (guint n = 1; n <= instrument->n_items; n++)
        g_assert_cmpuint (counted[n], ==, 1);
    }
}

#define HEAD "[instrument]\nid=a\nname=b\nversion=1\nitems=4\nleast=1\nmost=5\nwindow=w\nfrom_grade=4\nrights=r\nsource=s\ndate=2024-09-01\n"
#define SCALE "[scale total]\nname=t\nmethod=sum\nmissing=0\n"

static void
test_a_school_s_own_sheet (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (HEAD SCALE "items=1-4\nreversed=2\nbands=0:low;10:high\n",
                                                 strlen (HEAD SCALE "items=1-4\nreversed=2\nbands=0:low;10:high\n"));
  g_autoptr (XqInstrument) instrument = xq_instrument_new_from_bytes (bytes, &error);
  g_autoptr (GArray) given = answers_of ("1513");
  g_autoptr (XqScoredSheet) sheet = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  sheet = xq_score_sheet (instrument, given, &error);
  g_assert_no_error (error);
  text = say (sheet);
  /* 1 + (6 - 5) + 1 + 3 */
  g_assert_cmpstr (text, ==, "total=6");
}

static void
test_damaged_sheets (void)
{
  const char *damaged[] = {
    "", "[instrument]\nid=a\n", HEAD, HEAD "[scale total]\nname=t\nmethod=sum\nmissing=0\nitems=1-5\n",
    HEAD SCALE "items=\n", HEAD SCALE "items=1,1\n", HEAD SCALE "items=3-1\n", HEAD SCALE "items=0-2\n",
    HEAD SCALE "items=1-4\nreversed=5\n", HEAD SCALE "items=1-2\nreversed=4\n", HEAD SCALE "items=1-4\nbands=5:a;5:b\n",
    HEAD SCALE "items=1-4\nbands=low\n", HEAD SCALE "items=1-4\nbands=0:\n", HEAD SCALE "items=1-4\ntimes=0\n",
    HEAD "[scale total]\nname=t\nmethod=product\nmissing=0\nitems=1-4\n",
    HEAD "[scale total]\nname=t\nmethod=sum\nmissing=4\nitems=1-4\n", HEAD SCALE "items=1-4\n[flag a]\nitem=5\nfrom=1\n",
    HEAD SCALE "items=1-4\n[flag a]\nitem=1\nfrom=9\n", HEAD SCALE "items=1-4\n[validity]\nitems=\nvoid_from=1\n",
    HEAD SCALE "items=1-4\n[validity]\nitems=1\n", HEAD SCALE "items=1-4\n[more]\na=b\n",
    HEAD SCALE "items=99999999999999999999\n", HEAD SCALE "items=1-4\nbands=99999999999999999999:x\n", "\xff\xfe",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (damaged[i], strlen (damaged[i]));
      g_autoptr (XqInstrument) instrument = xq_instrument_new_from_bytes (bytes, &error);

      if (instrument != NULL)
        g_error ("read: %s", damaged[i]);
      g_assert_nonnull (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/phq9", test_phq9);
  g_test_add_func ("/score/gad7", test_gad7);
  g_test_add_func ("/score/who5", test_who5);
  g_test_add_func ("/score/mht", test_mht);
  g_test_add_func ("/score/mssmhs", test_mssmhs);
  g_test_add_func ("/score/sdq", test_sdq);
  g_test_add_func ("/score/bands", test_bands);
  g_test_add_func ("/score/answers-that-do-not-fit", test_answers_that_do_not_fit);
  g_test_add_func ("/score/keys-are-whole", test_keys_are_whole);
  g_test_add_func ("/score/own-sheet", test_a_school_s_own_sheet);
  g_test_add_func ("/score/damaged-sheets", test_damaged_sheets);
  return g_test_run ();
}
