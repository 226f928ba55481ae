CREATE EXTERNAL LANGUAGE Python FROM (CONTENT = N'/usr/bin/python3')
CREATE EXTERNAL LANGUAGE R FROM (CONTENT = N'/usr/bin/R')
CREATE EXTERNAL LANGUAGE Java FROM (CONTENT = N'/java.tar.gz', FILE_NAME = 'javaextension.so')
DROP EXTERNAL LANGUAGE Python
ALTER EXTERNAL LANGUAGE Python ADD (CONTENT = N'/usr/bin/python3', PLATFORM = WINDOWS)
ALTER EXTERNAL LANGUAGE Python REMOVE PLATFORM LINUX
CREATE EXTERNAL LANGUAGE other FROM (CONTENT = N'/no/such/python')
CREATE EXTERNAL LANGUAGE other FROM (CONTENT = N'/', FILE_NAME = N'no/such/python')
CREATE EXTERNAL LANGUAGE other FROM (CONTENT = 0x0102, FILE_NAME = N'python')
CREATE EXTERNAL LANGUAGE other FROM (CONTENT = N'/x', PARAMETERS = N'-O')
CREATE EXTERNAL LANGUAGE other FROM (CONTENT = N'/x', ENVIRONMENT_VARIABLES = N'no JSON')
CREATE EXTERNAL LANGUAGE other FROM (CONTENT = N'/x', ENVIRONMENT_VARIABLES = N'["A"]')
CREATE EXTERNAL LANGUAGE other FROM (CONTENT = N'/x', ENVIRONMENT_VARIABLES = N'{"LD_PRELOAD": "/x.so"}')
CREATE EXTERNAL LANGUAGE other FROM (CONTENT = N'/x', ENVIRONMENT_VARIABLES = N'{"A": 1}')
DROP EXTERNAL LANGUAGE other
ALTER EXTERNAL LANGUAGE other SET (CONTENT = N'/x')
PRINT 'end'

CREATE EXTERNAL LANGUAGE elsewhere FROM (CONTENT = N'C:\python\python.exe', PLATFORM = WINDOWS)
EXEC sp_execute_external_script N'elsewhere', N'print(1)'

SELECT language, principal_id FROM sys.external_languages
SELECT file_name, platform_desc, parameters, environment_variables FROM sys.external_language_files

CREATE EXTERNAL LANGUAGE ELSEWHERE FROM (CONTENT = N'C:\python.exe', PLATFORM = WINDOWS)
ALTER EXTERNAL LANGUAGE elsewhere REMOVE PLATFORM WINDOWS
ALTER EXTERNAL LANGUAGE elsewhere ADD (CONTENT = N'C:\python.exe', PLATFORM = WINDOWS)
DROP EXTERNAL LANGUAGE elsewhere

BEGIN TRANSACTION
CREATE EXTERNAL LANGUAGE elsewhere FROM (CONTENT = N'C:\python\python.exe', PLATFORM = WINDOWS)
ROLLBACK
SELECT language FROM sys.external_languages

CREATE DATABASE d

USE d
CREATE USER ann WITHOUT LOGIN
GRANT EXECUTE EXTERNAL SCRIPT ON EXTERNAL LANGUAGE::Python TO ann
DENY EXECUTE EXTERNAL SCRIPT ON EXTERNAL LANGUAGE::java TO ann
GRANT EXECUTE EXTERNAL SCRIPT ON EXTERNAL LANGUAGE::nowhere TO ann
GRANT SELECT ON EXTERNAL LANGUAGE::Python TO ann
GRANT CREATE EXTERNAL LANGUAGE TO ann
GRANT CREATE EXTERNAL LIBRARY, ALTER ANY EXTERNAL LIBRARY TO ann
SELECT class, class_desc, major_id, type, permission_name, state FROM sys.database_permissions WHERE permission_name LIKE '%EXTERNAL%' ORDER BY permission_name, major_id

EXECUTE AS USER = 'ann'
CREATE EXTERNAL LANGUAGE mine FROM (CONTENT = N'/usr/bin/python3')
DROP EXTERNAL LANGUAGE mine
ALTER EXTERNAL LANGUAGE Python SET (CONTENT = N'Jython')
CREATE EXTERNAL LIBRARY mine FROM (CONTENT = N'/etc/passwd') WITH (LANGUAGE = 'Python')
REVERT
--> error 39131 severity 16 state 1 line 1: The system external language 'Python' cannot be created. It is there: ALTER EXTERNAL LANGUAGE Python SET names its interpreter.
--> error 39131 severity 16 state 1 line 2: The system external language 'R' cannot be created. The name is reserved, and R is not available in Outrigger.
--> error 39131 severity 16 state 1 line 3: The system external language 'Java' cannot be created. It is there: create an external library with your jar.
--> error 39131 severity 16 state 1 line 4: The system external language 'Python' cannot be dropped. ALTER EXTERNAL LANGUAGE Python SET (CONTENT = ...) is what there is.
--> error 39131 severity 16 state 1 line 5: The system external language 'Python' cannot be altered so. ALTER EXTERNAL LANGUAGE Python SET (CONTENT = ...) is what there is.
--> error 39131 severity 16 state 1 line 6: The system external language 'Python' cannot be altered so. ALTER EXTERNAL LANGUAGE Python SET (CONTENT = ...) is what there is.
--> error 39119 severity 16 state 1 line 7: Cannot use '/no/such/python' for the external language 'other': there is no such file. Give the path of a Python interpreter
--> error 39119 severity 16 state 1 line 8: Cannot use '/' for the external language 'other': there is no such file. Give the path of a Python interpreter
--> error 39119 severity 16 state 1 line 9: Cannot use 'CONTENT' for the external language 'other': give the path of a Python interpreter
--> error 49500 severity 16 state 1 line 10: PARAMETERS of an external language is not supported by Outrigger: an interpreter is started with the host's own. Use ENVIRONMENT_VARIABLES.
--> error 39133 severity 16 state 1 line 11: The environment variables of the external language 'other' are not valid: it is not JSON: Unrecognized token 'no': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
--> error 39133 severity 16 state 1 line 12: The environment variables of the external language 'other' are not valid: it is to be a JSON object of at most 64 texts, such as {"OMP_NUM_THREADS": "2"}
--> error 39133 severity 16 state 1 line 13: The environment variables of the external language 'other' are not valid: 'LD_PRELOAD' decides what the process loads, or belongs to the host: leave it out
--> error 39133 severity 16 state 1 line 14: The environment variables of the external language 'other' are not valid: the value of 'A' is not a text of up to 4000 characters
--> error 15151 severity 16 state 1 line 15: Cannot drop the external language 'other', because it does not exist or you do not have permission.
--> error 15151 severity 16 state 1 line 16: Cannot alter the external language 'other', because it does not exist or you do not have permission.
--> print: end
--> error 39023 severity 16 state 1 line 20: 'sp_execute_external_script' is disabled on this instance of SQL Server. Use sp_configure 'external scripts enabled' to enable it.
--> language nvarchar(128) not null | principal_id int not null
--> Python | 1
--> Java | 1
--> elsewhere | 1
--> (end)
--> (3 rows)
--> file_name nvarchar(266) | platform_desc nvarchar(60) | parameters nvarchar(4000) | environment_variables nvarchar(4000)
--> C:\\python\\python.exe | WINDOWS | NULL | NULL
--> (end)
--> (1 row)
--> error 39122 severity 16 state 1 line 25: External language 'ELSEWHERE' already exists in database 'master'.
--> error 39116 severity 16 state 1 line 26: ALTER ... REMOVE PLATFORM failed: 'elsewhere' has no file for platform WINDOWS, or no file for another one.
--> error 39112 severity 16 state 1 line 27: Duplicate file specification supplied for platform 'WINDOWS'.
--> language nvarchar(128) not null
--> Python
--> Java
--> (end)
--> (2 rows)
--> message 5701 line 37: Changed database context to 'd'.
--> error 15151 severity 16 state 1 line 41: Cannot find the external language 'nowhere', because it does not exist or you do not have permission.
--> error 102 severity 15 state 1 line 42: Incorrect syntax near 'SELECT': the permission does not apply to a securable of that class.
--> error 4621 severity 16 state 1 line 43: Permissions at the server scope can only be granted when the current database is master
--> class tinyint not null | class_desc nvarchar(60) | major_id int not null | type char(4) not null | permission_name nvarchar(128) | state char(1) not null
--> 0 | DATABASE | 0 | ALEL | ALTER ANY EXTERNAL LIBRARY | G
--> 0 | DATABASE | 0 | CREL | CREATE EXTERNAL LIBRARY | G
--> 34 | EXTERNAL LANGUAGE | 2 | EXES | EXECUTE EXTERNAL SCRIPT | G
--> 34 | EXTERNAL LANGUAGE | 3 | EXES | EXECUTE EXTERNAL SCRIPT | D
--> (end)
--> (4 rows)
--> error 300 severity 14 state 1 line 48: CREATE EXTERNAL LANGUAGE permission was denied on object 'server', database 'master'.
--> error 15151 severity 16 state 1 line 49: Cannot drop the external language 'mine', because it does not exist or you do not have permission.
--> error 15151 severity 16 state 1 line 50: Cannot alter the external language 'Python', because it does not exist or you do not have permission.
--> error 300 severity 14 state 1 line 51: ADMINISTER BULK OPERATIONS permission was denied on object 'server', database 'master'.
