/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* How a consent stands on a day. Its last day is still covered by it. */
typedef enum
{
  XQ_CONSENT_ENDS_SOON,
  XQ_CONSENT_IN_FORCE,
  XQ_CONSENT_REFUSED,
  XQ_CONSENT_ENDED,
  XQ_CONSENT_TAKEN_BACK,
} XqConsentState;

/**
 * xq_consent_get_state:
 * @consent: a consent of either kind
 * @today: the day, ISO
 * @notice_days: for how many days ahead an end counts as soon
 *
 * Any thread.
 *
 * Returns: how it stands
 */
XqConsentState  xq_consent_get_state (const XqRecord *consent,
                                      const char     *today,
                                      gint64          notice_days);

/**
 * xq_consent_take_back:
 * @store: a store
 * @kind: consent or counselling_consent
 * @uid: a consent in force
 * @error: return location for an error
 *
 * Writes down that it is taken back today; it stays in its history. On the store's
 * thread.
 *
 * Returns: %FALSE on an error
 */
gboolean        xq_consent_take_back (XqStore        *store,
                                      const XqKind   *kind,
                                      const char     *uid,
                                      GError        **error);

/**
 * xq_consent_restore:
 * @store: a store
 * @kind: consent or counselling_consent
 * @uid: a consent that was taken back
 * @error: return location for an error
 *
 * Undoes xq_consent_take_back().
 *
 * Returns: %FALSE on an error
 */
gboolean        xq_consent_restore   (XqStore        *store,
                                      const XqKind   *kind,
                                      const char     *uid,
                                      GError        **error);

G_END_DECLS
