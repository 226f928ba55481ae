SET NOCOUNT ON
SELECT 1 AS a
SET NOCOUNT OFF
SELECT 1 AS a
--> a int not null
--> 1
--> (end)
--> a int not null
--> 1
--> (end)
--> (1 row)

SET ANSI_NULLS, QUOTED_IDENTIFIER ON
SET ANSI_PADDING ON
SET ANSI_WARNINGS ON
SET ARITHABORT ON
SET CONCAT_NULL_YIELDS_NULL ON
SET NUMERIC_ROUNDABORT OFF
SET TRANSACTION ISOLATION LEVEL READ COMMITTED
SET IMPLICIT_TRANSACTIONS OFF
SET TEXTSIZE 2147483647
SET ROWCOUNT 0
SET DATEFORMAT mdy
SET LANGUAGE us_english
PRINT 'all as it is anyway'
--> print: all as it is anyway

SET ANSI_NULLS OFF
SET ROWCOUNT 5
SET TRANSACTION ISOLATION LEVEL SERIALIZABLE
SET IMPLICIT_TRANSACTIONS ON
SET DATEFORMAT dmy
PRINT 'each was refused'
--> error 49500 severity 16 state 1 line 1: SET ANSI_NULLS OFF is not supported by Outrigger: what holds always is ON.
--> error 49500 severity 16 state 1 line 2: SET ROWCOUNT 5 is not supported by Outrigger: what holds always is 0.
--> error 49500 severity 16 state 1 line 3: SET TRANSACTION ISOLATION LEVEL SERIALIZABLE is not supported by Outrigger: what holds always is READ COMMITTED.
--> error 49500 severity 16 state 1 line 4: SET IMPLICIT_TRANSACTIONS ON is not supported by Outrigger: what holds always is OFF.
--> error 49500 severity 16 state 1 line 5: SET DATEFORMAT DMY is not supported by Outrigger: what holds always is MDY.
--> print: each was refused

SET IDENTITY_INSERT t ON
--> error 49500 severity 16 state 1 line 1: SET IDENTITY_INSERT is not supported by Outrigger: leave the identity column out of the INSERT, or load into a table whose column is no identity.

SET NO_SUCH_OPTION ON
--> error 195 severity 15 state 1 line 1: 'NO_SUCH_OPTION' is not a recognized SET option.
--> batch ended

SET STATISTICS IO ON
--> ok
