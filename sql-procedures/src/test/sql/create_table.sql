CREATE TABLE a (
    id int NOT NULL,
    name nvarchar(20) NULL,
    amount decimal(8,2) NOT NULL CONSTRAINT df_amount DEFAULT (1.5),
    made datetime2 NOT NULL DEFAULT SYSDATETIME(),
    CONSTRAINT pk_a PRIMARY KEY CLUSTERED (id ASC),
) ON [PRIMARY]
INSERT INTO a (id) VALUES (1)
SELECT id, name, amount, CASE WHEN made <= SYSDATETIME() THEN 1 ELSE 0 END AS made FROM a
--> (1 row)
--> id int not null | name nvarchar(20) | amount decimal(8,2) not null | made int not null
--> 1 | NULL | 1.50 | 1
--> (end)
--> (1 row)

CREATE TABLE a (id int)
--> error 2714 severity 16 state 1 line 1: There is already an object named 'a' in the database.

CREATE TABLE b (id int, id int)
--> error 2705 severity 16 state 1 line 1: Column names in each table must be unique. Column name 'id' in table 'b' is specified more than once.

CREATE TABLE b (id nothing)
--> error 2715 severity 16 state 1 line 1: Column, parameter, or variable #1: Cannot find data type nothing.
--> batch ended

CREATE TABLE b (id int PRIMARY KEY, other int PRIMARY KEY)
--> error 8110 severity 16 state 1 line 1: Cannot add multiple PRIMARY KEY constraints to table 'b'.

CREATE TABLE b (id int NULL PRIMARY KEY)
--> error 8111 severity 16 state 1 line 1: Cannot define PRIMARY KEY constraint on nullable column in table 'b'.

CREATE TABLE b (id int IDENTITY, other int IDENTITY)
--> error 2744 severity 16 state 1 line 1: Multiple identity columns specified for table 'b'. Only one identity column per table is allowed.

CREATE TABLE b (id varchar(10) IDENTITY)
--> error 2749 severity 16 state 1 line 1: Identity column 'id' must be of data type int, bigint, smallint, tinyint, or decimal or numeric with a scale of 0, unencrypted, and constrained to be nonnullable.

CREATE TABLE b (id int CONSTRAINT fk_b REFERENCES nowhere (id))
--> error 1767 severity 16 state 1 line 1: Foreign key 'fk_b' references invalid table 'nowhere'.

CREATE TABLE b (id int CONSTRAINT fk_b REFERENCES a (name))
--> error 1776 severity 16 state 1 line 1: There are no primary or candidate keys in the referenced table 'dbo.a' that match the referencing column list in the foreign key 'fk_b'.

CREATE TABLE b (id int CHECK (nothing > 1))
--> error 207 severity 16 state 1 line 1: Invalid column name 'nothing'.
--> batch ended

CREATE TABLE b (id varchar(9000))
--> error 131 severity 15 state 1 line 1: The size (9000) given to the type 'varchar' exceeds the maximum allowed for any data type (8000).
--> batch ended

CREATE TABLE b (id decimal(40, 2))
--> error 2750 severity 16 state 1 line 1: Column or parameter: Specified column precision 40 is greater than the maximum precision of 38.
--> batch ended

CREATE TABLE b (id int CONSTRAINT pk_a PRIMARY KEY)
--> error 2714 severity 16 state 1 line 1: There is already an object named 'pk_a' in the database.

CREATE TABLE nowhere.b (id int)
--> error 2760 severity 16 state 1 line 1: The specified schema name "nowhere" either does not exist or you do not have permission to use it.

-- A unique column holds one NULL.
CREATE TABLE b (id int CONSTRAINT uq_b UNIQUE, name varchar(5) COLLATE Latin1_General_BIN2)
INSERT INTO b VALUES (NULL, 'x'), (1, 'X')
INSERT INTO b VALUES (NULL, 'y')
SELECT id FROM b WHERE name = 'X'
--> (2 rows)
--> error 2627 severity 14 state 1 line 4: Violation of UNIQUE KEY constraint 'uq_b'. Cannot insert duplicate key in object 'dbo.b'. The duplicate key value is (<NULL>).
--> id int
--> 1
--> (end)
--> (1 row)

-- A primary key compares as its collation does.
CREATE TABLE k (name varchar(10) CONSTRAINT pk_k PRIMARY KEY)
INSERT INTO k VALUES ('one')
INSERT INTO k VALUES ('ONE ')
--> (1 row)
--> error 2627 severity 14 state 1 line 4: Violation of PRIMARY KEY constraint 'pk_k'. Cannot insert duplicate key in object 'dbo.k'. The duplicate key value is (ONE ).

-- What is dropped gives its name back.
DROP TABLE k
CREATE TABLE k (id int)
DROP TABLE IF EXISTS k, nothing
DROP TABLE k
--> error 3701 severity 11 state 1 line 5: Cannot drop the table 'k', because it does not exist or you do not have permission.

CREATE TABLE parent (id int CONSTRAINT pk_parent PRIMARY KEY)
CREATE TABLE child (id int CONSTRAINT fk_child FOREIGN KEY REFERENCES parent (id) ON DELETE CASCADE)
INSERT INTO parent VALUES (1), (2)
INSERT INTO child VALUES (1), (2), (NULL)
DELETE FROM parent WHERE id = 1
SELECT id FROM child ORDER BY id
--> (2 rows)
--> (3 rows)
--> (1 row)
--> id int
--> NULL
--> 2
--> (end)
--> (2 rows)

DROP TABLE parent
--> error 3726 severity 16 state 1 line 1: Could not drop object 'dbo.parent' because it is referenced by a FOREIGN KEY constraint.

DROP TABLE child, parent
--> ok

CREATE TABLE #temporary (id int)
--> ok

SELECT * FROM dbo.a WHERE 1 = 0
SELECT OBJECT_ID('a') - OBJECT_ID('dbo.a') AS same, OBJECT_ID('nothing') AS none
--> id int not null | name nvarchar(20) | amount decimal(8,2) not null | made datetime2(7) not null
--> (end)
--> (0 rows)
--> same int | none int
--> 0 | NULL
--> (end)
--> (1 row)
