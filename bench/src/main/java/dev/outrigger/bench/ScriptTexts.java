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
