-- Who came to a group: the group itself lies, as a number, in the school cabinet.

CREATE TABLE "group_attendance" (
  "id" INTEGER PRIMARY KEY,
  "uid" BLOB NOT NULL UNIQUE CHECK (length ("uid") = 16),
  "author" BLOB NOT NULL CHECK (length ("author") = 16),
  "created_at" INTEGER NOT NULL,
  "version" BLOB NOT NULL CHECK (length ("version") = 16),
  "signed" INTEGER NOT NULL DEFAULT 0,
  "withdrawn" INTEGER NOT NULL DEFAULT 0,
  "group_session" BLOB NOT NULL,
  "note" TEXT
);
CREATE TABLE "group_attendance_students" (
  "record" BLOB NOT NULL REFERENCES "group_attendance" ("uid") DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER NOT NULL,
  "target" BLOB NOT NULL,
  PRIMARY KEY ("record", "position")
) WITHOUT ROWID;
CREATE INDEX "group_attendance_students_by_target" ON "group_attendance_students" ("target", "record");
