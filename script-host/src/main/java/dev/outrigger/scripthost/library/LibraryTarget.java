package dev.outrigger.scripthost.library;

import java.util.Optional;

/**
 * What libraries are unpacked for.
 *
 * @param python empty for Java
 */
public record LibraryTarget(Optional<RuntimeFacts> python) {
    public static final LibraryTarget JAVA = new LibraryTarget(Optional.empty());

    public static LibraryTarget of(RuntimeFacts facts) {
        return new LibraryTarget(Optional.of(facts));
    }

    /** Libraries that were unpacked for one of a key are for all of it. */
    String key() {
        return python.map(
                        facts ->
                                (facts.isJython() ? "jython" : "cpython")
                                        + "-"
                                        + facts.markers().get("python_version")
                                        + "-"
                                        + facts.platform())
                .orElse("java");
    }
}
