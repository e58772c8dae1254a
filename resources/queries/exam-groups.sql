-- roles: head counsellor
-- Group counselling around exams from :from to :until: a row a session, grade
-- and phase (S14). A session for classes is one for their grades.
SELECT DISTINCT g.uid, CAST (j.value AS INTEGER), g.phase
  FROM group_session g
  JOIN json_each ('["' || replace (g.grades, ' ', '","') || '"]') j
 WHERE g.withdrawn = 0 AND g.phase IS NOT NULL AND g.grades IS NOT NULL AND g.held_on >= :from AND g.held_on <= :until
UNION
SELECT g.uid, c.grade, g.phase
  FROM group_session g
  JOIN group_session_classes l ON l.record = g.uid
  JOIN class c ON c.uid = l.target
 WHERE g.withdrawn = 0 AND g.phase IS NOT NULL AND g.held_on >= :from AND g.held_on <= :until
