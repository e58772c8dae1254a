/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "plan-item.h"

#include "school/record-words.h"
#include "school/student-plan.h"

struct _XqPlanItem
{
  GObject      parent_instance;

  char        *student;
  char        *name;
  char        *seat;
  char        *detail;
  char        *plan;
  XqPlanState  state;
};

G_DEFINE_FINAL_TYPE (XqPlanItem, xq_plan_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SIGN,
  PROP_NAME,
  PROP_SEAT,
  PROP_DETAIL,
  PROP_CSS_CLASSES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *sign;
  const char *title;
  const char *css_class;
} states[XQ_N_PLAN_STATES] = {
  [XQ_PLAN_MADE] = { "✓", N_("Plan made"), "visit-done" },
  [XQ_PLAN_UNWATCHED] = { "◇", N_("To be watched"), "visit-tried" },
  [XQ_PLAN_SHORT] = { "△", N_("Full form due"), "visit-year" },
  [XQ_PLAN_DUE] = { "◎", N_("Plan due (full form)"), "visit-term" },
  [XQ_PLAN_NONE] = { "○", N_("No plan yet"), "visit-others" },
};

const char *
xq_plan_state_get_sign (XqPlanState state)
{
  g_return_val_if_fail (state < XQ_N_PLAN_STATES, NULL);

  return states[state].sign;
}

const char *
xq_plan_state_get_title (XqPlanState state)
{
  g_return_val_if_fail (state < XQ_N_PLAN_STATES, NULL);

  return _(states[state].title);
}

/* Which moments went by without a word, in the words of the form. */
static char *
say_unwatched (const char *unwatched)
{
  g_auto (GStrv) codes = g_strsplit (unwatched, " ", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const XqChoice *choice = xq_choices_find (xq_plan_node_choices, codes[i]);

      if (choice != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? C_("list", ", ") : "", _(choice->title));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
say_detail (const XqPlannedStudent *student,
            const char             *today)
{
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;

  if (student->state == XQ_PLAN_MADE)
    {
      day = xq_day_words (student->made_on, today);
      return g_strdup_printf ("%s · %s", _(states[XQ_PLAN_MADE].title), day);
    }
  if (student->state != XQ_PLAN_UNWATCHED)
    return g_strdup (_(states[student->state].title));
  words = say_unwatched (student->unwatched);
  return g_strdup_printf (_("%s: %s"), _(states[student->state].title), words);
}

void
xq_plan_item_set (XqPlanItem            *self,
                   const XqPlannedStudent *student,
                   const char             *today)
{
  g_return_if_fail (XQ_IS_PLAN_ITEM (self) && student != NULL);

  g_free (self->name);
  g_free (self->seat);
  g_free (self->detail);
  self->name = g_strdup (student->name);
  self->seat = g_strdup (student->seat);
  g_free (self->plan);
  self->plan = g_strdup (student->plan);
  self->state = student->state;
  self->detail = say_detail (student, today);
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

const char *
xq_plan_item_get_student (XqPlanItem *self)
{
  g_return_val_if_fail (XQ_IS_PLAN_ITEM (self), NULL);

  return self->student;
}

const char *
xq_plan_item_get_plan (XqPlanItem *self)
{
  g_return_val_if_fail (XQ_IS_PLAN_ITEM (self), NULL);

  return self->plan;
}

XqPlanState
xq_plan_item_get_state (XqPlanItem *self)
{
  g_return_val_if_fail (XQ_IS_PLAN_ITEM (self), XQ_PLAN_NONE);

  return self->state;
}

static void
xq_plan_item_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  XqPlanItem *self = XQ_PLAN_ITEM (object);
  const char *classes[] = { "visit", states[self->state].css_class, NULL };

  switch (prop_id)
    {
    case PROP_SIGN:
      g_value_set_static_string (value, states[self->state].sign);
      break;

    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_SEAT:
      g_value_set_string (value, self->seat);
      break;

    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;

    case PROP_CSS_CLASSES:
      g_value_set_boxed (value, classes);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
xq_plan_item_finalize (GObject *object)
{
  XqPlanItem *self = XQ_PLAN_ITEM (object);

  g_free (self->student);
  g_free (self->name);
  g_free (self->seat);
  g_free (self->detail);
  g_free (self->plan);

  G_OBJECT_CLASS (xq_plan_item_parent_class)->finalize (object);
}

static void
xq_plan_item_class_init (XqPlanItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = xq_plan_item_get_property;
  object_class->finalize = xq_plan_item_finalize;

  properties[PROP_SIGN] = g_param_spec_string ("sign", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_SEAT] = g_param_spec_string ("seat", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_CSS_CLASSES] = g_param_spec_boxed ("css-classes", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
xq_plan_item_init (XqPlanItem *self)
{
  (void) self;
}

XqPlanItem *
xq_plan_item_new (const XqPlannedStudent *student,
                   const char             *today)
{
  XqPlanItem *self = g_object_new (XQ_TYPE_PLAN_ITEM, NULL);

  self->student = g_strdup (student->student);
  xq_plan_item_set (self, student, today);
  return self;
}
