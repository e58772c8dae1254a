/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "year-turn-said.h"

/* So many rows of a list that were passed over are named; who has more has the wrong list. */
#define MOST_ROWS 6

static const struct
{
  const char *title;
  const char *css;
} severities[] = {
  [XQ_YEAR_ERROR] = { N_("Must be put right"), "error" },
  [XQ_YEAR_WARNING] = { N_("To be looked at"), "warning" },
  [XQ_YEAR_NOTICE] = { N_("To know"), "dim-label" },
};

GtkWidget *
xq_year_said_new_row (const XqYearFinding *finding)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (finding == NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Nothing stands in the way."));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      return row;
    }
  {
    GtkWidget *severity = gtk_label_new (_(severities[finding->severity].title));

    gtk_label_set_width_chars (GTK_LABEL (severity), 9);
    gtk_label_set_xalign (GTK_LABEL (severity), 0);
    gtk_widget_add_css_class (severity, severities[finding->severity].css);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), severity);
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->text);
  if (finding->class >= 0 || finding->student >= 0)
    {
      GtkWidget *next = gtk_image_new_from_icon_name ("xq-next-symbolic");

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
      gtk_widget_set_tooltip_text (row, _("Go to where it stands"));
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), finding->class >= 0 || finding->student >= 0);
  return row;
}

static void
add_count (GString    *text,
           const char *what,
           guint       n)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s %u", text->len > 0 ? " · " : "", what, n);
}

char *
xq_year_said_dup_plan (const XqYearTurn *turn)
{
  GString *text = g_string_new (NULL);
  guint promoted = 0;
  guint repeating = 0;
  guint others = 0;
  guint left[XQ_N_YEAR_STEPS] = { 0 };

  for (guint i = 0; i < turn->students->len; i++)
    {
      const XqYearStudent *student = g_ptr_array_index (turn->students, i);
      int before;
      int after;

      if (student->step != XQ_YEAR_ON)
        {
          left[student->step]++;
          continue;
        }
      before = student->from >= 0 ? ((XqYearOldClass *) g_ptr_array_index (turn->before, (guint) student->from))->grade : 0;
      after = ((XqYearNewClass *) g_ptr_array_index (turn->classes, (guint) student->to))->grade;
      if (before == 0 || after < before)
        others++;
      else if (after == before)
        repeating++;
      else
        promoted++;
    }
  add_count (text, _("Promoted"), promoted);
  add_count (text, _("Repeat"), repeating);
  add_count (text, _("Come back or change"), others);
  add_count (text, _("Graduate"), left[XQ_YEAR_GRADUATED]);
  add_count (text, _("Move away"), left[XQ_YEAR_MOVED_AWAY]);
  add_count (text, _("Pause"), left[XQ_YEAR_SUSPENDED]);
  add_count (text, _("Not decided"), left[XQ_YEAR_UNDECIDED]);
  return g_string_free (text, FALSE);
}

char *
xq_year_said_dup_done (const XqYearDone *done)
{
  GString *text = g_string_new (NULL);

  add_count (text, _("New classes"), done->n_classes);
  add_count (text, _("Posts"), done->n_posts);
  add_count (text, _("Promoted"), done->n_promoted);
  add_count (text, _("Repeat"), done->n_repeating);
  add_count (text, _("Come back or change"), done->n_back + done->n_other);
  add_count (text, _("Graduate"), done->n_graduated);
  add_count (text, _("Move away"), done->n_away);
  add_count (text, _("Pause"), done->n_suspended);
  g_string_append_printf (text, "\n\n%s",
                          _("Special groups are checked again one by one; attention levels and key support do not go along by "
                            "themselves; a case is handed over with consent only."));
  return g_string_free (text, FALSE);
}

char *
xq_year_said_dup_undone (const XqUndone *undone)
{
  return g_strdup_printf (_("Taken back: %u records withdrawn, %u put back to what they were."), undone->n_withdrawn,
                          undone->n_restored);
}

char *
xq_year_said_dup_reshuffle (const XqImportReport *report)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("Of %u students in the list, %u go to another class now and %u stay."), report->n_read,
                          report->n_updated, report->n_unchanged);
  for (guint i = 0, n = 0; i < report->skipped->len && n < MOST_ROWS; i++)
    {
      const XqImportEntry *entry = g_ptr_array_index (report->skipped, i);

      /* Headings and empty rows are nobody's mistake. */
      if (!g_strv_contains ((const char *const[]) { "unknown", "ambiguous", "no_class", "gone", "no_name", NULL }, entry->what))
        continue;
      n++;
      g_string_append_c (text, '\n');
      /* Translators: a row of a spreadsheet, and why it was passed over */
      g_string_append_printf (text, _("Row %u: %s"), entry->row, entry->text != NULL ? entry->text : "");
    }
  return g_string_free (text, FALSE);
}
