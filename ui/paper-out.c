/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <gtk/gtkunixprint.h>

#include "file-choice.h"
#include "paper-out.h"

#include "school/kinds.h"

static const struct
{
  const char *paper;
  const char *title;
} titles[] = {
  { "referral_letter", N_("Referral letter") },
  { "guardian_notice", N_("Notice to the guardian") },
  { "case_summary", N_("Case summary (for the file)") },
  { "case_summary_shared", N_("Case summary (shared)") },
  { "term_summary", N_("Term summary") },
  { "home_visit_record", N_("Record of a home visit") },
  { "home_visit_class", N_("Home visits of a class") },
};

/* A paper on its way. */
typedef struct
{
  XqPage           *page;
  XqPaperOrder     *order;
  GtkPrinter       *printer;
  GtkPrintSettings *settings;
  GtkPageSetup     *setup;
  int               fd;      /* the paper, in memory; -1 before */
} Way;

const char *
xq_paper_out_get_title (const char *paper)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (titles[i].paper, paper) == 0)
      return _(titles[i].title);
  return paper;
}

gboolean
xq_paper_out_may_print_visits (XqDesk *desk)
{
  return (xq_desk_get_roles (desk) & xq_fields_find (xq_home_visit.fields, "visitors")->readers) != 0;
}

static Way *
way_new (XqPage       *page,
         XqPaperOrder *order)
{
  Way *way = g_new0 (Way, 1);

  way->page = g_object_ref (page);
  way->order = order;
  way->fd = -1;
  return way;
}

static void
way_free (Way *way)
{
  g_object_unref (way->page);
  xq_paper_order_free (way->order);
  g_clear_object (&way->printer);
  g_clear_object (&way->settings);
  g_clear_object (&way->setup);
  if (way->fd >= 0)
    close (way->fd);
  g_free (way);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

static GtkWindow *
find_window (XqPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
say (XqPage     *page,
     const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  xq_page_say (page, adw_toast_new (markup));
}

static void
say_missing (XqPage              *page,
             const XqPaperAnswer *answer)
{
  g_autofree char *characters = NULL;
  g_autofree char *words = NULL;

  if (answer->missing == NULL || answer->missing[0] == NULL)
    return;
  characters = g_strjoinv (" ", answer->missing);
  words = g_strdup_printf (_("No font on this computer has these characters, write them by hand: %s"), characters);
  say (page, words);
}

/* --- printing --- */

static void
sent_cb (GtkPrintJob  *job,
         gpointer      user_data,
         const GError *error)
{
  Way *way = user_data;

  (void) job;
  if (error != NULL)
    xq_page_say_error (way->page, error);
  else
    say (way->page, _("Sent to the printer."));
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
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("The paper could not be handed to the printer: %s"),
                       g_strerror (errno));
          return FALSE;
        }
      p += n;
      left -= (gsize) n;
    }
  if (lseek (fd, 0, SEEK_SET) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("The paper could not be handed to the printer: %s"),
               g_strerror (errno));
  return FALSE;
}

/* No file system sees the paper on its way to the printer. */
static gboolean
hand_over (Way           *way,
           GBytes        *pdf,
           GtkPrintJob   *job,
           GError       **error)
{
  way->fd = memfd_create ("paper", MFD_CLOEXEC);
  if (way->fd < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("The paper could not be handed to the printer: %s"),
                   g_strerror (errno));
      return FALSE;
    }
  return write_all (way->fd, pdf, error) && gtk_print_job_set_source_fd (job, way->fd, error);
}

static void
issued_for_printer_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (Way) way = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqPaperAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autoptr (GtkPrintJob) job = NULL;

  if (answer != NULL)
    {
      /* The queue of a printer in the staff room shows this title. */
      job = gtk_print_job_new (xq_paper_out_get_title (way->order->paper), way->printer, way->settings, way->setup);
      if (hand_over (way, answer->pdf, job, &error))
        {
          say_missing (way->page, answer);
          gtk_print_job_send (job, sent_cb, g_steal_pointer (&way), (GDestroyNotify) way_free);
          return;
        }
    }
  xq_page_say_error (way->page, error);
}

static void
printer_chosen_cb (GtkPrintUnixDialog *dialog,
                   int                 response,
                   gpointer            user_data)
{
  g_autoptr (Way) way = user_data;
  GtkPrinter *printer = gtk_print_unix_dialog_get_selected_printer (dialog);

  if (response == GTK_RESPONSE_OK && printer != NULL)
    {
      XqPage *page = way->page;
      XqPaperOrder *order = xq_paper_order_copy (way->order);

      way->printer = g_object_ref (printer);
      way->settings = gtk_print_unix_dialog_get_settings (dialog);
      way->setup = g_object_ref (gtk_print_unix_dialog_get_page_setup (dialog));
      xq_desk_run_async (xq_page_get_desk (page), xq_paper_order_issue, order, (GDestroyNotify) xq_paper_order_free,
                         (GDestroyNotify) xq_paper_answer_free, NULL, issued_for_printer_cb, g_steal_pointer (&way));
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

void
xq_paper_out_print (XqPage       *page,
                    XqPaperOrder *order)
{
  GtkWidget *dialog;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  g_return_if_fail (XQ_IS_PAGE (page) && order != NULL);

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  dialog = gtk_print_unix_dialog_new (xq_paper_out_get_title (order->paper), find_window (page));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_print_unix_dialog_set_page_setup (GTK_PRINT_UNIX_DIALOG (dialog), setup);
  gtk_print_unix_dialog_set_manual_capabilities (GTK_PRINT_UNIX_DIALOG (dialog), GTK_PRINT_CAPABILITY_GENERATE_PDF);
  g_signal_connect (dialog, "response", G_CALLBACK (printer_chosen_cb), way_new (page, order));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- saving --- */

static void
issued_for_file_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Way) way = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqPaperAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (answer == NULL)
    {
      xq_page_say_error (way->page, error);
      return;
    }
  say_missing (way->page, answer);
  name = g_path_get_basename (way->order->path);
  /* Translators: a file's name */
  words = g_strdup_printf (_("Saved as %s. The file is not encrypted: see that nobody else finds it."), name);
  say (way->page, words);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Way) way = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = xq_file_choice_finish (result, &error);
  XqPage *page = way->page;
  XqPaperOrder *order;

  (void) source;
  if (file == NULL)
    {
      xq_page_say_error (page, error);
      return;
    }
  way->order->path = g_file_get_path (file);
  if (way->order->path == NULL)
    return;
  order = xq_paper_order_copy (way->order);
  xq_desk_run_async (xq_page_get_desk (page), xq_paper_order_issue, order, (GDestroyNotify) xq_paper_order_free,
                     (GDestroyNotify) xq_paper_answer_free, NULL, issued_for_file_cb, g_steal_pointer (&way));
}

void
xq_paper_out_save (XqPage       *page,
                   XqPaperOrder *order)
{
  static const XqFileType type = { N_("PDF"), "*.pdf" };
  g_autofree char *name = NULL;

  g_return_if_fail (XQ_IS_PAGE (page) && order != NULL);

  name = g_strconcat (xq_paper_out_get_title (order->paper), ".pdf", NULL);
  xq_file_choice_save_async (find_window (page), _("Save as PDF"), name, &type, file_chosen_cb, way_new (page, order));
}
