/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "crisis-page.h"
#include "form-page.h"
#include "page-for-record.h"
#include "record-page.h"
#include "referral-page.h"
#include "support-entry-page.h"

#include "school/kinds.h"

XqPage *
xq_page_for_record (XqDesk       *desk,
                    const XqKind *kind,
                    const char   *uid)
{
  g_return_val_if_fail (XQ_IS_DESK (desk) && kind != NULL && uid != NULL, NULL);

  if (kind == &xq_crisis_event)
    return xq_crisis_page_new (desk, uid);
  if (kind == &xq_key_support)
    return xq_support_entry_page_new (desk, uid);
  if (kind == &xq_referral)
    return xq_referral_page_new (desk, uid);
  if (kind == &xq_concern)
    return xq_form_page_new_for_record (desk, kind, uid);
  return xq_record_page_new (desk, kind, uid);
}
