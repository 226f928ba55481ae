CREATE TABLE t (id int NOT NULL CONSTRAINT pk_t PRIMARY KEY, a int NULL, b varchar(10) NULL, c varchar(max) NULL)
INSERT INTO t VALUES (1, 10, 'x', 'c'), (2, 20, 'y', 'c'), (3, NULL, 'y', 'c')
CREATE INDEX ix_a ON t (a DESC, b) INCLUDE (c)
CREATE UNIQUE NONCLUSTERED INDEX ux_a ON dbo.t (a) WITH (FILLFACTOR = 80) ON [PRIMARY]
SELECT i.name, i.index_id, i.type_desc, i.is_unique, i.is_unique_constraint, c.name AS column_name, ic.key_ordinal, ic.is_descending_key, ic.is_included_column
FROM sys.indexes AS i JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id ORDER BY i.index_id, ic.index_column_id
--> (3 rows)
--> name nvarchar(128) | index_id int not null | type_desc nvarchar(60) | is_unique bit | is_unique_constraint bit | column_name nvarchar(128) | key_ordinal tinyint not null | is_descending_key bit | is_included_column bit
--> pk_t | 1 | CLUSTERED | 1 | 0 | id | 1 | 0 | 0
--> ix_a | 2 | NONCLUSTERED | 0 | 0 | a | 1 | 1 | 0
--> ix_a | 2 | NONCLUSTERED | 0 | 0 | b | 2 | 0 | 0
--> ix_a | 2 | NONCLUSTERED | 0 | 0 | c | 0 | 0 | 1
--> ux_a | 3 | NONCLUSTERED | 1 | 0 | a | 1 | 0 | 0
--> (end)
--> (5 rows)

INSERT INTO t VALUES (4, 10, 'z', '')
--> error 2601 severity 14 state 1 line 1: Cannot insert duplicate key row in object 'dbo.t' with unique index 'ux_a'. The duplicate key value is (10).

INSERT INTO t VALUES (4, NULL, 'z', '')
--> error 2601 severity 14 state 1 line 1: Cannot insert duplicate key row in object 'dbo.t' with unique index 'ux_a'. The duplicate key value is (<NULL>).

SELECT id FROM t WHERE a = 20
UPDATE t SET a = 30 WHERE a = 20
SELECT id FROM t WHERE a = 30
SELECT id FROM t WHERE b = 'y' ORDER BY id
--> id int not null
--> 2
--> (end)
--> (1 row)
--> (1 row)
--> id int not null
--> 2
--> (end)
--> (1 row)
--> id int not null
--> 2
--> 3
--> (end)
--> (2 rows)

CREATE UNIQUE INDEX ux_b ON t (b)
--> error 1505 severity 16 state 1 line 1: The CREATE UNIQUE INDEX statement terminated because a duplicate key was found for the object name 'dbo.t' and the index name 'ux_b'. The duplicate key value is (y).

-- NULLs left out, as Hibernate asks for them.
DROP INDEX ux_a ON t
create unique nonclustered index UK_a on t (a) where a is not null
INSERT INTO t VALUES (4, NULL, 'z', '')
INSERT INTO t VALUES (5, 10, 'z', '')
--> (1 row)
--> error 2601 severity 14 state 1 line 5: Cannot insert duplicate key row in object 'dbo.t' with unique index 'UK_a'. The duplicate key value is (10).

SELECT name, has_filter, filter_definition FROM sys.indexes WHERE name = 'UK_a'
SELECT id FROM t WHERE a IS NULL ORDER BY id
CREATE UNIQUE INDEX ux_some ON t (b) WHERE b > 'm'
--> name nvarchar(128) | has_filter bit | filter_definition nvarchar(max)
--> UK_a | 1 | (a is not null)
--> (end)
--> (1 row)
--> id int not null
--> 3
--> 4
--> (end)
--> (2 rows)
--> error 49500 severity 16 state 1 line 3: A unique index with such a filter is not supported by Outrigger: only one by IS NOT NULL of all its nullable columns is.

CREATE INDEX ix_some ON t (b) WHERE b > 'm'
CREATE INDEX ix_some ON t (id)
--> error 1913 severity 16 state 1 line 2: The operation failed because an index or statistics with name 'ix_some' already exists on table 't'.

CREATE INDEX ix_bad ON t (nothing)
--> error 1911 severity 16 state 1 line 1: Column name 'nothing' does not exist in the target table or view.

CREATE INDEX ix_bad ON t (a, a)
--> error 1909 severity 16 state 1 line 1: Cannot use duplicate column names in index. Column name 'a' listed more than once.

CREATE INDEX ix_bad ON t (c)
--> error 1919 severity 16 state 1 line 1: Column 'c' in table 't' is of a type that is invalid for use as a key column in an index.

CREATE INDEX ix_bad ON nothing (a)
--> error 4902 severity 16 state 1 line 1: Cannot find the object "nothing" because it does not exist or you do not have permissions.

CREATE CLUSTERED INDEX ix_bad ON t (a)
--> error 49500 severity 16 state 1 line 1: CREATE CLUSTERED INDEX is not supported by Outrigger: leave CLUSTERED out, or make a PRIMARY KEY.
--> batch ended

DROP INDEX nothing ON t
--> error 3701 severity 11 state 1 line 1: Cannot drop the index 't.nothing', because it does not exist or you do not have permission.

DROP INDEX IF EXISTS nothing ON t, ix_some ON t
DROP INDEX t.ix_a
DROP INDEX pk_t ON t
--> error 3723 severity 16 state 1 line 3: An explicit DROP INDEX is not allowed on index 't.pk_t'. It is being used for PRIMARY KEY constraint enforcement.

-- A unique index is as good as a key to a foreign key.
CREATE TABLE u (code int NOT NULL)
CREATE UNIQUE INDEX ux_u ON u (code)
CREATE TABLE v (code int CONSTRAINT fk_v REFERENCES u (code))
INSERT INTO u VALUES (1)
INSERT INTO v VALUES (1)
INSERT INTO v VALUES (2)
--> (1 row)
--> (1 row)
--> error 547 severity 16 state 1 line 7: The INSERT statement conflicted with the FOREIGN KEY constraint "fk_v". The conflict occurred in database "master", table "dbo.u", column 'code'.

DROP INDEX ux_u ON u
--> error 3725 severity 16 state 1 line 1: The constraint 'ux_u' is being referenced by table 'v', foreign key constraint 'fk_v'.

-- In a transaction.
BEGIN TRAN
CREATE INDEX ix_late ON u (code)
ROLLBACK
SELECT name FROM sys.indexes WHERE object_id = OBJECT_ID('u') AND index_id > 0
--> name nvarchar(128)
--> ux_u
--> (end)
--> (1 row)

CREATE SCHEMA sales
--> ok

CREATE SCHEMA hr AUTHORIZATION dbo
--> ok

CREATE TABLE sales.orders (id int CONSTRAINT pk_orders PRIMARY KEY)
INSERT INTO sales.orders VALUES (1)
SELECT s.name, s.schema_id, t.name FROM sys.schemas AS s LEFT JOIN sys.tables AS t ON t.schema_id = s.schema_id WHERE s.schema_id > 4 ORDER BY s.schema_id
SELECT CATALOG_NAME, SCHEMA_NAME, SCHEMA_OWNER FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME = 'SALES'
SELECT * FROM orders
--> (1 row)
--> name nvarchar(128) not null | schema_id int not null | name nvarchar(128)
--> sales | 5 | orders
--> hr | 6 | NULL
--> (end)
--> (2 rows)
--> CATALOG_NAME nvarchar(128) | SCHEMA_NAME nvarchar(128) not null | SCHEMA_OWNER nvarchar(128)
--> master | sales | dbo
--> (end)
--> (1 row)
--> error 208 severity 16 state 1 line 5: Invalid object name 'orders'.
--> batch ended

CREATE SCHEMA sales
--> error 2714 severity 16 state 1 line 1: There is already an object named 'sales' in the database.

DROP SCHEMA sales
--> error 3729 severity 16 state 1 line 1: Cannot drop schema 'sales' because it is being referenced by object 'orders'.

ALTER SCHEMA hr TRANSFER sales.orders
SELECT * FROM hr.orders
SELECT CONSTRAINT_SCHEMA FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE CONSTRAINT_NAME = 'pk_orders'
SELECT * FROM sales.orders
--> id int not null
--> 1
--> (end)
--> (1 row)
--> CONSTRAINT_SCHEMA nvarchar(128)
--> hr
--> (end)
--> (1 row)
--> error 208 severity 16 state 1 line 4: Invalid object name 'sales.orders'.
--> batch ended

DROP SCHEMA sales
DROP SCHEMA IF EXISTS sales
DROP SCHEMA sales
--> error 15151 severity 16 state 1 line 3: Cannot drop the schema 'sales', because it does not exist or you do not have permission.

ALTER SCHEMA nowhere TRANSFER hr.orders
--> error 15151 severity 16 state 1 line 1: Cannot alter the schema 'nowhere', because it does not exist or you do not have permission.

ALTER SCHEMA dbo TRANSFER hr.nothing
--> error 15151 severity 16 state 1 line 1: Cannot find the object 'hr.nothing', because it does not exist or you do not have permission.

CREATE TABLE nowhere.t (id int)
--> error 2760 severity 16 state 1 line 1: The specified schema name "nowhere" either does not exist or you do not have permission to use it.

BEGIN TRAN
CREATE SCHEMA late
ROLLBACK
SELECT COUNT(*) AS n FROM sys.schemas WHERE name = 'late'
--> n int not null
--> 0
--> (end)
--> (1 row)

CREATE TYPE money2 FROM money
--> error 49500 severity 16 state 1 line 1: CREATE TYPE is not supported by Outrigger.
--> batch ended
