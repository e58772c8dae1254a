/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school-fixture.h"

G_BEGIN_DECLS

/* The same school twice, down to its uids. In the busy one the counsellor and the head
 * did about 甲 all that their colleagues must not learn: consents, a case, sessions with
 * private notes, a questionnaire with its scores and an answer to its ninth question, a
 * confirmed level, an entry in the ledger with its group, its review and its
 * conference, a referral, a crisis, their papers and something half written. In the
 * quiet one they came and went as often.
 *
 * Whatever one of TWO_SCHOOLS_STRANGERS finds must be equal in both. */
typedef struct
{
  SchoolFixture *quiet;
  SchoolFixture *busy;
  char          *campaign;   /* its uid, in both */
} TwoSchools;

/* Whom the counsellor and the head write letters in the busy school. */
typedef enum
{
  TWO_SCHOOLS_NOBODY,  /* the group is those who hold its cabinet, without duties */
  TWO_SCHOOLS_OTHERS,  /* the head and the class teacher of 7-2 have duties */
} TwoSchoolsTold;

/* The accounts that must not learn it. */
extern const char *const two_schools_strangers[];

/* Words that are in the busy school's records alone. */
extern const char *const two_schools_words[];

/**
 * two_schools_new:
 * @told: who is told
 *
 * Returns: (transfer full): both schools; nobody works in either
 */
TwoSchools *two_schools_new  (TwoSchoolsTold told);

/**
 * two_schools_new_from:
 * @school: (transfer full): a school as school_fixture_new() makes it
 * @told: who is told
 *
 * Returns: (transfer full): both schools; nobody works in either, and @school is the
 *   quiet one
 */
TwoSchools *two_schools_new_from (SchoolFixture  *school,
                                  TwoSchoolsTold  told);

/**
 * two_schools_free:
 * @self: (transfer full): both
 */
void        two_schools_free (TwoSchools *self);

G_END_DECLS
