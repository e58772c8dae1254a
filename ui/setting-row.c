/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "setting-row.h"

#include "school/record-words.h"

struct _XqSettingRow
{
  AdwExpanderRow   parent_instance;

  const XqSetting *setting;

  GtkLabel        *value_label;
  GtkWidget       *confirm_label;
  AdwActionRow    *source_row;
  GtkWidget       *value_row;
  GtkWidget       *choices_row;
  GtkFlowBox      *choices_box;
  GtkWidget       *basis_row;
  GtkLabel        *wrong_label;
};

G_DEFINE_FINAL_TYPE (XqSettingRow, xq_setting_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

const XqSetting *
xq_setting_row_get_setting (XqSettingRow *self)
{
  g_return_val_if_fail (XQ_IS_SETTING_ROW (self), NULL);

  return self->setting;
}

static gboolean
has_code (const char *codes,
          const char *code)
{
  g_auto (GStrv) all = g_strsplit (codes, " ", 0);

  return g_strv_contains ((const char *const *) all, code);
}

/* The checks' own order is the order of the codes. */
static void
set_choices (XqSettingRow *self,
             const char   *value)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->choices_box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *check = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), has_code (value, gtk_widget_get_name (check)));
    }
}

static char *
dup_choices (XqSettingRow *self)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->choices_box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *check = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", gtk_widget_get_name (check));
    }
  return g_string_free (g_steal_pointer (&value), FALSE);
}

static void
add_choices (XqSettingRow *self)
{
  g_auto (GStrv) codes = g_strsplit (self->setting->choices, " ", 0);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *title = xq_setting_dup_words (self->setting, codes[i]);
      GtkWidget *check = gtk_check_button_new_with_label (title);

      gtk_widget_set_name (check, codes[i]);
      gtk_flow_box_append (self->choices_box, check);
      gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE);
    }
  gtk_widget_set_visible (self->choices_row, TRUE);
  gtk_widget_set_visible (self->value_row, FALSE);
}

void
xq_setting_row_set_decision (XqSettingRow *self,
                             const char   *value,
                             const char   *decided_on,
                             const char   *basis)
{
  g_autofree char *shown = NULL;
  g_autofree char *day = NULL;
  g_autofree char *state = NULL;

  g_return_if_fail (XQ_IS_SETTING_ROW (self));

  shown = xq_setting_dup_words (self->setting, value != NULL ? value : self->setting->value);
  gtk_label_set_text (self->value_label, shown);
  gtk_widget_set_visible (self->confirm_label, value == NULL && self->setting->to_confirm);
  if (value != NULL)
    {
      day = decided_on != NULL ? xq_day_words (decided_on, NULL) : g_strdup ("");
      /* Translators: a day, a ground */
      state = g_strdup_printf (_("Decided by the school %s %s"), day, basis != NULL ? basis : "");
    }
  else
    state = g_strdup (self->setting->source);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), g_strstrip (state));
  gtk_editable_set_text (GTK_EDITABLE (self->value_row), value != NULL ? value : self->setting->value);
  set_choices (self, value != NULL ? value : self->setting->value);
  gtk_editable_set_text (GTK_EDITABLE (self->basis_row), basis != NULL ? basis : "");
}

void
xq_setting_row_set_wrong (XqSettingRow *self,
                          const char   *words)
{
  g_return_if_fail (XQ_IS_SETTING_ROW (self));

  gtk_label_set_text (self->wrong_label, words != NULL ? words : "");
}

static void
changed_cb (XqSettingRow *self)
{
  xq_setting_row_set_wrong (self, NULL);
}

static void
activated_cb (XqSettingRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "setting.save", NULL);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqSettingRow *self = XQ_SETTING_ROW (widget);
  g_autofree char *value = g_str_equal (self->setting->type, "choices")
                             ? dup_choices (self)
                             : g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->value_row))));
  g_autofree char *basis = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->basis_row))));

  (void) action;
  (void) parameter;
  g_signal_emit (self, signals[DECIDED], 0, value, basis);
}

static char *
say_bounds (const XqSetting *setting)
{
  if (g_str_equal (setting->type, "integer"))
    /* Translators: two numbers and their unit */
    return g_strdup_printf (_("Value: %d to %d %s"), (int) setting->least, (int) setting->most, setting->unit != NULL ? setting->unit : "");
  return g_strdup (_("Value: a day of the year, as 09-01"));
}

GtkWidget *
xq_setting_row_new (const XqSetting *setting)
{
  XqSettingRow *self = g_object_new (XQ_TYPE_SETTING_ROW, NULL);
  g_autofree char *value = xq_setting_dup_words (setting, setting->value);
  g_autofree char *day = xq_day_words (setting->date, NULL);
  g_autofree char *source = g_strdup_printf ("%s · %s · %s", value, setting->source, day);
  g_autofree char *bounds = say_bounds (setting);

  self->setting = setting;
  if (g_str_equal (setting->type, "choices"))
    add_choices (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), setting->title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->value_row), bounds);
  adw_action_row_set_subtitle (self->source_row, source);
  xq_setting_row_set_decision (self, NULL, NULL, NULL);
  return GTK_WIDGET (self);
}

static void
xq_setting_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), XQ_TYPE_SETTING_ROW);

  G_OBJECT_CLASS (xq_setting_row_parent_class)->dispose (object);
}

static void
xq_setting_row_class_init (XqSettingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_setting_row_dispose;

  signals[DECIDED] = g_signal_new ("decided", XQ_TYPE_SETTING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/setting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XqSettingRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, XqSettingRow, confirm_label);
  gtk_widget_class_bind_template_child (widget_class, XqSettingRow, source_row);
  gtk_widget_class_bind_template_child (widget_class, XqSettingRow, value_row);
  gtk_widget_class_bind_template_child (widget_class, XqSettingRow, choices_row);
  gtk_widget_class_bind_template_child (widget_class, XqSettingRow, choices_box);
  gtk_widget_class_bind_template_child (widget_class, XqSettingRow, basis_row);
  gtk_widget_class_bind_template_child (widget_class, XqSettingRow, wrong_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);

  gtk_widget_class_install_action (widget_class, "setting.save", NULL, save);
}

static void
xq_setting_row_init (XqSettingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
