/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/instrument.h"

#define FOLDER "/org/xinqing/Xinqing/instruments/"

/* A sheet is a paper that a child fills in: far below. */
#define MOST_ITEMS 1000
#define MOST_ANSWER 100

G_DEFINE_QUARK (xq-instrument-error-quark, xq_instrument_error)

static void
band_free (XqBand *band)
{
  g_free (band->words);
  g_free (band);
}

static void
scale_free (XqScale *scale)
{
  g_free (scale->id);
  g_free (scale->name);
  g_clear_pointer (&scale->items, g_array_unref);
  g_clear_pointer (&scale->reversed, g_array_unref);
  g_clear_pointer (&scale->bands, g_ptr_array_unref);
  g_free (scale);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqScale, scale_free)

static void
flag_free (XqSheetFlag *flag)
{
  g_free (flag->id);
  g_free (flag->missing);
  g_free (flag);
}

void
xq_instrument_free (XqInstrument *instrument)
{
  g_free (instrument->id);
  g_free (instrument->name);
  g_free (instrument->version);
  g_free (instrument->window);
  g_free (instrument->rights);
  g_free (instrument->source);
  g_free (instrument->date);
  g_free (instrument->note);
  g_ptr_array_unref (instrument->scales);
  g_ptr_array_unref (instrument->flags);
  g_array_unref (instrument->validity);
  g_free (instrument);
}

static gboolean
set_damaged (GError     **error,
             const char  *group,
             const char  *key)
{
  g_set_error (error, XQ_INSTRUMENT_ERROR, XQ_INSTRUMENT_ERROR_DAMAGED,
               _("The scoring sheet cannot be understood: [%s], “%s”."), group, key);
  return FALSE;
}

static gboolean
read_text (GKeyFile    *file,
           const char  *group,
           const char  *key,
           char       **text,
           GError     **error)
{
  *text = g_key_file_get_string (file, group, key, NULL);
  return (*text != NULL && **text != '\0') || set_damaged (error, group, key);
}

/* @fallback below 0: the key must be there. */
static gboolean
read_number (GKeyFile    *file,
             const char  *group,
             const char  *key,
             guint64      least,
             guint64      most,
             gint64       fallback,
             guint       *number,
             GError     **error)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);
  guint64 read;

  if (text == NULL && fallback >= 0)
    {
      *number = (guint) fallback;
      return TRUE;
    }
  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, least, most, &read, NULL))
    return set_damaged (error, group, key);
  *number = (guint) read;
  return TRUE;
}

static gboolean
has_item (const GArray *items,
          guint         item)
{
  for (guint i = 0; i < items->len; i++)
    if (g_array_index (items, guint, i) == item)
      return TRUE;
  return FALSE;
}

/* "1-9,12": a stretch or an item, none of them twice. */
static gboolean
read_items (GKeyFile    *file,
            const char  *group,
            const char  *key,
            guint        n_items,
            GArray     **items,
            GError     **error)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);
  g_auto (GStrv) stretches = g_strsplit (text != NULL ? text : "", ",", -1);

  *items = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; stretches[i] != NULL; i++)
    {
      g_auto (GStrv) ends = g_strsplit (stretches[i], "-", 2);
      guint64 first, last;

      if (!g_ascii_string_to_unsigned (ends[0], 10, 1, n_items, &first, NULL) ||
          (ends[1] != NULL && !g_ascii_string_to_unsigned (ends[1], 10, first, n_items, &last, NULL)))
        return set_damaged (error, group, key);
      if (ends[1] == NULL)
        last = first;
      for (guint item = (guint) first; item <= last; item++)
        {
          if (has_item (*items, item))
            return set_damaged (error, group, key);
          g_array_append_val (*items, item);
        }
    }
  return TRUE;
}

/* "0:low;5:middle": where each begins, rising. */
static gboolean
read_bands (GKeyFile    *file,
            const char  *group,
            GPtrArray  **bands,
            GError     **error)
{
  g_auto (GStrv) texts = g_key_file_get_string_list (file, group, "bands", NULL, NULL);
  gint64 before = -1;

  *bands = g_ptr_array_new_with_free_func ((GDestroyNotify) band_free);
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (texts[i], ":", 2);
      guint64 from;
      XqBand *band;

      if (halves[0] == NULL || halves[1] == NULL || halves[1][0] == '\0' ||
          !g_ascii_string_to_unsigned (halves[0], 10, 0, MOST_ITEMS * MOST_ANSWER, &from, NULL) ||
          (gint64) from * 100 <= before)
        return set_damaged (error, group, "bands");
      band = g_new0 (XqBand, 1);
      band->from = before = (gint64) from * 100;
      band->words = g_strdup (halves[1]);
      g_ptr_array_add (*bands, band);
    }
  return TRUE;
}

static gboolean
read_scale (XqInstrument  *instrument,
            GKeyFile      *file,
            const char    *group,
            GError       **error)
{
  g_autoptr (XqScale) scale = g_new0 (XqScale, 1);
  g_autofree char *method = NULL;

  scale->id = g_strdup (group + strlen ("scale "));
  if (!read_text (file, group, "name", &scale->name, error) || !read_text (file, group, "method", &method, error) ||
      !read_items (file, group, "items", instrument->n_items, &scale->items, error) ||
      !read_items (file, group, "reversed", instrument->n_items, &scale->reversed, error) ||
      !read_number (file, group, "times", 1, MOST_ANSWER, 1, &scale->times, error) ||
      !read_number (file, group, "missing", 0, instrument->n_items - 1, -1, &scale->missing, error) ||
      !read_bands (file, group, &scale->bands, error))
    return FALSE;

  if (scale->items->len == 0)
    return set_damaged (error, group, "items");
  if (scale->missing >= scale->items->len)
    return set_damaged (error, group, "missing");
  for (guint i = 0; i < scale->reversed->len; i++)
    if (!has_item (scale->items, g_array_index (scale->reversed, guint, i)))
      return set_damaged (error, group, "reversed");
  if (g_str_equal (method, "mean"))
    scale->method = XQ_SCORE_MEAN;
  else if (!g_str_equal (method, "sum"))
    return set_damaged (error, group, "method");
  g_ptr_array_add (instrument->scales, g_steal_pointer (&scale));
  return TRUE;
}

static gboolean
read_flag (XqInstrument  *instrument,
           GKeyFile      *file,
           const char    *group,
           GError       **error)
{
  XqSheetFlag *flag = g_new0 (XqSheetFlag, 1);

  g_ptr_array_add (instrument->flags, flag);
  flag->id = g_strdup (group + strlen ("flag "));
  flag->missing = g_key_file_get_string (file, group, "missing", NULL);
  return read_number (file, group, "item", 1, instrument->n_items, -1, &flag->item, error) &&
         read_number (file, group, "from", instrument->least, instrument->most, -1, &flag->from, error);
}

static gboolean
read_validity (XqInstrument  *instrument,
               GKeyFile      *file,
               GError       **error)
{
  g_clear_pointer (&instrument->validity, g_array_unref);
  if (!read_items (file, "validity", "items", instrument->n_items, &instrument->validity, error) ||
      !read_number (file, "validity", "void_from", 1, MOST_ITEMS * MOST_ANSWER, -1, &instrument->void_from, error))
    return FALSE;
  return instrument->validity->len > 0 || set_damaged (error, "validity", "items");
}

static gboolean
read_sheet (XqInstrument  *instrument,
            GKeyFile      *file,
            GError       **error)
{
  const char *group = "instrument";
  g_autofree char *worse = g_key_file_get_string (file, group, "worse", NULL);

  if (worse != NULL && !g_str_equal (worse, "low") && !g_str_equal (worse, "high"))
    return set_damaged (error, group, "worse");
  instrument->low_is_worse = g_strcmp0 (worse, "low") == 0;
  if (!read_text (file, group, "id", &instrument->id, error) || !read_text (file, group, "name", &instrument->name, error) ||
      !read_text (file, group, "version", &instrument->version, error) ||
      !read_text (file, group, "window", &instrument->window, error) ||
      !read_text (file, group, "rights", &instrument->rights, error) ||
      !read_text (file, group, "source", &instrument->source, error) ||
      !read_text (file, group, "date", &instrument->date, error) ||
      !read_number (file, group, "items", 1, MOST_ITEMS, -1, &instrument->n_items, error) ||
      !read_number (file, group, "most", 1, MOST_ANSWER, -1, &instrument->most, error) ||
      !read_number (file, group, "least", 0, instrument->most - 1, -1, &instrument->least, error) ||
      !read_number (file, group, "from_grade", 1, 12, -1, &instrument->from_grade, error))
    return FALSE;
  instrument->note = g_key_file_get_string (file, group, "note", NULL);
  return TRUE;
}

XqInstrument *
xq_instrument_new_from_bytes (GBytes  *bytes,
                              GError **error)
{
  g_autoptr (XqInstrument) instrument = g_new0 (XqInstrument, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  instrument->scales = g_ptr_array_new_with_free_func ((GDestroyNotify) scale_free);
  instrument->flags = g_ptr_array_new_with_free_func ((GDestroyNotify) flag_free);
  instrument->validity = g_array_new (FALSE, FALSE, sizeof (guint));
  if (!g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, error))
    {
      g_prefix_error (error, "%s ", _("The scoring sheet cannot be read."));
      return NULL;
    }
  if (!read_sheet (instrument, file, error))
    return NULL;

  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      gboolean ok = TRUE;

      if (g_str_has_prefix (groups[i], "scale "))
        ok = read_scale (instrument, file, groups[i], error);
      else if (g_str_has_prefix (groups[i], "flag "))
        ok = read_flag (instrument, file, groups[i], error);
      else if (g_str_equal (groups[i], "validity"))
        ok = read_validity (instrument, file, error);
      else if (!g_str_equal (groups[i], "instrument"))
        ok = set_damaged (error, groups[i], "");
      if (!ok)
        return NULL;
    }
  if (instrument->scales->len == 0)
    {
      set_damaged (error, "scale", "items");
      return NULL;
    }
  return g_steal_pointer (&instrument);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp ((*(const XqInstrument *const *) a)->id, (*(const XqInstrument *const *) b)->id);
}

static void
add_shipped (GPtrArray  *instruments,
             const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  XqInstrument *instrument = bytes != NULL ? xq_instrument_new_from_bytes (bytes, &error) : NULL;

  /* The files are part of the program: a fault in one is found by the tests. */
  if (instrument == NULL)
    g_critical ("%s: %s", name, error->message);
  else
    g_ptr_array_add (instruments, instrument);
}

GPtrArray *
xq_instruments_get_all (void)
{
  static gsize once;
  static GPtrArray *instruments;

  if (g_once_init_enter (&once))
    {
      g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      instruments = g_ptr_array_new ();
      for (guint i = 0; names != NULL && names[i] != NULL; i++)
        add_shipped (instruments, names[i]);
      g_ptr_array_sort (instruments, compare_ids);
      g_once_init_leave (&once, 1);
    }
  return instruments;
}

const XqInstrument *
xq_instrument_find (const char *id)
{
  GPtrArray *instruments = xq_instruments_get_all ();

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < instruments->len; i++)
    {
      const XqInstrument *instrument = g_ptr_array_index (instruments, i);

      if (g_str_equal (instrument->id, id))
        return instrument;
    }
  return NULL;
}
