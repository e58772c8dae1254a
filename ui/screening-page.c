/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "campaign-answer.h"
#include "campaign-page.h"
#include "file-choice.h"
#include "form-page.h"
#include "kind-page.h"
#include "list-rows.h"
#include "screening-page.h"

#include "school/kinds.h"

struct _XqScreeningPage
{
  XqPage      parent_instance;

  GPtrArray  *campaigns;   /* XqCampaignLine, or NULL */

  GtkWidget  *buttons;
  GtkStack   *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (XqScreeningPage, xq_screening_page, XQ_TYPE_PAGE)

/* --- what is shown --- */

static char *
dup_state (const XqCampaignLine *campaign)
{
  const char *audience = campaign->for_staff ? _("Staff") : _("Students");

  if (campaign->is_late)
    /* Translators: for whom, first day, last day */
    return g_strdup_printf (_("%s · from %s to %s · past its last day, not closed yet"), audience, campaign->starts_on,
                            campaign->ends_on);
  if (campaign->is_running && campaign->ends_on != NULL)
    /* Translators: for whom, first day, last day */
    return g_strdup_printf (_("%s · from %s to %s · running"), audience, campaign->starts_on, campaign->ends_on);
  if (campaign->is_running)
    return g_strdup_printf (_("%s · since %s · running"), audience, campaign->starts_on);
  if (campaign->closed_on != NULL)
    /* Translators: for whom, first day, day of closing */
    return g_strdup_printf (_("%s · from %s · closed on %s"), audience, campaign->starts_on, campaign->closed_on);
  return g_strdup_printf (_("%s · begins on %s"), audience, campaign->starts_on);
}

static void
show (XqScreeningPage *self)
{
  xq_list_rows_remove (self->list);
  for (guint i = 0; i < self->campaigns->len; i++)
    {
      const XqCampaignLine *campaign = g_ptr_array_index (self->campaigns, i);
      g_autofree char *state = dup_state (campaign);
      GtkWidget *line = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", campaign->name, "subtitle", state, "activatable",
                                      TRUE, NULL);
      GtkWidget *next = g_object_new (GTK_TYPE_IMAGE, "icon-name", "xq-next-symbolic", "accessible-role",
                                      GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      adw_action_row_add_suffix (ADW_ACTION_ROW (line), next);
      gtk_list_box_append (self->list, line);
    }
  gtk_stack_set_visible_child_name (self->stack, self->campaigns->len > 0 ? "list" : "empty");
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqScreeningPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *campaigns = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (campaigns == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  g_clear_pointer (&self->campaigns, g_ptr_array_unref);
  self->campaigns = campaigns;
  show (self);
}

static void
xq_screening_page_refresh (XqPage *page)
{
  xq_desk_run_async (xq_page_get_desk (page), xq_campaigns_ask, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                     xq_page_get_cancellable (page), answered_cb, g_object_ref (page));
}

static void
row_activated_cb (XqScreeningPage *self,
                  GtkListBoxRow   *row)
{
  const XqCampaignLine *campaign = g_ptr_array_index (self->campaigns, (guint) gtk_list_box_row_get_index (row));

  xq_page_push (XQ_PAGE (self), xq_campaign_page_new (xq_page_get_desk (XQ_PAGE (self)), campaign->uid));
}

/* --- a new campaign --- */

/* The autumn's, until the spring's term begins. */
static char *
dup_name (const char *today,
          gboolean    for_staff)
{
  int year = atoi (today);
  gboolean autumn = atoi (today + 5) >= 8;

  if (for_staff)
    return g_strdup_printf (autumn ? _("Staff screening, autumn %d") : _("Staff screening, spring %d"), year);
  return g_strdup_printf (autumn ? _("Student screening, autumn %d") : _("Student screening, spring %d"), year);
}

static void
begin_campaign (XqPage *page,
                GStrv   form)
{
  XqDesk *desk = xq_page_get_desk (page);
  XqPage *next = xq_form_page_new (desk, &xq_screening_campaign, NULL);
  g_autofree char *name = dup_name (xq_desk_get_today (desk), form == NULL);

  xq_form_page_preset (XQ_FORM_PAGE (next), "name", name);
  xq_form_page_preset (XQ_FORM_PAGE (next), "audience", form == NULL ? "staff" : "students");
  if (form != NULL)
    xq_form_page_preset_record (XQ_FORM_PAGE (next), "form", form[0], form[1]);
  xq_page_push (page, next);
}

static void
form_ready_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (XqPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) form = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (form != NULL)
    begin_campaign (page, form);
  else
    xq_page_say_error (page, error);
}

static void
begin_new (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);

  (void) action;
  if (g_str_equal (g_variant_get_string (parameter, NULL), "staff"))
    begin_campaign (page, NULL);
  else
    xq_desk_run_async (xq_page_get_desk (page), xq_campaign_begin_form, NULL, NULL, (GDestroyNotify) g_strfreev, xq_page_get_cancellable (page),
                       form_ready_cb, g_object_ref (page));
}

/* --- forms --- */

static void
show_forms (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (page, xq_kind_page_new (xq_page_get_desk (page), &xq_screening_form, _("Observation forms")));
}

static void
edition_ready_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (XqPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *form = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (form != NULL)
    xq_page_push (page, xq_form_page_new_for_record (XQ_DESK (source), &xq_screening_form, form));
  else
    xq_page_say_error (page, error);
}

static void
begin_edition (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_desk_run_async (xq_page_get_desk (page), xq_campaign_begin_edition, NULL, NULL, g_free, xq_page_get_cancellable (page),
                     edition_ready_cb, g_object_ref (page));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (XqPage) page = user_data;
  GFile *file = xq_file_choice_finish (result, NULL);

  (void) source;
  if (file != NULL)
    xq_desk_run_async (xq_page_get_desk (page), xq_campaign_import_form, file, g_object_unref, g_free, xq_page_get_cancellable (page),
                       edition_ready_cb, g_object_ref (page));
}

static void
import_form (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  static const XqFileType tables = { N_("Spreadsheets and text tables"), "*.xlsx *.csv *.txt *.XLSX *.CSV *.TXT" };

  (void) action;
  (void) parameter;
  xq_file_choice_open_async (GTK_WINDOW (gtk_widget_get_root (widget)), _("Observation form"), &tables, chosen_cb, g_object_ref (widget));
}

/* --- life --- */

static void
xq_screening_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_screening_page_parent_class)->dispose (object);
}

static void
xq_screening_page_finalize (GObject *object)
{
  g_clear_pointer (&XQ_SCREENING_PAGE (object)->campaigns, g_ptr_array_unref);

  G_OBJECT_CLASS (xq_screening_page_parent_class)->finalize (object);
}

static void
xq_screening_page_class_init (XqScreeningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_screening_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_screening_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_screening_page_refresh;
  XQ_PAGE_CLASS (klass)->help = "screening";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/screening-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqScreeningPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, XqScreeningPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqScreeningPage, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "screening.new", "s", begin_new);
  gtk_widget_class_install_action (widget_class, "screening.forms", NULL, show_forms);
  gtk_widget_class_install_action (widget_class, "screening.new-edition", NULL, begin_edition);
  gtk_widget_class_install_action (widget_class, "screening.import-form", NULL, import_form);
}

static void
xq_screening_page_init (XqScreeningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_screening_page_new (XqDesk        *desk,
                       const XqPlace *place)
{
  XqScreeningPage *self = g_object_new (XQ_TYPE_SCREENING_PAGE, "desk", desk, NULL);

  (void) place;
  gtk_widget_set_visible (self->buttons, xq_form_page_may_add (&xq_screening_campaign, xq_desk_get_roles (desk)));
  xq_page_set_kind (XQ_PAGE (self), &xq_screening_campaign);
  return XQ_PAGE (self);
}
