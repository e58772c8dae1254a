/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GOAL_NONE,          /* shown, nothing is promised */
  GOAL_TIMES_FASTER,  /* the peer takes at least so many times as long */
  GOAL_TIMES_SLOWER,  /* the program takes at most so many times as long as the peer */
  GOAL_AT_MOST,       /* the program's own value */
} GoalKind;

typedef enum
{
  UNIT_SECONDS,
  UNIT_MEGABYTES,
  UNIT_KILOBYTES,
  UNIT_A_SECOND,
} Unit;

/* A line of the table: a work of the program and, beside it, one of a peer. */
typedef struct
{
  const char *title;
  const char *work;        /* NULL: why it cannot be measured stands in @peer_title */
  const char *peer_title;
  const char *peer;        /* program; NULL: none */
  const char *peer_work;
  GoalKind    kind;
  double      goal;
  Unit        unit;
  const char *program;     /* that does @work; NULL: bench-xinqing */
  guint       most_rounds; /* 0: as asked for */
  gboolean    fresh;       /* in a process of its own */
  gboolean    same;        /* both must have found or done the same */
} Goal;

extern const Goal goals[];

G_END_DECLS
