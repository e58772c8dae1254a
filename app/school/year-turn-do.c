/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/kinds.h"
#include "school/question.h"
#include "school/undo-uses.h"
#include "school/year-turn-private.h"
#include "store/calendar-day.h"

#define STRIDE 64

typedef struct
{
  XqStore          *store;
  const XqYearTurn *turn;
  XqYearProgress    progress;
  gpointer          data;
  GCancellable     *cancellable;
  XqYearDone       *done;
  char             *eve;
  char             *reason;   /* of every version */
  GStrv             classes;  /* uids of the new classes */
} Writer;

static gboolean
save (Writer    *writer,
      XqRecord  *record,
      GError   **error)
{
  return xq_store_save (writer->store, record, writer->reason, error);
}

static void
set_number (XqRecord   *record,
            const char *field,
            int         number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  xq_record_set (record, field, text);
}

/* --- the calendar --- */

/* The record of @year, and of @number where that is not 0; a withdrawn one holds
 * again. %NULL without an error: there is none. */
static XqRecord *
find_calendar (Writer        *writer,
               const XqKind  *kind,
               int            year,
               int            number,
               GError       **error)
{
  g_autoptr (XqFilter) filter = xq_filter_new ();
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *year_text = g_strdup_printf ("%d", year);
  g_autofree char *number_text = g_strdup_printf ("%d", number);
  XqRecord *record;

  xq_filter_add (filter, "year", "=", year_text);
  if (number != 0)
    xq_filter_add (filter, "number", "=", number_text);
  xq_filter_set_withdrawn (filter, TRUE);
  records = xq_store_list (writer->store, kind, filter, error);
  if (records == NULL || records->len == 0)
    return NULL;
  record = g_ptr_array_index (records, 0);
  if (xq_record_is_withdrawn (record) &&
      !xq_store_reinstate (writer->store, kind, xq_record_get_uid (record), writer->reason, error))
    return NULL;
  return xq_store_get (writer->store, kind, xq_record_get_uid (record), error);
}

/* Saves the days unless they are entered so. */
static gboolean
set_days (Writer      *writer,
          XqRecord    *record,
          const char  *from_on,
          const char  *until_on,
          GError     **error)
{
  if (xq_record_get_uid (record) != NULL && g_strcmp0 (xq_record_get (record, "from_on"), from_on) == 0 &&
      g_strcmp0 (xq_record_get (record, "until_on"), until_on) == 0)
    return TRUE;
  xq_record_set (record, "from_on", from_on);
  xq_record_set (record, "until_on", until_on);
  return save (writer, record, error);
}

/* The old year ends on the eve, so that every day belongs to one year. */
static gboolean
write_calendar (Writer  *writer,
                GError **error)
{
  const XqYearTurn *turn = writer->turn;
  GError *problem = NULL;
  g_autoptr (XqRecord) old = find_calendar (writer, &xq_school_year, turn->year - 1, 0, &problem);
  g_autoptr (XqRecord) year = NULL;

  if (problem == NULL && old != NULL)
    (void) set_days (writer, old, xq_record_get (old, "from_on"), writer->eve, &problem);
  if (problem == NULL)
    year = find_calendar (writer, &xq_school_year, turn->year, 0, &problem);
  if (problem == NULL && year == NULL)
    {
      year = xq_store_new_record (writer->store, &xq_school_year);
      set_number (year, "year", turn->year);
    }
  if (problem == NULL)
    (void) set_days (writer, year, turn->starts, turn->until, &problem);
  for (int number = 1; problem == NULL && number <= 2; number++)
    {
      g_autoptr (XqRecord) term = find_calendar (writer, &xq_term, turn->year, number, &problem);

      if (problem == NULL && term == NULL)
        {
          term = xq_store_new_record (writer->store, &xq_term);
          set_number (term, "year", turn->year);
          set_number (term, "number", number);
        }
      if (problem == NULL)
        (void) set_days (writer, term, turn->terms[number - 1].from_on, turn->terms[number - 1].until_on, &problem);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

/* --- classes and posts --- */

static gboolean
write_class (Writer  *writer,
             int      index,
             GError **error)
{
  const XqYearNewClass *class = xq_year_turn_new_class (writer->turn, index);
  g_autoptr (XqRecord) record = NULL;

  writer->done->n_classes += class->uid == NULL || class->is_withdrawn ? 1 : 0;
  if (class->uid != NULL)
    {
      writer->classes[index] = g_strdup (class->uid);
      return !class->is_withdrawn || xq_store_reinstate (writer->store, &xq_class, class->uid, writer->reason, error);
    }
  record = xq_store_new_record (writer->store, &xq_class);
  set_number (record, "year", writer->turn->year);
  set_number (record, "grade", class->grade);
  set_number (record, "number", class->number);
  xq_record_set (record, "phase", class->phase);
  if (!save (writer, record, error))
    return FALSE;
  writer->classes[index] = g_strdup (xq_record_get_uid (record));
  return TRUE;
}

/* By itself, since the first day was put off after the plan was read. */
static gboolean
ends_before (const Writer *writer,
             const char   *until_on)
{
  return until_on != NULL && strcmp (until_on, writer->eve) <= 0;
}

/* A post that would begin only now has nothing to end: it was entered for the
 * wrong class. */
static gboolean
end_post (Writer            *writer,
          const XqYearPost  *post,
          GError           **error)
{
  g_autoptr (XqRecord) record = NULL;

  if (ends_before (writer, post->until_on))
    return TRUE;
  if (strcmp (post->from_on, writer->eve) > 0)
    return xq_store_withdraw (writer->store, &xq_class_post, post->record, writer->reason, error);
  record = xq_store_get (writer->store, &xq_class_post, post->record, error);
  if (record == NULL)
    return FALSE;
  xq_record_set (record, "until_on", writer->eve);
  return save (writer, record, error);
}

static gboolean
write_post (Writer            *writer,
            const char        *class_uid,
            const XqYearPost  *post,
            GError           **error)
{
  g_autoptr (XqRecord) record = NULL;

  if (post->record != NULL)
    return TRUE;
  record = xq_store_new_record (writer->store, &xq_class_post);
  xq_record_set (record, "class", class_uid);
  xq_record_set (record, "teacher", post->teacher);
  xq_record_set (record, "post", post->post);
  xq_record_set (record, "subject", post->subject);
  xq_record_set (record, "from_on", post->from_on);
  xq_record_set (record, "until_on", post->until_on);
  writer->done->n_posts++;
  return save (writer, record, error);
}

static gboolean
write_classes (Writer  *writer,
               GError **error)
{
  const XqYearTurn *turn = writer->turn;

  for (guint i = 0; i < turn->posts->len; i++)
    if (!end_post (writer, g_ptr_array_index (turn->posts, i), error))
      return FALSE;
  for (guint i = 0; i < turn->classes->len; i++)
    {
      const XqYearNewClass *class = xq_year_turn_new_class (turn, (int) i);

      if (!xq_year_turn_is_made (turn, (int) i))
        {
          writer->classes[i] = g_strdup ("");
          continue;
        }
      if (!write_class (writer, (int) i, error))
        return FALSE;
      for (guint j = 0; j < class->posts->len; j++)
        if (!write_post (writer, writer->classes[i], g_ptr_array_index (class->posts, j), error))
          return FALSE;
    }
  return TRUE;
}

/* --- students --- */

static const char *
why (Writer              *writer,
     const XqYearStudent *student)
{
  int grade;

  switch (student->step)
    {
    case XQ_YEAR_GRADUATED:
      writer->done->n_graduated++;
      return "graduated";
    case XQ_YEAR_MOVED_AWAY:
      writer->done->n_away++;
      return "transfer_out";
    case XQ_YEAR_SUSPENDED:
      writer->done->n_suspended++;
      return "leave";
    case XQ_YEAR_ON:
    case XQ_YEAR_UNDECIDED:
    case XQ_N_YEAR_STEPS:
    default:
      break;
    }
  if (student->from < 0 && student->is_suspended)
    {
      writer->done->n_back++;
      return "return";
    }
  grade = student->from < 0 ? 0 : xq_year_turn_new_class (writer->turn, student->to)->grade -
                                    xq_year_turn_old (writer->turn, student->from)->grade;
  if (grade > 0)
    {
      writer->done->n_promoted++;
      return "promoted";
    }
  if (grade == 0 && student->from >= 0)
    {
      writer->done->n_repeating++;
      return "repeat";
    }
  writer->done->n_other++;
  return "class_change";
}

/* Ends what runs. What would begin only now, in a class of the old year, is given
 * the right class instead, or was a mistake.
 *   next  what follows: it takes over what the school has written down; NULL if nothing does */
static gboolean
end_enrolment (Writer        *writer,
               const char    *uid,
               const char    *reason,
               XqRecord      *next,
               gboolean      *corrected,
               GError       **error)
{
  g_autoptr (XqRecord) record = xq_store_get (writer->store, &xq_enrolment, uid, error);

  if (record == NULL)
    return FALSE;
  if (ends_before (writer, xq_record_get (record, "until_on")))
    return TRUE;
  if (strcmp (xq_record_get (record, "from_on"), writer->eve) > 0)
    {
      if (next == NULL || *corrected)
        return xq_store_withdraw (writer->store, &xq_enrolment, uid, writer->reason, error);
      *corrected = TRUE;
      xq_record_set (record, "class", xq_record_get (next, "class"));
      return save (writer, record, error);
    }
  if (next != NULL)
    for (guint i = 0; i < 4; i++)
      {
        static const char *const kept[] = { "boarding", "bed", "until_on", "end_reason" };

        xq_record_set (next, kept[i], xq_record_get (record, kept[i]));
      }
  xq_record_set (record, "until_on", writer->eve);
  xq_record_set (record, "end_reason", reason);
  return save (writer, record, error);
}

static gboolean
set_state (Writer      *writer,
           const char  *uid,
           const char  *state,
           GError     **error)
{
  g_autoptr (XqRecord) record = xq_store_get (writer->store, &xq_student, uid, error);

  if (record == NULL)
    return FALSE;
  if (g_strcmp0 (xq_record_get (record, "state"), state) == 0)
    return TRUE;
  xq_record_set (record, "state", state);
  return save (writer, record, error);
}

/* Whether nothing of a student is left to go on with on the first day. */
static gboolean
end_by_themselves (Writer               *writer,
                   const XqYearStudent  *student,
                   gboolean             *ended,
                   GError              **error)
{
  *ended = student->enrolments->len > 0 && strcmp (writer->turn->starts, writer->turn->read_for) > 0;
  for (guint i = 0; *ended && i < student->enrolments->len; i++)
    {
      g_autoptr (XqRecord) record = xq_store_get (writer->store, &xq_enrolment, g_ptr_array_index (student->enrolments, i), error);

      if (record == NULL)
        return FALSE;
      *ended = ends_before (writer, xq_record_get (record, "until_on"));
    }
  return TRUE;
}

static gboolean
write_student (Writer               *writer,
               const XqYearStudent  *student,
               GError              **error)
{
  static const char *const states[XQ_N_YEAR_STEPS] = { NULL, "graduated", "left", "suspended", NULL };
  const char *state = states[student->step];
  g_autoptr (XqRecord) next = NULL;
  gboolean corrected = FALSE;
  gboolean ended;
  const char *reason;

  /* Who is in no class and stays in none is as before. */
  if (student->from < 0 && (student->step == XQ_YEAR_UNDECIDED ||
                            (student->step == XQ_YEAR_SUSPENDED && student->is_suspended)))
    return TRUE;
  if (!end_by_themselves (writer, student, &ended, error))
    return FALSE;
  if (ended && student->step == XQ_YEAR_ON)
    return TRUE;
  reason = why (writer, student);
  if (student->step == XQ_YEAR_ON)
    {
      next = xq_store_new_record (writer->store, &xq_enrolment);
      xq_record_set (next, "student", student->uid);
      xq_record_set (next, "class", writer->classes[student->to]);
      xq_record_set (next, "from_on", writer->turn->starts);
      xq_record_set (next, "reason", reason);
      if (student->from < 0)
        state = "studying";
    }
  for (guint i = 0; i < student->enrolments->len; i++)
    if (!end_enrolment (writer, g_ptr_array_index (student->enrolments, i), reason, next, &corrected, error))
      return FALSE;
  if (next != NULL && !corrected && !save (writer, next, error))
    return FALSE;
  return state == NULL || set_state (writer, student->uid, state, error);
}

static gboolean
write_students (Writer  *writer,
                GError **error)
{
  const GPtrArray *students = writer->turn->students;

  for (guint i = 0; i < students->len; i++)
    {
      if (i % STRIDE == 0)
        {
          if (g_cancellable_set_error_if_cancelled (writer->cancellable, error))
            return FALSE;
          if (writer->progress != NULL)
            writer->progress ((double) i / students->len, writer->data);
        }
      if (!write_student (writer, xq_year_turn_student (writer->turn, i), error))
        return FALSE;
    }
  return TRUE;
}

/* --- all of it --- */

/* Read again inside the transaction: from here on nobody can change it. For the first day
 * with which it was read: for another one there are others whose days end in between. */
static gboolean
refuse_if_changed (Writer  *writer,
                   GError **error)
{
  g_autoptr (XqYearTurn) now = xq_year_turn_read (writer->store, writer->turn->read_for, error);

  if (now == NULL)
    return FALSE;
  if (g_str_equal (now->stamp, writer->turn->stamp))
    return TRUE;
  g_set_error_literal (error, XQ_STORE_ERROR, XQ_STORE_ERROR_CONFLICT,
                       _("Since this plan was made somebody has changed classes, students or posts. Look at it once more; "
                         "nothing was written."));
  return FALSE;
}

static gboolean
refuse_errors (XqStore           *store,
               const XqYearTurn  *turn,
               GError           **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_year_finding_free);

  if (!xq_year_turn_add_errors (store, turn, findings, error))
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      const XqYearFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == XQ_YEAR_ERROR)
        {
          g_set_error_literal (error, XQ_STORE_ERROR, XQ_STORE_ERROR_INVALID, finding->text);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
xq_year_turn_do (XqStore           *store,
                 const XqYearTurn  *turn,
                 XqYearProgress     progress,
                 gpointer           data,
                 GCancellable      *cancellable,
                 XqYearDone        *done,
                 GError           **error)
{
  g_autofree char *eve = NULL;
  g_autofree char *reason = NULL;
  g_auto (GStrv) classes = NULL;
  Writer writer = {
    .store = store, .turn = turn, .progress = progress, .data = data, .cancellable = cancellable, .done = done,
  };

  g_return_val_if_fail (XQ_IS_STORE (store) && turn != NULL && done != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  memset (done, 0, sizeof *done);
  done->year = turn->year;
  writer.eve = eve = xq_day_add (turn->starts, -1);
  writer.reason = reason = g_strdup_printf (_("The school year %d to %d was begun."), turn->year, turn->year + 1);
  writer.classes = classes = g_new0 (char *, turn->classes->len + 1);
  if (!xq_year_turn_refuse_others (store, error) || !refuse_errors (store, turn, error) ||
      !xq_store_begin_bulk (store, XQ_YEAR_TURN_VERB, error))
    return FALSE;
  if (!refuse_if_changed (&writer, error) || !write_calendar (&writer, error) || !write_classes (&writer, error) ||
      !write_students (&writer, error))
    {
      xq_store_rollback (store);
      return FALSE;
    }
  if (!xq_store_commit (store, error))
    return FALSE;
  if (progress != NULL)
    progress (1.0, data);
  return TRUE;
}

/* A lesson, a meeting, a newcomer: what was entered for its classes since. */
static gboolean
count_uses (XqStore     *store,
            const char  *entry,
            guint       *n,
            GError     **error)
{
  static const char *const kinds[] = { "class", NULL };

  return xq_undo_count_uses (store, kinds, XQ_UNDO_TOUCHED, entry, n, error);
}

gboolean
xq_year_turn_is_undoable (XqStore   *store,
                          gboolean  *undoable,
                          GError   **error)
{
  g_autofree char *verb = NULL;

  g_return_val_if_fail (XQ_IS_STORE (store) && undoable != NULL, FALSE);

  if (!xq_question (store, "SELECT verb FROM visible_school_audit WHERE verb IN (?, ?) ORDER BY sequence DESC LIMIT 1", &verb,
                    error, XQ_YEAR_TURN_VERB, XQ_YEAR_TURN_UNDO_VERB, NULL))
    return FALSE;
  *undoable = g_strcmp0 (verb, XQ_YEAR_TURN_VERB) == 0;
  return TRUE;
}

gboolean
xq_year_turn_undo (XqStore       *store,
                   XqUndone      *undone,
                   GCancellable  *cancellable,
                   GError       **error)
{
  static const XqUndoRules rules = {
    .verb = XQ_YEAR_TURN_VERB,
    .undo_verb = XQ_YEAR_TURN_UNDO_VERB,
    .bulk = TRUE,
    .nothing = N_("No school year was begun here yet: there is nothing to undo."),
    .done_before = N_("The newest beginning of a school year was undone already. Only the newest can be."),
    .reason = N_("The beginning of the school year was undone."),
    .count_uses = count_uses,
  };

  return xq_year_turn_refuse_others (store, error) && xq_undo_newest (store, &rules, undone, cancellable, error);
}
