package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * docs/external-script-types.md says what scripts get and give; -Dtypes.write=true writes what they
 * do.
 */
@Tag("cpython")
@Tag("long")
final class TypeTableTest {
    private static final Path PAGE = Path.of("../docs/external-script-types.md");
    private static final String BEGIN = "<!-- What follows is written by TypeTableTest. -->\n";

    @Test
    void pageAboutTypesSaysWhatScriptsGetAndGive() throws Exception {
        Path python = CPythonTypeConformanceTest.interpreter();
        try (ScriptedSession cpython = new ScriptedSession(Optional.of(python));
                ScriptedSession jython = new ScriptedSession(Optional.empty())) {
            String pandas = cpython.printed("print(pandas.__version__)", "").get(0);
            assumeTrue(pandas.startsWith("3."), "the page is about pandas 3, this is " + pandas);
            String made = new TypeTable(cpython, jython).markdown();
            String page = Files.readString(PAGE);
            int begin = page.indexOf(BEGIN) + BEGIN.length();
            assertThat(begin).isGreaterThan(BEGIN.length());
            if (Boolean.getBoolean("types.write")) {
                Files.writeString(PAGE, page.substring(0, begin) + made);
            } else {
                assertThat(page.substring(begin)).isEqualTo(made);
            }
        }
    }
}
