/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "xq-ui"

#include "config.h"

#include "record-chip.h"

struct _XqRecordChip
{
  AdwBin    parent_instance;

  char     *uid;
  GtkLabel *name_label;
};

G_DEFINE_FINAL_TYPE (XqRecordChip, xq_record_chip, ADW_TYPE_BIN)

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

GtkWidget *
xq_record_chip_new (const char *uid,
                    const char *name)
{
  XqRecordChip *self;

  g_return_val_if_fail (uid != NULL && name != NULL, NULL);

  self = g_object_new (XQ_TYPE_RECORD_CHIP, NULL);
  self->uid = g_strdup (uid);
  gtk_label_set_text (self->name_label, name);
  return GTK_WIDGET (self);
}

const char *
xq_record_chip_get_uid (XqRecordChip *self)
{
  g_return_val_if_fail (XQ_IS_RECORD_CHIP (self), NULL);

  return self->uid;
}

/* Whoever hears it may drop the chip. */
static void
remove_cb (XqRecordChip *self)
{
  g_autoptr (XqRecordChip) held = g_object_ref (self);

  g_signal_emit (held, signals[REMOVED], 0);
}

static void
xq_record_chip_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (xq_record_chip_parent_class)->dispose (object);
}

static void
xq_record_chip_finalize (GObject *object)
{
  g_free (XQ_RECORD_CHIP (object)->uid);

  G_OBJECT_CLASS (xq_record_chip_parent_class)->finalize (object);
}

static void
xq_record_chip_class_init (XqRecordChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xq_record_chip_dispose;
  G_OBJECT_CLASS (klass)->finalize = xq_record_chip_finalize;

  signals[REMOVED] = g_signal_new ("removed", XQ_TYPE_RECORD_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/xinqing/Xinqing/ui/record-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, XqRecordChip, name_label);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
xq_record_chip_init (XqRecordChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
