/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "import-work.h"

#include "exchange/import-choice.h"

typedef struct
{
  char                   *sheet;
  guint                   column;
  const XqHeadingMeaning *meaning;
} Choice;

static void
choice_clear (Choice *choice)
{
  g_free (choice->sheet);
}

XqImportWork *
xq_import_work_new (const XqImport *import,
                    GFile          *file,
                    gboolean        dry_run)
{
  XqImportWork *work = g_new0 (XqImportWork, 1);

  g_atomic_ref_count_init (&work->references);
  work->import = import;
  work->file = g_object_ref (file);
  work->dry_run = dry_run;
  work->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  g_array_set_clear_func (work->choices, (GDestroyNotify) choice_clear);
  return work;
}

void
xq_import_work_choose (XqImportWork           *work,
                       const XqImportPlace    *place,
                       const XqHeadingMeaning *meaning)
{
  Choice choice = { g_strdup (place->sheet), place->column, meaning };

  g_array_append_val (work->choices, choice);
}

XqImportWork *
xq_import_work_ref (XqImportWork *work)
{
  g_atomic_ref_count_inc (&work->references);
  return work;
}

void
xq_import_work_unref (XqImportWork *work)
{
  if (!g_atomic_ref_count_dec (&work->references))
    return;
  g_object_unref (work->file);
  g_array_unref (work->choices);
  g_free (work);
}

void
xq_import_answer_free (XqImportAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->columns, g_ptr_array_unref);
  xq_import_report_free (answer->report);
  g_clear_pointer (&answer->names, g_hash_table_unref);
  g_free (answer->wrong);
  g_free (answer);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  XqImportWork *work = data;

  g_atomic_int_set (&work->permille, (int) (fraction * 1000));
}

static XqSheetBook *
load (XqImportWork  *work,
      GCancellable  *cancellable,
      GError       **error)
{
  XqSheetBook *book = xq_sheet_book_load (work->file, NULL, NULL, cancellable, error);

  for (guint i = 0; book != NULL && i < work->choices->len; i++)
    {
      const Choice *choice = &g_array_index (work->choices, Choice, i);

      xq_import_choose (book, choice->sheet, choice->column, choice->meaning);
    }
  return book;
}

gpointer
xq_import_read (XqStore       *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  XqImportWork *work = data;
  const XqImport *import = work->import;
  g_autoptr (XqSheetBook) book = NULL;
  g_autoptr (GError) wrong = NULL;
  XqImportReport *report;
  XqImportAnswer *answer;

  if (!xq_import_prove_allowed (import, store, error) || (book = load (work, cancellable, error)) == NULL)
    return NULL;
  report = xq_import_apply (import, store, book, work->dry_run, progress_cb, work, cancellable, &wrong);
  if (report == NULL && !g_error_matches (wrong, XQ_EXCHANGE_ERROR, XQ_EXCHANGE_ERROR_NOTHING_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return NULL;
    }
  answer = g_new0 (XqImportAnswer, 1);
  answer->report = report;
  if (report != NULL)
    {
      answer->columns = xq_import_columns_list (book, xq_import_get_headings (import), report);
      answer->names = xq_import_columns_names (book, xq_import_get_headings (import), report);
    }
  else
    {
      answer->columns = xq_import_columns_guess (book, xq_import_get_headings (import));
      answer->wrong = g_strdup (wrong->message);
    }
  return answer;
}

gpointer
xq_import_undo (XqStore       *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const XqImport *import = data;
  XqImportUndone undone;

  return xq_import_take_back (import, store, &undone, cancellable, error) ? g_memdup2 (&undone, sizeof undone) : NULL;
}
