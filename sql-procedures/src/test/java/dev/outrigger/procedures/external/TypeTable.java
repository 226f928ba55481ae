package dev.outrigger.procedures.external;

import dev.outrigger.procedures.external.ScriptTypes.Case;
import java.util.ArrayList;
import java.util.List;

/** The page about types, made of what scripts on both runtimes print and return. */
final class TypeTable {
    private static final String NEXT_VALUES =
            "values = InputDataSet['c'].tolist()\nfor v in values: print(repr(v))";
    private static final String DTYPE = "print(InputDataSet['c'].dtype)";

    /** What a script may return, as an expression for a column. */
    private static final List<String> RETURNED =
            List.of(
                    "[True, False]",
                    "[True, None]",
                    "[1, 2]",
                    "[1, None]",
                    "[2**63]",
                    "[1.5, float('nan'), float('inf')]",
                    "['a', None]",
                    "[None, None]",
                    "[bytearray(b'a\\x00')]",
                    "[decimal.Decimal('1.50'), 2]",
                    "[datetime.date(2024, 2, 29)]",
                    "[datetime.time(1, 2, 3)]",
                    "[datetime.datetime(2024, 2, 29, 1)]",
                    "[datetime.timedelta(seconds=-1)]",
                    "[uuid.UUID('6f9619ff-8b86-d011-b42d-00c04fc964ff')]",
                    "[1, 'a', None, 2.5]",
                    "[[1, 2], 'a']",
                    "[1j]",
                    "np.array([1], dtype='int8')",
                    "np.array([1], dtype='int16')",
                    "np.array([1], dtype='int32')",
                    "np.array([1], dtype='uint8')",
                    "np.array([1], dtype='uint16')",
                    "np.array([1], dtype='uint32')",
                    "np.array([1], dtype='uint64')",
                    "np.array([1.5], dtype='float16')",
                    "np.array([1.5], dtype='float32')",
                    "np.array([1j])",
                    "pd.to_datetime(['2024-02-29', None])",
                    "pd.Series(pd.to_datetime(['2024-02-29'])).dt.tz_localize('Asia/Tokyo')",
                    "pd.to_timedelta([1, None], unit='s')",
                    "pd.Series(['b', None], dtype='category')",
                    "pd.Series(pd.Categorical.from_codes([0, -1], [5, 6]))",
                    "pd.cut(pd.Series([1, 9]), [0, 5, 10])",
                    "pd.period_range('2024-01', periods=1, freq='M')",
                    "pd.arrays.SparseArray([0, 1])",
                    "pd.Series([1, None], dtype='Int64')",
                    "pd.Series([1, None], dtype='UInt16')",
                    "pd.Series([1.5, None], dtype='Float64')",
                    "pd.Series([True, None], dtype='boolean')",
                    "pd.Series(['a', None], dtype='string')",
                    "pd.Series([1, None], dtype='int32[pyarrow]')",
                    "pd.Series(['a'], dtype='string[pyarrow]')",
                    "pd.Series(['a'], dtype='large_string[pyarrow]')",
                    "pd.Series(['1.50'], dtype=pd.ArrowDtype(pa.string())).astype(pd.ArrowDtype(pa.decimal128(7, 2)))",
                    "pd.Series([0], dtype='timestamp[us][pyarrow]')",
                    "pd.Series([0], dtype=pd.ArrowDtype(pa.timestamp('us', 'Asia/Tokyo')))",
                    "pd.Series([0], dtype='date32[day][pyarrow]')",
                    "pd.Series([0], dtype='time64[us][pyarrow]')",
                    "pd.Series([1], dtype='duration[s][pyarrow]')",
                    "pd.Series([b'a'], dtype='binary[pyarrow]')",
                    "pd.Series([[1]], dtype=pd.ArrowDtype(pa.list_(pa.int64())))");

    private final ScriptedSession cpython;
    private final ScriptedSession jython;
    private final StringBuilder text = new StringBuilder();

    TypeTable(ScriptedSession cpython, ScriptedSession jython) {
        this.cpython = cpython;
        this.jython = jython;
    }

    String markdown() {
        paragraph("## Columns and parameters that a script gets");
        row("SQL type", "CPython", "with NULLs", "nullable dtypes", "Jython", "with NULLs", "a parameter is");
        row("---", "---", "---", "---", "---", "---", "---");
        for (Case type : ScriptTypes.ALL) {
            row(
                    type.type(),
                    dtype(cpython, type.query()),
                    dtype(cpython, type.withNulls().query()),
                    nullable(type),
                    dtype(jython, type.query()),
                    dtype(jython, type.withNulls().query()),
                    both(parameter(cpython, type), parameter(jython, type)));
        }
        paragraph("## Values at the extremes");
        row("SQL type", "value", "CPython's column", "Jython's column");
        row("---", "---", "---", "---");
        for (Case type : ScriptTypes.ALL) {
            List<String> seen = cpython.printed(NEXT_VALUES, type.query());
            List<String> seenByJython = jython.printed(NEXT_VALUES, type.query());
            for (int i = 0; i < type.values().size(); i++) {
                String own = seen.get(i);
                String other = seenByJython.get(i);
                row(
                        type.type(),
                        code(type.values().get(i)),
                        code(own),
                        own.equals(other) ? "the same" : code(other));
            }
        }
        paragraph("## Columns that a script returns");
        row("`OutputDataSet = pd.DataFrame({'c': ...})` of", "CPython", "Jython");
        row("---", "---", "---");
        for (String expression : RETURNED) {
            String own = returned(cpython, expression);
            String other = returned(jython, expression);
            row(code(expression), own, own.equals(other) ? "the same" : other);
        }
        return text.toString();
    }

    private static String dtype(ScriptedSession session, String query) {
        return session.printed(DTYPE, query).get(0);
    }

    private String nullable(Case type) {
        cpython.run("EXEC sp_configure 'external script nullable dtypes', 1 RECONFIGURE");
        try {
            return dtype(cpython, type.withNulls().query());
        } finally {
            cpython.run("EXEC sp_configure 'external script nullable dtypes', 0 RECONFIGURE");
        }
    }

    private static String parameter(ScriptedSession session, Case type) {
        List<String> lines =
                session.run(
                        "DECLARE @v "
                                + type.type()
                                + " = CAST("
                                + type.values().get(0)
                                + " AS "
                                + type.type()
                                + ") EXEC sp_execute_external_script N'Python', N'print(type(v).__name__)', @params = N'@v "
                                + type.type()
                                + "', @v = @v");
        String name = lines.get(lines.size() - 1).replaceAll(".*: \\\\n(.*)\\\\n$", "$1");
        return name.replaceAll("^unicode$", "str").replaceAll("^long$", "int");
    }

    private static String returned(ScriptedSession session, String expression) {
        String imports = "import datetime, decimal, uuid\n";
        if (expression.contains("pa.")) {
            imports += "import pyarrow as pa\n";
        }
        List<String> lines =
                session.script(
                        imports + "OutputDataSet = pd.DataFrame({'c': " + expression + "})", "", "");
        if (lines.get(0).startsWith("error ")) {
            String reason = lines.get(0).replaceAll(".*0x80004004\\. ", "");
            return "error: " + reason.replaceAll("\\. Use CPython: .*", "").replaceAll("^output column 1 'c': ", "");
        }
        String values = String.join(", ", lines.subList(1, lines.size() - 1));
        return lines.get(0).substring("(no name) ".length()) + ": " + code(values);
    }

    private static String both(String own, String other) {
        return own.equals(other) ? own : own + "; Jython: " + other;
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
    }

    private void paragraph(String line) {
        text.append('\n').append(line).append("\n\n");
    }

    private void row(String... cells) {
        List<String> all = new ArrayList<>(List.of(cells));
        text.append("| ").append(String.join(" | ", all)).append(" |\n");
    }
}
