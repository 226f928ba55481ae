package dev.outrigger.golden;

import dev.outrigger.Message;
import dev.outrigger.Outcome;
import dev.outrigger.ResultConsumer;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.engine.types.TypeName;
import dev.outrigger.frame.Frame;
import java.util.ArrayList;
import java.util.List;

/** What a batch gave, as lines of text. */
public class Transcript implements ResultConsumer {
    private static final int ODBC_STYLE = 121;

    private final List<String> lines = new ArrayList<>();
    private List<ResultColumn> columns = List.of();

    @Override
    public void resultSet(List<ResultColumn> resultColumns) {
        columns = resultColumns;
        lines.add(
                joined(
                        columns.stream()
                                .map(
                                        column ->
                                                (column.name().isEmpty()
                                                                ? "(no name)"
                                                                : column.name())
                                                        + " "
                                                        + column.type().display()
                                                        + (column.nullable() ? "" : " not null"))
                                .toList()));
    }

    @Override
    public void frame(Frame frame) {
        for (int row = 0; row < frame.rows(); row++) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                SqlType type = columns.get(i).type();
                cells.add(text(new SqlValue(type, SqlColumns.read(frame.column(i), row, type))));
            }
            lines.add(joined(cells));
        }
    }

    private static String joined(List<String> cells) {
        return String.join(" | ", cells);
    }

    private static String text(SqlValue value) {
        if (value.isNull()) {
            return "NULL";
        }
        if (value.type().isTemporal()) {
            return Conversions.cast(value.value(), value.type(), SqlType.NVARCHAR_MAX, ODBC_STYLE)
                    .toString();
        }
        if (value.type().name() == TypeName.BIT) {
            return (Boolean) value.value() ? "1" : "0";
        }
        String text = value.value().toString();
        return value.type().isApproximate() && text.endsWith(".0")
                ? text.substring(0, text.length() - 2)
                : oneLine(text);
    }

    private static String oneLine(String text) {
        return text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n");
    }

    @Override
    public void endOfResultSet() {
        lines.add("(end)");
    }

    @Override
    public void rowCount(long rows) {
        lines.add("(" + rows + (rows == 1 ? " row)" : " rows)"));
    }

    @Override
    public void message(Message message) {
        String where =
                message.procedure().map(name -> " procedure " + name).orElse("")
                        + " line "
                        + message.line();
        String what =
                message.isError()
                        ? "error "
                                + message.number()
                                + " severity "
                                + message.severity()
                                + " state "
                                + message.state()
                                + where
                        : message.number() == 0 ? "print" : "message " + message.number() + where;
        lines.add(what + ": " + oneLine(message.text()));
    }

    @Override
    public void outputValue(int argument, String name, SqlValue value) {
        lines.add("output " + name + " = " + text(value));
    }

    @Override
    public void returnStatus(int status) {
        lines.add("status " + status);
    }

    /** The lines, and one more when the batch did not run to its end. */
    public List<String> lines(Outcome outcome) {
        List<String> all = new ArrayList<>(lines);
        if (outcome.sessionEnded()) {
            all.add("session ended");
        } else if (!outcome.completed()) {
            all.add("batch ended");
        }
        if (all.isEmpty()) {
            all.add("ok");
        }
        return all;
    }
}
