/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a class's observation form says: a line a child, a column an item, and one column
 * more: whether the psychology teacher is asked to look. Plain data, one thread at a
 * time. Nothing is added up. */

typedef struct
{
  char     *code;
  char     *aspect;
  char     *text;
  gboolean  safety;
  gboolean  protective;
} XqObservationItem;

typedef enum
{
  XQ_OBSERVATION_OPEN,     /* not sent, nothing noted yet */
  XQ_OBSERVATION_NOTED,    /* not sent, something noted */
  XQ_OBSERVATION_SENT,
  XQ_OBSERVATION_CHANGED,  /* sent, and changed since */
} XqObservationState;

/**
 * XqObservationLine:
 * @student: a student's uid
 * @name: the student's name
 * @seat: (nullable): the number within the class
 * @values: '0', '1', '2' or '9' an item, then '0', '1' or '2' for the last column
 * @remark: one sentence, or ""
 * @sent_on: (nullable): the day on which it was handed over, ISO
 * @state: what became of it
 */
typedef struct
{
  char               *student;
  char               *name;
  char               *seat;
  char               *values;
  char               *remark;
  char               *sent_on;
  XqObservationState  state;
} XqObservationLine;

typedef struct
{
  GPtrArray *items;  /* XqObservationItem */
  GPtrArray *lines;  /* XqObservationLine */
} XqObservationTable;

/**
 * xq_observation_table_new:
 *
 * Returns: (transfer full): a table without items and lines
 */
XqObservationTable *xq_observation_table_new           (void);

/**
 * xq_observation_table_free:
 * @table: (transfer full) (nullable): a table
 */
void                xq_observation_table_free          (XqObservationTable       *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqObservationTable, xq_observation_table_free)

/**
 * xq_observation_table_add_item:
 * @table: a table without lines
 * @code: what the item is called in answers
 * @aspect: what it belongs to
 * @text: what is to be seen
 *
 * Returns: (transfer none): the new item, no matter of safety
 */
XqObservationItem  *xq_observation_table_add_item      (XqObservationTable       *table,
                                                        const char               *code,
                                                        const char               *aspect,
                                                        const char               *text);

/**
 * xq_observation_table_add_line:
 * @table: a table with its items
 * @student: a student's uid
 * @name: the student's name
 * @seat: (nullable): the number within the class
 *
 * Returns: (transfer none): the new line, in which nothing is noted
 */
XqObservationLine  *xq_observation_table_add_line      (XqObservationTable       *table,
                                                        const char               *student,
                                                        const char               *name,
                                                        const char               *seat);

/**
 * xq_observation_table_find_line:
 * @table: a table
 * @student: a student's uid
 *
 * Returns: (transfer none) (nullable): the student's line
 */
XqObservationLine  *xq_observation_table_find_line     (const XqObservationTable *table,
                                                        const char               *student);

/**
 * xq_observation_table_get_n_columns:
 * @table: a table
 *
 * Returns: the items and the column where the psychology teacher is asked
 */
guint               xq_observation_table_get_n_columns (const XqObservationTable *table);

/**
 * xq_observation_table_get_title:
 * @table: a table
 * @column: from 0
 *
 * Returns: (transfer none): what is to be seen, whole
 */
const char         *xq_observation_table_get_title     (const XqObservationTable *table,
                                                        guint                     column);

/**
 * xq_observation_table_get_words:
 * @table: a table
 * @column: from 0
 * @value: a digit
 *
 * Returns: (transfer none) (nullable): what the digit says there; %NULL for one that
 *   the column does not know
 */
const char         *xq_observation_table_get_words     (const XqObservationTable *table,
                                                        guint                     column,
                                                        char                      value);

/**
 * xq_observation_table_is_alert:
 * @table: a table
 * @column: from 0
 * @value: a digit
 *
 * Returns: whether something is to be done on the same day
 */
gboolean            xq_observation_table_is_alert      (const XqObservationTable *table,
                                                        guint                     column,
                                                        char                      value);

/**
 * xq_observation_line_note:
 * @line: a line
 * @column: from 0
 * @value: a digit that the column knows
 *
 * Returns: whether that was news; the line's state follows
 */
gboolean            xq_observation_line_note           (XqObservationLine        *line,
                                                        guint                     column,
                                                        char                      value);

/**
 * xq_observation_line_note_remark:
 * @line: a line
 * @remark: one sentence, or ""
 *
 * Returns: whether that was news; the line's state follows
 */
gboolean            xq_observation_line_note_remark    (XqObservationLine        *line,
                                                        const char               *remark);

/**
 * xq_observation_line_is_quiet:
 * @line: a line
 *
 * Returns: whether nothing was noted in it
 */
gboolean            xq_observation_line_is_quiet       (const XqObservationLine  *line);

/**
 * xq_observation_line_take_answers:
 * @table: the line's table
 * @line: a line
 * @answers: (nullable): "code=digit" pairs joined by spaces
 * @ask: (nullable): "no", "yes" or "now"
 * @remark: (nullable): one sentence
 *
 * Codes that the table does not know are passed over. The state stays.
 */
void                xq_observation_line_take_answers   (const XqObservationTable *table,
                                                        XqObservationLine        *line,
                                                        const char               *answers,
                                                        const char               *ask,
                                                        const char               *remark);

/**
 * xq_observation_line_dup_answers:
 * @table: the line's table
 * @line: a line
 *
 * Returns: (transfer full): "code=digit" pairs joined by spaces, one an item
 */
char               *xq_observation_line_dup_answers    (const XqObservationTable *table,
                                                        const XqObservationLine  *line);

/**
 * xq_observation_line_get_ask:
 * @table: the line's table
 * @line: a line
 *
 * Returns: (transfer none): "no", "yes" or "now"
 */
const char         *xq_observation_line_get_ask        (const XqObservationTable *table,
                                                        const XqObservationLine  *line);

G_END_DECLS
