/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "summary-section.h"

/* What stands in a text buffer where a widget does. */
#define ANCHOR_SIGN 0xfffc

#define FIGURE_KEY "xq-figure"

struct _XqSummarySection
{
  AdwBin         parent_instance;

  char          *name;
  char          *written;    /* over the program's text; NULL for none */
  GStrv          proposed;   /* the sentences with tick boxes */
  gboolean       setting;    /* the program writes, no person */
  gboolean       edited;
  guint          measure_source;
  guint          n_measures;      /* still to come */

  GtkLabel      *title_label;
  GtkLabel      *state_label;
  GtkWidget     *reset_button;
  GtkWidget     *save_button;
  GtkBox        *proposed_box;
  GtkTextView   *text_view;
  GtkTextBuffer *buffer;
};

enum
{
  SIGNAL_SAVE,
  SIGNAL_RESET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XqSummarySection, xq_summary_section, ADW_TYPE_BIN)

static void
edited_cb (XqSummarySection *self)
{
  if (self->setting || self->save_button == NULL)
    return;
  self->edited = TRUE;
  gtk_widget_set_visible (self->save_button, TRUE);
  gtk_label_set_text (self->state_label, _("changed, not saved yet"));
}

static void
save_clicked_cb (XqSummarySection *self)
{
  g_signal_emit (self, signals[SIGNAL_SAVE], 0);
}

static void
reset_clicked_cb (XqSummarySection *self)
{
  g_signal_emit (self, signals[SIGNAL_RESET], 0);
}

/* --- the text --- */

static void
insert_figure (XqSummarySection *self,
               GtkTextIter      *where,
               const char       *name,
               const char       *words)
{
  GtkTextChildAnchor *anchor = gtk_text_buffer_create_child_anchor (self->buffer, where);
  GtkWidget *label = gtk_label_new (words);

  g_object_set_data_full (G_OBJECT (anchor), FIGURE_KEY, g_strdup (name), g_free);
  gtk_widget_add_css_class (label, "figure");
  gtk_widget_set_tooltip_text (label, _("Counted from the records: it cannot be typed over"));
  gtk_text_view_add_child_at_anchor (self->text_view, label, anchor);
}

static void
insert_pattern (XqSummarySection *self,
                const char       *pattern,
                GPtrArray        *figures)
{
  const char *p = pattern;

  while (*p != '\0')
    {
      const char *open = strchr (p, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;
      g_autofree char *braced = close != NULL ? g_strndup (open, (gsize) (close - open) + 1) : NULL;
      g_autofree char *words = braced != NULL ? xq_term_text_say (figures, braced) : NULL;
      GtkTextIter end;

      gtk_text_buffer_get_end_iter (self->buffer, &end);
      if (words == NULL)
        {
          gtk_text_buffer_insert (self->buffer, &end, p, -1);
          return;
        }
      gtk_text_buffer_insert (self->buffer, &end, p, (int) (open - p));
      if (g_str_equal (words, braced))
        gtk_text_buffer_insert (self->buffer, &end, braced, -1);
      else
        {
          g_autofree char *name = g_strndup (open + 1, (gsize) (close - open) - 1);

          insert_figure (self, &end, name, words);
        }
      p = close + 1;
    }
}

static char *
dup_text (XqSummarySection *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (self->buffer, &iter);
  for (; !gtk_text_iter_is_end (&iter); gtk_text_iter_forward_char (&iter))
    {
      GtkTextChildAnchor *anchor = gtk_text_iter_get_child_anchor (&iter);
      gunichar c = gtk_text_iter_get_char (&iter);

      if (anchor != NULL)
        g_string_append_printf (text, "{%s}", (const char *) g_object_get_data (G_OBJECT (anchor), FIGURE_KEY));
      else if (c != ANCHOR_SIGN)
        g_string_append_unichar (text, c);
    }
  g_strstrip (text->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- proposed sentences --- */

/* A line without the number that it has in the list, and without its full stop. */
static char *
dup_bare (const char *line)
{
  const char *p = line;
  g_autofree char *bare = NULL;

  while (g_ascii_isdigit (*p))
    p++;
  if (p != line && *p == '.')
    p++;
  else
    p = line;
  bare = g_strstrip (g_strdup (p));
  if (g_str_has_suffix (bare, "。"))
    bare[strlen (bare) - strlen ("。")] = '\0';
  return g_steal_pointer (&bare);
}

static void
propose (XqSummarySection  *self,
         const char *const *proposed,
         const char        *written,
         GPtrArray         *figures)
{
  g_auto (GStrv) lines = g_strsplit (written != NULL ? written : "", "\n", -1);
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->proposed_box))) != NULL)
    gtk_box_remove (self->proposed_box, child);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *bare = dup_bare (lines[i]);

      if (g_strv_contains (proposed, bare))
        g_hash_table_add (taken, g_steal_pointer (&bare));
      else if (*g_strstrip (lines[i]) != '\0')
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", lines[i]);
    }
  for (guint i = 0; proposed[i] != NULL; i++)
    {
      g_autofree char *words = xq_term_text_say (figures, proposed[i]);
      GtkWidget *check = gtk_check_button_new_with_label (words);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), written == NULL || g_hash_table_contains (taken, proposed[i]));
      g_signal_connect_object (check, "toggled", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->proposed_box, check);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->proposed_box), proposed[0] != NULL);
  insert_pattern (self, rest->str, figures);
}

char *
xq_summary_section_dup_pattern (XqSummarySection *self)
{
  g_autoptr (GString) pattern = g_string_new (NULL);
  g_autofree char *text = NULL;
  GtkWidget *check;
  guint n = 0;

  g_return_val_if_fail (XQ_IS_SUMMARY_SECTION (self), NULL);

  check = gtk_widget_get_first_child (GTK_WIDGET (self->proposed_box));
  for (guint i = 0; self->proposed != NULL && self->proposed[i] != NULL && check != NULL;
       i++, check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_string_append_printf (pattern, "%s%u. %s。", n > 0 ? "\n" : "", n + 1, self->proposed[i]), n++;
  text = dup_text (self);
  if (*text != '\0')
    g_string_append_printf (pattern, "%s%s", pattern->len > 0 ? "\n" : "", text);
  return g_string_free (g_steal_pointer (&pattern), FALSE);
}

/* A text's height is known only after it was laid out with its figures, which takes its
 * time on a slow computer: it is asked for again for a few seconds. */
static gboolean
measure_cb (gpointer user_data)
{
  XqSummarySection *self = user_data;

  gtk_widget_queue_resize (GTK_WIDGET (self->text_view));
  if (--self->n_measures > 0)
    return G_SOURCE_CONTINUE;
  self->measure_source = 0;
  return G_SOURCE_REMOVE;
}

static const char *
say_state (const XqTermSection *section)
{
  if (section->written == NULL)
    return "";
  return *section->written != '\0' ? _("written over") : _("emptied: the summary goes without it");
}

void
xq_summary_section_set (XqSummarySection     *self,
                        const XqTermSection  *section,
                        const char *const    *proposed,
                        GPtrArray            *figures)
{
  g_return_if_fail (XQ_IS_SUMMARY_SECTION (self) && section != NULL && proposed != NULL && figures != NULL);

  self->setting = TRUE;
  g_free (self->name);
  self->name = g_strdup (section->section);
  g_free (self->written);
  self->written = g_strdup (section->written);
  g_strfreev (self->proposed);
  self->proposed = g_strdupv ((GStrv) proposed);
  gtk_label_set_text (self->title_label, section->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_PROPERTY_LABEL, section->title, -1);
  gtk_text_buffer_set_text (self->buffer, "", 0);
  if (proposed[0] != NULL)
    propose (self, proposed, section->written, figures);
  else
    {
      gtk_widget_set_visible (GTK_WIDGET (self->proposed_box), FALSE);
      insert_pattern (self, section->written != NULL ? section->written : section->standard, figures);
    }
  gtk_widget_set_visible (self->reset_button, section->written != NULL);
  self->setting = FALSE;
  xq_summary_section_set_saved (self);
  gtk_label_set_text (self->state_label, say_state (section));
  self->n_measures = 15;
  if (self->measure_source == 0)
    self->measure_source = g_timeout_add (200, measure_cb, self);
}

const char *
xq_summary_section_get_name (XqSummarySection *self)
{
  g_return_val_if_fail (XQ_IS_SUMMARY_SECTION (self), NULL);

  return self->name;
}

const char *
xq_summary_section_get_written (XqSummarySection *self)
{
  g_return_val_if_fail (XQ_IS_SUMMARY_SECTION (self), NULL);

  return self->written;
}

gboolean
xq_summary_section_is_edited (XqSummarySection *self)
{
  g_return_val_if_fail (XQ_IS_SUMMARY_SECTION (self), FALSE);

  return self->edited;
}

void
xq_summary_section_set_saved (XqSummarySection *self)
{
  g_return_if_fail (XQ_IS_SUMMARY_SECTION (self));

  self->edited = FALSE;
  gtk_widget_set_visible (self->save_button, FALSE);
  gtk_label_set_text (self->state_label, "");
}

static void
xq_summary_section_dispose (GObject *object)
{
  g_clear_handle_id (&XQ_SUMMARY_SECTION (object)->measure_source, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_summary_section_parent_class)->dispose (object);
}

static void
xq_summary_section_finalize (GObject *object)
{
  XqSummarySection *self = XQ_SUMMARY_SECTION (object);

  g_free (self->name);
  g_free (self->written);
  g_strfreev (self->proposed);

  G_OBJECT_CLASS (xq_summary_section_parent_class)->finalize (object);
}

static void
xq_summary_section_class_init (XqSummarySectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_summary_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_summary_section_finalize;

  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RESET] = g_signal_new ("reset", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/summary-section.ui");
  gtk_widget_class_bind_template_child (widget_class, XqSummarySection, title_label);
  gtk_widget_class_bind_template_child (widget_class, XqSummarySection, state_label);
  gtk_widget_class_bind_template_child (widget_class, XqSummarySection, reset_button);
  gtk_widget_class_bind_template_child (widget_class, XqSummarySection, save_button);
  gtk_widget_class_bind_template_child (widget_class, XqSummarySection, proposed_box);
  gtk_widget_class_bind_template_child (widget_class, XqSummarySection, text_view);
  gtk_widget_class_bind_template_child (widget_class, XqSummarySection, buffer);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked_cb);
}

static void
xq_summary_section_init (XqSummarySection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
xq_summary_section_new (void)
{
  return g_object_new (XQ_TYPE_SUMMARY_SECTION, NULL);
}
