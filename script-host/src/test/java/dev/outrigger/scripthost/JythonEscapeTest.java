package dev.outrigger.scripthost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script reaches through Java's reflection is the host's JVM, and no more. */
@Tag("long")
final class JythonEscapeTest extends EscapeTest {
    @Override
    ScriptRuntime runtime() {
        return new ScriptRuntime.Jython();
    }

    @Test
    void javaLangLeadsNowhere() {
        assertRefused("java_lang", Map.of("MARK", quoted("surefire")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "halt"})
    void endOfTheJvmIsReported(String how) {
        ScriptFailure failure =
                failure(
                        script("attempts", Map.of())
                                + "r = java('java.lang.Runtime').getMethod('getRuntime', []).invoke(None, [])\n"
                                + "r."
                                + how
                                + "(5)\n",
                        SMALL);
        assertThat(failure.reason()).isEqualTo(Reason.HOST_LOST);
        assertThat(failure).hasMessageContaining("exit status 5");
    }

    @Test
    void crashOfTheJvmIsReported() {
        ScriptFailure failure =
                failure(
                        script("attempts", Map.of())
                                + "field = java('sun.misc.Unsafe').getDeclaredField('theUnsafe')\n"
                                + "field.setAccessible(True)\nfield.get(None).putAddress(0, 0)\n",
                        SMALL);
        assertThat(failure.reason()).isEqualTo(Reason.HOST_LOST);
        assertThat(failure).hasMessageContaining("signal 6 (SIGABRT)");
    }
}
