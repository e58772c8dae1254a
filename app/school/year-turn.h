/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/calendar.h"
#include "school/undo.h"

G_BEGIN_DECLS

/* The turn of the school year: who is in which class when the new one begins. A
 * plan is read from the year that ends, looked at and edited, checked, and only
 * then written: in one transaction, which is undone as one.
 *
 *     xq_year_turn_read() -> edit -> xq_year_turn_check() -> xq_year_turn_do()
 *                                                            xq_year_turn_undo()
 *
 * What a child has told goes along with nobody: registers are checked again each
 * school year, levels and key support are decided again each term, and a case is
 * handed over with consent only. Nothing of them is written here. */

/**
 * XqYearStep:
 * @XQ_YEAR_ON: is in a class of the new year: promoted, or repeats, or is back
 * @XQ_YEAR_GRADUATED: leaves by graduation
 * @XQ_YEAR_MOVED_AWAY: goes to another school
 * @XQ_YEAR_SUSPENDED: pauses, or stays away
 * @XQ_YEAR_UNDECIDED: somebody has to say
 *
 * What becomes of a student.
 */
typedef enum
{
  XQ_YEAR_ON,
  XQ_YEAR_GRADUATED,
  XQ_YEAR_MOVED_AWAY,
  XQ_YEAR_SUSPENDED,
  XQ_YEAR_UNDECIDED,
  XQ_N_YEAR_STEPS
} XqYearStep;

/**
 * XqYearOldClass:
 * @uid: the class
 * @year: its school year, nearly always the one that ends
 * @to: index in the new classes; -1: its students leave
 * @is_last: whether no grade follows it in this school
 *
 * A class of the year that ends, with students in it.
 */
typedef struct
{
  char     *uid;
  int       year;
  int       grade;
  int       number;
  char     *phase;
  int       to;
  gboolean  is_last;
} XqYearOldClass;

/**
 * XqYearPost:
 * @record: (nullable): the record, where there is one
 * @of: index of the old class with which it goes along, or ends; -1 for none
 * @post: a code of the record class_post
 * @teacher: the member of staff
 * @teacher_name: the name
 * @subject: (nullable): of a subject teacher
 * @from_on: since when
 * @until_on: (nullable): the last day
 */
typedef struct
{
  char *record;
  int   of;
  char *post;
  char *teacher;
  char *teacher_name;
  char *subject;
  char *from_on;
  char *until_on;
} XqYearPost;

/**
 * XqYearNewClass:
 * @uid: (nullable): the record, where there is one
 * @is_withdrawn: whether that record is withdrawn
 * @phase: (nullable): a code; %NULL as the grade has it
 * @is_wanted: whether it is made even if nobody is in it
 * @posts: (element-type XqYearPost): who teaches in it
 *
 * A class of the year that begins.
 */
typedef struct
{
  char      *uid;
  gboolean   is_withdrawn;
  int        grade;
  int        number;
  char      *phase;
  gboolean   is_wanted;
  GPtrArray *posts;
} XqYearNewClass;

/**
 * XqYearStudent:
 * @from: index in the old classes; -1 for who is in no class now
 * @last_grade: the grade last attended, 0 for none
 * @last_number: the class last attended
 * @is_suspended: whether the school has the student as suspended
 * @step: what becomes of the student
 * @to: index in the new classes with XQ_YEAR_ON, else -1
 * @enrolments: (element-type utf8): what ends; nearly always one
 */
typedef struct
{
  char       *uid;
  char       *name;
  char       *seat;
  int         from;
  int         last_grade;
  int         last_number;
  gboolean    is_suspended;
  XqYearStep  step;
  int         to;
  GPtrArray  *enrolments;
} XqYearStudent;

/**
 * XqYearTeacher:
 *
 * A member of staff who can be given a class.
 */
typedef struct
{
  char *uid;
  char *name;
} XqYearTeacher;

/**
 * XqYearTurn:
 * @year: the school year that begins
 * @starts: its first day
 * @until: its last day
 * @terms: the days of its terms: to be changed, as @others_go_along, until it is done
 * @others_go_along: whether subject teachers, dormitory supervisors and grade
 *   leaders go along with their class; class teachers, deputies and acting ones do
 * @is_begun: whether students of the school stand in classes of the new year already
 * @before: (element-type XqYearOldClass): by grade and number
 * @classes: (element-type XqYearNewClass): the new classes
 * @students: (element-type XqYearStudent): by class and number in the class; who
 *   is in no class comes last
 * @posts: (element-type XqYearPost): what ends with the old year
 * @staff: (element-type XqYearTeacher): who can be given a class, by name
 *
 * The plan. One thread at a time.
 */
typedef struct
{
  int        year;
  char       starts[XQ_DAY_SIZE];
  char       until[XQ_DAY_SIZE];
  XqTerm     terms[2];
  gboolean   others_go_along;
  gboolean   is_begun;
  GPtrArray *before;
  GPtrArray *classes;
  GPtrArray *students;
  GPtrArray *posts;
  GPtrArray *staff;
  /*< private >*/
  int        first_year;  /* of the old classes */
  char       read_for[XQ_DAY_SIZE];  /* the first day with which it was read */
  char      *stamp;       /* of everything that was read */
} XqYearTurn;

/**
 * XqYearSeverity:
 * @XQ_YEAR_ERROR: nothing is written while it stands
 * @XQ_YEAR_WARNING: somebody should look
 * @XQ_YEAR_NOTICE: to be done by hand, or worth knowing
 */
typedef enum
{
  XQ_YEAR_ERROR,
  XQ_YEAR_WARNING,
  XQ_YEAR_NOTICE,
} XqYearSeverity;

/**
 * XqYearFinding:
 * @severity: how bad it is
 * @code: a name for programs
 * @text: in people's words
 * @class: index in the new classes, -1 for none
 * @student: index in the students, -1 for none or several
 */
typedef struct
{
  XqYearSeverity  severity;
  const char     *code;
  char           *text;
  int             class;
  int             student;
} XqYearFinding;

/**
 * XqYearDone:
 * @year: the school year
 *
 * What was written, in numbers.
 */
typedef struct
{
  int   year;
  guint n_classes;    /* new, or taken up again */
  guint n_promoted;
  guint n_repeating;
  guint n_other;      /* in another grade, or of no class before */
  guint n_back;
  guint n_graduated;
  guint n_away;
  guint n_suspended;
  guint n_posts;
} XqYearDone;

typedef void (*XqYearProgress) (double    done,
                                gpointer  data);

/**
 * xq_year_turn_read:
 * @store: a head's or counsellor's store
 * @starts: (nullable): the first day of the new year; %NULL as the calendar has
 *   it, or the settings
 * @error: XQ_STORE_ERROR_DENIED for everybody else, INVALID for a day on which no
 *   school year begins
 *
 * The plan as it is when nobody changes anything: every class goes on to the next
 * grade with its students and class teacher, the last grade graduates, the first
 * has as many empty classes as it had. On the store's thread.
 *
 * Returns: (transfer full) (nullable): the plan
 */
XqYearTurn *xq_year_turn_read         (XqStore           *store,
                                       const char        *starts,
                                       GError           **error);

/**
 * xq_year_turn_free:
 * @turn: (transfer full) (nullable): a plan
 */
void        xq_year_turn_free         (XqYearTurn        *turn);

/**
 * xq_year_turn_find_class:
 * @turn: a plan
 * @grade: a grade
 * @number: a number in it
 *
 * Returns: the index of the new class; -1 for none
 */
int         xq_year_turn_find_class   (const XqYearTurn  *turn,
                                       int                grade,
                                       int                number);

/**
 * xq_year_turn_add_class:
 * @turn: a plan
 * @grade: 1 to 12
 * @number: 1 to 99
 *
 * Returns: the index of that new class, which is made if there was none
 */
int         xq_year_turn_add_class    (XqYearTurn        *turn,
                                       int                grade,
                                       int                number);

/**
 * xq_year_turn_drop_class:
 * @turn: a plan
 * @class: index of a new class
 *
 * It is not made. Its students become undecided.
 *
 * Returns: %FALSE if it is entered in the school already
 */
gboolean    xq_year_turn_drop_class   (XqYearTurn        *turn,
                                       int                class);

/**
 * xq_year_turn_rename_class:
 * @turn: a plan
 * @class: index of a new class
 * @grade: 1 to 12
 * @number: 1 to 99
 *
 * Returns: %FALSE if it is entered in the school already
 */
gboolean    xq_year_turn_rename_class (XqYearTurn        *turn,
                                       int                class,
                                       int                grade,
                                       int                number);

/**
 * xq_year_turn_lead_class:
 * @turn: a plan
 * @before: index of an old class
 * @to: index of a new class; -1: its students graduate
 *
 * Where an old class goes as a whole, its posts with it. Students whom somebody
 * has sent elsewhere stay there.
 */
void        xq_year_turn_lead_class   (XqYearTurn        *turn,
                                       int                before,
                                       int                to);

/**
 * xq_year_turn_set_student:
 * @turn: a plan
 * @student: index of a student
 * @step: what becomes of the student
 * @to: index of a new class with XQ_YEAR_ON, else -1
 */
void        xq_year_turn_set_student  (XqYearTurn        *turn,
                                       guint              student,
                                       XqYearStep         step,
                                       int                to);

/**
 * xq_year_turn_get_teacher:
 * @turn: a plan
 * @class: index of a new class
 *
 * Returns: (transfer none) (nullable): the post of its class teacher on the first
 *   day; %NULL if there is none
 */
const XqYearPost *xq_year_turn_get_teacher (const XqYearTurn *turn,
                                            int               class);

/**
 * xq_year_turn_set_teacher:
 * @turn: a plan
 * @class: index of a new class
 * @teacher: (nullable): uid of a member of staff; %NULL for nobody yet
 * @from_on: (nullable): since when; %NULL from the first day
 *
 * Who is its class teacher. With a later day, who was until then stays until its eve.
 *
 * Returns: %FALSE if the school has entered a class teacher there already
 */
gboolean    xq_year_turn_set_teacher  (XqYearTurn        *turn,
                                       int                class,
                                       const char        *teacher,
                                       const char        *from_on);

/**
 * xq_year_turn_add_acting:
 * @turn: a plan
 * @class: index of a new class
 * @teacher: uid of a member of staff
 * @from_on: since when
 * @until_on: (nullable): the last day
 *
 * Somebody stands in for the class teacher.
 */
void        xq_year_turn_add_acting   (XqYearTurn        *turn,
                                       int                class,
                                       const char        *teacher,
                                       const char        *from_on,
                                       const char        *until_on);

/**
 * xq_year_turn_reset_posts:
 * @turn: a plan
 * @class: index of a new class
 *
 * Its posts are again those that go along with it, and those that are entered.
 */
void        xq_year_turn_reset_posts  (XqYearTurn        *turn,
                                       int                class);

/**
 * xq_year_turn_let_others_go_along:
 * @turn: a plan
 * @go: whether subject teachers, dormitory supervisors and grade leaders go along
 */
void        xq_year_turn_let_others_go_along (XqYearTurn  *turn,
                                              gboolean     go);

/**
 * xq_year_turn_set_starts:
 * @turn: a plan
 * @starts: another first day of the new year
 *
 * Posts and a term that began with the year begin with it still.
 *
 * Returns: %FALSE if that is no day of July to October of the year
 */
gboolean    xq_year_turn_set_starts   (XqYearTurn        *turn,
                                       const char        *starts);

/**
 * xq_year_turn_count:
 * @turn: a plan
 * @class: index of a new class
 *
 * Returns: how many students the plan has in it
 */
guint       xq_year_turn_count        (const XqYearTurn  *turn,
                                       int                class);

/**
 * xq_year_turn_is_made:
 * @turn: a plan
 * @class: index of a new class
 *
 * Returns: whether it will stand in the new school year
 */
gboolean    xq_year_turn_is_made      (const XqYearTurn  *turn,
                                       int                class);

/**
 * xq_year_turn_check:
 * @store: the store that it was read from
 * @turn: a plan
 * @error: return location for an error
 *
 * Open cases of those who leave are named only where this account holds their
 * cabinet; that is a look, and written into its trail. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type XqYearFinding): what stands in
 *   the way, errors first; empty if nothing does
 */
GPtrArray  *xq_year_turn_check        (XqStore           *store,
                                       const XqYearTurn  *turn,
                                       GError           **error);

/**
 * xq_year_turn_do:
 * @store: the store that it was read from, outside a transaction
 * @turn: a plan
 * @progress: (nullable): told how far it has come
 * @data: for @progress
 * @cancellable: (nullable): a #GCancellable
 * @done: (out caller-allocates): what was written
 * @error: XQ_STORE_ERROR_INVALID with the first error that the check has found;
 *   CONFLICT if somebody has changed classes since the plan was read; DENIED
 *
 * Begins the school year, in one transaction. On the store's thread.
 *
 * Returns: whether it is begun; if not, nothing was written
 */
gboolean    xq_year_turn_do           (XqStore           *store,
                                       const XqYearTurn  *turn,
                                       XqYearProgress     progress,
                                       gpointer           data,
                                       GCancellable      *cancellable,
                                       XqYearDone        *done,
                                       GError           **error);

/**
 * xq_year_turn_undo:
 * @store: a head's or counsellor's store, outside a transaction
 * @undone: (out caller-allocates): what was done
 * @cancellable: (nullable): a #GCancellable
 * @error: XQ_STORE_ERROR_NOT_FOUND if no year was begun, or the newest was undone
 *   already; CONFLICT if somebody has worked on since with its classes
 *
 * Takes the newest beginning of a school year back, in one transaction. On the
 * store's thread.
 *
 * Returns: whether it was undone; if not, nothing was changed
 */
gboolean    xq_year_turn_undo         (XqStore           *store,
                                       XqUndone          *undone,
                                       GCancellable      *cancellable,
                                       GError           **error);

/**
 * xq_year_turn_is_undoable:
 * @store: a head's or counsellor's store
 * @undoable: (out): whether a year was begun and not undone yet; that nobody has
 *   worked on since is seen only when it is tried
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean    xq_year_turn_is_undoable  (XqStore           *store,
                                       gboolean          *undoable,
                                       GError           **error);

/**
 * xq_year_finding_free:
 * @finding: (transfer full) (nullable): a finding
 */
void        xq_year_finding_free      (XqYearFinding     *finding);

/**
 * xq_year_step_name:
 * @step: a step
 *
 * Any thread.
 *
 * Returns: its name for programs: on, graduated, moved_away, suspended, undecided
 */
const char *xq_year_step_name         (XqYearStep         step);

/**
 * xq_year_severity_name:
 * @severity: a severity
 *
 * Any thread.
 *
 * Returns: its name for programs: error, warning, notice
 */
const char *xq_year_severity_name     (XqYearSeverity     severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqYearTurn, xq_year_turn_free)

G_END_DECLS
