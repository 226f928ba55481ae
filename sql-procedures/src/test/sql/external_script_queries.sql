-- also: cpython
EXEC sp_configure 'external scripts enabled', 1
RECONFIGURE
--> message 15457 line 1: Configuration option 'external scripts enabled' changed from 0 to 1. Run the RECONFIGURE statement to install.

SET NOCOUNT ON
CREATE TABLE t (id int NOT NULL PRIMARY KEY, name nvarchar(10), price decimal(9,2), made date, raw varbinary(10))
INSERT INTO t VALUES (1, N'eins', 1.50, '2020-01-02', 0x0102), (2, N'zwei', NULL, NULL, NULL), (3, NULL, 3.25, NULL, NULL)
CREATE TABLE parts (id int NOT NULL CONSTRAINT one_id PRIMARY KEY CONSTRAINT small_id CHECK (id < 100), n bigint, at datetime2, note nvarchar(max), raw varbinary(max))
--> ok

-- A script asks while it runs: parameters are bound, by their place or by their name.
EXEC sp_execute_external_script @language = N'Python', @script = N'
import outrigger
one = outrigger.query("SELECT id, name, price, made FROM t WHERE id = ?", [1])
named = outrigger.query("SELECT id FROM t WHERE id > @least AND ''?'' = @mark /* ? */ ORDER BY id -- ?", {"least": 1, "@mark": "?"})
print(list(one.columns), one["id"][0], one["name"][0], one["price"][0], one["made"][0])
print(list(named["id"]), outrigger.query("SELECT COUNT(*) AS n FROM t")["n"][0])
print(len(outrigger.query("SELECT id FROM t WHERE name = ?", ["x'' OR 1 = 1 --"])))
'
--> message 39005 line 1: STDOUT message(s) from external script: \n['id', 'name', 'price', 'made'] 1 eins 1.50 2020-01-02\n
--> message 39005 line 1: STDOUT message(s) from external script: \n[2, 3] 3\n
--> message 39005 line 1: STDOUT message(s) from external script: \n0\n

-- Its rows are as those of an input.
EXEC sp_execute_external_script @language = N'Python', @script = N'
import outrigger
OutputDataSet = outrigger.query("SELECT id, name, price, made, raw FROM t ORDER BY id")
' WITH RESULT SETS ((id int, name nvarchar(10), price decimal(9,2), made date, raw varbinary(10)))
--> id int | name nvarchar(10) | price decimal(9,2) | made date | raw varbinary(10)
--> 1 | eins | 1.50 | 2020-01-02 | 0x0102
--> 2 | zwei | NULL | NULL | NULL
--> 3 | NULL | 3.25 | NULL | NULL
--> (end)

-- It sees what its caller has not committed, and what it writes itself is the caller's to undo.
BEGIN TRANSACTION
INSERT INTO t (id, name) VALUES (4, N'vier')
EXEC sp_execute_external_script @language = N'Python', @script = N'
import outrigger
print(outrigger.query("SELECT name FROM t WHERE id = 4")["name"][0])
print(outrigger.execute("UPDATE t SET name = UPPER(name) WHERE id IN (1, 4)"))
print(outrigger.execute("INSERT INTO t (id, name) SELECT id + 10, name FROM t WHERE id < ?", [3]))
'
SELECT id, name FROM t ORDER BY id
ROLLBACK
SELECT id, name FROM t ORDER BY id
--> message 39005 line 1: STDOUT message(s) from external script: \nvier\n
--> message 39005 line 1: STDOUT message(s) from external script: \n2\n
--> message 39005 line 1: STDOUT message(s) from external script: \n2\n
--> id int not null | name nvarchar(10)
--> 1 | EINS
--> 2 | zwei
--> 3 | NULL
--> 4 | VIER
--> 11 | EINS
--> 12 | zwei
--> (end)
--> id int not null | name nvarchar(10)
--> 1 | eins
--> 2 | zwei
--> 3 | NULL
--> (end)

-- Values of every kind.
EXEC sp_execute_external_script @language = N'Python', @script = N'
import outrigger
from datetime import datetime
print(outrigger.execute("INSERT INTO parts VALUES (?, ?, ?, ?, ?)", [1, 2 ** 40, datetime(2020, 1, 2, 3, 4, 5), u"\u00e9t\u00e9", bytearray([1, 2])]))
print(outrigger.execute("INSERT INTO parts VALUES (?, ?, ?, ?, ?)", (2, None, None, None, None)))
print(outrigger.execute("DELETE FROM parts WHERE id = @id OR note = @note", {"id": 7, "note": None}))
'
SELECT * FROM parts ORDER BY id
--> message 39005 line 1: STDOUT message(s) from external script: \n1\n
--> message 39005 line 1: STDOUT message(s) from external script: \n1\n
--> message 39005 line 1: STDOUT message(s) from external script: \n0\n
--> id int not null | n bigint | at datetime2(7) | note nvarchar(max) | raw varbinary(max)
--> 1 | 1099511627776 | 2020-01-02 03:04:05.0000000 | été | 0x0102
--> 2 | NULL | NULL | NULL | NULL
--> (end)

-- What the database says is an exception with all its parts.
EXEC sp_execute_external_script @language = N'Python', @script = N'
import outrigger
for text, values in [("INSERT INTO parts (id) VALUES (?)", [1]), ("INSERT INTO parts (id) VALUES (?)", [100]), ("SELECT\n nothing FROM t", []),
                     ("SELECT id FROM nowhere", []), ("SELEC 1", []), ("SELECT 1/0 AS a", [])]:
    try:
        outrigger.execute(text, values) if text.startswith("INSERT") else outrigger.query(text, values)
    except outrigger.SqlError as e:
        print(e.number, e.severity, e.state, e.line, e.procedure, e.message)
print(len(outrigger.query("SELECT id FROM parts")))
'
--> message 39005 line 1: STDOUT message(s) from external script: \n2627 14 1 1 None Violation of PRIMARY KEY constraint 'one_id'. Cannot insert duplicate key in object 'dbo.parts'. The duplicate key value is (1).\n
--> message 39005 line 1: STDOUT message(s) from external script: \n547 16 1 1 None The INSERT statement conflicted with the CHECK constraint "small_id". The conflict occurred in database "master", table "dbo.parts".\n
--> message 39005 line 1: STDOUT message(s) from external script: \n207 16 1 2 None Invalid column name 'nothing'.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n208 16 1 1 None Invalid object name 'nowhere'.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n2812 16 62 1 None Could not find stored procedure 'SELEC'.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n8134 16 1 1 None Divide by zero error encountered.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n2\n

-- One that nobody handles is the script's.
EXEC sp_execute_external_script @language = N'Python', @script = N'
import outrigger

outrigger.execute("INSERT INTO parts (id) VALUES (1)")
'
--> error 39004 severity 16 state 20 line 2: A 'Python' script error occurred during execution of 'sp_execute_external_script' with HRESULT 0x80004004. Script line 4: outrigger.SqlError: Msg 2627, Level 14, State 1, Line 1: Violation of PRIMARY KEY constraint 'one_id'. Cannot insert duplicate key in object 'dbo.parts'. The duplicate key value is (1).\nAn external script error occurred: \nTraceback (most recent call last):\n  File "<script>", line 4, in <module>\n    outrigger.execute("INSERT INTO parts (id) VALUES (1)")\noutrigger.SqlError: Msg 2627, Level 14, State 1, Line 1: Violation of PRIMARY KEY constraint 'one_id'. Cannot insert duplicate key in object 'dbo.parts'. The duplicate key value is (1).

-- Procedures.
CREATE PROCEDURE add_part @id int AS
BEGIN
    SET NOCOUNT ON
    BEGIN TRANSACTION
    INSERT INTO parts (id) VALUES (@id)
    COMMIT
    PRINT 'added'
    SELECT id FROM parts WHERE id = @id
END
--> ok

CREATE PROCEDURE without_rows AS UPDATE parts SET n = id
--> ok

CREATE PROCEDURE two_sets AS SELECT 1 AS a; SELECT 2 AS b
--> ok

CREATE PROCEDURE failing AS
BEGIN
    BEGIN TRANSACTION
    INSERT INTO parts (id) VALUES (50)
    RAISERROR('not today', 16, 3)
END
--> ok

CREATE PROCEDURE rolling AS BEGIN TRANSACTION; ROLLBACK
--> ok

CREATE PROCEDURE opening AS BEGIN TRANSACTION; INSERT INTO parts (id) VALUES (60)
--> ok

CREATE PROCEDURE scripting AS EXEC sp_execute_external_script @language = N'Python', @script = N'print("inner")'
--> ok

EXEC sp_execute_external_script @language = N'Python', @script = N'
import outrigger
print(outrigger.query("EXEC add_part @id = ?", [3])["id"][0])
print(outrigger.execute("EXEC without_rows"), outrigger.query("EXECUTE without_rows").shape)
def refused(ask, text):
    try:
        ask(text)
        print("went through", text)
    except outrigger.SqlError as e:
        print(e.number, e.state, e.line, e.procedure, e.message)
refused(outrigger.query, "EXEC two_sets")
refused(outrigger.execute, "EXEC add_part 4")
refused(outrigger.query, "EXEC failing")
refused(outrigger.query, "EXEC rolling")
refused(outrigger.execute, "EXEC opening")
refused(outrigger.query, "EXEC scripting")
'
SELECT @@TRANCOUNT AS depth
SELECT id FROM parts ORDER BY id
--> print: added
--> message 39005 line 1: STDOUT message(s) from external script: \n3\n
--> message 39005 line 1: STDOUT message(s) from external script: \n3 (0, 0)\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49562 1 1 two_sets A script's query gave a second result set; outrigger.query returns one. Execute a procedure that gives one.\n
--> print: added
--> message 39005 line 1: STDOUT message(s) from external script: \n49561 1 9 add_part outrigger.execute was given a statement that gives rows. Use outrigger.query.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n50000 3 5 failing not today\n
--> message 39005 line 1: STDOUT message(s) from external script: \n3915 1 1 rolling Cannot use the ROLLBACK statement within an INSERT-EXEC statement.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n266 2 1 opening Transaction count after EXECUTE indicates a mismatching number of BEGIN and COMMIT statements. Previous count = 0, current count = 1.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49564 1 1 scripting sp_execute_external_script cannot be run by what a script asks of the database while it runs. Call the second script before or after the first one.\n
--> depth int
--> 0
--> (end)
--> id int not null
--> 1
--> 2
--> 3
--> 4
--> (end)

-- What does not fit.
EXEC sp_execute_external_script @language = N'Python', @script = N'
import outrigger
def refused(ask, text, values=None):
    try:
        ask(text, values)
        print("went through", text)
    except outrigger.SqlError as e:
        print(e.number, e.message)
    except (TypeError, ValueError) as e:
        print(e)
for text in ["BEGIN TRANSACTION", "COMMIT", "ROLLBACK", "SAVE TRANSACTION a", "USE master", "SET NOCOUNT ON", "CREATE TABLE x (a int)", "EXEC (''SELECT 1'')",
             "SELECT 1 AS a; SELECT 2 AS a", "", "SELECT 1 AS a", "DECLARE @a int"]:
    refused(outrigger.execute, text)
refused(outrigger.query, "DELETE FROM t")
refused(outrigger.query, "SELECT * INTO x FROM t")
refused(outrigger.query, "SELECT ? AS a", [])
refused(outrigger.query, "SELECT 1 AS a", [1])
refused(outrigger.query, "SELECT @a AS a", {"b": 1})
refused(outrigger.query, "SELECT 1 AS a", {"a b": 1})
refused(outrigger.query, "SELECT 1 AS a", {"a": 1, "@A": 1})
refused(outrigger.query, "SELECT ? AS a", [[1, 2]])
refused(outrigger.query, "SELECT ? AS a", 5)
refused(outrigger.query, 5)
'
--> message 39005 line 1: STDOUT message(s) from external script: \n49560 A script may ask the database for one SELECT, INSERT, UPDATE, DELETE, MERGE or EXECUTE at a time, and this is BEGIN TRANSACTION. The transaction is the caller's: begin and end it around the call of the script.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49560 A script may ask the database for one SELECT, INSERT, UPDATE, DELETE, MERGE or EXECUTE at a time, and this is COMMIT. The transaction is the caller's: begin and end it around the call of the script.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49560 A script may ask the database for one SELECT, INSERT, UPDATE, DELETE, MERGE or EXECUTE at a time, and this is ROLLBACK. The transaction is the caller's: begin and end it around the call of the script.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49560 A script may ask the database for one SELECT, INSERT, UPDATE, DELETE, MERGE or EXECUTE at a time, and this is SAVE TRANSACTION. The transaction is the caller's: begin and end it around the call of the script.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49560 A script may ask the database for one SELECT, INSERT, UPDATE, DELETE, MERGE or EXECUTE at a time, and this is USE. Name the database in the statement: database.schema.object.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49560 A script may ask the database for one SELECT, INSERT, UPDATE, DELETE, MERGE or EXECUTE at a time, and this is SET OPTION. Set it before the script is called.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49560 A script may ask the database for one SELECT, INSERT, UPDATE, DELETE, MERGE or EXECUTE at a time, and this is CREATE TABLE. Run it outside the script, or in a procedure that the script executes.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49560 A script may ask the database for one SELECT, INSERT, UPDATE, DELETE, MERGE or EXECUTE at a time, and this is EXECUTE STRING. Send the statement itself, with its values as parameters.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49560 A script may ask the database for one SELECT, INSERT, UPDATE, DELETE, MERGE or EXECUTE at a time, and this is more than one. Send them one at a time, or put them into a procedure and execute it.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49560 A script may ask the database for one SELECT, INSERT, UPDATE, DELETE, MERGE or EXECUTE at a time, and this is a text without a statement. Send them one at a time, or put them into a procedure and execute it.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49561 outrigger.execute was given a statement that gives rows. Use outrigger.query.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49560 A script may ask the database for one SELECT, INSERT, UPDATE, DELETE, MERGE or EXECUTE at a time, and this is DECLARE. Run it outside the script, or in a procedure that the script executes.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49561 outrigger.query was given a statement that gives no rows. Use outrigger.execute.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49560 A script may ask the database for one SELECT, INSERT, UPDATE, DELETE, MERGE or EXECUTE at a time, and this is SELECT INTO. Run it outside the script, or in a procedure that the script executes.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49563 The parameters of a script's query do not fit its text: the text has 1 marker(s) '?', and 0 value(s) without a name were given.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49563 The parameters of a script's query do not fit its text: the text has 0 marker(s) '?', and 1 value(s) without a name were given.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n137 Must declare the scalar variable "@a".\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49563 The parameters of a script's query do not fit its text: 'a b' is no parameter's name.\n
--> message 39005 line 1: STDOUT message(s) from external script: \n49563 The parameters of a script's query do not fit its text: 'A' is given twice.\n
--> message 39005 line 1: STDOUT message(s) from external script: \nparameter 1: SQL has no type for a list; give a number, text, bytes, a date or None\n
--> message 39005 line 1: STDOUT message(s) from external script: \nparameters are a list, a tuple or a dict, not a int\n
--> message 39005 line 1: STDOUT message(s) from external script: \na query is text, not a int\n

-- In an INSERT that the script feeds, and for an input in chunks.
CREATE TABLE taken (a int, b nvarchar(10))
INSERT INTO taken EXEC sp_execute_external_script @language = N'Python', @script = N'
import outrigger
id = int(InputDataSet["id"][0])
found = outrigger.query("SELECT id, name FROM t WHERE id = ?", [id])
outrigger.execute("UPDATE t SET price = 9 WHERE id = ?", [id])
OutputDataSet = found
', @input_data_1 = N'SELECT id FROM t ORDER BY id', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 1
SELECT a, b FROM taken ORDER BY a
SELECT id, price FROM t ORDER BY id
--> a int | b nvarchar(10)
--> 1 | eins
--> 2 | zwei
--> 3 | NULL
--> (end)
--> id int not null | price decimal(9,2)
--> 1 | 9.00
--> 2 | 9.00
--> 3 | 9.00
--> (end)

-- An error that undoes the transaction undoes the caller's.
BEGIN TRANSACTION
INSERT INTO parts (id) VALUES (70)
EXEC sp_execute_external_script @language = N'Python', @script = N'
import outrigger
try:
    outrigger.query("SELECT CAST(''x'' AS int) AS a")
except outrigger.SqlError as e:
    print(e.number)
try:
    outrigger.execute("INSERT INTO parts (id) VALUES (71)")
except outrigger.SqlError as e:
    print(e.number)
'
SELECT XACT_STATE() AS state
ROLLBACK
--> message 39005 line 1: STDOUT message(s) from external script: \n245\n
--> message 39005 line 1: STDOUT message(s) from external script: \n3930\n
--> state smallint
--> -1
--> (end)

-- It can be forbidden.
EXEC sp_configure 'external script queries', 0
RECONFIGURE
--> message 15457 line 1: Configuration option 'external script queries' changed from 1 to 0. Run the RECONFIGURE statement to install.

EXEC sp_execute_external_script @language = N'Python', @script = N'
import outrigger
try:
    outrigger.query("SELECT 1 AS a")
except outrigger.SqlError as e:
    print(e.number, e.message)
'
--> message 39005 line 1: STDOUT message(s) from external script: \n49565 Scripts may not query the database while they run. Give the rows as @input_data_1, or let an administrator set 'external script queries' to 1 with sp_configure.\n
