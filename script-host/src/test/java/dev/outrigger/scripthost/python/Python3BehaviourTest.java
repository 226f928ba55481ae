package dev.outrigger.scripthost.python;

import static dev.outrigger.scripthost.python.Scripts.printed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.frame.Frame;
import dev.outrigger.scripthost.host.ScriptError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Python3BehaviourTest {
    /** As NumPy prints it for the same seed. */
    private static final String CHOICES =
            "[6, 3, 7, 4, 6] [0, 1, 5, 3]\n"
                    + "[1, 3, 4, 2, 5] [2, 5, 4, 0, 3, 1]\n"
                    + "['b', 'a', 'a', 'b', 'b', 'a'] 9\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 / 2 | 0.5",
                "isinstance('a', str), isinstance(b'a', str), isinstance(b'a', bytes) | (True, False, True)",
                "isinstance(3000000000, int), isinstance(True, int), isinstance('1', (int, float)) | (True, True, False)",
                "type('a') is str, type('a') == str | (True, True)",
                "['a', 'it\\'s', 3000000000, 0.1 + 0.2] | ['a', \"it's\", 3000000000, 0.30000000000000004]",
                "{'k': ('v',)}, {1, 2}, set(), frozenset() | ({'k': ('v',)}, {1, 2}, set(), frozenset())",
                "str(0.1 + 0.2), str(['é']) | ('0.30000000000000004', \"['é']\")",
                "repr('a'), repr([10 ** 20]) | (\"'a'\", '[100000000000000000000]')",
                "round(2.5), round(3.5), round(-0.5), round(2.675, 2), round(15, -1) | (2, 4, 0, 2.67, 20)",
                "max([1, 3, 2]), min('b', 'a'), max([], default=7), max(['aa', 'b'], key=len) | (3, 'a', 7, 'aa')",
                "list(zip([1, 2], 'ab')), list(map(str, [1, 2])), list(range(3)) | ([(1, 'a'), (2, 'b')], ['1', '2'], [0, 1, 2])",
                "next(zip([1], [2])), range(3) | ((1, 2), range(0, 3))",
                "int, str, float, type(10 ** 20) | (<class 'int'>, <class 'str'>, <class 'float'>, <class 'int'>)",
                "chr(233), oct(8), 'é'.encode('utf-8').decode('utf-8') | ('é', '0o10', 'é')",
                "'%s %d %.1f' % (0.1 + 0.2, 3.7, 2.25), '%s' % [1.5, 'é'], '%(a)s' % {'a': 0.1 + 0.2} | ('0.30000000000000004 3 2.2', \"[1.5, 'é']\", '0.30000000000000004')",
                "'{} {:.2f} {x}'.format(0.1 + 0.2, 2.0, x=['a']), '{0[1]}'.format([1, 2]) | (\"0.30000000000000004 2.00 ['a']\", '2')",
                "sorted([3, 1, 2], reverse=True) | [3, 2, 1]",
            })
    void expressionIsWhatPython3Says(String expression, String expected) throws Exception {
        assertThat(
                        printed(
                                "print("
                                        + (expression.contains(",") && !expected.startsWith("[")
                                                ? "(" + expression + ")"
                                                : expression)
                                        + ")"))
                .isEqualTo(expected + "\n");
    }

    @Test
    void printTakesItsKeywords() throws Exception {
        assertThat(
                        printed(
                                "print('a', 1, None, sep='-', end='!', flush=True)\nimport sys\nprint('b', file=sys.stdout)"))
                .isEqualTo("a-1-None!b\n");
        assertThat(Scripts.run("import sys\nprint('oops', file=sys.stderr)").errors())
                .isEqualTo("oops\n");
    }

    @Test
    void superNeedsNoArgumentsAndClassesAreNew() throws Exception {
        assertThat(
                        printed(
                                "class A:\n    def f(self):\n        return 'A'\n"
                                        + "class B(A):\n    def f(self):\n        return super().f() + 'B'\n"
                                        + "print(B().f(), isinstance(A, type))"))
                .isEqualTo("AB True\n");
    }

    @Test
    void scriptMayCallItsOwnFunctionStr() throws Exception {
        assertThat(printed("def str(x):\n    return 'mine'\nprint(str(1))")).isEqualTo("mine\n");
    }

    @Test
    void unlikeValuesHaveNoGreatest() {
        assertFails(
                "max(3, None)",
                "TypeError: '>' not supported between instances of 'NoneType' and 'int'");
        assertFails("sorted([1, 'a'])", "TypeError: '<' not supported between instances of");
    }

    @Test
    void filesAreUtf8Text() throws Exception {
        assertThat(
                        printed(
                                "import tempfile, os\nf = os.path.join(tempfile.mkdtemp(), 'x')\n"
                                        + "with open(f, 'w') as out:\n    out.write('é')\n"
                                        + "with open(f) as back:\n    print(back.read(), isinstance(open(f).read(), str))\nos.remove(f)"))
                .isEqualTo("é True\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x = 1\\nprint(f'{x}') | 2 | f-strings need Python 3",
                "def f():\\n    x = 1\\n    def g():\\n        nonlocal x\\n | 4 | nonlocal needs Python 3",
                "async def f():\\n    pass | 1 | async and await need Python 3",
                "def f(a: int) -> int:\\n    return a | 1 | annotations need Python 3",
                "def f(a, *, b):\\n    return a | 1 | keyword-only arguments need Python 3",
                "if (n := 3) > 2:\\n    pass | 1 | := needs Python 3",
                "a, *b = [1, 2, 3] | 1 | unpacking with * needs Python 3",
            })
    void syntaxOfPython3IsNamedWithTheWayOut(String script, int line, String advice) {
        assertThatThrownBy(() -> Scripts.run(script.replace("\\n", "\n")))
                .isInstanceOfSatisfying(
                        ScriptError.class,
                        e ->
                                assertThat(e.traceback())
                                        .contains("line " + line)
                                        .contains("SyntaxError: ")
                                        .contains(advice)
                                        .contains("--python PATH"));
    }

    @Test
    void javaIsNotImported() {
        assertFails(
                "import java",
                "ImportError: No module named 'java': scripts do not import Java packages");
        assertFails("from java.lang import System", "ImportError: No module named 'java'");
    }

    @Test
    void missingPartOfAnEmbeddedPackageNamesTheWayOut() {
        assertFails(
                "from pandas import plotting",
                "ImportError: pandas.plotting is not in the embedded runtime (Jython). Use CPython");
        assertFails(
                "import numpy.fft",
                "ImportError: numpy.fft is not in the embedded runtime (Jython). Use CPython");
    }

    @Test
    void wideRowsAreCutByTheirBytes() throws Exception {
        List<Frame> frames =
                Scripts.run(
                                "import pandas as pd\nOutputDataSet = pd.DataFrame({'s': ['x' * 1000] * 10 + ['y' * 5000]})",
                                null,
                                List.of(),
                                65_536,
                                3_500)
                        .frames();
        assertThat(frames).extracting(Frame::rows).containsExactly(3, 3, 3, 1, 1);
    }

    @Test
    void choicesAndShufflesAreNumpysOwn() throws Exception {
        assertThat(
                        printed(
                                "import numpy as np\nnp.random.seed(42)\n"
                                        + "print(list(np.random.choice(10, 5)), list(np.random.choice(10, 4, replace=False)))\n"
                                        + "x = [1, 2, 3, 4, 5]\nnp.random.shuffle(x)\ny = np.arange(6)\nnp.random.shuffle(y)\n"
                                        + "print(x, list(y))\n"
                                        + "print(list(np.random.choice(['a', 'b', 'c'], size=6, p=[0.2, 0.5, 0.3])), np.random.choice([7, 8, 9]))"))
                .isEqualTo(CHOICES);
    }

    @Test
    void standardLibraryIsThere() throws Exception {
        assertThat(
                        printed(
                                "import json, math, datetime, re, collections, pickle, random, itertools, functools, decimal, io\n"
                                        + "print(json.dumps({'a': [1, None]}), math.sqrt(4), datetime.date(2024, 2, 29))\n"
                                        + "print(json.loads('{\"a\": \"b\"}'), pickle.loads(pickle.dumps(['é', 2])))\n"
                                        + "print(re.sub('a', 'b', 'aa'), decimal.Decimal('1.10'))"))
                .isEqualTo("{\"a\": [1, null]} 2.0 2024-02-29\n{'a': 'b'} ['é', 2]\nbb 1.10\n");
    }

    private static void assertFails(String script, String message) {
        assertThatThrownBy(() -> Scripts.run(script))
                .isInstanceOf(ScriptError.class)
                .hasMessageContaining(message);
    }
}
