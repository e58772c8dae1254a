-- roles: head counsellor class-teacher grade-leader subject-teacher dormitory
-- How many days before a child first came to this school a day lies: negative
-- after it, NULL for a child without an enrolment. The first class may be one
-- that the asking teacher does not reach.
SELECT CAST (julianday (min (from_on)) - julianday (:day) AS INTEGER)
  FROM enrolment
 WHERE student = unhex (:student) AND withdrawn = 0
