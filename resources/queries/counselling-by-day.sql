-- roles: counsellor
-- Sessions from :from to :until by day, for the weeks of a term (S20).
SELECT held_on, count (*) FROM session
 WHERE withdrawn = 0 AND held_on >= :from AND held_on <= :until
 GROUP BY held_on ORDER BY held_on
