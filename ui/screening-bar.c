/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "campaign-answer.h"
#include "campaign-page.h"
#include "observation-page.h"
#include "screening-bar.h"

#define TEACHERS (XQ_ROLE_BIT (XQ_ROLE_CLASS_TEACHER) | XQ_ROLE_BIT (XQ_ROLE_SUBJECT_TEACHER))
/* They have a place of its own. */
#define OTHERS (XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR))

struct _XqScreeningBar
{
  AdwBin      parent_instance;

  char       *campaign;   /* the one that runs, or NULL */

  GtkLabel   *words_label;
  GtkWidget  *open_button;
};

G_DEFINE_FINAL_TYPE (XqScreeningBar, xq_screening_bar, ADW_TYPE_BIN)

static void
show (XqScreeningBar *self,
      GPtrArray      *campaigns)
{
  const XqCampaignLine *running = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < campaigns->len && running == NULL; i++)
    {
      const XqCampaignLine *campaign = g_ptr_array_index (campaigns, i);

      if (campaign->is_running && campaign->has_form && !campaign->for_staff)
        running = campaign;
    }
  g_clear_pointer (&self->campaign, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self), running != NULL);
  if (running == NULL)
    return;
  self->campaign = g_strdup (running->uid);
  if (running->is_late)
    words = g_strdup_printf (_("%s was due on %s: hand over what is still missing; it goes to the psychology teachers alone."),
                             running->name, running->ends_on);
  else
    words = running->ends_on != NULL
              /* Translators: the name of a campaign, its last day */
              ? g_strdup_printf (_("%s is running until %s: write down what you see of each child; it goes to the psychology teachers alone."),
                                 running->name, running->ends_on)
              : g_strdup_printf (_("%s is running: write down what you see of each child; it goes to the psychology teachers alone."),
                                 running->name);
  gtk_label_set_text (self->words_label, words);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqScreeningBar) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) campaigns = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (campaigns != NULL)
    show (self, campaigns);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("What runs of the screening is not known: %s", error->message);
}

void
xq_screening_bar_refresh (XqScreeningBar *self,
                          XqPage         *page)
{
  XqRoles roles;

  g_return_if_fail (XQ_IS_SCREENING_BAR (self) && XQ_IS_PAGE (page));

  roles = xq_desk_get_roles (xq_page_get_desk (page));
  if ((roles & TEACHERS) && !(roles & OTHERS))
    xq_desk_run_async (xq_page_get_desk (page), xq_campaigns_ask, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                       xq_page_get_cancellable (page), answered_cb, g_object_ref (self));
}

/* Who has one class goes to its table at once. */
static void
classes_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (XqPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqCampaignAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL)
    xq_page_say_error (page, error);
  else if (answer->classes != NULL && answer->classes->len == 1)
    xq_page_push (page, xq_observation_page_new (XQ_DESK (source), answer->campaign->uid,
                                                 ((const XqCampaignClass *) g_ptr_array_index (answer->classes, 0))->uid));
  else
    xq_page_push (page, xq_campaign_page_new (XQ_DESK (source), answer->campaign->uid));
}

static void
clicked_cb (XqScreeningBar *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), XQ_TYPE_PAGE);

  if (page != NULL && self->campaign != NULL)
    xq_desk_run_async (xq_page_get_desk (XQ_PAGE (page)), xq_campaign_ask, g_strdup (self->campaign), g_free,
                       (GDestroyNotify) xq_campaign_answer_free, xq_page_get_cancellable (XQ_PAGE (page)), classes_cb,
                       g_object_ref (page));
}

static void
xq_screening_bar_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_screening_bar_parent_class)->dispose (object);
}

static void
xq_screening_bar_finalize (GObject *object)
{
  g_free (XQ_SCREENING_BAR (object)->campaign);

  G_OBJECT_CLASS (xq_screening_bar_parent_class)->finalize (object);
}

static void
xq_screening_bar_class_init (XqScreeningBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_screening_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_screening_bar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/screening-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, XqScreeningBar, words_label);
  gtk_widget_class_bind_template_child (widget_class, XqScreeningBar, open_button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
xq_screening_bar_init (XqScreeningBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
