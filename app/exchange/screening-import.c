/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/screening-import.h"
#include "school/instrument.h"
#include "school/kinds.h"
#include "school/question.h"
#include "school/screening-answers.h"
#include "school/student-lookup.h"
#include "store/calendar-day.h"

#define HEADINGS "/org/xinqing/Xinqing/exchange/screening-headings.ini"
#define NOWHERE G_MAXUINT

static void
problem_free (XqAnswersProblem *problem)
{
  g_free (problem->why);
  g_free (problem);
}

void
xq_answers_report_free (XqAnswersReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->safety);
  g_ptr_array_unref (report->problems);
  g_free (report);
}

/* Full width becomes half width; blanks and punctuation go. */
static char *
plain_word (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  GString *word = g_string_new (NULL);

  for (const char *p = normal; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_ispunct (c))
        g_string_append_unichar (word, g_unichar_tolower (c));
    }
  return g_string_free (word, FALSE);
}

static GKeyFile *
load_headings (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (HEADINGS, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  /* The file is part of the program: a fault in it is found by the tests. */
  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    g_critical ("%s: %s", HEADINGS, error->message);
  return g_steal_pointer (&file);
}

static gboolean
is_word_of (GKeyFile   *file,
            const char *group,
            const char *key,
            const char *text)
{
  g_auto (GStrv) words = g_key_file_get_string_list (file, group, key, NULL, NULL);
  g_autofree char *plain = plain_word (text);

  /* A tick is all punctuation. */
  return words != NULL && (g_strv_contains ((const char *const *) words, *plain != '\0' ? plain : text));
}

/* The column of a field in a row, NOWHERE if it has none. */
static guint
find_column (GKeyFile         *file,
             const char       *group,
             const char       *key,
             const XqSheetRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (is_word_of (file, group, key, row->cells[i].text))
      return row->cells[i].column;
  return NOWHERE;
}

static const char *
cell_text (const XqSheetRow *row,
           guint             column)
{
  const XqSheetCell *cell = column != NOWHERE ? xq_sheet_row_get (row, column) : NULL;

  return cell != NULL ? cell->text : NULL;
}

/* 3, 第3题 and 题3 are the third item. */
static guint
read_item_number (const char *text)
{
  g_autofree char *plain = plain_word (text);
  const char *start = plain;
  guint64 number;
  gsize digits;
  g_autofree char *only = NULL;

  while (*start != '\0' && !g_ascii_isdigit (*start))
    start++;
  digits = strspn (start, "0123456789");
  if (digits == 0 || (start != plain && strncmp (plain, "第", strlen ("第")) != 0 && strncmp (plain, "题", strlen ("题")) != 0) ||
      (start[digits] != '\0' && strcmp (start + digits, "题") != 0))
    return 0;
  only = g_strndup (start, digits);
  return g_ascii_string_to_unsigned (only, 10, 1, 1000, &number, NULL) ? (guint) number : 0;
}

/* --- answers --- */

typedef struct
{
  GKeyFile           *headings;
  const XqInstrument *instrument;
  const char         *campaign;
  guint               name;
  guint               class_column;
  guint               number;
  guint               date;
  guint              *items;    /* by item, from 0 */
} Table;

static gboolean
read_headings (Table            *table,
               const XqSheetRow *row)
{
  table->name = find_column (table->headings, "answers", "name", row);
  table->class_column = find_column (table->headings, "answers", "class", row);
  table->number = find_column (table->headings, "answers", "number", row);
  table->date = find_column (table->headings, "answers", "date", row);
  for (guint i = 0; i < table->instrument->n_items; i++)
    table->items[i] = NOWHERE;
  for (guint i = 0; i < row->n_cells; i++)
    {
      guint item = read_item_number (row->cells[i].text);

      if (item >= 1 && item <= table->instrument->n_items && table->items[item - 1] == NOWHERE)
        table->items[item - 1] = row->cells[i].column;
    }
  if (table->name == NOWHERE && table->number == NOWHERE)
    return FALSE;
  for (guint i = 0; i < table->instrument->n_items; i++)
    if (table->items[i] == NOWHERE)
      return FALSE;
  return TRUE;
}

static char *
read_answers (const Table       *table,
              const XqSheetRow  *row)
{
  GString *answers = g_string_new (NULL);

  for (guint i = 0; i < table->instrument->n_items; i++)
    {
      const char *text = cell_text (row, table->items[i]);
      g_autofree char *plain = text != NULL ? plain_word (text) : g_strdup ("");

      if (i > 0)
        g_string_append_c (answers, ' ');
      if (*plain == '\0')
        g_string_append_c (answers, '-');
      else if (table->instrument->most == 1 && is_word_of (table->headings, "words", "yes", plain))
        g_string_append_c (answers, '1');
      else if (table->instrument->most == 1 && is_word_of (table->headings, "words", "no", plain))
        g_string_append_c (answers, '0');
      else
        g_string_append (answers, plain);
    }
  return g_string_free (answers, FALSE);
}

static char *
find_student (XqStore           *store,
              const Table       *table,
              const XqSheetRow  *row,
              GError           **error)
{
  const char *number = cell_text (row, table->number);
  const char *name = cell_text (row, table->name);
  const char *class = cell_text (row, table->class_column);
  g_autofree char *both = class != NULL && name != NULL ? g_strdup_printf ("%s %s", name, class) : NULL;

  return xq_student_resolve (store, number != NULL ? number : both != NULL ? both : name, error);
}

static gboolean
save_row (XqStore           *store,
          const Table       *table,
          const XqSheetRow  *row,
          XqAnswersReport   *report,
          GError           **error)
{
  g_autoptr (XqRecord) sheet = xq_store_new_record (store, &xq_screening_sheet);
  g_autofree char *student = find_student (store, table, row, error);
  g_autofree char *answers = read_answers (table, row);
  const char *date = cell_text (row, table->date);

  if (student == NULL)
    return FALSE;
  xq_record_set (sheet, "campaign", table->campaign);
  xq_record_set (sheet, "instrument", table->instrument->id);
  xq_record_set (sheet, "student", student);
  xq_record_set (sheet, "answers", answers);
  if (date != NULL)
    xq_record_set (sheet, "filled_on", date);
  if (!xq_store_save (store, sheet, NULL, error))
    return FALSE;
  report->n_saved++;
  report->n_void += xq_is_one_of (sheet, "validity", "void") ? 1 : 0;
  if (xq_sheet_safety (sheet) != NULL)
    g_ptr_array_add (report->safety, g_steal_pointer (&student));
  return TRUE;
}

/* What is wrong with one row keeps no other one away. */
static gboolean
is_of_the_row (const GError *error)
{
  return error->domain == XQ_INSTRUMENT_ERROR || g_error_matches (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID) ||
         g_error_matches (error, XQ_STORE_ERROR, XQ_STORE_ERROR_NOT_FOUND) ||
         g_error_matches (error, XQ_STORE_ERROR, XQ_STORE_ERROR_AMBIGUOUS);
}

static gboolean
save_rows (XqStore          *store,
           const Table      *table,
           const XqSheet    *sheet,
           guint             first,
           XqAnswersReport  *report,
           GError          **error)
{
  for (guint i = first; i < sheet->rows->len; i++)
    {
      const XqSheetRow *row = &g_array_index (sheet->rows, XqSheetRow, i);
      g_autoptr (GError) problem = NULL;
      XqAnswersProblem *told;

      if (cell_text (row, table->name) == NULL && cell_text (row, table->number) == NULL)
        continue;
      report->n_read++;
      if (save_row (store, table, row, report, &problem))
        continue;
      if (!is_of_the_row (problem))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      told = g_new0 (XqAnswersProblem, 1);
      told->row = row->number;
      told->why = g_strdup (problem->message);
      g_ptr_array_add (report->problems, told);
    }
  return TRUE;
}

static gboolean
find_table (Table              *table,
            const XqSheetBook  *book,
            const XqSheet     **sheet,
            guint              *first,
            GError            **error)
{
  for (guint i = 0; i < book->sheets->len; i++)
    {
      *sheet = g_ptr_array_index (book->sheets, i);
      for (guint j = 0; j < (*sheet)->rows->len; j++)
        if (read_headings (table, &g_array_index ((*sheet)->rows, XqSheetRow, j)))
          {
            *first = j + 1;
            return TRUE;
          }
    }
  return xq_refuse (error, _("The table needs a row of headings with 姓名 and the numbers of all %u items of %s, 1 to %u."),
                    table->instrument->n_items, table->instrument->name, table->instrument->n_items);
}

XqAnswersReport *
xq_answers_import (XqStore            *store,
                   const XqSheetBook  *book,
                   const char         *campaign,
                   const char         *instrument,
                   gboolean            dry_run,
                   GError            **error)
{
  g_autoptr (GKeyFile) headings = load_headings ();
  g_autoptr (XqAnswersReport) report = g_new0 (XqAnswersReport, 1);
  g_autofree guint *items = NULL;
  Table table = { .headings = headings, .instrument = xq_instrument_find (instrument), .campaign = campaign };
  const XqSheet *sheet = NULL;
  guint first = 0;

  g_return_val_if_fail (XQ_IS_STORE (store) && book != NULL && campaign != NULL, NULL);

  report->safety = g_ptr_array_new_with_free_func (g_free);
  report->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  if (table.instrument == NULL)
    {
      xq_refuse (error, _("There is no questionnaire “%s”. Choose one that the program knows."), instrument);
      return NULL;
    }
  table.items = items = g_new (guint, table.instrument->n_items);
  if (!find_table (&table, book, &sheet, &first, error) || !xq_store_begin (store, XQ_CABINET_CASEWORK, "import", error))
    return NULL;
  if (!save_rows (store, &table, sheet, first, report, error))
    {
      xq_store_rollback (store);
      return NULL;
    }
  if (dry_run)
    {
      xq_store_rollback (store);
      return g_steal_pointer (&report);
    }
  return xq_store_commit (store, error) ? g_steal_pointer (&report) : NULL;
}

/* --- a form --- */

typedef struct
{
  GKeyFile *headings;
  guint     text;
  guint     aspect;
  guint     code;
  guint     safety;
  guint     protective;
  guint     from_grade;
} FormTable;

static void
add_item (XqRecord          *form,
          const FormTable   *table,
          const XqSheetRow  *row,
          const char       **aspect)
{
  XqRecord *item = xq_record_add_part (form, "items");
  const char *own = cell_text (row, table->aspect);
  const char *code = cell_text (row, table->code);
  const char *safety = cell_text (row, table->safety);
  const char *protective = cell_text (row, table->protective);
  g_autofree char *number = g_strdup_printf ("item_%u", xq_record_get_parts (form, "items")->len);

  /* Of merged cells only the first holds the aspect. */
  if (own != NULL)
    *aspect = own;
  xq_record_set (item, "code", code != NULL ? code : number);
  xq_record_set (item, "aspect", *aspect);
  xq_record_set (item, "text", cell_text (row, table->text));
  xq_record_set (item, "safety", safety != NULL && is_word_of (table->headings, "words", "yes", safety) ? "1" : "0");
  xq_record_set (item, "protective", protective != NULL && is_word_of (table->headings, "words", "yes", protective) ? "1" : "0");
  xq_record_set (item, "from_grade", cell_text (row, table->from_grade));
}

static gboolean
read_form (FormTable      *table,
           const XqSheet  *sheet,
           XqRecord       *form)
{
  const char *aspect = NULL;
  gboolean found = FALSE;

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const XqSheetRow *row = &g_array_index (sheet->rows, XqSheetRow, i);

      if (found && cell_text (row, table->text) != NULL)
        add_item (form, table, row, &aspect);
      if (found)
        continue;
      table->text = find_column (table->headings, "form", "text", row);
      table->aspect = find_column (table->headings, "form", "aspect", row);
      table->code = find_column (table->headings, "form", "code", row);
      table->safety = find_column (table->headings, "form", "safety", row);
      table->protective = find_column (table->headings, "form", "protective", row);
      table->from_grade = find_column (table->headings, "form", "from_grade", row);
      found = table->text != NOWHERE;
    }
  return found && xq_record_get_parts (form, "items")->len > 0;
}

XqRecord *
xq_form_import (XqStore            *store,
                const XqSheetBook  *book,
                const char         *name,
                GError            **error)
{
  g_autoptr (GKeyFile) headings = load_headings ();
  FormTable table = { .headings = headings };

  g_return_val_if_fail (XQ_IS_STORE (store) && book != NULL && name != NULL, NULL);

  for (guint i = 0; i < book->sheets->len; i++)
    {
      g_autoptr (XqRecord) form = xq_store_new_record (store, &xq_screening_form);

      xq_record_set (form, "name", name);
      if (read_form (&table, g_ptr_array_index (book->sheets, i), form))
        return g_steal_pointer (&form);
    }
  xq_refuse (error, _("The table needs a row of headings with 观察项目, and the items below it."));
  return NULL;
}
