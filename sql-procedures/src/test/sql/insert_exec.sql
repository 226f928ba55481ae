CREATE TABLE t (id int, name varchar(10))
--> ok

CREATE PROCEDURE give AS
SELECT 1 AS a, 'one' AS b
SELECT 2, 'two'
--> ok

INSERT INTO t EXEC give
SELECT * FROM t ORDER BY id
--> (2 rows)
--> id int | name varchar(10)
--> 1 | one
--> 2 | two
--> (end)
--> (2 rows)

INSERT t (name, id) EXEC ('SELECT ''three'', 3')
SELECT * FROM t ORDER BY id
--> (1 row)
--> id int | name varchar(10)
--> 1 | one
--> 2 | two
--> 3 | three
--> (end)
--> (3 rows)

-- The module may read the table that it fills.
INSERT INTO t EXEC ('SELECT id + 10, name FROM t')
SELECT COUNT(*) AS n FROM t
--> (3 rows)
--> n int not null
--> 6
--> (end)
--> (1 row)

-- A failing procedure leaves the table as it was.
CREATE PROCEDURE fails AS
SELECT 100 AS a, 'x' AS b
SELECT 1 / 0, 'y'
--> ok

INSERT INTO t EXEC fails
PRINT 'goes on'
SELECT COUNT(*) AS n FROM t
--> error 8134 severity 16 state 1 procedure fails line 4: Divide by zero error encountered.
--> print: goes on
--> n int not null
--> 6
--> (end)
--> (1 row)

INSERT INTO t EXEC ('SELECT 1 AS only_one')
PRINT 'not reached'
--> error 213 severity 16 state 1 line 1: Column name or number of supplied values does not match table definition.
--> batch ended

SELECT COUNT(*) AS n FROM t
--> n int not null
--> 6
--> (end)
--> (1 row)

CREATE PROCEDURE nests AS INSERT INTO t EXEC give
--> ok

INSERT INTO t EXEC nests
--> error 8164 severity 16 state 1 procedure nests line 1: An INSERT EXEC statement cannot be nested.
--> batch ended

CREATE PROCEDURE undoes AS ROLLBACK
--> ok

BEGIN TRANSACTION
INSERT INTO t EXEC undoes
--> error 3915 severity 16 state 1 procedure undoes line 1: Cannot use the ROLLBACK statement within an INSERT-EXEC statement.
--> batch ended

SELECT @@TRANCOUNT AS depth
--> depth int
--> 0
--> (end)
--> (1 row)

INSERT INTO t EXEC give WITH RESULT SETS ((a int, b varchar(10)))
--> error 49500 severity 16 state 1 line 1: WITH RESULT SETS on INSERT ... EXECUTE is not supported by Outrigger: put the clause on an EXECUTE inside a procedure, and insert from that procedure.

-- The clause belongs inside; then the values are converted twice.
CREATE PROCEDURE wrapped AS
EXEC ('SELECT 7.9, ''seven''') WITH RESULT SETS ((a float, b nvarchar(10)))
--> ok

INSERT INTO t EXEC wrapped
SELECT * FROM t WHERE name = 'seven'
--> (1 row)
--> id int | name varchar(10)
--> 7 | seven
--> (end)
--> (1 row)

-- Caught inside, an error is the module's own business.
CREATE PROCEDURE careful AS
BEGIN TRY
    SELECT 1 / 0, 'never'
END TRY
BEGIN CATCH
    SELECT ERROR_NUMBER(), 'caught'
END CATCH
--> ok

INSERT INTO t EXEC careful
SELECT * FROM t WHERE id > 1000
--> (1 row)
--> id int | name varchar(10)
--> 8134 | caught
--> (end)
--> (1 row)

-- A script may fill the table that its input query reads.
EXEC sp_configure 'external scripts enabled', 1
RECONFIGURE
INSERT INTO t EXEC sp_execute_external_script @language = N'Python', @script = N'OutputDataSet = InputDataSet', @input_data_1 = N'SELECT id + 20000 AS id, name FROM t WHERE id > 1000'
SELECT * FROM t WHERE id > 1000 ORDER BY id
--> message 15457 line 1: Configuration option 'external scripts enabled' changed from 0 to 1. Run the RECONFIGURE statement to install.
--> (1 row)
--> id int | name varchar(10)
--> 8134 | caught
--> 28134 | caught
--> (end)
--> (2 rows)
