/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "class-visits-page.h"
#include "form-page.h"
#include "paper-page.h"
#include "student-page.h"
#include "visit-item.h"
#include "visits-answer.h"

#include "school/kinds.h"

struct _XqClassVisitsPage
{
  XqPage             parent_instance;

  char              *class_uid;
  GQueue             waiting;       /* uids of those whose form comes next */

  GtkLabel          *count_label;
  GtkLabel          *signs_label;
  GtkWidget         *buttons;
  GtkLabel          *chosen_label;
  GtkStack          *stack;
  GtkWidget         *grid;
  GtkMultiSelection *selection;
  GListStore        *students;
};

G_DEFINE_FINAL_TYPE (XqClassVisitsPage, xq_class_visits_page, XQ_TYPE_PAGE)

GtkSelectionModel *
xq_class_visits_page_get_selection (XqClassVisitsPage *self)
{
  g_return_val_if_fail (XQ_IS_CLASS_VISITS_PAGE (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}

/* --- what is shown --- */

static void
show_counts (XqClassVisitsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->students));
  guint counts[XQ_N_VISIT_STATES] = { 0 };
  g_autoptr (GString) signs = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XqVisitItem) item = g_list_model_get_item (G_LIST_MODEL (self->students), i);

      counts[xq_visit_item_get_state (item)]++;
    }
  for (XqVisitState state = 0; state < XQ_N_VISIT_STATES; state++)
    g_string_append_printf (signs, "%s%s %s %u", state > 0 ? "　" : "", xq_visit_state_get_sign (state),
                            xq_visit_state_get_title (state), counts[state]);
  /* Translators: children visited, children of the class */
  text = g_strdup_printf (_("Visited %u of %u"), counts[XQ_VISIT_DONE], n);
  gtk_label_set_text (self->count_label, text);
  gtk_label_set_text (self->signs_label, signs->str);
}

/* The same children in the same order: their tiles stay, with the cursor. */
static gboolean
update_in_place (XqClassVisitsPage *self,
                 GPtrArray         *students,
                 const char        *today)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->students)) != students->len)
    return FALSE;
  for (guint i = 0; i < students->len; i++)
    {
      const XqVisitedStudent *student = g_ptr_array_index (students, i);
      g_autoptr (XqVisitItem) item = g_list_model_get_item (G_LIST_MODEL (self->students), i);

      if (!g_str_equal (xq_visit_item_get_student (item), student->student))
        return FALSE;
    }
  for (guint i = 0; i < students->len; i++)
    {
      g_autoptr (XqVisitItem) item = g_list_model_get_item (G_LIST_MODEL (self->students), i);

      xq_visit_item_set (item, g_ptr_array_index (students, i), today);
    }
  return TRUE;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqClassVisitsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) students = xq_desk_run_finish (XQ_DESK (source), result, &error);
  const char *today = xq_desk_get_today (XQ_DESK (source));

  if (students == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  if (!update_in_place (self, students, today))
    {
      g_list_store_remove_all (self->students);
      for (guint i = 0; i < students->len; i++)
        {
          g_autoptr (XqVisitItem) item = xq_visit_item_new (g_ptr_array_index (students, i), today);

          g_list_store_append (self->students, item);
        }
    }
  show_counts (self);
  gtk_stack_set_visible_child_name (self->stack, students->len > 0 ? "tiles" : "empty");
}

static void
xq_class_visits_page_refresh (XqPage *page)
{
  XqClassVisitsPage *self = XQ_CLASS_VISITS_PAGE (page);

  xq_desk_run_async (xq_page_get_desk (page), xq_visits_ask_class, g_strdup (self->class_uid), g_free,
                     (GDestroyNotify) g_ptr_array_unref, xq_page_get_cancellable (page), answered_cb, g_object_ref (self));
}

static void
xq_class_visits_page_find (XqPage *page)
{
  gtk_widget_grab_focus (XQ_CLASS_VISITS_PAGE (page)->grid);
}

/* --- who is chosen --- */

static GStrv
list_chosen (XqClassVisitsPage *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GStrvBuilder) uids = g_strv_builder_new ();

  for (guint i = 0; i < gtk_bitset_get_size (chosen); i++)
    {
      g_autoptr (XqVisitItem) item = g_list_model_get_item (G_LIST_MODEL (self->students), gtk_bitset_get_nth (chosen, i));

      g_strv_builder_add (uids, xq_visit_item_get_student (item));
    }
  return g_strv_builder_end (uids);
}

static void
show_chosen (XqClassVisitsPage *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = (guint) gtk_bitset_get_size (chosen);
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visits.record", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visits.record-together", n > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visits.try", n > 0);
  if (n > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u chosen", "%u chosen", n), n);
  gtk_label_set_text (self->chosen_label, text != NULL ? text : _("Choose one or several students"));
}

/* --- forms --- */

static void next_form (XqClassVisitsPage *self);

static void
push_form (XqClassVisitsPage *self,
           const char        *students)
{
  XqPage *form = xq_form_page_new (xq_page_get_desk (XQ_PAGE (self)), &xq_home_visit, students);

  g_signal_connect_object (form, "saved", G_CALLBACK (next_form), self, G_CONNECT_SWAPPED);
  xq_page_push (XQ_PAGE (self), form);
}

static void
next_form (XqClassVisitsPage *self)
{
  g_autofree char *student = g_queue_pop_head (&self->waiting);

  if (student != NULL)
    push_form (self, student);
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

static void
record_each (XqClassVisitsPage *self)
{
  g_auto (GStrv) students = list_chosen (self);

  g_queue_clear_full (&self->waiting, g_free);
  for (guint i = 0; students[i] != NULL; i++)
    g_queue_push_tail (&self->waiting, g_strdup (students[i]));
  next_form (self);
}

static void
record (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  record_each (XQ_CLASS_VISITS_PAGE (widget));
}

static void
record_together (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  XqClassVisitsPage *self = XQ_CLASS_VISITS_PAGE (widget);
  g_auto (GStrv) students = list_chosen (self);
  g_autofree char *joined = g_strjoinv (" ", students);

  (void) action;
  (void) parameter;
  g_queue_clear_full (&self->waiting, g_free);
  push_form (self, joined);
}

static gboolean
may_write (XqClassVisitsPage *self)
{
  return xq_form_page_may_add (&xq_home_visit, xq_desk_get_roles (xq_page_get_desk (XQ_PAGE (self))));
}

static void
tile_activated_cb (XqClassVisitsPage *self,
                   guint              position)
{
  g_autoptr (XqVisitItem) item = g_list_model_get_item (G_LIST_MODEL (self->students), position);
  XqDesk *desk = xq_page_get_desk (XQ_PAGE (self));

  if (item == NULL)
    return;
  g_queue_clear_full (&self->waiting, g_free);
  if (may_write (self))
    push_form (self, xq_visit_item_get_student (item));
  else
    xq_page_push (XQ_PAGE (self), xq_student_page_new (desk, xq_visit_item_get_student (item)));
}

/* --- tries --- */

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  (void) user_data;
  xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (error != NULL)
    g_warning ("What was saved could not be undone: %s", error->message);
  xq_desk_note_saved (XQ_DESK (source), xq_home_visit.name);
}

static void
undo_cb (AdwToast *toast,
         XqDesk   *desk)
{
  xq_desk_run_async (desk, xq_visits_undo_try, g_strdupv (g_object_get_data (G_OBJECT (toast), "uids")), (GDestroyNotify) g_strfreev,
                     NULL, NULL, undone_cb, NULL);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (XqClassVisitsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GStrv uids = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autofree char *title = NULL;
  AdwToast *toast;
  guint n;

  if (uids == NULL)
    {
      xq_page_say_error (XQ_PAGE (self), error);
      return;
    }
  n = g_strv_length (uids);
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u try saved", "%u tries saved", n), n);
  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _("Undo"));
  g_object_set_data_full (G_OBJECT (toast), "uids", uids, (GDestroyNotify) g_strfreev);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), source, 0);
  xq_page_say (XQ_PAGE (self), toast);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  xq_desk_note_saved (XQ_DESK (source), xq_home_visit.name);
}

static void
note_try (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  XqClassVisitsPage *self = XQ_CLASS_VISITS_PAGE (widget);
  g_auto (GStrv) students = list_chosen (self);

  (void) action;
  xq_desk_run_async (xq_page_get_desk (XQ_PAGE (self)), xq_visits_note_try,
                     xq_visit_try_new ((const char *const *) students, g_variant_get_string (parameter, NULL)),
                     (GDestroyNotify) xq_visit_try_free, (GDestroyNotify) g_strfreev, NULL, tried_cb, g_object_ref (self));
}

/* --- papers --- */

static void
print_list (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);
  XqPaperOrder *order = xq_paper_order_new ("home_visit_class");

  (void) action;
  (void) parameter;
  order->class_uid = g_strdup (XQ_CLASS_VISITS_PAGE (widget)->class_uid);
  xq_page_push (page, xq_paper_page_new (xq_page_get_desk (page), order));
}

static void
print_empty (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  XqPage *page = XQ_PAGE (widget);

  (void) action;
  (void) parameter;
  xq_page_push (page, xq_paper_page_new (xq_page_get_desk (page), xq_paper_order_new ("home_visit_record")));
}

static void
xq_class_visits_page_print (XqPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "visits.print", NULL);
}

/* --- life --- */

static void
xq_class_visits_page_dispose (GObject *object)
{
  g_queue_clear_full (&XQ_CLASS_VISITS_PAGE (object)->waiting, g_free);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_class_visits_page_parent_class)->dispose (object);
}

static void
xq_class_visits_page_finalize (GObject *object)
{
  g_free (XQ_CLASS_VISITS_PAGE (object)->class_uid);

  G_OBJECT_CLASS (xq_class_visits_page_parent_class)->finalize (object);
}

static void
xq_class_visits_page_class_init (XqClassVisitsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_class_visits_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_class_visits_page_finalize;
  XQ_PAGE_CLASS (klass)->refresh = xq_class_visits_page_refresh;
  XQ_PAGE_CLASS (klass)->find = xq_class_visits_page_find;
  XQ_PAGE_CLASS (klass)->print = xq_class_visits_page_print;
  XQ_PAGE_CLASS (klass)->help = "class-visits";

  g_type_ensure (XQ_TYPE_VISIT_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/class-visits-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqClassVisitsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, XqClassVisitsPage, signs_label);
  gtk_widget_class_bind_template_child (widget_class, XqClassVisitsPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, XqClassVisitsPage, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, XqClassVisitsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, XqClassVisitsPage, grid);
  gtk_widget_class_bind_template_child (widget_class, XqClassVisitsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, XqClassVisitsPage, students);
  gtk_widget_class_bind_template_callback (widget_class, tile_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_chosen);
  gtk_widget_class_install_action (widget_class, "visits.record", NULL, record);
  gtk_widget_class_install_action (widget_class, "visits.record-together", NULL, record_together);
  gtk_widget_class_install_action (widget_class, "visits.try", "s", note_try);
  gtk_widget_class_install_action (widget_class, "visits.print", NULL, print_list);
  gtk_widget_class_install_action (widget_class, "visits.print-empty", NULL, print_empty);
}

static void
xq_class_visits_page_init (XqClassVisitsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_class_visits_page_new (XqDesk     *desk,
                          const char *class_uid,
                          const char *title)
{
  XqClassVisitsPage *self;

  g_return_val_if_fail (class_uid != NULL, NULL);

  self = g_object_new (XQ_TYPE_CLASS_VISITS_PAGE, "desk", desk, "title", title, NULL);
  self->class_uid = g_strdup (class_uid);
  gtk_widget_set_visible (self->buttons, may_write (self));
  show_chosen (self);
  return XQ_PAGE (self);
}
