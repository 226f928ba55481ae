package dev.outrigger.bench;

/** The statements of scripts beside the data, in T-SQL and for PL/Python. */
final class ScriptTexts {
    private static final String EIGHT = "id, quantity, total, price, ratio, name, city, sold";
    private static final String NINE = EIGHT + ", amount";

    /** Whole seconds, which every system can tell exactly. */
    private static final String ANSWERED = "id, quantity, total, price, ratio, name, city, ";

    /** What every system runs on the frame; plain and from pandas. */
    private static final String SCRIPT =
            "InputDataSet[\"price\"] = InputDataSet[\"price\"] * 1.25\nOutputDataSet = InputDataSet";

    private final Dialect dialect;

    ScriptTexts(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A call with a whole number, which stands as a question mark. */
    String call(ScriptTask task) {
        if (dialect == Dialect.POSTGRESQL) {
            return task == ScriptTask.ROW_CALL
                    ? "SELECT x FROM dbo.one_row(?)"
                    : "SELECT dbo.plus_one(?)";
        }
        if (task == ScriptTask.ROW_CALL) {
            return "EXEC sp_execute_external_script @language = N'Python',"
                    + " @script = N'OutputDataSet = InputDataSet', @input_data_1 = N'SELECT @x AS x',"
                    + " @params = N'@x int', @x = ?";
        }
        return "DECLARE @y int; EXEC sp_execute_external_script @language = N'Python', @script = N'y = x + 1',"
                + " @params = N'@x int, @y int OUTPUT', @x = ?, @y = @y OUTPUT; SELECT @y";
    }

    /** The table, or a part of it, through the script. */
    String rows(ScriptTask task, String where) {
        boolean decimal = task == ScriptTask.DECIMAL_ROWS;
        String columns = decimal ? NINE : EIGHT;
        if (dialect == Dialect.POSTGRESQL) {
            // The rows are counted where they are, so that their way to the client is not measured.
            return "SELECT COUNT(*) FROM dbo."
                    + (decimal ? "raised_decimal" : "raised")
                    + "('"
                    + where
                    + "')";
        }
        return "EXEC sp_execute_external_script @language = N'Python', @script = N'"
                + SCRIPT
                + "', @input_data_1 = N'SELECT "
                + columns
                + " FROM dbo.measured"
                + where
                + "'";
    }

    /** The table so many times, in chunks of which the script tells the number of rows. */
    String stream(int times) {
        return "EXEC sp_execute_external_script @language = N'Python', @script = N'"
                + "OutputDataSet = pandas.DataFrame({\"n\": [len(InputDataSet)]})', @input_data_1 = N'SELECT m.id, m.price"
                + " FROM dbo.measured AS m CROSS JOIN (SELECT TOP ("
                + times
                + ") id FROM dbo.measured) AS n', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 100000"
                + " WITH RESULT SETS ((n int))";
    }

    /** A loop of Python's over each value, which one process runs on one processor. */
    String busy(boolean parallel) {
        return "EXEC sp_execute_external_script @language = N'Python', @script = N'\n"
                + "n = 0\n"
                + "for times in range(5):\n"
                + "    n += sum(1 for value in InputDataSet[\"price\"].tolist() if value * times % 7.0 < 3.5)\n"
                + "OutputDataSet = pandas.DataFrame({\"n\": [n]})\n"
                + "', @input_data_1 = N'SELECT price FROM dbo.measured', @parallel = "
                + (parallel ? 1 : 0)
                + ", @params = N'@r_rowsPerRead int', @r_rowsPerRead = 25000 WITH RESULT SETS ((n int))";
    }

    String answer(ScriptTask task, String where) {
        boolean decimal = task == ScriptTask.DECIMAL_ROWS;
        if (dialect == Dialect.POSTGRESQL) {
            return "SELECT "
                    + ANSWERED
                    + "CAST(EXTRACT(EPOCH FROM sold - timestamp '2000-01-01') AS bigint)"
                    + (decimal ? ", amount" : "")
                    + " FROM dbo."
                    + (decimal ? "raised_decimal" : "raised")
                    + "('"
                    + where
                    + "')";
        }
        return "DECLARE @raised TABLE (id int, quantity int, total bigint, price float, ratio float,"
                + " name varchar(40), city varchar(30), sold datetime2(6)"
                + (decimal ? ", amount decimal(9, 2)" : "")
                + "); INSERT INTO @raised "
                + rows(task, where)
                + "; SELECT "
                + ANSWERED
                + "DATEDIFF(second, '2000-01-01', sold)"
                + (decimal ? ", amount" : "")
                + " FROM @raised";
    }
}
