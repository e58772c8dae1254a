/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/roster.h"

G_BEGIN_DECLS

/**
 * XqKnownGuardian:
 * @uid: the guardian's record
 * @name: as in the record
 * @relation: (nullable): its key
 * @phone: (nullable): as in the record
 * @carer: as in the record
 */
typedef struct
{
  const char *uid;
  const char *name;
  const char *relation;
  const char *phone;
  gboolean    carer;
} XqKnownGuardian;

/**
 * XqKnownRegister:
 * @uid: the record
 * @category: its key
 * @kind: (nullable): its key
 *
 * An entry that holds today.
 */
typedef struct
{
  const char *uid;
  const char *category;
  const char *kind;
} XqKnownRegister;

/**
 * XqKnownStudent:
 *
 * A student whom the school has, with the class of the school year the roster
 * is for. Names are as the record has them, absent values %NULL or 0. The
 * arrays and texts are the caller's and stay during the call.
 */
typedef struct
{
  const char            *uid;
  const char            *name;
  const char            *number;
  const char            *aux_number;
  const char            *former_number;
  const char            *sex;
  const char            *born_on;
  const char            *seat;
  const char            *boarding;
  const char            *dormitory;
  const char            *village;
  int                    grade;
  int                    class_number;
  const XqKnownGuardian *guardians;
  guint                  n_guardians;
  const XqKnownRegister *registers;
  guint                  n_registers;
} XqKnownStudent;

/**
 * XqRosterAction:
 * @XQ_ROSTER_ADD: a student the school does not have
 * @XQ_ROSTER_UPDATE: a student the school has, of whom something changes
 * @XQ_ROSTER_UNCHANGED: a student the school has, and nothing changes
 * @XQ_ROSTER_NEW_NUMBER: a student the school has, under another number: a
 *   temporary number has become a permanent one. For a person to confirm
 * @XQ_ROSTER_AMBIGUOUS: it cannot be told which student this is, or whether it
 *   is one. For a person to decide; nothing is to be written
 * @XQ_ROSTER_INCOMPLETE: a new student without sex: cannot be added
 */
typedef enum
{
  XQ_ROSTER_ADD,
  XQ_ROSTER_UPDATE,
  XQ_ROSTER_UNCHANGED,
  XQ_ROSTER_NEW_NUMBER,
  XQ_ROSTER_AMBIGUOUS,
  XQ_ROSTER_INCOMPLETE,
} XqRosterAction;

/**
 * XqRosterChange:
 * @field: a field of the record student, or "class" with values like "7-1"
 * @before: (nullable): the value now
 * @after: the value of the roster
 */
typedef struct
{
  const char *field;
  char       *before;
  char       *after;
} XqRosterChange;

/**
 * XqRosterGuardianChange:
 * @uid: (nullable): the guardian record to change, %NULL to add one
 * @guardian: (transfer none): what the roster says, owned by the roster
 * @relation: whether the relation changes
 * @phone: whether the telephone changes
 * @carer: whether the mark of the carer changes
 */
typedef struct
{
  const char             *uid;
  const XqRosterGuardian *guardian;
  gboolean                relation;
  gboolean                phone;
  gboolean                carer;
} XqRosterGuardianChange;

/**
 * XqRosterRegisterChange:
 * @uid: (nullable): the entry whose kind changes, %NULL to add one
 * @entry: (transfer none): what the roster says, owned by the roster
 */
typedef struct
{
  const char             *uid;
  const XqRosterRegister *entry;
} XqRosterRegisterChange;

/**
 * XqRosterStep:
 * @row: (transfer none): owned by the roster
 * @action: what to do
 * @student: index in the known students, -1 for none (add, ambiguous, incomplete)
 * @candidates: (element-type int): indexes of whom it may be, if ambiguous
 * @changes: (element-type XqRosterChange): for update and new number
 * @guardians: (element-type XqRosterGuardianChange): for update and new number;
 *   for add all guardians of the row
 * @registers: (element-type XqRosterRegisterChange): likewise
 * @remark: (nullable): in the user's language, for the report
 */
typedef struct
{
  const XqRosterRow *row;
  XqRosterAction     action;
  int                student;
  GArray            *candidates;
  GPtrArray         *changes;
  GPtrArray         *guardians;
  GPtrArray         *registers;
  char              *remark;
} XqRosterStep;

/**
 * XqRosterPlan:
 * @steps: (element-type XqRosterStep): one for each row of the roster, in its order
 * @n: how many steps have each action
 */
typedef struct
{
  GPtrArray *steps;
  guint      n[XQ_ROSTER_INCOMPLETE + 1];
} XqRosterPlan;

/**
 * xq_roster_plan:
 * @roster: a roster; must outlive the plan
 * @students: (array length=n_students): the students the school has
 * @n_students: how many
 *
 * Decides for each row of @roster what would be done. Touches no database. A
 * value that the roster leaves empty never clears one the school has; nobody
 * and no guardian is ever removed, and no register entry ended. Planned again
 * after the plan was carried out, every row that was added or updated is
 * unchanged. Any thread.
 *
 * Returns: (transfer full): the plan; free with xq_roster_plan_free()
 */
XqRosterPlan *xq_roster_plan             (const XqRoster       *roster,
                                          const XqKnownStudent *students,
                                          guint                 n_students);

/**
 * xq_roster_plan_free:
 * @plan: (nullable) (transfer full): a plan
 */
void          xq_roster_plan_free        (XqRosterPlan         *plan);

/**
 * xq_roster_action_name:
 * @action: an action
 *
 * Any thread.
 *
 * Returns: its name for reports: add, update, unchanged, new_number, ambiguous,
 *   incomplete
 */
const char   *xq_roster_action_name      (XqRosterAction        action);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XqRosterPlan, xq_roster_plan_free)

G_END_DECLS
