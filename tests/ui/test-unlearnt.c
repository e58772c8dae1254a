/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "two-schools.h"
#include "ui-walk.h"

#include "command-search.h"
#include "finding.h"

/* Page by page, two schools that differ in what a counsellor did about one child look
 * the same to everybody else: every text that is shown or may be scrolled to, what is
 * written in an entry, what a tooltip and a screen reader say, and whether a thing is
 * there and can be pressed. */

static UiFixture *fixture;
static TwoSchools *schools;

#define A_MOMENT 150

/* What the account reads through, a line a text. */
static GPtrArray *said;

static void
say (GtkWidget  *widget,
     const char *where,
     const char *what,
     const char *words)
{
  if (words != NULL && *words != '\0')
    g_ptr_array_add (said, g_strdup_printf ("%s: %s of %s%s: %s", where, what, G_OBJECT_TYPE_NAME (widget),
                                            gtk_widget_get_sensitive (widget) ? "" : ", not to be pressed", words));
}

/* GTK tells what a property is only where it is not what was expected. */
static void
say_accessible (GtkWidget             *widget,
                const char            *where,
                GtkAccessibleProperty  property)
{
  g_autofree char *words = NULL;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), property))
    return;
  words = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, "");
  say (widget, where, property == GTK_ACCESSIBLE_PROPERTY_LABEL ? "name" : "description", words);
}

static void
read_all (GtkWidget  *widget,
          const char *where)
{
  /* What it finds is asked for below; what it would find with nothing typed may be there or
   * not. Nor does anybody learn from what is hidden: GTK and the pages keep there what they
   * may need again, and a page of a stack that nobody looked at yet gets its answer at any time. */
  if (XQ_IS_COMMAND_SEARCH (widget) || !gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    say (widget, where, "text", gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_TEXT (widget))
    {
      say (widget, where, "placeholder", gtk_text_get_placeholder_text (GTK_TEXT (widget)));
      say (widget, where, "entry", gtk_editable_get_text (GTK_EDITABLE (widget)));
    }
  if (GTK_IS_TEXT_VIEW (widget))
    {
      g_autofree char *words = NULL;

      g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &words, NULL);
      say (widget, where, "text", words);
    }
  if (GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_BUTTON (widget))
    say (widget, where, "there is one", "-");
  say (widget, where, "tooltip", gtk_widget_get_tooltip_text (widget));
  say_accessible (widget, where, GTK_ACCESSIBLE_PROPERTY_LABEL);
  say_accessible (widget, where, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    read_all (child, where);
}

static void
wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gint64 before = gdk_frame_clock_get_frame_counter (clock);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  UI_WAIT (gdk_frame_clock_get_frame_counter (clock) > before);
}

/* Some of it comes with a frame, and some a moment after the typing. */
static void
rest (GtkWidget *widget,
      guint      milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    ui_step ();
  wait_for_frame (widget);
  ui_fixture_settle (fixture);
  wait_for_frame (widget);
  ui_fixture_settle (fixture);
}

static gboolean
same_lines (GPtrArray *one,
            GPtrArray *other)
{
  gboolean same = one->len == other->len;

  for (guint i = 0; same && i < one->len; i++)
    same = g_str_equal (g_ptr_array_index (one, i), g_ptr_array_index (other, i));
  return same;
}

/* What says twice the same is at rest. */
static void
read_cb (GtkWidget  *root,
         const char *where,
         gpointer    data)
{
  GPtrArray *before = said;
  g_autoptr (GPtrArray) last = NULL;

  (void) data;
  for (;;)
    {
      g_autoptr (GPtrArray) now = said = g_ptr_array_new_with_free_func (g_free);
      gboolean at_rest;

      read_all (root, where);
      at_rest = last != NULL && same_lines (last, now);
      g_clear_pointer (&last, g_ptr_array_unref);
      last = g_steal_pointer (&now);
      if (at_rest)
        break;
      rest (root, A_MOMENT / 10);
    }
  said = before;
  g_ptr_array_extend_and_steal (said, g_steal_pointer (&last));
}

static void
go_to_school (SchoolFixture *school)
{
  fixture->school = school;
  g_free (fixture->folder);
  fixture->folder = g_strdup (school->folder);
}

static gboolean
is_keeper (const char *account)
{
  return g_str_equal (account, "管理员");
}

/* The command search is for places, commands and children: words of the records find
 * what they find, in both. */
static void
search_for (XqShell    *shell,
            const char *words)
{
  XqCommandSearch *search = ui_part (shell, "search");
  GListModel *findings = xq_command_search_get_findings (search);

  xq_command_search_set_text (search, words);
  rest (GTK_WIDGET (shell), A_MOMENT);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (XqFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *detail = NULL;

      g_object_get (finding, "detail", &detail, NULL);
      g_ptr_array_add (said, g_strdup_printf ("search for %s: %s %s %s %s", words, xq_finding_get_title (finding), detail,
                                              xq_finding_get_action (finding), xq_finding_get_target (finding)));
    }
}

static void
search (const char *account)
{
  static const char *const words[] = { "甲", "jia", "甲小明", "辅导", "心理", "台账", "危机", "转介", "排查" };
  XqShell *shell = ui_fixture_enter (fixture, account);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    search_for (shell, words[i]);
  for (guint i = 0; two_schools_words[i] != NULL; i++)
    search_for (shell, two_schools_words[i]);
  if (!is_keeper (account))
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shell), "shell.own-looks", NULL));
      ui_fixture_settle (fixture);
      read_cb (GTK_WIDGET (shell), "own looks", NULL);
    }
  ui_fixture_close (fixture);
}

/* Two that were made a minute apart say another time of day where they say when they
 * were done. */
static void
forget_clocks (GPtrArray *lines)
{
  g_autoptr (GRegex) clock = g_regex_new ("\\d{1,2}:\\d\\d(:\\d\\d)?", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      char *line = g_ptr_array_index (lines, i);

      lines->pdata[i] = g_regex_replace_literal (clock, line, -1, 0, "00:00", G_REGEX_MATCH_DEFAULT, NULL);
      g_free (line);
    }
}

static GPtrArray *
read_school (SchoolFixture *school,
             const char    *account)
{
  said = g_ptr_array_new_with_free_func (g_free);
  go_to_school (school);
  ui_walk_account (fixture, account, read_cb, NULL);
  search (account);
  forget_clocks (said);
  return g_steal_pointer (&said);
}

static void
assert_no_word (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    for (guint k = 0; two_schools_words[k] != NULL; k++)
      {
        const char *line = g_ptr_array_index (lines, i);

        /* What was typed into the search stands there. */
        if (strstr (line, two_schools_words[k]) != NULL && strstr (line, ": entry of") == NULL &&
            !g_str_has_prefix (line, "search for"))
          g_error ("%s", line);
      }
}

/* Where they differ, for whoever has to find out why. */
static void
say_around (GPtrArray *lines,
            guint      place)
{
  for (guint i = place < 5 ? 0 : place - 5; i < MIN (place + 5, lines->len); i++)
    g_test_message ("%s%s", i == place ? "> " : "  ", (const char *) g_ptr_array_index (lines, i));
}

static void
test_account (gconstpointer account)
{
  g_autoptr (GPtrArray) quiet = read_school (schools->quiet, account);
  g_autoptr (GPtrArray) busy = read_school (schools->busy, account);

  g_test_message ("%s: %u and %u texts", (const char *) account, quiet->len, busy->len);
  g_assert_cmpuint (quiet->len, >, is_keeper (account) ? 60 : 500);
  assert_no_word (busy);
  for (guint i = 0; i < MAX (quiet->len, busy->len); i++)
    {
      const char *one = i < quiet->len ? g_ptr_array_index (quiet, i) : "nothing";
      const char *other = i < busy->len ? g_ptr_array_index (busy, i) : "nothing";

      if (!g_str_equal (one, other))
        {
          say_around (quiet, i);
          say_around (busy, i);
          g_error ("quiet: %s; busy: %s", one, other);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  fixture = ui_fixture_new (&argc, &argv);
  schools = two_schools_new_from (fixture->school, TWO_SCHOOLS_OTHERS);
  ui_walk_observe (schools->campaign);
  for (guint i = 0; two_schools_strangers[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/unlearnt/%u", i);

      g_test_add_data_func (path, two_schools_strangers[i], test_account);
    }
  result = g_test_run ();
  fixture->school = NULL;
  ui_fixture_free (fixture);
  two_schools_free (schools);
  return result;
}
