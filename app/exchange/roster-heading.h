/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-heading.h"

G_BEGIN_DECLS

/* What a column may be; the last four stand once for each guardian. */
typedef enum
{
  XQ_HEADING_NAME,
  XQ_HEADING_SEX,
  XQ_HEADING_BORN_ON,
  XQ_HEADING_NUMBER,
  XQ_HEADING_LOCAL_NUMBER,
  XQ_HEADING_AUX_NUMBER,
  XQ_HEADING_SEAT,
  XQ_HEADING_GRADE,
  XQ_HEADING_CLASS,
  XQ_HEADING_BOARDING,
  XQ_HEADING_DAY_STUDENT,
  XQ_HEADING_DORMITORY,
  XQ_HEADING_LEFT_BEHIND,
  XQ_HEADING_MIGRANT,
  XQ_HEADING_ORPHAN,
  XQ_HEADING_UNSUPPORTED,
  XQ_HEADING_SINGLE_PARENT,
  XQ_HEADING_HARDSHIP,
  XQ_HEADING_DISABILITY,
  XQ_HEADING_GROUPS,
  XQ_HEADING_PHONE,
  XQ_HEADING_VILLAGE,
  XQ_HEADING_ADDRESS,
  XQ_HEADING_GUARDIAN_NAME,
  XQ_HEADING_GUARDIAN_RELATION,
  XQ_HEADING_IS_GUARDIAN,
  XQ_HEADING_GUARDIAN_PHONE,
  XQ_N_HEADINGS,
} XqHeadingField;

/* Which guardian: the one of no number, members 1 to 6, father, mother, who cares. */
enum
{
  XQ_SLOT_GUARDIAN = 0,
  XQ_SLOT_FATHER = 7,
  XQ_SLOT_MOTHER = 8,
  XQ_SLOT_CARER = 9,
  XQ_N_SLOTS = 10,
};

/* What a roster's columns may be. */
extern const XqHeadingList xq_roster_headings;

G_END_DECLS
