/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <xlsxwriter.h>

#include "exchange/error.h"
#include "exchange/formula-guard.h"
#include "exchange/list-xlsx.h"
#include "exchange/memory-file.h"
#include "school/record-words.h"
#include "school/student-class.h"
#include "store/calendar-day.h"

/* In UTF-16, as spreadsheets count; a little less, for the mark of what is cut. */
#define MOST_UNITS 32760
/* In letters; a Chinese character takes two. What is longer goes on in the next line. */
#define LEAST_WIDTH 8
#define MOST_WIDTH 44
/* What can still be read when it is made as small as a page across; more goes on beside it. */
#define WIDEST_PAGE 260
/* Spreadsheets know no day before, and take 1900 for a leap year. */
#define FIRST_DAY "1900-03-01"
#define MOST_SHEET_NAME 31

typedef struct
{
  XqStore       *store;
  XqRecordWords *words;
  const char    *name;        /* of the sheet */
  GPtrArray     *fields;      /* const XqField *; NULL is a student's class */
  guint          n_columns;
  lxw_workbook  *book;
  lxw_worksheet *sheet;
  lxw_format    *title;
  lxw_format    *text;
  lxw_format    *day;
  lxw_format    *moment;
  guint         *widths;      /* a column's widest cell */
  lxw_error      fault;       /* the first */
} Table;

/* --- columns --- */

static gboolean
is_column (const XqField *field,
           XqRoles        roles)
{
  return field->type != XQ_FIELD_PARTS && !(field->flags & XQ_FIELD_MASKED) &&
         (field->readers == 0 || (field->readers & roles) != 0);
}

static void
find_columns (Table        *table,
              const XqKind *kind,
              const char   *columns)
{
  XqRoles roles = xq_vault_get_roles (xq_store_get_vault (table->store));
  g_auto (GStrv) names = g_strsplit (columns != NULL ? columns : "", " ", -1);

  if (g_str_equal (kind->name, "student"))
    g_ptr_array_add (table->fields, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const XqField *field = xq_fields_find (kind->fields, names[i]);

      if (field != NULL && is_column (field, roles))
        g_ptr_array_add (table->fields, (gpointer) field);
    }
  for (const XqField *field = kind->fields; columns == NULL && field->number != 0; field++)
    if (is_column (field, roles))
      g_ptr_array_add (table->fields, (gpointer) field);
}

/* --- cells --- */

static void
note (Table     *table,
      lxw_error  fault)
{
  if (table->fault == LXW_NO_ERROR)
    table->fault = fault;
}

static void
widen (Table *table,
       guint  column,
       guint  width)
{
  table->widths[column] = MAX (table->widths[column], MIN (width, MOST_WIDTH));
}

/* Its widest line; cuts what no cell can hold. */
static guint
measure (GString *text)
{
  guint widest = 0;
  guint width = 0;
  guint units = 0;

  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      units += c > 0xFFFF ? 2 : 1;
      if (units > MOST_UNITS)
        {
          g_string_truncate (text, (gsize) (p - text->str));
          g_string_append (text, "…");
          break;
        }
      width = c == '\n' ? 0 : width + (g_unichar_iswide (c) ? 2 : 1);
      widest = MAX (widest, width);
    }
  return widest;
}

static void
put_text (Table      *table,
          guint       row,
          guint       column,
          const char *words,
          lxw_format *format)
{
  g_autoptr (GString) text = g_string_new (xq_formula_guard (words));

  if (*words == '\0')
    return;
  g_string_append (text, words);
  widen (table, column, measure (text) + 2);
  note (table, worksheet_write_string (table->sheet, row, (lxw_col_t) column, text->str, format));
}

static void
put_time (Table      *table,
          guint       row,
          guint       column,
          GDateTime  *time,
          lxw_format *format)
{
  lxw_datetime when = {
    .year = g_date_time_get_year (time), .month = g_date_time_get_month (time), .day = g_date_time_get_day_of_month (time),
  };

  if (format == table->moment)
    {
      when.hour = g_date_time_get_hour (time);
      when.min = g_date_time_get_minute (time);
    }
  widen (table, column, format == table->moment ? 18 : 12);
  note (table, worksheet_write_datetime (table->sheet, row, (lxw_col_t) column, &when, format));
}

static void
put_number (Table      *table,
            guint       row,
            guint       column,
            const char *digits)
{
  widen (table, column, (guint) strlen (digits) + 2);
  note (table, worksheet_write_number (table->sheet, row, (lxw_col_t) column, g_ascii_strtod (digits, NULL), NULL));
}

static void
put_value (Table          *table,
           guint           row,
           guint           column,
           const XqRecord *record,
           const XqField  *field)
{
  const char *value = xq_record_get (record, field->name);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *words = NULL;

  if (value == NULL)
    return;
  if (field->type == XQ_FIELD_DATE && xq_day_is_valid (value) && strcmp (value, FIRST_DAY) >= 0)
    {
      int year = (int) g_ascii_strtoll (value, NULL, 10);
      int month = (int) g_ascii_strtoll (value + 5, NULL, 10);

      time = g_date_time_new_utc (year, month, (int) g_ascii_strtoll (value + 8, NULL, 10), 0, 0, 0);
    }
  else if (field->type == XQ_FIELD_MOMENT)
    time = g_date_time_new_from_unix_local (xq_record_get_integer (record, field->name));

  if (time != NULL)
    put_time (table, row, column, time, field->type == XQ_FIELD_MOMENT ? table->moment : table->day);
  else if (field->type == XQ_FIELD_INTEGER)
    put_number (table, row, column, value);
  else
    {
      words = field->type == XQ_FIELD_DATE ? g_strdup (value) : xq_record_words_of (table->words, record, field);
      put_text (table, row, column, words, table->text);
    }
}

static gboolean
put_class (Table           *table,
           guint            row,
           guint            column,
           const XqRecord  *record,
           GError         **error)
{
  g_autofree char *name = NULL;

  if (!xq_student_class_name (table->store, xq_record_get_uid (record), &name, error))
    return FALSE;
  put_text (table, row, column, name != NULL ? name : "", table->text);
  return TRUE;
}

/* --- the sheet --- */

/* What a tab may be called. */
static char *
name_sheet (const char *title)
{
  g_autofree char *name = g_strdelimit (g_strdup (title), "[]:*?/\\'", ' ');

  return g_utf8_strlen (name, -1) > MOST_SHEET_NAME ? g_utf8_substring (name, 0, MOST_SHEET_NAME) : g_steal_pointer (&name);
}

static lxw_format *
add_format (Table      *table,
            const char *number)
{
  lxw_format *format = workbook_add_format (table->book);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (number != NULL)
    format_set_num_format (format, number);
  return format;
}

static void
lay_out (Table *table)
{
  guint total = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      guint width = MAX (table->widths[i], LEAST_WIDTH);

      total += width;
      note (table, worksheet_set_column (table->sheet, (lxw_col_t) i, (lxw_col_t) i, width, NULL));
    }
  worksheet_freeze_panes (table->sheet, 1, 0);
  worksheet_set_landscape (table->sheet);
  worksheet_set_paper (table->sheet, 9 /* A4 */);
  if (total <= WIDEST_PAGE)
    worksheet_fit_to_pages (table->sheet, 1, 0);
  note (table, worksheet_repeat_rows (table->sheet, 0, 0));
  note (table, worksheet_set_footer (table->sheet, "&C&P / &N"));
}

static gboolean
begin_sheet (Table *table)
{
  g_autofree char *name = name_sheet (table->name);

  table->sheet = workbook_add_worksheet (table->book, name);
  if (table->sheet == NULL)
    {
      note (table, LXW_ERROR_MEMORY_MALLOC_FAILED);
      return FALSE;
    }
  table->title = add_format (table, NULL);
  format_set_bold (table->title);
  table->text = add_format (table, NULL);
  format_set_text_wrap (table->text);
  table->day = add_format (table, "yyyy-mm-dd");
  table->moment = add_format (table, "yyyy-mm-dd hh:mm");
  /* Else it would touch the text to its right. */
  format_set_align (table->day, LXW_ALIGN_LEFT);
  format_set_align (table->moment, LXW_ALIGN_LEFT);
  return TRUE;
}

static gboolean
fill_records (Table          *table,
              gconstpointer   data,
              GError        **error)
{
  const GPtrArray *records = data;

  for (guint i = 0; i < table->fields->len; i++)
    {
      const XqField *field = g_ptr_array_index (table->fields, i);

      put_text (table, 0, i, field != NULL ? _(field->title) : _("Class"), table->title);
    }
  for (guint i = 0; i < records->len; i++)
    for (guint j = 0; j < table->fields->len; j++)
      {
        const XqRecord *record = g_ptr_array_index (records, i);
        const XqField *field = g_ptr_array_index (table->fields, j);

        if (field != NULL)
          put_value (table, i + 1, j, record, field);
        else if (!put_class (table, i + 1, j, record, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
fill_lines (Table          *table,
            gconstpointer   data,
            GError        **error)
{
  const GPtrArray *lines = data;

  (void) error;
  for (guint i = 0; i < lines->len; i++)
    {
      const char *const *cells = g_ptr_array_index (lines, i);

      for (guint j = 0; j < table->n_columns && cells[j] != NULL; j++)
        put_text (table, i, j, cells[j], i == 0 ? table->title : table->text);
    }
  return TRUE;
}

/* The file is there already: nothing is said to have left that could not. */
static GBytes *
make_book (Table          *table,
           XqMemoryFile   *file,
           gboolean      (*fill) (Table *table, gconstpointer data, GError **error),
           gconstpointer   data,
           GError        **error)
{
  g_autofree guint *widths = g_new0 (guint, table->n_columns + 1);
  lxw_workbook_options options = { 0 };
  gboolean ok = TRUE;

  table->widths = widths;
  options.tmpdir = file->folder;
  table->book = workbook_new_opt (file->path, &options);
  if (table->book == NULL)
    note (table, LXW_ERROR_MEMORY_MALLOC_FAILED);
  else if (begin_sheet (table))
    {
      ok = fill (table, data, error);
      lay_out (table);
    }
  if (table->book != NULL)
    note (table, workbook_close (table->book));
  if (ok && table->fault != LXW_NO_ERROR)
    {
      g_set_error (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_FAILED,
                   _("The table could not be made (%s)."), lxw_strerror (table->fault));
      return NULL;
    }
  return ok ? xq_memory_file_read (file, error) : NULL;
}

GBytes *
xq_list_xlsx (XqStore       *store,
              const XqKind  *kind,
              const char    *columns,
              GPtrArray     *records,
              GError       **error)
{
  g_autoptr (XqMemoryFile) file = NULL;
  g_autoptr (XqRecordWords) words = NULL;
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  Table table = { .store = store, .fields = fields };

  g_return_val_if_fail (XQ_IS_STORE (store) && kind != NULL && records != NULL, NULL);

  file = xq_memory_file_new (error);
  if (file == NULL || !xq_store_audit (store, kind->cabinet, "export", kind, NULL, error))
    return NULL;
  table.words = words = xq_record_words_new (store);
  find_columns (&table, kind, columns);
  table.name = _(kind->title);
  table.n_columns = fields->len;
  return make_book (&table, file, fill_records, records, error);
}

GBytes *
xq_table_xlsx (XqStore     *store,
               XqCabinet    cabinet,
               const char  *what,
               const char  *title,
               GPtrArray   *lines,
               GError     **error)
{
  g_autoptr (XqMemoryFile) file = NULL;
  g_autofree char *verb = NULL;
  Table table = { .store = store, .name = title };

  g_return_val_if_fail (XQ_IS_STORE (store) && what != NULL && title != NULL && lines != NULL && lines->len > 0, NULL);

  verb = g_strconcat ("export ", what, NULL);
  file = xq_memory_file_new (error);
  if (file == NULL || !xq_store_audit (store, cabinet, verb, NULL, NULL, error))
    return NULL;
  table.n_columns = g_strv_length (g_ptr_array_index (lines, 0));
  return make_book (&table, file, fill_lines, lines, error);
}
