/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "duty-card.h"

#include "school/kinds.h"
#include "school/record-words.h"

struct _XqDutyCard
{
  AdwBin      parent_instance;

  char       *slot;
  const char *reason;         /* a choice's code */

  GtkLabel   *name_label;
  GtkLabel   *when_label;
  GtkLabel   *wrong_label;
  GtkWidget  *cover_box;
  GtkBox     *reasons_box;
  AdwBin     *choice_bin;
  GtkWidget  *nobody_button;
  GtkWidget  *back_button;
  GtkWidget  *open_button;
  GtkWidget  *withdraw_button;
};

G_DEFINE_FINAL_TYPE (XqDutyCard, xq_duty_card, ADW_TYPE_BIN)

/* --- who may be on duty --- */

static const XqRosterDuty *
find_other_duty (const XqDutyAnswer *answer,
                 const char         *person,
                 const char         *day,
                 const char         *from_at,
                 const char         *until_at)
{
  for (guint i = 0; i < answer->roster->duties->len; i++)
    {
      const XqRosterDuty *duty = g_ptr_array_index (answer->roster->duties, i);

      if (g_strcmp0 (duty->person, person) == 0 && strcmp (duty->day, day) == 0 && strcmp (duty->from_at, until_at) < 0 &&
          strcmp (duty->until_at, from_at) > 0)
        return duty;
    }
  return NULL;
}

static void
begin_cb (XqStaffChoice *choice)
{
  const char *typed = g_object_get_data (G_OBJECT (choice), "typed");

  xq_staff_choice_begin (choice, typed != NULL ? typed : "");
}

XqStaffChoice *
xq_duty_choice_new (const XqDutyAnswer *answer,
                    const char         *day,
                    const char         *from_at,
                    const char         *until_at,
                    const char         *without)
{
  XqStaffChoice *choice = g_object_new (XQ_TYPE_STAFF_CHOICE, NULL);

  for (guint i = 0; i < answer->staff->len; i++)
    {
      const XqDutyPerson *person = g_ptr_array_index (answer->staff, i);
      const XqRosterDuty *other = find_other_duty (answer, person->uid, day, from_at, until_at);
      g_autofree char *elsewhere = NULL;

      if (g_strcmp0 (person->name, without) == 0)
        continue;
      if (other != NULL)
        /* Translators: a room, from when to when */
        elsewhere = g_strdup_printf (_("on duty: %s %s—%s"), other->room, other->from_at, other->until_at);
      xq_staff_choice_add (choice, person->uid, person->name, person->pinyin,
                           elsewhere != NULL ? elsewhere : person->opens ? "" : _("opens no hours"));
    }
  g_signal_connect (choice, "map", G_CALLBACK (begin_cb), NULL);
  return choice;
}

/* --- changes --- */

static void
cover (XqDutyCard *self,
       const char *person)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "week.cover", "(sss)", self->slot, self->reason, person);
}

static void
nobody_cb (XqDutyCard *self)
{
  cover (self, "");
}

static void
chosen_cb (XqDutyCard *self,
           const char *person)
{
  cover (self, person);
}

static void
reason_cb (XqDutyCard      *self,
           GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    self->reason = g_object_get_data (G_OBJECT (button), "reason");
}

static void
add_reasons (XqDutyCard *self)
{
  const XqField *field = xq_fields_find (xq_duty_swap.fields, "reason");
  GtkToggleButton *first = NULL;

  for (const XqChoice *choice = field->choices; choice->code != NULL; choice++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_(choice->title));

      g_object_set_data (G_OBJECT (button), "reason", (gpointer) choice->code);
      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      else
        first = GTK_TOGGLE_BUTTON (button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (reason_cb), self, G_CONNECT_SWAPPED);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_strcmp0 (choice->code, field->initial) == 0);
      gtk_box_append (self->reasons_box, button);
    }
}

void
xq_duty_card_set_wrong (XqDutyCard *self,
                        const char *words)
{
  g_return_if_fail (XQ_IS_DUTY_CARD (self) && words != NULL);

  gtk_label_set_text (self->wrong_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->wrong_label), TRUE);
}

/* --- the card --- */

static char *
dup_name (const XqRosterDuty *duty)
{
  const XqField *reasons = xq_fields_find (xq_duty_swap.fields, "reason");
  const char *planned = duty->planned_name != NULL ? duty->planned_name : "";

  if (duty->change == NULL)
    return g_strdup (planned);
  if (duty->person_name == NULL)
    /* Translators: who was to be on duty, and why the duty was changed */
    return g_strdup_printf (_("Nobody covers for %s (%s)"), planned, _(xq_choices_find (reasons->choices, duty->reason)->title));
  /* Translators: who covers, who was to be on duty, and why the duty was changed */
  return g_strdup_printf (_("%s covers for %s (%s)"), duty->person_name, planned,
                          _(xq_choices_find (reasons->choices, duty->reason)->title));
}

static void
set_action (GtkWidget  *button,
            const char *action,
            GVariant   *target)
{
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

GtkWidget *
xq_duty_card_new (const XqDutyAnswer *answer,
                  const XqRosterDuty *duty,
                  gboolean            may_write)
{
  XqDutyCard *self = g_object_new (XQ_TYPE_DUTY_CARD, NULL);
  g_autofree char *name = dup_name (duty);
  g_autofree char *day = xq_day_words (duty->day, duty->day);
  g_autofree char *when = g_strdup_printf ("%s　%s—%s　%s", day, duty->from_at, duty->until_at, duty->room != NULL ? duty->room : "");

  self->slot = g_strdup (duty->slot);
  gtk_label_set_text (self->name_label, name);
  gtk_label_set_text (self->when_label, when);
  if (duty->is_twice)
    xq_duty_card_set_wrong (self, _("On duty twice at that time"));
  set_action (self->open_button, "week.open", g_variant_new_string (duty->slot));
  set_action (self->withdraw_button, "week.take-back", g_variant_new ("(ss)", xq_duty_slot.name, duty->slot));
  gtk_widget_set_visible (self->withdraw_button, may_write);
  gtk_widget_set_visible (self->back_button, may_write && duty->change != NULL);
  gtk_widget_set_visible (self->cover_box, may_write && duty->change == NULL);
  if (duty->change != NULL)
    set_action (self->back_button, "week.take-back", g_variant_new ("(ss)", xq_duty_swap.name, duty->change));
  if (may_write && duty->change == NULL)
    {
      XqStaffChoice *choice = xq_duty_choice_new (answer, duty->day, duty->from_at, duty->until_at, duty->planned_name);

      add_reasons (self);
      g_signal_connect_object (choice, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->choice_bin, GTK_WIDGET (choice));
    }
  return GTK_WIDGET (self);
}

static void
xq_duty_card_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_duty_card_parent_class)->dispose (object);
}

static void
xq_duty_card_finalize (GObject *object)
{
  g_free (XQ_DUTY_CARD (object)->slot);

  G_OBJECT_CLASS (xq_duty_card_parent_class)->finalize (object);
}

static void
xq_duty_card_class_init (XqDutyCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_duty_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_duty_card_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/duty-card.ui");
  gtk_widget_class_bind_template_child (widget_class, XqDutyCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, XqDutyCard, when_label);
  gtk_widget_class_bind_template_child (widget_class, XqDutyCard, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqDutyCard, cover_box);
  gtk_widget_class_bind_template_child (widget_class, XqDutyCard, reasons_box);
  gtk_widget_class_bind_template_child (widget_class, XqDutyCard, choice_bin);
  gtk_widget_class_bind_template_child (widget_class, XqDutyCard, nobody_button);
  gtk_widget_class_bind_template_child (widget_class, XqDutyCard, back_button);
  gtk_widget_class_bind_template_child (widget_class, XqDutyCard, open_button);
  gtk_widget_class_bind_template_child (widget_class, XqDutyCard, withdraw_button);
  gtk_widget_class_bind_template_callback (widget_class, nobody_cb);
}

static void
xq_duty_card_init (XqDutyCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
