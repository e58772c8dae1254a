-- roles: counsellor
-- The classes of :year with children in them on :day: uid, how many children, and of
-- how many of them there is an observation or a valid answer sheet in a campaign of
-- that school year up to :until (S7).
WITH
campaign AS (
  SELECT uid FROM screening_campaign WHERE withdrawn = 0 AND audience = 'students' AND year = CAST (:year AS INTEGER)
),
screened AS MATERIALIZED (
  SELECT o.student AS student FROM screening_observation o
   WHERE o.campaign IN (SELECT uid FROM campaign) AND o.withdrawn = 0 AND o.observed_on <= :until
  UNION
  SELECT s.student FROM screening_sheet s
   WHERE s.campaign IN (SELECT uid FROM campaign) AND s.withdrawn = 0 AND s.validity = 'valid' AND s.filled_on <= :until
)
SELECT lower (hex (e.class)), count (DISTINCT e.student),
       count (DISTINCT CASE WHEN e.student IN (SELECT student FROM screened) THEN e.student END)
  FROM enrolment e JOIN class c ON c.uid = e.class
 WHERE c.withdrawn = 0 AND c.year = CAST (:year AS INTEGER)
   AND e.withdrawn = 0 AND e.from_on <= :day AND (e.until_on IS NULL OR e.until_on >= :day)
   AND e.student NOT IN (SELECT uid FROM student WHERE withdrawn <> 0)
 GROUP BY e.class
