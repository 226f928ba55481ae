package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.rex.RexInputRef;

/** Reads the columns of a batch: their arrays before the loop, a row's values in it. */
final class LoopInputs {
    private static final String COLUMNS = "dev.outrigger.frame.";
    private static final String TYPES = "dev.outrigger.engine.types.";

    private final LoopBody out;
    private final LoopSource source;
    private final SqlType[] inputs;
    private final boolean wide;
    private final Set<Integer> loaded = new HashSet<>();

    LoopInputs(LoopBody out, SqlType[] inputs, boolean wide) {
        this.out = out;
        this.source = out.source();
        this.inputs = inputs;
        this.wide = wide;
    }

    Term term(RexInputRef input) {
        int index = input.getIndex();
        SqlType type = inputs[index];
        Kind kind = Kind.of(type, wide);
        String column = "in[" + index + "]";
        if (kind == Kind.OBJECT) {
            String value = source.variable();
            out.line(
                    "Object "
                            + value
                            + " = "
                            + TYPES
                            + "SqlColumns.read("
                            + column
                            + ", "
                            + LoopTranslation.ROW
                            + ", "
                            + source.keep(type, SqlType.class)
                            + ");");
            return new Term(kind, type.scale(), value, "(" + value + " == null)");
        }
        String values = "c" + index;
        String validity = "m" + index;
        if (loaded.add(index)) {
            out.before("final byte[] " + validity + " = " + column + ".validity();");
            out.before(
                    "final "
                            + array(type, kind)
                            + "[] "
                            + values
                            + " = "
                            + values(type, kind, column)
                            + ";");
        }
        String isNull = source.variable();
        out.line("boolean " + isNull + " = isNull(" + validity + ", " + LoopTranslation.ROW + ");");
        String value = source.variable();
        String read = values + "[" + LoopTranslation.ROW + "]";
        if (kind == Kind.TRUTH) {
            read =
                    "!"
                            + isNull
                            + " & ("
                            + values
                            + "["
                            + LoopTranslation.ROW
                            + " >> 3] >> ("
                            + LoopTranslation.ROW
                            + " & 7) & 1) != 0";
        } else if (type.name() == TypeName.TINYINT) {
            read = "(short) (" + read + " & 0xff)";
        } else if (type.name() == TypeName.TIME) {
            read = read + " / 100L";
        }
        out.line(kind.java + " " + value + " = " + read + ";");
        return new Term(kind, type.scale(), value, isNull);
    }

    private static String array(SqlType type, Kind kind) {
        return kind == Kind.TRUTH || type.name() == TypeName.TINYINT ? "byte" : kind.java;
    }

    private static String values(SqlType type, Kind kind, String column) {
        return switch (kind) {
            case TRUTH -> "((" + COLUMNS + "BoolColumn) " + column + ").bits()";
            case SHORT ->
                    type.name() == TypeName.TINYINT
                            ? "((" + COLUMNS + "ByteColumn) " + column + ").values()"
                            : "((" + COLUMNS + "ShortColumn) " + column + ").values()";
            case INT -> "((" + COLUMNS + "IntColumn) " + column + ").values()";
            case LONG -> "((" + COLUMNS + "LongColumn) " + column + ").values()";
            case REAL -> "((" + COLUMNS + "FloatColumn) " + column + ").values()";
            case FLOAT -> "((" + COLUMNS + "DoubleColumn) " + column + ").values()";
            case SCALED -> "narrow(" + column + ", rows)";
            case OBJECT -> throw new IllegalArgumentException(type + " has no array");
        };
    }
}
