/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

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

#define XQ_N_SIMPLE_HEADINGS XQ_HEADING_GUARDIAN_NAME
#define XQ_N_GUARDIAN_HEADINGS (XQ_N_HEADINGS - XQ_N_SIMPLE_HEADINGS)

/* Which guardian: the one of no number, members 1 to 6, father, mother, who cares. */
enum
{
  XQ_SLOT_GUARDIAN = 0,
  XQ_SLOT_FATHER = 7,
  XQ_SLOT_MOTHER = 8,
  XQ_SLOT_CARER = 9,
  XQ_N_SLOTS = 10,
};

/**
 * XqHeading:
 * @known: whether the column is imported
 * @field: as what
 * @slot: for which guardian
 * @reason: (nullable): why it is not imported, in the user's language
 */
typedef struct
{
  gboolean       known;
  XqHeadingField field;
  guint          slot;
  const char    *reason;
} XqHeading;

/**
 * xq_heading_read:
 * @top: (nullable): what stands above, of a heading of two rows
 * @text: (nullable): the heading itself
 *
 * Returns: what the column is; neither known nor with a reason if there is no heading
 */
XqHeading   xq_heading_read        (const char     *top,
                                    const char     *text);

/**
 * xq_heading_field_name:
 * @field: a field
 *
 * Returns: its name in reports
 */
const char *xq_heading_field_name  (XqHeadingField  field);

G_END_DECLS
