-- roles: counsellor
-- Sessions from :from to :until by their main theme, which is the first one,
-- and the persons behind each: a session without a named student is one (S20).
WITH
held AS (
  SELECT s.uid AS uid, substr (s.theme, 1, instr (s.theme || ' ', ' ') - 1) AS theme,
         coalesce (s.student, c.student, s.case_file) AS person
    FROM session s
    LEFT JOIN case_file c ON c.uid = s.case_file
   WHERE s.withdrawn = 0 AND s.client <> 'staff' AND s.held_on >= :from AND s.held_on <= :until
),
present AS (
  SELECT uid, theme, coalesce (person, uid) AS person FROM held
   WHERE person IS NOT NULL
      OR NOT EXISTS (SELECT 1 FROM session_participants p WHERE p.record = held.uid AND p.student IS NOT NULL)
  UNION
  SELECT h.uid, h.theme, p.student FROM held h JOIN session_participants p ON p.record = h.uid
   WHERE p.student IS NOT NULL
)
SELECT theme, count (DISTINCT uid), count (DISTINCT person) FROM present GROUP BY theme ORDER BY theme
