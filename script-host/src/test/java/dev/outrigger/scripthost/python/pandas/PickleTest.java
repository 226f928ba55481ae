package dev.outrigger.scripthost.python.pandas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PickleTest {
    @ParameterizedTest
    @CsvSource({"pickle,0", "pickle,2", "cPickle,0", "cPickle,2"})
    void framesSeriesAndArraysComeBackFromAPickle(String module, int protocol) {
        String script =
                """
                import %s as p
                import pandas as pd, numpy as np, datetime
                df = pd.DataFrame({'a': [1, 2], 'b': [0.5, np.nan], 'c': ['x', None],
                                   'd': [datetime.datetime(2020, 1, 2, 3), None]}, index=['p', 'q'])
                df['a'] = df['a'].astype('int32')
                m = np.arange(6).reshape(2, 3)
                df2, s2, m2, f2 = p.loads(p.dumps([df, df['a'], m, np.float64(0.1)], %d))
                print(df2.equals(df), str(df2) == str(df), s2.equals(df['a']), s2.name, s2.dtype)
                print((m2 == m).all(), m2.shape, df2.dtypes.tolist() == df.dtypes.tolist(), f2)
                """
                        .formatted(module, protocol);
        assertThat(new EmbeddedPython().run(script))
                .isEqualTo("True True True a int32\nTrue (2, 3) True 0.1\n");
    }
}
