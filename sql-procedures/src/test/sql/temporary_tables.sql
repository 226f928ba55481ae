CREATE TABLE #t (id int IDENTITY PRIMARY KEY, name varchar(10) DEFAULT 'none', n int)
INSERT INTO #t (name, n) VALUES ('a', 1), ('b', 2)
INSERT INTO #t (n) VALUES (3)
--> (2 rows)
--> (1 row)

-- It lives as long as its session.
SELECT * FROM #t ORDER BY id
SELECT COUNT(*) AS n FROM tempdb..#t
UPDATE #t SET n = n * 2 WHERE name = 'b'
DELETE FROM #t WHERE name = 'a'
SELECT CASE WHEN OBJECT_ID('tempdb..#t') IS NULL THEN 'missing' ELSE 'there' END AS t, OBJECT_ID('tempdb..#none') AS none
--> id int not null | name varchar(10) | n int
--> 1 | a | 1
--> 2 | b | 2
--> 3 | none | 3
--> (end)
--> (3 rows)
--> n int not null
--> 3
--> (end)
--> (1 row)
--> (1 row)
--> (1 row)
--> t varchar(7) not null | none int
--> there | NULL
--> (end)
--> (1 row)

CREATE TABLE #t (id int)
--> error 2714 severity 16 state 1 line 1: There is already an object named '#t' in the database.

-- A module sees its caller's, and its own goes with it.
CREATE PROCEDURE reads_and_makes AS
SELECT COUNT(*) AS n FROM #t
CREATE TABLE #own (id int)
INSERT INTO #own VALUES (1)
CREATE TABLE #t (other int)
INSERT INTO #t VALUES (42)
SELECT * FROM #t
--> ok

EXEC reads_and_makes
EXEC reads_and_makes
SELECT COUNT(*) AS n FROM #t
SELECT * FROM #own
--> n int not null
--> 2
--> (end)
--> (1 row)
--> (1 row)
--> (1 row)
--> other int
--> 42
--> (end)
--> (1 row)
--> n int not null
--> 2
--> (end)
--> (1 row)
--> (1 row)
--> (1 row)
--> other int
--> 42
--> (end)
--> (1 row)
--> n int not null
--> 2
--> (end)
--> (1 row)
--> error 208 severity 16 state 1 line 4: Invalid object name '#own'.
--> batch ended

EXEC ('CREATE TABLE #gone (id int) INSERT INTO #gone VALUES (1) SELECT * FROM #gone')
SELECT * FROM #gone
--> (1 row)
--> id int
--> 1
--> (end)
--> (1 row)
--> error 208 severity 16 state 1 line 2: Invalid object name '#gone'.
--> batch ended

-- A rollback takes part in it.
BEGIN TRAN
INSERT INTO #t (name) VALUES ('x')
CREATE TABLE #undone (id int)
INSERT INTO #undone VALUES (1)
SAVE TRAN here
DROP TABLE #t
ROLLBACK TRAN here
SELECT COUNT(*) AS n FROM #t
ROLLBACK
SELECT COUNT(*) AS n FROM #t
SELECT * FROM #undone
--> (1 row)
--> (1 row)
--> n int not null
--> 3
--> (end)
--> (1 row)
--> n int not null
--> 2
--> (end)
--> (1 row)
--> error 208 severity 16 state 1 line 12: Invalid object name '#undone'.
--> batch ended

DROP TABLE #t
DROP TABLE IF EXISTS #t, #none
DROP TABLE #t
--> error 3701 severity 11 state 1 line 3: Cannot drop the table '#t', because it does not exist or you do not have permission.

-- SELECT ... INTO makes a table of a query's columns.
CREATE TABLE source (id int PRIMARY KEY, price decimal(10, 2), name nvarchar(20) NOT NULL)
INSERT INTO source VALUES (1, 1.5, N'eins'), (2, 2.5, N'zwei'), (3, NULL, N'drei')
SELECT id, price * 2 AS doubled, name INTO #copy FROM source WHERE id < 3
SELECT * FROM #copy ORDER BY id
SELECT TOP 1 * INTO permanent FROM source ORDER BY id DESC
SELECT * FROM permanent
INSERT INTO permanent (id, price, name) VALUES (9, 9, NULL)
SELECT 1 AS one, 'x' AS x INTO #of_nothing
SELECT * FROM #of_nothing
SELECT id INTO #both FROM source UNION ALL SELECT id + 10 FROM source
SELECT COUNT(*) AS n, @@ROWCOUNT AS counted FROM #both
--> (3 rows)
--> (2 rows)
--> id int not null | doubled decimal(12,2) | name nvarchar(20) not null
--> 1 | 3.00 | eins
--> 2 | 5.00 | zwei
--> (end)
--> (2 rows)
--> (1 row)
--> id int not null | price decimal(10,2) | name nvarchar(20) not null
--> 3 | NULL | drei
--> (end)
--> (1 row)
--> error 515 severity 16 state 1 line 8: Cannot insert the value NULL into column 'name', table 'master.dbo.permanent'; column does not allow nulls. INSERT fails.
--> (1 row)
--> one int not null | x varchar(1) not null
--> 1 | x
--> (end)
--> (1 row)
--> (6 rows)
--> n int not null | counted int
--> 6 | 6
--> (end)
--> (1 row)

SELECT id INTO #copy FROM source
SELECT id + 1 INTO #nameless FROM source
SELECT id, id INTO #twice FROM source
SELECT id INTO #bad FROM source WHERE name = 1
--> error 2714 severity 16 state 1 line 1: There is already an object named '#copy' in the database.
--> error 1038 severity 15 state 1 line 2: An object or column name is missing or empty. For SELECT INTO statements, verify each column has a name. For other statements, look for empty alias names.
--> error 2705 severity 16 state 1 line 3: Column names in each table must be unique. Column name 'id' in table '#twice' is specified more than once.
--> error 245 severity 16 state 1 line 4: Conversion failed when converting the nvarchar value 'eins' to data type int.
--> batch ended

SELECT (SELECT id INTO #inner FROM source) AS x
--> error 156 severity 15 state 1 line 1: Incorrect syntax near the keyword 'INTO'.
--> batch ended

SELECT * FROM #bad
--> error 208 severity 16 state 1 line 1: Invalid object name '#bad'.
--> batch ended

-- Seen by all sessions.
CREATE TABLE ##shared (id int)
INSERT INTO ##shared VALUES (1)
SELECT * FROM tempdb..##shared
SELECT * FROM ##shared
DROP TABLE ##shared
SELECT * FROM ##shared
--> (1 row)
--> id int
--> 1
--> (end)
--> (1 row)
--> id int
--> 1
--> (end)
--> (1 row)
--> error 208 severity 16 state 1 line 7: Invalid object name '##shared'.
--> batch ended

CREATE TABLE #child (id int REFERENCES source(id))
--> error 49500 severity 16 state 1 line 1: A foreign key of a temporary table or a table variable is not supported by Outrigger: leave it out.

TRUNCATE TABLE #both
SELECT COUNT(*) AS n FROM #both
--> n int not null
--> 0
--> (end)
--> (1 row)

CREATE PROCEDURE gives AS SELECT 7, 'sieben'
--> ok

CREATE TABLE #into (id int, name varchar(10))
INSERT INTO #into EXEC gives
SELECT * FROM #into
--> (1 row)
--> id int | name varchar(10)
--> 7 | sieben
--> (end)
--> (1 row)

-- What a module did to its caller's #tables is undone after its end too.
CREATE TABLE #outer (id int)
INSERT INTO #outer VALUES (1)
EXEC ('CREATE PROCEDURE drops AS CREATE TABLE #own (id int) CREATE TABLE #gone (id int) DROP TABLE #gone SAVE TRAN inside DROP TABLE #outer')
BEGIN TRAN
EXEC drops
ROLLBACK TRAN inside
SELECT * FROM #outer
EXEC drops
SELECT OBJECT_ID('tempdb..#outer') AS id
ROLLBACK
SELECT * FROM #outer
DROP TABLE #outer
DROP PROCEDURE drops
--> (1 row)
--> id int
--> 1
--> (end)
--> (1 row)
--> id int
--> NULL
--> (end)
--> (1 row)
--> id int
--> 1
--> (end)
--> (1 row)
