CREATE TABLE parent (id int IDENTITY NOT NULL CONSTRAINT pk_parent PRIMARY KEY, code nvarchar(20) NOT NULL CONSTRAINT uq_code UNIQUE, amount decimal(8,2) NULL CONSTRAINT df_amount DEFAULT (1.5), made datetime2(3) NULL, born date NULL, at time NULL, o datetimeoffset(2) NULL, big varchar(max) NULL, g uniqueidentifier NULL, m money NULL, f float NULL, b bit NOT NULL, dt datetime NULL)
CREATE TABLE child (id int NOT NULL CONSTRAINT pk_child PRIMARY KEY, parent int NULL CONSTRAINT fk_child REFERENCES parent (id) ON DELETE CASCADE)
INSERT INTO parent (code, b) VALUES ('a', 0), ('b', 1)
--> (2 rows)

CREATE PROCEDURE note @code nvarchar(20), @count int = 1 OUTPUT AS SET @count = @count + 1
--> ok

EXEC sp_tables @table_owner = 'dbo'
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | TABLE_TYPE varchar(32) not null | REMARKS varchar(254)
--> master | dbo | child | TABLE | NULL
--> master | dbo | parent | TABLE | NULL
--> (end)
--> (2 rows)

-- The first statement needs no EXEC.
sp_tables 'par%', NULL, NULL, "'TABLE','VIEW'"
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | TABLE_TYPE varchar(32) not null | REMARKS varchar(254)
--> master | dbo | parent | TABLE | NULL
--> master | INFORMATION_SCHEMA | PARAMETERS | VIEW | NULL
--> master | sys | parameters | VIEW | NULL
--> master | sys | partition_functions | VIEW | NULL
--> master | sys | partition_schemes | VIEW | NULL
--> master | sys | partitions | VIEW | NULL
--> (end)
--> (6 rows)

EXEC sp_tables @table_name = 'tables', @table_owner = 'sys', @fUsePattern = 0
EXEC sp_tables '', '', '%'
EXEC sp_tables '', '', '', '%'
EXEC sp_tables 'x', 'dbo', 'nowhere'
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | TABLE_TYPE varchar(32) not null | REMARKS varchar(254)
--> master | sys | tables | VIEW | NULL
--> (end)
--> (1 row)
--> TABLE_QUALIFIER nvarchar(128) not null | TABLE_OWNER nvarchar(128) | TABLE_NAME nvarchar(128) | TABLE_TYPE varchar(32) | REMARKS varchar(254)
--> master | NULL | NULL | NULL | NULL
--> model | NULL | NULL | NULL | NULL
--> msdb | NULL | NULL | NULL | NULL
--> tempdb | NULL | NULL | NULL | NULL
--> (end)
--> (4 rows)
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) | TABLE_NAME nvarchar(128) | TABLE_TYPE varchar(32) not null | REMARKS varchar(254)
--> NULL | NULL | NULL | SYSTEM TABLE | NULL
--> NULL | NULL | NULL | TABLE | NULL
--> NULL | NULL | NULL | VIEW | NULL
--> (end)
--> (3 rows)
--> error 15250 severity 16 state 1 procedure sp_tables line 22: The database name component of the object qualifier must be the name of the current database.

EXEC sp_columns 'parent'
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | COLUMN_NAME nvarchar(128) | DATA_TYPE smallint not null | TYPE_NAME nvarchar(128) not null | PRECISION int | LENGTH int | SCALE smallint | RADIX smallint | NULLABLE smallint | REMARKS varchar(254) | COLUMN_DEF nvarchar(4000) | SQL_DATA_TYPE smallint not null | SQL_DATETIME_SUB smallint | CHAR_OCTET_LENGTH int | ORDINAL_POSITION int not null | IS_NULLABLE varchar(254) not null | SS_DATA_TYPE tinyint not null
--> master | dbo | parent | id | 4 | int identity | 10 | 4 | 0 | 10 | 0 | NULL | NULL | 4 | NULL | NULL | 1 | NO | 56
--> master | dbo | parent | code | -9 | nvarchar | 20 | 40 | NULL | NULL | 0 | NULL | NULL | -9 | NULL | 40 | 2 | NO | 39
--> master | dbo | parent | amount | 3 | decimal | 8 | 10 | 2 | 10 | 1 | NULL | ((1.5)) | 3 | NULL | NULL | 3 | YES | 106
--> master | dbo | parent | made | 11 | datetime2 | 23 | 16 | 3 | NULL | 1 | NULL | NULL | 9 | 3 | NULL | 4 | YES | 0
--> master | dbo | parent | born | 9 | date | 10 | 6 | 0 | NULL | 1 | NULL | NULL | 9 | 1 | NULL | 5 | YES | 0
--> master | dbo | parent | at | -154 | time | 16 | 12 | 7 | NULL | 1 | NULL | NULL | -154 | 0 | NULL | 6 | YES | 0
--> master | dbo | parent | o | -155 | datetimeoffset | 29 | 20 | 2 | NULL | 1 | NULL | NULL | -155 | 0 | NULL | 7 | YES | 0
--> master | dbo | parent | big | 12 | varchar | 2147483647 | 2147483647 | NULL | NULL | 1 | NULL | NULL | 12 | NULL | 2147483647 | 8 | YES | 39
--> master | dbo | parent | g | -11 | uniqueidentifier | 36 | 16 | NULL | NULL | 1 | NULL | NULL | -11 | NULL | NULL | 9 | YES | 37
--> master | dbo | parent | m | 3 | money | 19 | 21 | 4 | 10 | 1 | NULL | NULL | 3 | NULL | NULL | 10 | YES | 110
--> master | dbo | parent | f | 6 | float | 53 | 8 | NULL | 2 | 1 | NULL | NULL | 6 | NULL | NULL | 11 | YES | 109
--> master | dbo | parent | b | -7 | bit | 1 | 1 | NULL | NULL | 0 | NULL | NULL | -7 | NULL | NULL | 12 | NO | 50
--> master | dbo | parent | dt | 11 | datetime | 23 | 16 | 3 | NULL | 1 | NULL | NULL | 9 | 3 | NULL | 13 | YES | 111
--> (end)
--> (13 rows)

EXEC sp_columns_100 'parent', 'dbo', NULL, 'a%', @ODBCVer = 3
EXEC sp_columns_170 'parent', 'dbo', NULL, 'id', @ODBCVer = 3
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | COLUMN_NAME nvarchar(128) | DATA_TYPE smallint not null | TYPE_NAME nvarchar(128) not null | PRECISION int | LENGTH int | SCALE smallint | RADIX smallint | NULLABLE smallint | REMARKS varchar(254) | COLUMN_DEF nvarchar(4000) | SQL_DATA_TYPE smallint not null | SQL_DATETIME_SUB smallint | CHAR_OCTET_LENGTH int | ORDINAL_POSITION int not null | IS_NULLABLE varchar(254) not null | SS_IS_SPARSE smallint | SS_IS_COLUMN_SET smallint | SS_IS_COMPUTED smallint not null | SS_IS_IDENTITY smallint not null | SS_UDT_CATALOG_NAME nvarchar(128) | SS_UDT_SCHEMA_NAME nvarchar(128) | SS_UDT_ASSEMBLY_TYPE_NAME nvarchar(4000) | SS_XML_SCHEMACOLLECTION_CATALOG_NAME nvarchar(128) | SS_XML_SCHEMACOLLECTION_SCHEMA_NAME nvarchar(128) | SS_XML_SCHEMACOLLECTION_NAME nvarchar(128) | SS_DATA_TYPE tinyint not null
--> master | dbo | parent | amount | 3 | decimal | 8 | 10 | 2 | 10 | 1 | NULL | ((1.5)) | 3 | NULL | NULL | 3 | YES | 0 | 0 | 0 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | 106
--> master | dbo | parent | at | -154 | time | 16 | 12 | 7 | NULL | 1 | NULL | NULL | -154 | 0 | NULL | 6 | YES | 0 | 0 | 0 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | 0
--> (end)
--> (2 rows)
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | COLUMN_NAME nvarchar(128) | DATA_TYPE smallint not null | TYPE_NAME nvarchar(128) not null | PRECISION int | LENGTH int | SCALE smallint | RADIX smallint | NULLABLE smallint | REMARKS varchar(254) | COLUMN_DEF nvarchar(4000) | SQL_DATA_TYPE smallint not null | SQL_DATETIME_SUB smallint | CHAR_OCTET_LENGTH int | ORDINAL_POSITION int not null | IS_NULLABLE varchar(254) not null | SS_IS_SPARSE smallint | SS_IS_COLUMN_SET smallint | SS_IS_COMPUTED smallint not null | SS_IS_IDENTITY smallint not null | SS_UDT_CATALOG_NAME nvarchar(128) | SS_UDT_SCHEMA_NAME nvarchar(128) | SS_UDT_ASSEMBLY_TYPE_NAME nvarchar(4000) | SS_XML_SCHEMACOLLECTION_CATALOG_NAME nvarchar(128) | SS_XML_SCHEMACOLLECTION_SCHEMA_NAME nvarchar(128) | SS_XML_SCHEMACOLLECTION_NAME nvarchar(128) | SS_DATA_TYPE tinyint not null
--> master | dbo | parent | id | 4 | int identity | 10 | 4 | 0 | 10 | 0 | NULL | NULL | 4 | NULL | NULL | 1 | NO | 0 | 0 | 0 | 1 | NULL | NULL | NULL | NULL | NULL | NULL | 56
--> (end)
--> (1 row)

EXEC sp_pkeys 'parent'
EXEC sp_fkeys @pktable_name = 'parent'
EXEC sp_fkeys @fktable_name = 'child', @fktable_owner = 'dbo'
EXEC sp_fkeys
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | COLUMN_NAME nvarchar(128) | KEY_SEQ smallint not null | PK_NAME nvarchar(128) not null
--> master | dbo | parent | id | 1 | pk_parent
--> (end)
--> (1 row)
--> PKTABLE_QUALIFIER nvarchar(128) | PKTABLE_OWNER nvarchar(128) not null | PKTABLE_NAME nvarchar(128) not null | PKCOLUMN_NAME nvarchar(128) | FKTABLE_QUALIFIER nvarchar(128) | FKTABLE_OWNER nvarchar(128) not null | FKTABLE_NAME nvarchar(128) not null | FKCOLUMN_NAME nvarchar(128) | KEY_SEQ smallint not null | UPDATE_RULE smallint | DELETE_RULE smallint | FK_NAME nvarchar(128) not null | PK_NAME nvarchar(128) | DEFERRABILITY smallint not null
--> master | dbo | parent | id | master | dbo | child | parent | 1 | 1 | 0 | fk_child | pk_parent | 7
--> (end)
--> (1 row)
--> PKTABLE_QUALIFIER nvarchar(128) | PKTABLE_OWNER nvarchar(128) not null | PKTABLE_NAME nvarchar(128) not null | PKCOLUMN_NAME nvarchar(128) | FKTABLE_QUALIFIER nvarchar(128) | FKTABLE_OWNER nvarchar(128) not null | FKTABLE_NAME nvarchar(128) not null | FKCOLUMN_NAME nvarchar(128) | KEY_SEQ smallint not null | UPDATE_RULE smallint | DELETE_RULE smallint | FK_NAME nvarchar(128) not null | PK_NAME nvarchar(128) | DEFERRABILITY smallint not null
--> master | dbo | parent | id | master | dbo | child | parent | 1 | 1 | 0 | fk_child | pk_parent | 7
--> (end)
--> (1 row)
--> error 15252 severity 16 state 1 procedure sp_fkeys line 7: The primary or foreign key table name must be given.

EXEC sp_statistics 'parent'
EXEC sp_statistics_100 'parent', @is_unique = 'Y', @index_name = 'pk%'
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | NON_UNIQUE smallint | INDEX_QUALIFIER nvarchar(128) | INDEX_NAME nvarchar(128) | TYPE smallint not null | SEQ_IN_INDEX smallint | COLUMN_NAME nvarchar(128) | COLLATION char(1) | CARDINALITY int | PAGES int | FILTER_CONDITION varchar(128)
--> master | dbo | parent | NULL | NULL | NULL | 0 | NULL | NULL | NULL | 2 | NULL | NULL
--> master | dbo | parent | 0 | parent | pk_parent | 1 | 1 | id | A | 2 | NULL | NULL
--> master | dbo | parent | 0 | parent | uq_code | 3 | 1 | code | A | NULL | NULL | NULL
--> (end)
--> (3 rows)
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | NON_UNIQUE smallint | INDEX_QUALIFIER nvarchar(128) | INDEX_NAME nvarchar(128) | TYPE smallint not null | SEQ_IN_INDEX smallint | COLUMN_NAME nvarchar(128) | COLLATION char(1) | CARDINALITY int | PAGES int | FILTER_CONDITION varchar(128)
--> master | dbo | parent | 0 | parent | pk_parent | 1 | 1 | id | A | 2 | NULL | NULL
--> (end)
--> (1 row)

EXEC sp_stored_procedures
EXEC sp_stored_procedures 'n[_]te'
--> PROCEDURE_QUALIFIER nvarchar(128) | PROCEDURE_OWNER nvarchar(128) not null | PROCEDURE_NAME nvarchar(134) not null | NUM_INPUT_PARAMS int not null | NUM_OUTPUT_PARAMS int not null | NUM_RESULT_SETS int not null | REMARKS varchar(254) | PROCEDURE_TYPE smallint not null
--> master | dbo | note;1 | -1 | -1 | -1 | NULL | 2
--> (end)
--> (1 row)
--> PROCEDURE_QUALIFIER nvarchar(128) | PROCEDURE_OWNER nvarchar(128) not null | PROCEDURE_NAME nvarchar(134) not null | NUM_INPUT_PARAMS int not null | NUM_OUTPUT_PARAMS int not null | NUM_RESULT_SETS int not null | REMARKS varchar(254) | PROCEDURE_TYPE smallint not null
--> (end)
--> (0 rows)

exec [master].sys.sp_sproc_columns @procedure_owner=dbo, @procedure_name=note , @ODBCVer=3, @fUsePattern=0
--> PROCEDURE_QUALIFIER nvarchar(128) | PROCEDURE_OWNER nvarchar(128) not null | PROCEDURE_NAME nvarchar(134) not null | COLUMN_NAME nvarchar(128) not null | COLUMN_TYPE smallint not null | DATA_TYPE smallint not null | TYPE_NAME nvarchar(128) not null | PRECISION int | LENGTH int | SCALE smallint | RADIX smallint | NULLABLE smallint not null | REMARKS varchar(254) | COLUMN_DEF nvarchar(4000) | SQL_DATA_TYPE smallint not null | SQL_DATETIME_SUB smallint | CHAR_OCTET_LENGTH int | ORDINAL_POSITION int not null | IS_NULLABLE varchar(254) not null | SS_DATA_TYPE tinyint not null
--> master | dbo | note;1 | @RETURN_VALUE | 5 | 4 | int | 10 | 4 | 0 | 10 | 0 | NULL | NULL | 4 | NULL | NULL | 0 | NO | 56
--> master | dbo | note;1 | @code | 1 | -9 | nvarchar | 20 | 40 | NULL | NULL | 1 | NULL | NULL | -9 | NULL | 40 | 1 | YES | 39
--> master | dbo | note;1 | @count | 2 | 4 | int | 10 | 4 | 0 | 10 | 1 | NULL | NULL | 4 | NULL | NULL | 2 | YES | 38
--> (end)
--> (3 rows)

EXEC sp_sproc_columns_100 'note', @column_name = '@c%'
--> PROCEDURE_QUALIFIER nvarchar(128) | PROCEDURE_OWNER nvarchar(128) not null | PROCEDURE_NAME nvarchar(134) not null | COLUMN_NAME nvarchar(128) not null | COLUMN_TYPE smallint not null | DATA_TYPE smallint not null | TYPE_NAME nvarchar(128) not null | PRECISION int | LENGTH int | SCALE smallint | RADIX smallint | NULLABLE smallint not null | REMARKS varchar(254) | COLUMN_DEF nvarchar(4000) | SQL_DATA_TYPE smallint not null | SQL_DATETIME_SUB smallint | CHAR_OCTET_LENGTH int | ORDINAL_POSITION int not null | IS_NULLABLE varchar(254) not null | SS_TYPE_CATALOG_NAME nvarchar(128) | SS_TYPE_SCHEMA_NAME nvarchar(128) | SS_UDT_CATALOG_NAME nvarchar(128) | SS_UDT_SCHEMA_NAME nvarchar(128) | SS_UDT_ASSEMBLY_TYPE_NAME nvarchar(4000) | SS_XML_SCHEMACOLLECTION_CATALOG_NAME nvarchar(128) | SS_XML_SCHEMACOLLECTION_SCHEMA_NAME nvarchar(128) | SS_XML_SCHEMACOLLECTION_NAME nvarchar(128) | SS_DATA_TYPE tinyint not null
--> master | dbo | note;1 | @code | 1 | -9 | nvarchar | 20 | 40 | NULL | NULL | 1 | NULL | NULL | -9 | NULL | 40 | 1 | YES | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 39
--> master | dbo | note;1 | @count | 2 | 4 | int | 10 | 4 | 0 | 10 | 1 | NULL | NULL | 4 | NULL | NULL | 2 | YES | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 38
--> (end)
--> (2 rows)

sp_datatype_info_100 12,3
--> TYPE_NAME nvarchar(128) not null | DATA_TYPE smallint not null | PRECISION int | LITERAL_PREFIX varchar(32) | LITERAL_SUFFIX varchar(32) | CREATE_PARAMS varchar(32) | NULLABLE smallint not null | CASE_SENSITIVE smallint not null | SEARCHABLE smallint not null | UNSIGNED_ATTRIBUTE smallint | MONEY smallint not null | AUTO_INCREMENT smallint | LOCAL_TYPE_NAME nvarchar(128) | MINIMUM_SCALE smallint | MAXIMUM_SCALE smallint | SQL_DATA_TYPE smallint not null | SQL_DATETIME_SUB smallint | NUM_PREC_RADIX int | INTERVAL_PRECISION smallint | USERTYPE smallint not null
--> varchar | 12 | 8000 | ' | ' | max length | 1 | 0 | 3 | NULL | 0 | NULL | varchar | NULL | NULL | 12 | NULL | NULL | NULL | 2
--> (end)
--> (1 row)

sp_datatype_info -9, 2
--> TYPE_NAME nvarchar(128) not null | DATA_TYPE smallint not null | PRECISION int | LITERAL_PREFIX varchar(32) | LITERAL_SUFFIX varchar(32) | CREATE_PARAMS varchar(32) | NULLABLE smallint not null | CASE_SENSITIVE smallint not null | SEARCHABLE smallint not null | UNSIGNED_ATTRIBUTE smallint | MONEY smallint not null | AUTO_INCREMENT smallint | LOCAL_TYPE_NAME nvarchar(128) | MINIMUM_SCALE smallint | MAXIMUM_SCALE smallint | SQL_DATA_TYPE smallint not null | SQL_DATETIME_SUB smallint | NUM_PREC_RADIX int | INTERVAL_PRECISION smallint | USERTYPE smallint not null
--> nvarchar | -9 | 4000 | N' | ' | max length | 1 | 0 | 3 | NULL | 0 | NULL | nvarchar | NULL | NULL | -9 | NULL | NULL | NULL | 2
--> sysname | -9 | 128 | N' | ' | NULL | 0 | 0 | 3 | NULL | 0 | NULL | sysname | NULL | NULL | -9 | NULL | NULL | NULL | 18
--> (end)
--> (2 rows)

EXEC sp_datatype_info_100 @ODBCVer = 3
--> TYPE_NAME nvarchar(128) not null | DATA_TYPE smallint not null | PRECISION int | LITERAL_PREFIX varchar(32) | LITERAL_SUFFIX varchar(32) | CREATE_PARAMS varchar(32) | NULLABLE smallint not null | CASE_SENSITIVE smallint not null | SEARCHABLE smallint not null | UNSIGNED_ATTRIBUTE smallint | MONEY smallint not null | AUTO_INCREMENT smallint | LOCAL_TYPE_NAME nvarchar(128) | MINIMUM_SCALE smallint | MAXIMUM_SCALE smallint | SQL_DATA_TYPE smallint not null | SQL_DATETIME_SUB smallint | NUM_PREC_RADIX int | INTERVAL_PRECISION smallint | USERTYPE smallint not null
--> datetimeoffset | -155 | 34 | ' | ' | scale | 1 | 0 | 2 | NULL | 0 | NULL | datetimeoffset | 0 | 7 | -155 | 0 | NULL | NULL | 0
--> time | -154 | 16 | ' | ' | scale | 1 | 0 | 2 | NULL | 0 | NULL | time | 0 | 7 | -154 | 0 | NULL | NULL | 0
--> uniqueidentifier | -11 | 36 | ' | ' | NULL | 1 | 0 | 2 | NULL | 0 | NULL | uniqueidentifier | NULL | NULL | -11 | NULL | NULL | NULL | 0
--> nvarchar | -9 | 4000 | N' | ' | max length | 1 | 0 | 3 | NULL | 0 | NULL | nvarchar | NULL | NULL | -9 | NULL | NULL | NULL | 2
--> sysname | -9 | 128 | N' | ' | NULL | 0 | 0 | 3 | NULL | 0 | NULL | sysname | NULL | NULL | -9 | NULL | NULL | NULL | 18
--> nchar | -8 | 4000 | N' | ' | length | 1 | 0 | 3 | NULL | 0 | NULL | nchar | NULL | NULL | -8 | NULL | NULL | NULL | 1
--> bit | -7 | 1 | NULL | NULL | NULL | 1 | 0 | 2 | NULL | 0 | NULL | bit | NULL | NULL | -7 | NULL | NULL | NULL | 16
--> tinyint | -6 | 3 | NULL | NULL | NULL | 1 | 0 | 2 | 1 | 0 | 0 | tinyint | 0 | 0 | -6 | NULL | 10 | NULL | 5
--> tinyint identity | -6 | 3 | NULL | NULL | NULL | 0 | 0 | 2 | 1 | 0 | 1 | tinyint identity | 0 | 0 | -6 | NULL | 10 | NULL | 5
--> bigint | -5 | 19 | NULL | NULL | NULL | 1 | 0 | 2 | 0 | 0 | 0 | bigint | 0 | 0 | -5 | NULL | 10 | NULL | 0
--> bigint identity | -5 | 19 | NULL | NULL | NULL | 0 | 0 | 2 | 0 | 0 | 1 | bigint identity | 0 | 0 | -5 | NULL | 10 | NULL | 0
--> varbinary | -3 | 8000 | 0x | NULL | max length | 1 | 0 | 2 | NULL | 0 | NULL | varbinary | NULL | NULL | -3 | NULL | NULL | NULL | 4
--> binary | -2 | 8000 | 0x | NULL | length | 1 | 0 | 2 | NULL | 0 | NULL | binary | NULL | NULL | -2 | NULL | NULL | NULL | 3
--> char | 1 | 8000 | ' | ' | length | 1 | 0 | 3 | NULL | 0 | NULL | char | NULL | NULL | 1 | NULL | NULL | NULL | 1
--> numeric | 2 | 38 | NULL | NULL | precision,scale | 1 | 0 | 2 | 0 | 0 | 0 | numeric | 0 | 38 | 2 | NULL | 10 | NULL | 10
--> numeric() identity | 2 | 38 | NULL | NULL | precision,scale | 0 | 0 | 2 | 0 | 0 | 1 | numeric() identity | 0 | 0 | 2 | NULL | 10 | NULL | 10
--> decimal | 3 | 38 | NULL | NULL | precision,scale | 1 | 0 | 2 | 0 | 0 | 0 | decimal | 0 | 38 | 3 | NULL | 10 | NULL | 24
--> money | 3 | 19 | $ | NULL | NULL | 1 | 0 | 2 | 0 | 1 | 0 | money | 4 | 4 | 3 | NULL | 10 | NULL | 11
--> smallmoney | 3 | 10 | $ | NULL | NULL | 1 | 0 | 2 | 0 | 1 | 0 | smallmoney | 4 | 4 | 3 | NULL | 10 | NULL | 21
--> decimal() identity | 3 | 38 | NULL | NULL | precision,scale | 0 | 0 | 2 | 0 | 0 | 1 | decimal() identity | 0 | 0 | 3 | NULL | 10 | NULL | 24
--> int | 4 | 10 | NULL | NULL | NULL | 1 | 0 | 2 | 0 | 0 | 0 | int | 0 | 0 | 4 | NULL | 10 | NULL | 7
--> int identity | 4 | 10 | NULL | NULL | NULL | 0 | 0 | 2 | 0 | 0 | 1 | int identity | 0 | 0 | 4 | NULL | 10 | NULL | 7
--> smallint | 5 | 5 | NULL | NULL | NULL | 1 | 0 | 2 | 0 | 0 | 0 | smallint | 0 | 0 | 5 | NULL | 10 | NULL | 6
--> smallint identity | 5 | 5 | NULL | NULL | NULL | 0 | 0 | 2 | 0 | 0 | 1 | smallint identity | 0 | 0 | 5 | NULL | 10 | NULL | 6
--> float | 6 | 53 | NULL | NULL | NULL | 1 | 0 | 2 | 0 | 0 | 0 | float | NULL | NULL | 6 | NULL | 2 | NULL | 8
--> real | 7 | 24 | NULL | NULL | NULL | 1 | 0 | 2 | 0 | 0 | 0 | real | NULL | NULL | 7 | NULL | 2 | NULL | 23
--> varchar | 12 | 8000 | ' | ' | max length | 1 | 0 | 3 | NULL | 0 | NULL | varchar | NULL | NULL | 12 | NULL | NULL | NULL | 2
--> date | 91 | 10 | ' | ' | NULL | 1 | 0 | 2 | NULL | 0 | NULL | date | 0 | 0 | 9 | 1 | NULL | NULL | 0
--> datetime2 | 93 | 27 | ' | ' | scale | 1 | 0 | 2 | NULL | 0 | NULL | datetime2 | 0 | 7 | 9 | 3 | NULL | NULL | 0
--> datetime | 93 | 23 | ' | ' | NULL | 1 | 0 | 2 | NULL | 0 | NULL | datetime | 3 | 3 | 9 | 3 | NULL | NULL | 12
--> smalldatetime | 93 | 16 | ' | ' | NULL | 1 | 0 | 2 | NULL | 0 | NULL | smalldatetime | 0 | 0 | 9 | 3 | NULL | NULL | 22
--> (end)
--> (31 rows)

EXEC sp_databases
EXEC sp_server_info 16
--> DATABASE_NAME nvarchar(128) not null | DATABASE_SIZE int | REMARKS varchar(254)
--> master | NULL | NULL
--> model | NULL | NULL
--> msdb | NULL | NULL
--> tempdb | NULL | NULL
--> (end)
--> (4 rows)
--> ATTRIBUTE_ID int not null | ATTRIBUTE_NAME varchar(60) not null | ATTRIBUTE_VALUE varchar(255)
--> 16 | IDENTIFIER_CASE | MIXED
--> (end)
--> (1 row)

EXEC sp_special_columns_100 'parent', @ODBCVer = 3
EXEC sp_special_columns 'parent', 'dbo', NULL, 'X'
--> SCOPE smallint | COLUMN_NAME nvarchar(128) | DATA_TYPE smallint not null | TYPE_NAME nvarchar(128) not null | PRECISION int | LENGTH int | SCALE smallint | RADIX smallint | PSEUDO_COLUMN smallint not null
--> 1 | id | 4 | int identity | 10 | 4 | 0 | 10 | 1
--> (end)
--> (1 row)
--> error 15251 severity 16 state 1 procedure sp_special_columns line 7: Invalid '@col_type' specified. It must be 'R' or 'V'.

-- Another database's.
CREATE DATABASE shop
CREATE TABLE shop.dbo.goods (id int)
EXEC shop..sp_tables @table_owner = 'dbo'
EXEC shop.sys.sp_columns goods
SELECT DB_NAME() AS db
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | TABLE_TYPE varchar(32) not null | REMARKS varchar(254)
--> shop | dbo | goods | TABLE | NULL
--> (end)
--> (1 row)
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | COLUMN_NAME nvarchar(128) | DATA_TYPE smallint not null | TYPE_NAME nvarchar(128) not null | PRECISION int | LENGTH int | SCALE smallint | RADIX smallint | NULLABLE smallint | REMARKS varchar(254) | COLUMN_DEF nvarchar(4000) | SQL_DATA_TYPE smallint not null | SQL_DATETIME_SUB smallint | CHAR_OCTET_LENGTH int | ORDINAL_POSITION int not null | IS_NULLABLE varchar(254) not null | SS_DATA_TYPE tinyint not null
--> shop | dbo | goods | id | 4 | int | 10 | 4 | 0 | 10 | 1 | NULL | NULL | 4 | NULL | NULL | 1 | YES | 38
--> (end)
--> (1 row)
--> db nvarchar(128)
--> master
--> (end)
--> (1 row)

CREATE TABLE kept (a sysname NULL, b sysname NULL, c sysname, d varchar(32), e varchar(254))
INSERT INTO kept EXEC sp_tables 'child'
SELECT c, d FROM kept
--> (1 row)
--> c nvarchar(128) | d varchar(32)
--> child | TABLE
--> (end)
--> (1 row)

EXEC sp_tables @nothing = 1
--> error 8145 severity 16 state 2 procedure sp_tables line 0: @nothing is not a parameter for procedure sp_tables.

EXEC sp_columns
--> error 201 severity 16 state 4 procedure sp_columns line 0: Procedure or function 'sp_columns' expects parameter '@table_name', which was not supplied.

CREATE USER reader WITHOUT LOGIN
GRANT SELECT ON parent TO reader WITH GRANT OPTION
--> ok

EXEC sp_table_privileges 'par%', 'dbo'
EXEC sp_table_privileges 'par%', @fUsePattern = 0
EXEC sp_column_privileges 'child', 'dbo', NULL, 'p%'
EXEC sp_table_privileges 'parent', @table_qualifier = 'nowhere'
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | GRANTOR nvarchar(128) not null | GRANTEE nvarchar(128) not null | PRIVILEGE varchar(32) | IS_GRANTABLE varchar(3) not null
--> master | dbo | parent | dbo | dbo | DELETE | YES
--> master | dbo | parent | dbo | dbo | INSERT | YES
--> master | dbo | parent | dbo | dbo | REFERENCES | YES
--> master | dbo | parent | dbo | dbo | SELECT | YES
--> master | dbo | parent | dbo | reader | SELECT | YES
--> master | dbo | parent | dbo | dbo | UPDATE | YES
--> (end)
--> (6 rows)
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | GRANTOR nvarchar(128) not null | GRANTEE nvarchar(128) not null | PRIVILEGE varchar(32) | IS_GRANTABLE varchar(3) not null
--> (end)
--> (0 rows)
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | COLUMN_NAME nvarchar(128) | GRANTOR nvarchar(128) not null | GRANTEE nvarchar(128) not null | PRIVILEGE varchar(32) | IS_GRANTABLE varchar(3) not null
--> master | dbo | child | parent | dbo | dbo | INSERT | YES
--> master | dbo | child | parent | dbo | dbo | REFERENCES | YES
--> master | dbo | child | parent | dbo | dbo | SELECT | YES
--> master | dbo | child | parent | dbo | dbo | UPDATE | YES
--> (end)
--> (4 rows)
--> error 15250 severity 16 state 1 procedure sp_table_privileges line 7: The database name component of the object qualifier must be the name of the current database.

-- A column by its database, schema and table.
SELECT master.dbo.child.id FROM master.dbo.child
--> id int not null
--> (end)
--> (0 rows)

SELECT a.b.c.d.e FROM child
--> error 49500 severity 16 state 1 line 1: A name of four parts is not supported by Outrigger: a linked server cannot be reached.
--> batch ended
