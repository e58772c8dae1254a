/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "paper-order.h"

#include "ctl/save-file.h"
#include "papers/print.h"

XqPaperOrder *
xq_paper_order_new (const char *paper)
{
  XqPaperOrder *order;

  g_return_val_if_fail (paper != NULL, NULL);

  order = g_new0 (XqPaperOrder, 1);
  order->paper = g_strdup (paper);
  return order;
}

XqPaperOrder *
xq_paper_order_copy (const XqPaperOrder *order)
{
  XqPaperOrder *copy;

  g_return_val_if_fail (order != NULL, NULL);

  copy = xq_paper_order_new (order->paper);
  copy->record = g_strdup (order->record);
  copy->student = g_strdup (order->student);
  copy->class_uid = g_strdup (order->class_uid);
  copy->term = g_strdup (order->term);
  copy->to = g_strdup (order->to);
  copy->purpose = g_strdup (order->purpose);
  copy->ground = g_strdup (order->ground);
  copy->day = g_strdup (order->day);
  copy->part = g_strdup (order->part);
  copy->path = g_strdup (order->path);
  copy->despite_withholding = order->despite_withholding;
  return copy;
}

void
xq_paper_order_free (XqPaperOrder *order)
{
  if (order == NULL)
    return;
  g_free (order->paper);
  g_free (order->record);
  g_free (order->student);
  g_free (order->class_uid);
  g_free (order->term);
  g_free (order->to);
  g_free (order->purpose);
  g_free (order->ground);
  g_free (order->day);
  g_free (order->part);
  g_free (order->path);
  g_free (order);
}

void
xq_paper_answer_free (XqPaperAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->pdf, g_bytes_unref);
  g_strfreev (answer->missing);
  g_clear_pointer (&answer->withheld, g_ptr_array_unref);
  g_free (answer);
}

static XqPaperRequest
request_of (const XqPaperOrder *order)
{
  XqPaperRequest request = {
    order->record, order->student, order->class_uid, order->term, order->to, order->purpose, order->ground,
    order->day, order->part, order->despite_withholding,
  };

  return request;
}

gpointer
xq_paper_order_preview (XqStore       *store,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const XqPaperOrder *order = data;
  XqPaperRequest request = request_of (order);
  g_autoptr (XqPaperAnswer) answer = g_new0 (XqPaperAnswer, 1);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  answer->pdf = xq_paper_preview (store, order->paper, &request, &answer->names_student, &answer->withheld, &answer->missing, error);
  return answer->pdf != NULL ? g_steal_pointer (&answer) : NULL;
}

gpointer
xq_paper_order_issue (XqStore       *store,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const XqPaperOrder *order = data;
  XqPaperRequest request = request_of (order);
  g_autoptr (XqPaperAnswer) answer = g_new0 (XqPaperAnswer, 1);

  /* Nothing stands in the ledger that then could not be saved. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      (order->path != NULL && !xq_save_file_can (order->path, error)))
    return NULL;
  answer->pdf = xq_paper_print (store, order->paper, &request, &answer->missing, error);
  if (answer->pdf == NULL || (order->path != NULL && !xq_save_file (order->path, answer->pdf, error)))
    return NULL;
  return g_steal_pointer (&answer);
}
