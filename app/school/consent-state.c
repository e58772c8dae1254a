/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "school/consent-state.h"
#include "school/question.h"
#include "store/calendar-day.h"

XqConsentState
xq_consent_get_state (const XqRecord *consent,
                      const char     *today,
                      gint64          notice_days)
{
  const char *until;
  g_autofree char *soon = NULL;

  g_return_val_if_fail (consent != NULL && xq_day_is_valid (today), XQ_CONSENT_ENDED);

  until = xq_record_get (consent, "valid_until");
  if (xq_record_get (consent, "revoked_on") != NULL)
    return XQ_CONSENT_TAKEN_BACK;
  if (xq_is_one_of (consent, "answer", "refused"))
    return XQ_CONSENT_REFUSED;
  if (until == NULL)
    return XQ_CONSENT_IN_FORCE;
  if (strcmp (until, today) < 0)
    return XQ_CONSENT_ENDED;
  soon = xq_day_add (today, (int) notice_days);
  return strcmp (until, soon) <= 0 ? XQ_CONSENT_ENDS_SOON : XQ_CONSENT_IN_FORCE;
}

static gboolean
set_revoked (XqStore       *store,
             const XqKind  *kind,
             const char    *uid,
             const char    *day,
             const char    *reason,
             GError       **error)
{
  g_autoptr (XqRecord) consent = xq_store_get (store, kind, uid, error);

  if (consent == NULL)
    return FALSE;
  xq_record_set (consent, "revoked_on", day);
  return xq_store_save (store, consent, reason, error);
}

gboolean
xq_consent_take_back (XqStore       *store,
                      const XqKind  *kind,
                      const char    *uid,
                      GError       **error)
{
  g_return_val_if_fail (XQ_IS_STORE (store) && kind != NULL && uid != NULL, FALSE);

  return set_revoked (store, kind, uid, xq_store_get_today (store), _("Consent taken back"), error);
}

gboolean
xq_consent_restore (XqStore       *store,
                    const XqKind  *kind,
                    const char    *uid,
                    GError       **error)
{
  g_return_val_if_fail (XQ_IS_STORE (store) && kind != NULL && uid != NULL, FALSE);

  return set_revoked (store, kind, uid, NULL, _("Undone right after saving"), error);
}
