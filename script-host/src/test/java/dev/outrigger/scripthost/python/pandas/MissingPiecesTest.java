package dev.outrigger.scripthost.python.pandas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MissingPiecesTest {
    private static final String WAY_OUT =
            " in the embedded runtime (Jython). Use CPython: start with --python PATH, or ALTER EXTERNAL LANGUAGE Python";
    private static final String SETUP =
            "import pandas as pd, numpy as np\ndf = pd.DataFrame({'a': [1, 2]})\n";

    private final EmbeddedPython python = new EmbeddedPython();

    @Test
    void aMissingAttributeNamesThePieceAndTheWayOut() {
        assertThat(python.error(SETUP + "df.pivot_table()"))
                .isEqualTo("AttributeError: pandas.DataFrame has no 'pivot_table'" + WAY_OUT);
        assertThat(python.error(SETUP + "df.a.ewm(3)"))
                .isEqualTo("AttributeError: pandas.Series has no 'ewm'" + WAY_OUT);
        assertThat(python.error(SETUP + "pd.read_csv('x')"))
                .isEqualTo("AttributeError: pandas has no 'read_csv'" + WAY_OUT);
        assertThat(python.error(SETUP + "np.fft"))
                .isEqualTo("AttributeError: numpy has no 'fft'" + WAY_OUT);
        assertThat(python.error(SETUP + "np.arange(3).partition(1)"))
                .isEqualTo("AttributeError: numpy.ndarray has no 'partition'" + WAY_OUT);
        assertThat(python.error(SETUP + "df.groupby('a').rolling(2)"))
                .isEqualTo("AttributeError: pandas.DataFrame.groupby has no 'rolling'" + WAY_OUT);
    }

    @Test
    void anArgumentThatHasNoEffectHereIsRefused() {
        assertThat(python.error(SETUP + "df.sort_values('a', key=abs)"))
                .isEqualTo("TypeError: DataFrame.sort_values(key=...) is not supported" + WAY_OUT);
        assertThat(python.error(SETUP + "df.a.sum(min_count=3)"))
                .isEqualTo("TypeError: Series.sum(min_count=...) is not supported" + WAY_OUT);
        assertThat(python.error(SETUP + "pd.DataFrame([1], flavour=2)"))
                .contains("TypeError")
                .contains("flavour");
    }

    @Test
    void hasattrAndIsinstanceAnswerAsUnderCPython() {
        assertThat(
                        python.run(
                                SETUP
                                        + "print(hasattr(df, 'pivot_table'), hasattr(df, 'a'), hasattr(np, 'sqrt'))\n"
                                        + "print(isinstance(df, pd.DataFrame), isinstance(df.a, pd.Series), isinstance(df.a, pd.DataFrame),"
                                        + " isinstance(df.values, np.ndarray), isinstance(df.a.mean(), float))\n"
                                        + "print(type(df).__name__, type(df.a).__module__)"))
                .isEqualTo("False True True\nTrue True False True True\nDataFrame pandas\n");
    }

    @Test
    void aMissingColumnIsAKeyError() {
        assertThat(python.error(SETUP + "df['b']")).isEqualTo("KeyError: b");
        assertThat(python.error(SETUP + "df[['a', 'b']]")).startsWith("KeyError: ").contains("b");
        assertThat(python.error(SETUP + "df.drop(columns=['zz'])"))
                .contains("KeyError")
                .contains("zz");
    }

    @Test
    void theTruthOfASeriesIsAnError() {
        assertThat(python.error(SETUP + "if df.a > 1: pass"))
                .contains("ValueError")
                .contains("ambiguous");
    }
}
