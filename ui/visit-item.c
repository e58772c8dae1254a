/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "visit-item.h"

#include "school/kinds.h"
#include "school/record-words.h"

struct _XqVisitItem
{
  GObject       parent_instance;

  char         *student;
  char         *name;
  char         *seat;
  char         *detail;
  XqVisitState  state;
};

G_DEFINE_FINAL_TYPE (XqVisitItem, xq_visit_item, G_TYPE_OBJECT)

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
} states[XQ_N_VISIT_STATES] = {
  [XQ_VISIT_DONE] = { "✓", N_("Visited"), "visit-done" },
  [XQ_VISIT_DUE_IN_TERM] = { "◎", N_("Due this term"), "visit-term" },
  [XQ_VISIT_DUE_IN_YEAR] = { "○", N_("Due this school year"), "visit-year" },
  [XQ_VISIT_TRIED] = { "△", N_("Nobody at home or declined"), "visit-tried" },
  [XQ_VISIT_BY_OTHERS] = { "·", N_("Visited by subject teachers only"), "visit-others" },
};

const char *
xq_visit_state_get_sign (XqVisitState state)
{
  g_return_val_if_fail (state < XQ_N_VISIT_STATES, NULL);

  return states[state].sign;
}

const char *
xq_visit_state_get_title (XqVisitState state)
{
  g_return_val_if_fail (state < XQ_N_VISIT_STATES, NULL);

  return _(states[state].title);
}

static char *
say_detail (const XqVisitedStudent *student,
            XqVisitState            state,
            const char             *today)
{
  const XqChoice *result;
  g_autofree char *day = NULL;

  if (state == XQ_VISIT_TRIED)
    {
      day = xq_day_words (student->tried_on, today);
      result = xq_choices_find (xq_fields_find (xq_home_visit.fields, "result")->choices, student->tried_result);
      return g_strconcat (day, " ", result != NULL ? _(result->title) : "", NULL);
    }
  if (student->last_on != NULL)
    day = xq_day_words (student->last_on, today);
  if (state == XQ_VISIT_DONE)
    return g_steal_pointer (&day);
  /* The last visit of a child that is due once more is told too. */
  return day != NULL ? g_strconcat (day, " · ", _(states[state].title), NULL) : g_strdup (_(states[state].title));
}

void
xq_visit_item_set (XqVisitItem            *self,
                   const XqVisitedStudent *student,
                   const char             *today)
{
  g_return_if_fail (XQ_IS_VISIT_ITEM (self) && student != NULL);

  g_free (self->name);
  g_free (self->seat);
  g_free (self->detail);
  self->name = g_strdup (student->name);
  self->seat = g_strdup (student->seat);
  self->state = xq_visited_student_get_state (student);
  self->detail = say_detail (student, self->state, today);
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

const char *
xq_visit_item_get_student (XqVisitItem *self)
{
  g_return_val_if_fail (XQ_IS_VISIT_ITEM (self), NULL);

  return self->student;
}

XqVisitState
xq_visit_item_get_state (XqVisitItem *self)
{
  g_return_val_if_fail (XQ_IS_VISIT_ITEM (self), XQ_VISIT_DUE_IN_YEAR);

  return self->state;
}

static void
xq_visit_item_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  XqVisitItem *self = XQ_VISIT_ITEM (object);
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
xq_visit_item_finalize (GObject *object)
{
  XqVisitItem *self = XQ_VISIT_ITEM (object);

  g_free (self->student);
  g_free (self->name);
  g_free (self->seat);
  g_free (self->detail);

  G_OBJECT_CLASS (xq_visit_item_parent_class)->finalize (object);
}

static void
xq_visit_item_class_init (XqVisitItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = xq_visit_item_get_property;
  object_class->finalize = xq_visit_item_finalize;

  properties[PROP_SIGN] = g_param_spec_string ("sign", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_SEAT] = g_param_spec_string ("seat", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_CSS_CLASSES] = g_param_spec_boxed ("css-classes", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
xq_visit_item_init (XqVisitItem *self)
{
  (void) self;
}

XqVisitItem *
xq_visit_item_new (const XqVisitedStudent *student,
                   const char             *today)
{
  XqVisitItem *self = g_object_new (XQ_TYPE_VISIT_ITEM, NULL);

  self->student = g_strdup (student->student);
  xq_visit_item_set (self, student, today);
  return self;
}
