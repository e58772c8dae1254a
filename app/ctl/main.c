/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ctl/command.h"
#include "ctl/language.h"
#include "school/kinds.h"

static const XqCommand *const groups[] = {
  xq_commands_school, xq_commands_account, xq_commands_import, xq_commands_year, xq_commands_screening, xq_commands_record,
  xq_commands_look, xq_commands_paper, xq_commands_safety, xq_commands_score, xq_commands_demo,
};

static void
print_help (void)
{
  g_print (_("Usage: xinqingctl [--as ACCOUNT] [--password-file FILE] [--today YYYY-MM-DD] [--lang zh_CN|en] COMMAND VAULT ...\n\n"));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const XqCommand *command = groups[i]; command->name != NULL; command++)
      g_print ("  %s %s\n      %s\n", command->name, command->usage, _(command->summary));
  g_print ("\n%s\n", _("The password is the first line of FILE (- is standard input), or asked for on the terminal. Others on this computer can\n"
                       "read command lines: give notes as FIELD=@FILE, FIELD=@- or --json -."));
}

/* "account add" before "account": the longest name wins. */
static const XqCommand *
find_command (char  **argv,
              int     argc,
              int    *used)
{
  for (*used = 2; *used >= 1; (*used)--)
    {
      g_autofree char *name = NULL;

      if (*used > argc)
        continue;
      name = *used == 2 ? g_strjoin (" ", argv[0], argv[1], NULL) : g_strdup (argv[0]);
      for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
        for (const XqCommand *command = groups[i]; command->name != NULL; command++)
          if (g_str_equal (command->name, name))
            return command;
    }
  return NULL;
}

static gboolean
run_command (XqCtl            *ctl,
             const XqCommand  *command,
             char            **argv,
             GError          **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (command->usage);
  g_auto (GStrv) words = g_strdupv (argv);
  gboolean ok;

  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _(command->summary));
  if (!g_option_context_parse_strv (context, &words, error))
    {
      if (error != NULL && *error != NULL && (*error)->domain == G_OPTION_ERROR)
        (*error)->domain = XQ_CTL_ERROR, (*error)->code = XQ_CTL_ERROR_USAGE;
      return FALSE;
    }
  for (guint i = 1; words[i] != NULL; i++)
    if (!g_str_equal (words[i], "--"))
      g_ptr_array_add (ctl->words, g_strdup (words[i]));
  if (ctl->words->len < command->n_words)
    return xq_ctl_set_usage (error, _("Usage: xinqingctl %s %s"), command->name, command->usage);

  ok = command->run (ctl, error);
  return xq_ctl_close (ctl, ok ? error : NULL) && ok;
}

static void
ctl_clear (XqCtl *ctl)
{
  g_ptr_array_unref (ctl->words);
  if (ctl->stdin_text != NULL)
    explicit_bzero (ctl->stdin_text, strlen (ctl->stdin_text));
  g_free (ctl->stdin_text);
  g_free (ctl->account);
  g_free (ctl->password_file);
  g_free (ctl->today);
  g_free (ctl->lang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XqCtl, ctl_clear)

int
main (int   argc,
      char *argv[])
{
  g_auto (XqCtl) ctl = { .words = g_ptr_array_new_with_free_func (g_free) };
  gboolean help = FALSE;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &ctl.account, NULL, "ACCOUNT" },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &ctl.password_file, NULL, "FILE" },
    { "today", 0, 0, G_OPTION_ARG_STRING, &ctl.today, NULL, "YYYY-MM-DD" },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &ctl.lang, NULL, "zh_CN|en" },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  const XqCommand *command = NULL;
  gboolean ok;
  int used = 0;
  int status;

  /* Words of the command line are read in the locale's encoding. */
  (void) xq_language_set (NULL);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  ok = g_option_context_parse (context, &argc, &argv, &error);
  if (!xq_language_set (ctl.lang))
    {
      g_printerr ("xinqingctl: --lang zh_CN|en\n");
      return 2;
    }
  if (ok && (help || argc < 2))
    {
      print_help ();
      return help ? 0 : 2;
    }
  if (ok)
    command = find_command (argv + 1, argc - 1, &used);

  if (!ok)
    status = 2;
  else if (command == NULL)
    {
      xq_ctl_set_usage (&error, _("There is no command “%s”. xinqingctl --help names them all."), argv[1]);
      status = 2;
    }
  else
    {
      xq_school_register ();
      ok = xq_vault_init (&error) && run_command (&ctl, command, argv + used, &error);
      status = ok ? 0 : g_error_matches (error, XQ_CTL_ERROR, XQ_CTL_ERROR_USAGE) ? 2 : 1;
    }
  if (error != NULL)
    {
      g_strdelimit (error->message, "\n", ' ');
      g_printerr ("xinqingctl: %s\n", error->message);
    }
  return status;
}
