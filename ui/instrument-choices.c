/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include <string.h>

#include "instrument-choices.h"

#include "school/instrument.h"
#include "school/kinds.h"

/* Made once, and there as long as the program is. */
static const XqChoice *
get_choices (void)
{
  static XqChoice *choices;
  GPtrArray *instruments = xq_instruments_get_all ();

  if (choices != NULL)
    return choices;
  choices = g_new0 (XqChoice, instruments->len + 1);
  for (guint i = 0; i < instruments->len; i++)
    {
      const XqInstrument *instrument = g_ptr_array_index (instruments, i);

      choices[i].code = instrument->id;
      choices[i].title = instrument->name;
    }
  return choices;
}

const XqField *
xq_instrument_choices_field (const XqField *field)
{
  static struct
  {
    const XqKind *kind;
    const char   *name;
    XqFieldType   type;
    XqField       shown;
  } fields[] = {
    { &xq_screening_campaign, "instruments", XQ_FIELD_CHOICES, { 0 } },
    { &xq_screening_form, "instrument", XQ_FIELD_CHOICE, { 0 } },
    { &xq_screening_sheet, "instrument", XQ_FIELD_CHOICE, { 0 } },
  };

  g_return_val_if_fail (field != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (field != xq_fields_find (fields[i].kind->fields, fields[i].name))
        continue;
      if (fields[i].shown.name == NULL)
        {
          memcpy (&fields[i].shown, field, sizeof fields[i].shown);
          fields[i].shown.type = fields[i].type;
          fields[i].shown.choices = get_choices ();
        }
      return &fields[i].shown;
    }
  return field;
}
