/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/cell-styles.h"
#include "exchange/relations.h"
#include "exchange/shared-text.h"
#include "exchange/workbook.h"
#include "exchange/worksheet.h"

typedef struct
{
  char    *name;
  char    *id;
  gboolean hidden;
} Tab;

typedef struct
{
  GPtrArray *tabs;       /* Tab */
  gboolean   from_1904;
} Contents;

static void
free_tab (gpointer data)
{
  Tab *tab = data;

  g_free (tab->name);
  g_free (tab->id);
  g_free (tab);
}

static void
on_start (XqXmlStream *stream,
          const char  *name,
          gpointer     data)
{
  Contents *contents = data;

  if (strcmp (name, "workbookPr") == 0)
    {
      g_autofree char *from_1904 = xq_xml_stream_dup (stream, "date1904");

      contents->from_1904 = g_strcmp0 (from_1904, "1") == 0 || g_strcmp0 (from_1904, "true") == 0;
    }
  else if (strcmp (name, "sheet") == 0)
    {
      Tab *tab = g_new0 (Tab, 1);
      g_autofree char *state = xq_xml_stream_dup (stream, "state");

      tab->name = xq_xml_stream_dup (stream, "name");
      tab->id = xq_xml_stream_dup (stream, "id");
      tab->hidden = g_strcmp0 (state, "hidden") == 0 || g_strcmp0 (state, "veryHidden") == 0;
      g_ptr_array_add (contents->tabs, tab);
      if (contents->tabs->len > XQ_SHEET_MAX_SHEETS)
        xq_xml_stream_stop (stream, g_error_new (XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_TOO_LARGE,
                                                 _("The spreadsheet has more than %d sheets. Leave only the roster in "
                                                   "it, and save it again."), XQ_SHEET_MAX_SHEETS));
    }
}

static void
on_end (XqXmlStream *stream,
        const char  *name,
        gpointer     data)
{
  (void) stream;
  (void) name;
  (void) data;
}

static void
refuse_other_zip (XqPackage  *package,
                  GError    **error)
{
  const char *message = _("This is a packed archive. Unpack it, and choose the spreadsheet inside.");

  if (xq_package_has (package, "xl/workbook.bin"))
    message = _("This is a binary spreadsheet (.xlsb). Open it in WPS or Excel, and save it as .xlsx.");
  else if (xq_package_has (package, "content.xml"))
    message = _("This is an OpenDocument file. Open it in WPS or Excel, and save it as .xlsx.");
  else if (xq_package_has (package, "word/document.xml") || xq_package_has (package, "ppt/presentation.xml"))
    message = _("This is a text document or slides. Copy the table into WPS or Excel, and save it as .xlsx.");
  else if (xq_package_has (package, "[Content_Types].xml"))
    message = _("No spreadsheet is in this file. Open it in WPS or Excel, and save it as .xlsx.");
  g_set_error_literal (error, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_UNSUPPORTED, message);
}

/* Where the package says its workbook is; the usual place if it says nothing. */
static char *
find_workbook (XqPackage  *package,
               GError    **error)
{
  g_autoptr (GPtrArray) relations = xq_relations_read (package, "", error);
  const char *path;

  if (relations == NULL)
    return NULL;
  path = xq_relations_find (relations, NULL, "officeDocument");
  if (path == NULL || !xq_package_has (package, path))
    path = "xl/workbook.xml";
  if (!xq_package_has (package, path) || !g_str_has_suffix (path, ".xml") ||
      xq_package_has (package, "word/document.xml") || xq_package_has (package, "ppt/presentation.xml"))
    {
      refuse_other_zip (package, error);
      return NULL;
    }
  return g_strdup (path);
}

static const char *
find_part (XqPackage  *package,
           GPtrArray  *relations,
           const char *type)
{
  const char *path = xq_relations_find (relations, NULL, type);

  return path != NULL && xq_package_has (package, path) ? path : NULL;
}

static gboolean
read_sheets (XqPackage                *package,
             GPtrArray                *relations,
             const Contents           *contents,
             const XqWorksheetContext *context,
             XqSheetBook              *book,
             GError                  **error)
{
  for (guint i = 0; i < contents->tabs->len; i++)
    {
      const Tab *tab = g_ptr_array_index (contents->tabs, i);
      const char *name = tab->name != NULL ? tab->name : "";
      /* A sheet that is a chart or a dialogue has another type, and no rows. */
      const char *path = tab->id != NULL ? xq_relations_find (relations, tab->id, "worksheet") : NULL;

      if (tab->hidden)
        g_ptr_array_add (book->hidden, g_strdup (name));
      else if (path != NULL && xq_package_has (package, path) &&
               !xq_worksheet_read (package, path, context, book, xq_sheet_book_add_sheet (book, name), error))
        return FALSE;
    }
  return TRUE;
}

XqSheetBook *
xq_workbook_read (GBytes              *bytes,
                  XqExchangeProgress   progress,
                  gpointer             data,
                  GCancellable        *cancellable,
                  GError             **error)
{
  static const XqXmlHandler handler = { on_start, on_end, NULL };
  g_autoptr (XqPackage) package = NULL;
  g_autoptr (XqSheetBook) book = xq_sheet_book_new ();
  g_autoptr (GPtrArray) relations = NULL;
  g_autoptr (GPtrArray) tabs = g_ptr_array_new_with_free_func (free_tab);
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GByteArray) dates = NULL;
  g_autofree char *path = NULL;
  Contents contents = { tabs, FALSE };
  XqWorksheetContext context;

  g_return_val_if_fail (bytes != NULL, NULL);

  package = xq_package_new (bytes, progress, data, cancellable, error);
  path = package != NULL ? find_workbook (package, error) : NULL;
  if (path == NULL || !xq_xml_stream_read (package, path, &handler, &contents, error))
    return NULL;
  relations = xq_relations_read (package, path, error);
  if (relations == NULL)
    return NULL;
  dates = xq_cell_styles_read (package, find_part (package, relations, "styles"), error);
  texts = dates != NULL
              ? xq_shared_text_read (package, find_part (package, relations, "sharedStrings"), book, error) : NULL;
  if (texts == NULL)
    return NULL;

  context = (XqWorksheetContext) { texts, dates, contents.from_1904 };
  if (!read_sheets (package, relations, &contents, &context, book, error))
    return NULL;
  if (progress != NULL)
    progress (1, data);
  return g_steal_pointer (&book);
}
