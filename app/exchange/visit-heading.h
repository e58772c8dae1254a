/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/import-heading.h"

G_BEGIN_DECLS

/* What a column of a register of home visits may be. */
typedef enum
{
  XQ_VISIT_NAME,
  XQ_VISIT_NUMBER,
  XQ_VISIT_LOCAL_NUMBER,
  XQ_VISIT_SEAT,
  XQ_VISIT_GRADE,
  XQ_VISIT_CLASS,
  XQ_VISIT_DATE,
  XQ_VISIT_WAY,
  XQ_VISIT_KIND,
  XQ_VISIT_VISITORS,
  XQ_VISIT_RESULT,
  XQ_VISIT_MET,
  XQ_VISIT_MET_RELATION,
  XQ_VISIT_FOLLOW_UP_ON,
  /* texts, named as the fields of the record */
  XQ_VISIT_PURPOSE,
  XQ_VISIT_CARER,
  XQ_VISIT_AT_HOME,
  XQ_VISIT_CARE,
  XQ_VISIT_FEEDBACK,
  XQ_VISIT_GUARDIAN_SAYS,
  XQ_VISIT_AGREEMENT,
  XQ_VISIT_PAPER_KEPT,
  /* texts that go into its field "situation", the first as it is, the others behind their heading */
  XQ_VISIT_CONTENT,
  XQ_VISIT_FAMILY,
  XQ_VISIT_PROBLEM,
  XQ_VISIT_EFFECT,
  XQ_VISIT_FOLLOW_UP,
  XQ_VISIT_PLACE,
  XQ_VISIT_REMARK,
  XQ_N_VISIT_HEADINGS,
} XqVisitField;

#define XQ_VISIT_FIRST_TEXT XQ_VISIT_PURPOSE
#define XQ_VISIT_LAST_TEXT XQ_VISIT_PAPER_KEPT

/* What the columns of a register of home visits may be. */
extern const XqHeadingList xq_visit_headings;

G_END_DECLS
