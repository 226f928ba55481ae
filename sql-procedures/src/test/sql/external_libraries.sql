CREATE EXTERNAL LIBRARY nothing FROM (CONTENT = N'/no/such/file.whl') WITH (LANGUAGE = 'Python')
CREATE EXTERNAL LIBRARY nothing FROM (CONTENT = N'/') WITH (LANGUAGE = 'Python')
CREATE EXTERNAL LIBRARY nothing FROM (CONTENT = 0x0102) WITH (LANGUAGE = 'Python')
CREATE EXTERNAL LIBRARY nothing FROM (CONTENT = 1 + 1) WITH (LANGUAGE = 'Python')
CREATE EXTERNAL LIBRARY nothing FROM (CONTENT = 0x0102) WITH (LANGUAGE = 'R')
CREATE EXTERNAL LIBRARY nothing FROM (CONTENT = 0x0102) WITH (LANGUAGE = 'Klingon')
CREATE EXTERNAL LIBRARY nothing AUTHORIZATION nobody FROM (CONTENT = 0x0102) WITH (LANGUAGE = 'Python')
CREATE EXTERNAL LIBRARY nothing FROM (CONTENT = 0x01, PLATFORM = LINUX), (CONTENT = 0x02, PLATFORM = LINUX) WITH (LANGUAGE = 'Python')
CREATE EXTERNAL LIBRARY nothing FROM (CONTENT = 0x01, PLATFORM = VMS) WITH (LANGUAGE = 'Python')
ALTER EXTERNAL LIBRARY nothing SET (CONTENT = 0x01) WITH (LANGUAGE = 'Python')
DROP EXTERNAL LIBRARY nothing
PRINT 'end'
--> error 39044 severity 16 state 1 line 1: CREATE EXTERNAL LIBRARY failed because it could not open the physical file '/no/such/file.whl': there is no such file.
--> error 39044 severity 16 state 1 line 2: CREATE EXTERNAL LIBRARY failed because it could not open the physical file '/': it is not a file.
--> error 39048 severity 16 state 1 line 3: Failed to create external library 'nothing': it is neither a zip file (a wheel, a jar) nor a .tar.gz: give the bytes of the package as it was downloaded or built
--> error 39042 severity 16 state 1 line 4: CREATE EXTERNAL LIBRARY failed because the library source parameter 1 is not a valid expression. It is to be a path or the file's bytes.
--> error 39007 severity 16 state 1 line 5: The specified language 'R' does not exist or you do not have permission. R is not available in Outrigger: write the script in Python (@language = N'Python').
--> error 39007 severity 16 state 1 line 6: The specified language 'Klingon' does not exist or you do not have permission. Outrigger runs 'Python', 'Java', and what CREATE EXTERNAL LANGUAGE has made in the database.
--> error 39046 severity 16 state 1 line 7: CREATE EXTERNAL LIBRARY failed because the user "nobody" specified in the authorization clause does not exist.
--> error 39112 severity 16 state 1 line 8: Duplicate file specification supplied for platform 'LINUX'.
--> error 49500 severity 16 state 1 line 9: PLATFORM = VMS is not supported by Outrigger: it is LINUX or WINDOWS.
--> error 15151 severity 16 state 1 line 10: Cannot alter the external library 'nothing', because it does not exist or you do not have permission.
--> error 15151 severity 16 state 1 line 11: Cannot drop the external library 'nothing', because it does not exist or you do not have permission.
--> print: end

DECLARE @zip varbinary(max) = 0x504B03041400000000000000210008178E3604000000040000000400000066312E7079783D310A504B01021403140000000000000021000817, @none varbinary(max)
CREATE EXTERNAL LIBRARY cut FROM (CONTENT = @zip) WITH (LANGUAGE = 'Python')
CREATE EXTERNAL LIBRARY cut FROM (CONTENT = @none) WITH (LANGUAGE = 'Python')
--> error 39048 severity 16 state 1 line 2: Failed to create external library 'cut': the archive is damaged (it has no directory, so it was cut off): download or build it again
--> error 39042 severity 16 state 1 line 3: CREATE EXTERNAL LIBRARY failed because the library source parameter 1 is not a valid expression. It is to be a path or the file's bytes, not NULL.

CREATE EXTERNAL LIBRARY [half done]
--> error 102 severity 15 state 1 line 1: Incorrect syntax near 'half done'.
--> batch ended

SELECT * FROM sys.external_libraries
SELECT * FROM sys.external_library_files
--> external_library_id int not null | name nvarchar(128) not null | principal_id int not null | language nvarchar(128) not null | scope int not null | scope_desc varchar(7) not null
--> (end)
--> (0 rows)
--> external_library_id int not null | content varbinary(max) | platform tinyint | platform_desc nvarchar(60)
--> (end)
--> (0 rows)

EXEC sp_configure 'show advanced options', 1 RECONFIGURE
EXEC sp_configure 'external library size (MB)', 0
EXEC sp_configure 'external library cache (MB)'
--> message 15457 line 1: Configuration option 'show advanced options' changed from 0 to 1. Run the RECONFIGURE statement to install.
--> error 15129 severity 16 state 1 line 2: '0' is not a valid value for configuration option 'external library size (MB)'.
--> name nvarchar(35) not null | minimum int | maximum int | config_value int | run_value int
--> external library cache (MB) | 1 | 16777216 | 16384 | 16384
--> (end)
--> (1 row)
