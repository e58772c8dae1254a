/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "command-search.h"
#include "finding.h"
#include "places.h"

#include "school/class-name.h"
#include "school/person-name.h"
#include "school/student-lookup.h"

#define MOST_STUDENTS 12

struct _XqCommandSearch
{
  AdwBin              parent_instance;

  XqDesk             *desk;
  GCancellable       *cancellable;
  char               *asked;      /* what the findings are for */
  GHashTable         *pinyin;     /* of the titles; NULL until it is known */
  gboolean            asked_pinyin;
  gboolean            wanted;     /* Enter was pressed before the students came */

  GtkEditable        *entry;
  GtkPopover         *popover;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GListStore         *findings;
};

G_DEFINE_FINAL_TYPE (XqCommandSearch, xq_command_search, ADW_TYPE_BIN)

static const struct
{
  const char *title;
  const char *icon;
  const char *action;
} commands[] = {
  { N_("Lock"), "xq-lock-symbolic", "win.lock" },
  { N_("Blank the Screen"), "xq-cover-symbolic", "win.cover" },
  { N_("Steps in a Crisis"), "xq-crisis-symbolic", "win.crisis" },
};

static void
go_to (XqCommandSearch *self,
       guint            position)
{
  g_autoptr (XqFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->findings), position);
  const char *target;

  if (finding == NULL)
    return;
  target = xq_finding_get_target (finding);
  gtk_editable_set_text (self->entry, "");
  g_clear_pointer (&self->asked, g_free);
  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action_variant (GTK_WIDGET (self), xq_finding_get_action (finding),
                                      target != NULL ? g_variant_new_string (target) : NULL);
}

static void
go_if_wanted (XqCommandSearch *self)
{
  if (!self->wanted || g_list_model_get_n_items (G_LIST_MODEL (self->findings)) == 0)
    return;
  self->wanted = FALSE;
  go_to (self, gtk_single_selection_get_selected (self->selection));
}

/* Chinese titles are found by their pinyin as well. */
static gboolean
matches (XqCommandSearch *self,
         const char      *title,
         const char      *text)
{
  g_autofree char *title_folded = g_utf8_casefold (title, -1);
  g_autofree char *text_folded = g_utf8_casefold (text, -1);
  const char *pinyin = self->pinyin != NULL ? g_hash_table_lookup (self->pinyin, title) : NULL;

  return *text == '\0' || strstr (title_folded, text_folded) != NULL ||
         (pinyin != NULL && xq_person_name_matches (pinyin, text_folded) > 0);
}

static void
add_places (XqCommandSearch *self,
            GPtrArray       *findings,
            const char      *text)
{
  XqRoles roles = xq_desk_get_roles (self->desk);

  for (const XqPlace *place = xq_places_get_all (); place->id != NULL; place++)
    {
      const char *title = xq_place_get_title (place, roles);

      if ((place->roles & roles) && matches (self, title, text))
        g_ptr_array_add (findings, xq_finding_new (title, NULL, place->icon, "shell.go", place->id));
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (matches (self, _(commands[i].title), text))
      g_ptr_array_add (findings, xq_finding_new (_(commands[i].title), NULL, commands[i].icon, commands[i].action, NULL));
}

/* To learn how Chinese is read takes a tenth of a second the first time. */
static gpointer
read_titles (XqVault       *vault,
             XqStore       *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const char *const *titles = data;
  GHashTable *pinyin = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  (void) vault;
  (void) store;
  (void) cancellable;
  (void) error;
  for (guint i = 0; titles[i] != NULL; i++)
    g_hash_table_insert (pinyin, g_strdup (titles[i]), xq_person_name_dup_pinyin (titles[i]));
  return pinyin;
}

static GStrv
list_titles (XqCommandSearch *self)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();

  for (const XqPlace *place = xq_places_get_all (); place->id != NULL; place++)
    g_strv_builder_add (titles, xq_place_get_title (place, xq_desk_get_roles (self->desk)));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_strv_builder_add (titles, _(commands[i].title));
  return g_strv_builder_end (titles);
}

static gpointer
find_students (XqStore       *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  (void) cancellable;
  return xq_student_find (store, data, MOST_STUDENTS, error);
}

static void
students_found_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (XqCommandSearch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) students = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autoptr (GPtrArray) findings = NULL;

  if (students == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("Students could not be searched");
      return;
    }
  findings = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < students->len; i++)
    {
      const XqFoundStudent *student = g_ptr_array_index (students, i);
      g_autofree char *class = student->grade > 0 ? xq_class_name_for_screen (student->grade, student->class_number) : NULL;

      g_ptr_array_add (findings, xq_finding_new (student->name, class, "xq-student-symbolic", "shell.open-student", student->uid));
    }
  g_list_store_splice (self->findings, g_list_model_get_n_items (G_LIST_MODEL (self->findings)), 0, findings->pdata, findings->len);
  go_if_wanted (self);
}

static char *
dup_text (XqCommandSearch *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

static void search (XqCommandSearch *self);

/* What was typed meanwhile is looked for once more. */
static void
titles_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (XqCommandSearch) self = user_data;

  self->pinyin = xq_desk_run_finish (XQ_DESK (source), result, NULL);
  if (self->pinyin == NULL || self->popover == NULL || *gtk_editable_get_text (self->entry) == '\0')
    return;
  search (self);
  go_if_wanted (self);
}

static void
read_titles_once (XqCommandSearch *self)
{
  if (self->asked_pinyin)
    return;
  self->asked_pinyin = TRUE;
  xq_desk_run_vault_async (self->desk, read_titles, list_titles (self), (GDestroyNotify) g_strfreev,
                           (GDestroyNotify) g_hash_table_unref, NULL, titles_read_cb, g_object_ref (self));
}

static void
search (XqCommandSearch *self)
{
  g_autofree char *text = dup_text (self);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  g_free (self->asked);
  self->asked = g_strdup (text);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  read_titles_once (self);
  add_places (self, findings, text);
  g_list_store_splice (self->findings, 0, g_list_model_get_n_items (G_LIST_MODEL (self->findings)), findings->pdata, findings->len);
  if (*text != '\0')
    xq_desk_run_async (self->desk, find_students, g_steal_pointer (&text), g_free, (GDestroyNotify) g_ptr_array_unref,
                       self->cancellable, students_found_cb, g_object_ref (self));
}

static void
search_changed_cb (XqCommandSearch *self)
{
  if (self->desk == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  search (self);
  if (*gtk_editable_get_text (self->entry) != '\0')
    gtk_popover_popup (self->popover);
}

/* The entry says a while after the last key that its text has changed: who types
 * fast means what stands there, not what was found before. */
static void
activate_cb (XqCommandSearch *self)
{
  g_autofree char *text = dup_text (self);

  if (g_strcmp0 (text, self->asked) != 0)
    search (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->findings)) > 0)
    go_to (self, gtk_single_selection_get_selected (self->selection));
  else
    self->wanted = TRUE;
}

static void
stop_cb (XqCommandSearch *self)
{
  self->wanted = FALSE;
  gtk_popover_popdown (self->popover);
}

static void
row_activated_cb (XqCommandSearch *self,
                  guint            position)
{
  go_to (self, position);
}

static gboolean
key_pressed_cb (XqCommandSearch *self,
                guint            key)
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

void
xq_command_search_set_desk (XqCommandSearch *self,
                            XqDesk          *desk)
{
  g_return_if_fail (XQ_IS_COMMAND_SEARCH (self) && XQ_IS_DESK (desk));

  g_set_object (&self->desk, desk);
}

void
xq_command_search_begin (XqCommandSearch *self)
{
  g_return_if_fail (XQ_IS_COMMAND_SEARCH (self) && self->desk != NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  search (self);
  gtk_popover_popup (self->popover);
}

void
xq_command_search_set_text (XqCommandSearch *self,
                            const char      *text)
{
  g_return_if_fail (XQ_IS_COMMAND_SEARCH (self) && text != NULL);

  gtk_editable_set_text (self->entry, text);
}

GListModel *
xq_command_search_get_findings (XqCommandSearch *self)
{
  g_return_val_if_fail (XQ_IS_COMMAND_SEARCH (self), NULL);

  return G_LIST_MODEL (self->findings);
}

static void
xq_command_search_dispose (GObject *object)
{
  XqCommandSearch *self = XQ_COMMAND_SEARCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->popover != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->popover));
      self->popover = NULL;
    }
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->pinyin, g_hash_table_unref);

  G_OBJECT_CLASS (xq_command_search_parent_class)->dispose (object);
}

static void
xq_command_search_finalize (GObject *object)
{
  g_free (XQ_COMMAND_SEARCH (object)->asked);

  G_OBJECT_CLASS (xq_command_search_parent_class)->finalize (object);
}

static void
xq_command_search_class_init (XqCommandSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_command_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_command_search_finalize;

  g_type_ensure (XQ_TYPE_FINDING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/command-search.ui");
  gtk_widget_class_bind_template_child (widget_class, XqCommandSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, XqCommandSearch, popover);
  gtk_widget_class_bind_template_child (widget_class, XqCommandSearch, list);
  gtk_widget_class_bind_template_child (widget_class, XqCommandSearch, selection);
  gtk_widget_class_bind_template_child (widget_class, XqCommandSearch, findings);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
xq_command_search_init (XqCommandSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}
