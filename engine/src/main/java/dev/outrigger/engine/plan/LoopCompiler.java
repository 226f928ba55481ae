package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.codehaus.janino.SimpleCompiler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a class of loops, in a loader of its own, so that it goes with its plan. */
final class LoopCompiler {
    private static final Logger LOG = LoggerFactory.getLogger(LoopCompiler.class);

    /** HotSpot compiles no method of more than 8000 bytes, which this much source stays below. */
    private static final int SOURCE_MAX = 60_000;

    private final SqlType[] inputs;
    private final boolean wide;
    private final LoopSource source = new LoopSource();

    private LoopCompiler(SqlType[] inputs, boolean wide) {
        this.inputs = inputs;
        this.wide = wide;
    }

    /** The expressions' columns; empty where there is no such class. */
    static Optional<Loops> projection(SqlType[] inputs, List<RexNode> nodes, boolean wide) {
        LoopCompiler compiler = new LoopCompiler(inputs, wide);
        return made(
                () -> {
                    StringBuilder choice = new StringBuilder();
                    for (int i = 0; i < nodes.size(); i++) {
                        if (!(nodes.get(i) instanceof RexInputRef)) {
                            compiler.column(i, nodes.get(i));
                            choice.append("            case ").append(i).append(": return e");
                            choice.append(i).append("(in, rows, run);\n");
                        }
                    }
                    compiler.source.add(
                            "    protected dev.outrigger.frame.Column column(int index,"
                                    + " dev.outrigger.frame.Column[] in, int rows, Object run) {\n"
                                    + "        switch (index) {\n"
                                    + choice
                                    + "            default: return super.column(index, in, rows,"
                                    + " run);\n        }\n    }\n");
                    return compiler.load();
                });
    }

    static Optional<Loops> selection(SqlType[] inputs, RexNode condition, boolean wide) {
        LoopCompiler compiler = new LoopCompiler(inputs, wide);
        return made(
                () -> {
                    compiler.select(condition);
                    return compiler.load();
                });
    }

    private interface Making {
        Loops make() throws Exception;
    }

    private static Optional<Loops> made(Making making) {
        try {
            return Optional.of(making.make());
        } catch (Exception | LinkageError unfit) {
            // The expressions are interpreted, which is right, if slower.
            LOG.debug("expressions are not compiled", unfit);
            return Optional.empty();
        }
    }

    private Loops load() throws Exception {
        String text = source.toString();
        LOG.trace("{}", text);
        SimpleCompiler compiler = new SimpleCompiler();
        compiler.setParentClassLoader(LoopCompiler.class.getClassLoader());
        compiler.cook(new StringReader(text));
        return (Loops)
                compiler.getClassLoader()
                        .loadClass(LoopSource.PACKAGE + "." + LoopSource.CLASS)
                        .getDeclaredConstructor(Object[].class)
                        .newInstance((Object) source.kept());
    }

    private static String loop(LoopTranslation translation, String last) {
        String text =
                translation.setup()
                        + "        for (int i = 0; i < rows; i++) {\n"
                        + translation.body()
                        + last
                        + "        }\n";
        if (text.length() > SOURCE_MAX) {
            throw new IllegalArgumentException("a loop of " + text.length() + " characters");
        }
        return text;
    }

    private void select(RexNode condition) {
        LoopTranslation translation = new LoopTranslation(source, inputs, wide);
        Term term = translation.term(condition);
        source.add(
                "    protected int select(dev.outrigger.frame.Column[] in, int rows, Object run,"
                        + " int[] positions) {\n        int count = 0;\n"
                        + loop(
                                translation,
                                "            positions[count] = i;\n            if ("
                                        + term.value()
                                        + ") count++;\n")
                        + "        return count;\n    }\n");
    }

    private void column(int index, RexNode node) {
        LoopTranslation translation = new LoopTranslation(source, inputs, wide);
        Term term = translation.term(node);
        RelDataType relType = node.getType();
        SqlType type = DataType.sql(relType);
        ColumnType columnType = SqlColumns.columnType(type);
        String head =
                "    private dev.outrigger.frame.Column e"
                        + index
                        + "(dev.outrigger.frame.Column[] in, int rows, Object run) {\n";
        if (term.kind() == Kind.OBJECT) {
            source.add(
                    head
                            + "        "
                            + ColumnBuilder.class.getCanonicalName()
                            + " out = new "
                            + ColumnBuilder.class.getCanonicalName()
                            + "("
                            + source.keep(columnType, ColumnType.class)
                            + ", rows);\n"
                            + loop(
                                    translation,
                                    "            "
                                            + SqlColumns.class.getCanonicalName()
                                            + ".append(out, "
                                            + source.keep(type, SqlType.class)
                                            + ", "
                                            + term.value()
                                            + ");\n")
                            + "        return out.build();\n    }\n");
            return;
        }
        boolean tiny = type.name() == TypeName.TINYINT;
        boolean truth = term.kind() == Kind.TRUTH;
        String array = tiny || truth ? "byte" : term.kind().java;
        String size = truth ? "(rows + 7) >>> 3" : "rows";
        String store;
        if (truth) {
            store = "if (" + term.value() + ") dev.outrigger.frame.Bits.set(out, i);";
        } else {
            String value = term.value();
            if (tiny) {
                value = "(byte) " + value;
            } else if (type.name() == TypeName.TIME) {
                value = value + " * 100L";
            }
            store = "out[i] = " + value + ";";
        }
        store = "            " + store + "\n";
        if (term.mayBeNull()) {
            store += "            if (" + term.isNull() + ") bits = withNull(bits, rows, i);\n";
        }
        source.add(
                head
                        + "        byte[] bits = null;\n        final "
                        + array
                        + "[] out = new "
                        + array
                        + "["
                        + size
                        + "];\n"
                        + loop(translation, store)
                        + "        return "
                        + built(term.kind(), tiny, source.keep(columnType, ColumnType.class))
                        + ";\n    }\n");
    }

    private static String built(Kind kind, boolean tiny, String type) {
        String made = "new dev.outrigger.frame.";
        return switch (kind) {
            case TRUTH -> made + "BoolColumn(rows, bits, out)";
            case SHORT -> made + (tiny ? "Byte" : "Short") + "Column(" + type + ", rows, bits, out)";
            case INT -> made + "IntColumn(" + type + ", rows, bits, out)";
            case LONG -> made + "LongColumn(" + type + ", rows, bits, out)";
            case REAL -> made + "FloatColumn(" + type + ", rows, bits, out)";
            case FLOAT -> made + "DoubleColumn(" + type + ", rows, bits, out)";
            case SCALED ->
                    made
                            + "DecimalColumn((dev.outrigger.frame.ColumnType.Decimal) "
                            + type
                            + ", rows, bits, out, null)";
            case OBJECT -> throw new IllegalArgumentException("objects have no array");
        };
    }
}
