-- roles: head counsellor
-- Duties from :from to :until that nobody keeps ('uncovered'), and those of a
-- person who is on duty elsewhere at that time ('twice') (S20).
WITH
kept AS (
  SELECT s.uid AS slot, s.falls_on AS day, s.started_at AS from_at, s.ended_at AS until_at,
         w.uid AS change, iif (w.uid IS NULL, s.person, w.deputy) AS person
    FROM duty_slot s
    LEFT JOIN duty_swap w ON w.slot = s.uid AND w.withdrawn = 0
   WHERE s.withdrawn = 0 AND s.falls_on >= :from AND s.falls_on <= :until
)
SELECT slot, day, from_at, 'uncovered' FROM kept WHERE person IS NULL
UNION ALL
SELECT k.slot, k.day, k.from_at, 'twice' FROM kept k
 WHERE EXISTS (SELECT 1 FROM kept o WHERE o.person = k.person AND o.day = k.day AND o.slot <> k.slot
                  AND o.from_at < k.until_at AND o.until_at > k.from_at)
 ORDER BY 2, 3, 4
