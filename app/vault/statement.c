/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-vault"

#include "config.h"

#include <string.h>

#include "vault/codec.h"
#include "vault/hash.h"
#include "vault/statement.h"

/* The body's lines, in the order of the text. */
typedef enum
{
  NONCE       = 1 << 0,
  SCHOOL_NAME = 1 << 1,
  CABINET     = 1 << 2,
  GENERATION  = 1 << 3,
  KEY_ID      = 1 << 4,
  SUBJECT     = 1 << 5,
  ENVELOPE    = 1 << 6,
  NAME        = 1 << 7,
  ROLES       = 1 << 8,
  OPEN        = 1 << 9,
  SIGN        = 1 << 10,
} Lines;

#define PAIR (OPEN | SIGN)

static const struct
{
  const char *code;
  Lines       lines;
} kinds[XQ_N_STATEMENT_KINDS] = {
  [XQ_STATEMENT_FOUND]     = { "found",     NONCE | SCHOOL_NAME | SUBJECT | NAME | ROLES | PAIR },
  [XQ_STATEMENT_ACCOUNT]   = { "account",   SUBJECT | NAME | ROLES | PAIR },
  [XQ_STATEMENT_ROLES]     = { "roles",     SUBJECT | ROLES },
  [XQ_STATEMENT_REMOVE]    = { "remove",    SUBJECT },
  [XQ_STATEMENT_PAIRS]     = { "pairs",     SUBJECT | PAIR },
  [XQ_STATEMENT_RESET]     = { "reset",     SUBJECT | PAIR },
  [XQ_STATEMENT_CABINET]   = { "cabinet",   CABINET | GENERATION | KEY_ID | PAIR },
  [XQ_STATEMENT_ADMITTED]  = { "admitted",  CABINET | GENERATION | SUBJECT | OPEN },
  [XQ_STATEMENT_REFUSED]   = { "refused",   CABINET | GENERATION | SUBJECT | OPEN },
  [XQ_STATEMENT_ENVELOPE]  = { "envelope",  SUBJECT | ENVELOPE | PAIR },
  [XQ_STATEMENT_RECOVERED] = { "recovered", SUBJECT | NAME | ROLES | PAIR },
};

static const char *const envelopes[] = { "school", "counsellors" };

/* Longer than any statement can be; a bound for hostile files. */
#define MOST_TEXT 4096

XqStatement *
xq_statement_new (XqStatementKind kind)
{
  XqStatement *self = g_new0 (XqStatement, 1);

  self->kind = kind;

  return self;
}

void
xq_statement_free (XqStatement *statement)
{
  if (statement == NULL)
    return;

  g_free (statement->school);
  g_free (statement->signer);
  g_free (statement->nonce);
  g_free (statement->school_name);
  g_free (statement->subject);
  g_free (statement->name);
  g_free (statement->text);
  g_free (statement);
}

static char *
format_roles (XqRoles roles)
{
  GString *text = g_string_new (NULL);

  for (guint role = 0; role < XQ_N_ROLES; role++)
    if (roles & XQ_ROLE_BIT (role))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", xq_role_get_code ((XqRole) role));

  return g_string_free (text, FALSE);
}

static void
append_hex (GString      *text,
            const char   *name,
            const guint8  bytes[XQ_KEY_BYTES])
{
  g_autofree char *hex = xq_hex_new (bytes, XQ_KEY_BYTES);

  g_string_append_printf (text, "%s %s\n", name, hex);
}

static char *
format_statement (const XqStatement *self)
{
  GString *text = g_string_new ("xinqing-roll 1\n");
  Lines lines = kinds[self->kind].lines;

  g_string_append_printf (text, "school %s\nindex %" G_GUINT64_FORMAT "\n", self->school, self->index);
  append_hex (text, "previous", self->previous);
  g_string_append_printf (text, "kind %s\nat %" G_GINT64_FORMAT "\nsigner %s\n",
                          kinds[self->kind].code, self->at, self->signer);

  if (lines & NONCE)
    g_string_append_printf (text, "nonce %s\n", self->nonce);
  if (lines & SCHOOL_NAME)
    g_string_append_printf (text, "school-name %s\n", self->school_name);
  if (lines & CABINET)
    g_string_append_printf (text, "cabinet %s\n", xq_cabinet_get_code (self->cabinet));
  if (lines & GENERATION)
    g_string_append_printf (text, "generation %" G_GUINT32_FORMAT "\n", self->generation);
  if (lines & KEY_ID)
    append_hex (text, "key-id", self->key_id);
  if (lines & SUBJECT)
    g_string_append_printf (text, "subject %s\n", self->subject);
  if (lines & ENVELOPE)
    g_string_append_printf (text, "envelope %s\n", envelopes[self->envelope]);
  if (lines & NAME)
    g_string_append_printf (text, "name %s\n", self->name);
  if (lines & ROLES)
    {
      g_autofree char *roles = format_roles (self->roles);

      g_string_append_printf (text, "roles %s\n", roles);
    }
  if (lines & OPEN)
    append_hex (text, "open", self->open);
  if (lines & SIGN)
    append_hex (text, "sign", self->sign);

  return g_string_free (text, FALSE);
}

void
xq_statement_close (XqStatement *statement)
{
  g_return_if_fail (statement != NULL && statement->text == NULL);

  statement->text = format_statement (statement);
  xq_hash_data ("roll", statement->text, strlen (statement->text), statement->hash);
}

void
xq_statement_sign (XqStatement *statement,
                   XqSecret    *seed)
{
  g_return_if_fail (statement != NULL && statement->text != NULL);
  g_return_if_fail (statement->n_signatures < XQ_MOST_SIGNATURES);

  xq_sign (seed, "roll", statement->school, statement->text, strlen (statement->text),
           statement->signatures[statement->n_signatures++]);
}

gboolean
xq_statement_is_signed_by (const XqStatement *statement,
                           guint              position,
                           const guint8       public_half[XQ_KEY_BYTES])
{
  g_return_val_if_fail (statement != NULL, FALSE);

  return position < statement->n_signatures &&
         xq_verify (public_half, "roll", statement->school, statement->text, strlen (statement->text),
                    statement->signatures[position]);
}

/* Takes the next line's value, if the line has that name. */
static char *
take_line (char       **lines,
           guint       *position,
           const char  *name)
{
  const char *line = lines[*position];
  gsize length = strlen (name);

  if (line == NULL || strncmp (line, name, length) != 0 || line[length] != ' ')
    return NULL;
  *position += 1;

  return g_strdup (line + length + 1);
}

static gboolean
take_hex (char       **lines,
          guint       *position,
          const char  *name,
          guint8       bytes[XQ_KEY_BYTES])
{
  g_autofree char *value = take_line (lines, position, name);

  return xq_hex_read (value, bytes, XQ_KEY_BYTES);
}

static gboolean
take_uid (char       **lines,
          guint       *position,
          const char  *name,
          char       **uid)
{
  *uid = take_line (lines, position, name);

  return xq_uid_is_valid (*uid);
}

static gboolean
take_name (char       **lines,
           guint       *position,
           const char  *name,
           char       **value)
{
  *value = take_line (lines, position, name);

  return xq_name_is_valid (*value);
}

static gboolean
take_number (char       **lines,
             guint       *position,
             const char  *name,
             guint64      most,
             guint64     *number)
{
  g_autofree char *value = take_line (lines, position, name);

  return value != NULL && g_ascii_string_to_unsigned (value, 10, 0, most, number, NULL);
}

static gboolean
take_choice (char              **lines,
             guint              *position,
             const char         *name,
             const char *const  *codes,
             guint               n_codes,
             guint              *choice)
{
  g_autofree char *value = take_line (lines, position, name);

  for (guint i = 0; value != NULL && i < n_codes; i++)
    if (g_str_equal (codes[i], value))
      {
        *choice = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
take_roles (char    **lines,
            guint    *position,
            XqRoles  *roles)
{
  g_autofree char *value = take_line (lines, position, "roles");
  g_auto(GStrv) codes = NULL;

  if (value == NULL)
    return FALSE;

  codes = g_strsplit (value, ",", XQ_N_ROLES + 1);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      XqRole role;

      if (!xq_role_from_code (codes[i], &role))
        return FALSE;
      *roles |= XQ_ROLE_BIT (role);
    }

  return *roles != 0;
}

static gboolean
take_head (XqStatement  *self,
           char        **lines,
           guint        *position)
{
  const char *codes[XQ_N_STATEMENT_KINDS];
  g_autofree char *version = take_line (lines, position, "xinqing-roll");
  guint64 at;
  guint kind;

  for (guint i = 0; i < XQ_N_STATEMENT_KINDS; i++)
    codes[i] = kinds[i].code;

  if (g_strcmp0 (version, "1") != 0 ||
      !take_uid (lines, position, "school", &self->school) ||
      !take_number (lines, position, "index", G_MAXUINT32, &self->index) ||
      !take_hex (lines, position, "previous", self->previous) ||
      !take_choice (lines, position, "kind", codes, XQ_N_STATEMENT_KINDS, &kind) ||
      !take_number (lines, position, "at", G_MAXINT64, &at) ||
      !take_uid (lines, position, "signer", &self->signer))
    return FALSE;

  self->kind = (XqStatementKind) kind;
  self->at = (gint64) at;

  return TRUE;
}

static gboolean
take_body (XqStatement  *self,
           char        **text,
           guint        *position)
{
  Lines lines = kinds[self->kind].lines;
  const char *cabinets[XQ_N_CABINETS];
  guint64 generation = 0;
  guint cabinet = 0;

  for (guint i = 0; i < XQ_N_CABINETS; i++)
    cabinets[i] = xq_cabinet_get_code ((XqCabinet) i);

  if ((lines & NONCE && !take_uid (text, position, "nonce", &self->nonce)) ||
      (lines & SCHOOL_NAME && !take_name (text, position, "school-name", &self->school_name)) ||
      (lines & CABINET && !take_choice (text, position, "cabinet", cabinets, XQ_N_CABINETS, &cabinet)) ||
      (lines & GENERATION && !take_number (text, position, "generation", G_MAXUINT32 - 1, &generation)) ||
      (lines & KEY_ID && !take_hex (text, position, "key-id", self->key_id)) ||
      (lines & SUBJECT && !take_uid (text, position, "subject", &self->subject)) ||
      (lines & ENVELOPE && !take_choice (text, position, "envelope", envelopes, G_N_ELEMENTS (envelopes), &self->envelope)) ||
      (lines & NAME && !take_name (text, position, "name", &self->name)) ||
      (lines & ROLES && !take_roles (text, position, &self->roles)) ||
      (lines & OPEN && !take_hex (text, position, "open", self->open)) ||
      (lines & SIGN && !take_hex (text, position, "sign", self->sign)))
    return FALSE;

  self->cabinet = (XqCabinet) cabinet;
  self->generation = (guint32) generation;

  return TRUE;
}

XqStatement *
xq_statement_parse (const char *text)
{
  g_autoptr(XqStatement) self = NULL;
  g_auto(GStrv) lines = NULL;
  g_autofree char *again = NULL;
  guint position = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > MOST_TEXT || !g_utf8_validate (text, -1, NULL))
    return NULL;

  self = xq_statement_new (XQ_STATEMENT_FOUND);
  lines = g_strsplit (text, "\n", 0);
  if (!take_head (self, lines, &position) || !take_body (self, lines, &position))
    return NULL;

  /* One spelling for each statement: whatever the reading above let through
   * (a leading zero, roles in another order, a line too many) ends here. */
  again = format_statement (self);
  if (!g_str_equal (again, text))
    return NULL;
  xq_statement_close (self);

  return g_steal_pointer (&self);
}

char *
xq_statement_get_school (const char   *nonce,
                         const char   *subject,
                         const guint8  sign[XQ_KEY_BYTES])
{
  g_autofree char *hex = xq_hex_new (sign, XQ_KEY_BYTES);
  g_autofree char *text = g_strconcat (nonce, subject, hex, NULL);
  guint8 hash[XQ_HASH_BYTES];

  xq_hash_data ("school", text, strlen (text), hash);

  return xq_hex_new (hash, XQ_UID_DIGITS / 2);
}

gboolean
xq_name_is_valid (const char *name)
{
  gsize length;

  if (name == NULL)
    return FALSE;

  length = strlen (name);
  if (length == 0 || length > 200 || !g_utf8_validate (name, (gssize) length, NULL) ||
      g_unichar_isspace (g_utf8_get_char (name)) ||
      g_unichar_isspace (g_utf8_get_char (g_utf8_find_prev_char (name, name + length))))
    return FALSE;

  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    {
      GUnicodeType type = g_unichar_type (g_utf8_get_char (c));

      /* Format characters could make two names look alike, or turn the order
       * of the line in which they are shown. Unassigned ones are let through:
       * an older system must read what a newer one wrote. */
      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_SURROGATE ||
          type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        return FALSE;
    }

  return TRUE;
}
