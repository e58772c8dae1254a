/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program of somebody who has the folder, the description of the format and one
 * account's password, and wants more than this account may have. It is written
 * against the format alone (statement.h, keyring.h, account-wrap.h, cabinet-key.h)
 * and uses no code of the program.
 *
 *     vault-outsider FOLDER ACCOUNT < PASSWORD
 *
 * It opens the account's wrapped part, tries every box in the keyring with every
 * private half it has and every public key it sees, and every chain link with
 * every key it can derive. On standard output:
 *
 *     key CABINET GENERATION HEX    a proven database key of a cabinet
 *     candidate HEX                 every other 32 bytes it got hold of */

#include <stdio.h>
#include <string.h>

#include <glib.h>
#include <json-glib/json-glib.h>
#include <sodium.h>

typedef struct
{
  guint8 bytes[32];
} Key;

static GArray *publics;      /* every key that stands in clear */
static GArray *privates;     /* opening halves of our own */
static GArray *candidates;   /* everything of 32 bytes that we learn */
static GHashTable *proven;   /* lines that were printed: who sealed a box for others opens it again */
static guint   boxes_tried;
static guint   links_tried;

static const char *const labels[] = { "database", "letters", "roll", "chain", "own letters", "envelope/open", "envelope/sign", "cabinet-key", "" };

static void
hash (const char   *domain,
      const void   *data,
      gsize         length,
      guint8        out[32])
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, 32);
  crypto_generichash_update (&state, (const guint8 *) "xinqing/1/", 10);
  crypto_generichash_update (&state, (const guint8 *) domain, strlen (domain) + 1);
  crypto_generichash_update (&state, data, length);
  crypto_generichash_final (&state, out, 32);
}

static void
derive (const guint8  key[32],
        const char   *label,
        guint8        out[32])
{
  g_autofree char *text = g_strconcat ("xinqing/1/kdf/", label, NULL);

  crypto_generichash (out, 32, (const guint8 *) text, strlen (text), key, 32);
}

static void
learn (GArray       *array,
       const guint8  bytes[32])
{
  for (guint i = 0; i < array->len; i++)
    if (memcmp (g_array_index (array, Key, i).bytes, bytes, 32) == 0)
      return;
  g_array_append_vals (array, bytes, 1);
}

static gboolean
from_base64 (JsonObject *object,
             const char *name,
             guint8     *out,
             gsize       room,
             gsize      *length)
{
  const char *text = json_object_get_string_member (object, name);

  return sodium_base642bin (out, room, text, strlen (text), NULL, length, NULL, sodium_base64_VARIANT_ORIGINAL) == 0;
}

/* All lines "open HEX", "sign HEX", "key-id HEX" of the roll. */
static void
read_publics (JsonArray *roll)
{
  for (guint i = 0; i < json_array_get_length (roll); i++)
    {
      const char *text = json_object_get_string_member (json_array_get_object_element (roll, i), "text");
      g_auto(GStrv) lines = g_strsplit (text, "\n", 0);

      for (guint k = 0; lines[k] != NULL; k++)
        {
          const char *space = strchr (lines[k], ' ');
          guint8 bytes[32];
          gsize length;

          if (space != NULL && strlen (space + 1) == 64 &&
              sodium_hex2bin (bytes, 32, space + 1, 64, NULL, &length, NULL) == 0 && length == 32)
            learn (publics, bytes);
        }
    }
}

/* The uid under which the roll has a name last. */
static char *
find_uid (JsonArray  *roll,
          const char *name)
{
  g_autofree char *wanted = g_strconcat ("name ", name, NULL);
  char *uid = NULL;

  for (guint i = 0; i < json_array_get_length (roll); i++)
    {
      const char *text = json_object_get_string_member (json_array_get_object_element (roll, i), "text");
      g_auto(GStrv) lines = g_strsplit (text, "\n", 0);
      const char *subject = NULL;

      for (guint k = 0; lines[k] != NULL; k++)
        {
          if (g_str_has_prefix (lines[k], "subject "))
            subject = lines[k] + strlen ("subject ");
          else if (g_str_equal (lines[k], wanted) && subject != NULL)
            {
              g_free (uid);
              uid = g_strdup (subject);
            }
        }
    }

  return uid;
}

static gboolean
open_wrapped (JsonObject *account,
              const char *school,
              const char *password)
{
  JsonObject *kdf = json_object_get_object_member (account, "kdf");
  gint64 passes = json_object_get_int_member (kdf, "passes");
  gint64 bytes = json_object_get_int_member (kdf, "bytes");
  static guint8 wrapped[200000];
  static guint8 plain[200000];
  g_autofree char *associated = NULL;
  char salt_hex[33];
  guint8 salt[16];
  guint8 nonce[24];
  guint8 key[32];
  gsize length;
  unsigned long long plain_length;
  guint32 n;

  if (!from_base64 (account, "salt", salt, sizeof salt, &length) ||
      !from_base64 (account, "nonce", nonce, sizeof nonce, &length) ||
      !from_base64 (account, "wrapped", wrapped, sizeof wrapped, &length) ||
      crypto_pwhash (key, 32, password, strlen (password), salt, (unsigned long long) passes, (size_t) bytes,
                     crypto_pwhash_ALG_ARGON2ID13) != 0)
    return FALSE;

  sodium_bin2hex (salt_hex, sizeof salt_hex, salt, sizeof salt);
  associated = g_strdup_printf ("xinqing/1/account\n%s\n%s\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n%s\n", school,
                                json_object_get_string_member (account, "uid"), passes, bytes, salt_hex);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (plain, &plain_length, NULL, wrapped, length, (const guint8 *) associated,
                                                  strlen (associated), nonce, key) != 0)
    return FALSE;

  learn (candidates, key);
  learn (candidates, plain + 9);
  learn (candidates, plain + 41);
  memcpy (&n, plain + 73, 4);
  for (guint i = 0; i < GUINT32_FROM_LE (n); i++)
    {
      learn (privates, plain + 77 + 32 * i);
      learn (candidates, plain + 77 + 32 * i);
    }

  return TRUE;
}

/* One box, with all halves and all keys, whoever it is meant for. */
static void
try_box (JsonObject *entry)
{
  const char *cabinet = json_object_get_string_member (entry, "cabinet");
  guint8 nonce[24];
  guint8 box[80];
  guint8 plain[64];
  gsize length;

  if (!from_base64 (entry, "nonce", nonce, sizeof nonce, &length) || !from_base64 (entry, "box", box, sizeof box, &length))
    return;

  for (guint i = 0; i < privates->len; i++)
    for (guint k = 0; k < publics->len; k++)
      {
        guint8 database[32];
        char hex[65];
        char *line;

        boxes_tried++;
        if (crypto_box_open_easy (plain, box, sizeof box, nonce, g_array_index (publics, Key, k).bytes,
                                  g_array_index (privates, Key, i).bytes) != 0)
          continue;
        learn (candidates, plain + 32);
        derive (plain + 32, "database", database);
        line = g_strdup_printf ("key %s %" G_GINT64_FORMAT " %s", cabinet, json_object_get_int_member (entry, "generation"),
                                sodium_bin2hex (hex, sizeof hex, database, 32));
        if (g_hash_table_add (proven, line))
          printf ("%s\n", line);
      }
}

static void
try_lists (JsonArray *lists)
{
  for (guint i = 0; i < json_array_get_length (lists); i++)
    {
      JsonObject *list = json_array_get_object_element (lists, i);
      JsonArray *keys = json_object_get_array_member (list, "keys");

      for (guint k = 0; k < json_array_get_length (keys); k++)
        try_box (json_array_get_object_element (keys, k));
    }
}

/* Everything known, and everything that can be derived from it, is a key to try. */
static void
try_chain (JsonArray  *chain,
           const char *school)
{
  for (guint i = 0; i < json_array_get_length (chain); i++)
    {
      JsonObject *link = json_array_get_object_element (chain, i);
      g_autofree char *associated = g_strdup_printf ("xinqing/1/chain\n%s\n%s\n%" G_GINT64_FORMAT "\n", school,
                                                     json_object_get_string_member (link, "cabinet"),
                                                     json_object_get_int_member (link, "generation"));
      guint8 nonce[24];
      guint8 box[80];
      guint8 plain[64];
      gsize length;

      if (!from_base64 (link, "nonce", nonce, sizeof nonce, &length) || !from_base64 (link, "box", box, sizeof box, &length))
        continue;
      for (guint k = 0; k < candidates->len; k++)
        {
          links_tried++;
          if (crypto_aead_xchacha20poly1305_ietf_decrypt (plain, NULL, NULL, box, sizeof box, (const guint8 *) associated,
                                                          strlen (associated), nonce,
                                                          g_array_index (candidates, Key, k).bytes) == 0)
            {
              learn (candidates, plain);
              learn (candidates, plain + 32);
            }
        }
    }
}

static void
derive_all (void)
{
  guint n = candidates->len;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < G_N_ELEMENTS (labels); k++)
      {
        Key key = g_array_index (candidates, Key, i);
        guint8 out[32];

        derive (key.bytes, labels[k], out);
        learn (candidates, out);
        hash (labels[k], key.bytes, 32, out);
        learn (candidates, out);
      }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *path = NULL;
  g_autofree char *uid = NULL;
  char password[1100];
  JsonObject *root;
  JsonArray *accounts;
  const char *school;
  gboolean opened = FALSE;

  if (argc != 3 || sodium_init () < 0 || fgets (password, sizeof password, stdin) == NULL)
    return 2;
  password[strcspn (password, "\n")] = '\0';
  path = g_build_filename (argv[1], "keyring.json", NULL);
  if (!json_parser_load_from_file (parser, path, NULL))
    return 2;

  proven = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  publics = g_array_new (FALSE, FALSE, sizeof (Key));
  privates = g_array_new (FALSE, FALSE, sizeof (Key));
  candidates = g_array_new (FALSE, FALSE, sizeof (Key));
  root = json_node_get_object (json_parser_get_root (parser));
  school = json_object_get_string_member (root, "school");
  accounts = json_object_get_array_member (root, "accounts");
  read_publics (json_object_get_array_member (root, "roll"));
  uid = find_uid (json_object_get_array_member (root, "roll"), argv[2]);

  /* The password may fit more accounts than its own. */
  for (guint i = 0; i < json_array_get_length (accounts); i++)
    opened |= open_wrapped (json_array_get_object_element (accounts, i), school, password);

  if (opened && uid != NULL)
    {
      try_lists (accounts);
      try_lists (json_object_get_array_member (root, "envelopes"));
      derive_all ();
      try_chain (json_object_get_array_member (root, "chain"), school);
      derive_all ();
      for (guint i = 0; i < publics->len; i++)
        learn (candidates, g_array_index (publics, Key, i).bytes);
      for (guint i = 0; i < candidates->len; i++)
        {
          char hex[65];

          printf ("candidate %s\n", sodium_bin2hex (hex, sizeof hex, g_array_index (candidates, Key, i).bytes, 32));
        }
    }
  fprintf (stderr, "%u boxes and %u links tried\n", boxes_tried, links_tried);

  g_hash_table_unref (proven);
  g_array_unref (publics);
  g_array_unref (privates);
  g_array_unref (candidates);

  return opened ? 0 : 1;
}
