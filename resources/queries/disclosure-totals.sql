-- roles: head counsellor
-- How often somebody was told something about a child from :from to :until
-- (S22); a paper that was kept in the room told nobody. Then papers with a name
-- that went to somebody: one on which several stand is one.
SELECT (SELECT count (*) FROM disclosure WHERE withdrawn = 0 AND way <> 'kept' AND told_on >= :from AND told_on <= :until),
       (SELECT count (*) FROM (SELECT DISTINCT told_on, told_at, told_to, what FROM disclosure
                                WHERE withdrawn = 0 AND way = 'paper' AND told_on >= :from AND told_on <= :until))
