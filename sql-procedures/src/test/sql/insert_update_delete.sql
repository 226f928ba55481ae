CREATE TABLE g (id int NOT NULL CONSTRAINT pk_g PRIMARY KEY, name varchar(5))
CREATE TABLE t (id int IDENTITY(10, 5) NOT NULL CONSTRAINT pk_t PRIMARY KEY, g int CONSTRAINT fk_g REFERENCES g (id), name varchar(5) NOT NULL CONSTRAINT df_name DEFAULT 'none', pay decimal(6,2) CONSTRAINT ck_pay CHECK (pay > 0))
INSERT INTO g VALUES (1, 'one'), (2, 'two')
INSERT INTO t (g, name, pay) VALUES (1, 'ann', 10), (2, 'bob', 20.555)
INSERT t (g) VALUES (1)
INSERT INTO t (pay, g) SELECT 3, 2
INSERT INTO t DEFAULT VALUES
INSERT INTO t VALUES (NULL, DEFAULT, 7)
SELECT * FROM t ORDER BY id
SELECT SCOPE_IDENTITY() AS s, @@IDENTITY AS i
--> (2 rows)
--> (2 rows)
--> (1 row)
--> (1 row)
--> (1 row)
--> (1 row)
--> id int not null | g int | name varchar(5) not null | pay decimal(6,2)
--> 10 | 1 | ann | 10.00
--> 15 | 2 | bob | 20.56
--> 20 | 1 | none | NULL
--> 25 | 2 | none | 3.00
--> 30 | NULL | none | NULL
--> 35 | NULL | none | 7.00
--> (end)
--> (6 rows)
--> s decimal(38,0) | i decimal(38,0)
--> 35 | 35
--> (end)
--> (1 row)

-- What a row may not be.
INSERT INTO t (name) VALUES (NULL)
INSERT INTO t (g) VALUES (9)
INSERT INTO t (pay) VALUES (-1)
INSERT INTO g VALUES (1, 'again')
INSERT INTO g (name) VALUES ('none')
INSERT INTO t (name) VALUES ('too long')
PRINT 'goes on'
--> error 515 severity 16 state 1 line 2: Cannot insert the value NULL into column 'name', table 'master.dbo.t'; column does not allow nulls. INSERT fails.
--> error 547 severity 16 state 1 line 3: The INSERT statement conflicted with the FOREIGN KEY constraint "fk_g". The conflict occurred in database "master", table "dbo.g", column 'id'.
--> error 547 severity 16 state 1 line 4: The INSERT statement conflicted with the CHECK constraint "ck_pay". The conflict occurred in database "master", table "dbo.t".
--> error 2627 severity 14 state 1 line 5: Violation of PRIMARY KEY constraint 'pk_g'. Cannot insert duplicate key in object 'dbo.g'. The duplicate key value is (1).
--> error 515 severity 16 state 1 line 6: Cannot insert the value NULL into column 'id', table 'master.dbo.g'; column does not allow nulls. INSERT fails.
--> error 2628 severity 16 state 1 line 7: String or binary data would be truncated in table 'master.dbo.t', column 'name'. Truncated value: 'too l'.
--> print: goes on

INSERT INTO t (pay) VALUES ('much')
--> error 8114 severity 16 state 1 line 1: Error converting data type varchar to numeric.
--> batch ended

INSERT INTO t (id, name) VALUES (1, 'x')
--> error 544 severity 16 state 1 line 1: Cannot insert explicit value for identity column in table 't' when IDENTITY_INSERT is set to OFF.

SET IDENTITY_INSERT t ON
INSERT INTO t (id, name) VALUES (1, 'x')
INSERT INTO t (name) VALUES ('y')
SET IDENTITY_INSERT t OFF
SELECT id, name FROM t WHERE id < 10
--> (1 row)
--> error 545 severity 16 state 1 line 3: Explicit value must be specified for identity column in table 't' either when IDENTITY_INSERT is set to ON or when a replication user is inserting into a NOT FOR REPLICATION identity column.
--> id int not null | name varchar(5) not null
--> 1 | x
--> (end)
--> (1 row)

UPDATE t SET id = 3
--> error 8102 severity 16 state 1 line 1: Cannot update identity column 'id'.
--> batch ended

INSERT INTO g VALUES (3)
--> error 213 severity 16 state 1 line 1: Column name or number of supplied values does not match table definition.
--> batch ended

INSERT INTO g VALUES (3, 'three', 3)
--> error 213 severity 16 state 1 line 1: Column name or number of supplied values does not match table definition.
--> batch ended

INSERT INTO g (id, name) VALUES (3)
--> error 109 severity 15 state 1 line 1: There are more columns in the INSERT statement than values specified in the VALUES clause. The number of values in the VALUES clause must match the number of columns specified in the INSERT statement.
--> batch ended

INSERT INTO g (id) VALUES (3, 'three')
--> error 110 severity 15 state 1 line 1: There are fewer columns in the INSERT statement than values specified in the VALUES clause. The number of values in the VALUES clause must match the number of columns specified in the INSERT statement.
--> batch ended

INSERT INTO g (id, name) SELECT 3
--> error 120 severity 15 state 1 line 1: The select list for the INSERT statement contains fewer items than the insert list. The number of SELECT values must match the number of INSERT columns.
--> batch ended

INSERT INTO g (id) SELECT 3, 'three'
--> error 121 severity 15 state 1 line 1: The select list for the INSERT statement contains more items than the insert list. The number of SELECT values must match the number of INSERT columns.
--> batch ended

INSERT INTO g (id, nothing) VALUES (3, 'x')
--> error 207 severity 16 state 1 line 1: Invalid column name 'nothing'.
--> batch ended

INSERT INTO g (id, id) VALUES (3, 4)
--> error 264 severity 16 state 1 line 1: The column name 'id' is specified more than once in the SET clause or column list of an INSERT. A column cannot be assigned more than one value in the same clause.
--> batch ended

INSERT INTO nowhere VALUES (1)
--> error 208 severity 16 state 1 line 1: Invalid object name 'nowhere'.
--> batch ended

INSERT INTO g VALUES (3, 'x'), (4)
--> error 10709 severity 16 state 1 line 1: The number of columns for each row in a table value constructor must be the same.
--> batch ended

-- All rows or none: a failing row takes its statement with it.
INSERT INTO g VALUES (3, 'three'), (1, 'again')
SELECT COUNT(*) AS n FROM g
--> error 2627 severity 14 state 1 line 2: Violation of PRIMARY KEY constraint 'pk_g'. Cannot insert duplicate key in object 'dbo.g'. The duplicate key value is (1).
--> n int not null
--> 2
--> (end)
--> (1 row)

-- UPDATE reads the old row throughout.
CREATE TABLE u (id int, a int, b varchar(10))
INSERT INTO u VALUES (1, 10, 'x'), (2, 20, 'y'), (3, NULL, 'z')
UPDATE u SET a = id, id = a WHERE id < 3
SELECT * FROM u ORDER BY b
--> (3 rows)
--> (2 rows)
--> id int | a int | b varchar(10)
--> 10 | 1 | x
--> 20 | 2 | y
--> 3 | NULL | z
--> (end)
--> (3 rows)

UPDATE u SET a += 1, b = b + '!' WHERE b IN ('x', 'y')
SELECT a, b FROM u ORDER BY b
--> (2 rows)
--> a int | b varchar(10)
--> 2 | x!
--> 3 | y!
--> NULL | z
--> (end)
--> (3 rows)

UPDATE u SET b = g.name FROM u JOIN g ON g.id = u.a
UPDATE x SET b = 'alias' FROM u AS x WHERE x.a IS NULL
SELECT a, b FROM u ORDER BY a
--> (1 row)
--> (1 row)
--> a int | b varchar(10)
--> NULL | alias
--> 2 | two
--> 3 | y!
--> (end)
--> (3 rows)

DECLARE @old int
UPDATE u SET @old = a, a = 100 WHERE b = 'z' OR b = 'alias'
SELECT @old AS old, @@ROWCOUNT AS n
--> error 49500 severity 16 state 1 line 2: UPDATE ... SET @variable = ... is not supported by Outrigger: SELECT the value first.
--> batch ended

UPDATE TOP (1) u SET b = 'top'
UPDATE u SET nothing = 1
--> (1 row)
--> error 207 severity 16 state 1 line 2: Invalid column name 'nothing'.
--> batch ended

UPDATE u SET a = 1, a = 2
--> error 264 severity 16 state 1 line 1: The column name 'a' is specified more than once in the SET clause or column list of an INSERT. A column cannot be assigned more than one value in the same clause.
--> batch ended

UPDATE g SET id = 7 WHERE id = 1
--> error 547 severity 16 state 1 line 1: The UPDATE statement conflicted with the REFERENCE constraint "fk_g". The conflict occurred in database "master", table "dbo.t", column 'g'.

UPDATE t SET pay = -5 WHERE id = 10
--> error 547 severity 16 state 1 line 1: The UPDATE statement conflicted with the CHECK constraint "ck_pay". The conflict occurred in database "master", table "dbo.t".

DELETE FROM g WHERE id = 1
--> error 547 severity 16 state 1 line 1: The DELETE statement conflicted with the REFERENCE constraint "fk_g". The conflict occurred in database "master", table "dbo.t", column 'g'.

DELETE t WHERE id = 1
DELETE FROM x FROM u AS x JOIN g ON g.id = 1 WHERE x.a = 100
DELETE u
SELECT COUNT(*) AS n FROM u
--> (1 row)
--> (0 rows)
--> (3 rows)
--> n int not null
--> 0
--> (end)
--> (1 row)

TRUNCATE TABLE u
TRUNCATE TABLE g
--> error 4712 severity 16 state 1 line 2: Cannot truncate table 'g' because it is being referenced by a FOREIGN KEY constraint.

TRUNCATE TABLE nowhere
--> error 4701 severity 16 state 1 line 1: Cannot find the object "nowhere" because it does not exist or you do not have permissions.

SELECT name INTO copied FROM g
--> (2 rows)
