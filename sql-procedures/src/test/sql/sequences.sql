CREATE SEQUENCE s START WITH 5 INCREMENT BY 10
SELECT NEXT VALUE FOR s AS a
SELECT NEXT VALUE FOR dbo.s AS b
DECLARE @v bigint = NEXT VALUE FOR master.dbo.s
SELECT @v AS v
--> a bigint not null
--> 5
--> (end)
--> (1 row)
--> b bigint not null
--> 15
--> (end)
--> (1 row)
--> v bigint
--> 25
--> (end)
--> (1 row)

-- A value for each row; in a DEFAULT too.
CREATE TABLE t (id int NOT NULL CONSTRAINT df_t DEFAULT (NEXT VALUE FOR dbo.s), name varchar(5))
INSERT INTO t (name) VALUES ('a'), ('b')
INSERT INTO t (name) SELECT name FROM t
INSERT INTO t VALUES (NEXT VALUE FOR s, 'e')
SELECT COUNT(*) AS n, COUNT(DISTINCT id) AS ids, MIN(id) AS first, MAX(id) AS last FROM t
--> (2 rows)
--> (2 rows)
--> (1 row)
--> n int not null | ids int not null | first int | last int
--> 5 | 5 | 35 | 75
--> (end)
--> (1 row)

-- Not taken back by a rollback.
BEGIN TRAN
SELECT NEXT VALUE FOR s AS v
ROLLBACK
SELECT NEXT VALUE FOR s AS v
--> v bigint not null
--> 85
--> (end)
--> (1 row)
--> v bigint not null
--> 95
--> (end)
--> (1 row)

SELECT name, start_value, increment, minimum_value, maximum_value, is_cycling, is_cached, cache_size, system_type_id, current_value FROM sys.sequences
SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME, DATA_TYPE, START_VALUE, INCREMENT, CYCLE_OPTION FROM INFORMATION_SCHEMA.SEQUENCES
--> name nvarchar(128) not null | start_value bigint not null | increment bigint not null | minimum_value bigint not null | maximum_value bigint not null | is_cycling bit | is_cached bit | cache_size int | system_type_id tinyint not null | current_value bigint not null
--> s | 5 | 10 | -9223372036854775808 | 9223372036854775807 | 0 | 1 | NULL | 127 | 95
--> (end)
--> (1 row)
--> SEQUENCE_SCHEMA nvarchar(128) | SEQUENCE_NAME nvarchar(128) not null | DATA_TYPE nvarchar(128) | START_VALUE bigint not null | INCREMENT bigint not null | CYCLE_OPTION int
--> dbo | s | bigint | 5 | 10 | 0
--> (end)
--> (1 row)

ALTER SEQUENCE s RESTART WITH 1 INCREMENT BY 2 MAXVALUE 5 NO CYCLE
SELECT NEXT VALUE FOR s AS v
SELECT NEXT VALUE FOR s AS v
SELECT NEXT VALUE FOR s AS v
SELECT NEXT VALUE FOR s AS v
--> v bigint not null
--> 1
--> (end)
--> (1 row)
--> v bigint not null
--> 3
--> (end)
--> (1 row)
--> v bigint not null
--> 5
--> (end)
--> (1 row)
--> v bigint not null
--> (end)
--> error 11728 severity 16 state 1 line 5: The sequence object 's' has reached its minimum or maximum value. Restart the sequence object to allow new values to be generated.

ALTER SEQUENCE s MINVALUE 0 CYCLE
SELECT NEXT VALUE FOR s AS v
--> v bigint not null
--> 0
--> (end)
--> (1 row)

CREATE SEQUENCE down AS tinyint START WITH 2 INCREMENT BY -1 MINVALUE 1 MAXVALUE 2 CYCLE NO CACHE
SELECT NEXT VALUE FOR down AS v
SELECT NEXT VALUE FOR down AS v
SELECT NEXT VALUE FOR down AS v
SELECT is_cached, cache_size, precision FROM sys.sequences WHERE name = 'down'
--> v tinyint not null
--> 2
--> (end)
--> (1 row)
--> v tinyint not null
--> 1
--> (end)
--> (1 row)
--> v tinyint not null
--> 2
--> (end)
--> (1 row)
--> is_cached bit | cache_size int | precision tinyint not null
--> 0 | NULL | 3
--> (end)
--> (1 row)

CREATE SEQUENCE s
--> error 2714 severity 16 state 1 line 1: There is already an object named 's' in the database.

CREATE SEQUENCE bad AS varchar(10)
--> error 11702 severity 16 state 1 line 1: The sequence object 'bad' must be of data type int, bigint, smallint, tinyint, or decimal or numeric with a scale of 0, or any user-defined data type that is based on one of the above integer data types.

CREATE SEQUENCE bad INCREMENT BY 0
--> error 11700 severity 16 state 1 line 1: The increment for sequence object 'bad' cannot be zero.

CREATE SEQUENCE bad MINVALUE 5 MAXVALUE 4
--> error 11705 severity 16 state 1 line 1: The minimum value for sequence object 'bad' must be less than its maximum value.

CREATE SEQUENCE bad START WITH 5 MAXVALUE 4
--> error 11703 severity 16 state 1 line 1: The start value for sequence object 'bad' must be between the minimum and maximum value of the sequence object.

CREATE SEQUENCE nowhere.bad
--> error 2760 severity 16 state 1 line 1: The specified schema name "nowhere" either does not exist or you do not have permission to use it.

SELECT NEXT VALUE FOR nothing
--> error 208 severity 16 state 1 line 1: Invalid object name 'nothing'.
--> batch ended

SELECT NEXT VALUE FOR t
--> error 11726 severity 16 state 1 line 1: Object 'dbo.t' is not a sequence object.

ALTER SEQUENCE nothing RESTART
--> error 208 severity 16 state 1 line 1: Invalid object name 'nothing'.
--> batch ended

DROP SEQUENCE down
DROP SEQUENCE IF EXISTS down
DROP SEQUENCE down
--> error 3701 severity 11 state 1 line 3: Cannot drop the sequence object 'down', because it does not exist or you do not have permission.

-- The words are names elsewhere.
SELECT 1 AS next, 2 AS value
CREATE TABLE words (next int, value int)
--> next int not null | value int not null
--> 1 | 2
--> (end)
--> (1 row)

BEGIN TRAN
CREATE SEQUENCE late
SELECT NEXT VALUE FOR late AS v
ROLLBACK
SELECT NEXT VALUE FOR late AS v
--> v bigint not null
--> -9223372036854775808
--> (end)
--> (1 row)
--> error 208 severity 16 state 1 line 5: Invalid object name 'late'.
--> batch ended

CREATE SEQUENCE without_cache
CACHE 0
--> error 11706 severity 16 state 1 line 2: The cache size for sequence object 'without_cache' must be greater than 0.
--> batch ended

-- One row has one value of a sequence, wherever it names it.
CREATE SEQUENCE per_row START WITH 1
CREATE TABLE r (a int, b bigint CONSTRAINT df_r DEFAULT (NEXT VALUE FOR per_row), c bigint CONSTRAINT df_r2 DEFAULT (NEXT VALUE FOR per_row))
SELECT NEXT VALUE FOR per_row AS a, NEXT VALUE FOR dbo.per_row * 10 AS b
INSERT INTO r (a) VALUES (NEXT VALUE FOR per_row), (NEXT VALUE FOR per_row)
INSERT INTO r (a) SELECT 0 FROM r
INSERT INTO r DEFAULT VALUES
INSERT INTO r SELECT NEXT VALUE FOR per_row, NEXT VALUE FOR per_row, NEXT VALUE FOR per_row + 100 FROM r
DECLARE @sum bigint = NEXT VALUE FOR per_row + NEXT VALUE FOR per_row
SELECT @sum AS s
SELECT * FROM r
UPDATE r SET b = NEXT VALUE FOR per_row, c = NEXT VALUE FOR per_row
SELECT COUNT(*) AS n, COUNT(DISTINCT b) AS bs, MIN(c - b) AS low, MAX(c - b) AS high FROM r

-- RESTART begins where the sequence was made to start; other changes go on from the last value.
CREATE SEQUENCE again START WITH 10 INCREMENT BY 5 MAXVALUE 30
SELECT NEXT VALUE FOR again AS v
SELECT NEXT VALUE FOR again AS v
ALTER SEQUENCE again INCREMENT BY 1
SELECT start_value, current_value FROM sys.sequences WHERE name = 'again'
SELECT NEXT VALUE FOR again AS v
ALTER SEQUENCE again RESTART
SELECT NEXT VALUE FOR again AS v
ALTER SEQUENCE again RESTART WITH 29
SELECT NEXT VALUE FOR again AS v
ALTER SEQUENCE again RESTART
SELECT NEXT VALUE FOR again AS v
SELECT NEXT VALUE FOR again AS v
ALTER SEQUENCE again NO CACHE
SELECT NEXT VALUE FOR again AS v

ALTER SEQUENCE again MAXVALUE 31
SELECT NEXT VALUE FOR again AS v
ALTER SEQUENCE again CYCLE MINVALUE 11
SELECT NEXT VALUE FOR again AS v

ALTER SEQUENCE again MINVALUE 12 RESTART WITH 12
SELECT NEXT VALUE FOR again AS v
ALTER SEQUENCE again MINVALUE 11 RESTART WITH 31 INCREMENT BY -1
SELECT NEXT VALUE FOR again AS v
SELECT NEXT VALUE FOR again AS v
ALTER SEQUENCE again INCREMENT BY 1 MAXVALUE 29

ALTER SEQUENCE again INCREMENT BY 40

-- The last values come before the error.
CREATE SEQUENCE few AS tinyint START WITH 253
SELECT NEXT VALUE FOR few AS v FROM (VALUES (1), (2), (3), (4), (5)) AS t (n)

DECLARE @first bigint, @last bigint, @cycles int
CREATE SEQUENCE ranged MINVALUE 1 MAXVALUE 10 START WITH 4 CYCLE
EXEC sp_sequence_get_range 'ranged', 5, @first OUTPUT, @last OUTPUT, @cycles OUTPUT
SELECT @first AS first, @last AS last, @cycles AS cycles
EXEC sp_sequence_get_range 'ranged', 13, @first OUTPUT, @last OUTPUT, @cycles OUTPUT
SELECT @first AS first, @last AS last, @cycles AS cycles
ALTER SEQUENCE ranged NO CYCLE
EXEC sp_sequence_get_range 'ranged', 10, @first OUTPUT, @last OUTPUT
SELECT NEXT VALUE FOR ranged AS v
--> a bigint not null | b bigint not null
--> 1 | 10
--> (end)
--> (1 row)
--> (2 rows)
--> (2 rows)
--> (1 row)
--> (5 rows)
--> s bigint
--> 24
--> (end)
--> (1 row)
--> a int | b bigint | c bigint
--> 2 | 2 | 2
--> 3 | 3 | 3
--> 0 | 4 | 4
--> 0 | 5 | 5
--> NULL | 6 | 6
--> 7 | 7 | 107
--> 8 | 8 | 108
--> 9 | 9 | 109
--> 10 | 10 | 110
--> 11 | 11 | 111
--> (end)
--> (10 rows)
--> (10 rows)
--> n int not null | bs int not null | low bigint | high bigint
--> 10 | 10 | 0 | 0
--> (end)
--> (1 row)
--> v bigint not null
--> 10
--> (end)
--> (1 row)
--> v bigint not null
--> 15
--> (end)
--> (1 row)
--> start_value bigint not null | current_value bigint not null
--> 10 | 15
--> (end)
--> (1 row)
--> v bigint not null
--> 16
--> (end)
--> (1 row)
--> v bigint not null
--> 10
--> (end)
--> (1 row)
--> v bigint not null
--> 29
--> (end)
--> (1 row)
--> v bigint not null
--> 29
--> (end)
--> (1 row)
--> v bigint not null
--> 30
--> (end)
--> (1 row)
--> v bigint not null
--> (end)
--> error 11728 severity 16 state 1 line 30: The sequence object 'again' has reached its minimum or maximum value. Restart the sequence object to allow new values to be generated.
--> v bigint not null
--> 31
--> (end)
--> (1 row)
--> v bigint not null
--> 11
--> (end)
--> (1 row)
--> v bigint not null
--> 12
--> (end)
--> (1 row)
--> v bigint not null
--> 31
--> (end)
--> (1 row)
--> v bigint not null
--> 30
--> (end)
--> (1 row)
--> error 11703 severity 16 state 1 line 42: The start value for sequence object 'again' must be between the minimum and maximum value of the sequence object.
--> error 11701 severity 16 state 1 line 44: The absolute value of the increment for sequence object 'again' must be less than or equal to the difference between the minimum and maximum value of the sequence object.
--> v tinyint not null
--> 253
--> 254
--> 255
--> (end)
--> error 11728 severity 16 state 1 line 48: The sequence object 'few' has reached its minimum or maximum value. Restart the sequence object to allow new values to be generated.
--> first bigint | last bigint | cycles int
--> 4 | 8 | 0
--> (end)
--> (1 row)
--> first bigint | last bigint | cycles int
--> 9 | 1 | 2
--> (end)
--> (1 row)
--> error 11732 severity 16 state 1 line 57: The requested range for sequence object 'ranged' exceeds the maximum or minimum limit. Retry with a smaller range.
--> v bigint not null
--> 2
--> (end)
--> (1 row)

-- One sequence is one value of a row, however it is written; and only where the rows are plain.
CREATE SEQUENCE placed AS int START WITH 1
CREATE TABLE places (n int)
INSERT INTO places VALUES (1), (2)
SELECT NEXT VALUE FOR dbo.placed AS a, NEXT VALUE FOR DBO.PLACED AS b FROM places
--> (2 rows)
--> a int not null | b int not null
--> 1 | 1
--> 2 | 2
--> (end)
--> (2 rows)

SELECT TOP (1) NEXT VALUE FOR placed AS a FROM places
--> error 11739 severity 15 state 1 line 1: NEXT VALUE FOR function cannot be used if ROWCOUNT option has been set, or the query contains TOP or OFFSET.

SELECT NEXT VALUE FOR placed AS a FROM places ORDER BY n OFFSET 1 ROWS
--> error 11739 severity 15 state 1 line 1: NEXT VALUE FOR function cannot be used if ROWCOUNT option has been set, or the query contains TOP or OFFSET.

SELECT DISTINCT NEXT VALUE FOR placed AS a FROM places
--> error 11721 severity 15 state 1 line 1: NEXT VALUE FOR function cannot be used directly in a statement that uses a DISTINCT, UNION, UNION ALL, EXCEPT or INTERSECT operator.

SELECT NEXT VALUE FOR placed AS a UNION ALL SELECT 1
--> error 11721 severity 15 state 1 line 1: NEXT VALUE FOR function cannot be used directly in a statement that uses a DISTINCT, UNION, UNION ALL, EXCEPT or INTERSECT operator.

SELECT n FROM places WHERE n = NEXT VALUE FOR placed
--> error 11720 severity 15 state 1 line 1: NEXT VALUE FOR function is not allowed in the TOP, OVER, OUTPUT, ON, WHERE, GROUP BY, HAVING, or ORDER BY clauses.

SELECT n, (SELECT NEXT VALUE FOR placed) AS a FROM places
--> error 11719 severity 15 state 1 line 1: NEXT VALUE FOR function is not allowed in check constraints, default objects, computed columns, views, user-defined functions, user-defined aggregates, user-defined table types, sub-queries, common table expressions, derived tables or return statements.

SELECT a FROM (SELECT NEXT VALUE FOR placed AS a) AS t
--> error 11719 severity 15 state 1 line 1: NEXT VALUE FOR function is not allowed in check constraints, default objects, computed columns, views, user-defined functions, user-defined aggregates, user-defined table types, sub-queries, common table expressions, derived tables or return statements.

-- Changes may still take values, row by row.
UPDATE places SET n = NEXT VALUE FOR placed
SELECT n FROM places
MERGE places AS t USING (SELECT 9 AS n) AS s ON t.n = s.n WHEN NOT MATCHED THEN INSERT (n) VALUES (NEXT VALUE FOR placed);
SELECT n FROM places
DROP TABLE places
DROP SEQUENCE placed
--> (2 rows)
--> n int
--> 3
--> 4
--> (end)
--> (2 rows)
--> (1 row)
--> n int
--> 3
--> 4
--> 5
--> (end)
--> (3 rows)
