-- roles: counsellor
-- The day of the first session on record; NULL if there is none.
SELECT min (held_on) FROM session WHERE withdrawn = 0
