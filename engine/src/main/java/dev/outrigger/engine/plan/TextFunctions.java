package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.functions.LikePattern;
import dev.outrigger.engine.functions.Texts;
import dev.outrigger.engine.plan.BuiltIns.Signature;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.FunctionTypes;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.apache.calcite.rex.RexNode;

/** Functions of text. */
final class TextFunctions {
    private static final SqlType LOCATION = SqlType.INT;

    private final Arguments arguments;

    TextFunctions(Arguments arguments) {
        this.arguments = arguments;
    }

    Optional<Signature> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "LEN" ->
                            Signature.of(
                                    1, o -> measured("LEN", o.get(0), a -> Texts.len((SqlText) a)));
                    case "DATALENGTH" -> Signature.of(1, o -> dataLength(o.get(0)));
                    case "UPPER" -> Signature.of(1, o -> upper(o.get(0)));
                    case "LOWER" -> Signature.of(1, o -> changed("LOWER", o.get(0), Texts::lower));
                    case "LTRIM" -> Signature.of(1, o -> changed("LTRIM", o.get(0), Texts::ltrim));
                    case "RTRIM" -> Signature.of(1, o -> changed("RTRIM", o.get(0), Texts::rtrim));
                    case "REVERSE" ->
                            Signature.of(1, o -> changed("REVERSE", o.get(0), Texts::reverse));
                    case "TRIM" -> new Signature(1, 2, this::trim);
                    case "SUBSTRING" -> Signature.of(3, this::substring);
                    case "LEFT" -> Signature.of(2, o -> end(o, true));
                    case "RIGHT" -> Signature.of(2, o -> end(o, false));
                    case "REPLACE" -> Signature.of(3, this::replace);
                    case "CHARINDEX" -> new Signature(2, 3, this::charindex);
                    case "PATINDEX" -> Signature.of(2, this::patindex);
                    case "REPLICATE" -> Signature.of(2, this::replicate);
                    case "STUFF" -> Signature.of(4, this::stuff);
                    case "SPACE" ->
                            Signature.of(
                                    1,
                                    o ->
                                            arguments.strict(
                                                    "SPACE",
                                                    SqlType.varchar(8000),
                                                    a -> Texts.space((Long) a[0]),
                                                    true,
                                                    arguments.whole(o.get(0), 1, "space")));
                    case "ASCII" ->
                            Signature.of(
                                    1,
                                    o ->
                                            arguments.strict(
                                                    "ASCII",
                                                    SqlType.INT,
                                                    a -> Texts.ascii((SqlText) a[0]),
                                                    true,
                                                    arguments.text(o.get(0))));
                    case "UNICODE" ->
                            Signature.of(
                                    1,
                                    o ->
                                            arguments.strict(
                                                    "UNICODE",
                                                    SqlType.INT,
                                                    a -> Texts.unicode((SqlText) a[0]),
                                                    true,
                                                    arguments.text(o.get(0))));
                    case "CHAR" ->
                            Signature.of(
                                    1,
                                    o ->
                                            arguments.strict(
                                                    "CHAR",
                                                    SqlType.text(
                                                            dev.outrigger.engine.types.TypeName
                                                                    .CHAR,
                                                            1,
                                                            Collation.DEFAULT),
                                                    a -> Texts.character((Long) a[0]),
                                                    true,
                                                    arguments.whole(o.get(0), 1, "char")));
                    case "NCHAR" ->
                            Signature.of(
                                    1,
                                    o ->
                                            arguments.strict(
                                                    "NCHAR",
                                                    SqlType.text(
                                                            dev.outrigger.engine.types.TypeName
                                                                    .NCHAR,
                                                            1,
                                                            Collation.DEFAULT),
                                                    a -> Texts.nchar((Long) a[0]),
                                                    true,
                                                    arguments.whole(o.get(0), 1, "nchar")));
                    case "STR" -> new Signature(1, 3, this::str);
                    case "QUOTENAME" -> new Signature(1, 2, this::quotename);
                    case "CONCAT" -> new Signature(2, 254, o -> concat("CONCAT", o, false));
                    case "CONCAT_WS" -> new Signature(3, 254, o -> concat("CONCAT_WS", o, true));
                    default -> null;
                });
    }

    private static SqlType type(RexNode node) {
        return DataType.sql(node.getType());
    }

    private RexNode measured(
            String name, RexNode node, java.util.function.Function<Object, Object> body) {
        RexNode text = arguments.text(node);
        SqlType type = type(text).length() == SqlType.MAX ? SqlType.BIGINT : SqlType.INT;
        return arguments.strict(
                name,
                type,
                a -> {
                    Object size = body.apply(a[0]);
                    return type == SqlType.BIGINT ? (Object) ((Number) size).longValue() : size;
                },
                text);
    }

    private RexNode dataLength(RexNode node) {
        SqlType type = Arguments.type(node);
        if (type.isBinary()) {
            return arguments.strict(
                    "DATALENGTH", SqlType.INT, a -> Texts.datalength((SqlBytes) a[0]), node);
        }
        if (!type.isText()) {
            int size = StoredSizes.of(type);
            return arguments.strict("DATALENGTH", SqlType.INT, a -> size, node);
        }
        return measured("DATALENGTH", node, a -> Texts.datalength((SqlText) a, type.isUnicode()));
    }

    private RexNode upper(RexNode node) {
        boolean unicode = type(arguments.text(node)).isUnicode();
        return changed("UPPER", node, unicode ? Texts::upper : Texts::upperInCodePage);
    }

    private RexNode changed(String name, RexNode node, UnaryOperator<SqlText> body) {
        RexNode text = arguments.text(node);
        return arguments.strict(
                name, FunctionTypes.variable(type(text)), a -> body.apply((SqlText) a[0]), text);
    }

    /** operands: the text and, when written TRIM(x FROM y), the characters. */
    private RexNode trim(List<RexNode> operands) {
        if (operands.size() == 1) {
            return changed("TRIM", operands.get(0), Texts::trim);
        }
        RexNode text = arguments.text(operands.get(0));
        return arguments.strict(
                "TRIM",
                FunctionTypes.variable(type(text)),
                a -> Texts.trim((SqlText) a[1], (SqlText) a[0]),
                text,
                arguments.text(operands.get(1)));
    }

    private static SqlType shortened(SqlType type, RexNode length) {
        OptionalInt constant = Arguments.constant(length);
        return constant.isPresent()
                ? FunctionTypes.shortened(type, constant.getAsInt())
                : FunctionTypes.variable(type);
    }

    private RexNode substring(List<RexNode> operands) {
        RexNode start = arguments.whole(operands.get(1), 2, "substring");
        RexNode length = arguments.whole(operands.get(2), 3, "substring");
        if (Arguments.type(operands.get(0)).isBinary()) {
            return arguments.strict(
                    "SUBSTRING",
                    Arguments.type(operands.get(0)),
                    a -> Texts.substring((SqlBytes) a[0], (Long) a[1], (Long) a[2]),
                    operands.get(0),
                    start,
                    length);
        }
        RexNode text = arguments.text(operands.get(0));
        return arguments.strict(
                "SUBSTRING",
                shortened(type(text), operands.get(2)),
                a -> Texts.substring((SqlText) a[0], (Long) a[1], (Long) a[2]),
                text,
                start,
                length);
    }

    private RexNode end(List<RexNode> operands, boolean left) {
        String name = left ? "LEFT" : "RIGHT";
        RexNode text = arguments.text(operands.get(0));
        RexNode length =
                arguments.whole(operands.get(1), 2, name.toLowerCase(java.util.Locale.ROOT));
        return arguments.strict(
                name,
                shortened(type(text), operands.get(1)),
                a ->
                        left
                                ? Texts.left((SqlText) a[0], (Long) a[1])
                                : Texts.right((SqlText) a[0], (Long) a[1]),
                text,
                length);
    }

    private RexNode replace(List<RexNode> operands) {
        RexNode text = arguments.text(operands.get(0));
        RexNode find = arguments.text(operands.get(1));
        RexNode replacement = arguments.text(operands.get(2));
        boolean unicode = type(find).isUnicode() || type(replacement).isUnicode();
        SqlType result = FunctionTypes.lengthened(type(text), unicode);
        return arguments.strict(
                "REPLACE",
                result,
                a -> Texts.replace((SqlText) a[0], (SqlText) a[1], (SqlText) a[2], result.length()),
                text,
                find,
                replacement);
    }

    private RexNode charindex(List<RexNode> operands) {
        RexNode find = arguments.text(operands.get(0));
        RexNode text = arguments.text(operands.get(1));
        TypeRules.collation(type(find), type(text), "charindex");
        if (operands.size() == 2) {
            return arguments.strict(
                    "CHARINDEX",
                    LOCATION,
                    a -> Texts.charindex((SqlText) a[0], (SqlText) a[1]),
                    find,
                    text);
        }
        return arguments.strict(
                "CHARINDEX",
                LOCATION,
                a -> Texts.charindex((SqlText) a[0], (SqlText) a[1], (Long) a[2]),
                find,
                text,
                arguments.whole(operands.get(2), 3, "charindex"));
    }

    private RexNode patindex(List<RexNode> operands) {
        RexNode pattern = arguments.text(operands.get(0));
        RexNode text = arguments.text(operands.get(1));
        Collation collation = TypeRules.collation(type(pattern), type(text), "patindex");
        return arguments.strict(
                "PATINDEX",
                LOCATION,
                a ->
                        LikePattern.compile(((SqlText) a[0]).value(), collation)
                                .indexIn(((SqlText) a[1]).value()),
                pattern,
                text);
    }

    private RexNode replicate(List<RexNode> operands) {
        RexNode text = arguments.text(operands.get(0));
        SqlType result = FunctionTypes.lengthened(type(text), false);
        return arguments.strict(
                "REPLICATE",
                result,
                a -> Texts.replicate((SqlText) a[0], (Long) a[1], result.length()),
                true,
                text,
                arguments.whole(operands.get(1), 2, "replicate"));
    }

    private RexNode stuff(List<RexNode> operands) {
        RexNode text = arguments.text(operands.get(0));
        RexNode replacement = arguments.text(operands.get(3));
        SqlType result = FunctionTypes.lengthened(type(text), type(replacement).isUnicode());
        boolean emptied = Calls.isUntyped(operands.get(3));
        RexNode inserted =
                emptied
                        ? arguments.calls().literal(SqlType.varchar(1), SqlText.of(""))
                        : replacement;
        return arguments.strict(
                "STUFF",
                result,
                a -> Texts.stuff((SqlText) a[0], (Long) a[1], (Long) a[2], (SqlText) a[3]),
                true,
                text,
                arguments.whole(operands.get(1), 2, "stuff"),
                arguments.whole(operands.get(2), 3, "stuff"),
                inserted);
    }

    private RexNode str(List<RexNode> operands) {
        Calls calls = arguments.calls();
        RexNode length =
                operands.size() > 1 ? arguments.integer(operands.get(1)) : calls.integer(10);
        RexNode decimals =
                operands.size() > 2 ? arguments.integer(operands.get(2)) : calls.integer(0);
        int most = Arguments.constant(length).orElse(8000);
        return arguments.strict(
                "STR",
                SqlType.varchar(Math.max(1, Math.min(8000, most))),
                a -> Texts.str((Double) a[0], (Integer) a[1], (Integer) a[2]),
                true,
                calls.convert(operands.get(0), SqlType.FLOAT),
                length,
                decimals);
    }

    private RexNode quotename(List<RexNode> operands) {
        RexNode quote =
                operands.size() > 1
                        ? arguments.text(operands.get(1))
                        : arguments.calls().literal(SqlType.varchar(1), SqlText.of("["));
        return arguments.strict(
                "QUOTENAME",
                SqlType.nvarchar(258),
                a -> Texts.quotename((SqlText) a[0], (SqlText) a[1]),
                true,
                arguments.calls().convert(operands.get(0), SqlType.SYSNAME),
                quote);
    }

    private RexNode concat(String name, List<RexNode> operands, boolean separated) {
        List<RexNode> texts = new ArrayList<>();
        List<SqlType> types = new ArrayList<>();
        for (RexNode operand : operands) {
            RexNode text = arguments.text(operand);
            texts.add(text);
            types.add(type(text));
        }
        SqlType joined = FunctionTypes.concat(types);
        SqlType result =
                separated && joined.length() != SqlType.MAX
                        ? FunctionTypes.lengthened(joined, joined.isUnicode())
                        : joined;
        Collation collation = result.collation().orElseThrow();
        if (result.isUnicode() && texts.size() > 254) {
            throw SqlError.of(
                    ErrorCode.ARGUMENT_COUNT, name.toLowerCase(java.util.Locale.ROOT), "2 to 254");
        }
        return Routine.call(
                arguments.calls().rex(),
                name,
                DataType.of(result, false),
                false,
                (a, run) -> {
                    int first = separated ? 1 : 0;
                    SqlText[] parts = new SqlText[a.length - first];
                    for (int i = 0; i < parts.length; i++) {
                        parts[i] = (SqlText) a[i + first];
                    }
                    return separated
                            ? Texts.concatWithSeparator(
                                    collation,
                                    result.length(),
                                    a[0] == null ? SqlText.of("") : (SqlText) a[0],
                                    parts)
                            : Texts.concat(collation, result.length(), parts);
                },
                texts);
    }
}
