-- also: cpython
EXEC sp_configure 'external scripts enabled', 1
RECONFIGURE
--> message 15457 line 1: Configuration option 'external scripts enabled' changed from 0 to 1. Run the RECONFIGURE statement to install.

SET NOCOUNT ON
CREATE TABLE t (id int, name nvarchar(10), grp varchar(5), amount decimal(7,2))
INSERT INTO t VALUES (1, N'eins', 'b', 1.25), (2, N'zwei', 'A', NULL), (3, NULL, NULL, 3.75),
    (4, N'vier', 'a', 4.00), (5, N'fünf', 'B', 5.50), (6, N'sechs', NULL, 6.00), (7, N'sieben', 'c', 7.25)
--> ok

-- A partition's rows are equal as GROUP BY has it: NULL is a group, case counts for nothing.
EXEC sp_execute_external_script @language = N'Python', @script = N'
ids = ",".join([str(int(i)) for i in InputDataSet["id"]])
OutputDataSet = pandas.DataFrame({"n": [len(InputDataSet)], "ids": [ids]})
', @input_data_1 = N'SELECT id, grp FROM t', @input_data_1_partition_by_columns = N'grp',
    @input_data_1_order_by_columns = N'id DESC'
WITH RESULT SETS ((n int, ids nvarchar(20)))
--> n int | ids nvarchar(20)
--> 2 | 6,3
--> 2 | 4,2
--> 2 | 5,1
--> 1 | 7
--> (end)

-- Chunks of two rows never mix partitions. What ORDER BY says in the query counts last.
EXEC sp_execute_external_script @language = N'Python', @script = N'
OutputDataSet = pandas.DataFrame({"ids": [",".join([str(int(i)) for i in InputDataSet["id"]])]})
', @input_data_1 = N'SELECT id, grp FROM t UNION ALL SELECT id + 10, grp FROM t ORDER BY id DESC',
    @input_data_1_partition_by_columns = N'[grp]', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 3
WITH RESULT SETS ((ids nvarchar(20)))
--> ids nvarchar(20)
--> 16,13,6
--> 3
--> 14,12,4
--> 2
--> 15,11,5
--> 1
--> 17,7
--> (end)

-- TOP, WITH, DISTINCT, columns without names, several keys.
EXEC sp_execute_external_script @language = N'Python', @script = N'
OutputDataSet = pandas.DataFrame({"row": [str([str(c) for c in InputDataSet.columns]) + str(len(InputDataSet))]})
', @input_data_1 = N'WITH c AS (SELECT id, grp, amount FROM t WHERE id > @least) SELECT TOP 4 id, grp AS [the group], id * 2 AS id2, amount FROM c ORDER BY id DESC',
    @input_data_1_partition_by_columns = N'"THE GROUP"', @input_data_1_order_by_columns = N'id2 asc, amount',
    @params = N'@least int', @least = 1
WITH RESULT SETS ((row nvarchar(100)))
EXEC sp_execute_external_script @language = N'Python', @script = N'
OutputDataSet = pandas.DataFrame({"n": [len(InputDataSet)]})
', @input_data_1 = N'SELECT DISTINCT UPPER(grp) AS g, 1 AS one FROM t', @input_data_1_partition_by_columns = N'one, g'
WITH RESULT SETS ((n int))
EXEC sp_execute_external_script @language = N'Python', @script = N'
OutputDataSet = pandas.DataFrame({"ids": [",".join([str(int(i)) for i in InputDataSet["id"]])]})
', @input_data_1 = N'SELECT TOP 3 id, id FROM t ORDER BY id DESC', @input_data_1_partition_by_columns = N'id'
EXEC sp_execute_external_script @language = N'Python', @script = N'
OutputDataSet = pandas.DataFrame({"n": [len(InputDataSet)]})
', @input_data_1 = N'SELECT TOP 3 id, id + 1, grp FROM t ORDER BY id', @input_data_1_partition_by_columns = N'grp'
WITH RESULT SETS ((n int))
--> row nvarchar(100)
--> ['id', 'the group', 'id2', 'amount']1
--> ['id', 'the group', 'id2', 'amount']1
--> ['id', 'the group', 'id2', 'amount']1
--> ['id', 'the group', 'id2', 'amount']1
--> (end)
--> n int
--> 1
--> 1
--> 1
--> 1
--> (end)
--> error 209 severity 16 state 1 procedure sp_execute_external_script line 1: Ambiguous column name 'id'.
--> n int
--> 1
--> 1
--> 1
--> (end)

EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'SELECT id, grp FROM t', @input_data_1_partition_by_columns = N'grp, [GRP]'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'SELECT id, grp FROM t', @input_data_1_order_by_columns = N'grp'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'SELECT id, grp FROM t', @input_data_1_partition_by_columns = N'name'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'SELECT id, grp FROM t', @input_data_1_partition_by_columns = N'grp', @input_data_1_order_by_columns = N'name'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'SELECT id, grp FROM t', @input_data_1_partition_by_columns = N'grp DESC'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'SELECT id, grp FROM t', @input_data_1_partition_by_columns = N'grp', @input_data_1_order_by_columns = N'id DOWN'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'SELECT id, grp FROM t', @input_data_1_partition_by_columns = N'grp', @input_data_1_order_by_columns = N'Grp'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1_partition_by_columns = N'grp'
--> error 39102 severity 16 state 1 line 1: Duplicate column names are not allowed in '@input_data_1_partition_by_columns'. Column name 'GRP' is a duplicate.
--> error 39103 severity 16 state 1 line 2: Parameter '@input_data_1_order_by_columns' is not allowed without parameter '@input_data_1_partition_by_columns'.
--> error 39104 severity 16 state 1 line 3: Column 'name' in '@input_data_1_partition_by_columns' is not defined in the SELECT clause of '@input_data_1' parameter.
--> error 39104 severity 16 state 1 line 4: Column 'name' in '@input_data_1_order_by_columns' is not defined in the SELECT clause of '@input_data_1' parameter.
--> error 39105 severity 16 state 1 line 5: Invalid syntax for parameter '@input_data_1_partition_by_columns'. Specify a list of comma separated columns.
--> error 39106 severity 16 state 1 line 6: Invalid syntax for parameter '@input_data_1_order_by_columns'. Specify a list of comma separated columns and an optional argument for sorting order <ASC|DESC>.
--> error 39107 severity 16 state 1 line 7: Column 'Grp' cannot be in both parameters '@input_data_1_partition_by_columns' and '@input_data_1_order_by_columns'.
--> error 39104 severity 16 state 1 line 8: Column 'grp' in '@input_data_1_partition_by_columns' is not defined in the SELECT clause of '@input_data_1' parameter.
