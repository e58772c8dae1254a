/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <glib/gstdio.h>

#include "preferences.h"

#define MOST_SCHOOLS 8
#define IDLE_MINUTES 5
#define MOST_IDLE_MINUTES 60

#define GROUP_LOCK "lock"
#define KEY_IDLE "idle-minutes"
#define GROUP_LOOK "look"
#define KEY_STYLE "style"
#define KEY_TEXT_SIZE "text-size"

#define STYLE "system"
#define TEXT_SIZE "standard"

typedef struct
{
  char *path;
  char *name;
  char *account;
} School;

struct _XqPreferences
{
  GObject    parent_instance;

  char      *file;
  GPtrArray *schools;
  guint      idle_minutes;
  char      *style;
  char      *text_size;
};

G_DEFINE_FINAL_TYPE (XqPreferences, xq_preferences, G_TYPE_OBJECT)

static void
school_free (School *school)
{
  g_free (school->path);
  g_free (school->name);
  g_free (school->account);
  g_free (school);
}

static char *
group_of (guint index)
{
  return g_strdup_printf ("school %u", index + 1);
}

static void
read_text (GKeyFile    *file,
           const char  *group,
           const char  *key,
           char       **place)
{
  char *text = g_key_file_get_string (file, group, key, NULL);

  if (text == NULL)
    return;
  g_free (*place);
  *place = text;
}

static void
read_file (XqPreferences *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gint64 minutes;

  if (!g_key_file_load_from_file (file, self->file, G_KEY_FILE_NONE, NULL))
    return;
  for (guint i = 0; i < MOST_SCHOOLS; i++)
    {
      g_autofree char *group = group_of (i);
      g_autofree char *path = g_key_file_get_string (file, group, "path", NULL);
      School *school;

      if (path == NULL || !g_path_is_absolute (path))
        continue;
      school = g_new0 (School, 1);
      school->path = g_steal_pointer (&path);
      school->name = g_key_file_get_string (file, group, "name", NULL);
      school->account = g_key_file_get_string (file, group, "account", NULL);
      g_ptr_array_add (self->schools, school);
    }
  minutes = g_key_file_get_int64 (file, GROUP_LOCK, KEY_IDLE, NULL);
  if (minutes >= 1 && minutes <= MOST_IDLE_MINUTES)
    self->idle_minutes = (guint) minutes;
  read_text (file, GROUP_LOOK, KEY_STYLE, &self->style);
  read_text (file, GROUP_LOOK, KEY_TEXT_SIZE, &self->text_size);
}

static void
write_file (XqPreferences *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *folder = g_path_get_dirname (self->file);

  for (guint i = 0; i < self->schools->len; i++)
    {
      const School *school = g_ptr_array_index (self->schools, i);
      g_autofree char *group = group_of (i);

      g_key_file_set_string (file, group, "path", school->path);
      g_key_file_set_string (file, group, "name", school->name != NULL ? school->name : "");
      g_key_file_set_string (file, group, "account", school->account != NULL ? school->account : "");
    }
  g_key_file_set_integer (file, GROUP_LOCK, KEY_IDLE, (int) self->idle_minutes);
  g_key_file_set_string (file, GROUP_LOOK, KEY_STYLE, self->style);
  g_key_file_set_string (file, GROUP_LOOK, KEY_TEXT_SIZE, self->text_size);

  text = g_key_file_to_data (file, NULL, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !g_file_set_contents_full (self->file, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_warning ("The preferences could not be written: %s", error != NULL ? error->message : folder);
}

guint
xq_preferences_get_n_schools (XqPreferences *self)
{
  g_return_val_if_fail (XQ_IS_PREFERENCES (self), 0);

  return self->schools->len;
}

static const School *
get_school (XqPreferences *self,
            guint          index)
{
  return index < self->schools->len ? g_ptr_array_index (self->schools, index) : NULL;
}

const char *
xq_preferences_get_school_path (XqPreferences *self,
                                guint          index)
{
  const School *school;

  g_return_val_if_fail (XQ_IS_PREFERENCES (self), NULL);

  school = get_school (self, index);
  return school != NULL ? school->path : NULL;
}

const char *
xq_preferences_get_school_name (XqPreferences *self,
                                guint          index)
{
  const School *school;

  g_return_val_if_fail (XQ_IS_PREFERENCES (self), NULL);

  school = get_school (self, index);
  return school != NULL ? school->name : NULL;
}

static gboolean
find_school (XqPreferences *self,
             const char    *path,
             guint         *index)
{
  for (guint i = 0; i < self->schools->len; i++)
    if (g_str_equal (get_school (self, i)->path, path))
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

const char *
xq_preferences_find_account (XqPreferences *self,
                             const char    *path)
{
  guint index;

  g_return_val_if_fail (XQ_IS_PREFERENCES (self) && path != NULL, NULL);

  return find_school (self, path, &index) ? get_school (self, index)->account : NULL;
}

void
xq_preferences_note_school (XqPreferences *self,
                            const char    *path,
                            const char    *name,
                            const char    *account)
{
  School *school;
  guint index;

  g_return_if_fail (XQ_IS_PREFERENCES (self) && path != NULL && name != NULL && account != NULL);

  if (find_school (self, path, &index))
    g_ptr_array_remove_index (self->schools, index);
  else if (self->schools->len == MOST_SCHOOLS)
    g_ptr_array_remove_index (self->schools, MOST_SCHOOLS - 1);

  school = g_new0 (School, 1);
  school->path = g_strdup (path);
  school->name = g_strdup (name);
  school->account = g_strdup (account);
  g_ptr_array_insert (self->schools, 0, school);
  write_file (self);
}

guint
xq_preferences_get_idle_minutes (XqPreferences *self)
{
  g_return_val_if_fail (XQ_IS_PREFERENCES (self), IDLE_MINUTES);

  return self->idle_minutes;
}

void
xq_preferences_set_idle_minutes (XqPreferences *self,
                                 guint          minutes)
{
  g_return_if_fail (XQ_IS_PREFERENCES (self));
  g_return_if_fail (minutes >= 1 && minutes <= MOST_IDLE_MINUTES);

  if (self->idle_minutes == minutes)
    return;
  self->idle_minutes = minutes;
  write_file (self);
}

static void
set_text (XqPreferences  *self,
          char          **place,
          const char     *text)
{
  if (g_str_equal (*place, text))
    return;
  g_free (*place);
  *place = g_strdup (text);
  write_file (self);
}

const char *
xq_preferences_get_style (XqPreferences *self)
{
  g_return_val_if_fail (XQ_IS_PREFERENCES (self), STYLE);

  return self->style;
}

void
xq_preferences_set_style (XqPreferences *self,
                          const char    *style)
{
  g_return_if_fail (XQ_IS_PREFERENCES (self) && style != NULL);

  set_text (self, &self->style, style);
}

const char *
xq_preferences_get_text_size (XqPreferences *self)
{
  g_return_val_if_fail (XQ_IS_PREFERENCES (self), TEXT_SIZE);

  return self->text_size;
}

void
xq_preferences_set_text_size (XqPreferences *self,
                              const char    *size)
{
  g_return_if_fail (XQ_IS_PREFERENCES (self) && size != NULL);

  set_text (self, &self->text_size, size);
}

static void
xq_preferences_finalize (GObject *object)
{
  XqPreferences *self = XQ_PREFERENCES (object);

  g_ptr_array_unref (self->schools);
  g_free (self->file);
  g_free (self->style);
  g_free (self->text_size);

  G_OBJECT_CLASS (xq_preferences_parent_class)->finalize (object);
}

static void
xq_preferences_class_init (XqPreferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xq_preferences_finalize;
}

static void
xq_preferences_init (XqPreferences *self)
{
  self->file = g_build_filename (g_get_user_config_dir (), "xinqing", "preferences.ini", NULL);
  self->schools = g_ptr_array_new_with_free_func ((GDestroyNotify) school_free);
  self->idle_minutes = IDLE_MINUTES;
  self->style = g_strdup (STYLE);
  self->text_size = g_strdup (TEXT_SIZE);
  read_file (self);
}

XqPreferences *
xq_preferences_new (void)
{
  return g_object_new (XQ_TYPE_PREFERENCES, NULL);
}
