/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/import-words.h"
#include "exchange/record-person.h"
#include "school/person-name.h"

#define MAX_PEOPLE 30

static void
add_uid (GString    *uids,
         const char *uid)
{
  if (uid != NULL && strstr (uids->str, uid) == NULL)
    g_string_append_printf (uids, "%s%s", uids->len > 0 ? " " : "", uid);
}

/* The class teacher of each class on the day. */
static gboolean
add_class_teachers (XqRecordWriter *writer,
                    const XqRecord *said,
                    GString        *uids,
                    GError        **error)
{
  const XqRecordImport *records = writer->records;
  const char *day = records->day != NULL ? xq_record_get (said, records->day) : NULL;
  g_auto (GStrv) classes = records->classes != NULL ? xq_record_get_list (said, records->classes) : NULL;

  for (guint i = 0; day != NULL && classes != NULL && classes[i] != NULL; i++)
    {
      g_autofree char *uid = NULL;

      if (!xq_record_known_find_teacher (writer->known, classes[i], day, &uid, error))
        return FALSE;
      add_uid (uids, uid);
    }
  return TRUE;
}

static gboolean
add_named (XqRecordWriter *writer,
           const XqRecord *said,
           const char     *name,
           GString        *uids,
           GString        *unknown,
           GError        **error)
{
  g_autofree char *folded = xq_import_fold (name);
  const char *word = xq_import_words_find ("person", folded);
  gsize before = uids->len;
  const char *uid;

  if (g_strcmp0 (word, "class_teacher") == 0)
    {
      if (!add_class_teachers (writer, said, uids, error))
        return FALSE;
    }
  else
    {
      uid = g_strcmp0 (word, "me") == 0 ? xq_import_staff_get_me (writer->known->staff)
                                        : xq_import_staff_find (writer->known->staff, name, error);
      if (uid == NULL && word == NULL)
        return FALSE;
      if (uid != NULL && uid[0] != '\0')
        add_uid (uids, uid);
    }
  if (uids->len == before)
    g_string_append_printf (unknown, "%s%s", unknown->len > 0 ? ", " : "", name);
  return TRUE;
}

static gboolean
find_named (XqRecordWriter *writer,
            const XqRecord *said,
            const char     *text,
            GString        *uids,
            GString        *unknown,
            GError        **error)
{
  g_auto (GStrv) pieces = xq_import_words_split (text);

  for (guint i = 0; pieces[i] != NULL && i < MAX_PEOPLE; i++)
    {
      g_autofree char *name = xq_person_name_normalize (pieces[i]);

      if (name[0] != '\0' && !add_named (writer, said, name, uids, unknown, error))
        return FALSE;
    }
  return TRUE;
}

/* Who may not list the staff names a colleague all the same: the name stands as in the file. */
static void
take_name (const XqRecordImport *records,
           const char           *text,
           XqRecord             *said)
{
  g_auto (GStrv) pieces = xq_import_words_split (text);
  g_autofree char *name = xq_person_name_normalize (pieces[0] != NULL ? pieces[0] : "");
  g_autofree char *folded = xq_import_fold (name);

  if (xq_import_words_find ("person", folded) == NULL)
    xq_record_set (said, records->person_name, name);
}

gboolean
xq_record_person_take (XqRecordWriter       *writer,
                       const XqRecordRow    *row,
                       const XqRecordColumn *column,
                       XqRecord             *said,
                       char                **problem,
                       GError              **error)
{
  const XqRecordImport *records = writer->records;
  const XqField *field = xq_record_column_get_field (records, column);
  const char *text = row->values[column - records->columns];
  g_autoptr (GString) uids = g_string_new (NULL);
  g_autoptr (GString) unknown = g_string_new (NULL);
  char *rest;

  *problem = NULL;
  if (!find_named (writer, said, text, uids, unknown, error))
    return FALSE;
  rest = strchr (uids->str, ' ');
  if (uids->len == 0 && (field->flags & XQ_FIELD_REQUIRED))
    *problem = g_strdup_printf (_("%s: “%s” is not known in this school, or not by that name alone. Write the name as the account "
                                  "has it."), _(field->title), unknown->str);
  else if (rest != NULL && !(field->flags & XQ_FIELD_SEVERAL))
    {
      *rest = '\0';
      xq_import_report_warn (writer->report, row->sheet, row->row, XQ_IMPORT_WARNING,
                             g_strdup_printf (_("%s: several are named, “%s”; the first was taken."), _(field->title), text));
    }
  if (*problem != NULL)
    return TRUE;
  if (unknown->len > 0)
    xq_import_report_warn (writer->report, row->sheet, row->row, XQ_IMPORT_WARNING,
                           g_strdup_printf (_("%s: “%s” is not known in this school, or not by that name alone, and was left out."),
                                            _(field->title), unknown->str));
  xq_record_set (said, field->name, uids->str);
  if (uids->len > 0 && records->person_name != NULL && g_strcmp0 (column->field, records->person) == 0)
    take_name (records, text, said);
  return TRUE;
}

gboolean
xq_record_person_default (XqRecordWriter *writer,
                          XqRecord       *said,
                          char          **problem,
                          GError        **error)
{
  const XqRecordImport *records = writer->records;
  const char *me = xq_import_staff_get_me (writer->known->staff);
  const char *classes = records->classes != NULL ? xq_record_get (said, records->classes) : NULL;
  gboolean is_own = classes != NULL && xq_record_known_is_own (writer->known, classes);
  g_autoptr (GString) uids = g_string_new (NULL);

  *problem = NULL;
  if (records->by_class_teacher && !is_own)
    {
      if (!add_class_teachers (writer, said, uids, error))
        return FALSE;
    }
  else if (me != NULL)
    {
      g_string_assign (uids, me);
      writer->n_me++;
    }
  if (uids->len > 0)
    xq_record_set (said, records->person, uids->str);
  else
    *problem = g_strdup (_("Who held it is not said. Add a column with the name."));
  return TRUE;
}
