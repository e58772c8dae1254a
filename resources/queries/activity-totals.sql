-- roles: head counsellor
-- Activities from :from to :until and people taking part: of the mental health
-- month (S13); volunteer service, study and publicity, study tours, moral and
-- civic practice (S19).
SELECT coalesce (sum (health_month = 1), 0), coalesce (sum (iif (health_month = 1, participants, 0)), 0),
       coalesce (sum (kind = 'volunteer'), 0), coalesce (sum (iif (kind = 'volunteer', participants, 0)), 0),
       coalesce (sum (kind = 'publicity'), 0), coalesce (sum (iif (kind = 'publicity', participants, 0)), 0),
       coalesce (sum (kind = 'study_tour'), 0), coalesce (sum (iif (kind = 'study_tour', participants, 0)), 0),
       coalesce (sum (kind = 'civic'), 0), coalesce (sum (iif (kind = 'civic', participants, 0)), 0)
  FROM activity
 WHERE withdrawn = 0 AND held_on >= :from AND held_on <= :until
