EXEC sp_configure 'external scripts enabled'
--> name nvarchar(35) not null | minimum int | maximum int | config_value int | run_value int
--> external scripts enabled | 0 | 1 | 0 | 0
--> (end)
--> (1 row)

EXEC sp_configure 'external scripts enabled', 1
EXEC sp_configure 'external scripts enabled'
--> message 15457 line 1: Configuration option 'external scripts enabled' changed from 0 to 1. Run the RECONFIGURE statement to install.
--> name nvarchar(35) not null | minimum int | maximum int | config_value int | run_value int
--> external scripts enabled | 0 | 1 | 1 | 0
--> (end)
--> (1 row)

RECONFIGURE
EXEC sp_configure @configname = 'external scripts enabled'
--> name nvarchar(35) not null | minimum int | maximum int | config_value int | run_value int
--> external scripts enabled | 0 | 1 | 1 | 1
--> (end)
--> (1 row)

EXEC sp_configure
--> name nvarchar(35) not null | minimum int | maximum int | config_value int | run_value int
--> external scripts enabled | 0 | 1 | 1 | 1
--> external scripts isolation | 0 | 1 | 0 | 0
--> external script audit (rows) | 0 | 1000000 | 10000 | 10000
--> external script cpu time (s) | 1 | 864000 | 3600 | 3600
--> external script hosts | 1 | 1000 | 8 | 8
--> external script hosts per login | 0 | 1000 | 0 | 0
--> external script idle timeout (s) | 1 | 86400 | 600 | 600
--> external script memory (MB) | 64 | 1048576 | 2048 | 2048
--> external script nullable dtypes | 0 | 1 | 0 | 0
--> external script output (KB) | 1 | 1048576 | 16384 | 16384
--> external script queries | 0 | 1 | 1 | 1
--> external script queue timeout (s) | 0 | 86400 | 30 | 30
--> external script start timeout (s) | 1 | 3600 | 30 | 30
--> external script timeout (s) | 1 | 86400 | 600 | 600
--> external script warm hosts | 0 | 1000 | 1 | 1
--> job history (rows) | 100 | 10000000 | 10000 | 10000
--> job history per job (rows) | 2 | 1000000 | 1000 | 1000
--> jobs at once | 1 | 256 | 8 | 8
--> missed job runs | 0 | 1 | 1 | 1
--> show advanced options | 0 | 1 | 0 | 0
--> (end)
--> (20 rows)

EXEC sp_configure 'external script timeout (s)', 30
RECONFIGURE WITH OVERRIDE
EXEC sp_configure 'external script timeout'
--> message 15457 line 1: Configuration option 'external script timeout (s)' changed from 600 to 30. Run the RECONFIGURE statement to install.
--> name nvarchar(35) not null | minimum int | maximum int | config_value int | run_value int
--> external script timeout (s) | 1 | 86400 | 30 | 30
--> (end)
--> (1 row)

EXEC sp_configure 'no such option', 1
EXEC sp_configure 'external', 1
EXEC sp_configure 'external scripts enabled', 2
EXEC sp_configure 'external script frame (rows)'
--> error 15123 severity 16 state 1 line 1: The configuration option 'no such option' does not exist, or it may be an advanced option.
--> error 15124 severity 16 state 1 line 2: The configuration option 'external' is not unique.
--> error 15129 severity 16 state 1 line 3: '2' is not a valid value for configuration option 'external scripts enabled'.
--> error 15123 severity 16 state 1 line 4: The configuration option 'external script frame (rows)' does not exist, or it may be an advanced option.

EXEC sp_configure 'show advanced options', 1
RECONFIGURE
EXEC sp_configure 'external script frame (rows)'
--> message 15457 line 1: Configuration option 'show advanced options' changed from 0 to 1. Run the RECONFIGURE statement to install.
--> name nvarchar(35) not null | minimum int | maximum int | config_value int | run_value int
--> external script frame (rows) | 65536 | 16777216 | 1048576 | 1048576
--> (end)
--> (1 row)

EXEC sp_configure 'external scripts isolation', 1
RECONFIGURE
EXEC sp_configure 'external scripts isolation'
--> message 15457 line 1: Configuration option 'external scripts isolation' changed from 0 to 1. It counts from the next opening of the instance.
--> name nvarchar(35) not null | minimum int | maximum int | config_value int | run_value int
--> external scripts isolation | 0 | 1 | 1 | 0
--> (end)
--> (1 row)

EXEC sp_configure 'external script hosts', 4
RECONFIGURE
EXEC sp_configure 'external script hosts'

BEGIN TRANSACTION
EXEC sp_configure 'external script timeout (s)', 60
RECONFIGURE
ROLLBACK
--> message 15457 line 1: Configuration option 'external script hosts' changed from 8 to 4. Run the RECONFIGURE statement to install.
--> name nvarchar(35) not null | minimum int | maximum int | config_value int | run_value int
--> external script hosts | 1 | 1000 | 4 | 4
--> (end)
--> (1 row)
--> error 15002 severity 16 state 1 line 6: The procedure 'sys.sp_configure' cannot be executed within a transaction.
--> error 574 severity 16 state 1 line 7: CONFIG statement cannot be used inside a user transaction.

ALTER EXTERNAL LANGUAGE Python SET (CONTENT = N'/no/such/python')
ALTER EXTERNAL LANGUAGE R SET (CONTENT = N'/usr/bin/R')
ALTER EXTERNAL LANGUAGE Python SET (CONTENT = N'Jython')
PRINT 'end'
--> error 39119 severity 16 state 1 line 1: Cannot use '/no/such/python' for the external language 'Python': there is no such file. Give the path of a Python interpreter, or 'Jython' for the embedded one
--> error 39131 severity 16 state 1 line 2: The system external language 'R' cannot be altered so.
--> print: end

EXEC sp_configure 'query memory (MB)', 1
EXEC sp_configure 'temporary files (MB)', 0
EXEC sp_configure 'temporary files (MB)', 1
RECONFIGURE
EXEC sp_configure 'query memory (MB)'
EXEC sp_configure 'temporary files (MB)'
--> message 15457 line 1: Configuration option 'query memory (MB)' changed from 0 to 1. Run the RECONFIGURE statement to install.
--> error 15129 severity 16 state 1 line 2: '0' is not a valid value for configuration option 'temporary files (MB)'.
--> message 15457 line 1: Configuration option 'temporary files (MB)' changed from 65536 to 1. Run the RECONFIGURE statement to install.
--> name nvarchar(35) not null | minimum int | maximum int | config_value int | run_value int
--> query memory (MB) | 0 | 1048576 | 1 | 1
--> (end)
--> (1 row)
--> name nvarchar(35) not null | minimum int | maximum int | config_value int | run_value int
--> temporary files (MB) | 1 | 1048576 | 1 | 1
--> (end)
--> (1 row)

CREATE TABLE many (a int, c varchar(60))
INSERT INTO many VALUES (0, 'text'), (1, 'more text'), (2, 'and more text'), (3, 'a text that takes some room')
INSERT INTO many SELECT x.a * 64 + y.a * 16 + z.a * 4 + u.a, x.c FROM many x, many y, many z, many u
SELECT COUNT(*) AS n FROM (SELECT x.a, y.a AS b, x.c, y.c AS d, COUNT(*) AS k FROM many x, many y GROUP BY x.a, y.a, x.c, y.c) q
--> (4 rows)
--> (256 rows)
--> error 1105 severity 17 state 1 line 4: Could not allocate space for the rows that the query cannot keep in memory: the temporary files of all statements together have reached 'temporary files (MB)', 1. Ask for fewer rows or columns, or raise the option.

EXEC sp_configure 'temporary files (MB)', 100
RECONFIGURE
SELECT COUNT(*) AS n FROM (SELECT x.a, y.a AS b, x.c, y.c AS d, COUNT(*) AS k FROM many x, many y GROUP BY x.a, y.a, x.c, y.c) q
--> message 15457 line 1: Configuration option 'temporary files (MB)' changed from 1 to 100. Run the RECONFIGURE statement to install.
--> n int not null
--> 67081
--> (end)
--> (1 row)
