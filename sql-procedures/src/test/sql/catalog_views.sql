CREATE TABLE parent (id int IDENTITY(10,5) NOT NULL CONSTRAINT pk_parent PRIMARY KEY, code nvarchar(20) NOT NULL CONSTRAINT uq_code UNIQUE, amount decimal(8,2) NOT NULL CONSTRAINT df_amount DEFAULT (1.5) CONSTRAINT ck_amount CHECK (amount > 0), made datetime2(3) NULL CONSTRAINT df_made DEFAULT SYSDATETIME())
CREATE TABLE child (id int NOT NULL CONSTRAINT pk_child PRIMARY KEY, parent int NULL CONSTRAINT fk_child REFERENCES parent (id) ON DELETE CASCADE)
INSERT INTO parent (code) VALUES ('a'), ('b')
--> (2 rows)

CREATE PROCEDURE note @code nvarchar(20), @count int = 1 OUTPUT AS SET @count = @count + 1
--> ok

-- Every object has an id of its own, and a constraint its table's.
SELECT o.name, o.type, o.type_desc, s.name AS schema_name, p.name AS parent, o.is_ms_shipped
FROM sys.objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id LEFT JOIN sys.objects AS p ON p.object_id = o.parent_object_id
ORDER BY o.name
SELECT COUNT(DISTINCT object_id) - COUNT(*) AS twice, SUM(CASE WHEN create_date <= modify_date AND modify_date <= GETDATE() THEN 0 ELSE 1 END) AS wrong FROM sys.objects
--> name nvarchar(128) not null | type char(2) not null | type_desc nvarchar(60) | schema_name nvarchar(128) not null | parent nvarchar(128) | is_ms_shipped bit not null
--> child | U  | USER_TABLE | dbo | NULL | 0
--> ck_amount | C  | CHECK_CONSTRAINT | dbo | parent | 0
--> df_amount | D  | DEFAULT_CONSTRAINT | dbo | parent | 0
--> df_made | D  | DEFAULT_CONSTRAINT | dbo | parent | 0
--> fk_child | F  | FOREIGN_KEY_CONSTRAINT | dbo | child | 0
--> note | P  | SQL_STORED_PROCEDURE | dbo | NULL | 0
--> parent | U  | USER_TABLE | dbo | NULL | 0
--> pk_child | PK | PRIMARY_KEY_CONSTRAINT | dbo | child | 0
--> pk_parent | PK | PRIMARY_KEY_CONSTRAINT | dbo | parent | 0
--> uq_code | UQ | UNIQUE_CONSTRAINT | dbo | parent | 0
--> (end)
--> (10 rows)
--> twice int not null | wrong int
--> 0 | 0
--> (end)
--> (1 row)

SELECT name, type, max_column_id_used, temporal_type_desc FROM sys.tables WHERE object_id = OBJECT_ID('parent')
--> name nvarchar(128) not null | type char(2) not null | max_column_id_used int not null | temporal_type_desc nvarchar(60)
--> parent | U  | 4 | NON_TEMPORAL_TABLE
--> (end)
--> (1 row)

SELECT c.name, c.column_id, t.name AS type_name, c.system_type_id, c.user_type_id, c.max_length, c.precision, c.scale, c.collation_name, c.is_nullable, c.is_identity, d.definition
FROM sys.columns AS c JOIN sys.types AS t ON t.user_type_id = c.user_type_id LEFT JOIN sys.default_constraints AS d ON d.object_id = c.default_object_id
WHERE c.object_id = OBJECT_ID('parent') ORDER BY c.column_id
--> name nvarchar(128) | column_id int not null | type_name nvarchar(128) not null | system_type_id tinyint not null | user_type_id int not null | max_length smallint not null | precision tinyint not null | scale tinyint not null | collation_name nvarchar(128) | is_nullable bit | is_identity bit not null | definition nvarchar(max)
--> id | 1 | int | 56 | 56 | 4 | 10 | 0 | NULL | 0 | 1 | NULL
--> code | 2 | nvarchar | 231 | 231 | 40 | 0 | 0 | SQL_Latin1_General_CP1_CI_AS | 0 | 0 | NULL
--> amount | 3 | decimal | 106 | 106 | 5 | 8 | 2 | NULL | 0 | 0 | ((1.5))
--> made | 4 | datetime2 | 42 | 42 | 7 | 23 | 3 | NULL | 1 | 0 | (sysdatetime())
--> (end)
--> (4 rows)

SELECT t.name AS table_name, i.name, i.index_id, i.type_desc, i.is_unique, i.is_primary_key, i.is_unique_constraint, c.name AS column_name, ic.key_ordinal
FROM sys.tables AS t JOIN sys.indexes AS i ON i.object_id = t.object_id
LEFT JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
LEFT JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
ORDER BY t.name, i.index_id
--> table_name nvarchar(128) not null | name nvarchar(128) | index_id int not null | type_desc nvarchar(60) | is_unique bit | is_primary_key bit | is_unique_constraint bit | column_name nvarchar(128) | key_ordinal tinyint
--> child | pk_child | 1 | CLUSTERED | 1 | 1 | 0 | id | 1
--> parent | pk_parent | 1 | CLUSTERED | 1 | 1 | 0 | id | 1
--> parent | uq_code | 2 | NONCLUSTERED | 1 | 0 | 1 | code | 1
--> (end)
--> (3 rows)

SELECT k.name, k.type, k.unique_index_id, k.is_system_named, k.is_enforced FROM sys.key_constraints AS k ORDER BY k.name
--> name nvarchar(128) not null | type char(2) not null | unique_index_id int | is_system_named bit not null | is_enforced bit
--> pk_child | PK | 1 | 0 | 1
--> pk_parent | PK | 1 | 0 | 1
--> uq_code | UQ | 2 | 0 | 1
--> (end)
--> (3 rows)

SELECT f.name, OBJECT_ID('child') - f.parent_object_id AS parent, OBJECT_ID('parent') - f.referenced_object_id AS referenced, f.key_index_id,
f.is_disabled, f.is_not_trusted, f.delete_referential_action, f.delete_referential_action_desc, f.update_referential_action_desc
FROM sys.foreign_keys AS f
SELECT constraint_column_id, parent_column_id, referenced_column_id FROM sys.foreign_key_columns
--> name nvarchar(128) not null | parent int | referenced int | key_index_id int | is_disabled bit not null | is_not_trusted bit not null | delete_referential_action tinyint | delete_referential_action_desc nvarchar(60) | update_referential_action_desc nvarchar(60)
--> fk_child | 0 | 0 | 1 | 0 | 0 | 1 | CASCADE | NO_ACTION
--> (end)
--> (1 row)
--> constraint_column_id int not null | parent_column_id int not null | referenced_column_id int not null
--> 1 | 2 | 1
--> (end)
--> (1 row)

SELECT name, definition, is_disabled, is_not_trusted FROM sys.check_constraints
SELECT name, parent_column_id, definition FROM sys.default_constraints ORDER BY name
SELECT name, seed_value, increment_value, last_value FROM sys.identity_columns
--> name nvarchar(128) not null | definition nvarchar(max) | is_disabled bit not null | is_not_trusted bit not null
--> ck_amount | (amount > 0) | 0 | 0
--> (end)
--> (1 row)
--> name nvarchar(128) not null | parent_column_id int not null | definition nvarchar(max)
--> df_amount | 3 | ((1.5))
--> df_made | 4 | (sysdatetime())
--> (end)
--> (2 rows)
--> name nvarchar(128) | seed_value bigint | increment_value bigint | last_value bigint
--> id | 10 | 5 | 15
--> (end)
--> (1 row)

SELECT name, type FROM sys.procedures
SELECT name, parameter_id, system_type_id, max_length, precision, is_output FROM sys.parameters ORDER BY parameter_id
SELECT definition, uses_ansi_nulls FROM sys.sql_modules
--> name nvarchar(128) not null | type char(2) not null
--> note | P
--> (end)
--> (1 row)
--> name nvarchar(128) | parameter_id int not null | system_type_id tinyint not null | max_length smallint not null | precision tinyint not null | is_output bit not null
--> @code | 1 | 231 | 40 | 0 | 0
--> @count | 2 | 56 | 4 | 10 | 1
--> (end)
--> (2 rows)
--> definition nvarchar(max) | uses_ansi_nulls bit
--> CREATE PROCEDURE note @code nvarchar(20), @count int = 1 OUTPUT AS SET @count = @count + 1 | 1
--> (end)
--> (1 row)

-- Names mind no case; each database has its own.
SELECT NAME FROM SYS.TABLES WHERE NAME = 'PARENT'
SELECT name FROM tempdb.sys.tables
SELECT TABLE_NAME FROM tempdb.information_schema.tables
SELECT name FROM nowhere.sys.tables
--> NAME nvarchar(128) not null
--> parent
--> (end)
--> (1 row)
--> name nvarchar(128) not null
--> (end)
--> (0 rows)
--> TABLE_NAME nvarchar(128) not null
--> (end)
--> (0 rows)
--> error 208 severity 16 state 1 line 5: Invalid object name 'nowhere.sys.tables'.
--> batch ended

SELECT name, schema_id FROM sys.schemas ORDER BY schema_id
SELECT name, database_id, state_desc, compatibility_level, is_read_committed_snapshot_on FROM sys.databases ORDER BY database_id
--> name nvarchar(128) not null | schema_id int not null
--> dbo | 1
--> guest | 2
--> INFORMATION_SCHEMA | 3
--> sys | 4
--> (end)
--> (4 rows)
--> name nvarchar(128) not null | database_id int not null | state_desc nvarchar(60) | compatibility_level tinyint not null | is_read_committed_snapshot_on bit
--> master | 1 | ONLINE | 150 | 1
--> tempdb | 2 | ONLINE | 150 | 1
--> model | 3 | ONLINE | 150 | 1
--> msdb | 4 | ONLINE | 150 | 1
--> (end)
--> (4 rows)

CREATE DATABASE shop
SELECT name, database_id FROM sys.databases WHERE database_id > 4
SELECT COUNT(*) AS tables FROM shop.sys.tables
DROP DATABASE shop
--> name nvarchar(128) not null | database_id int not null
--> shop | 5
--> (end)
--> (1 row)
--> tables int not null
--> 0
--> (end)
--> (1 row)

SELECT * FROM shop.sys.tables
--> error 208 severity 16 state 1 line 1: Invalid object name 'shop.sys.tables'.
--> batch ended

SELECT name, system_type_id, user_type_id, max_length, precision, scale, is_nullable, is_user_defined FROM sys.types ORDER BY system_type_id, user_type_id
--> name nvarchar(128) not null | system_type_id tinyint not null | user_type_id int not null | max_length smallint not null | precision tinyint not null | scale tinyint not null | is_nullable bit | is_user_defined bit not null
--> uniqueidentifier | 36 | 36 | 16 | 0 | 0 | 1 | 0
--> date | 40 | 40 | 3 | 10 | 0 | 1 | 0
--> time | 41 | 41 | 5 | 16 | 7 | 1 | 0
--> datetime2 | 42 | 42 | 8 | 27 | 7 | 1 | 0
--> datetimeoffset | 43 | 43 | 10 | 34 | 7 | 1 | 0
--> tinyint | 48 | 48 | 1 | 3 | 0 | 1 | 0
--> smallint | 52 | 52 | 2 | 5 | 0 | 1 | 0
--> int | 56 | 56 | 4 | 10 | 0 | 1 | 0
--> smalldatetime | 58 | 58 | 4 | 16 | 0 | 1 | 0
--> real | 59 | 59 | 4 | 24 | 0 | 1 | 0
--> money | 60 | 60 | 8 | 19 | 4 | 1 | 0
--> datetime | 61 | 61 | 8 | 23 | 3 | 1 | 0
--> float | 62 | 62 | 8 | 53 | 0 | 1 | 0
--> bit | 104 | 104 | 1 | 1 | 0 | 1 | 0
--> decimal | 106 | 106 | 17 | 38 | 38 | 1 | 0
--> numeric | 108 | 108 | 17 | 38 | 38 | 1 | 0
--> smallmoney | 122 | 122 | 4 | 10 | 4 | 1 | 0
--> bigint | 127 | 127 | 8 | 19 | 0 | 1 | 0
--> varbinary | 165 | 165 | 8000 | 0 | 0 | 1 | 0
--> varchar | 167 | 167 | 8000 | 0 | 0 | 1 | 0
--> binary | 173 | 173 | 8000 | 0 | 0 | 1 | 0
--> char | 175 | 175 | 8000 | 0 | 0 | 1 | 0
--> nvarchar | 231 | 231 | 8000 | 0 | 0 | 1 | 0
--> sysname | 231 | 256 | 256 | 0 | 0 | 0 | 0
--> nchar | 239 | 239 | 8000 | 0 | 0 | 1 | 0
--> (end)
--> (25 rows)

SELECT * FROM INFORMATION_SCHEMA.TABLES ORDER BY TABLE_NAME
SELECT TABLE_CATALOG, TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, COLUMN_DEFAULT, IS_NULLABLE, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, CHARACTER_OCTET_LENGTH, NUMERIC_PRECISION, NUMERIC_PRECISION_RADIX, NUMERIC_SCALE, DATETIME_PRECISION, COLLATION_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'parent'
--> TABLE_CATALOG nvarchar(128) | TABLE_SCHEMA nvarchar(128) | TABLE_NAME nvarchar(128) not null | TABLE_TYPE varchar(10)
--> master | dbo | child | BASE TABLE
--> master | dbo | parent | BASE TABLE
--> (end)
--> (2 rows)
--> TABLE_CATALOG nvarchar(128) | TABLE_SCHEMA nvarchar(128) | TABLE_NAME nvarchar(128) not null | COLUMN_NAME nvarchar(128) | ORDINAL_POSITION int | COLUMN_DEFAULT nvarchar(4000) | IS_NULLABLE varchar(3) | DATA_TYPE nvarchar(128) | CHARACTER_MAXIMUM_LENGTH int | CHARACTER_OCTET_LENGTH int | NUMERIC_PRECISION tinyint | NUMERIC_PRECISION_RADIX smallint | NUMERIC_SCALE int | DATETIME_PRECISION smallint | COLLATION_NAME nvarchar(128)
--> master | dbo | parent | id | 1 | NULL | NO | int | NULL | NULL | 10 | 10 | 0 | NULL | NULL
--> master | dbo | parent | code | 2 | NULL | NO | nvarchar | 20 | 40 | NULL | NULL | NULL | NULL | SQL_Latin1_General_CP1_CI_AS
--> master | dbo | parent | amount | 3 | ((1.5)) | NO | decimal | NULL | NULL | 8 | 10 | 2 | NULL | NULL
--> master | dbo | parent | made | 4 | (sysdatetime()) | YES | datetime2 | NULL | NULL | NULL | NULL | NULL | 3 | NULL
--> (end)
--> (4 rows)

SELECT CONSTRAINT_NAME, TABLE_NAME, CONSTRAINT_TYPE FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS ORDER BY CONSTRAINT_NAME
SELECT CONSTRAINT_NAME, TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE ORDER BY CONSTRAINT_NAME
SELECT * FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS
SELECT * FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS
SELECT CONSTRAINT_NAME, TABLE_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE ORDER BY CONSTRAINT_NAME
--> CONSTRAINT_NAME nvarchar(128) not null | TABLE_NAME nvarchar(128) | CONSTRAINT_TYPE varchar(11)
--> ck_amount | parent | CHECK
--> fk_child | child | FOREIGN KEY
--> pk_child | child | PRIMARY KEY
--> pk_parent | parent | PRIMARY KEY
--> uq_code | parent | UNIQUE
--> (end)
--> (5 rows)
--> CONSTRAINT_NAME nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | COLUMN_NAME nvarchar(128) | ORDINAL_POSITION int not null
--> fk_child | child | parent | 1
--> pk_child | child | id | 1
--> pk_parent | parent | id | 1
--> uq_code | parent | code | 1
--> (end)
--> (4 rows)
--> CONSTRAINT_CATALOG nvarchar(128) | CONSTRAINT_SCHEMA nvarchar(128) | CONSTRAINT_NAME nvarchar(128) not null | UNIQUE_CONSTRAINT_CATALOG nvarchar(128) | UNIQUE_CONSTRAINT_SCHEMA nvarchar(128) | UNIQUE_CONSTRAINT_NAME nvarchar(128) | MATCH_OPTION varchar(7) | UPDATE_RULE varchar(11) | DELETE_RULE varchar(11)
--> master | dbo | fk_child | master | dbo | pk_parent | SIMPLE | NO ACTION | CASCADE
--> (end)
--> (1 row)
--> CONSTRAINT_CATALOG nvarchar(128) | CONSTRAINT_SCHEMA nvarchar(128) | CONSTRAINT_NAME nvarchar(128) not null | CHECK_CLAUSE nvarchar(4000)
--> master | dbo | ck_amount | (amount > 0)
--> (end)
--> (1 row)
--> CONSTRAINT_NAME nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | COLUMN_NAME nvarchar(128)
--> ck_amount | parent | amount
--> fk_child | child | parent
--> pk_child | child | id
--> pk_parent | parent | id
--> uq_code | parent | code
--> (end)
--> (5 rows)

SELECT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_TYPE, ROUTINE_DEFINITION FROM INFORMATION_SCHEMA.ROUTINES
SELECT SPECIFIC_NAME, ORDINAL_POSITION, PARAMETER_MODE, PARAMETER_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH FROM INFORMATION_SCHEMA.PARAMETERS ORDER BY ORDINAL_POSITION
SELECT CATALOG_NAME, SCHEMA_NAME, SCHEMA_OWNER FROM INFORMATION_SCHEMA.SCHEMATA ORDER BY SCHEMA_NAME
--> ROUTINE_SCHEMA nvarchar(128) | ROUTINE_NAME nvarchar(128) not null | ROUTINE_TYPE nvarchar(20) | ROUTINE_DEFINITION nvarchar(4000)
--> dbo | note | PROCEDURE | CREATE PROCEDURE note @code nvarchar(20), @count int = 1 OUTPUT AS SET @count = @count + 1
--> (end)
--> (1 row)
--> SPECIFIC_NAME nvarchar(128) not null | ORDINAL_POSITION int not null | PARAMETER_MODE nvarchar(10) | PARAMETER_NAME nvarchar(128) | DATA_TYPE nvarchar(128) | CHARACTER_MAXIMUM_LENGTH int
--> note | 1 | IN | @code | nvarchar | 20
--> note | 2 | INOUT | @count | int | NULL
--> (end)
--> (2 rows)
--> CATALOG_NAME nvarchar(128) | SCHEMA_NAME nvarchar(128) not null | SCHEMA_OWNER nvarchar(128)
--> master | dbo | dbo
--> master | guest | guest
--> master | INFORMATION_SCHEMA | INFORMATION_SCHEMA
--> master | sys | sys
--> (end)
--> (4 rows)

SELECT name, type, schema_id FROM sys.all_objects WHERE name IN ('tables', 'TABLES', 'child') AND object_id <> 0 ORDER BY schema_id
SELECT COUNT(*) AS columns FROM sys.all_columns AS c JOIN sys.all_objects AS o ON o.object_id = c.object_id WHERE o.name = 'index_columns'
SELECT severity, text FROM sys.messages WHERE message_id = 208 AND language_id = 1033
SELECT p.rows FROM sys.partitions AS p WHERE p.object_id = OBJECT_ID('parent') AND p.index_id < 2
SELECT * FROM sys.extended_properties
--> name nvarchar(128) not null | type char(2) not null | schema_id int not null
--> child | U  | 1
--> TABLES | V  | 3
--> tables | V  | 4
--> (end)
--> (3 rows)
--> columns int not null
--> 9
--> (end)
--> (1 row)
--> severity tinyint | text nvarchar(2048) not null
--> 16 | Invalid object name '%s'.
--> (end)
--> (1 row)
--> rows bigint
--> 2
--> (end)
--> (1 row)
--> class tinyint not null | class_desc nvarchar(60) | major_id int not null | minor_id int not null | name nvarchar(128) not null | value nvarchar(4000)
--> (end)
--> (0 rows)

-- What the system makes is not written to.
INSERT INTO sys.tables (name) VALUES ('x')
--> error 259 severity 16 state 1 line 2: Ad hoc updates to system catalogs are not allowed.

DELETE FROM sys.objects
--> error 259 severity 16 state 1 line 1: Ad hoc updates to system catalogs are not allowed.

-- A rollback takes a definition out of the views.
BEGIN TRAN
CREATE TABLE late (id int)
SELECT COUNT(*) AS n FROM sys.tables WHERE name = 'late'
ROLLBACK
SELECT COUNT(*) AS n FROM sys.tables WHERE name = 'late'
--> n int not null
--> 1
--> (end)
--> (1 row)
--> n int not null
--> 0
--> (end)
--> (1 row)
