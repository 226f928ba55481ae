CREATE TABLE t (id int, name varchar(10))
--> ?

CREATE PROCEDURE give AS
SELECT 1 AS a, 'one' AS b
SELECT 2, 'two'
--> ?

INSERT INTO t EXEC give
SELECT * FROM t ORDER BY id
--> ?

INSERT t (name, id) EXEC ('SELECT ''three'', 3')
SELECT * FROM t ORDER BY id
--> ?

-- The module may read the table that it fills.
INSERT INTO t EXEC ('SELECT id + 10, name FROM t')
SELECT COUNT(*) AS n FROM t
--> ?

-- A failing procedure leaves the table as it was.
CREATE PROCEDURE fails AS
SELECT 100 AS a, 'x' AS b
SELECT 1 / 0, 'y'
--> ?

INSERT INTO t EXEC fails
PRINT 'goes on'
SELECT COUNT(*) AS n FROM t
--> ?

INSERT INTO t EXEC ('SELECT 1 AS only_one')
PRINT 'not reached'
--> ?

SELECT COUNT(*) AS n FROM t
--> ?

CREATE PROCEDURE nests AS INSERT INTO t EXEC give
--> ?

INSERT INTO t EXEC nests
--> ?

CREATE PROCEDURE undoes AS ROLLBACK
--> ?

BEGIN TRANSACTION
INSERT INTO t EXEC undoes
--> ?

SELECT @@TRANCOUNT AS depth
--> ?

INSERT INTO t EXEC give WITH RESULT SETS ((a int, b varchar(10)))
--> ?

-- The clause belongs inside; then the values are converted twice.
CREATE PROCEDURE wrapped AS
EXEC ('SELECT 7.9, ''seven''') WITH RESULT SETS ((a float, b nvarchar(10)))
--> ?

INSERT INTO t EXEC wrapped
SELECT * FROM t WHERE name = 'seven'
--> ?

-- Caught inside, an error is the module's own business.
CREATE PROCEDURE careful AS
BEGIN TRY
    SELECT 1 / 0, 'never'
END TRY
BEGIN CATCH
    SELECT ERROR_NUMBER(), 'caught'
END CATCH
--> ?

INSERT INTO t EXEC careful
SELECT * FROM t WHERE id > 1000
--> ?
