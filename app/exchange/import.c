/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include "exchange/record-import.h"
#include "school/calendar.h"
#include "school/question.h"

/* Of the whole work, reading the file. */
#define READING 0.3

/* 1, 7 or 10; 0 for a school of several phases, or one that does not say. */
static gboolean
find_first_grade (XqStore  *store,
                  int      *grade,
                  GError  **error)
{
  g_autofree char *phases = NULL;

  if (!xq_question (store, "SELECT phases FROM visible_school WHERE withdrawn = 0 ORDER BY id", &phases, error,
                    NULL, NULL, NULL))
    return FALSE;
  if (phases == NULL &&
      !xq_question (store, "SELECT CASE WHEN min (phase) = max (phase) THEN min (phase) END FROM visible_class "
                           "WHERE withdrawn = 0", &phases, error, NULL, NULL, NULL))
    return FALSE;
  *grade = g_strcmp0 (phases, "primary") == 0 ? 1 : g_strcmp0 (phases, "junior") == 0 ? 7
           : g_strcmp0 (phases, "senior") == 0 ? 10 : 0;
  return TRUE;
}

gboolean
xq_import_options_of_school (XqStore          *store,
                             XqImportOptions  *options,
                             GError          **error)
{
  g_return_val_if_fail (XQ_IS_STORE (store) && options != NULL, FALSE);

  options->today = xq_store_get_today (store);
  return xq_school_year_of_day (store, options->today, &options->school_year, error) &&
         find_first_grade (store, &options->first_grade, error);
}

const XqHeadingList *
xq_import_get_headings (const XqImport *import)
{
  g_return_val_if_fail (import != NULL, NULL);

  return import->records != NULL ? xq_record_import_get_headings (import->records) : import->headings;
}

gboolean
xq_import_prove_allowed (const XqImport  *import,
                         XqStore         *store,
                         GError         **error)
{
  g_return_val_if_fail (import != NULL, FALSE);

  return import->records != NULL ? xq_record_import_prove_allowed (import->records, store, error)
                                 : import->prove_allowed (store, error);
}

XqImportReport *
xq_import_apply (const XqImport      *import,
                 XqStore             *store,
                 const XqSheetBook   *book,
                 gboolean             dry_run,
                 XqExchangeProgress   progress,
                 gpointer             data,
                 GCancellable        *cancellable,
                 GError             **error)
{
  g_return_val_if_fail (import != NULL, NULL);

  if (import->records != NULL)
    return xq_record_import_apply (import->records, store, book, dry_run, progress, data, cancellable, error);
  return import->apply (store, book, dry_run, progress, data, cancellable, error);
}

gboolean
xq_import_take_back (const XqImport  *import,
                XqStore         *store,
                XqImportUndone  *undone,
                GCancellable    *cancellable,
                GError         **error)
{
  g_return_val_if_fail (import != NULL, FALSE);

  return import->records != NULL ? xq_record_import_undo (import->records, store, undone, cancellable, error)
                                 : import->undo (store, undone, cancellable, error);
}

typedef struct
{
  XqExchangeProgress progress;
  gpointer           data;
  double             from;
  double             share;
} Share;

static void
tell_share (double   fraction,
            gpointer data)
{
  const Share *share = data;

  if (share->progress != NULL)
    share->progress (share->from + fraction * share->share, share->data);
}

XqImportReport *
xq_import_file (const XqImport      *import,
                XqStore             *store,
                GFile               *file,
                gboolean             dry_run,
                XqExchangeProgress   progress,
                gpointer             data,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autoptr (XqSheetBook) book = NULL;
  Share reading = { progress, data, 0.0, READING };
  Share writing = { progress, data, READING, 1.0 - READING };

  g_return_val_if_fail (import != NULL && XQ_IS_STORE (store) && G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!xq_import_prove_allowed (import, store, error))
    return NULL;
  book = xq_sheet_book_load (file, tell_share, &reading, cancellable, error);
  if (book == NULL)
    return NULL;
  return xq_import_apply (import, store, book, dry_run, tell_share, &writing, cancellable, error);
}
