/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include "store/access-private.h"

#define READ_ANY (XQ_READ_ALL | XQ_READ_REACH | XQ_READ_OWN | XQ_READ_ABOUT)

/* Whether a version is of a record among those that @condition holds for. Who reads
 * all of a kind is not asked: the list of all of them would be made anew for each history.
 *   condition  taken */
static char *
dup_among (const XqKind *kind,
           char         *condition)
{
  g_autofree char *owned = condition;

  if (g_str_equal (owned, "1"))
    return g_steal_pointer (&owned);
  return g_strdup_printf ("v.record IN (SELECT r.uid FROM %s r WHERE %s)", kind->name, owned);
}

/* A version holds every field; those that the reader's roles do not show are
 * taken out of its body. Fields with the same readers share one condition. */
static char *
dup_body (const XqAccessScope *scope,
          const XqKind        *kind)
{
  XqRoles all = xq_access_readable_roles (scope, kind);
  char *body = g_strdup ("v.body");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  if (scope->full)
    return body;

  for (const XqField *field = kind->fields; field->number != 0; field++)
    {
      XqRoles some = field->readers == 0 ? all : all & field->readers;
      g_autoptr (GString) paths = g_string_new (NULL);
      g_autofree char *condition = NULL;
      g_autofree char *inner = body;

      if (some == all || !g_hash_table_add (seen, GUINT_TO_POINTER (some + 1)))
        {
          body = g_steal_pointer (&inner);
          continue;
        }
      for (const XqField *other = kind->fields; other->number != 0; other++)
        if (other->readers != 0 && (all & other->readers) == some)
          g_string_append_printf (paths, ", '$.\"%u\"'", other->number);
      condition = dup_among (kind, xq_access_dup_row_condition (scope, kind, some, READ_ANY, "r"));
      body = g_strdup_printf ("CASE WHEN %s THEN %s ELSE json_remove (%s%s) END", condition, inner, inner, paths->str);
    }
  return body;
}

static void
add_version_view (GString             *sql,
                  const XqAccessScope *scope,
                  XqCabinet            cabinet)
{
  const char *code = xq_cabinet_get_code (cabinet);
  g_autoptr (GString) rows = g_string_new ("0");
  g_autoptr (GString) body = g_string_new ("CASE v.kind");
  const XqKind *const *kinds = xq_kinds_get_all ();
  guint n = 0;

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autofree char *condition = NULL;
      g_autofree char *among = NULL;
      g_autofree char *text = NULL;

      if (kinds[i]->cabinet != cabinet)
        continue;
      condition = xq_access_dup_row_condition (scope, kinds[i], ~0u, READ_ANY, "r");
      if (g_str_equal (condition, "0"))
        continue;
      text = dup_body (scope, kinds[i]);
      among = dup_among (kinds[i], g_strdup (condition));
      g_string_append_printf (rows, " OR (v.kind = %u AND %s)", kinds[i]->number, among);
      g_string_append_printf (body, " WHEN %u THEN %s", kinds[i]->number, text);
      n++;
    }

  g_string_append_printf (sql,
                          "CREATE TEMP VIEW \"visible_%s_version%s\" AS SELECT v.id, v.uid, v.kind, v.record, v.parents, "
                          "v.author, v.at, v.reason, v.state, v.entry, %s%s AS body FROM %s_version v WHERE %s;\n"
                          "CREATE TEMP VIEW visible_%s_version AS SELECT * FROM \"visible_%s_version%s\";\n",
                          code, scope->suffix, n > 0 ? body->str : "NULL", n > 0 ? " END" : "", code, rows->str,
                          code, code, scope->suffix);
}

static void
add_audit_view (GString             *sql,
                const XqAccessScope *scope,
                XqCabinet            cabinet)
{
  const char *code = xq_cabinet_get_code (cabinet);
  gboolean everything = scope->full || (scope->roles & (XQ_ROLE_BIT (XQ_ROLE_HEAD) | XQ_ROLE_BIT (XQ_ROLE_COUNSELLOR)));
  g_autofree char *own = g_strdup_printf ("a.account = x'%s'", scope->account);

  g_string_append_printf (sql,
                          "CREATE TEMP VIEW \"visible_%s_audit%s\" AS SELECT a.* FROM %s_audit a WHERE %s;\n"
                          "CREATE TEMP VIEW visible_%s_audit AS SELECT * FROM \"visible_%s_audit%s\";\n"
                          "CREATE TEMP TRIGGER \"audit_%s%s\" INSTEAD OF INSERT ON visible_%s_audit BEGIN\n"
                          "  INSERT INTO %s_audit (sequence, at, account, verb, kind, record, digest, previous, signature, hash) "
                          "VALUES (NEW.sequence, NEW.at, x'%s', NEW.verb, NEW.kind, NEW.record, NEW.digest, NEW.previous, "
                          "NEW.signature, NEW.hash);\nEND;\n",
                          code, scope->suffix, code, everything ? "+a.at >= 0" : own,
                          code, code, scope->suffix,
                          code, scope->suffix, code, code, scope->account);
}

static void
add_pending_view (GString             *sql,
                  const XqAccessScope *scope,
                  XqCabinet            cabinet)
{
  const char *code = xq_cabinet_get_code (cabinet);

  g_string_append_printf (sql,
                          "CREATE TEMP VIEW \"visible_%s_pending%s\" AS SELECT p.* FROM %s_pending p WHERE p.account = x'%s';\n"
                          "CREATE TEMP VIEW visible_%s_pending AS SELECT * FROM \"visible_%s_pending%s\";\n"
                          "CREATE TEMP TRIGGER \"defer_%s%s\" INSTEAD OF INSERT ON visible_%s_pending BEGIN\n"
                          "  INSERT INTO %s_pending (uid, account, what, payload) "
                          "VALUES (NEW.uid, x'%s', NEW.what, NEW.payload);\nEND;\n",
                          code, scope->suffix, code, scope->account,
                          code, code, scope->suffix,
                          code, scope->suffix, code, code, scope->account);
}

/* Letters are opened by key, not by row; but who writes to whom on which day is a
 * matter of those two and of who holds the cabinet that is written to. */
static char *
dup_letter_condition (const XqAccessScope *scope)
{
  GString *condition = g_string_new (NULL);

  if (scope->full)
    return g_string_free (g_string_append (condition, "+l.length >= 0"), FALSE);
  g_string_append_printf (condition, "l.writer = x'%s' OR l.receiver IN ('%s'", scope->account, scope->account);
  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    if (scope->holds[cabinet])
      g_string_append_printf (condition, ", '%s'", xq_cabinet_get_code (cabinet));
  return g_string_free (g_string_append (condition, ")"), FALSE);
}

static void
add_letter_view (GString             *sql,
                 const XqAccessScope *scope,
                 XqCabinet            cabinet)
{
  const char *code = xq_cabinet_get_code (cabinet);
  g_autofree char *condition = dup_letter_condition (scope);

  g_string_append_printf (sql,
                          "CREATE TEMP VIEW \"visible_%s_letter%s\" AS SELECT l.* FROM %s_letter l WHERE %s;\n"
                          "CREATE TEMP VIEW visible_%s_letter AS SELECT * FROM \"visible_%s_letter%s\";\n"
                          "CREATE TEMP TRIGGER \"send_%s%s\" INSTEAD OF INSERT ON visible_%s_letter BEGIN\n"
                          "  INSERT INTO %s_letter (uid, receiver, receiver_key, writer, written_at, length, sealed, entry) "
                          "VALUES (NEW.uid, NEW.receiver, NEW.receiver_key, x'%s', NEW.written_at, NEW.length, NEW.sealed, NEW.entry);\nEND;\n",
                          code, scope->suffix, code, condition,
                          code, code, scope->suffix,
                          code, scope->suffix, code, code, scope->account);
}

char *
xq_access_dup_system_views (const XqAccessScope *scope,
                            XqCabinet            cabinet)
{
  GString *sql = g_string_new (NULL);

  add_version_view (sql, scope, cabinet);
  add_audit_view (sql, scope, cabinet);
  add_pending_view (sql, scope, cabinet);
  add_letter_view (sql, scope, cabinet);
  return g_string_free (sql, FALSE);
}

gboolean
xq_access_install (XqConnection         *connection,
                   const XqAccessScope  *scope,
                   GError              **error)
{
  const XqKind *const *kinds = xq_kinds_get_all ();

  if (scope->holds[XQ_CABINET_SCHOOL])
    {
      g_autofree char *sql = xq_access_dup_reach_views (scope);

      if (!xq_connection_run (connection, sql, error))
        return FALSE;
    }

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autofree char *sql = NULL;

      if (!scope->holds[kinds[i]->cabinet])
        continue;
      sql = xq_access_dup_kind_views (scope, kinds[i]);
      if (!xq_connection_run (connection, sql, error))
        return FALSE;
    }

  for (XqCabinet cabinet = 0; cabinet < XQ_N_CABINETS; cabinet++)
    {
      g_autofree char *sql = NULL;

      if (!scope->holds[cabinet])
        continue;
      sql = xq_access_dup_system_views (scope, cabinet);
      if (!xq_connection_run (connection, sql, error))
        return FALSE;
    }
  return TRUE;
}
