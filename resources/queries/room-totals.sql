-- roles: head counsellor
-- The counselling room (S20): rooms for individual and for group counselling;
-- walk-ins and telephone calls from :from to :until; items of the guide that the
-- last self-check up to :until found to conform, and that it judged.
WITH
checked AS (
  SELECT uid FROM room_check WHERE withdrawn = 0 AND checked_on <= :until ORDER BY checked_on DESC, id DESC LIMIT 1
)
SELECT (SELECT count (*) FROM room WHERE withdrawn = 0 AND function = 'individual' AND (from_on IS NULL OR from_on <= :until)),
       (SELECT count (*) FROM room WHERE withdrawn = 0 AND function = 'group' AND (from_on IS NULL OR from_on <= :until)),
       (SELECT coalesce (sum (walk_ins), 0) FROM duty_sign WHERE withdrawn = 0 AND falls_on >= :from AND falls_on <= :until),
       (SELECT coalesce (sum (phone_calls), 0) FROM duty_sign WHERE withdrawn = 0 AND falls_on >= :from AND falls_on <= :until),
       (SELECT count (*) FROM room_check_items i WHERE i.record IN (SELECT uid FROM checked) AND i.result = 'met'),
       (SELECT count (*) FROM room_check_items i WHERE i.record IN (SELECT uid FROM checked))
