package dev.outrigger.scripthost.python;

import static dev.outrigger.scripthost.python.Scripts.printed;
import static dev.outrigger.scripthost.python.Scripts.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DecimalColumn;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.Schema;
import dev.outrigger.frame.VariableColumn;
import dev.outrigger.scripthost.host.ScriptError;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class JythonRuntimeTest {
    private static Column one(ColumnType type, Consumer<ColumnBuilder> value) {
        ColumnBuilder builder = new ColumnBuilder(type, 1);
        value.accept(builder);
        return builder.build();
    }

    private static Frame doubles(int rows) {
        ColumnBuilder a = new ColumnBuilder(ColumnType.FLOAT64, rows);
        ColumnBuilder b = new ColumnBuilder(ColumnType.TEXT, rows);
        for (int i = 0; i < rows; i++) {
            a.appendDouble(i % 2 == 0 ? i / 1000.0 : 100 + i / 1000.0);
            b.appendString("row " + i);
        }
        Schema schema =
                Schema.of(
                        new Field("Sepal.Length", ColumnType.FLOAT64, true),
                        new Field("b", ColumnType.TEXT, true));
        return new Frame(schema, rows, List.of(a.build(), b.build()));
    }

    @Test
    void clusteringScriptLabelsEveryRow() throws Exception {
        String script =
                "import pandas as pd\nfrom sklearn.cluster import KMeans\n"
                        + "customer_data = InputDataSet\n"
                        + "est = KMeans(n_clusters=2, random_state=111).fit(customer_data[['Sepal.Length']])\n"
                        + "customer_data['cluster'] = est.labels_\n"
                        + "print(est)\nprint(len(est.labels_), est.cluster_centers_.shape, list(est.feature_names_in_))\n"
                        + "OutputDataSet = customer_data\n";
        Scripts.Outcome outcome = run(script, doubles(1001), List.of(), 400);
        assertThat(outcome.printed())
                .isEqualTo(
                        "KMeans(n_clusters=2, random_state=111)\n1001 (2, 1) ['Sepal.Length']\n");
        assertThat(outcome.frames()).extracting(Frame::rows).containsExactly(400, 400, 201);
        Frame last = outcome.frames().get(2);
        assertThat(last.schema().fields())
                .extracting(Field::name)
                .containsExactly("Sepal.Length", "b", "cluster");
        assertThat(((DoubleColumn) last.column(0)).values()[200]).isEqualTo(1.0);
        assertThat(((VariableColumn) last.column(1)).getString(200)).isEqualTo("row 1000");
        int[] labels = ((IntColumn) last.column(2)).values();
        assertThat(labels[0]).isEqualTo(labels[200]).isNotEqualTo(labels[1]);
    }

    @Test
    void namesAreBoundBeforeTheScriptAndFreshEachTime() throws Exception {
        assertThat(
                        printed(
                                "print(len(pandas.DataFrame({'a': list(range(2))})), np.mean([1, 3]), DataFrame, os.sep, sys.version_info[0])\nx = 1"))
                .startsWith("2 2.0 <class '")
                .endsWith(" / 2\n");
        assertThat(printed("print('x' in globals(), __name__)")).isEqualTo("False __main__\n");
        assertThat(run("pass").frames()).isEmpty();
    }

    @Test
    void numpysRandomNumbersAreNumpysOfTheSameSeed() throws Exception {
        assertThat(
                        printed(
                                "np.random.seed(42)\nprint(list(np.random.randint(0, 100, 6)))\n"
                                        + "np.random.seed(111)\nprint(np.random.rand(), np.random.rand(2, 3).shape)\n"
                                        + "r = np.random.RandomState(7)\nprint(list(r.permutation(10)), r.normal(size=2).shape)"))
                .isEqualTo(
                        "[51, 92, 14, 71, 60, 20]\n0.6121701756176187 (2, 3)\n[8, 5, 0, 2, 1, 9, 7, 3, 6, 4] (2,)\n");
        assertThatThrownBy(() -> run("np.random.seed(-1)"))
                .hasMessage("ValueError: Seed must be between 0 and 2**32 - 1");
        assertThatThrownBy(() -> run("np.random.gamma(1)")).hasMessageContaining("gamma");
    }

    @Test
    void rangesAndLazySequencesMakeFrames() throws Exception {
        assertThat(
                        printed(
                                "d = pandas.DataFrame({'a': range(3), 'b': list(map(float, range(3)))})\nprint(d['a'].sum(), d['b'].sum())"))
                .isEqualTo("3 3.0\n");
    }

    @Test
    void parametersKeepTheirTypesBothWays() throws Exception {
        List<Column> in =
                List.of(
                        one(
                                new ColumnType.Decimal(10, 2),
                                b -> b.appendDecimal(new BigDecimal("12.30"))),
                        one(ColumnType.DATE, b -> b.appendInt(19_782)),
                        one(ColumnType.TICKS, b -> b.appendLong(10_000_000L)),
                        one(ColumnType.BYTES, b -> b.appendBytes(new byte[] {0, (byte) 0xff})),
                        one(ColumnType.BOOL, b -> b.appendBoolean(true)),
                        one(ColumnType.INT64, ColumnBuilder::appendNull),
                        one(ColumnType.FLOAT64, b -> b.appendDouble(1.5)),
                        one(ColumnType.TEXT, b -> b.appendString("é")));
        Scripts.Outcome outcome =
                run(
                        "import datetime\nprint(p0, p1, p2, len(p3), p4, p5, p6, p7)\n"
                                + "p0 = p0 + 1\np1 = p1 + datetime.timedelta(days=1)\np3 = p3 + b'a'\np5 = 2 ** 40\np6 = float('nan')\np7 = p7 * 2",
                        null,
                        in,
                        100);
        assertThat(outcome.printed())
                .isEqualTo("12.30 2024-02-29 1970-01-01 00:00:01 2 True None 1.5 é\n");
        Frame out = outcome.parameters();
        assertThat(((DecimalColumn) out.column(0)).get(0)).isEqualTo(new BigDecimal("13.30"));
        assertThat(((IntColumn) out.column(1)).values()[0]).isEqualTo(19_783);
        assertThat(((VariableColumn) out.column(3)).getBytes(0)).containsExactly(0, 0xff, 'a');
        assertThat(out.column(6).isNull(0)).isTrue();
        assertThat(((VariableColumn) out.column(7)).getString(0)).isEqualTo("éé");
    }

    @Test
    void valueThatDoesNotFitItsParameterIsRefused() {
        Column integer = one(ColumnType.INT32, ColumnBuilder::appendNull);
        Column decimal = one(new ColumnType.Decimal(4, 2), ColumnBuilder::appendNull);
        assertRefused(
                "p0 = 2 ** 31",
                integer,
                "output parameter p0: 2147483648 of type int does not fit");
        assertRefused("p0 = 1.5", integer, "output parameter p0: 1.5 of type float does not fit");
        assertRefused("p0 = 'x'", integer, "output parameter p0: 'x' of type str does not fit");
        assertRefused("p0 = 100", decimal, "output parameter p0: 100 of type int does not fit");
    }

    private static void assertRefused(String script, Column parameter, String message) {
        assertThatThrownBy(() -> run(script, null, List.of(parameter), 10))
                .isInstanceOf(ScriptError.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void outputThatIsNoFrameIsRefused() {
        assertThatThrownBy(() -> run("OutputDataSet = [1]"))
                .hasMessage(
                        "the output variable OutputDataSet is a list, not a pandas DataFrame; make one, for example pandas.DataFrame(OutputDataSet)");
    }

    @Test
    void tracebackHasTheUsersFramesAlone() {
        String script =
                "from sklearn.cluster import KMeans\n\ndef f():\n    return KMeans(5).fit([[1.0]])\n\nf()\n";
        assertThatThrownBy(() -> run(script))
                .isInstanceOfSatisfying(
                        ScriptError.class,
                        e ->
                                assertThat(e.traceback())
                                        .isEqualTo(
                                                "Traceback (most recent call last):\n"
                                                        + "  File \"<script>\", line 6, in <module>\n    f()\n"
                                                        + "  File \"<script>\", line 4, in f\n    return KMeans(5).fit([[1.0]])\n"
                                                        + "ValueError: n_samples=1 should be >= n_clusters=5.\n"));
    }

    @Test
    void exitEndsAScriptQuietlyAndRecursionLoudly() throws Exception {
        assertThat(printed("import sys\nprint('before')\nsys.exit()\nprint('after')"))
                .isEqualTo("before\n");
        assertThatThrownBy(() -> run("import sys\nsys.exit('no data')"))
                .hasMessage("SystemExit: no data");
        assertThatThrownBy(() -> run("def f():\n    f()\nf()"))
                .hasMessageContaining("maximum recursion depth exceeded");
        assertThat(printed("print('still here')")).isEqualTo("still here\n");
    }
}
