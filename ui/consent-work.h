/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "school/consent-state.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What the page of consents asks of the desk; each function is an XqDeskFunc and runs
 * in the desk's thread. */

/**
 * XqConsentLine:
 * @kind: consent or counselling_consent
 * @uid: the record
 * @who: class and name of the student
 * @purpose: in words
 * @given: who gave it, how and when, in words
 * @until: until when, or what became of it, in words
 * @state: how it stands today
 *
 * A consent in the list.
 */
typedef struct
{
  const XqKind   *kind;
  char           *uid;
  char           *who;
  char           *purpose;
  char           *given;
  char           *until;
  XqConsentState  state;
} XqConsentLine;

/**
 * XqConsentDeed:
 * @kind: the consent's kind
 * @uid: the consent
 */
typedef struct
{
  const XqKind *kind;
  char         *uid;
} XqConsentDeed;

/**
 * xq_consent_line_free:
 * @line: (transfer full) (nullable): a line
 *
 * Any thread.
 */
void           xq_consent_line_free (XqConsentLine  *line);

/**
 * xq_consent_deed_new:
 * @kind: the consent's kind
 * @uid: the consent
 *
 * Returns: (transfer full): the deed
 */
XqConsentDeed *xq_consent_deed_new  (const XqKind   *kind,
                                     const char     *uid);

/**
 * xq_consent_deed_free:
 * @deed: (transfer full): a deed
 *
 * Any thread.
 */
void           xq_consent_deed_free (XqConsentDeed  *deed);

/**
 * xq_consents_ask:
 * @store: the store
 * @data: "open" or, with those that ended, "all"
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * The consents of the cabinets that this account holds, of both kinds: what ends soon
 * first.
 *
 * Returns: (transfer full) (nullable) (element-type XqConsentLine): the lines
 */
gpointer       xq_consents_ask      (XqStore        *store,
                                     gpointer        data,
                                     GCancellable   *cancellable,
                                     GError        **error);

/**
 * xq_consent_do_take_back:
 * @store: the store
 * @data: an #XqConsentDeed
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: %NULL
 */
gpointer       xq_consent_do_take_back (XqStore     *store,
                                     gpointer        data,
                                     GCancellable   *cancellable,
                                     GError        **error);

/**
 * xq_consent_do_restore:
 * @store: the store
 * @data: an #XqConsentDeed
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: %NULL
 */
gpointer       xq_consent_do_restore (XqStore       *store,
                                     gpointer        data,
                                     GCancellable   *cancellable,
                                     GError        **error);

G_END_DECLS
