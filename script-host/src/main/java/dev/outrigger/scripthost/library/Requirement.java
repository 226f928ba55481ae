package dev.outrigger.scripthost.library;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A package that another one needs. name: as it was written. */
record Requirement(String name, VersionRange versions) {
    private static final Pattern FORM =
            Pattern.compile(
                    "\\s*([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*\\])?\\s*(?:\\(([^)]*)\\)|@\\s*\\S+|([^;@(]*))\\s*(?:;(.*))?");

    /** Empty for what does not count here. line: of Requires-Dist. */
    static Optional<Requirement> of(String line, Map<String, String> environment) {
        Matcher form = FORM.matcher(line);
        if (!form.matches() || form.group(4) != null && !Marker.holds(form.group(4), environment)) {
            return Optional.empty();
        }
        String versions =
                form.group(2) != null ? form.group(2) : form.group(3) == null ? "" : form.group(3);
        return Optional.of(new Requirement(form.group(1), new VersionRange(versions.strip())));
    }

    /** By what a package is known, however it is written. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    }

    @Override
    public String toString() {
        return name + versions.text();
    }
}
