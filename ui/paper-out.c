/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "file-choice.h"
#include "paper-out.h"
#include "print-target.h"

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
  { "duty_poster", N_("Duty roster for the wall") },
  { "duty_working", N_("Duty roster with all names") },
  { "duty_sheet", N_("Sign-in sheet for duty") },
  { "inspection_pack", N_("Papers for an inspection") },
  { "recovery_sheet", N_("Sheet with the sealed recovery code") },
  { "concern_note", N_("Note of a concern") },
  { "visit_slip", N_("Slips that call a student") },
  { "counselling_consent", N_("Consent to counselling (form)") },
  { "peer_note", N_("Note of a peer helper") },
  { "handover", N_("Hand over of the work") },
  { "student_file", N_("Student's file (one student, one plan)") },
};

/* A paper on its way. */
typedef struct
{
  XqPage        *page;
  XqPaperOrder  *order;
  XqPrintTarget *target;   /* NULL for a file that was chosen */
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
  return way;
}

static void
way_free (Way *way)
{
  g_object_unref (way->page);
  xq_paper_order_free (way->order);
  xq_print_target_free (way->target);
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

/* --- what came of a file --- */

static void
issued_for_file_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Way) way = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqPaperAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);
  g_autofree char *place = NULL;
  g_autofree char *words = NULL;

  if (answer == NULL)
    {
      xq_page_say_error (way->page, error);
      return;
    }
  say_missing (way->page, answer);
  place = xq_file_choice_say_place (way->order->path);
  /* Translators: a file's name and folder */
  words = g_strdup_printf (_("Saved as %s. The file is not protected any more: see that nobody else finds it."), place);
  say (way->page, words);
}

/* --- printing --- */

static void
sent_cb (const GError *error,
         gpointer      user_data)
{
  g_autoptr (XqPage) page = user_data;

  if (error != NULL)
    xq_page_say_error (page, error);
  else
    say (page, _("Sent to the printer."));
}

static void
issued_for_printer_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (Way) way = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XqPaperAnswer) answer = xq_desk_run_finish (XQ_DESK (source), result, &error);

  if (answer == NULL)
    {
      xq_page_say_error (way->page, error);
      return;
    }
  say_missing (way->page, answer);
  /* The queue of a printer in the staff room shows this title. */
  xq_print_target_send (g_steal_pointer (&way->target), xq_paper_out_get_title (way->order->paper), answer->pdf, sent_cb,
                        g_object_ref (way->page));
}

static void
issue (Way                 *way,
       GAsyncReadyCallback  callback)
{
  xq_desk_run_async (xq_page_get_desk (way->page), xq_paper_order_issue, xq_paper_order_copy (way->order),
                     (GDestroyNotify) xq_paper_order_free, (GDestroyNotify) xq_paper_answer_free, NULL, callback, way);
}

static void
printer_chosen_cb (XqPrintTarget *target,
                   gpointer       user_data)
{
  g_autoptr (Way) way = user_data;

  if (target == NULL)
    return;
  way->target = target;
  way->order->path = g_strdup (xq_print_target_get_path (target));
  if (way->order->path != NULL)
    issue (g_steal_pointer (&way), issued_for_file_cb);
  else
    issue (g_steal_pointer (&way), issued_for_printer_cb);
}

void
xq_paper_out_print (XqPage       *page,
                    XqPaperOrder *order)
{
  g_return_if_fail (XQ_IS_PAGE (page) && order != NULL);

  xq_print_target_choose (find_window (page), xq_paper_out_get_title (order->paper), printer_chosen_cb, way_new (page, order));
}

/* --- saving --- */

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Way) way = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = xq_file_choice_finish (result, &error);

  (void) source;
  if (file == NULL)
    {
      xq_page_say_error (way->page, error);
      return;
    }
  way->order->path = g_file_get_path (file);
  if (way->order->path == NULL)
    return;
  issue (g_steal_pointer (&way), issued_for_file_cb);
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
