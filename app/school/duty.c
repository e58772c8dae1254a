/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/duty.h"
#include "school/question.h"

gboolean
xq_duty_refuse_elsewhere (XqStore     *store,
                          const char  *person,
                          const char  *day,
                          const char  *from,
                          const char  *until,
                          const char  *slot,
                          GError     **error)
{
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;
  gboolean elsewhere;

  g_return_val_if_fail (person != NULL && day != NULL && from != NULL && until != NULL, FALSE);

  rows = xq_store_query (store,
                         "SELECT s.started_at, s.ended_at FROM visible_duty_slot s "
                         "LEFT JOIN visible_duty_swap w ON w.slot = s.uid AND w.withdrawn = 0 "
                         "WHERE s.withdrawn = 0 AND s.falls_on = ?1 AND s.started_at < ?3 AND s.ended_at > ?2 "
                         "AND s.uid IS NOT unhex (?4) AND iif (w.uid IS NULL, s.person, w.deputy) = unhex (?5)",
                         error, day, from, until, slot != NULL ? slot : "", person, NULL);
  if (rows == NULL)
    return FALSE;
  elsewhere = xq_rows_next (rows, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  return !elsewhere ||
         xq_refuse (error, _("This person is on duty that day from %s to %s already. Choose another time or person."),
                    xq_rows_text (rows, 0), xq_rows_text (rows, 1));
}
