DECLARE @t TABLE (id int IDENTITY(1, 1) PRIMARY KEY, name varchar(10) NOT NULL DEFAULT 'none', n int CHECK (n > 0), UNIQUE (name))
INSERT INTO @t (name, n) VALUES ('a', 1), ('b', 2)
INSERT @t (n) VALUES (3)
SELECT * FROM @t ORDER BY id
UPDATE @t SET n = n + 10 WHERE name = 'a'
DELETE FROM @t WHERE name = 'b'
SELECT x.id, x.n FROM @t AS x JOIN @t y ON x.id = y.id ORDER BY x.id
--> (2 rows)
--> (1 row)
--> id int not null | name varchar(10) not null | n int
--> 1 | a | 1
--> 2 | b | 2
--> 3 | none | 3
--> (end)
--> (3 rows)
--> (1 row)
--> (1 row)
--> id int not null | n int
--> 1 | 11
--> 3 | 3
--> (end)
--> (2 rows)

-- It ends with its batch.
SELECT * FROM @t
--> error 1087 severity 15 state 1 line 2: Must declare the table variable "@t".
--> batch ended

INSERT INTO @t VALUES (1)
--> error 1087 severity 15 state 1 line 1: Must declare the table variable "@t".
--> batch ended

DECLARE @t TABLE (id int)
SELECT @t
--> error 137 severity 15 state 1 line 2: Must declare the scalar variable "@t".
--> batch ended

DECLARE @t TABLE (id int)
DECLARE @t TABLE (id int)
--> error 134 severity 15 state 1 line 2: The variable name '@t' has already been declared. Variable names must be unique within a query batch or stored procedure.
--> batch ended

DECLARE @t TABLE (id int, id int)
--> error 2705 severity 16 state 1 line 1: Column names in each table must be unique. Column name 'id' in table '@t' is specified more than once.
--> batch ended

-- No rollback touches it, and a statement that fails leaves nothing.
DECLARE @t TABLE (id int PRIMARY KEY, n int NOT NULL)
BEGIN TRAN
INSERT INTO @t VALUES (1, 1)
SAVE TRAN here
INSERT INTO @t VALUES (2, 2)
ROLLBACK TRAN here
ROLLBACK
BEGIN TRY
    INSERT INTO @t VALUES (3, 3), (1, 1)
END TRY
BEGIN CATCH
    PRINT ERROR_NUMBER()
END CATCH
INSERT INTO @t VALUES (4, NULL)
SELECT * FROM @t ORDER BY id
--> (1 row)
--> (1 row)
--> print: 2627
--> error 515 severity 16 state 1 line 15: Cannot insert the value NULL into column 'n', table 'tempdb.dbo.@t'; column does not allow nulls. INSERT fails.
--> id int not null | n int not null
--> 1 | 1
--> 2 | 2
--> (end)
--> (2 rows)

-- Declared in a branch that does not run, and in a loop.
IF 1 = 0
    DECLARE @branch TABLE (id int)
INSERT INTO @branch VALUES (1)
DECLARE @i int = 0
WHILE @i < 3
BEGIN
    DECLARE @loop TABLE (id int)
    INSERT INTO @loop VALUES (@i)
    SET @i += 1
END
SELECT COUNT(*) AS n FROM @loop
--> (1 row)
--> (1 row)
--> (1 row)
--> (1 row)
--> n int not null
--> 3
--> (end)
--> (1 row)

CREATE TABLE source (id int PRIMARY KEY, name varchar(10))
INSERT INTO source VALUES (1, 'eins'), (2, 'zwei')
--> (2 rows)

CREATE PROCEDURE gives AS
DECLARE @own TABLE (id int, name varchar(10))
INSERT INTO @own SELECT id, name FROM source
UPDATE @own SET name = name + '!'
SELECT id, name FROM @own
--> ok

CREATE PROCEDURE sees_no_other AS SELECT * FROM @t
--> error 1087 severity 15 state 1 procedure sees_no_other line 1: Must declare the table variable "@t".

DECLARE @t TABLE (id int, name varchar(10))
INSERT INTO @t EXEC gives
INSERT INTO @t EXEC ('SELECT 3, ''drei''')
SELECT * FROM @t ORDER BY id
INSERT INTO @t EXEC ('SELECT 4, ''vier'' SELECT 1/0, ''x''')
SELECT COUNT(*) AS n FROM @t
EXEC ('SELECT * FROM @t')
--> (2 rows)
--> (2 rows)
--> (2 rows)
--> (1 row)
--> id int | name varchar(10)
--> 1 | eins!
--> 2 | zwei!
--> 3 | drei
--> (end)
--> (3 rows)
--> error 8134 severity 16 state 1 line 1: Divide by zero error encountered.
--> n int not null
--> 3
--> (end)
--> (1 row)
--> error 1087 severity 15 state 1 line 1: Must declare the table variable "@t".

-- Writers beside it, in one transaction.
DECLARE @done TABLE (id int)
BEGIN TRAN
DELETE FROM source WHERE id = 1
INSERT INTO @done SELECT id FROM source
UPDATE s SET name = 'x' FROM source s JOIN @done d ON d.id = s.id
ROLLBACK
SELECT * FROM source ORDER BY id
SELECT * FROM @done
--> (1 row)
--> (1 row)
--> (1 row)
--> id int not null | name varchar(10)
--> 1 | eins
--> 2 | zwei
--> (end)
--> (2 rows)
--> id int
--> 2
--> (end)
--> (1 row)

DECLARE @t TABLE (id int REFERENCES source(id))
--> error 49500 severity 16 state 1 line 1: A foreign key of a temporary table or a table variable is not supported by Outrigger: leave it out.
--> batch ended

DECLARE @t TABLE (id int)
TRUNCATE TABLE @t
--> error 102 severity 15 state 1 line 2: Incorrect syntax near '@t'.
--> batch ended

DECLARE @t TABLE (id int)
DROP TABLE @t
--> error 102 severity 15 state 1 line 2: Incorrect syntax near '@t'.
--> batch ended

-- What a JDBC driver sends for its metadata.
DECLARE @mssqljdbc_temp_sp_columns_result TABLE(TABLE_QUALIFIER SYSNAME, TABLE_OWNER SYSNAME,COLUMN_NAME SYSNAME);INSERT INTO @mssqljdbc_temp_sp_columns_result EXEC('SELECT ''master'', ''dbo'', ''c''');SELECT TABLE_QUALIFIER AS TABLE_CAT FROM @mssqljdbc_temp_sp_columns_result;
--> (1 row)
--> TABLE_CAT nvarchar(128)
--> master
--> (end)
--> (1 row)

-- precision is a name like any other but behind DOUBLE
DECLARE @t TABLE (precision int, d double precision);
INSERT INTO @t (precision, d) VALUES (1, 2.5);
SELECT precision, d FROM @t
--> (1 row)
--> precision int | d float
--> 1 | 2.5
--> (end)
--> (1 row)
