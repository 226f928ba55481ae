-- What drivers send as the application wrote it, in the words of ODBC and JDBC.
CREATE TABLE t (c varchar(10), n int)
INSERT INTO t VALUES ('a', 1), ('a_b', 2), ('axb', NULL)
--> (3 rows)

SELECT {d '2020-02-29'} AS d, {ts '2020-02-29 10:11:12.5'} AS ts, { guid '00112233-4455-6677-8899-AABBCCDDEEFF' } AS g
--> d datetime not null | ts datetime not null | g uniqueidentifier not null
--> 2020-02-29 00:00:00.000 | 2020-02-29 10:11:12.500 | 00112233-4455-6677-8899-AABBCCDDEEFF
--> (end)
--> (1 row)

SELECT {fn UCASE({fn CONCAT('a', 'b')})} AS u, {fn LENGTH('abc ')} AS l, {fn LOCATE('b', 'abcb', 3)} AS p, {fn INSERT('abc', 2, 1, 'xx')} AS i, {fn REPEAT('ab', 2)} AS r
--> u varchar(2) not null | l int not null | p int not null | i varchar(8000) | r varchar(8000)
--> AB | 3 | 4 | axxc | abab
--> (end)
--> (1 row)

SELECT {fn MOD(7 + 1, 3)} AS m, {fn TRUNCATE(1.29, 1)} AS t, {fn IFNULL(n, (SELECT MAX(n) FROM t))} AS n, {fn CONVERT('12', SQL_INTEGER)} + 1 AS c FROM t ORDER BY n, m
--> m int not null | t decimal(3,2) not null | n int | c int not null
--> 2 | 1.20 | 1 | 13
--> 2 | 1.20 | 2 | 13
--> 2 | 1.20 | 2 | 13
--> (end)
--> (3 rows)

SELECT {fn TIMESTAMPADD(SQL_TSI_MONTH, 1, {d '2020-01-31'})} AS a, {fn TIMESTAMPDIFF(SQL_TSI_DAY, '2020-01-01', '2020-03-01')} AS d, {fn MONTHNAME('2020-02-01')} AS m, {fn DAYOFWEEK('2020-02-01')} AS w, {fn DATABASE()} AS db
--> a datetime not null | d int not null | m nvarchar(30) not null | w int not null | db nvarchar(128)
--> 2020-02-29 00:00:00.000 | 60 | February | 7 | master
--> (end)
--> (1 row)

SELECT x.c, y.n FROM {oj t AS x LEFT OUTER JOIN t AS y ON y.n = x.n + 1} WHERE x.c LIKE 'a\_%' {escape '\'} OR x.n = 1 ORDER BY x.c
--> c varchar(10) | n int
--> a | 2
--> a_b | NULL
--> (end)
--> (2 rows)

-- The text that is kept is the one that was written.
CREATE TABLE kept (id int CONSTRAINT df_id DEFAULT {fn MOD(7, 4)}, at datetime NOT NULL DEFAULT {ts '2020-01-01 00:00:00'}, CONSTRAINT ck_id CHECK ({fn MOD(id, 4)} = 3))
INSERT INTO kept DEFAULT VALUES
SELECT id, at FROM kept
SELECT definition FROM sys.default_constraints WHERE name = 'df_id' UNION ALL SELECT definition FROM sys.check_constraints
INSERT INTO kept (id) VALUES (4)
--> (1 row)
--> id int | at datetime not null
--> 3 | 2020-01-01 00:00:00.000
--> (end)
--> (1 row)
--> definition nvarchar(max)
--> ({fn MOD(7, 4)})
--> ({fn MOD(id, 4)} = 3)
--> (end)
--> (2 rows)
--> error 547 severity 16 state 1 line 6: The INSERT statement conflicted with the CHECK constraint "ck_id". The conflict occurred in database "master", table "dbo.kept".

SELECT '{fn NOT AN ESCAPE}' AS s
--> s varchar(18) not null
--> {fn NOT AN ESCAPE}
--> (end)
--> (1 row)

SELECT
  {fn NOTHING(1)}
--> error 102 severity 15 state 1 line 2: Incorrect syntax near 'NOTHING'.
--> batch ended

SELECT {fn MOD(1)}
--> error 102 severity 15 state 1 line 1: Incorrect syntax near 'MOD'.
--> batch ended

SELECT {fn UCASE('x')
--> error 102 severity 15 state 1 line 1: Incorrect syntax near ')'.
--> batch ended

SELECT {call sp_who}
--> error 102 severity 15 state 1 line 1: Incorrect syntax near '{'.
--> batch ended

SELECT 1 }
--> error 102 severity 15 state 1 line 1: Incorrect syntax near '}'.
--> batch ended

SELECT {fn LCASE('A', 'B')} AS fails
--> error 102 severity 15 state 1 line 1: Incorrect syntax near 'LCASE'.
--> batch ended
