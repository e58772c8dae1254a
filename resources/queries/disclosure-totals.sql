-- roles: head counsellor
-- How often somebody was told something about a child from :from to :until (S22).
SELECT count (*) FROM disclosure WHERE withdrawn = 0 AND told_on >= :from AND told_on <= :until
