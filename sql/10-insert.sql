-- One load: all rows of one slice of one sealed manifest, into the place of one attempt.
INSERT INTO "{{database}}"."loads" (
  {{names}},
  "load",
  "day"
)
SELECT
  {{typed_values}},
  '{{load}}' AS "load",
  {{day}} AS "day"
FROM "{{database}}"."staging"
WHERE "manifest" = '{{partition}}'
