package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("cpython")
final class CPythonLifeCycleTest extends LifeCycle {
    @Override
    Optional<Path> python() {
        return Optional.of(CPythonTypeConformanceTest.interpreter());
    }

    @Test
    void columnsOfEqualNamesAndOfSeveralLevelsAreReturned() {
        assertThat(lines("d = pd.DataFrame([[1, 2]])\nd.columns = ['x', 'x']\nOutputDataSet = d"))
                .contains("1 | 2");
        assertThat(
                        lines(
                                "OutputDataSet = pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([('a', 'b'), ('a', 'c')]))"))
                .contains("1 | 2");
    }

    @Test
    void threadThatIsLeftRunningAndFunctionsAtExitDoNotReachTheNextCall() {
        lines(
                "import threading, time, atexit\ndef f():\n    while True:\n        time.sleep(0.01)\n        print('ghost')\n"
                        + "threading.Thread(target=f, daemon=True).start()\natexit.register(lambda: print('bye'))");
        assertThat(printed("import time\ntime.sleep(0.1)\nprint('alone')")).containsExactly("alone");
    }

    @Test
    void processThatEndsItselfIsReplaced() {
        assertThat(lines("print('last')\nos._exit(3)"))
                .anyMatch(line -> line.startsWith("error 39013") && line.contains("exit status 3"));
        assertThat(printed("print('alive')")).containsExactly("alive");
    }

    @Test
    void collectorThatTheScriptSwitchedOffIsOnAgain() {
        lines("import gc\ngc.disable()");
        assertThat(printed("import gc\nprint(gc.isenabled())")).containsExactly("True");
    }

    @Test
    void warningsFilterAndRecursionLimitAreAsTheyWere() {
        lines("import warnings\nwarnings.simplefilter('error')\nsys.setrecursionlimit(500)");
        assertThat(
                        lines(
                                "import warnings\nwarnings.warn('mild')\nprint(sys.getrecursionlimit() > 900)"))
                .anyMatch(line -> line.contains("39022") && line.contains("mild"))
                .anyMatch(line -> line.contains("39005") && line.contains("True"));
    }

    @Test
    void whatAScriptChangesInAModuleStaysInItsSessionAlone() {
        lines("pd.DataFrame.mine = lambda frame: 42");
        assertThat(printed("print(pd.DataFrame().mine())")).containsExactly("42");
        session.reset();
        assertThat(printed("print(hasattr(pd.DataFrame, 'mine'))")).containsExactly("False");
    }

    @Test
    void figureThatMatplotlibSavesIsTheScriptsAlone() {
        assumeTrue(
                printed(
                                "import importlib.util\nprint(importlib.util.find_spec('matplotlib') is not None)")
                        .contains("True"),
                "matplotlib is not installed");
        assertThat(
                        printed(
                                "import matplotlib\nmatplotlib.use('Agg')\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.savefig('x.png')\nprint(os.path.getsize('x.png') > 100)"))
                .contains("True");
        assertThat(printed("print(os.path.exists('x.png'))")).containsExactly("False");
    }

    @Test
    void parameterMayHaveLettersBeyondAscii() {
        assertThat(
                        session.run(
                                "EXEC sp_execute_external_script N'Python', N'print(größe)', @params = N'@größe int', @größe = 6"))
                .anyMatch(line -> line.endsWith("\\n6\\n"));
    }
}
