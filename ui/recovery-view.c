/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "file-choice.h"
#include "print-target.h"
#include "recovery-view.h"

#include "ctl/save-file.h"
#include "papers/recovery-sheet.h"
#include "vault/recovery-code.h"

#define GROUPS_A_LINE 5
#define GROUP_LENGTH 5

struct _XqRecoveryView
{
  AdwBin      parent_instance;

  XqDesk     *desk;
  XqEnvelope  envelope;
  XqSecret   *code;
  guint       group;        /* which is asked for, from 0 */

  GtkStack   *stack;
  GtkLabel   *about_label;
  GtkGrid    *groups_grid;
  GtkLabel   *saved_label;
  GtkWidget  *print_button;
  GtkWidget  *written_button;
  GtkLabel   *ask_label;
  GtkWidget  *group_row;
  GtkLabel   *wrong_label;
  GtkLabel   *failed_label;
};

G_DEFINE_FINAL_TYPE (XqRecoveryView, xq_recovery_view, ADW_TYPE_BIN)

enum
{
  CONFIRMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

guint
xq_recovery_view_get_group (XqRecoveryView *self)
{
  g_return_val_if_fail (XQ_IS_RECOVERY_VIEW (self), 0);

  return self->group + 1;
}

/* The group's characters in the code's text, which has a hyphen after each. */
static const char *
find_group (XqRecoveryView *self,
            guint           group)
{
  return (const char *) xq_secret_peek (self->code, NULL) + group * (GROUP_LENGTH + 1);
}

static void
show_groups (XqRecoveryView *self)
{
  for (guint i = 0; i < XQ_CODE_GROUPS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *group = g_strndup (find_group (self, i), GROUP_LENGTH);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *place = gtk_label_new (number);
      GtkWidget *characters = gtk_label_new (group);

      gtk_widget_add_css_class (place, "dim-label");
      gtk_widget_add_css_class (place, "caption");
      gtk_widget_add_css_class (characters, "monospace");
      gtk_widget_set_size_request (place, 18, -1);
      gtk_box_append (GTK_BOX (box), place);
      gtk_box_append (GTK_BOX (box), characters);
      gtk_grid_attach (self->groups_grid, box, (int) (i % GROUPS_A_LINE), (int) (i / GROUPS_A_LINE), 1, 1);
      memset (group, 0, GROUP_LENGTH);
    }
}

static gpointer
make (XqVault       *vault,
      XqStore       *store,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  (void) store;
  (void) cancellable;
  return xq_vault_make_envelope (vault, (XqEnvelope) GPOINTER_TO_UINT (data), error);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (XqRecoveryView) self = user_data;
  g_autoptr (GError) error = NULL;

  self->code = xq_desk_run_finish (XQ_DESK (source), result, &error);
  if (self->stack == NULL)
    return;
  if (self->code == NULL)
    {
      gtk_label_set_text (self->failed_label, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  self->group = (guint) (g_get_monotonic_time () % XQ_CODE_GROUPS);
  show_groups (self);
  gtk_stack_set_visible_child_name (self->stack, "shown");
}

void
xq_recovery_view_make (XqRecoveryView *self,
                       XqDesk         *desk,
                       XqEnvelope      envelope)
{
  g_return_if_fail (XQ_IS_RECOVERY_VIEW (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  self->envelope = envelope;
  gtk_label_set_text (self->about_label,
                      envelope == XQ_ENVELOPE_SCHOOL
                      ? _("The recovery code of the school: it opens the school’s and the care records and makes a head’s "
                          "account when every password is lost. Without a password and without this code the records are gone.")
                      : _("The recovery code of the counsellors: it opens the casework and makes a counsellor’s account when "
                          "every counsellor’s password is lost. Kept by the counsellors, not by the head."));
  xq_desk_run_vault_async (desk, make, GUINT_TO_POINTER (envelope), NULL, (GDestroyNotify) xq_secret_unref, NULL, made_cb,
                           g_object_ref (self));
}

/* --- the paper --- */

typedef struct
{
  XqSecret   *code;
  XqEnvelope  envelope;
  char       *path;      /* NULL: for a printer */
  char       *today;
  char       *account;
} Sheet;

static void
sheet_free (Sheet *sheet)
{
  xq_secret_unref (sheet->code);
  g_free (sheet->path);
  g_free (sheet->today);
  g_free (sheet->account);
  g_free (sheet);
}

/* Papers are set one at a time: by the desk's thread, which sets the others too. */
static gpointer
set_sheet (XqVault       *vault,
           XqStore       *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Sheet *sheet = data;
  g_autoptr (GBytes) pdf = NULL;

  (void) cancellable;
  if ((sheet->path != NULL && !xq_save_file_can (sheet->path, error)) ||
      (store != NULL && !xq_store_audit (store, XQ_CABINET_SCHOOL, "print recovery_sheet", NULL, NULL, error)))
    return NULL;
  pdf = xq_recovery_sheet_print (xq_vault_get_school_name (vault), sheet->envelope, sheet->code, sheet->today,
                                 sheet->account, error);
  if (pdf == NULL || (sheet->path != NULL && !xq_save_file (sheet->path, pdf, error)))
    return NULL;
  return g_steal_pointer (&pdf);
}

static void
say_out (XqRecoveryView *self,
         const char     *words)
{
  gtk_label_set_text (self->saved_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->saved_label), TRUE);
}

/* A sheet on its way out of the program. */
typedef struct
{
  XqRecoveryView *view;
  XqPrintTarget  *target;   /* NULL for a file that was chosen */
  char           *path;
} Way;

static void
way_free (Way *way)
{
  g_object_unref (way->view);
  xq_print_target_free (way->target);
  g_free (way->path);
  g_free (way);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

static void
sent_cb (const GError *error,
         gpointer      user_data)
{
  g_autoptr (XqRecoveryView) self = user_data;

  if (self->stack != NULL)
    say_out (self, error != NULL ? error->message : _("Sent to the printer. Take the sheet away before anybody else does."));
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (Way) way = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (way->view->stack == NULL)
    return;
  if (pdf == NULL)
    {
      say_out (way->view, error->message);
    }
  else if (way->path != NULL)
    {
      g_autofree char *place = xq_file_choice_say_place (way->path);
      /* Translators: a file's name */
      g_autofree char *words = g_strdup_printf (_("Written to %s. Print it, then delete the file and empty the wastebasket."), place);

      say_out (way->view, words);
    }
  else
    {
      xq_print_target_send (g_steal_pointer (&way->target), _("The Recovery Sheet"), pdf, sent_cb, g_object_ref (way->view));
    }
}

static void
let_out (Way *way)
{
  XqRecoveryView *self = way->view;
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->code = xq_secret_ref (self->code);
  sheet->envelope = self->envelope;
  sheet->path = g_strdup (way->path);
  sheet->today = g_strdup (xq_desk_get_today (self->desk));
  sheet->account = g_strdup (xq_desk_get_account_name (self->desk));
  xq_desk_run_vault_async (self->desk, set_sheet, sheet, (GDestroyNotify) sheet_free, (GDestroyNotify) g_bytes_unref, NULL,
                           set_cb, way);
}

static Way *
way_new (XqRecoveryView *self,
         XqPrintTarget  *target,
         char           *path)
{
  Way *way = g_new0 (Way, 1);

  way->view = g_object_ref (self);
  way->target = target;
  way->path = path;
  return way;
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (XqRecoveryView) self = user_data;
  g_autoptr (GFile) file = xq_file_choice_finish (result, NULL);
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  (void) source;
  if (path != NULL && self->code != NULL && self->stack != NULL)
    let_out (way_new (self, NULL, path));
  else
    g_free (path);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  static const XqFileType pdf = { N_("PDF files"), "*.pdf" };

  (void) action;
  (void) parameter;
  xq_file_choice_save_async (GTK_WINDOW (gtk_widget_get_root (widget)), _("The Recovery Sheet"), _("Recovery sheet.pdf"), &pdf,
                             file_chosen_cb, g_object_ref (widget));
}

static void
printer_chosen_cb (XqPrintTarget *target,
                   gpointer       user_data)
{
  g_autoptr (XqRecoveryView) self = user_data;

  if (target != NULL && self->code != NULL && self->stack != NULL)
    let_out (way_new (self, target, g_strdup (xq_print_target_get_path (target))));
  else
    xq_print_target_free (target);
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  (void) action;
  (void) parameter;
  xq_print_target_choose (GTK_WINDOW (gtk_widget_get_root (widget)), _("The Recovery Sheet"), printer_chosen_cb,
                          g_object_ref (widget));
}

/* --- the proof --- */

static void
written (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  XqRecoveryView *self = XQ_RECOVERY_VIEW (widget);
  g_autofree char *words = NULL;

  (void) action;
  (void) parameter;
  if (self->code == NULL)
    return;
  /* Translators: the number of a group of characters */
  words = g_strdup_printf (_("Read group %u from the paper and type it here. This proves that the paper can be read on the worst day."),
                           self->group + 1);
  gtk_label_set_text (self->ask_label, words);
  gtk_stack_set_visible_child_name (self->stack, "asked");
  gtk_widget_grab_focus (self->group_row);
}

static void
again_cb (XqRecoveryView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->group_row), "");
  gtk_stack_set_visible_child_name (self->stack, "shown");
  gtk_widget_grab_focus (self->written_button);
}

static void
typed_cb (XqRecoveryView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->wrong_label), FALSE);
}

/* As the code itself is read: case does not matter, and O, I, L are 0, 1, 1. */
static gboolean
is_group (XqRecoveryView *self,
          const char     *typed)
{
  const char *group = find_group (self, self->group);

  for (guint i = 0; i < GROUP_LENGTH; i++)
    {
      char c = g_ascii_toupper (typed[i]);

      if (c == 'O')
        c = '0';
      else if (c == 'I' || c == 'L')
        c = '1';
      if (c == '\0' || c != group[i])
        return FALSE;
    }
  return typed[GROUP_LENGTH] == '\0';
}

static void
confirm_cb (XqRecoveryView *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->group_row))));

  if (self->code == NULL)
    return;
  if (!is_group (self, typed))
    {
      g_autofree char *words = g_strdup_printf (_("That is not group %u. Compare it with the paper, character by character."),
                                                self->group + 1);

      gtk_label_set_text (self->wrong_label, words);
      gtk_widget_set_visible (GTK_WIDGET (self->wrong_label), TRUE);
      gtk_widget_grab_focus (self->group_row);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->group_row), "");
  g_clear_pointer (&self->code, xq_secret_unref);
  g_signal_emit (self, signals[CONFIRMED], 0);
}

static void
xq_recovery_view_dispose (GObject *object)
{
  XqRecoveryView *self = XQ_RECOVERY_VIEW (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_pointer (&self->code, xq_secret_unref);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (xq_recovery_view_parent_class)->dispose (object);
}

static void
xq_recovery_view_class_init (XqRecoveryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_recovery_view_dispose;

  signals[CONFIRMED] = g_signal_new ("confirmed", XQ_TYPE_RECOVERY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/recovery-view.ui");
  gtk_widget_class_bind_template_child (widget_class, XqRecoveryView, stack);
  gtk_widget_class_bind_template_child (widget_class, XqRecoveryView, about_label);
  gtk_widget_class_bind_template_child (widget_class, XqRecoveryView, groups_grid);
  gtk_widget_class_bind_template_child (widget_class, XqRecoveryView, saved_label);
  gtk_widget_class_bind_template_child (widget_class, XqRecoveryView, print_button);
  gtk_widget_class_bind_template_child (widget_class, XqRecoveryView, written_button);
  gtk_widget_class_bind_template_child (widget_class, XqRecoveryView, ask_label);
  gtk_widget_class_bind_template_child (widget_class, XqRecoveryView, group_row);
  gtk_widget_class_bind_template_child (widget_class, XqRecoveryView, wrong_label);
  gtk_widget_class_bind_template_child (widget_class, XqRecoveryView, failed_label);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);

  gtk_widget_class_install_action (widget_class, "recovery.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "recovery.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "recovery.written", NULL, written);
}

static void
xq_recovery_view_init (XqRecoveryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
