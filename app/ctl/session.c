/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ctl"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ctl/command.h"

#define SECRET_MOST 4096

G_DEFINE_QUARK (xq-ctl-error-quark, xq_ctl_error)

gboolean
xq_ctl_set_usage (GError     **error,
                  const char  *format,
                  ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, XQ_CTL_ERROR, XQ_CTL_ERROR_USAGE, text);
  return FALSE;
}

const char *
xq_ctl_word (XqCtl *ctl,
             guint  index)
{
  return index < ctl->words->len ? g_ptr_array_index (ctl->words, index) : NULL;
}

/* Byte by byte, so that what follows the line stays for others to read. */
static XqSecret *
read_line (int      fd,
           GError **error)
{
  char line[SECRET_MOST];
  gsize n = 0;
  XqSecret *secret;

  for (;;)
    {
      ssize_t got = n < sizeof line ? read (fd, line + n, 1) : 0;

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0 || line[n] == '\n')
        break;
      n++;
    }
  if (n > 0 && line[n - 1] == '\r')
    n--;
  if (n == 0 || n == sizeof line)
    {
      explicit_bzero (line, sizeof line);
      g_set_error (error, XQ_CTL_ERROR, XQ_CTL_ERROR_FAILED, _("The password's line is empty or too long. Look at it and try again."));
      return NULL;
    }
  secret = xq_secret_new (line, n);
  explicit_bzero (line, sizeof line);
  return secret;
}

static XqSecret *
ask_terminal (const char  *prompt,
              GError     **error)
{
  struct termios before;
  struct termios silent;
  XqSecret *secret;
  int fd = g_open ("/dev/tty", O_RDWR | O_CLOEXEC, 0);

  if (fd < 0 || tcgetattr (fd, &before) != 0)
    {
      if (fd >= 0)
        close (fd);
      g_set_error (error, XQ_CTL_ERROR, XQ_CTL_ERROR_FAILED,
                   _("There is no terminal to ask for the password. Give it with --password-file."));
      return NULL;
    }
  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  (void) tcsetattr (fd, TCSAFLUSH, &silent);
  dprintf (fd, "%s ", prompt);
  secret = read_line (fd, error);
  (void) tcsetattr (fd, TCSAFLUSH, &before);
  dprintf (fd, "\n");
  close (fd);
  return secret;
}

XqSecret *
xq_ctl_read_secret_file (XqCtl       *ctl,
                         const char  *file,
                         const char  *prompt,
                         GError     **error)
{
  XqSecret *secret;
  int fd;

  (void) ctl;
  if (file == NULL)
    return ask_terminal (prompt, error);
  if (g_str_equal (file, "-"))
    return read_line (STDIN_FILENO, error);

  fd = g_open (file, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      g_set_error (error, XQ_CTL_ERROR, XQ_CTL_ERROR_FAILED, _("The password's file “%s” cannot be read: %s"), file, g_strerror (errno));
      return NULL;
    }
  secret = read_line (fd, error);
  close (fd);
  return secret;
}

XqSecret *
xq_ctl_read_password (XqCtl   *ctl,
                      GError **error)
{
  return xq_ctl_read_secret_file (ctl, ctl->password_file, _("Password:"), error);
}

const char *
xq_ctl_read_stdin (XqCtl   *ctl,
                   GError **error)
{
  g_autoptr (GString) text = NULL;
  char buffer[4096];
  ssize_t n;

  if (ctl->stdin_read)
    return ctl->stdin_text;

  text = g_string_new (NULL);
  while ((n = read (STDIN_FILENO, buffer, sizeof buffer)) > 0)
    {
      g_string_append_len (text, buffer, n);
      if (text->len > 16 * 1024 * 1024)
        break;
    }
  explicit_bzero (buffer, sizeof buffer);
  if (n < 0 || text->len > 16 * 1024 * 1024 || !g_utf8_validate (text->str, (gssize) text->len, NULL))
    {
      g_set_error (error, XQ_CTL_ERROR, XQ_CTL_ERROR_FAILED, _("Standard input could not be read as text (UTF-8). Save it as plain text."));
      return NULL;
    }
  ctl->stdin_read = TRUE;
  ctl->stdin_text = g_string_free (g_steal_pointer (&text), FALSE);
  return ctl->stdin_text;
}

/* A school with one account needs no --as. */
static char *
choose_account (XqCtl   *ctl,
                GError **error)
{
  g_autoptr (GPtrArray) accounts = NULL;

  if (ctl->account != NULL)
    return g_strdup (ctl->account);
  accounts = xq_vault_list_accounts (ctl->vault);
  if (accounts->len == 1)
    return g_strdup (((XqAccount *) g_ptr_array_index (accounts, 0))->name);
  xq_ctl_set_usage (error, _("Say who you are: --as ACCOUNT"));
  return NULL;
}

gboolean
xq_ctl_open_vault (XqCtl   *ctl,
                   GError **error)
{
  g_autofree char *account = NULL;

  ctl->vault = xq_vault_open (xq_ctl_word (ctl, 0), error);
  if (ctl->vault == NULL)
    return FALSE;
  account = choose_account (ctl, error);
  if (account == NULL)
    return FALSE;
  ctl->password = xq_ctl_read_password (ctl, error);
  return ctl->password != NULL && xq_vault_unlock (ctl->vault, account, ctl->password, NULL, error);
}

gboolean
xq_ctl_open_store (XqCtl   *ctl,
                   GError **error)
{
  if (!xq_ctl_open_vault (ctl, error))
    return FALSE;
  ctl->store = xq_store_open (ctl->vault, ctl->today, error);
  return ctl->store != NULL;
}

gboolean
xq_ctl_close (XqCtl   *ctl,
              GError **error)
{
  gboolean ok = TRUE;

  if (ctl->store != NULL)
    ok = xq_store_close (ctl->store, error);
  g_clear_object (&ctl->store);
  g_clear_pointer (&ctl->password, xq_secret_unref);
  g_clear_pointer (&ctl->student_class, g_free);
  if (ctl->vault != NULL)
    xq_vault_close (ctl->vault);
  g_clear_object (&ctl->vault);
  return ok;
}

void
xq_ctl_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  g_print ("%s\n", text);
}
