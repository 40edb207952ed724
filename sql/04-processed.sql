-- The table that people query.
CREATE TABLE IF NOT EXISTS "{{database}}"."processed"
WITH (
  format = 'PARQUET',
  write_compression = 'SNAPPY',
  external_location = 's3://{{processed_bucket}}/partitioned/',
  partitioned_by = ARRAY['day']
)
AS SELECT
  {{typed_nulls}},
  CAST(NULL AS varchar) AS "day"
WITH NO DATA
