/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * XqScreeningConsent:
 *
 * What is said about a questionnaire by the newest consents to screening
 * (counselling_consent, purpose "screening") on a day.
 */
typedef struct
{
  gboolean student;   /* the student agrees */
  gboolean guardian;  /* a guardian agrees, and no other one refuses */
} XqScreeningConsent;

/**
 * xq_screening_consent_on:
 * @store: a store that holds casework
 * @student: a student's uid
 * @day: an ISO date
 * @consent: (out caller-allocates): who agrees on that day
 * @error: return location for an error
 *
 * A consent counts from the day it was given to the day before it was taken back,
 * and not beyond its last day. The 2015 guide (教基一厅函〔2015〕36号) asks for the
 * informed consent of student and guardian before a test. On the store's thread.
 *
 * Returns: %FALSE on an error
 */
gboolean  xq_screening_consent_on     (XqStore             *store,
                                       const char          *student,
                                       const char          *day,
                                       XqScreeningConsent  *consent,
                                       GError             **error);

/**
 * xq_screening_refuse_unconsented:
 * @store: a store that holds casework
 * @student: a student's uid
 * @day: the day on which the sheet was filled in, ISO
 * @error: return location for an error
 *
 * On the store's thread.
 *
 * Returns: %FALSE with XQ_STORE_ERROR_INVALID saying whose consent is missing
 */
gboolean  xq_screening_refuse_unconsented (XqStore     *store,
                                           const char  *student,
                                           const char  *day,
                                           GError     **error);

G_END_DECLS
