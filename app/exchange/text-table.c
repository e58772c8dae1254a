/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/sheet-build.h"
#include "exchange/text-decode.h"
#include "exchange/text-table.h"

/* Lines looked at to find what divides the columns. */
#define N_LOOKED_AT 30

/* Quotes that nothing closes are forgiven so often; a file with more is no table. */
#define MAX_LONE_QUOTES 200

/* Rows between two questions whether the user has cancelled. */
#define STRIDE 512

typedef struct
{
  XqSheetBook *book;
  XqSheet     *sheet;
  GArray      *cells;   /* XqSheetCell */
  const char  *p;
  const char  *end;
  gunichar     divider;
  gsize        divider_length;
  guint        row;
  guint        column;
  guint        n_lone_quotes;
} Reader;

/* Comma, tab, semicolon, full-width comma, bar. */
static const gunichar dividers[] = { ',', '\t', ';', 0xFF0C, '|' };

/* How many @divider stand on the line from @p, outside quotes. */
static guint
count_on_line (const char **p,
               const char  *end,
               gunichar     divider)
{
  guint n = 0;
  gboolean quoted = FALSE;
  const char *q = *p;

  for (; q < end && *q != '\n' && *q != '\r' && q - *p < XQ_SHEET_MAX_CELL; q = g_utf8_next_char (q))
    {
      if (*q == '"')
        quoted = !quoted;
      else if (!quoted && g_utf8_get_char (q) == divider)
        n++;
    }
  *p = q;
  return n;
}

/* What stands equally often on the most lines; of several, what stands most often. */
static gunichar
find_divider (const char *text,
              const char *end)
{
  gunichar best = ',';
  guint best_score = 0;

  for (guint d = 0; d < G_N_ELEMENTS (dividers); d++)
    {
      guint counts[N_LOOKED_AT];
      guint n = 0;

      for (const char *p = text; p < end && n < N_LOOKED_AT; n++)
        {
          counts[n] = count_on_line (&p, end, dividers[d]);
          while (p < end && (*p == '\n' || *p == '\r'))
            p++;
        }
      for (guint i = 0; i < n; i++)
        {
          guint same = 0;
          guint score;

          for (guint j = 0; j < n; j++)
            same += counts[j] == counts[i];
          score = same * 1000 + MIN (counts[i], 999);
          if (counts[i] > 0 && score > best_score)
            {
              best_score = score;
              best = dividers[d];
            }
        }
    }
  return best;
}

static gboolean
at_divider (const Reader *reader,
            const char   *p)
{
  return p < reader->end && g_utf8_get_char (p) == reader->divider;
}

static gboolean
at_field_end (const Reader *reader,
              const char   *p)
{
  return p >= reader->end || *p == '\n' || *p == '\r' || at_divider (reader, p);
}

/* A quoted field from its quote on; %NULL if nothing closes it within a cell's length. */
static GString *
take_quoted (Reader *reader)
{
  g_autoptr (GString) field = g_string_new (NULL);

  for (const char *p = reader->p + 1; p < reader->end && p - reader->p <= 2 * XQ_SHEET_MAX_CELL; p++)
    {
      if (*p != '"')
        {
          g_string_append_c (field, *p);
          continue;
        }
      if (p + 1 < reader->end && p[1] == '"')
        {
          g_string_append_c (field, '"');
          p++;
          continue;
        }
      if (at_field_end (reader, p + 1))
        {
          reader->p = p + 1;
          return g_steal_pointer (&field);
        }
      g_string_append_c (field, '"');
    }
  return NULL;
}

static GString *
take_plain (Reader *reader)
{
  const char *start = reader->p;
  const char *p = start;

  while (!at_field_end (reader, p))
    p = g_utf8_next_char (p);
  reader->p = MIN (p, reader->end);
  return g_string_new_len (start, reader->p - start);
}

/* Spaces at both ends, and the ="..." and '... by which numbers are kept as text. */
static void
strip (GString *field)
{
  g_autofree char *text = g_strstrip (g_strndup (field->str, field->len));
  gsize n = strlen (text);
  char *from = text;

  if (n >= 3 && g_str_has_prefix (text, "=\"") && text[n - 1] == '"')
    {
      text[n - 1] = '\0';
      from = text + 2;
    }
  else if (text[0] == '\'' && n > 1)
    from = text + 1;
  g_string_assign (field, from);
}

static gboolean
add_cell (Reader   *reader,
          GString  *field,
          GError  **error)
{
  XqSheetCell cell = { .column = reader->column, .kind = XQ_CELL_TEXT };
  gboolean cut = FALSE;

  strip (field);
  if (field->len == 0)
    return TRUE;
  if (reader->column >= XQ_SHEET_MAX_COLUMNS)
    {
      g_set_error (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_TOO_LARGE,
                   _("Line %u has more than %d columns: this is no roster, or it is damaged. "
                     "Look at it in WPS or Excel."),
                   reader->row, XQ_SHEET_MAX_COLUMNS);
      return FALSE;
    }
  cell.text = xq_sheet_book_keep (reader->book, field->str, field->len, &cut, error);
  if (cell.text == NULL)
    return FALSE;
  if (cut)
    xq_sheet_take_note (reader->sheet, reader->row,
                        g_strdup (_("A cell holds more text than can be; its end was not read.")));
  g_array_append_val (reader->cells, cell);
  return TRUE;
}

static gboolean
read_field (Reader  *reader,
            GError **error)
{
  g_autoptr (GString) field = NULL;

  if (reader->p < reader->end && *reader->p == '"')
    {
      field = take_quoted (reader);
      if (field == NULL)
        {
          reader->n_lone_quotes++;
          if (reader->n_lone_quotes > MAX_LONE_QUOTES)
            {
              g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_DAMAGED,
                                   _("The quotation marks in this file do not fit together: it is damaged, or no table. "
                                     "Open it in WPS or Excel, and save it as .xlsx."));
              return FALSE;
            }
          xq_sheet_take_note (reader->sheet, reader->row,
                              g_strdup (_("A quotation mark is not closed; it was read as a character.")));
        }
    }
  if (field == NULL)
    field = take_plain (reader);
  return add_cell (reader, field, error);
}

/* One line of the table, which may be several lines of the file. */
static gboolean
read_row (Reader  *reader,
          GError **error)
{
  g_array_set_size (reader->cells, 0);
  reader->column = 0;
  reader->row++;
  for (;;)
    {
      if (!read_field (reader, error))
        return FALSE;
      if (!at_divider (reader, reader->p))
        break;
      reader->p += reader->divider_length;
      reader->column++;
    }
  if (reader->p < reader->end && *reader->p == '\r')
    reader->p++;
  if (reader->p < reader->end && *reader->p == '\n')
    reader->p++;
  return xq_sheet_book_add_row (reader->book, reader->sheet, reader->row, reader->cells, error);
}

/* A first line "sep=;" is Excel's own, and says what divides. */
static void
take_separator_line (Reader *reader)
{
  gsize n = (gsize) (reader->end - reader->p);

  if (n < 6 || g_ascii_strncasecmp (reader->p, "sep=", 4) != 0 || (reader->p[5] != '\r' && reader->p[5] != '\n'))
    return;
  reader->divider = (guchar) reader->p[4];
  reader->p += 5;
  while (reader->p < reader->end && (*reader->p == '\r' || *reader->p == '\n'))
    reader->p++;
  reader->row++;
}

XqSheetBook *
xq_text_table_read (GBytes              *bytes,
                    XqExchangeProgress   progress,
                    gpointer             data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr (XqSheetBook) book = xq_sheet_book_new ();
  g_autoptr (GString) text = NULL;
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (XqSheetCell));
  Reader reader = { .book = book, .cells = cells };
  char letters[6];

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  text = xq_text_decode (bytes, error);
  if (text == NULL)
    return NULL;

  reader.sheet = xq_sheet_book_add_sheet (book, "");
  reader.p = text->str;
  reader.end = text->str + text->len;
  reader.divider = find_divider (reader.p, reader.end);
  take_separator_line (&reader);
  reader.divider_length = (gsize) g_unichar_to_utf8 (reader.divider, letters);

  while (reader.p < reader.end)
    {
      if (!read_row (&reader, error))
        return NULL;
      if (reader.row % STRIDE == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return NULL;
          if (progress != NULL)
            progress ((double) (reader.p - text->str) / (double) text->len, data);
        }
    }
  if (progress != NULL)
    progress (1, data);
  return g_steal_pointer (&book);
}
