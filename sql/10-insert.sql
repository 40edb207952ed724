-- One slice of one sealed manifest.
INSERT INTO "{{database}}"."processed"
SELECT
  {{typed_values}},
  {{day}} AS "day"
FROM "{{database}}"."staging"
WHERE "manifest" = '{{manifest}}'
  AND {{day}} BETWEEN '{{first_day}}' AND '{{last_day}}'
/* {{marker}} */
