-- Where the INSERTs write: each load into a place of its own, which nobody queries. What passes the audit is copied into
-- the table that people query.
CREATE EXTERNAL TABLE IF NOT EXISTS `{{database}}`.`loads` (
  {{hive_columns}}
)
PARTITIONED BY (`load` string, `day` string)
STORED AS PARQUET
LOCATION 's3://{{staging_bucket}}/loading/'
TBLPROPERTIES ('parquet.compression' = 'SNAPPY')
