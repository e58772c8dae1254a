-- roles: head counsellor
-- How often somebody was told something about a child from :from to :until
-- (S22); a paper that was kept in the room told nobody.
SELECT count (*) FROM disclosure WHERE withdrawn = 0 AND way <> 'kept' AND told_on >= :from AND told_on <= :until
