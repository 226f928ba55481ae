CREATE TABLE t (id int PRIMARY KEY, name nvarchar(20) NOT NULL, price decimal(10, 2), at datetime2(3))
--> ok

CREATE PROCEDURE p @id int, @text nvarchar(30) = NULL AS SELECT name, price FROM t WHERE id = @id
--> ok

-- What a JDBC driver asks before it prepares.
set fmtonly on SELECT name, price FROM t WHERE id = ?
set fmtonly off
--> name nvarchar(20) not null | price decimal(10,2)
--> (end)

EXEC sp_describe_first_result_set N'SELECT id, name + N''!'' AS loud, price * 2 FROM t WHERE id = @id', N'@id int'
--> is_hidden bit not null | column_ordinal int not null | name nvarchar(128) | is_nullable bit not null | system_type_id int not null | system_type_name nvarchar(256) | max_length smallint not null | precision tinyint not null | scale tinyint not null | collation_name nvarchar(128) | user_type_id int | user_type_database nvarchar(128) | user_type_schema nvarchar(128) | user_type_name nvarchar(128) | assembly_qualified_type_name nvarchar(4000) | xml_collection_id int | xml_collection_database nvarchar(128) | xml_collection_schema nvarchar(128) | xml_collection_name nvarchar(128) | is_xml_document bit not null | is_case_sensitive bit not null | is_fixed_length_clr_type bit not null | source_server nvarchar(128) | source_database nvarchar(128) | source_schema nvarchar(128) | source_table nvarchar(128) | source_column nvarchar(128) | is_identity_column bit | is_part_of_unique_key bit | is_updateable bit | is_computed_column bit | is_sparse_column_set bit not null | ordinal_in_order_by_list smallint | order_by_is_descending smallint | order_by_list_length smallint | tds_type_id int not null | tds_length int not null | tds_collation_id int | tds_collation_sort_id tinyint
--> 0 | 1 | id | 0 | 56 | int | 4 | 10 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | NULL | NULL | NULL | 38 | 4 | NULL | NULL
--> 0 | 2 | loud | 0 | 231 | nvarchar(21) | 42 | 0 | 0 | SQL_Latin1_General_CP1_CI_AS | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | NULL | NULL | NULL | 231 | 42 | NULL | NULL
--> 0 | 3 | NULL | 1 | 106 | decimal(12,2) | 9 | 12 | 2 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | NULL | NULL | NULL | 108 | 9 | NULL | NULL
--> (end)

EXEC sp_describe_first_result_set @tsql = N'EXEC p 1'
--> is_hidden bit not null | column_ordinal int not null | name nvarchar(128) | is_nullable bit not null | system_type_id int not null | system_type_name nvarchar(256) | max_length smallint not null | precision tinyint not null | scale tinyint not null | collation_name nvarchar(128) | user_type_id int | user_type_database nvarchar(128) | user_type_schema nvarchar(128) | user_type_name nvarchar(128) | assembly_qualified_type_name nvarchar(4000) | xml_collection_id int | xml_collection_database nvarchar(128) | xml_collection_schema nvarchar(128) | xml_collection_name nvarchar(128) | is_xml_document bit not null | is_case_sensitive bit not null | is_fixed_length_clr_type bit not null | source_server nvarchar(128) | source_database nvarchar(128) | source_schema nvarchar(128) | source_table nvarchar(128) | source_column nvarchar(128) | is_identity_column bit | is_part_of_unique_key bit | is_updateable bit | is_computed_column bit | is_sparse_column_set bit not null | ordinal_in_order_by_list smallint | order_by_is_descending smallint | order_by_list_length smallint | tds_type_id int not null | tds_length int not null | tds_collation_id int | tds_collation_sort_id tinyint
--> 0 | 1 | name | 0 | 231 | nvarchar(20) | 40 | 0 | 0 | SQL_Latin1_General_CP1_CI_AS | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | NULL | NULL | NULL | 231 | 40 | NULL | NULL
--> 0 | 2 | price | 1 | 106 | decimal(10,2) | 9 | 10 | 2 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | NULL | NULL | NULL | 108 | 9 | NULL | NULL
--> (end)

EXEC sp_describe_first_result_set N'DELETE FROM t'
SELECT COUNT(*) AS n FROM t
--> is_hidden bit not null | column_ordinal int not null | name nvarchar(128) | is_nullable bit not null | system_type_id int not null | system_type_name nvarchar(256) | max_length smallint not null | precision tinyint not null | scale tinyint not null | collation_name nvarchar(128) | user_type_id int | user_type_database nvarchar(128) | user_type_schema nvarchar(128) | user_type_name nvarchar(128) | assembly_qualified_type_name nvarchar(4000) | xml_collection_id int | xml_collection_database nvarchar(128) | xml_collection_schema nvarchar(128) | xml_collection_name nvarchar(128) | is_xml_document bit not null | is_case_sensitive bit not null | is_fixed_length_clr_type bit not null | source_server nvarchar(128) | source_database nvarchar(128) | source_schema nvarchar(128) | source_table nvarchar(128) | source_column nvarchar(128) | is_identity_column bit | is_part_of_unique_key bit | is_updateable bit | is_computed_column bit | is_sparse_column_set bit not null | ordinal_in_order_by_list smallint | order_by_is_descending smallint | order_by_list_length smallint | tds_type_id int not null | tds_length int not null | tds_collation_id int | tds_collation_sort_id tinyint
--> (end)
--> n int not null
--> 0
--> (end)
--> (1 row)

EXEC sp_describe_first_result_set N'SELECT nothing FROM t'
--> error 207 severity 16 state 1 line 1: Invalid column name 'nothing'.
--> is_hidden bit not null | column_ordinal int not null | name nvarchar(128) | is_nullable bit not null | system_type_id int not null | system_type_name nvarchar(256) | max_length smallint not null | precision tinyint not null | scale tinyint not null | collation_name nvarchar(128) | user_type_id int | user_type_database nvarchar(128) | user_type_schema nvarchar(128) | user_type_name nvarchar(128) | assembly_qualified_type_name nvarchar(4000) | xml_collection_id int | xml_collection_database nvarchar(128) | xml_collection_schema nvarchar(128) | xml_collection_name nvarchar(128) | is_xml_document bit not null | is_case_sensitive bit not null | is_fixed_length_clr_type bit not null | source_server nvarchar(128) | source_database nvarchar(128) | source_schema nvarchar(128) | source_table nvarchar(128) | source_column nvarchar(128) | is_identity_column bit | is_part_of_unique_key bit | is_updateable bit | is_computed_column bit | is_sparse_column_set bit not null | ordinal_in_order_by_list smallint | order_by_is_descending smallint | order_by_list_length smallint | tds_type_id int not null | tds_length int not null | tds_collation_id int | tds_collation_sort_id tinyint
--> (end)

EXEC sp_describe_undeclared_parameters N'INSERT INTO t (id, name, price) VALUES (@P0, @P1, @P2 * 2)'
--> parameter_ordinal int not null | name nvarchar(128) not null | suggested_system_type_id int not null | suggested_system_type_name nvarchar(256) | suggested_max_length smallint not null | suggested_precision tinyint not null | suggested_scale tinyint not null | suggested_user_type_id int | suggested_user_type_database nvarchar(128) | suggested_user_type_schema nvarchar(128) | suggested_user_type_name nvarchar(128) | suggested_assembly_qualified_type_name nvarchar(4000) | suggested_xml_collection_id int | suggested_xml_collection_database nvarchar(128) | suggested_xml_collection_schema nvarchar(128) | suggested_xml_collection_name nvarchar(128) | suggested_is_xml_document bit not null | suggested_is_case_sensitive bit not null | suggested_is_fixed_length_clr_type bit not null | suggested_is_input bit not null | suggested_is_output bit not null | formal_parameter_name nvarchar(128) | suggested_tds_type_id int not null | suggested_tds_length int not null
--> 1 | @P0 | 56 | int | 4 | 10 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | 1 | 0 | NULL | 38 | 4
--> 2 | @P1 | 231 | nvarchar(20) | 40 | 0 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | 1 | 0 | NULL | 231 | 40
--> 3 | @P2 | 56 | int | 4 | 10 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | 1 | 0 | NULL | 38 | 4
--> (end)

EXEC sp_describe_undeclared_parameters N'UPDATE t SET name = @P0, price = price + @P1 WHERE id = @P2 AND at BETWEEN @P3 AND @P4'
--> parameter_ordinal int not null | name nvarchar(128) not null | suggested_system_type_id int not null | suggested_system_type_name nvarchar(256) | suggested_max_length smallint not null | suggested_precision tinyint not null | suggested_scale tinyint not null | suggested_user_type_id int | suggested_user_type_database nvarchar(128) | suggested_user_type_schema nvarchar(128) | suggested_user_type_name nvarchar(128) | suggested_assembly_qualified_type_name nvarchar(4000) | suggested_xml_collection_id int | suggested_xml_collection_database nvarchar(128) | suggested_xml_collection_schema nvarchar(128) | suggested_xml_collection_name nvarchar(128) | suggested_is_xml_document bit not null | suggested_is_case_sensitive bit not null | suggested_is_fixed_length_clr_type bit not null | suggested_is_input bit not null | suggested_is_output bit not null | formal_parameter_name nvarchar(128) | suggested_tds_type_id int not null | suggested_tds_length int not null
--> 1 | @P0 | 231 | nvarchar(20) | 40 | 0 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | 1 | 0 | NULL | 231 | 40
--> 2 | @P1 | 106 | decimal(10,2) | 9 | 10 | 2 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | 1 | 0 | NULL | 108 | 9
--> 3 | @P2 | 56 | int | 4 | 10 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | 1 | 0 | NULL | 38 | 4
--> 4 | @P3 | 42 | datetime2(3) | 7 | 23 | 3 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | 1 | 0 | NULL | 42 | 7
--> 5 | @P4 | 42 | datetime2(3) | 7 | 23 | 3 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | 1 | 0 | NULL | 42 | 7
--> (end)

EXEC sp_describe_undeclared_parameters N'SELECT TOP (@n) x.name FROM t x JOIN (SELECT id FROM t WHERE name LIKE @like) y ON y.id = x.id WHERE x.id IN (@a, @b) AND x.price > @known', N'@known int'
--> parameter_ordinal int not null | name nvarchar(128) not null | suggested_system_type_id int not null | suggested_system_type_name nvarchar(256) | suggested_max_length smallint not null | suggested_precision tinyint not null | suggested_scale tinyint not null | suggested_user_type_id int | suggested_user_type_database nvarchar(128) | suggested_user_type_schema nvarchar(128) | suggested_user_type_name nvarchar(128) | suggested_assembly_qualified_type_name nvarchar(4000) | suggested_xml_collection_id int | suggested_xml_collection_database nvarchar(128) | suggested_xml_collection_schema nvarchar(128) | suggested_xml_collection_name nvarchar(128) | suggested_is_xml_document bit not null | suggested_is_case_sensitive bit not null | suggested_is_fixed_length_clr_type bit not null | suggested_is_input bit not null | suggested_is_output bit not null | formal_parameter_name nvarchar(128) | suggested_tds_type_id int not null | suggested_tds_length int not null
--> 1 | @n | 127 | bigint | 8 | 19 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | 1 | 0 | NULL | 38 | 8
--> 2 | @like | 231 | nvarchar(20) | 40 | 0 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | 1 | 0 | NULL | 231 | 40
--> 3 | @a | 56 | int | 4 | 10 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | 1 | 0 | NULL | 38 | 4
--> 4 | @b | 56 | int | 4 | 10 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | 1 | 0 | NULL | 38 | 4
--> (end)

EXEC sp_describe_undeclared_parameters N'DELETE FROM t WHERE id = @P0'
EXEC sp_describe_undeclared_parameters N'EXEC p @P0, @text = @P1'
EXEC sp_describe_undeclared_parameters N'SELECT 1 AS nothing'
--> parameter_ordinal int not null | name nvarchar(128) not null | suggested_system_type_id int not null | suggested_system_type_name nvarchar(256) | suggested_max_length smallint not null | suggested_precision tinyint not null | suggested_scale tinyint not null | suggested_user_type_id int | suggested_user_type_database nvarchar(128) | suggested_user_type_schema nvarchar(128) | suggested_user_type_name nvarchar(128) | suggested_assembly_qualified_type_name nvarchar(4000) | suggested_xml_collection_id int | suggested_xml_collection_database nvarchar(128) | suggested_xml_collection_schema nvarchar(128) | suggested_xml_collection_name nvarchar(128) | suggested_is_xml_document bit not null | suggested_is_case_sensitive bit not null | suggested_is_fixed_length_clr_type bit not null | suggested_is_input bit not null | suggested_is_output bit not null | formal_parameter_name nvarchar(128) | suggested_tds_type_id int not null | suggested_tds_length int not null
--> 1 | @P0 | 56 | int | 4 | 10 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | 1 | 0 | NULL | 38 | 4
--> (end)
--> parameter_ordinal int not null | name nvarchar(128) not null | suggested_system_type_id int not null | suggested_system_type_name nvarchar(256) | suggested_max_length smallint not null | suggested_precision tinyint not null | suggested_scale tinyint not null | suggested_user_type_id int | suggested_user_type_database nvarchar(128) | suggested_user_type_schema nvarchar(128) | suggested_user_type_name nvarchar(128) | suggested_assembly_qualified_type_name nvarchar(4000) | suggested_xml_collection_id int | suggested_xml_collection_database nvarchar(128) | suggested_xml_collection_schema nvarchar(128) | suggested_xml_collection_name nvarchar(128) | suggested_is_xml_document bit not null | suggested_is_case_sensitive bit not null | suggested_is_fixed_length_clr_type bit not null | suggested_is_input bit not null | suggested_is_output bit not null | formal_parameter_name nvarchar(128) | suggested_tds_type_id int not null | suggested_tds_length int not null
--> 1 | @P0 | 56 | int | 4 | 10 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | 1 | 0 | NULL | 38 | 4
--> 2 | @P1 | 231 | nvarchar(30) | 60 | 0 | 0 | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL | 0 | 0 | 0 | 1 | 0 | NULL | 231 | 60
--> (end)
--> parameter_ordinal int not null | name nvarchar(128) not null | suggested_system_type_id int not null | suggested_system_type_name nvarchar(256) | suggested_max_length smallint not null | suggested_precision tinyint not null | suggested_scale tinyint not null | suggested_user_type_id int | suggested_user_type_database nvarchar(128) | suggested_user_type_schema nvarchar(128) | suggested_user_type_name nvarchar(128) | suggested_assembly_qualified_type_name nvarchar(4000) | suggested_xml_collection_id int | suggested_xml_collection_database nvarchar(128) | suggested_xml_collection_schema nvarchar(128) | suggested_xml_collection_name nvarchar(128) | suggested_is_xml_document bit not null | suggested_is_case_sensitive bit not null | suggested_is_fixed_length_clr_type bit not null | suggested_is_input bit not null | suggested_is_output bit not null | formal_parameter_name nvarchar(128) | suggested_tds_type_id int not null | suggested_tds_length int not null
--> (end)

EXEC sp_describe_undeclared_parameters N'SELECT @P0'
--> error 11502 severity 16 state 1 line 1: The type for parameter '@P0' cannot be deduced in this context. Declare it in @params.

EXEC sp_describe_undeclared_parameters N'SELECT * FROM t WHERE id = @P0 OR name = @P0'
--> error 11508 severity 16 state 1 line 1: The undeclared parameter '@P0' is used more than once in the batch being analyzed.

-- Describing a text changes nothing, whatever procedures it names.
EXEC sp_describe_first_result_set N'EXEC sp_set_session_context N''k'', 1'
SELECT SESSION_CONTEXT(N'k') AS k
CREATE TABLE described (id int IDENTITY, n int)
EXEC sp_describe_first_result_set N'EXEC sp_rename ''described'', ''renamed'''
SELECT OBJECT_ID('renamed') AS renamed
SET FMTONLY ON
DBCC CHECKIDENT ('described', RESEED, 50)
DBCC FREEPROCCACHE
EXEC sp_configure 'external script hosts', 7
EXEC sp_execute_external_script N'Python', N'print(1)' WITH RESULT SETS ((a int, b varchar(5)))
SET FMTONLY OFF
INSERT INTO described (n) VALUES (1)
SELECT id FROM described
DROP TABLE described
--> is_hidden bit not null | column_ordinal int not null | name nvarchar(128) | is_nullable bit not null | system_type_id int not null | system_type_name nvarchar(256) | max_length smallint not null | precision tinyint not null | scale tinyint not null | collation_name nvarchar(128) | user_type_id int | user_type_database nvarchar(128) | user_type_schema nvarchar(128) | user_type_name nvarchar(128) | assembly_qualified_type_name nvarchar(4000) | xml_collection_id int | xml_collection_database nvarchar(128) | xml_collection_schema nvarchar(128) | xml_collection_name nvarchar(128) | is_xml_document bit not null | is_case_sensitive bit not null | is_fixed_length_clr_type bit not null | source_server nvarchar(128) | source_database nvarchar(128) | source_schema nvarchar(128) | source_table nvarchar(128) | source_column nvarchar(128) | is_identity_column bit | is_part_of_unique_key bit | is_updateable bit | is_computed_column bit | is_sparse_column_set bit not null | ordinal_in_order_by_list smallint | order_by_is_descending smallint | order_by_list_length smallint | tds_type_id int not null | tds_length int not null | tds_collation_id int | tds_collation_sort_id tinyint
--> (end)
--> k nvarchar(4000)
--> NULL
--> (end)
--> (1 row)
--> is_hidden bit not null | column_ordinal int not null | name nvarchar(128) | is_nullable bit not null | system_type_id int not null | system_type_name nvarchar(256) | max_length smallint not null | precision tinyint not null | scale tinyint not null | collation_name nvarchar(128) | user_type_id int | user_type_database nvarchar(128) | user_type_schema nvarchar(128) | user_type_name nvarchar(128) | assembly_qualified_type_name nvarchar(4000) | xml_collection_id int | xml_collection_database nvarchar(128) | xml_collection_schema nvarchar(128) | xml_collection_name nvarchar(128) | is_xml_document bit not null | is_case_sensitive bit not null | is_fixed_length_clr_type bit not null | source_server nvarchar(128) | source_database nvarchar(128) | source_schema nvarchar(128) | source_table nvarchar(128) | source_column nvarchar(128) | is_identity_column bit | is_part_of_unique_key bit | is_updateable bit | is_computed_column bit | is_sparse_column_set bit not null | ordinal_in_order_by_list smallint | order_by_is_descending smallint | order_by_list_length smallint | tds_type_id int not null | tds_length int not null | tds_collation_id int | tds_collation_sort_id tinyint
--> (end)
--> renamed int
--> NULL
--> (end)
--> (1 row)
--> name nvarchar(35) not null | minimum int | maximum int | config_value int | run_value int
--> (end)
--> a int | b varchar(5)
--> (end)
--> (1 row)
--> id int not null
--> 1
--> (end)
--> (1 row)
