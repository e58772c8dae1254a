/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl/command.h"
#include "ctl/demo-private.h"
#include "school/kinds.h"
#include "store/calendar-day.h"
#include "vault/file.h"

#define CHILDREN_OF_A_CLASS 40

static int n_students = 360;
static int n_years = 2;
static int seed = 1;

static const GOptionEntry options[] = {
  { "students", 0, 0, G_OPTION_ARG_INT, &n_students, N_("How many students are on the roll today"), "N" },
  { "years", 0, 0, G_OPTION_ARG_INT, &n_years, N_("How many school years there are records of"), "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, N_("The same seed gives the same school"), "N" },
  { NULL, 0, 0, 0, NULL, NULL, NULL },
};

static gboolean
make_school (XqDemo  *demo,
             GError **error)
{
  gboolean ok = xq_demo_found (demo, error);
  gboolean made = demo->who != NULL;

  ok = ok && xq_demo_enrol (demo, error) && xq_demo_visit (demo, error) && xq_demo_counsel (demo, error) &&
       xq_demo_work (demo, error) && xq_demo_screen (demo, error) && xq_demo_make_plans (demo, error);
  ok = xq_demo_leave (demo, ok ? error : NULL) && ok;
  if (!ok && made)
    xq_file_remove_folder (demo->order->path);
  return ok;
}

static void
add_accounts (JsonBuilder *builder,
              XqDemo      *demo)
{
  json_builder_set_member_name (builder, "accounts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < demo->people->len; i++)
    {
      const XqDemoPerson *person = g_ptr_array_index (demo->people, i);

      if (person->password == NULL)
        continue;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "account");
      json_builder_add_string_value (builder, person->name);
      json_builder_set_member_name (builder, "role");
      json_builder_add_string_value (builder, xq_role_get_code (person->role));
      json_builder_set_member_name (builder, "password");
      json_builder_add_string_value (builder, person->first_password != NULL ? person->first_password : person->password);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static JsonNode *
describe (XqDemo *demo)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const XqKind *const *kinds = xq_school_kinds ();

  json_builder_begin_object (builder);
  add_accounts (builder, demo);
  json_builder_set_member_name (builder, "students");
  json_builder_add_int_value (builder, demo->order->n_students);
  json_builder_set_member_name (builder, "years");
  json_builder_add_int_value (builder, demo->order->n_years);
  json_builder_set_member_name (builder, "seed");
  json_builder_add_int_value (builder, demo->order->seed);
  json_builder_set_member_name (builder, "terms");
  json_builder_begin_array (builder);
  for (guint i = 0; i < demo->terms->len; i++)
    json_builder_add_string_value (builder, ((XqDemoTerm *) g_ptr_array_index (demo->terms, i))->name);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "records");
  json_builder_begin_object (builder);
  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_hash_table_contains (demo->counts, kinds[i]->name))
      {
        json_builder_set_member_name (builder, kinds[i]->name);
        json_builder_add_int_value (builder, GPOINTER_TO_UINT (g_hash_table_lookup (demo->counts, kinds[i]->name)));
      }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
clear (XqDemo *demo)
{
  (void) xq_demo_leave (demo, NULL);
  g_rand_free (demo->chance);
  g_clear_pointer (&demo->words, xq_demo_words_free);
  g_ptr_array_unref (demo->people);
  g_ptr_array_unref (demo->children);
  g_ptr_array_unref (demo->terms);
  g_ptr_array_unref (demo->coming);
  g_hash_table_unref (demo->classes);
  g_hash_table_unref (demo->counts);
}

JsonNode *
xq_demo_make (const XqDemoOrder  *order,
              GError            **error)
{
  XqDemo demo = { .order = order };
  guint a_grade = CHILDREN_OF_A_CLASS * XQ_DEMO_GRADES;
  JsonNode *node = NULL;

  demo.chance = g_rand_new_with_seed (order->seed);
  demo.today = xq_demo_day_parse (order->today);
  demo.n_classes = MAX (1, ((guint) order->n_students + a_grade / 2) / a_grade);
  demo.people = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_demo_person_free);
  demo.children = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_demo_child_free);
  demo.terms = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_demo_term_free);
  demo.coming = g_ptr_array_new_with_free_func ((GDestroyNotify) xq_demo_term_free);
  demo.classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  demo.counts = g_hash_table_new (g_str_hash, g_str_equal);
  demo.words = xq_demo_words_new (error);
  if (demo.words != NULL)
    {
      xq_demo_plan_terms (&demo);
      xq_demo_plan_staff (&demo);
      xq_demo_plan_children (&demo);
      if (make_school (&demo, error))
        node = describe (&demo);
    }
  clear (&demo);
  return node;
}

static gboolean
run_demo (XqCtl   *ctl,
          GError **error)
{
  g_autofree char *today = ctl->today != NULL ? g_strdup (ctl->today) : xq_day_of_clock ();
  XqDemoOrder order = { xq_ctl_word (ctl, 0), today, n_students, n_years, (guint32) seed };
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (n_students < XQ_DEMO_STUDENTS_LEAST || n_students > XQ_DEMO_STUDENTS_MOST)
    return xq_ctl_set_usage (error, _("--students takes a number from %d to %d."), XQ_DEMO_STUDENTS_LEAST, XQ_DEMO_STUDENTS_MOST);
  if (n_years < 1 || n_years > XQ_DEMO_YEARS_MOST)
    return xq_ctl_set_usage (error, _("--years takes a number from 1 to %d."), XQ_DEMO_YEARS_MOST);
  if (!xq_day_is_valid (today))
    return xq_ctl_set_usage (error, _("“%s” is not a date. Write it as 2024-09-01."), today);
  node = xq_demo_make (&order, error);
  if (node == NULL)
    return FALSE;
  text = json_to_string (node, TRUE);
  g_print ("%s\n", text);
  return TRUE;
}

const XqCommand xq_commands_demo[] = {
  { "demo", "VAULT [--students N] [--years N] [--seed N]", N_("Makes an invented school with years of records"), options, run_demo, 1 },
  { NULL, NULL, NULL, NULL, NULL, 0 },
};
