/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/year-turn.h"

G_BEGIN_DECLS

/* What only the files of the turn of the school year know of it. */

#define XQ_YEAR_TURN_VERB "begin school year"
#define XQ_YEAR_TURN_UNDO_VERB "undo begin school year"

/* Returns: (transfer full): a plan with nothing in it */
XqYearTurn *xq_year_turn_new          (void);

/* NULL for -1, as the next. */
XqYearOldClass *xq_year_turn_old      (const XqYearTurn  *turn,
                                       int                index);

/* Into which somebody goes. */
XqYearNewClass *xq_year_turn_new_class (const XqYearTurn *turn,
                                        int               index);

/* By place in the plan. */
XqYearStudent *xq_year_turn_student   (const XqYearTurn  *turn,
                                       guint              index);

/* Takes a XqYearPost. */
void        xq_year_post_free         (gpointer           post);

/* Takes a XqYearNewClass. */
void        xq_year_new_class_free    (gpointer           class);

/* Takes a XqYearOldClass. */
void        xq_year_old_class_free    (gpointer           class);

/* Takes a XqYearStudent. */
void        xq_year_student_free      (gpointer           student);

/* @day is a date. Returns: whether a school year can begin then */
gboolean    xq_year_turn_is_season    (const char        *day);

/* An old class's posts go where it goes. */
void        xq_year_turn_carry_posts  (XqYearTurn        *turn,
                                       int                before);

/* What follows from the plan and the calendar alone; findings are added. */
gboolean    xq_year_turn_add_errors   (XqStore           *store,
                                       const XqYearTurn  *turn,
                                       GPtrArray         *findings,
                                       GError           **error);

/* Open cases of those who leave. */
gboolean    xq_year_turn_add_cases    (XqStore           *store,
                                       const XqYearTurn  *turn,
                                       GPtrArray         *findings,
                                       GError           **error);

/* @text is taken. */
void        xq_year_turn_find         (GPtrArray         *findings,
                                       XqYearSeverity     severity,
                                       const char        *code,
                                       int                class,
                                       int                student,
                                       char              *text);

/* The first names, and how many there are. */
char       *xq_year_turn_dup_names    (GPtrArray         *names);

/* Returns: whether this account may begin a school year */
gboolean    xq_year_turn_refuse_others (XqStore          *store,
                                        GError          **error);

G_END_DECLS
