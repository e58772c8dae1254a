/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <gtk/gtkunixprint.h>

#include "print-target.h"

struct _XqPrintTarget
{
  GtkPrinter       *printer;
  GtkPrintSettings *settings;
  GtkPageSetup     *setup;
  char             *path;      /* NULL: a printer */
  int               fd;        /* the paper, in memory; -1 before */
};

void
xq_print_target_free (XqPrintTarget *target)
{
  if (target == NULL)
    return;
  g_clear_object (&target->printer);
  g_clear_object (&target->settings);
  g_clear_object (&target->setup);
  g_free (target->path);
  if (target->fd >= 0)
    close (target->fd);
  g_free (target);
}

XqPrintTarget *
xq_print_target_copy (const XqPrintTarget *target)
{
  XqPrintTarget *copy;

  g_return_val_if_fail (target != NULL, NULL);

  copy = g_new0 (XqPrintTarget, 1);
  copy->printer = g_object_ref (target->printer);
  copy->settings = g_object_ref (target->settings);
  copy->setup = g_object_ref (target->setup);
  copy->path = g_strdup (target->path);
  copy->fd = -1;
  return copy;
}

const char *
xq_print_target_get_path (XqPrintTarget *target)
{
  g_return_val_if_fail (target != NULL, NULL);

  return target->path;
}

/* --- choosing --- */

typedef struct
{
  XqPrintChosenFunc func;
  gpointer          user_data;
} Choice;

static XqPrintTarget *
take_choice (GtkPrintUnixDialog *dialog,
             GtkPrinter         *printer)
{
  XqPrintTarget *target = g_new0 (XqPrintTarget, 1);
  const char *uri;

  target->fd = -1;
  target->printer = g_object_ref (printer);
  target->settings = gtk_print_unix_dialog_get_settings (dialog);
  target->setup = g_object_ref (gtk_print_unix_dialog_get_page_setup (dialog));
  uri = gtk_print_settings_get (target->settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  if (gtk_printer_is_virtual (printer) && uri != NULL)
    target->path = g_filename_from_uri (uri, NULL, NULL);
  return target;
}

static void
responded_cb (GtkPrintUnixDialog *dialog,
              int                 response,
              gpointer            user_data)
{
  g_autofree Choice *choice = user_data;
  GtkPrinter *printer = gtk_print_unix_dialog_get_selected_printer (dialog);
  XqPrintTarget *target = response == GTK_RESPONSE_OK && printer != NULL ? take_choice (dialog, printer) : NULL;

  gtk_window_destroy (GTK_WINDOW (dialog));
  choice->func (target, choice->user_data);
}

void
xq_print_target_choose (GtkWindow         *parent,
                        const char        *title,
                        XqPrintChosenFunc  func,
                        gpointer           user_data)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  GtkWidget *dialog;
  Choice *choice;

  g_return_if_fail (title != NULL && func != NULL);

  choice = g_new0 (Choice, 1);
  choice->func = func;
  choice->user_data = user_data;
  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  dialog = gtk_print_unix_dialog_new (title, parent);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_print_unix_dialog_set_page_setup (GTK_PRINT_UNIX_DIALOG (dialog), setup);
  gtk_print_unix_dialog_set_manual_capabilities (GTK_PRINT_UNIX_DIALOG (dialog), GTK_PRINT_CAPABILITY_GENERATE_PDF);
  g_signal_connect (dialog, "response", G_CALLBACK (responded_cb), choice);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- sending --- */

typedef struct
{
  XqPrintTarget   *target;
  XqPrintSentFunc  func;
  gpointer         user_data;
} Way;

static void
way_free (Way *way)
{
  xq_print_target_free (way->target);
  g_free (way);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

static gboolean
set_failed (GError **error)
{
  int number = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), _("The paper could not be handed to the printer: %s"),
               g_strerror (number));
  return FALSE;
}

static gboolean
write_all (int      fd,
           GBytes  *bytes,
           GError **error)
{
  gsize left;
  const char *p = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize n = write (fd, p, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return set_failed (error);
      p += n;
      left -= (gsize) n;
    }
  return lseek (fd, 0, SEEK_SET) == 0 || set_failed (error);
}

static gboolean
hand_over (XqPrintTarget  *target,
           GBytes         *pdf,
           GtkPrintJob    *job,
           GError        **error)
{
  target->fd = memfd_create ("paper", MFD_CLOEXEC);
  if (target->fd < 0)
    return set_failed (error);
  return write_all (target->fd, pdf, error) && gtk_print_job_set_source_fd (job, target->fd, error);
}

static void
sent_cb (GtkPrintJob  *job,
         gpointer      user_data,
         const GError *error)
{
  Way *way = user_data;

  (void) job;
  way->func (error, way->user_data);
}

void
xq_print_target_send (XqPrintTarget   *target,
                      const char      *title,
                      GBytes          *pdf,
                      XqPrintSentFunc  func,
                      gpointer         user_data)
{
  g_autoptr (Way) way = g_new0 (Way, 1);
  g_autoptr (GtkPrintJob) job = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (target != NULL && title != NULL && pdf != NULL && func != NULL);

  way->target = target;
  way->func = func;
  way->user_data = user_data;
  job = gtk_print_job_new (title, target->printer, target->settings, target->setup);
  if (hand_over (target, pdf, job, &error))
    gtk_print_job_send (job, sent_cb, g_steal_pointer (&way), (GDestroyNotify) way_free);
  else
    func (error, user_data);
}
