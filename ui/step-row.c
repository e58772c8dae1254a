/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "fact-row.h"
#include "step-row.h"

struct _XqStepRow
{
  AdwExpanderRow parent_instance;
};

G_DEFINE_FINAL_TYPE (XqStepRow, xq_step_row, ADW_TYPE_EXPANDER_ROW)

static char *
say_change (const XqRecordChange *change)
{
  if (*change->before == '\0')
    return g_strdup (change->after);
  if (*change->after == '\0')
    /* Translators: what a field said before it was emptied */
    return g_strdup_printf (_("emptied; before: %s"), change->before);
  /* Translators: what a field says now, and what it said before */
  return g_strdup_printf (_("%s\nbefore: %s"), change->after, change->before);
}

static void
xq_step_row_class_init (XqStepRowClass *klass)
{
  (void) klass;
}

static void
xq_step_row_init (XqStepRow *self)
{
  (void) self;
}

GtkWidget *
xq_step_row_new (const XqRecordStep *step)
{
  XqStepRow *self;
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *time = NULL;
  g_autofree char *title = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (step != NULL, NULL);

  self = g_object_new (XQ_TYPE_STEP_ROW, NULL);
  at = g_date_time_new_from_unix_local (step->at);
  time = at != NULL ? g_date_time_format (at, "%Y-%m-%d %H:%M") : g_strdup ("");
  title = g_strdup_printf ("%s · %s · %s", step->what, step->author, time);
  escaped = g_markup_escape_text (title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), escaped);
  if (*step->reason != '\0')
    {
      /* Translators: why a record was changed */
      g_autofree char *said = g_strdup_printf (_("Reason: %s"), step->reason);

      reason = g_markup_escape_text (said, -1);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), reason);
    }
  for (guint i = 0; i < step->changes->len; i++)
    {
      const XqRecordChange *change = g_ptr_array_index (step->changes, i);
      g_autofree char *words = say_change (change);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), xq_fact_row_new (change->title, words));
    }
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), step->changes->len > 0);
  return GTK_WIDGET (self);
}
