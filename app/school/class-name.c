/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "school/class-name.h"
#include "school/person-name.h"

#define WORDS_FILE "/org/xinqing/Xinqing/rules/class-names.ini"
#define N_GRADES 12

typedef struct
{
  char  *spellings[N_GRADES];  /* separated by semicolons */
  char  *paper[N_GRADES];
  char **between;
  char **after;
  char **digits;
  char  *ten;
  char  *class_on_paper;
} Words;

static char *
read_word (GKeyFile   *file,
           const char *group,
           const char *key)
{
  char *word = g_key_file_get_string (file, group, key, NULL);

  return word != NULL ? word : g_strdup ("");
}

static char **
read_words (GKeyFile   *file,
            const char *key)
{
  g_autofree char *line = read_word (file, "words", key);

  return g_strsplit (line, ";", -1);
}

/* Part of the program; the tests find a fault in it. */
static const Words *
get_words (void)
{
  static gsize once;
  static Words words;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GKeyFile) file = g_key_file_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (WORDS_FILE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

      if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
        g_critical ("The spellings of classes cannot be read: %s", error->message);
      for (int i = 0; i < N_GRADES; i++)
        {
          g_autofree char *grade = g_strdup_printf ("%d", i + 1);

          words.spellings[i] = read_word (file, "grades", grade);
          words.paper[i] = read_word (file, "paper", grade);
        }
      words.between = read_words (file, "between");
      words.after = read_words (file, "after");
      words.digits = read_words (file, "digits");
      words.ten = read_word (file, "words", "ten");
      words.class_on_paper = read_word (file, "words", "class_on_paper");
      g_once_init_leave (&once, 1);
    }
  return &words;
}

/* Full-width made plain, no spaces. */
static char *
make_plain (const char *text)
{
  g_autofree char *name = g_utf8_validate (text, -1, NULL) ? xq_person_name_normalize (text) : g_strdup ("");
  g_auto (GStrv) pieces = g_strsplit (name, " ", -1);

  return g_strjoinv ("", pieces);
}

/* Takes a one- or two-digit number from 1. */
static gboolean
take_digits (const char **p,
             int         *number)
{
  gsize n = strspn (*p, "0123456789");

  if (n == 0 || n > 2)
    return FALSE;
  *number = (int) g_ascii_strtoll (*p, NULL, 10);
  *p += n;
  return *number > 0;
}

static gboolean
take_word (const char **p,
           const char  *word)
{
  if (*word == '\0' || !g_str_has_prefix (*p, word))
    return FALSE;
  *p += strlen (word);
  return TRUE;
}

static gboolean
take_any (const char        **p,
          const char *const  *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (take_word (p, words[i]))
      return TRUE;
  return FALSE;
}

static int
take_numeral_digit (const char **p)
{
  const Words *words = get_words ();

  for (int i = 0; words->digits[i] != NULL; i++)
    if (take_word (p, words->digits[i]))
      return i + 1;
  return 0;
}

/* Chinese numerals up to 99. */
static gboolean
take_numerals (const char **p,
               int         *number)
{
  int tens = take_numeral_digit (p);

  *number = tens;
  if (take_word (p, get_words ()->ten))
    *number = (tens > 0 ? tens : 1) * 10 + take_numeral_digit (p);
  return *number > 0;
}

/* The longest spelling that @p begins with. */
static gboolean
take_grade_word (const char **p,
                 int         *grade)
{
  const Words *words = get_words ();
  gsize longest = 0;

  for (int i = 0; i < N_GRADES; i++)
    {
      g_auto (GStrv) spellings = g_strsplit (words->spellings[i], ";", -1);

      for (guint j = 0; spellings[j] != NULL; j++)
        if (strlen (spellings[j]) > longest && g_str_has_prefix (*p, spellings[j]))
          {
            longest = strlen (spellings[j]);
            *grade = i + 1;
          }
    }
  *p += longest;
  return longest > 0;
}

static gboolean
take_number (const char **p,
             int         *number)
{
  gboolean bracket = take_word (p, "(");

  if (!take_digits (p, number) && !take_numerals (p, number))
    return FALSE;
  if (bracket && !take_word (p, ")"))
    return FALSE;
  (void) take_any (p, (const char *const *) get_words ()->after);
  return TRUE;
}

/* 701 and 1012: the last two digits are the class. */
static gboolean
parse_code (const char *plain,
            int        *grade,
            int        *number)
{
  gsize n = strspn (plain, "0123456789");
  const char *p = plain + n;
  int code;

  if (n < 3 || n > 4)
    return FALSE;
  (void) take_any (&p, (const char *const *) get_words ()->after);
  code = (int) g_ascii_strtoll (plain, NULL, 10);
  *grade = code / 100;
  *number = code % 100;
  return *p == '\0' && *grade >= 1 && *grade <= N_GRADES && *number >= 1;
}

gboolean
xq_class_name_parse (const char *text,
                     int        *grade,
                     int        *number)
{
  static const char *const separators[] = { "-", "_", ".", "/", NULL };
  g_autofree char *plain = NULL;
  const char *p;

  g_return_val_if_fail (text != NULL && grade != NULL && number != NULL, FALSE);

  plain = make_plain (text);
  if (parse_code (plain, grade, number))
    return TRUE;

  p = plain;
  if (take_grade_word (&p, grade))
    {
      (void) take_any (&p, (const char *const *) get_words ()->between);
      (void) take_any (&p, separators);
    }
  else if (!take_digits (&p, grade) || *grade > N_GRADES ||
           /* "71" alone is not read: it may be a seat. */
           (!take_any (&p, (const char *const *) get_words ()->between) && !take_any (&p, separators) && *p != '('))
    return FALSE;
  return take_number (&p, number) && *p == '\0';
}

gboolean
xq_class_name_parse_grade (const char *text,
                           int        *grade)
{
  g_autofree char *plain = NULL;
  const char *p;

  g_return_val_if_fail (text != NULL && grade != NULL, FALSE);

  plain = make_plain (text);
  p = plain;
  if (!take_grade_word (&p, grade) && (!take_digits (&p, grade) || *grade > N_GRADES))
    return FALSE;
  (void) take_any (&p, (const char *const *) get_words ()->between);
  return *p == '\0';
}

gboolean
xq_class_name_parse_number (const char *text,
                            int        *number)
{
  g_autofree char *plain = NULL;
  const char *p;

  g_return_val_if_fail (text != NULL && number != NULL, FALSE);

  plain = make_plain (text);
  p = plain;
  return take_number (&p, number) && *p == '\0';
}

char *
xq_class_name_for_screen (int grade,
                          int number)
{
  static const char *const grades[N_GRADES] = {
    NC_("grade", "1"), NC_("grade", "2"), NC_("grade", "3"), NC_("grade", "4"),
    NC_("grade", "5"), NC_("grade", "6"), NC_("grade", "7"), NC_("grade", "8"),
    NC_("grade", "9"), NC_("grade", "10"), NC_("grade", "11"), NC_("grade", "12"),
  };

  g_return_val_if_fail (grade >= 1 && grade <= N_GRADES, NULL);

  /* Translators: a class: its grade and its number in the grade. */
  return g_strdup_printf (C_("class", "%s-%d"), g_dpgettext2 (GETTEXT_PACKAGE, "grade", grades[grade - 1]), number);
}

char *
xq_class_name_for_paper (int grade,
                         int number)
{
  const Words *words = get_words ();

  g_return_val_if_fail (grade >= 1 && grade <= N_GRADES, NULL);

  return g_strdup_printf ("%s(%d)%s", words->paper[grade - 1], number, words->class_on_paper);
}
