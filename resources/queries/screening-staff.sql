-- roles: head counsellor
-- The staff at work on :day, and those of them who took part in a screening of the
-- staff in the school year :year up to :until (S7).
WITH
campaign AS (
  SELECT uid FROM screening_campaign WHERE withdrawn = 0 AND audience = 'staff' AND year = CAST (:year AS INTEGER)
),
working AS MATERIALIZED (
  SELECT uid FROM staff
   WHERE withdrawn = 0 AND (from_on IS NULL OR from_on <= :day) AND (until_on IS NULL OR until_on >= :day)
)
SELECT (SELECT count (*) FROM working),
       (SELECT count (*) FROM working w WHERE EXISTS (SELECT 1 FROM staff_screening t
          WHERE t.staff = w.uid AND t.withdrawn = 0 AND t.took_part_on <= :until AND t.campaign IN (SELECT uid FROM campaign)))
