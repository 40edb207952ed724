-- What lies in the messages bucket right now, as text, for ad-hoc reads.
CREATE EXTERNAL TABLE IF NOT EXISTS `{{database}}`.`messages` (
  {{string_columns}}
)
ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
STORED AS TEXTFILE
LOCATION 's3://{{messages_bucket}}/'
