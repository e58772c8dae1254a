/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "accounts-page.h"
#include "audit-page.h"
#include "backup-page.h"
#include "calendar-page.h"
#include "copies-words.h"
#include "form-page.h"
#include "import-page.h"
#include "kind-page.h"
#include "recovery-page.h"
#include "school-page.h"
#include "secrecy-page.h"
#include "settings-page.h"
#include "year-turn-page.h"

#include "school/kinds.h"

#define HEAD XQ_ROLE_BIT (XQ_ROLE_HEAD)
#define COUNSELLOR XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)

struct _XqSchoolPage
{
  XqPage        parent_instance;

  GtkWidget    *import_visits_row;
  AdwActionRow *backup_row;
  AdwActionRow *recovery_school_row;
  AdwActionRow *recovery_counsellors_row;
};

G_DEFINE_FINAL_TYPE (XqSchoolPage, xq_school_page, XQ_TYPE_PAGE)

/* --- what is due is said where it is done --- */

typedef struct
{
  gboolean school;
  gboolean counsellors;
} Due;

static gpointer
ask_due (XqVault       *vault,
         XqStore       *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Due *due = g_new0 (Due, 1);

  (void) store;
  (void) data;
  (void) cancellable;
  (void) error;
  due->school = xq_vault_envelope_due (vault, XQ_ENVELOPE_SCHOOL);
  due->counsellors = xq_vault_envelope_due (vault, XQ_ENVELOPE_COUNSELLORS);
  return due;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (XqSchoolPage) self = user_data;
  g_autofree Due *due = xq_desk_run_finish (XQ_DESK (source), result, NULL);

  if (due == NULL || self->backup_row == NULL)
    return;
  if (due->school)
    adw_action_row_set_subtitle (self->recovery_school_row, _("To be printed: there is none, it was used, or somebody who may have seen it has left."));
  if (due->counsellors)
    adw_action_row_set_subtitle (self->recovery_counsellors_row, _("To be printed: there is none, it was used, or somebody who may have seen it has left."));
}

static void
xq_school_page_refresh (XqPage *page)
{
  XqSchoolPage *self = XQ_SCHOOL_PAGE (page);
  XqDesk *desk = xq_page_get_desk (page);
  XqRoles roles = xq_desk_get_roles (desk);
  gboolean old;
  g_autofree char *backup = xq_copies_say (xq_desk_get_path (desk), &old);

  adw_action_row_set_subtitle (self->backup_row, backup);
  gtk_widget_set_visible (self->import_visits_row, xq_form_page_may_add (&xq_home_visit, roles));
  gtk_widget_set_visible (GTK_WIDGET (self->recovery_school_row), (roles & HEAD) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->recovery_counsellors_row), (roles & COUNSELLOR) != 0);
  xq_desk_run_vault_async (desk, ask_due, NULL, NULL, g_free, xq_page_get_cancellable (page), answered_cb, g_object_ref (self));
}

XqPage *
xq_school_page_new_part (XqDesk     *desk,
                         const char *name)
{
  g_return_val_if_fail (XQ_IS_DESK (desk) && name != NULL, NULL);

  if (g_str_equal (name, "calendar"))
    return xq_calendar_page_new (desk);
  if (g_str_equal (name, "year-turn"))
    return xq_year_turn_page_new (desk);
  if (g_str_equal (name, "classes"))
    return xq_kind_page_new (desk, &xq_class, _("Classes of the school"));
  if (g_str_equal (name, "posts"))
    return xq_kind_page_new (desk, &xq_class_post, _("Posts in classes"));
  if (g_str_equal (name, "staff"))
    return xq_kind_page_new (desk, &xq_staff, _("Staff"));
  if (g_str_equal (name, "accounts"))
    return xq_accounts_page_new (desk);
  if (g_str_equal (name, "import"))
    return xq_import_page_new (desk, &xq_import_roster);
  if (g_str_equal (name, "import-visits"))
    return xq_import_page_new (desk, &xq_import_visits);
  if (g_str_equal (name, "import-staff"))
    return xq_import_page_new (desk, &xq_import_staff);
  if (g_str_equal (name, "backup"))
    return xq_backup_page_new (desk, NULL);
  if (g_str_equal (name, "recovery-school"))
    return xq_recovery_page_new (desk, XQ_ENVELOPE_SCHOOL);
  if (g_str_equal (name, "recovery-counsellors"))
    return xq_recovery_page_new (desk, XQ_ENVELOPE_COUNSELLORS);
  if (g_str_equal (name, "settings"))
    return xq_settings_page_new (desk);
  if (g_str_equal (name, "secrecy"))
    return xq_secrecy_page_new (desk);
  if (g_str_equal (name, "audit"))
    return xq_audit_page_new (desk);
  return NULL;
}

static void
open_page (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  XqPage *page = xq_school_page_new_part (xq_page_get_desk (XQ_PAGE (widget)), g_variant_get_string (parameter, NULL));

  (void) action;
  if (page != NULL)
    xq_page_push (XQ_PAGE (widget), page);
}

static void
xq_school_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_school_page_parent_class)->dispose (object);
}

static void
xq_school_page_class_init (XqSchoolPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_school_page_dispose;
  XQ_PAGE_CLASS (klass)->refresh = xq_school_page_refresh;
  XQ_PAGE_CLASS (klass)->help = "school";

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/school-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XqSchoolPage, import_visits_row);
  gtk_widget_class_bind_template_child (widget_class, XqSchoolPage, backup_row);
  gtk_widget_class_bind_template_child (widget_class, XqSchoolPage, recovery_school_row);
  gtk_widget_class_bind_template_child (widget_class, XqSchoolPage, recovery_counsellors_row);

  gtk_widget_class_install_action (widget_class, "school.open", "s", open_page);
}

static void
xq_school_page_init (XqSchoolPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

XqPage *
xq_school_page_new (XqDesk        *desk,
                    const XqPlace *place)
{
  (void) place;
  return g_object_new (XQ_TYPE_SCHOOL_PAGE, "desk", desk, NULL);
}
