CREATE TABLE customers (id int NOT NULL CONSTRAINT pk_customers PRIMARY KEY, name nvarchar(20) NOT NULL, city varchar(10) NULL)
CREATE TABLE orders (id int NOT NULL, customer int NOT NULL, amount decimal(8,2) NOT NULL)
INSERT INTO customers VALUES (1, N'Ann', 'Oslo'), (2, N'Bob', NULL), (3, N'Cid', 'Oslo')
INSERT INTO orders VALUES (1, 1, 10), (2, 1, 5.5), (3, 3, 7)
--> (3 rows)
--> (3 rows)

CREATE VIEW totals AS
SELECT c.name, SUM(o.amount) AS total, COUNT(*) AS orders FROM customers AS c JOIN orders AS o ON o.customer = c.id GROUP BY c.name
--> ok

SELECT * FROM totals ORDER BY name
SELECT t.total FROM dbo.totals AS t WHERE t.name = 'ann'
SELECT totals.name FROM totals JOIN customers AS c ON c.name = totals.name WHERE c.city = 'Oslo' ORDER BY 1
--> name nvarchar(20) not null | total decimal(38,2) | orders int not null
--> Ann | 15.50 | 2
--> Cid | 7.00 | 1
--> (end)
--> (2 rows)
--> total decimal(38,2)
--> 15.50
--> (end)
--> (1 row)
--> name nvarchar(20) not null
--> Ann
--> Cid
--> (end)
--> (2 rows)

CREATE VIEW cities (town, people) AS SELECT city, COUNT(*) FROM customers GROUP BY city
--> ok

SELECT * FROM cities ORDER BY town
SELECT x.town, y.people FROM cities AS x JOIN cities AS y ON y.town = x.town
--> town varchar(10) | people int not null
--> NULL | 1
--> Oslo | 2
--> (end)
--> (2 rows)
--> town varchar(10) | people int not null
--> Oslo | 2
--> (end)
--> (1 row)

CREATE VIEW rich AS WITH big AS (SELECT * FROM totals WHERE total > 8) SELECT TOP 1 name FROM big ORDER BY total DESC
--> ok

WITH big AS (SELECT 'not the view''s' AS name) SELECT r.name, b.name AS other FROM rich AS r CROSS JOIN big AS b
SELECT * FROM master.dbo.rich
--> name nvarchar(20) not null | other varchar(14) not null
--> Ann | not the view's
--> (end)
--> (1 row)
--> name nvarchar(20) not null
--> Ann
--> (end)
--> (1 row)

CREATE VIEW totals AS SELECT 1 AS one
--> error 2714 severity 16 state 3 line 1: There is already an object named 'totals' in the database.

CREATE VIEW bad AS SELECT 1
--> error 4511 severity 16 state 1 line 1: Create View or Function failed because no column name was specified for column 1.

CREATE VIEW bad AS SELECT 1 AS a, 2 AS A
--> error 4506 severity 16 state 1 line 1: Column names in each view or function must be unique. Column name 'A' in view or function 'bad' is specified more than once.

CREATE VIEW bad (a, b) AS SELECT 1
--> error 8159 severity 16 state 1 line 1: 'bad' has fewer columns than were specified in the column list.

CREATE VIEW bad AS SELECT * FROM nothing
--> error 208 severity 16 state 1 line 1: Invalid object name 'nothing'.
--> batch ended

CREATE VIEW bad AS SELECT nothing FROM customers
--> error 207 severity 16 state 1 line 1: Invalid column name 'nothing'.
--> batch ended

CREATE VIEW bad AS SELECT name FROM customers ORDER BY name
--> error 1033 severity 15 state 1 line 1: The ORDER BY clause is invalid in views, inline functions, derived tables, subqueries, and common table expressions, unless TOP, OFFSET or FOR XML is also specified.
--> batch ended

CREATE VIEW bad AS SELECT @x AS x
--> error 137 severity 15 state 1 line 1: Must declare the scalar variable "@x".
--> batch ended

SELECT 1 AS one
CREATE VIEW bad AS SELECT 1 AS a
--> error 111 severity 15 state 1 line 2: 'CREATE VIEW' must be the first statement in a query batch.
--> batch ended

CREATE VIEW bad WITH SCHEMABINDING AS SELECT name FROM dbo.customers
--> error 49500 severity 16 state 1 line 1: The view option SCHEMABINDING is not supported by Outrigger.
--> batch ended

CREATE VIEW bad AS SELECT name FROM dbo.customers WITH CHECK OPTION
--> error 49500 severity 16 state 1 line 1: A view WITH CHECK OPTION is not supported by Outrigger: rows may be changed so that the view shows them no more.
--> batch ended

ALTER VIEW nothing AS SELECT 1 AS one
--> error 208 severity 16 state 1 line 1: Invalid object name 'nothing'.
--> batch ended

ALTER VIEW totals AS SELECT name, 0 AS total FROM customers
--> ok

SELECT * FROM rich
SELECT * FROM totals ORDER BY name
--> name nvarchar(20) not null
--> (end)
--> (0 rows)
--> name nvarchar(20) not null | total int not null
--> Ann | 0
--> Bob | 0
--> Cid | 0
--> (end)
--> (3 rows)

CREATE OR ALTER VIEW fresh AS SELECT 2 AS two
--> ok

CREATE OR ALTER VIEW fresh AS SELECT 3 AS three
--> ok

SELECT * FROM fresh
--> three int not null
--> 3
--> (end)
--> (1 row)

-- In the catalog.
SELECT name, type_desc, with_check_option FROM sys.views ORDER BY name
SELECT c.name, c.column_id, c.system_type_id, c.is_nullable FROM sys.columns AS c WHERE c.object_id = OBJECT_ID('cities')
SELECT TABLE_NAME, VIEW_DEFINITION, CHECK_OPTION, IS_UPDATABLE FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_NAME = 'fresh'
SELECT TABLE_NAME, TABLE_TYPE FROM INFORMATION_SCHEMA.TABLES ORDER BY TABLE_NAME
EXEC sp_columns 'cities'
EXEC sp_tables 'c%', 'dbo'
--> name nvarchar(128) not null | type_desc nvarchar(60) | with_check_option bit not null
--> cities | VIEW | 0
--> fresh | VIEW | 0
--> rich | VIEW | 0
--> totals | VIEW | 0
--> (end)
--> (4 rows)
--> name nvarchar(128) | column_id int not null | system_type_id tinyint not null | is_nullable bit
--> town | 1 | 167 | 1
--> people | 2 | 56 | 0
--> (end)
--> (2 rows)
--> TABLE_NAME nvarchar(128) not null | VIEW_DEFINITION nvarchar(4000) | CHECK_OPTION varchar(7) | IS_UPDATABLE varchar(2) not null
--> fresh | CREATE OR ALTER VIEW fresh AS SELECT 3 AS three | NONE | NO
--> (end)
--> (1 row)
--> TABLE_NAME nvarchar(128) not null | TABLE_TYPE varchar(10)
--> cities | VIEW
--> customers | BASE TABLE
--> fresh | VIEW
--> orders | BASE TABLE
--> rich | VIEW
--> totals | VIEW
--> (end)
--> (6 rows)
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | COLUMN_NAME nvarchar(128) | DATA_TYPE smallint not null | TYPE_NAME nvarchar(128) not null | PRECISION int | LENGTH int | SCALE smallint | RADIX smallint | NULLABLE smallint | REMARKS varchar(254) | COLUMN_DEF nvarchar(4000) | SQL_DATA_TYPE smallint not null | SQL_DATETIME_SUB smallint | CHAR_OCTET_LENGTH int | ORDINAL_POSITION int not null | IS_NULLABLE varchar(254) not null | SS_DATA_TYPE tinyint not null
--> master | dbo | cities | town | 12 | varchar | 10 | 10 | NULL | NULL | 1 | NULL | NULL | 12 | NULL | 10 | 1 | YES | 39
--> master | dbo | cities | people | 4 | int | 10 | 4 | 0 | 10 | 0 | NULL | NULL | 4 | NULL | NULL | 2 | NO | 56
--> (end)
--> (2 rows)
--> TABLE_QUALIFIER nvarchar(128) | TABLE_OWNER nvarchar(128) not null | TABLE_NAME nvarchar(128) not null | TABLE_TYPE varchar(32) not null | REMARKS varchar(254)
--> master | dbo | customers | TABLE | NULL
--> master | dbo | cities | VIEW | NULL
--> (end)
--> (2 rows)

-- A view cannot come to show itself.
CREATE VIEW a1 AS SELECT 1 AS x
--> ok

CREATE VIEW a2 AS SELECT * FROM a1
--> ok

ALTER VIEW a1 AS SELECT * FROM a2
--> ok

SELECT * FROM a1
--> error 4429 severity 16 state 1 procedure a1 line 1: View or function 'a1' contains a self-reference. Views or functions cannot reference themselves directly or indirectly.

-- What a view needs may go; then the view is of no use.
CREATE VIEW lost AS
SELECT name
FROM customers2
--> error 208 severity 16 state 1 line 4: Invalid object name 'customers2'.
--> batch ended

CREATE TABLE customers2 (name int)
--> ok

CREATE VIEW lost AS
SELECT name
FROM customers2
--> ok

DROP TABLE customers2
SELECT * FROM lost
--> error 208 severity 16 state 1 procedure lost line 3: Invalid object name 'customers2'.
--> batch ended

-- Rows are changed through a view over one table.
INSERT INTO totals (name) VALUES ('x')
--> error 515 severity 16 state 1 line 2: Cannot insert the value NULL into column 'id', table 'master.dbo.customers'; column does not allow nulls. INSERT fails.

BEGIN TRAN
UPDATE totals SET name = 'x'
UPDATE totals SET total = 1
ROLLBACK
--> (3 rows)
--> error 4406 severity 16 state 1 line 3: Update or insert of view or function 'totals' failed because it contains a derived or constant field.

DROP VIEW fresh, rich
DROP VIEW IF EXISTS rich, a1
DROP VIEW rich
--> error 3701 severity 11 state 1 line 3: Cannot drop the view 'rich', because it does not exist or you do not have permission.

DROP TABLE totals
--> error 3701 severity 11 state 1 line 1: Cannot drop the table 'totals', because it does not exist or you do not have permission.

-- In a procedure, with its parameters.
CREATE PROCEDURE of_town @town varchar(10) AS SELECT people FROM cities WHERE town = @town
--> ok

EXEC of_town 'Oslo'
BEGIN TRAN
ROLLBACK
--> people int not null
--> 2
--> (end)
--> (1 row)

-- Undone with its transaction.
BEGIN TRAN
EXEC ('CREATE VIEW late AS SELECT 1 AS one')
SELECT * FROM late
ROLLBACK
SELECT * FROM late
--> one int not null
--> 1
--> (end)
--> (1 row)
--> error 208 severity 16 state 1 line 6: Invalid object name 'late'.
--> batch ended

CREATE TABLE #of_the_session (a int)
--> ok

CREATE VIEW over_temporary AS SELECT a FROM #of_the_session
--> error 4508 severity 16 state 1 line 1: Views or functions are not allowed on temporary tables. Table names that begin with '#' denote temporary tables.
