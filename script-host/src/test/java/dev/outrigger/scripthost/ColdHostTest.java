package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.ints;
import static dev.outrigger.scripthost.Calls.run;
import static dev.outrigger.scripthost.Calls.stream;
import static dev.outrigger.scripthost.WarmHostsTest.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fresh host loads pandas only for a script that needs it, and no script can tell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cpython")
final class ColdHostTest {
    private static final String LOADED = "/_multiarray_umath.";

    private ScriptRuntime python;
    private Hosts hosts;
    private ScriptSession loaded;

    @BeforeAll
    void open() {
        python = Calls.cpython();
        hosts = new Hosts(ScriptHostOptions.EMBEDDED.withWarmHosts(0));
        loaded = hosts.session;
        run(loaded, call(python, "pd.DataFrame()"));
    }

    @AfterAll
    void close() {
        if (hosts != null) {
            hosts.close();
        }
    }

    /** All that a caller sees of a call. */
    private static String told(ScriptSession session, ScriptCall call, FrameStream input) {
        return toldBy(session, call, input).replaceAll("0x[0-9a-f]+", "0x");
    }

    private static String toldBy(ScriptSession session, ScriptCall call, FrameStream input) {
        try {
            Calls.Outcome outcome = run(session, call, input);
            StringBuilder text = new StringBuilder("printed " + outcome.printed());
            text.append("errors ").append(outcome.errors()).append(outcome.schema());
            List<Frame> frames = new ArrayList<>(outcome.frames());
            frames.add(outcome.parameters());
            for (Frame frame : frames) {
                for (Column column : frame.columns()) {
                    text.append(column.type()).append(Values.of(column));
                }
            }
            return text.toString();
        } catch (ScriptFailure failure) {
            return failure.reason() + failure.getMessage() + "\n" + failure.traceback();
        }
    }

    private String told(ScriptCall call) {
        try (ScriptSession fresh = hosts.hosts.openSession()) {
            return told(fresh, call, null);
        }
    }

    private long hostsThatLoaded() {
        return ProcessHandle.current()
                .descendants()
                .filter(
                        process -> {
                            try {
                                Path maps = Path.of("/proc/" + process.pid() + "/maps");
                                return Files.readString(maps).contains(LOADED);
                            } catch (IOException e) {
                                return false;
                            }
                        })
                .count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print(1)",
                "print('to standard error', file=sys.stderr)",
                "print('a\\d')",
                "print(1 is 1)",
                "def f(x):\n    return x / 0\n\n\nprint('before')\nf(1)",
                "x = (1 +\n",
                "print(undefined)",
                "print(InputDataset)",
                "pda = [1]\ndef f():\n    return pdd\nf()",
                "try:\n    pdd\nexcept NameError:\n    raise ValueError('because')",
                "raise SystemExit(3)",
                "sys.exit(0)",
                "import math, json\nprint(json.dumps([math.pi]))",
                "from collections import Counter\nprint(Counter('hello').most_common(1))",
                "raise ValueError('\\ud800')",
                "print(__name__, os.getcwd(), sys.argv)",
                "import no_such_module",
                "import mathh",
                "int.no_such_attribute",
                "x = [0]\nwhile True:\n    x = x + x",
                "def f():\n    return f()\nf()",
                "InputDataSet",
                "print(len(InputDataSet), len(OutputDataSet), type(OutputDataSet))",
                "def f():\n    return len(InputDataSet.columns)\nprint(f())",
                "print(globals()['InputDataSet'].shape)",
                "print(sorted(n for n in globals() if not n.startswith('_')))",
                "print(sorted(n for n in dir() if not n.startswith('_')))",
                "print(sorted(n for n in vars() if not n.startswith('_')))",
                "print(eval('Input' + 'DataSet').shape)",
                "exec('Output' + 'DataSet = pd.DataFrame({\"a\": [1, 2]})')",
                "class A:\n    class B:\n        shape = InputDataSet.shape\nprint(A.B.shape)",
                "print([InputDataSet.shape for _ in range(2)])",
                "print((lambda: (lambda: np.int8(3))())())",
                "import __main__\nprint(__main__.InputDataSet.shape)",
                "print(sys.modules['__main__'].OutputDataSet.shape)",
                "print('pandas' in sys.modules, 'pyarrow' in sys.modules)",
                "def f(): pass\nprint('InputDataSet' in f.__globals__)",
                "def f(): pass\nprint('{0.__globals__[pd].__name__}'.format(f))",
                "print(getattr(print, '__self__').globals()['DataFrame'].__name__)",
                "print(sys._getframe().f_globals['np'].__name__)",
                "import inspect\nprint('pd' in inspect.currentframe().f_globals)",
                "try:\n    1 / 0\nexcept Exception as e:\n    print('pd' in e.__traceback__.tb_frame.f_globals)",
                "g = (x for x in [1])\nprint('pd' in g.gi_frame.f_globals)",
                "from os import *\nprint(name)",
                "import pandas as p\nOutputDataSet = p.DataFrame({'a': [1.5, None], 'b': ['x', 'y']})",
                "from pandas import DataFrame as D\nOutputDataSet = D({'a': [1]})",
                "def f():\n    global OutputDataSet\n    OutputDataSet = DataFrame({'a': [1]})\nf()",
                "globals().update(OutputDataSet=pd.DataFrame({'a': [True]}))",
                "OutputDataSet = 5",
                "OutputDataSet = None",
                "del OutputDataSet",
                "import outrigger\nprint(outrigger.__name__)",
                "import warnings\nwarnings.warn('beware')",
                "import resource\nprint(resource.getrlimit(resource.RLIMIT_AS)[0]"
                        + " == resource.getrlimit(resource.RLIMIT_AS)[1])",
            })
    void scriptIsTheSameInAFreshHostAsInOneThatHasAll(String script) {
        String cold = told(call(python, script));
        assertThat(cold).isEqualTo(told(loaded, call(python, script), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y = x + 1",
                "y = None",
                "y = True",
                "y = 3.0",
                "y = float('nan')",
                "y = 2 ** 40",
                "y = '12'",
                "y = 'a'",
                "y = [1]",
                "y = x + 1\nprint(t, f, b, s, v)",
                "y = np.int8(5)",
                "def y(): pass",
            })
    void parametersAreTheSameInAFreshHostAsInOneThatHasAll(String script) {
        for (boolean empty : new boolean[] {false, true}) {
            ScriptCall call = call(python, script, PARAMETERS, values(empty));
            assertThat(told(call)).isEqualTo(told(loaded, call, null));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s = 'Grüße 日本 😀'",
                "s = ''",
                "s = '\\ud800'",
                "s = 5",
                "s = 'a' * 100000",
                "f = 5",
                "f = 2 ** 60 + 1",
                "f = float('inf')",
                "f = 10 ** 400",
                "f = '1.5'",
                "b = 1",
                "b = False",
                "v = b'\\x00\\xff'",
                "v = bytearray(b'abc')",
                "v = 'text'",
                "r = 3.4028236e38",
                "r = 1e300",
                "r = 0.1",
                "t = 256",
                "t = 255",
                "t = -1",
            })
    void outputParametersOfEachTypeAreTheSame(String script) {
        ScriptCall call = call(python, script, PARAMETERS, values(false));
        assertThat(told(call)).isEqualTo(told(loaded, call, null));
    }

    private static final List<ScriptCall.Parameter> PARAMETERS =
            List.of(
                    new ScriptCall.Parameter("x", ColumnType.INT32, false),
                    new ScriptCall.Parameter("y", ColumnType.INT32, true),
                    new ScriptCall.Parameter("t", ColumnType.UINT8, true),
                    new ScriptCall.Parameter("f", ColumnType.FLOAT64, true),
                    new ScriptCall.Parameter("b", ColumnType.BOOL, true),
                    new ScriptCall.Parameter("s", ColumnType.TEXT, true),
                    new ScriptCall.Parameter("v", ColumnType.BYTES, true),
                    new ScriptCall.Parameter("r", ColumnType.FLOAT32, true));

    private static Frame values(boolean empty) {
        List<ColumnBuilder> columns =
                PARAMETERS.stream().map(each -> new ColumnBuilder(each.type(), 1)).toList();
        if (empty) {
            columns.forEach(ColumnBuilder::appendNull);
        } else {
            columns.get(0).appendInt(-7);
            columns.get(1).appendInt(0);
            columns.get(2).appendByte((byte) 200);
            columns.get(3).appendDouble(-1e300);
            columns.get(4).appendBoolean(true);
            columns.get(5).appendString("Grüße 日本 😀");
            columns.get(6).appendBytes(new byte[] {0, -1, 65});
            columns.get(7).appendFloat(0.5f);
        }
        List<Column> built = columns.stream().map(ColumnBuilder::build).toList();
        List<Field> fields =
                PARAMETERS.stream().map(each -> new Field(each.name(), each.type(), true)).toList();
        return new Frame(new Schema(fields), 1, built);
    }

    @Test
    void scriptThatNeedsNoFrameDoesNotLoadWhatMakesThem() {
        assumeTrue(Files.exists(Path.of("/proc/self/maps")), "no /proc to look into");
        long before = hostsThatLoaded();
        try (ScriptSession fresh = hosts.hosts.openSession()) {
            ScriptCall plain = call(python, "y = x + 1", PARAMETERS, values(false));
            assertThat(told(fresh, plain, null)).contains("[-6]");
            assertThat(hostsThatLoaded()).isEqualTo(before);
            assertThat(run(fresh, call(python, "print(np.int8(5))")).printed()).isEqualTo("5\n");
            assertThat(hostsThatLoaded()).isEqualTo(before + 1);
        }
    }

    @Test
    void hostThatRestsLoadsWhatItsNextCallMayNeed() {
        assumeTrue(Files.exists(Path.of("/proc/self/maps")), "no /proc to look into");
        long before = hostsThatLoaded();
        try (ScriptSession fresh = hosts.hosts.openSession()) {
            run(fresh, call(python, "print(1)"));
            await(() -> hostsThatLoaded() == before + 1);
            assertThat(run(fresh, call(python, "print(2)")).printed()).isEqualTo("2\n");
        }
    }

    @Test
    void hostThatWaitsForASessionHasAll() {
        assumeTrue(Files.exists(Path.of("/proc/self/maps")), "no /proc to look into");
        long before = hostsThatLoaded();
        try (ScriptHosts warm = new ScriptHosts(ScriptHostOptions.EMBEDDED.withWarmHosts(1));
                ScriptSession first = warm.openSession()) {
            run(first, call(python, "pd.DataFrame()"));
            await(() -> warm.places().readySpares() == 1);
            assertThat(hostsThatLoaded()).isEqualTo(before + 2);
        }
    }

    @Test
    void scriptThatLooksAtNoInputIsStillGivenIt() {
        ScriptCall call = call(python, "print(1)");
        try (ScriptSession fresh = hosts.hosts.openSession()) {
            assertThat(run(fresh, call, stream(ints("a", 1, 2))).printed()).isEqualTo("1\n");
            ScriptCall uses = call(python, "OutputDataSet = InputDataSet");
            String first = told(fresh, uses, stream(ints("a", 1, 2)));
            assertThat(first).isEqualTo(told(loaded, uses, stream(ints("a", 1, 2))));
        }
    }

    @Test
    void brokenPandasIsToldByTheScriptThatNeedsItAlone(@TempDir Path folder) throws Exception {
        String base = System.getenv(Calls.PYTHON);
        Process made =
                new ProcessBuilder(base, "-m", "venv", "--without-pip", folder.toString()).start();
        assertThat(made.waitFor()).isZero();
        Path packages;
        try (Stream<Path> all = Files.walk(folder)) {
            packages = all.filter(path -> path.endsWith("site-packages")).findFirst().orElseThrow();
        }
        for (String name : List.of("numpy", "pandas", "pyarrow")) {
            Path module = Files.createDirectory(packages.resolve(name)).resolve("__init__.py");
            Files.writeString(module, name.equals("pandas") ? "raise ImportError('broken')" : "");
        }
        ScriptRuntime broken = new ScriptRuntime.CPython(folder.resolve("bin/python"));
        List<ScriptCall> needing =
                List.of(
                        call(broken, "pd.DataFrame()"),
                        call(broken, "y = '12'", PARAMETERS, values(false)));
        try (ScriptSession fresh = hosts.hosts.openSession()) {
            for (ScriptCall call : needing) {
                assertThat(run(fresh, call(broken, "print(1)")).printed()).isEqualTo("1\n");
                for (ScriptSession session : List.of(fresh, hosts.hosts.openSession())) {
                    ScriptFailure failure =
                            catchThrowableOfType(ScriptFailure.class, () -> run(session, call));
                    assertThat(failure.reason()).isEqualTo(ScriptFailure.Reason.LAUNCH_FAILED);
                    assertThat(failure).hasMessageContaining("cannot import pandas (broken)");
                }
            }
        }
    }

    @Test
    void memoryOfLibrariesThatAreLoadedLateIsNotTheScripts() {
        ScriptLimits limits =
                new ScriptLimits(
                        ScriptLimits.DEFAULT.wallClock(), 256L << 20, 1 << 20, 1 << 20, 1 << 26);
        String most = "x = bytes(96 << 20)\nprint(len(x) >> 20)\n";
        for (String script : List.of(most, "pd.DataFrame()\n" + most)) {
            try (ScriptSession fresh = hosts.hosts.openSession()) {
                assertThat(run(fresh, call(python, script, limits)).printed()).isEqualTo("96\n");
                assertThat(run(fresh, call(python, "pd.DataFrame()\n" + most, limits)).printed())
                        .isEqualTo("96\n");
                ScriptFailure failure =
                        catchThrowableOfType(
                                ScriptFailure.class,
                                () -> run(fresh, call(python, "x = bytes(300 << 20)", limits)));
                assertThat(failure.reason()).isEqualTo(ScriptFailure.Reason.MEMORY_EXCEEDED);
            }
            try (ScriptSession fresh = hosts.hosts.openSession()) {
                ScriptFailure failure =
                        catchThrowableOfType(
                                ScriptFailure.class,
                                () -> run(fresh, call(python, "x = bytes(300 << 20)", limits)));
                assertThat(failure.reason()).isEqualTo(ScriptFailure.Reason.MEMORY_EXCEEDED);
            }
        }
    }
}
