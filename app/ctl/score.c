/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl/command.h"
#include "ctl/record-out.h"
#include "school/score.h"

static void
add_scale (JsonBuilder   *builder,
           const XqScale *scale)
{
  json_builder_begin_object (builder);
  xq_json_member (builder, "id", scale->id);
  xq_json_member (builder, "name", scale->name);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < scale->items->len; i++)
    json_builder_add_int_value (builder, g_array_index (scale->items, guint, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_instrument (JsonBuilder        *builder,
                const XqInstrument *instrument)
{
  json_builder_begin_object (builder);
  xq_json_member (builder, "id", instrument->id);
  xq_json_member (builder, "name", instrument->name);
  xq_json_member (builder, "version", instrument->version);
  xq_json_number (builder, "items", instrument->n_items);
  xq_json_number (builder, "least", instrument->least);
  xq_json_number (builder, "most", instrument->most);
  xq_json_member (builder, "window", instrument->window);
  xq_json_number (builder, "from_grade", instrument->from_grade);
  xq_json_member (builder, "rights", instrument->rights);
  xq_json_member (builder, "source", instrument->source);
  xq_json_member (builder, "date", instrument->date);
  if (instrument->note != NULL)
    xq_json_member (builder, "note", instrument->note);
  json_builder_set_member_name (builder, "scales");
  json_builder_begin_array (builder);
  for (guint i = 0; i < instrument->scales->len; i++)
    add_scale (builder, g_ptr_array_index (instrument->scales, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static gboolean
run_instruments (XqCtl   *ctl,
                 GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GPtrArray *instruments = xq_instruments_get_all ();

  if (ctl->words->len > 0)
    return xq_ctl_set_usage (error, _("Usage: xinqingctl %s %s"), "instruments", "");

  json_builder_begin_array (builder);
  for (guint i = 0; i < instruments->len; i++)
    add_instrument (builder, g_ptr_array_index (instruments, i));
  json_builder_end_array (builder);
  xq_ctl_print_json (builder);
  return TRUE;
}

static GArray *
read_answers (XqCtl   *ctl,
              GError **error)
{
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 1; i < ctl->words->len; i++)
    {
      const char *word = xq_ctl_word (ctl, i);
      int answer = XQ_ANSWER_MISSING;
      guint64 read;

      if (!g_str_equal (word, "-"))
        {
          if (!g_ascii_string_to_unsigned (word, 10, 0, G_MAXINT, &read, NULL))
            {
              g_set_error (error, XQ_INSTRUMENT_ERROR, XQ_INSTRUMENT_ERROR_ANSWERS,
                           _("Item %u: “%s” is no answer. An answer is a number, a missing one is written as “-”."), i, word);
              return NULL;
            }
          answer = (int) read;
        }
      g_array_append_val (answers, answer);
    }
  return g_steal_pointer (&answers);
}

static void
add_score (JsonBuilder   *builder,
           const XqScore *score)
{
  json_builder_begin_object (builder);
  xq_json_member (builder, "id", score->scale->id);
  json_builder_set_member_name (builder, "score");
  if (!score->scored)
    json_builder_add_null_value (builder);
  else if (score->scale->method == XQ_SCORE_MEAN)
    json_builder_add_double_value (builder, (double) score->score / 100);
  else
    json_builder_add_int_value (builder, score->score / 100);
  json_builder_set_member_name (builder, "band");
  if (score->band != NULL)
    json_builder_add_string_value (builder, score->band->words);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

static gboolean
run_score (XqCtl   *ctl,
           GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const XqInstrument *instrument = xq_instrument_find (xq_ctl_word (ctl, 0));
  g_autoptr (GArray) answers = NULL;
  g_autoptr (XqScoredSheet) sheet = NULL;

  if (instrument == NULL)
    {
      g_set_error (error, XQ_INSTRUMENT_ERROR, XQ_INSTRUMENT_ERROR_UNKNOWN,
                   _("There is no instrument “%s”. xinqingctl instruments names them."), xq_ctl_word (ctl, 0));
      return FALSE;
    }
  answers = read_answers (ctl, error);
  sheet = answers != NULL ? xq_score_sheet (instrument, answers, error) : NULL;
  if (sheet == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "valid");
  json_builder_add_boolean_value (builder, sheet->valid);
  json_builder_set_member_name (builder, "scales");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sheet->scores->len; i++)
    add_score (builder, &g_array_index (sheet->scores, XqScore, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "flags");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sheet->flags->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (sheet->flags, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  xq_ctl_print_json (builder);
  return TRUE;
}

const XqCommand xq_commands_score[] = {
  { "instruments", "", N_("The scoring sheets that the program knows, with their sources"), NULL, run_instruments, 0 },
  { "score", "INSTRUMENT ANSWER...", N_("Score one sheet; answers in the items' order, - for a missing one"), NULL, run_score, 1 },
  { NULL, NULL, NULL, NULL, NULL, 0 },
};
