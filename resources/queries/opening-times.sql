-- roles: head counsellor
-- When the room was to be open and when somebody was signed in, from :from to
-- :until (S20): day, 'planned' or 'signed', from, until. With :needs 1 only a
-- psychology teacher opens it. A duty that was changed is that of its deputy,
-- and without a deputy none; who never signed out was there until the duty's end.
WITH
opener AS (
  SELECT uid, coalesce (from_on, '') AS from_on, coalesce (until_on, '9999-12-31') AS until_on FROM staff
   WHERE withdrawn = 0 AND (:needs <> '1' OR job IN ('psych_full', 'psych_part'))
),
planned AS (
  SELECT s.falls_on AS day, s.started_at AS from_at, s.ended_at AS until_at, iif (w.uid IS NULL, s.person, w.deputy) AS person
    FROM duty_slot s
    LEFT JOIN duty_swap w ON w.slot = s.uid AND w.withdrawn = 0
   WHERE s.withdrawn = 0 AND s.counts = 1 AND s.falls_on >= :from AND s.falls_on <= :until
),
signed AS (
  SELECT g.falls_on AS day, g.started_at AS from_at, coalesce (g.ended_at, s.ended_at) AS until_at, g.person AS person
    FROM duty_sign g
    LEFT JOIN duty_slot s ON s.uid = g.slot AND s.withdrawn = 0
   WHERE g.withdrawn = 0 AND (s.uid IS NULL OR s.counts = 1) AND g.falls_on >= :from AND g.falls_on <= :until
)
SELECT p.day, 'planned', p.from_at, p.until_at FROM planned p
  JOIN opener o ON o.uid = p.person AND o.from_on <= p.day AND o.until_on >= p.day
UNION ALL
SELECT g.day, 'signed', g.from_at, g.until_at FROM signed g
  JOIN opener o ON o.uid = g.person AND o.from_on <= g.day AND o.until_on >= g.day
 WHERE g.until_at > g.from_at
 ORDER BY 1, 2, 3, 4
