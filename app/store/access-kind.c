/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-store"

#include "config.h"

#include "store/access-private.h"

/*   visible_x                what everyone may name
 *     "visible_x~suffix"     rows and columns of this account
 *       x, x_list, x_parts   the tables
 *
 * A CTE or temp view that takes the name visible_x gets no further than the
 * authorizer, since base tables open only inside a name with the suffix. */

#define READ_ANY (XQ_READ_ALL | XQ_READ_REACH | XQ_READ_OWN | XQ_READ_ABOUT)

static gboolean
is_list (const XqField *field)
{
  return field->type == XQ_FIELD_PARTS || (field->flags & XQ_FIELD_SEVERAL) != 0;
}

static gboolean
is_blob (const XqField *field)
{
  return field->type == XQ_FIELD_RECORD || field->type == XQ_FIELD_ACCOUNT || field->type == XQ_FIELD_LETTER;
}

static void
add_list_value (GString       *sql,
                const XqKind  *kind,
                const XqField *field)
{
  if (field->type != XQ_FIELD_PARTS)
    {
      g_string_append_printf (sql,
                              "(SELECT json_group_array (lower (hex (l.target)) ORDER BY l.position) "
                              "FROM %s_%s l WHERE l.record = r.uid)", kind->name, field->name);
      return;
    }

  g_string_append (sql, "(SELECT json_group_array (json_object ('uid', lower (hex (l.uid))");
  for (const XqField *part = field->parts; part->number != 0; part++)
    g_string_append_printf (sql, is_blob (part) ? ", '%s', lower (hex (l.\"%s\"))" : ", '%s', l.\"%s\"",
                            part->name, part->name);
  g_string_append_printf (sql, ") ORDER BY l.position) FROM %s_%s l WHERE l.record = r.uid)", kind->name, field->name);
}

/* On which rows "r" this account reads the field. */
static char *
dup_readable_condition (const XqAccessScope *scope,
                        const XqKind        *kind,
                        const XqField       *field)
{
  XqRoles all = xq_access_readable_roles (scope, kind);
  XqRoles some = field->readers == 0 ? all : all & field->readers;

  if (scope->full || some == all)
    return g_strdup ("1");
  return some == 0 ? g_strdup ("0") : xq_access_dup_row_condition (scope, kind, some, READ_ANY, "r");
}

static char *
dup_column (const XqAccessScope *scope,
            const XqKind        *kind,
            const XqField       *field)
{
  g_autofree char *readable = dup_readable_condition (scope, kind, field);
  GString *sql = g_string_new (NULL);
  gboolean always = g_str_equal (readable, "1");

  if (g_str_equal (readable, "0"))
    return g_string_free (g_string_append (sql, "NULL"), FALSE);
  if (!always)
    g_string_append_printf (sql, "CASE WHEN %s THEN ", readable);
  if (is_list (field))
    add_list_value (sql, kind, field);
  else
    g_string_append_printf (sql, "r.\"%s\"", field->name);
  if (!always)
    g_string_append (sql, " END");
  return g_string_free (sql, FALSE);
}

/* The last columns are how a version goes in with its row: NULL when read. */
#define VERSION_COLUMNS \
  "NULL AS v_uid, NULL AS v_parents, NULL AS v_desk, NULL AS v_counter, NULL AS v_lamport, NULL AS v_at, " \
  "NULL AS v_reason, NULL AS v_body, NULL AS v_salt, NULL AS v_entry"

static void
add_views (GString             *sql,
           const XqAccessScope *scope,
           const XqKind        *kind,
           const char          *rows)
{
  g_string_append_printf (sql,
                          "CREATE TEMP VIEW \"visible_%s%s\" AS SELECT r.id AS id, r.uid AS uid, r.author AS author, "
                          "r.created_at AS created_at, r.version AS version, r.signed AS signed, r.withdrawn AS withdrawn, ",
                          kind->name, scope->suffix);
  for (const XqField *field = kind->fields; field->number != 0; field++)
    {
      g_autofree char *column = dup_column (scope, kind, field);

      g_string_append_printf (sql, "%s AS \"%s\", ", column, field->name);
    }
  /* count(*) over a view that names no column of its table (a rowid is none) looks to the
   * authorizer like count(*) over the table itself, which is denied. */
  g_string_append_printf (sql, VERSION_COLUMNS " FROM %s r WHERE +r.withdrawn >= 0 AND (%s);\n", kind->name, rows);
  g_string_append_printf (sql, "CREATE TEMP VIEW visible_%s AS SELECT * FROM \"visible_%s%s\";\n",
                          kind->name, kind->name, scope->suffix);

  for (const XqField *field = kind->fields; field->number != 0; field++)
    {
      XqRoles all = xq_access_readable_roles (scope, kind);
      XqRoles some = field->readers == 0 ? all : all & field->readers;
      g_autofree char *condition = NULL;

      if (!is_list (field))
        continue;
      condition = xq_access_dup_row_condition (scope, kind, some, READ_ANY, "r");
      /* Asked a row at a time, or whoever looks for one child's records would wait for a list of all.
       * Each names a column of its table, as above. */
      g_string_append_printf (sql, "CREATE TEMP VIEW \"visible_%s_%s%s\" AS SELECT l.* FROM %s_%s l WHERE +l.position >= 0",
                              kind->name, field->name, scope->suffix, kind->name, field->name);
      if (!g_str_equal (condition, "1"))
        g_string_append_printf (sql, " AND EXISTS (SELECT r.uid FROM %s r WHERE r.uid = l.record AND (%s))",
                                kind->name, condition);
      g_string_append_printf (sql, ";\nCREATE TEMP VIEW visible_%s_%s AS SELECT * FROM \"visible_%s_%s%s\";\n",
                              kind->name, field->name, kind->name, field->name, scope->suffix);
    }
}

static void
add_list_writes (GString      *sql,
                 const XqKind *kind)
{
  for (const XqField *field = kind->fields; field->number != 0; field++)
    {
      if (!is_list (field))
        continue;

      g_string_append_printf (sql, "  DELETE FROM %s_%s WHERE record = NEW.uid;\n", kind->name, field->name);
      if (field->type != XQ_FIELD_PARTS)
        {
          g_string_append_printf (sql,
                                  "  INSERT INTO %s_%s (record, position, target) "
                                  "SELECT NEW.uid, j.key, unhex (j.value) FROM json_each (NEW.\"%s\") j;\n",
                                  kind->name, field->name, field->name);
          continue;
        }

      g_string_append_printf (sql, "  INSERT INTO %s_%s (record, position, uid", kind->name, field->name);
      for (const XqField *part = field->parts; part->number != 0; part++)
        g_string_append_printf (sql, ", \"%s\"", part->name);
      g_string_append (sql, ") SELECT NEW.uid, j.key, unhex (json_extract (j.value, '$.uid'))");
      for (const XqField *part = field->parts; part->number != 0; part++)
        g_string_append_printf (sql, is_blob (part) ? ", unhex (json_extract (j.value, '$.%s'))"
                                                    : ", json_extract (j.value, '$.%s')", part->name);
      g_string_append_printf (sql, " FROM json_each (NEW.\"%s\") j;\n", field->name);
    }
}

static void
add_version_write (GString             *sql,
                   const XqAccessScope *scope,
                   const XqKind        *kind)
{
  g_string_append_printf (sql,
                          "  INSERT INTO %s_version (uid, kind, record, parents, author, desk, counter, lamport, at, "
                          "reason, state, body, salt, entry) VALUES (NEW.v_uid, %u, NEW.uid, NEW.v_parents, x'%s', NEW.v_desk, "
                          "NEW.v_counter, NEW.v_lamport, NEW.v_at, NEW.v_reason, NEW.signed + 2 * NEW.withdrawn, "
                          "NEW.v_body, NEW.v_salt, NEW.v_entry);\n",
                          xq_cabinet_get_code (kind->cabinet), kind->number, scope->account);
}

static void
add_insert_trigger (GString             *sql,
                    const XqAccessScope *scope,
                    const XqKind        *kind,
                    const char          *allowed)
{
  g_string_append_printf (sql,
                          "CREATE TEMP TRIGGER \"add_%s%s\" INSTEAD OF INSERT ON visible_%s BEGIN\n"
                          "  SELECT RAISE (ABORT, 'denied') WHERE NEW.v_uid IS NULL OR NOT (%s);\n"
                          "  INSERT INTO %s (uid, author, created_at, version, signed, withdrawn",
                          kind->name, scope->suffix, kind->name, allowed, kind->name);
  for (const XqField *field = kind->fields; field->number != 0; field++)
    if (!is_list (field))
      g_string_append_printf (sql, ", \"%s\"", field->name);
  g_string_append_printf (sql, ") VALUES (NEW.uid, x'%s', NEW.created_at, NEW.v_uid, 0, 0", scope->account);
  for (const XqField *field = kind->fields; field->number != 0; field++)
    if (!is_list (field))
      g_string_append_printf (sql, ", NEW.\"%s\"", field->name);
  g_string_append (sql, ");\n");
  add_list_writes (sql, kind);
  add_version_write (sql, scope, kind);
  g_string_append (sql, "END;\n");
}

static void
add_update_trigger (GString             *sql,
                    const XqAccessScope *scope,
                    const XqKind        *kind,
                    const char          *allowed)
{
  g_string_append_printf (sql,
                          "CREATE TEMP TRIGGER \"edit_%s%s\" INSTEAD OF UPDATE ON visible_%s BEGIN\n"
                          "  SELECT RAISE (ABORT, 'denied') WHERE NEW.v_uid IS NULL OR NEW.uid IS NOT OLD.uid OR NOT (%s);\n"
                          "  SELECT RAISE (ABORT, 'conflict') WHERE NEW.v_parents IS NOT OLD.version;\n"
                          "  UPDATE %s SET version = NEW.v_uid, signed = NEW.signed, withdrawn = NEW.withdrawn",
                          kind->name, scope->suffix, kind->name, allowed, kind->name);
  for (const XqField *field = kind->fields; field->number != 0; field++)
    {
      g_autofree char *readable = NULL;

      if (is_list (field))
        continue;
      /* What this account cannot read came as NULL and stays as it is. */
      readable = dup_readable_condition (scope, kind, field);
      g_string_append_printf (sql, ", \"%s\" = CASE WHEN %s THEN NEW.\"%s\" ELSE r.\"%s\" END",
                              field->name, readable, field->name, field->name);
    }
  g_string_append_printf (sql, " FROM (SELECT * FROM %s WHERE uid = OLD.uid) r WHERE %s.uid = OLD.uid;\n",
                          kind->name, kind->name);
  add_list_writes (sql, kind);
  add_version_write (sql, scope, kind);
  g_string_append (sql, "END;\n");
}

/* Without a trigger of its own SQLite would refuse too, but in words of its own. */
static void
add_refusal (GString             *sql,
             const XqAccessScope *scope,
             const XqKind        *kind,
             const char          *name,
             const char          *verb)
{
  g_string_append_printf (sql, "CREATE TEMP TRIGGER \"%s_%s%s\" INSTEAD OF %s ON visible_%s BEGIN SELECT RAISE (ABORT, 'denied'); END;\n",
                          name, kind->name, scope->suffix, verb, kind->name);
}

char *
xq_access_dup_kind_views (const XqAccessScope *scope,
                          const XqKind        *kind)
{
  GString *sql = g_string_new (NULL);
  g_autofree char *rows = xq_access_dup_row_condition (scope, kind, ~0u, READ_ANY, "r");
  g_autofree char *add = xq_access_dup_add_condition (scope, kind);
  g_autofree char *edit = xq_access_dup_edit_condition (scope, kind);

  add_views (sql, scope, kind, rows);
  if (g_str_equal (add, "0"))
    add_refusal (sql, scope, kind, "add", "INSERT");
  else
    add_insert_trigger (sql, scope, kind, add);
  if (g_str_equal (edit, "0"))
    add_refusal (sql, scope, kind, "edit", "UPDATE");
  else
    add_update_trigger (sql, scope, kind, edit);
  return g_string_free (sql, FALSE);
}
