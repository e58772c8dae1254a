/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "papers/fill.h"
#include "school/calendar.h"

G_BEGIN_DECLS

/* --- what stands in resources/forms/words.ini --- */

/**
 * xq_form_word:
 * @group: a group
 * @key: (nullable): a key, mostly a choice's code
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the Chinese word; %NULL if there is none
 */
const char *xq_form_word             (const char      *group,
                                      const char      *key);

/**
 * xq_form_expand:
 * @pattern: a pattern with names in braces
 * @...: pairs of name and value, ended by %NULL
 *
 * Any thread.
 *
 * Returns: (transfer full): the pattern with every name replaced by its value
 */
char       *xq_form_expand           (const char      *pattern,
                                      ...) G_GNUC_NULL_TERMINATED;

/**
 * xq_form_dup_date:
 * @day: (nullable): an ISO date
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): 2025年3月4日
 */
char       *xq_form_dup_date         (const char      *day);

/**
 * xq_form_dup_day:
 * @day: (nullable): an ISO date
 * @beside: (nullable): another, which the reader has before the eyes
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): 3月4日, with its year if that is not @beside's
 */
char       *xq_form_dup_day          (const char      *day,
                                      const char      *beside);

/**
 * xq_form_dup_term:
 * @term: a term
 *
 * Any thread.
 *
 * Returns: (transfer full): 2024—2025学年第一学期
 */
char       *xq_form_dup_term         (const XqTerm    *term);

/* --- values; a NULL or empty one is left out --- */

/**
 * xq_fill_text:
 * @paper: a paper being filled
 * @key: the field on the form
 * @text: (nullable): its text
 */
void        xq_fill_text             (XqFilledPaper   *paper,
                                      const char      *key,
                                      const char      *text);

/**
 * xq_fill_staff:
 * @store: a store
 * @paper: a paper being filled
 * @key: the field on the form
 * @staff: (nullable): uids of members of staff
 * @error: return location for an error
 *
 * Their names; that of a colleague whom this account does not see is written in by
 * hand.
 *
 * Returns: %FALSE on an error
 */
gboolean    xq_fill_staff            (XqStore            *store,
                                      XqFilledPaper      *paper,
                                      const char         *key,
                                      const char *const  *staff,
                                      GError            **error);

/**
 * xq_fill_take:
 * @paper: a paper being filled
 * @key: the field on the form
 * @text: (transfer full) (nullable): its text
 */
void        xq_fill_take             (XqFilledPaper   *paper,
                                      const char      *key,
                                      char            *text);

/**
 * xq_fill_ticks:
 * @paper: a paper being filled
 * @key: the tick boxes on the form
 * @codes: (nullable): the codes that are ticked, separated by a space
 */
void        xq_fill_ticks            (XqFilledPaper   *paper,
                                      const char      *key,
                                      const char      *codes);

/**
 * xq_fill_answer:
 * @store: a store
 * @paper: a paper being filled
 * @key: the field on the form
 * @sql: a question about one thing over visible views, with the parameter ?1
 * @uid: (nullable): its value
 * @error: return location for an error
 *
 * Returns: %FALSE on an error; no answer leaves the field out
 */
gboolean    xq_fill_answer           (XqStore         *store,
                                      XqFilledPaper   *paper,
                                      const char      *key,
                                      const char      *sql,
                                      const char      *uid,
                                      GError         **error);

/**
 * xq_fill_student:
 * @store: a store
 * @paper: a paper being filled
 * @student: a student's uid
 * @day: the day whose class counts
 * @error: return location for an error
 *
 * Fills in name, sex, age, born, class and grade; remembers that the paper names the
 * student. Never the number.
 *
 * Returns: %FALSE on an error
 */
gboolean    xq_fill_student          (XqStore         *store,
                                      XqFilledPaper   *paper,
                                      const char      *student,
                                      const char      *day,
                                      GError         **error);

/**
 * xq_fill_name_student:
 * @paper: a paper being filled
 * @student: a student's uid
 *
 * Remembers that the paper names this student, too.
 */
void        xq_fill_name_student     (XqFilledPaper   *paper,
                                      const char      *student);

/**
 * xq_fill_class:
 * @store: a store
 * @values: the paper's values, or one of its rows
 * @class_uid: a class's uid
 * @error: return location for an error
 *
 * Fills in class and grade_number.
 *
 * Returns: %FALSE on an error
 */
gboolean    xq_fill_class            (XqStore         *store,
                                      JsonObject      *values,
                                      const char      *class_uid,
                                      GError         **error);

/**
 * xq_fill_dup_without_names:
 * @store: a store
 * @text: (nullable): a text about @students
 * @students: (nullable): whose names stay, uids separated by a space
 * @present: (nullable): uids of those who were present, separated by a space
 * @error: return location for an error
 *
 * Other students are 某同学. Names of three and more characters are found all
 * over the school; shorter ones, which may be plain words, only of classmates
 * and of those in @present.
 *
 * Returns: (transfer full) (nullable): the text; %NULL on an error
 */
char       *xq_fill_dup_without_names (XqStore        *store,
                                       const char     *text,
                                       const char     *students,
                                       const char     *present,
                                       GError        **error);

/**
 * xq_fill_check_counsellor:
 * @store: a store
 * @error: return location for an error
 *
 * A paper that says of a child that it comes to the room is a counsellor's.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_DENIED for everybody else
 */
gboolean    xq_fill_check_counsellor (XqStore         *store,
                                      GError         **error);

/* --- what stands on several papers --- */

/**
 * xq_fill_duty_rows:
 * @store: a store
 * @from_on: the first day
 * @until_on: the last day
 * @beside: an ISO date whose year need not be said
 * @error: return location for an error
 *
 * Every duty of that time, with who signed in and out.
 *
 * Returns: (transfer full) (nullable): rows of date, weekday, week, time, planned,
 *   in, out, minutes, walk_ins and remark; %NULL with XQ_STORE_ERROR_NOT_FOUND if
 *   there was no duty
 */
JsonArray  *xq_fill_duty_rows        (XqStore         *store,
                                      const char      *from_on,
                                      const char      *until_on,
                                      const char      *beside,
                                      GError         **error);

/* --- one a paper --- */
gboolean    xq_fill_referral_letter  (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_guardian_notice  (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_return_review    (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_crisis_record    (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_case_summary     (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_term_summary     (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_home_visit_record (XqStore              *store,
                                       XqFilledPaper        *paper,
                                       const XqPaperRequest *request,
                                       GError              **error);
gboolean    xq_fill_home_visit_class (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_key_support_ledger (XqStore              *store,
                                        XqFilledPaper        *paper,
                                        const XqPaperRequest *request,
                                        GError              **error);
gboolean    xq_fill_key_support_ledger_named (XqStore              *store,
                                              XqFilledPaper        *paper,
                                              const XqPaperRequest *request,
                                              GError              **error);
gboolean    xq_fill_support_group_sheet (XqStore              *store,
                                         XqFilledPaper        *paper,
                                         const XqPaperRequest *request,
                                         GError              **error);
gboolean    xq_fill_case_meeting_record (XqStore              *store,
                                         XqFilledPaper        *paper,
                                         const XqPaperRequest *request,
                                         GError              **error);
gboolean    xq_fill_duty_poster      (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_duty_working     (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_duty_sheet       (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_inspection_pack  (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_concern_note     (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_visit_slip       (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_counselling_consent (XqStore            *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_peer_note        (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_handover         (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);
gboolean    xq_fill_screening_observation (XqStore              *store,
                                           XqFilledPaper        *paper,
                                           const XqPaperRequest *request,
                                           GError              **error);
gboolean    xq_fill_screening_consent (XqStore              *store,
                                       XqFilledPaper        *paper,
                                       const XqPaperRequest *request,
                                       GError              **error);
gboolean    xq_fill_screening_summary (XqStore              *store,
                                       XqFilledPaper        *paper,
                                       const XqPaperRequest *request,
                                       GError              **error);
gboolean    xq_fill_student_file     (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const XqPaperRequest *request,
                                      GError              **error);

/**
 * xq_fill_student_state:
 * @store: a store
 * @paper: a student's file
 * @student: whose it is
 * @year: the school year
 * @error: return location for an error
 *
 * Adds part four, which is the counsellors' alone: what the screening came to and the
 * level that a person confirmed, read where they lie and never a score; how often the
 * student came; and what was noted in the plan's half in the casework. It makes the
 * paper one of the casework.
 *
 * Returns: %FALSE on an error
 */
gboolean    xq_fill_student_state    (XqStore              *store,
                                      XqFilledPaper        *paper,
                                      const char           *student,
                                      int                   year,
                                      GError              **error);

G_END_DECLS
