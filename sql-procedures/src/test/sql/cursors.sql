CREATE TABLE t (id int PRIMARY KEY, name varchar(10))
INSERT INTO t VALUES (1, 'one'), (2, 'two'), (3, 'three')
--> (3 rows)

DECLARE @id int, @name varchar(10), @from int = 2
DECLARE c CURSOR LOCAL FAST_FORWARD FOR SELECT id, name FROM t WHERE id >= @from ORDER BY id
OPEN c
FETCH NEXT FROM c INTO @id, @name
WHILE @@FETCH_STATUS = 0
BEGIN
    PRINT CONCAT(@id, ' ', @name)
    FETCH NEXT FROM c INTO @id, @name
END
PRINT @@FETCH_STATUS
CLOSE c
DEALLOCATE c
--> print: 2 two
--> print: 3 three
--> print: -1

-- In any order, over the rows as they were when it was opened; it outlives its batch.
DECLARE c CURSOR SCROLL STATIC FOR SELECT id FROM t ORDER BY id
OPEN c
DELETE FROM t WHERE id = 2
PRINT @@CURSOR_ROWS
FETCH LAST FROM c
FETCH PRIOR FROM c
FETCH ABSOLUTE 1 FROM c
FETCH RELATIVE 5 FROM c
PRINT @@FETCH_STATUS
--> (1 row)
--> print: 3
--> id int not null
--> 3
--> (end)
--> (1 row)
--> id int not null
--> 2
--> (end)
--> (1 row)
--> id int not null
--> 1
--> (end)
--> (1 row)
--> id int not null
--> (end)
--> (0 rows)
--> print: -1

FETCH ABSOLUTE -1 FROM c
FETCH FIRST FROM c
FETCH c
CLOSE c
FETCH NEXT FROM c
--> id int not null
--> 3
--> (end)
--> (1 row)
--> id int not null
--> 1
--> (end)
--> (1 row)
--> id int not null
--> 2
--> (end)
--> (1 row)
--> error 16917 severity 16 state 1 line 5: Cursor is not open.

OPEN c
OPEN c
DECLARE c CURSOR FOR SELECT 1 AS one
DECLARE @a int, @b int
FETCH NEXT FROM c INTO @a, @b
DEALLOCATE c
CLOSE c
--> error 16905 severity 16 state 1 line 2: The cursor is already open.
--> error 16915 severity 16 state 1 line 3: A cursor with the name 'c' already exists.
--> error 16924 severity 16 state 1 line 5: Cursorfetch: The number of variables declared in the INTO list must match that of selected columns.
--> error 16916 severity 16 state 1 line 7: A cursor with the name 'c' does not exist.

DECLARE f CURSOR FORWARD_ONLY FOR SELECT id FROM t
OPEN f
FETCH PRIOR FROM f
DEALLOCATE f
--> error 16911 severity 16 state 1 line 3: fetch: The fetch type Prior cannot be used with forward only cursors.

-- A procedure sees its caller's global cursors, and no local ones.
CREATE PROCEDURE fetches AS FETCH NEXT FROM g FETCH NEXT FROM l
--> ok

DECLARE g CURSOR GLOBAL FOR SELECT id FROM t ORDER BY id
DECLARE l CURSOR LOCAL FOR SELECT id FROM t ORDER BY id
OPEN g
OPEN l
EXEC fetches
DEALLOCATE g
--> id int not null
--> 1
--> (end)
--> (1 row)
--> error 16916 severity 16 state 1 procedure fetches line 2: A cursor with the name 'l' does not exist.

DECLARE d CURSOR DYNAMIC FOR SELECT 1
--> error 49500 severity 16 state 1 line 1: A cursor that is DYNAMIC is not supported by Outrigger: declare it STATIC or FAST_FORWARD.
--> batch ended

DECLARE @c CURSOR
--> error 49500 severity 16 state 1 line 1: A variable that is a cursor is not supported by Outrigger: name the cursor itself.
--> batch ended

FETCH NEXT FROM t INTO @undeclared
--> error 137 severity 15 state 2 line 1: Must declare the scalar variable "@undeclared".
--> batch ended

-- The variables of a cursor's query count as they are when it is declared.
DECLARE @low int = 2, @shift int = 100
DECLARE v CURSOR LOCAL STATIC FOR SELECT id + @shift AS shifted FROM t WHERE id >= @LOW AND EXISTS (SELECT 1 WHERE @low = 2) ORDER BY id
SET @low = 99
SET @shift = 0
OPEN v
FETCH NEXT FROM v
CLOSE v
SET @low = 1
OPEN v
FETCH NEXT FROM v

DECLARE @from int = 3
DECLARE across CURSOR GLOBAL FOR SELECT id FROM t WHERE id >= @from ORDER BY id
--> shifted int
--> 103
--> (end)
--> (1 row)
--> shifted int
--> 103
--> (end)
--> (1 row)

DECLARE @from int = 1
OPEN across
FETCH NEXT FROM across
DEALLOCATE across
--> id int not null
--> 3
--> (end)
--> (1 row)
