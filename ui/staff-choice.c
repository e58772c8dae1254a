/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include "finding.h"
#include "staff-choice.h"

#include "school/person-name.h"

typedef struct
{
  char *uid;
  char *name;
  char *pinyin;
  char *detail;
} Person;

struct _XqStaffChoice
{
  AdwBin              parent_instance;

  GPtrArray          *persons;
  GtkEditable        *entry;
  GtkLabel           *wrong_label;
  GtkWidget          *none_label;
  GtkWidget          *scrolled;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GListStore         *findings;
};

G_DEFINE_FINAL_TYPE (XqStaffChoice, xq_staff_choice, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
person_free (Person *person)
{
  g_free (person->uid);
  g_free (person->name);
  g_free (person->pinyin);
  g_free (person->detail);
  g_free (person);
}

void
xq_staff_choice_add (XqStaffChoice *self,
                     const char    *uid,
                     const char    *name,
                     const char    *pinyin,
                     const char    *detail)
{
  Person *person;

  g_return_if_fail (XQ_IS_STAFF_CHOICE (self) && uid != NULL && name != NULL);

  person = g_new0 (Person, 1);
  person->uid = g_strdup (uid);
  person->name = g_strdup (name);
  person->pinyin = g_strdup (pinyin);
  person->detail = g_strdup (detail);
  g_ptr_array_add (self->persons, person);
}

static void
find (XqStaffChoice *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  guint n;

  g_list_store_remove_all (self->findings);
  for (guint i = 0; i < self->persons->len; i++)
    {
      const Person *person = g_ptr_array_index (self->persons, i);
      g_autoptr (XqFinding) finding = NULL;

      if (*text != '\0' && strstr (person->name, text) == NULL && xq_person_name_matches (person->pinyin, text) == 0)
        continue;
      finding = xq_finding_new (person->name, person->detail, "", "", person->uid);
      g_list_store_append (self->findings, finding);
    }
  n = g_list_model_get_n_items (G_LIST_MODEL (self->findings));
  gtk_widget_set_visible (self->scrolled, n > 0);
  gtk_widget_set_visible (self->none_label, n == 0);
}

void
xq_staff_choice_begin (XqStaffChoice *self,
                       const char    *text)
{
  g_return_if_fail (XQ_IS_STAFF_CHOICE (self) && text != NULL);

  gtk_editable_set_text (self->entry, text);
  find (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, -1);
}

void
xq_staff_choice_set_wrong (XqStaffChoice *self,
                           const char    *words)
{
  g_return_if_fail (XQ_IS_STAFF_CHOICE (self));

  gtk_label_set_text (self->wrong_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wrong_label), words != NULL);
}

static void
typed_cb (XqStaffChoice *self)
{
  xq_staff_choice_set_wrong (self, NULL);
  find (self);
}

/* Whoever hears it may drop the choice. */
static void
choose (XqStaffChoice *self,
        guint          position)
{
  g_autoptr (XqStaffChoice) kept = g_object_ref (self);
  g_autoptr (XqFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->findings), position);

  if (finding != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, xq_finding_get_target (finding));
}

static void
activate_cb (XqStaffChoice *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
row_activated_cb (XqStaffChoice *self,
                  guint          position)
{
  choose (self, position);
}

static gboolean
key_pressed_cb (XqStaffChoice *self,
                guint          key)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->findings));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0 || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;
  selected = key == GDK_KEY_Down ? (selected + 1) % n : (selected + n - 1) % n;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
  return GDK_EVENT_STOP;
}

static void
xq_staff_choice_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_staff_choice_parent_class)->dispose (object);
}

static void
xq_staff_choice_finalize (GObject *object)
{
  g_ptr_array_unref (XQ_STAFF_CHOICE (object)->persons);

  G_OBJECT_CLASS (xq_staff_choice_parent_class)->finalize (object);
}

static void
xq_staff_choice_class_init (XqStaffChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_staff_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_staff_choice_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", XQ_TYPE_STAFF_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);

  g_type_ensure (XQ_TYPE_FINDING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/staff-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, XqStaffChoice, entry);
  gtk_widget_class_bind_template_child (widget_class, XqStaffChoice, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqStaffChoice, none_label);
  gtk_widget_class_bind_template_child (widget_class, XqStaffChoice, scrolled);
  gtk_widget_class_bind_template_child (widget_class, XqStaffChoice, list);
  gtk_widget_class_bind_template_child (widget_class, XqStaffChoice, selection);
  gtk_widget_class_bind_template_child (widget_class, XqStaffChoice, findings);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
xq_staff_choice_init (XqStaffChoice *self)
{
  self->persons = g_ptr_array_new_with_free_func ((GDestroyNotify) person_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
