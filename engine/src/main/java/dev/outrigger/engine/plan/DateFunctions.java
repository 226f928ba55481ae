package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.functions.DatePart;
import dev.outrigger.engine.functions.Dates;
import dev.outrigger.engine.plan.BuiltIns.Signature;
import dev.outrigger.engine.types.FunctionTypes;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.Ticks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.calcite.rex.RexNode;

/** Functions of dates and times. */
final class DateFunctions {
    private final Arguments arguments;

    DateFunctions(Arguments arguments) {
        this.arguments = arguments;
    }

    Optional<Signature> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "GETDATE", "CURRENT_TIMESTAMP" ->
                            now(name, SqlType.DATETIME, e -> Ticks.roundedToDatetime(e.nowTicks()));
                    case "GETUTCDATE" ->
                            now(
                                    name,
                                    SqlType.DATETIME,
                                    e -> Ticks.roundedToDatetime(e.utcNowTicks()));
                    case "SYSDATETIME" ->
                            now(name, SqlType.datetime2(7), ExecutionContext::nowTicks);
                    case "SYSUTCDATETIME" ->
                            now(name, SqlType.datetime2(7), ExecutionContext::utcNowTicks);
                    case "SYSDATETIMEOFFSET" -> Signature.of(0, o -> offsetNow());
                    case "YEAR" -> Signature.of(1, o -> part(DatePart.YEAR, o.get(0), "year"));
                    case "MONTH" -> Signature.of(1, o -> part(DatePart.MONTH, o.get(0), "month"));
                    case "DAY" -> Signature.of(1, o -> part(DatePart.DAY, o.get(0), "day"));
                    case "DATEPART" ->
                            Signature.of(
                                    2, o -> part(part(o.get(0), "datepart"), o.get(1), "datepart"));
                    case "DATENAME" -> Signature.of(2, this::dateName);
                    case "DATEADD" -> Signature.of(3, this::dateAdd);
                    case "DATEDIFF" -> Signature.of(3, o -> dateDiff(o, false));
                    case "DATEDIFF_BIG" -> Signature.of(3, o -> dateDiff(o, true));
                    case "EOMONTH" -> new Signature(1, 2, this::eomonth);
                    case "DATEFROMPARTS" ->
                            Signature.of(
                                    3,
                                    o ->
                                            arguments.strict(
                                                    name,
                                                    SqlType.DATE,
                                                    a ->
                                                            Dates.dateFromParts(
                                                                    (Integer) a[0],
                                                                    (Integer) a[1],
                                                                    (Integer) a[2]),
                                                    Form.method(Dates.class, "dateFromParts"),
                                                    integers(o)));
                    case "DATETIMEFROMPARTS" ->
                            Signature.of(
                                    7,
                                    o ->
                                            arguments.strict(
                                                    name,
                                                    SqlType.DATETIME,
                                                    a ->
                                                            Dates.datetimeFromParts(
                                                                    (Integer) a[0],
                                                                    (Integer) a[1],
                                                                    (Integer) a[2],
                                                                    (Integer) a[3],
                                                                    (Integer) a[4],
                                                                    (Integer) a[5],
                                                                    (Integer) a[6]),
                                                    integers(o)));
                    case "SMALLDATETIMEFROMPARTS" ->
                            Signature.of(
                                    5,
                                    o ->
                                            arguments.strict(
                                                    name,
                                                    SqlType.SMALLDATETIME,
                                                    a ->
                                                            Dates.smalldatetimeFromParts(
                                                                    (Integer) a[0],
                                                                    (Integer) a[1],
                                                                    (Integer) a[2],
                                                                    (Integer) a[3],
                                                                    (Integer) a[4]),
                                                    integers(o)));
                    case "DATETIME2FROMPARTS" -> Signature.of(8, this::datetime2FromParts);
                    case "SWITCHOFFSET" -> Signature.of(2, this::switchOffset);
                    case "TODATETIMEOFFSET" -> Signature.of(2, this::toDatetimeOffset);
                    case "ISDATE" ->
                            Signature.of(
                                    1,
                                    o ->
                                            arguments.strict(
                                                    name,
                                                    SqlType.INT,
                                                    a -> Dates.isDate((SqlText) a[0]),
                                                    arguments.text(o.get(0))));
                    default -> null;
                });
    }

    private Signature now(String name, SqlType type, ToLongFunction<ExecutionContext> body) {
        return Signature.of(
                0,
                o ->
                        Routine.call(
                                arguments.calls().rex(),
                                name,
                                DataType.of(type, false),
                                false,
                                (a, run) -> body.applyAsLong(run.execution()),
                                List.of(),
                                Form.STEADY));
    }

    private RexNode offsetNow() {
        return Routine.call(
                arguments.calls().rex(),
                "SYSDATETIMEOFFSET",
                DataType.of(SqlType.datetimeoffset(7), false),
                false,
                (a, run) -> {
                    ExecutionContext execution = run.execution();
                    long minutes =
                            (execution.nowTicks() - execution.utcNowTicks()) / Ticks.PER_MINUTE;
                    return new OffsetTicks(execution.utcNowTicks(), (short) minutes);
                },
                List.of());
    }

    private static DatePart part(RexNode node, String function) {
        String word =
                Rewriter.word(node)
                        .orElseThrow(() -> SqlError.of(ErrorCode.NOT_A_DATE_PART, "", function));
        return DatePart.named(word, function);
    }

    private RexNode date(RexNode node, int position, String function) {
        return arguments
                .calls()
                .convert(
                        node, FunctionTypes.dateArgument(Arguments.type(node), position, function));
    }

    private RexNode part(DatePart part, RexNode node, String function) {
        RexNode date = date(node, function.equals("datepart") ? 2 : 1, function);
        SqlType type = DataType.sql(date.getType());
        Dates.requirePart(part, type, function);
        return arguments.strict(
                "DATEPART " + part,
                SqlType.INT,
                a -> Dates.datePart(part, a[0], type),
                part == DatePart.TZOFFSET
                        ? Form.BOXED
                        : Form.clock("datePart", part, new SqlType[] {type}),
                date);
    }

    private RexNode dateName(List<RexNode> operands) {
        DatePart part = part(operands.get(0), "datename");
        RexNode date = date(operands.get(1), 2, "datename");
        SqlType type = DataType.sql(date.getType());
        Dates.requirePart(part, type, "datename");
        return arguments.strict(
                "DATENAME " + part,
                SqlType.nvarchar(30),
                a -> Dates.dateName(part, a[0], type),
                date);
    }

    private RexNode dateAdd(List<RexNode> operands) {
        DatePart part = part(operands.get(0), "dateadd");
        SqlType type = FunctionTypes.dateAdd(Arguments.type(operands.get(2)));
        Dates.requirePart(part, type, "dateadd");
        RexNode number =
                arguments.calls().cast(operands.get(1), SqlType.INT, false, Optional.empty());
        return arguments.strict(
                "DATEADD " + part,
                type,
                a -> Dates.dateAdd(part, (Integer) a[0], a[1], type),
                switch (type.name()) {
                    case TIME, DATETIMEOFFSET -> Form.BOXED;
                    case DATE -> added("dateAddDay", part, type);
                    default -> added("dateAddTicks", part, type);
                },
                number,
                arguments.calls().convert(operands.get(2), type));
    }

    private static Form added(String method, DatePart part, SqlType type) {
        return Form.clock(method, part, new SqlType[] {null, type}, type);
    }

    private RexNode dateDiff(List<RexNode> operands, boolean big) {
        String name = big ? "datediff_big" : "datediff";
        DatePart part = part(operands.get(0), name);
        RexNode start = date(operands.get(1), 2, name);
        RexNode end = date(operands.get(2), 3, name);
        SqlType startType = DataType.sql(start.getType());
        SqlType endType = DataType.sql(end.getType());
        return arguments.strict(
                name.toUpperCase(Locale.ROOT) + " " + part,
                big ? SqlType.BIGINT : SqlType.INT,
                a -> {
                    long from = Dates.comparableTicks(a[0], startType);
                    long to = Dates.comparableTicks(a[1], endType);
                    return big
                            ? (Object) Dates.dateDiffBig(part, from, to)
                            : (Object) Dates.dateDiff(part, from, to);
                },
                Form.clock(
                        big ? "dateDiffBig" : "dateDiff", part, new SqlType[] {startType, endType}),
                start,
                end);
    }

    private RexNode eomonth(List<RexNode> operands) {
        RexNode date = arguments.calls().convert(operands.get(0), SqlType.DATE);
        RexNode months =
                operands.size() > 1
                        ? arguments.whole(operands.get(1), 2, "eomonth")
                        : arguments.calls().literal(SqlType.BIGINT, 0L);
        return arguments.strict(
                "EOMONTH",
                SqlType.DATE,
                a -> Dates.eomonth((Integer) a[0], (Long) a[1]),
                Form.method(Dates.class, "eomonth"),
                date,
                months);
    }

    private RexNode[] integers(List<RexNode> operands) {
        return operands.stream().map(arguments::integer).toArray(RexNode[]::new);
    }

    private RexNode datetime2FromParts(List<RexNode> operands) {
        int scale = Arguments.constant(operands.get(7)).orElse(7);
        return arguments.strict(
                "DATETIME2FROMPARTS",
                SqlType.datetime2(Math.max(0, Math.min(7, scale))),
                a ->
                        Dates.datetime2FromParts(
                                (Integer) a[0],
                                (Integer) a[1],
                                (Integer) a[2],
                                (Integer) a[3],
                                (Integer) a[4],
                                (Integer) a[5],
                                (Integer) a[6],
                                (Integer) a[7]),
                integers(operands));
    }

    /** Minutes, or a text such as +05:30. */
    private RexNode offset(RexNode node) {
        if (!Arguments.type(node).isText()) {
            return arguments.integer(node);
        }
        return arguments.strict(
                "OFFSET",
                SqlType.INT,
                a -> {
                    String text = ((SqlText) a[0]).value().strip();
                    if (!text.matches("[+-]\\d{2}:\\d{2}")) {
                        throw SqlError.of(ErrorCode.DATE_CONVERSION_FAILED);
                    }
                    int minutes =
                            Integer.parseInt(text.substring(1, 3)) * 60
                                    + Integer.parseInt(text.substring(4));
                    return text.charAt(0) == '-' ? -minutes : minutes;
                },
                node);
    }

    private RexNode switchOffset(List<RexNode> operands) {
        SqlType given = Arguments.type(operands.get(0));
        SqlType type = SqlType.datetimeoffset(given.isTemporal() ? Math.max(0, given.scale()) : 7);
        return arguments.strict(
                "SWITCHOFFSET",
                type,
                a -> Dates.switchOffset((OffsetTicks) a[0], (Integer) a[1]),
                arguments.calls().convert(operands.get(0), type),
                offset(operands.get(1)));
    }

    private RexNode toDatetimeOffset(List<RexNode> operands) {
        SqlType given = Arguments.type(operands.get(0));
        int scale = given.isTemporal() ? given.scale() : 7;
        return arguments.strict(
                "TODATETIMEOFFSET",
                SqlType.datetimeoffset(scale),
                a -> Dates.toDatetimeOffset((Long) a[0], (Integer) a[1]),
                arguments.calls().convert(operands.get(0), SqlType.datetime2(scale)),
                offset(operands.get(1)));
    }
}
