package dev.outrigger.procedures.external;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** ENVIRONMENT_VARIABLES of an external language: a JSON object of texts. */
final class LanguageEnvironment {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VARIABLES_MAX = 64;
    private static final int VALUE_MAX = 4000;

    /** They decide what code is loaded into the process, or what the host itself relies on. */
    private static final List<String> REFUSED_BEGINNINGS =
            List.of(
                    "LD_",
                    "DYLD_",
                    "PYTHON",
                    "OUTRIGGER_",
                    "GLIBC_",
                    "GCONV_",
                    "JAVA_",
                    "JDK_",
                    "_");

    private static final Set<String> REFUSED =
            Set.of(
                    "PATH",
                    "HOME",
                    "TMPDIR",
                    "USER",
                    "LOGNAME",
                    "IFS",
                    "ENV",
                    "BASH_ENV",
                    "SHELL",
                    "LOCPATH",
                    "NLSPATH",
                    "MALLOC_TRACE",
                    "ARROW_DEFAULT_MEMORY_POOL");

    private LanguageEnvironment() {}

    /** text: empty for none. 39133 where it is not valid. */
    static Map<String, String> read(String language, String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (text.isBlank()) {
            return variables;
        }
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw invalid(language, "it is not JSON: " + e.getOriginalMessage());
        }
        if (!json.isObject() || json.size() > VARIABLES_MAX) {
            throw invalid(
                    language,
                    "it is to be a JSON object of at most "
                            + VARIABLES_MAX
                            + " texts, such as {\"OMP_NUM_THREADS\": \"2\"}");
        }
        json.fields()
                .forEachRemaining(
                        entry -> {
                            require(language, entry.getKey(), entry.getValue());
                            variables.put(entry.getKey(), entry.getValue().textValue());
                        });
        return variables;
    }

    private static void require(String language, String name, JsonNode value) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,127}")) {
            throw invalid(language, "'" + name + "' is not a variable's name");
        }
        String upper = name.toUpperCase(Locale.ROOT);
        if (REFUSED.contains(upper) || REFUSED_BEGINNINGS.stream().anyMatch(upper::startsWith)) {
            throw invalid(
                    language,
                    "'"
                            + name
                            + "' decides what the process loads, or belongs to the host: leave it out");
        }
        boolean fits =
                value.isTextual()
                        && value.textValue().length() <= VALUE_MAX
                        && value.textValue().indexOf('\0') < 0;
        if (!fits) {
            throw invalid(
                    language,
                    "the value of '"
                            + name
                            + "' is not a text of up to "
                            + VALUE_MAX
                            + " characters");
        }
    }

    private static SqlError invalid(String language, String why) {
        return SqlError.of(ErrorCode.LANGUAGE_ENVIRONMENT, language, why);
    }
}
