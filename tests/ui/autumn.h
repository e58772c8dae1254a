/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui-hand.h"

G_BEGIN_DECLS

/* One autumn of the small school, told in several files. Each step begins where the one
 * before it ended: they run in this order and stop at the first that fails. */

typedef struct
{
  UiFixture  *ui;
  const char *ming;   /* 甲小明 in 7-1: a safety matter, then the ledger and a referral */
  const char *hong;   /* 乙小红 in 7-2: a void sheet and item 9, then a crisis */
  char       *yu;     /* 甲大雨 in 7-1: a high score and nothing else */
  char       *head;   /* of the staff: 校长 */
  char       *li;     /* 李老师, the counsellor */
  char       *wang;   /* 王老师, class teacher of 7-1 */
  char       *qian;   /* 钱老师, subject teacher of 7-1 */
} Autumn;

extern Autumn autumn;

/* The name of the campaign, as the program proposes it. */
#define AUTUMN_CAMPAIGN "2024年秋季学生排查"

/* What 王老师 sees and does not tell anybody but the counsellor. */
#define AUTUMN_SEEN "周三午休时说没意思"

/**
 * autumn_due:
 * @who: (nullable): whom a line is about, as the list says it
 * @words: what is to be done
 *
 * Goes to the first page.
 *
 * Returns: (transfer none) (nullable): the line of 今天 that says both
 */
GtkListBoxRow *autumn_due             (const char *who,
                                       const char *words);

/**
 * autumn_assert_unseen:
 * @page: a page in sight
 * @words: (array zero-terminated=1): what must not stand there
 *
 * Fails the test if one of them does.
 */
void           autumn_assert_unseen   (gpointer    page,
                                       const char *const *words);

/**
 * autumn_assert_secret:
 * @day: the present day
 *
 * Opens the pages of 甲小明 and 乙小红 as their class teachers, a subject teacher and the
 * grade leader: what was answered, confirmed, listed, referred or happened there stands on
 * none, nor on their first pages, where nothing of it is due.
 */
void           autumn_assert_secret   (const char *day);

void           autumn_campaign        (void);
void           autumn_observations    (void);
void           autumn_sheets          (void);
void           autumn_levels          (void);
void           autumn_ledger          (void);
void           autumn_review          (void);
void           autumn_referral        (void);
void           autumn_return          (void);
void           autumn_off_the_ledger  (void);
void           autumn_crisis          (void);
void           autumn_after_crisis    (void);

G_END_DECLS
