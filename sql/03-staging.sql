-- Exactly the files of sealed manifests: each partition is the list that sealing wrote. Every column is a string, so that
-- no SerDe can bend a value in silence; the types are applied by CAST in the INSERT, which fails loudly.
CREATE EXTERNAL TABLE IF NOT EXISTS `{{database}}`.`staging` (
  {{string_columns}}
)
PARTITIONED BY (`manifest` string)
ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.SymlinkTextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://{{staging_bucket}}/sealed/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.manifest.type' = 'injected',
  'storage.location.template' = 's3://{{staging_bucket}}/sealed/manifest=${manifest}/'
)
