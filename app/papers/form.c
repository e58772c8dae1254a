/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-papers"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "papers/form-text.h"
#include "papers/form.h"
#include "papers/layout.h"
#include "papers/pdf.h"
#include "papers/sheet.h"

#define LONGEST_MARGIN 300   /* characters: more than three small lines hold */
#define A4_SHORT (210 * XQ_MM)
#define A4_LONG (297 * XQ_MM)

/* A part that the contents name, and the strip that it begins with. */
typedef struct
{
  const char *name;
  guint       strip;
} Part;

typedef struct
{
  XqSheet      sheet;
  JsonObject  *values;
  guint        n_sections;
  GArray      *parts;
  double       left;
  double       top;
  double       paper_width;
  double       paper_height;
  gboolean     tight;    /* rows to write in are lower, for the sake of a page less */
  const char  *secret;   /* an envelope's code; not owned */
} Form;

static void set_children (Form *form, const XqLayoutNode *parent);

static XqAlign
align_of (const XqLayoutNode *node,
          XqAlign             otherwise)
{
  const char *word = xq_layout_get (node, "align");

  if (word == NULL)
    return otherwise;
  return g_str_equal (word, "centre") ? XQ_ALIGN_CENTRE : g_str_equal (word, "right") ? XQ_ALIGN_RIGHT
       : g_str_equal (word, "justify") ? XQ_ALIGN_JUSTIFY : XQ_ALIGN_LEFT;
}

static void
set_text (Form               *form,
          const XqLayoutNode *node,
          const char         *text,
          XqFaceRole          face,
          double              size,
          double              indent,
          XqAlign             align,
          guint               bold,
          gboolean            with_next)
{
  const char *wanted = xq_layout_get (node, "face");
  XqTextStyle style = {
    .face = wanted == NULL ? face : g_str_equal (wanted, "hei") ? XQ_FACE_HEI : XQ_FACE_SONG,
    .size = xq_layout_get_number (node, "size", size),
    .indent = xq_layout_get_number (node, "indent", indent),
    .align = align_of (node, align),
    .bold = bold,
  };

  style.leading = xq_layout_get_number (node, "leading", 1.6 * style.size);
  xq_sheet_add_text (&form->sheet, text, &style, xq_layout_get_number (node, "before", 0), with_next);
}

static void
set_pattern (Form               *form,
             const XqLayoutNode *node,
             XqFaceRole          face,
             double              size,
             double              indent,
             XqAlign             align,
             guint               bold)
{
  g_autofree char *text = xq_form_text (node->text->str, form->values);
  const char *beside = xq_layout_get (node, "beside");

  set_text (form, node, text, face, size, indent, align, bold, g_str_equal (node->name, "title"));
  if (beside != NULL)
    {
      g_autofree char *words = xq_form_text (beside, form->values);

      xq_sheet_add_beside (&form->sheet, words, xq_layout_get_number (node, "size", size));
    }
}

/* A row of a grid and what is written in it. */
typedef struct
{
  const XqLayoutNode *node;
  JsonObject         *values;
} GridRow;

/* A row that says each="children" stands once for each of these, and once to be
 * written in where there are none. */
static void
add_rows (Form               *form,
          const XqLayoutNode *node,
          GArray             *rows)
{
  const char *each = xq_layout_get (node, "each");
  JsonArray *objects = each != NULL && xq_form_has (form->values, each) ? json_object_get_array_member (form->values, each) : NULL;
  GridRow row = { node, form->values };

  if (!xq_form_has (form->values, xq_layout_get (node, "if")))
    return;
  if (objects == NULL)
    g_array_append_val (rows, row);
  for (guint i = 0; objects != NULL && i < json_array_get_length (objects); i++)
    {
      row.values = json_array_get_object_element (objects, i);
      g_array_append_val (rows, row);
    }
}

static void
set_grid (Form               *form,
          const XqLayoutNode *grid)
{
  double size = xq_layout_get_number (grid, "size", 10.5);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (GridRow));

  for (guint i = 0; i < grid->children->len; i++)
    add_rows (form, g_ptr_array_index (grid->children, i), rows);

  for (guint i = 0; i < rows->len; i++)
    {
      const XqLayoutNode *row = g_array_index (rows, GridRow, i).node;
      JsonObject *values = g_array_index (rows, GridRow, i).values;
      g_autofree XqCell *cells = g_new0 (XqCell, row->children->len);
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < row->children->len; j++)
        {
          const XqLayoutNode *cell = g_ptr_array_index (row->children, j);
          char *text = xq_form_text (cell->text->str, values);

          g_ptr_array_add (texts, text);
          cells[j].width = xq_layout_get_number (cell, "w", 20);
          cells[j].least = xq_layout_get_number (cell, "h", 8);
          if (form->tight)
            cells[j].least = xq_layout_get_number (cell, "tight", cells[j].least);
          cells[j].is_label = g_str_equal (cell->name, "label");
          cells[j].align = align_of (cell, XQ_ALIGN_LEFT);
          cells[j].text = text;
        }
      (void) xq_sheet_add_row (&form->sheet, cells, row->children->len, size, i == 0, i + 1 == rows->len, NULL);
    }
}

/* Where some may be left out, the columns that stand fill the sheet. */
static GPtrArray *
list_columns (Form               *form,
              const XqLayoutNode *table,
              double             *stretch)
{
  GPtrArray *columns = g_ptr_array_new ();
  double shown = 0;
  gboolean has_optional = FALSE;

  for (guint j = 0; j < table->children->len; j++)
    {
      XqLayoutNode *column = g_ptr_array_index (table->children, j);

      has_optional = has_optional || xq_layout_get (column, "if") != NULL;
      if (!xq_form_has (form->values, xq_layout_get (column, "if")))
        continue;
      shown += xq_layout_get_number (column, "w", 20);
      g_ptr_array_add (columns, column);
    }
  *stretch = has_optional && shown > 0 ? form->sheet.width / XQ_MM / shown : 1;
  return columns;
}

static void
set_table (Form               *form,
           const XqLayoutNode *table)
{
  const char *key = xq_layout_get (table, "key");
  double size = xq_layout_get_number (table, "size", 10.5);
  double least = xq_layout_get_number (table, "h", 8);
  double stretch;
  g_autoptr (GPtrArray) columns = list_columns (form, table, &stretch);
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);
  guint n = columns->len;
  g_autofree XqCell *cells = g_new0 (XqCell, n);
  JsonArray *rows;
  XqStrip *head;

  if (key == NULL || !xq_form_has (form->values, key))
    return;
  if (form->tight)
    {
      size = xq_layout_get_number (table, "tight", size);
      least = 8;
    }
  rows = json_object_get_array_member (form->values, key);
  for (guint j = 0; j < n; j++)
    {
      const XqLayoutNode *column = g_ptr_array_index (columns, j);
      char *text = xq_form_text (column->text->str, form->values);

      g_ptr_array_add (heads, text);
      cells[j].width = stretch * xq_layout_get_number (column, "w", 20);
      cells[j].is_label = TRUE;
      cells[j].text = text;
    }
  head = xq_sheet_add_row (&form->sheet, cells, n, size, TRUE, FALSE, NULL);
  head->head = head;
  head->with_next = TRUE;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < n; j++)
        {
          const XqLayoutNode *column = g_ptr_array_index (columns, j);
          const char *name = xq_layout_get (column, "key");
          const char *bold = xq_layout_get (column, "bold");
          char *text = name != NULL ? xq_form_dup_value (row, name) : NULL;

          g_ptr_array_add (texts, text);
          cells[j].is_label = FALSE;
          cells[j].least = least;
          cells[j].is_bold = bold != NULL && xq_form_has (row, bold);
          cells[j].align = align_of (column, XQ_ALIGN_LEFT);
          cells[j].text = text;
        }
      (void) xq_sheet_add_row (&form->sheet, cells, n, size, FALSE, i + 1 == json_array_get_length (rows), head);
    }
}

/* Sections without content are left out, so the numbers are given here. */
static void
set_section (Form               *form,
             const XqLayoutNode *node)
{
  const char *ordinals = "一二三四五六七八九十";
  const char *at = ordinals;
  g_autofree char *heading = NULL;
  g_autofree char *title = NULL;

  title = xq_form_text (xq_layout_get (node, "title"), form->values);
  for (guint i = 0; i < form->n_sections && i < 9; i++)
    at = g_utf8_next_char (at);
  form->n_sections++;
  heading = g_strdup_printf ("%.3s、%s", at, title);
  set_text (form, node, heading, XQ_FACE_HEI, 12, 0, XQ_ALIGN_LEFT, 0, TRUE);
  set_children (form, node);
}

/* A line to write on as far as the margin, and one below it. */
static void
set_blank (Form               *form,
           const XqLayoutNode *node,
           const char         *text)
{
  XqTextStyle style = { .face = XQ_FACE_SONG, .size = 14 };
  double room = form->sheet.width - xq_text_width (form->sheet.fonts, text, &style);
  g_autoptr (GString) line = g_string_new (text);

  for (double x = 3 * style.size; x <= room; x += style.size)
    g_string_append (line, "＿");
  set_text (form, node, line->str, XQ_FACE_SONG, style.size, 2, XQ_ALIGN_LEFT, 0, FALSE);
  g_string_truncate (line, 0);
  for (double x = style.size; x <= form->sheet.width; x += style.size)
    g_string_append (line, "＿");
  set_text (form, node, line->str, XQ_FACE_SONG, style.size, 0, XQ_ALIGN_LEFT, 0, FALSE);
}

/* The body of a summary: paragraphs that say what they are. A title of the
 * second order stands in bold at the head of its paragraph. */
static void
set_paragraphs (Form               *form,
                const XqLayoutNode *node)
{
  const char *key = xq_layout_get (node, "key");
  g_autoptr (GString) title = g_string_new (NULL);
  JsonArray *paragraphs;

  if (key == NULL || !xq_form_has (form->values, key))
    return;
  paragraphs = json_object_get_array_member (form->values, key);
  for (guint i = 0; i < json_array_get_length (paragraphs); i++)
    {
      JsonObject *paragraph = json_array_get_object_element (paragraphs, i);
      const char *kind = json_object_get_string_member_with_default (paragraph, "kind", "");
      g_autofree char *text = xq_form_dup_value (paragraph, "text");
      guint bold = (guint) g_utf8_strlen (title->str, -1);

      if (text == NULL)
        continue;
      if (g_str_equal (kind, "subheading"))
        g_string_assign (title, text);
      else if (g_str_equal (kind, "heading"))
        set_text (form, node, text, XQ_FACE_HEI, 14, 2, XQ_ALIGN_LEFT, 0, TRUE);
      else if (g_str_equal (kind, "blank"))
        set_blank (form, node, text);
      else
        {
          g_string_append (title, text);
          set_text (form, node, title->str, XQ_FACE_SONG, 14, 2, XQ_ALIGN_JUSTIFY, bold, FALSE);
          g_string_truncate (title, 0);
        }
    }
}

static void
set_chart (Form               *form,
           const XqLayoutNode *node)
{
  const char *key = xq_layout_get (node, "key");
  const char *type = xq_layout_get (node, "type");
  const char *title = xq_layout_get (node, "title");

  if (key == NULL || title == NULL || !xq_form_has (form->values, key))
    return;
  if (g_strcmp0 (type, "columns") == 0)
    xq_sheet_add_columns (&form->sheet, title, json_object_get_array_member (form->values, key));
  else
    xq_sheet_add_bars (&form->sheet, title, json_object_get_array_member (form->values, key));
}

static void
set_signatures (Form               *form,
                const XqLayoutNode *node)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < node->children->len; i++)
    {
      g_autofree char *text = xq_form_text (((XqLayoutNode *) g_ptr_array_index (node->children, i))->text->str, form->values);

      g_strv_builder_add (builder, text);
    }
  words = g_strv_builder_end (builder);
  xq_sheet_add_signatures (&form->sheet, (const char *const *) words, xq_layout_get_number (node, "h", 22),
                           g_strcmp0 (xq_layout_get (node, "framed"), "yes") == 0);
}

static void
set_node (Form               *form,
          const XqLayoutNode *node)
{
  guint first = form->sheet.strips->len;

  if (g_str_equal (node->name, "title"))
    set_pattern (form, node, XQ_FACE_SONG, 22, 0, XQ_ALIGN_CENTRE, XQ_ALL_BOLD);
  else if (g_str_equal (node->name, "subtitle"))
    set_pattern (form, node, XQ_FACE_SONG, 16, 0, XQ_ALIGN_CENTRE, 0);
  else if (g_str_equal (node->name, "right"))
    set_pattern (form, node, XQ_FACE_SONG, 10.5, 0, XQ_ALIGN_RIGHT, 0);
  else if (g_str_equal (node->name, "para"))
    set_pattern (form, node, XQ_FACE_SONG, 12, 2, XQ_ALIGN_JUSTIFY, 0);
  else if (g_str_equal (node->name, "small"))
    set_pattern (form, node, XQ_FACE_SONG, 8, 0, XQ_ALIGN_LEFT, 0);
  else if (g_str_equal (node->name, "space"))
    xq_sheet_add_space (&form->sheet, xq_layout_get_number (node, "mm", 4));
  else if (g_str_equal (node->name, "grid"))
    set_grid (form, node);
  else if (g_str_equal (node->name, "table"))
    set_table (form, node);
  else if (g_str_equal (node->name, "section"))
    set_section (form, node);
  else if (g_str_equal (node->name, "paragraphs"))
    set_paragraphs (form, node);
  else if (g_str_equal (node->name, "chart"))
    set_chart (form, node);
  else if (g_str_equal (node->name, "signatures"))
    set_signatures (form, node);
  else if (g_str_equal (node->name, "cut"))
    {
      g_autofree char *words = xq_form_text (node->text->str, form->values);

      xq_sheet_add_cut (&form->sheet, words);
    }
  else if (g_str_equal (node->name, "seal"))
    {
      g_autofree char *words = xq_form_text (node->text->str, form->values);

      xq_sheet_add_seal (&form->sheet, words, xq_layout_get_number (node, "size", 12));
    }
  else if (g_str_equal (node->name, "code") && form->secret != NULL)
    xq_sheet_add_code (&form->sheet, form->secret);
  else if (g_str_equal (node->name, "closing"))
    {
      set_children (form, node);
      xq_sheet_keep_from (&form->sheet, first);
    }
  else if (g_str_equal (node->name, "slip"))
    {
      set_children (form, node);
      xq_sheet_join_from (&form->sheet, first);
    }
  if (first == form->sheet.strips->len)
    return;
  if (g_strcmp0 (xq_layout_get (node, "page"), "new") == 0)
    ((XqStrip *) g_ptr_array_index (form->sheet.strips, first))->on_new_page = TRUE;
  if (xq_layout_get (node, "part") != NULL)
    {
      Part part = { xq_layout_get (node, "part"), first };

      g_array_append_val (form->parts, part);
    }
}

static void
set_children (Form               *form,
              const XqLayoutNode *parent)
{
  for (guint i = 0; i < parent->children->len; i++)
    {
      const XqLayoutNode *node = g_ptr_array_index (parent->children, i);
      const char *unless = xq_layout_get (node, "unless");

      if (xq_form_has (form->values, xq_layout_get (node, "if")) && (unless == NULL || !xq_form_has (form->values, unless)))
        set_node (form, node);
    }
}

/* A line in the margin: smaller if it is long, and of several lines if it is
 * longer still, of which the last stands at @y. */
static void
add_line (Form       *form,
          GPtrArray  *page,
          const char *text,
          double      size,
          XqAlign     align,
          double      x,
          double      width,
          double      y,
          double      grey)
{
  XqTextStyle style = { .face = XQ_FACE_SONG, .size = size, .align = align };
  g_autofree char *words = g_utf8_strlen (text, -1) > LONGEST_MARGIN ? g_utf8_substring (text, 0, LONGEST_MARGIN) : g_strdup (text);
  double wide = xq_text_width (form->sheet.fonts, words, &style);
  g_autoptr (GPtrArray) lines = NULL;

  if (wide > width)
    style.size = MAX (size * width / wide, MIN (size, 6.5));
  style.leading = 1.2 * style.size;
  lines = xq_lines_set (form->sheet.fonts, words, &style, width);
  if (lines->len > 3)
    g_ptr_array_set_size (lines, 3);
  for (guint i = 0; i < lines->len; i++)
    {
      GPtrArray *line = g_ptr_array_ref (g_ptr_array_index (lines, i));

      for (guint j = 0; j < line->len; j++)
        ((XqMark *) g_ptr_array_index (line, j))->grey = grey;
      xq_marks_move (line, page, form->left + x, y + 1.4 * size - (lines->len - i) * style.leading);
    }
}

/* What stands around the text of every page: forms, part 1, 0.1. */
static void
add_margins (Form               *form,
             const XqLayoutNode *layout,
             GPtrArray          *page,
             guint               number,
             guint               n_pages,
             const char         *code)
{
  const char *header = xq_layout_get (layout, "header");
  const char *note = xq_layout_get (layout, "note");
  g_autofree char *given = xq_form_text (xq_layout_get (layout, "given") != NULL ? xq_layout_get (layout, "given") : "", form->values);
  g_autofree char *count = g_strdup_printf ("第 %u 页　共 %u 页", number, n_pages);
  g_autofree char *school = xq_form_dup_value (form->values, "school_short");
  double width = form->sheet.width;
  double third = width / 3;
  double foot = form->paper_height - 15 * XQ_MM;
  double head = form->top - 9 * XQ_MM;

  if (header != NULL)
    add_line (form, page, header, 10.5, XQ_ALIGN_LEFT, 0, third, head, 0);
  if (*given != '\0')
    add_line (form, page, given, 9, XQ_ALIGN_RIGHT, third, 2 * third, head + 0.4 * XQ_MM, 0);
  if (note != NULL)
    add_line (form, page, note, 8, XQ_ALIGN_CENTRE, 0, width, foot - 4.5 * XQ_MM, 0);
  if (school != NULL)
    add_line (form, page, school, 9, XQ_ALIGN_LEFT, 0, third, foot, 0);
  add_line (form, page, count, 9, XQ_ALIGN_CENTRE, third, third, foot, 0);
  if (code != NULL)
    add_line (form, page, code, 7.5, XQ_ALIGN_RIGHT, 2 * third, third, foot, 0.45);
}

static void
measure (Form               *form,
         const XqLayoutNode *layout)
{
  gboolean across = g_strcmp0 (xq_layout_get (layout, "orientation"), "landscape") == 0;

  form->paper_width = across ? A4_LONG : A4_SHORT;
  form->paper_height = across ? A4_SHORT : A4_LONG;
  form->left = (across ? 18 : 25) * XQ_MM;
  form->top = (across ? 25 : 22) * XQ_MM;
  form->sheet.width = (across ? 261 : 165) * XQ_MM;
  form->sheet.height = form->paper_height - form->top - (across ? 18 : 20) * XQ_MM;
  if (xq_layout_get (layout, "note") != NULL)
    form->sheet.height -= 1.5 * XQ_MM;
}

static GPtrArray *
set_once (Form               *form,
          const XqLayoutNode *layout)
{
  g_autoptr (GPtrArray) strips = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_strip_free);
  GPtrArray *pages;

  form->n_sections = 0;
  form->sheet.strips = strips;
  g_array_set_size (form->parts, 0);
  set_children (form, layout);
  pages = xq_strips_to_pages (strips, form->sheet.height);
  for (guint i = 0; i < form->parts->len; i++)
    {
      const Part *part = &g_array_index (form->parts, Part, i);
      g_autofree char *key = g_strconcat ("page_of_", part->name, NULL);

      json_object_set_int_member (form->values, key, ((XqStrip *) g_ptr_array_index (strips, part->strip))->page);
    }
  return pages;
}

/* Contents that name pages are set when the pages are known. */
static GPtrArray *
set_pages (Form               *form,
           const XqLayoutNode *layout,
           gboolean            tight)
{
  GPtrArray *pages;

  form->tight = tight;
  pages = set_once (form, layout);
  if (form->parts->len == 0)
    return pages;
  g_ptr_array_unref (pages);
  return set_once (form, layout);
}

static GStrv
dup_missing (XqFonts *fonts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GPtrArray *unknown = xq_fonts_get_missing (fonts);

  for (guint i = 0; i < unknown->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (unknown, i));
  return g_strv_builder_end (builder);
}

/* The pages of the whole paper, or of one of its copies: each is counted by itself. */
static void
add_pages (Form               *form,
           const XqLayoutNode *layout,
           GPtrArray          *pages,
           const char         *code)
{
  g_autoptr (GPtrArray) texts = set_pages (form, layout, FALSE);

  if (texts->len > 1)
    {
      GPtrArray *fewer = set_pages (form, layout, TRUE);

      if (fewer->len < texts->len)
        {
          g_ptr_array_unref (texts);
          texts = fewer;
        }
      else
        g_ptr_array_unref (fewer);
    }
  for (guint i = 0; i < texts->len; i++)
    {
      GPtrArray *page = xq_marks_new ();

      g_ptr_array_add (pages, page);
      xq_marks_move (g_ptr_array_ref (g_ptr_array_index (texts, i)), page, form->left, form->top);
      add_margins (form, layout, page, i + 1, texts->len, code);
    }
}

/* A paper that says copies="receivers" is set once for each of these; NULL: once. */
static JsonArray *
form_copies (const XqLayoutNode *layout,
             JsonObject         *values)
{
  const char *key = xq_layout_get (layout, "copies");

  return key != NULL && xq_form_has (values, key) ? json_object_get_array_member (values, key) : NULL;
}

static JsonObject *
merge (JsonObject *values,
       JsonObject *own)
{
  JsonObject *merged = json_object_new ();
  JsonObject *const layers[] = { values, own };

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      g_autoptr (GList) members = json_object_get_members (layers[i]);

      for (GList *member = members; member != NULL; member = member->next)
        json_object_set_member (merged, member->data, json_node_ref (json_object_get_member (layers[i], member->data)));
    }
  return merged;
}

static GBytes *
set_form (const char  *layout,
          JsonObject  *values,
          const char  *code,
          const char  *secret,
          guint       *n_pages,
          GStrv       *missing,
          GError     **error)
{
  g_autoptr (XqLayoutNode) root = xq_layout_load (layout, error);
  g_autoptr (XqFonts) fonts = root != NULL ? xq_fonts_new (error) : NULL;
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  JsonArray *copies;
  Form form = { .values = values, .sheet = { .fonts = fonts }, .secret = secret, .parts = parts };
  const char *title;

  if (fonts == NULL)
    return NULL;
  measure (&form, root);
  copies = form_copies (root, values);
  for (guint i = 0; copies == NULL ? i < 1 : i < json_array_get_length (copies); i++)
    {
      g_autoptr (JsonObject) copy = copies != NULL ? merge (values, json_array_get_object_element (copies, i)) : NULL;

      form.values = copy != NULL ? copy : values;
      add_pages (&form, root, pages, code);
    }
  if (n_pages != NULL)
    *n_pages = pages->len;
  title = xq_layout_get (root, "title");
  pdf = xq_pdf_draw (fonts, pages, form.paper_width, form.paper_height, title != NULL ? title : layout, secret != NULL, error);
  if (pdf != NULL && missing != NULL)
    *missing = dup_missing (fonts);
  return g_steal_pointer (&pdf);
}

GBytes *
xq_form_set (const char  *layout,
             JsonObject  *values,
             const char  *code,
             guint       *n_pages,
             GStrv       *missing,
             GError     **error)
{
  return set_form (layout, values, code, NULL, n_pages, missing, error);
}

GBytes *
xq_form_set_secret (const char  *layout,
                    JsonObject  *values,
                    XqSecret    *secret,
                    GError     **error)
{
  return set_form (layout, values, NULL, (const char *) xq_secret_peek (secret, NULL), NULL, NULL, error);
}
