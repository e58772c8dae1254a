/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "form-page-private.h"
#include "form-section.h"
#include "plan-form.h"

/* As other forms. */
#define WIDTH 1100

static const struct
{
  const char *title;
  const char *fields;
  gboolean    of_full;   /* no part of the page that ordinary students have */
} sections[] = {
  { NULL, "student year form made_on written_by", FALSE },
  { N_("1 Basics"), "emergency emergency_phone carer", FALSE },
  { N_("2 Family"), "parents_away contact_rhythm family_talk lives_with family_events", TRUE },
  { N_("3 Study and life"), "study interests life_rhythm peers teachers screen_time roles", FALSE },
  { N_("5 Strengths"), "strengths supporters worked_before", FALSE },
  { N_("6 Goals"), "goals", TRUE },
  { NULL, "classroom", TRUE },
  { N_("7 Moments of the year"), "node_watch", TRUE },
  { N_("8 Review"), "review next_year handover_consent", TRUE },
};

struct _XqPlanForm
{
  XqFormPage  parent_instance;

  GtkWidget  *boxes[G_N_ELEMENTS (sections)];   /* borrowed */
};

G_DEFINE_FINAL_TYPE (XqPlanForm, xq_plan_form, XQ_TYPE_FORM_PAGE)

static GtkWidget *
make_heading (const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

/* Its own row of short fields, then what is long, then goals or moments. */
static GtkWidget *
make_box (XqFormPage *form,
          guint       number)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *section = g_object_new (XQ_TYPE_FORM_SECTION, NULL);
  g_auto (GStrv) fields = g_strsplit (sections[number].fields, " ", -1);

  if (sections[number].title != NULL)
    gtk_box_append (GTK_BOX (box), make_heading (_(sections[number].title)));
  gtk_box_append (GTK_BOX (box), section);
  for (guint i = 0; fields[i] != NULL; i++)
    {
      XqFormRow *row = xq_form_page_get_row (form, fields[i]);
      GtkWidget *parts = xq_form_page_get_parts (form, fields[i]);

      if (row != NULL)
        xq_form_section_add (XQ_FORM_SECTION (section), row);
      else if (parts != NULL)
        gtk_box_append (GTK_BOX (box), parts);
    }
  return box;
}

static void
xq_plan_form_lay_out (XqFormPage *form)
{
  XqPlanForm *self = XQ_PLAN_FORM (form);
  GtkWidget *sheet = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *boxes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      self->boxes[i] = make_box (form, i);
      gtk_box_append (GTK_BOX (boxes), self->boxes[i]);
    }
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), boxes);
  gtk_widget_set_margin_top (boxes, 18);
  gtk_widget_set_margin_bottom (boxes, 18);
  gtk_widget_set_margin_start (boxes, 18);
  gtk_widget_set_margin_end (boxes, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (sheet), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (sheet), clamp);
  gtk_widget_set_vexpand (sheet, TRUE);
  xq_form_page_set_sheet (form, sheet);
}

static void
show_form (XqPlanForm *self)
{
  g_autofree char *form = xq_form_page_dup_value (XQ_FORM_PAGE (self), "form");

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    gtk_widget_set_visible (self->boxes[i], !sections[i].of_full || g_strcmp0 (form, "short") != 0);
}

static void
xq_plan_form_begun (XqFormPage *form,
                    XqRecord   *record)
{
  XqFormRow *first = xq_form_page_get_row (form, xq_record_get (record, "student") != NULL ? "emergency" : "student");

  show_form (XQ_PLAN_FORM (form));
  gtk_widget_child_focus (GTK_WIDGET (first), GTK_DIR_TAB_FORWARD);
}

static void
xq_plan_form_edited (XqFormPage *form,
                     const char *field)
{
  if (g_str_equal (field, "form"))
    show_form (XQ_PLAN_FORM (form));
}

static void
xq_plan_form_class_init (XqPlanFormClass *klass)
{
  XqFormPageClass *form_class = XQ_FORM_PAGE_CLASS (klass);

  XQ_PAGE_CLASS (klass)->help = "plan-form";
  form_class->lay_out = xq_plan_form_lay_out;
  form_class->begun = xq_plan_form_begun;
  form_class->edited = xq_plan_form_edited;
  g_type_ensure (XQ_TYPE_FORM_SECTION);
}

static void
xq_plan_form_init (XqPlanForm *self)
{
  (void) self;
}
