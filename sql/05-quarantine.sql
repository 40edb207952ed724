-- Every refused file, one row each: the sidecars that the ingest function writes beside what it sets aside. Times are
-- ISO 8601 text, as from_iso8601_timestamp reads it.
CREATE EXTERNAL TABLE IF NOT EXISTS `{{database}}`.`quarantine` (
  `file_id` string,
  `reason` string,
  `message` string,
  `line_number` bigint,
  `column_number` bigint,
  `sample` string,
  `rows_before` bigint,
  `bucket` string,
  `object_key` string,
  `etag` string,
  `size_bytes` bigint,
  `landed_at` string,
  `refused_at` string,
  `quarantined` string
)
ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
STORED AS TEXTFILE
LOCATION 's3://{{archive_bucket}}/quarantine/refusals/'
