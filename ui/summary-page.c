/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "figure-row.h"
#include "kind-page.h"
#include "list-rows.h"
#include "paper-out.h"
#include "paper-page.h"
#include "paper-view.h"
#include "requirements-page.h"
#include "shell.h"
#include "summary-answer.h"
#include "summary-page.h"
#include "summary-section.h"

#include "rules/figure-records.h"
#include "school/kinds.h"

struct _XqSummaryPage
{
  XqPage       parent_instance;

  char        *term;      /* its name, once it is known */
  XqTerm       terms[XQ_SUMMARY_TERMS];
  gboolean     setting;   /* the program chooses, no person */

  GtkDropDown *term_drop;
  GtkSpinner  *spinner;
  GtkBox      *sections_box;
  GtkListBox  *figures_list;
  XqPaperView *view;
};

G_DEFINE_FINAL_TYPE (XqSummaryPage, xq_summary_page, XQ_TYPE_PAGE)

static char *
dup_name (const XqTerm *term)
{
  return g_strdup_printf ("%d-%d", term->year, term->number);
}

/* --- saving --- */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (XqSummaryPage) self = user_data;
  g_autoptr (GError) error = NULL;

  xq_desk_run_finish (XQ_DESK (source), result, &error);
  xq_page_say_error (XQ_PAGE (self), error);
  xq_desk_note_saved (XQ_DESK (source), xq_term_text.name);
}

static void
write_section (XqSummaryPage    *self,
               XqSummarySection *section,
               const char       *pattern)
{
  xq_summary_section_set_saved (section);
  /* Never cancelled: the page may go, the text may not. */
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_summary_write,
                     xq_summary_text_new (self->term, xq_summary_section_get_name (section), pattern),
                     (GDestroyNotify) xq_summary_text_free, NULL, NULL, written_cb, g_object_ref (self));
}

typedef struct
{
  XqSummaryPage *page;
  XqSummaryText *before;
} Saved;

static void
saved_free (gpointer  data,
            GClosure *closure)
{
  Saved *saved = data;

  (void) closure;
  g_object_unref (saved->page);
  xq_summary_text_free (saved->before);
  g_free (saved);
}

static void
undo_cb (AdwToast *toast,
         gpointer  user_data)
{
  const Saved *saved = user_data;

  (void) toast;
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (saved->page)), xq_summary_write,
                     xq_summary_text_new (saved->before->term, saved->before->section, saved->before->pattern),
                     (GDestroyNotify) xq_summary_text_free, NULL, NULL, written_cb, g_object_ref (saved->page));
}

static void
say_saved (XqSummaryPage    *self,
           XqSummarySection *section,
           const char       *words)
{
  AdwToast *toast = adw_toast_new (words);
  Saved *saved = g_new0 (Saved, 1);

  saved->page = g_object_ref (self);
  saved->before = xq_summary_text_new (self->term, xq_summary_section_get_name (section), xq_summary_section_get_written (section));
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), saved, saved_free, 0);
  xq_page_say (XQ_PAGE (self), toast);
}

static void
save_section_cb (XqSummaryPage    *self,
                 XqSummarySection *section)
{
  g_autofree char *pattern = xq_summary_section_dup_pattern (section);

  say_saved (self, section, _("Saved; the paper at the right follows."));
  write_section (self, section, pattern);
}

static void
reset_section_cb (XqSummaryPage    *self,
                  XqSummarySection *section)
{
  say_saved (self, section, _("The standard text stands again."));
  write_section (self, section, NULL);
}

static void
save_edited (XqSummaryPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sections_box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (xq_summary_section_is_edited (XQ_SUMMARY_SECTION (child)))
      {
        g_autofree char *pattern = xq_summary_section_dup_pattern (XQ_SUMMARY_SECTION (child));

        write_section (self, XQ_SUMMARY_SECTION (child), pattern);
      }
}

/* A school's own text needs no second thought: what is half written is saved. */
static void
xq_summary_page_keep (XqPage *page)
{
  save_edited (XQ_SUMMARY_PAGE (page));
}

/* --- what is shown --- */

/* Where a figure's records are, if this account has that place: for those of which
 * figure-records.h has no list. */
static const char *
find_place (XqSummaryPage  *self,
            const XqFigure *figure)
{
  static const struct
  {
    const char *section;
    const char *place;
  } places[] = {
    { "basics", "students" },
    { "registers", "students" },
    { "family", "visits" },
    { "counselling", "casework" },
    { "support", "referrals" },
    { "staff", "school" },
  };
  XqRoles roles = xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self)));

  if (xq_figure_may_list_records (figure->id, roles))
    return "";
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (const XqPlace *place = xq_places_get_all (); place->id != NULL; place++)
      if (g_str_equal (places[i].section, figure->section) && g_str_equal (places[i].place, place->id) && (place->roles & roles))
        return place->id;
  return NULL;
}

/* What is missing is listed of the present term. */
static gboolean
shows_lacking (XqSummaryPage *self)
{
  XqRoles roles = xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self)));

  return gtk_drop_down_get_selected (self->term_drop) == 0 &&
         (roles & (XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR))) != 0;
}

static void
show_figures (XqSummaryPage *self,
              GPtrArray     *figures)
{
  gboolean lacking = shows_lacking (self);

  xq_list_rows_remove (self->figures_list);
  for (guint i = 0; i < figures->len; i++)
    gtk_list_box_append (self->figures_list, xq_figure_row_new (g_ptr_array_index (figures, i),
                                                                find_place (self, g_ptr_array_index (figures, i)), lacking));
}

static void
show_sections (XqSummaryPage         *self,
               const XqSummaryAnswer *answer,
               gboolean               same_term)
{
  static const char *const none[] = { NULL };
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sections_box));

  for (guint i = 0; i < answer->sections->len; i++)
    {
      const XqTermSection *section = g_ptr_array_index (answer->sections, i);

      if (child == NULL)
        {
          child = xq_summary_section_new ();
          g_signal_connect_object (child, "save", G_CALLBACK (save_section_cb), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (child, "reset", G_CALLBACK (reset_section_cb), self, G_CONNECT_SWAPPED);
          gtk_box_append (self->sections_box, child);
        }
      /* What somebody is writing is not taken from under the hands. */
      if (!same_term || !xq_summary_section_is_edited (XQ_SUMMARY_SECTION (child)))
        xq_summary_section_set (XQ_SUMMARY_SECTION (child), section,
                                g_str_equal (section->section, "problems") ? (const char *const *) answer->problems : none,
                                answer->figures);
      child = gtk_widget_get_next_sibling (child);
    }
}

static void
show_terms (XqSummaryPage         *self,
            const XqSummaryAnswer *answer)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->setting = TRUE;
  if (gtk_drop_down_get_model (self->term_drop) == NULL)
    {
      for (guint i = 0; i < XQ_SUMMARY_TERMS; i++)
        {
          g_autofree char *title = xq_summary_term_words (&answer->terms[i]);

          gtk_string_list_append (words, title);
          self->terms[i] = answer->terms[i];
        }
      gtk_drop_down_set_model (self->term_drop, G_LIST_MODEL (words));
    }
  gtk_drop_down_set_selected (self->term_drop, answer->term);
  self->setting = FALSE;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqSummaryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqSummaryAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autofree char *name = NULL;
  gboolean same_term;

  if (self->spinner == NULL)
    return;
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (answer == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        xq_paper_view_set_words (self->view, error->message);
      return;
    }
  name = dup_name (&answer->terms[answer->term]);
  same_term = g_strcmp0 (name, self->term) == 0;
  g_free (self->term);
  self->term = g_steal_pointer (&name);
  show_terms (self, answer);
  show_sections (self, answer, same_term);
  show_figures (self, answer->figures);
  xq_paper_view_set_pdf (self->view, answer->pdf);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.print", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.save-pdf", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.pack", TRUE);
}

static void
ask (XqSummaryPage *self,
     const char    *term)
{
  gtk_spinner_set_spinning (self->spinner, TRUE);
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_summary_ask, g_strdup (term), g_free,
                     (GDestroyNotify) xq_summary_answer_free, xq_page_get_cancellable (XQ_PAGE (self)), answered_cb,
                     g_object_ref (self));
}

static void
xq_summary_page_refresh (XqPage *page)
{
  ask (XQ_SUMMARY_PAGE (page), XQ_SUMMARY_PAGE (page)->term);
}

static void
term_changed_cb (XqSummaryPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->term_drop);
  g_autofree char *name = NULL;

  if (self->setting || selected >= XQ_SUMMARY_TERMS)
    return;
  save_edited (self);
  name = dup_name (&self->terms[selected]);
  ask (self, name);
}

static void
figure_activated_cb (XqSummaryPage *self,
                     GtkListBoxRow *row)
{
  const char *place = xq_figure_row_get_place (XQ_FIGURE_ROW (row));

  if (place != NULL && *place == '\0')
    xq_page_push (XQ_PAGE (self), xq_kind_page_new_for_figure (xq_page_get_desk (XQ_PAGE (self)),
                                                               xq_figure_row_get_id (XQ_FIGURE_ROW (row)), self->term));
  else if (place != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "shell.go", "s", place);
}

static void
look_at_lacking (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  XqShell *shell = XQ_SHELL (gtk_widget_get_ancestor (widget, XQ_TYPE_SHELL));

  (void) action;
  if (shell != NULL && xq_shell_go (shell, "requirements") && XQ_IS_REQUIREMENTS_PAGE (xq_shell_get_page (shell)))
    xq_requirements_page_look_for (XQ_REQUIREMENTS_PAGE (xq_shell_get_page (shell)), g_variant_get_string (parameter, NULL));
}

/* --- actions --- */

static XqPaperOrder *
make_order (XqSummaryPage *self)
{
  XqPaperOrder *order = xq_paper_order_new ("term_summary");

  save_edited (self);
  order->term = g_strdup (self->term);
  return order;
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_paper_out_print (XQ_PAGE (widget), make_order (XQ_SUMMARY_PAGE (widget)));
}

static void
save_pdf (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_paper_out_save (XQ_PAGE (widget), make_order (XQ_SUMMARY_PAGE (widget)));
}

/* The papers for an inspection are looked at on a page of their own. */
static void
open_pack (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  XqSummaryPage *self = XQ_SUMMARY_PAGE (widget);
  XqPaperOrder *order = xq_paper_order_new ("inspection_pack");

  (void) action;
  (void) parameter;
  order->term = g_strdup (self->term);
  xq_page_push (XQ_PAGE (self), xq_paper_page_new (xq_page_get_desk (XQ_PAGE (self)), order));
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  XqSummaryPage *self = XQ_SUMMARY_PAGE (widget);

  (void) action;
  (void) parameter;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sections_box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (xq_summary_section_is_edited (XQ_SUMMARY_SECTION (child)))
      save_section_cb (self, XQ_SUMMARY_SECTION (child));
}

static void
zoom (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  (void) action;
  xq_paper_view_zoom (XQ_SUMMARY_PAGE (widget)->view, g_variant_get_int32 (parameter));
}

static void
xq_summary_page_print (XqPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "summary.print", NULL);
}

static void
xq_summary_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_summary_page_parent_class)->dispose (object);
}

static void
xq_summary_page_finalize (GObject *object)
{
  g_free (XQ_SUMMARY_PAGE (object)->term);

  G_OBJECT_CLASS (xq_summary_page_parent_class)->finalize (object);
}

static void
xq_summary_page_class_init (XqSummaryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_summary_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_summary_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_summary_page_refresh;
  XQ_PAGE_CLASS (klass)->print = xq_summary_page_print;
  XQ_PAGE_CLASS (klass)->keep = xq_summary_page_keep;
  XQ_PAGE_CLASS (klass)->help = "summary";

  g_type_ensure (XQ_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/summary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqSummaryPage, term_drop);
  gtk_widget_class_bind_template_child (widget_class, XqSummaryPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, XqSummaryPage, sections_box);
  gtk_widget_class_bind_template_child (widget_class, XqSummaryPage, figures_list);
  gtk_widget_class_bind_template_child (widget_class, XqSummaryPage, view);
  gtk_widget_class_bind_template_callback (widget_class, term_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, figure_activated_cb);
  gtk_widget_class_install_action (widget_class, "summary.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "summary.save-pdf", NULL, save_pdf);
  gtk_widget_class_install_action (widget_class, "summary.pack", NULL, open_pack);
  gtk_widget_class_install_action (widget_class, "summary.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "summary.lacking", "s", look_at_lacking);
  gtk_widget_class_install_action (widget_class, "summary.zoom", "i", zoom);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "summary.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "summary.zoom", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "summary.zoom", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "summary.zoom", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "summary.zoom", "i", 0);
}

static void
xq_summary_page_init (XqSummaryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.save-pdf", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.pack", FALSE);
}

XqPage *
xq_summary_page_new (XqDesk        *desk,
                     const XqPlace *place)
{
  (void) place;
  return g_object_new (XQ_TYPE_SUMMARY_PAGE, "desk", desk, NULL);
}
