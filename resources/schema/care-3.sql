-- Who of the staff took part in a screening: that alone. No answer of theirs is kept.

CREATE TABLE "staff_screening" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "campaign" BLOB NOT NULL,
  "staff" BLOB NOT NULL,
  "took_part_on" TEXT NOT NULL
);
CREATE INDEX "staff_screening_by_campaign" ON "staff_screening" ("campaign", "staff");
