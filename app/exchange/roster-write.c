/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-exchange"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/roster-write.h"
#include "school/kinds.h"
#include "store/calendar-day.h"

static gboolean
save (XqRosterWriter *writer,
      XqRecord       *record,
      GError        **error)
{
  return xq_store_save (writer->store, record, _("Read from a roster."), error);
}

static void
set_number (XqRecord   *record,
            const char *field,
            int         number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  xq_record_set (record, field, text);
}

/* (nullable): what the row says of a field of the record student */
static const char *
get_value (const XqRosterRow *row,
           const char        *field)
{
  const struct { const char *name; const char *value; } values[] = {
    { "name", row->name },         { "number", row->number },       { "aux_number", row->aux_number },
    { "seat", row->seat },         { "sex", row->sex },             { "born_on", row->born_on },
    { "boarding", row->boarding }, { "dormitory", row->dormitory }, { "village", row->village },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (strcmp (values[i].name, field) == 0)
      return values[i].value;
  return NULL;
}

static char *
add_student (XqRosterWriter    *writer,
             const XqRosterRow *row,
             GError           **error)
{
  static const char *const fields[] = {
    "name", "number", "aux_number", "seat", "sex", "born_on", "boarding", "dormitory", "village",
  };
  g_autoptr (XqRecord) record = xq_store_new_record (writer->store, &xq_student);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    xq_record_set (record, fields[i], get_value (row, fields[i]));
  return save (writer, record, error) ? g_strdup (xq_record_get_uid (record)) : NULL;
}

static gboolean
has_change (const XqRosterStep *step,
            const char         *field)
{
  for (guint i = 0; i < step->changes->len; i++)
    if (strcmp (((XqRosterChange *) g_ptr_array_index (step->changes, i))->field, field) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
change_student (XqRosterWriter      *writer,
                const XqRosterStep  *step,
                const char          *uid,
                GError             **error)
{
  g_autoptr (XqRecord) record = NULL;
  gboolean changed = FALSE;

  for (guint i = 0; i < step->changes->len; i++)
    {
      const XqRosterChange *change = g_ptr_array_index (step->changes, i);

      if (strcmp (change->field, "class") == 0)
        continue;
      if (record == NULL && (record = xq_store_get (writer->store, &xq_student, uid, error)) == NULL)
        return FALSE;
      xq_record_set (record, change->field, change->after);
      changed = TRUE;
    }
  return !changed || save (writer, record, error);
}

/* The class of the roster's school year; made, or taken up again, if need be. */
static const XqKnownClass *
get_class (XqRosterWriter *writer,
           int             grade,
           int             number,
           GError        **error)
{
  GArray *classes = writer->known->classes;
  g_autoptr (XqRecord) record = NULL;
  XqKnownClass made = { .grade = grade, .number = number };

  for (guint i = 0; i < classes->len; i++)
    {
      XqKnownClass *class = &g_array_index (classes, XqKnownClass, i);

      if (class->grade != grade || class->number != number)
        continue;
      if (class->withdrawn &&
          !xq_store_reinstate (writer->store, &xq_class, class->uid, _("Read from a roster."), error))
        return NULL;
      class->withdrawn = FALSE;
      return class;
    }

  record = xq_store_new_record (writer->store, &xq_class);
  set_number (record, "year", writer->year);
  set_number (record, "grade", grade);
  set_number (record, "number", number);
  if (!save (writer, record, error))
    return NULL;
  made.uid = g_string_chunk_insert (writer->known->texts, xq_record_get_uid (record));
  g_array_append_val (classes, made);
  return &g_array_index (classes, XqKnownClass, classes->len - 1);
}

/* Ends the enrolment that the new one follows; one that began no earlier than
 * the new one was a mistake, and gets the right class instead.
 *   old   the enrolment's uid, and its first day
 *   next  what the new one will be */
static gboolean
follow (XqRosterWriter  *writer,
        const char      *old,
        const char      *old_from_on,
        XqRecord        *next,
        gboolean        *corrected,
        GError         **error)
{
  const char *from_on = xq_record_get (next, "from_on");
  g_autoptr (XqRecord) record = xq_store_get (writer->store, &xq_enrolment, old, error);
  g_autofree char *last = NULL;

  if (record == NULL)
    return FALSE;
  *corrected = strcmp (old_from_on, from_on) >= 0;
  if (*corrected)
    xq_record_set (record, "class", xq_record_get (next, "class"));
  else
    {
      last = xq_day_add (from_on, -1);
      xq_record_set (record, "until_on", last);
      xq_record_set (record, "end_reason", xq_record_get (next, "reason"));
    }
  return save (writer, record, error);
}

/* A class that is filled for the first time was that class from the year's
 * beginning; who comes into it later, comes today. @day is since when. */
static gboolean
enrol (XqRosterWriter      *writer,
       const XqRosterRow   *row,
       const char          *student,
       const XqKnownPlace  *place,
       char                 day[XQ_DAY_SIZE],
       GError             **error)
{
  const XqKnownClass *class = get_class (writer, row->grade, row->class_number, error);
  g_autoptr (XqRecord) record = NULL;
  const char *old = NULL;
  const char *old_from_on = NULL;
  gboolean corrected = FALSE;

  if (class == NULL)
    return FALSE;
  record = xq_store_new_record (writer->store, &xq_enrolment);
  xq_record_set (record, "student", student);
  xq_record_set (record, "class", class->uid);
  xq_record_set (record, "from_on",
                 writer->when == XQ_ROSTER_YEAR_RUNS && class->used ? writer->on : writer->from_on);
  if (writer->when == XQ_ROSTER_YEAR_OVER)
    xq_record_set (record, "until_on", writer->until_on);
  else if (place != NULL && place->enrolment != NULL)
    {
      old = place->enrolment;
      old_from_on = place->from_on;
      xq_record_set (record, "reason", "class_change");
      xq_record_set (record, "from_on", writer->on);
    }
  else if (place != NULL && place->open != NULL)
    {
      old = place->open;
      old_from_on = place->open_from_on;
      xq_record_set (record, "reason", row->grade > place->open_grade ? "promoted"
                                       : row->grade == place->open_grade ? "repeat" : "class_change");
      xq_record_set (record, "from_on", writer->from_on);
    }
  g_strlcpy (day, xq_record_get (record, "from_on"), XQ_DAY_SIZE);
  if (old != NULL && !follow (writer, old, old_from_on, record, &corrected, error))
    return FALSE;
  return corrected || save (writer, record, error);
}

static gboolean
write_guardian (XqRosterWriter               *writer,
                const XqRosterGuardianChange *change,
                const char                   *student,
                gboolean                      has_main,
                GError                      **error)
{
  const XqRosterGuardian *guardian = change->guardian;
  g_autoptr (XqRecord) record = change->uid != NULL
                                  ? xq_store_get (writer->store, &xq_guardian, change->uid, error)
                                  : xq_store_new_record (writer->store, &xq_guardian);

  if (record == NULL)
    return FALSE;
  if (change->uid == NULL)
    {
      xq_record_set (record, "student", student);
      xq_record_set (record, "name", guardian->name);
      if (guardian->main && !has_main)
        xq_record_set (record, "main", "1");
    }
  if (change->relation)
    xq_record_set (record, "relation", guardian->relation);
  if (change->phone && guardian->phone != NULL)
    xq_record_set (record, "phone", guardian->phone);
  if (change->carer && guardian->carer)
    xq_record_set (record, "carer", "1");
  return save (writer, record, error);
}

static gboolean
write_register (XqRosterWriter               *writer,
                const XqRosterRegisterChange *change,
                const char                   *student,
                const char                   *from_on,
                GError                      **error)
{
  g_autoptr (XqRecord) record = change->uid != NULL
                                  ? xq_store_get (writer->store, &xq_register, change->uid, error)
                                  : xq_store_new_record (writer->store, &xq_register);

  if (record == NULL)
    return FALSE;
  if (change->uid == NULL)
    {
      xq_record_set (record, "student", student);
      xq_record_set (record, "category", change->entry->category);
      xq_record_set (record, "from_on", from_on);
      xq_record_set (record, "basis", "roster");
      set_number (record, "rechecked_year", writer->year);
    }
  if (change->entry->kind != NULL)
    xq_record_set (record, "kind", change->entry->kind);
  return save (writer, record, error);
}

gboolean
xq_roster_write (XqRosterWriter      *writer,
                 const XqRosterStep  *step,
                 char               **student,
                 GError             **error)
{
  const XqRosterRow *row = step->row;
  gboolean fresh = step->student < 0;
  const XqKnownPlace *place = fresh ? NULL : &g_array_index (writer->known->places, XqKnownPlace, (guint) step->student);
  g_autofree char *uid = NULL;
  char day[XQ_DAY_SIZE];

  g_return_val_if_fail (step->action == XQ_ROSTER_ADD || step->action == XQ_ROSTER_UPDATE, FALSE);

  if (fresh)
    uid = add_student (writer, row, error);
  else
    uid = g_strdup (g_array_index (writer->known->students, XqKnownStudent, (guint) step->student).uid);
  if (uid == NULL || (!fresh && !change_student (writer, step, uid, error)))
    return FALSE;

  g_strlcpy (day, writer->on, sizeof day);
  if ((fresh ? row->grade != 0 && row->class_number != 0 : has_change (step, "class")) &&
      !enrol (writer, row, uid, place, day, error))
    return FALSE;
  for (guint i = 0; i < step->guardians->len; i++)
    if (!write_guardian (writer, g_ptr_array_index (step->guardians, i), uid, place != NULL && place->has_main, error))
      return FALSE;
  for (guint i = 0; i < step->registers->len; i++)
    if (!write_register (writer, g_ptr_array_index (step->registers, i), uid, fresh ? day : writer->on, error))
      return FALSE;

  *student = g_steal_pointer (&uid);
  return TRUE;
}
