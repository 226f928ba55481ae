package dev.outrigger.scripthost.python;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names what of Python 3 stands in a line that Python 2.7 cannot parse. */
enum Python3Syntax {
    F_STRING("f-strings need Python 3: write '...'.format(...)", "(^|[^\\w'\"])(?i:f|fr|rf)['\"]"),
    NONLOCAL(
            "nonlocal needs Python 3: keep the value in a list or an attribute",
            "^\\s*nonlocal\\b"),
    ASYNC("async and await need Python 3", "\\basync\\s+(def|for|with)\\b|\\bawait\\b"),
    YIELD_FROM("yield from needs Python 3: write a for loop with yield", "\\byield\\s+from\\b"),
    RAISE_FROM(
            "raise ... from needs Python 3: raise the exception alone",
            "^\\s*raise\\b.*\\bfrom\\b"),
    WALRUS(":= needs Python 3: assign on a line of its own", ":="),
    ANNOTATION(
            "annotations need Python 3: leave them out",
            "\\bdef\\s+\\w+\\s*\\(.*\\w\\s*:\\s*\\w|\\)\\s*->|^\\s*\\w+\\s*:\\s*[A-Za-z_][\\w.\\[\\], ]*(=.*)?$"),
    KEYWORD_ONLY(
            "keyword-only arguments need Python 3: give them defaults without the *",
            "\\bdef\\b.*\\(.*\\*\\s*,"),
    POSITIONAL_ONLY(
            "positional-only arguments need Python 3: leave out the /",
            "\\bdef\\b.*\\(.*,\\s*/\\s*[,)]"),
    METACLASS("class keywords need Python 3: set __metaclass__", "^\\s*class\\b.*\\(.*=.*\\)"),
    UNDERSCORES("underscores in numbers need Python 3: leave them out", "\\b\\d+_\\d"),
    UNPACKING(
            "unpacking with * needs Python 3: take slices or list(...)",
            "[\\[({,=]\\s*\\*\\w|^\\s*\\*\\w|\\{\\s*\\*\\*"),
    MATCH("match needs Python 3: write if and elif", "^\\s*(match|case)\\b.*:\\s*$"),
    LETTERS(
            "names with letters beyond ASCII need Python 3: use others",
            "^[^'\"#]*[^\\x00-\\x7f]"),
    MATRIX_PRODUCT("the operator @ needs Python 3: call numpy.dot", "\\w\\s*@\\s*\\w");

    private static final String WAY_OUT =
            "; or use CPython: start with --python PATH, or ALTER EXTERNAL LANGUAGE Python";

    private final String advice;
    private final Pattern pattern;

    Python3Syntax(String advice, String pattern) {
        this.advice = advice;
        this.pattern = Pattern.compile(pattern);
    }

    static Optional<String> advice(String line) {
        for (Python3Syntax syntax : values()) {
            if (syntax.pattern.matcher(line).find()) {
                return Optional.of(syntax.advice + WAY_OUT);
            }
        }
        return Optional.empty();
    }
}
