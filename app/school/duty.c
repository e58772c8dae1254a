/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-school"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "school/duty.h"
#include "school/question.h"

gboolean
xq_duty_find_elsewhere (XqStore     *store,
                        const char  *person,
                        const char  *day,
                        const char  *from,
                        const char  *until,
                        const char  *slot,
                        char       **times,
                        GError     **error)
{
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (person != NULL && day != NULL && from != NULL && until != NULL && times != NULL, FALSE);

  *times = NULL;
  rows = xq_store_query (store,
                         "SELECT s.started_at, s.ended_at FROM visible_duty_slot s "
                         "LEFT JOIN visible_duty_swap w ON w.slot = s.uid AND w.withdrawn = 0 "
                         "WHERE s.withdrawn = 0 AND s.falls_on = ?1 AND s.started_at < ?3 AND s.ended_at > ?2 "
                         "AND s.uid IS NOT unhex (?4) AND iif (w.uid IS NULL, s.person, w.deputy) = unhex (?5)",
                         error, day, from, until, slot != NULL ? slot : "", person, NULL);
  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem))
    *times = g_strdup_printf ("%s—%s", xq_rows_text (rows, 0), xq_rows_text (rows, 1));
  return xq_rows_ended (problem, error);
}

gboolean
xq_duty_refuse_elsewhere (XqStore     *store,
                          const char  *person,
                          const char  *day,
                          const char  *from,
                          const char  *until,
                          const char  *slot,
                          GError     **error)
{
  g_autofree char *times = NULL;

  if (!xq_duty_find_elsewhere (store, person, day, from, until, slot, &times, error))
    return FALSE;
  return times == NULL ||
         xq_refuse (error, _("This person is on duty that day at %s already. Choose another time or person."), times);
}

gboolean
xq_duty_find_keeper (XqStore         *store,
                     const XqRecord  *slot,
                     char           **keeper,
                     GError         **error)
{
  const char *uid = xq_record_get_uid (slot);
  g_autoptr (XqRows) rows = NULL;
  GError *problem = NULL;

  g_return_val_if_fail (keeper != NULL, FALSE);

  *keeper = NULL;
  rows = xq_store_query (store, "SELECT deputy FROM visible_duty_swap WHERE slot = unhex (?) AND withdrawn = 0", error,
                         uid != NULL ? uid : "", NULL);
  if (rows == NULL)
    return FALSE;
  if (xq_rows_next (rows, &problem))
    *keeper = g_strdup (xq_rows_text (rows, 0));
  else if (problem == NULL)
    *keeper = g_strdup (xq_record_get (slot, "person"));
  return xq_rows_ended (problem, error);
}
