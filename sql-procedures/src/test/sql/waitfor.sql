WAITFOR DELAY '00:00:00.050';
SELECT 'after' AS waited;
--> waited varchar(5) not null
--> after
--> (end)
--> (1 row)

DECLARE @pause char(8) = '00:00:00', @moment datetime = '19000101 00:00:00.010';
WAITFOR DELAY @pause;
WAITFOR DELAY @moment;
-- A delay is waited for, not just read.
DECLARE @begun datetime2 = SYSDATETIME();
WAITFOR DELAY '00:00:00.100';
SELECT CASE WHEN DATEDIFF(ms, @begun, SYSDATETIME()) >= 99 THEN 'waited' ELSE 'did not' END AS answer;
--> answer varchar(7) not null
--> waited
--> (end)
--> (1 row)

-- A time of day that comes soon.
DECLARE @begun datetime2 = SYSDATETIME(), @at varchar(12);
SET @at = CONVERT(varchar(12), CAST(DATEADD(ms, 1500, SYSDATETIME()) AS time(3)));
WAITFOR TIME @at;
SELECT CASE WHEN DATEDIFF(ms, @begun, SYSDATETIME()) BETWEEN 1490 AND 60000 THEN 'waited' ELSE 'did not' END AS answer;
--> answer varchar(7) not null
--> waited
--> (end)
--> (1 row)

WAITFOR DELAY '5';
--> error 148 severity 15 state 1 line 1: Incorrect time syntax in time string '5' used with WAITFOR.

WAITFOR DELAY '25:00';
--> error 148 severity 15 state 1 line 1: Incorrect time syntax in time string '25:00' used with WAITFOR.

WAITFOR DELAY '2024-01-01 00:00:01';
--> error 148 severity 15 state 1 line 1: Incorrect time syntax in time string '2024-01-01 00:00:01' used with WAITFOR.

DECLARE @none char(8);
WAITFOR DELAY @none;
--> error 148 severity 15 state 1 line 2: Incorrect time syntax in time string '' used with WAITFOR.

WAITFOR DELAY 5;
--> error 9815 severity 16 state 1 line 1: Waitfor delay and waitfor time cannot be of type int.

DECLARE @t time = '00:00:01';
WAITFOR DELAY @t;
--> error 9815 severity 16 state 1 line 2: Waitfor delay and waitfor time cannot be of type time.

WAITFOR '00:00:01';
--> error 102 severity 15 state 1 line 1: Incorrect syntax near '00:00:01'.
--> batch ended
