/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A program that measures works for the bench: it reads their names from its
 * standard input, a line each, and answers each with
 *
 *     NAME VALUE COUNT [WORDS]     VALUE is seconds unless the work says otherwise
 *     NAME none REASON
 *
 * COUNT is what the work found or did: programs that are set side by side must
 * have done the same. */

typedef struct
{
  const char *name;
  double    (*measure) (gint64 *count);
} Work;

/**
 * work_start:
 *
 * Begins the time that work_seconds() tells.
 */
void   work_start   (void);

/**
 * work_seconds:
 *
 * Returns: seconds since work_start()
 */
double work_seconds (void);

/**
 * work_serve:
 * @works: the works, ended by one without a name
 *
 * Answers until the input ends.
 *
 * Returns: the program's exit status
 */
int    work_serve   (const Work *works);

/**
 * work_say:
 * @words: what is to be said of the work beside its value
 *
 * For the work that is being measured.
 */
void   work_say     (const char *words);

/**
 * work_refuse:
 * @reason: why none of the works can be done here
 *
 * Answers that until the input ends.
 *
 * Returns: the program's exit status
 */
int    work_refuse  (const char *reason);

G_END_DECLS
