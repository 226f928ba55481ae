package dev.outrigger.scripthost.python.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.python.core.PyException;
import org.python.core.PySystemState;
import org.python.util.PythonInterpreter;

final class SklearnModulesTest {
    private static final String DATA = "X = [[1, 2], [1, 4], [1, 0], [10, 2], [10, 4], [10, 0]]\n";
    private final StringWriter errors = new StringWriter();

    @BeforeAll
    static void startJython() {
        Properties properties = new Properties();
        properties.setProperty("python.import.site", "false");
        properties.setProperty("python.cachedir.skip", "true");
        PythonInterpreter.initialize(System.getProperties(), properties, new String[0]);
    }

    private String evaluate(String script, String expression) {
        PySystemState system = new PySystemState();
        SklearnModules.install(system);
        try (PythonInterpreter python = new PythonInterpreter(null, system)) {
            python.setErr(errors);
            python.exec(script);
            return python.eval(expression).toString();
        }
    }

    @Test
    void kmeansFitsAndPredictsLikeScikitLearn() {
        String script =
                "from sklearn.cluster import KMeans\n"
                        + DATA
                        + "m = KMeans(n_clusters=2, random_state=0).fit(X)\n";
        assertThat(evaluate(script, "m.labels_")).isEqualTo("[1, 1, 1, 0, 0, 0]");
        assertThat(evaluate(script, "m.n_features_in_, m.n_iter_ > 0")).isEqualTo("(2, True)");
        assertThat(evaluate(script, "m.predict(X) == m.labels_")).isEqualTo("True");
        assertThat(evaluate(script, "len(m.transform(X)[0])")).isEqualTo("2");
        assertThat(evaluate(script, "abs(m.score(X) + m.inertia_) < 1e-9")).isEqualTo("True");
    }

    @Test
    void estimatorPrintsAsScikitLearnPrintsIt() {
        String script = "from sklearn.cluster import KMeans\n";
        assertThat(evaluate(script, "KMeans(4, random_state=111, n_init=10, max_iter=5)"))
                .isEqualTo("KMeans(max_iter=5, n_clusters=4, n_init=10, random_state=111)");
        assertThat(evaluate(script, "KMeans()")).isEqualTo("KMeans()");
    }

    @Test
    void fittedEstimatorSurvivesPickling() {
        String script =
                "from sklearn.cluster import KMeans\nimport pickle\n"
                        + DATA
                        + "m = pickle.loads(pickle.dumps(KMeans(2, random_state=0).fit(X), 2))\n";
        assertThat(
                        evaluate(
                                script,
                                "m.predict([[0, 0], [12, 3]]) == [m.labels_[0], m.labels_[3]], m.inertia_ > 0"))
                .endsWith("True)");
    }

    @Test
    void fewerDistinctRowsThanClustersWarnsOnStandardError() {
        evaluate(
                "from sklearn.cluster import KMeans\nKMeans(3, random_state=0).fit([[1], [1], [2], [2]])",
                "0");
        assertThat(errors.toString())
                .contains("ConvergenceWarning: Number of distinct clusters (2) found smaller than");
    }

    @Test
    void missingPiecesAreNamedWithTheWayOut() {
        assertFails(
                "import sklearn.linear_model",
                "ImportError: sklearn.linear_model is not part of",
                "--python PATH");
        assertFails("from sklearn import svm", "ImportError: sklearn.svm is not part of");
        assertFails(
                "from sklearn.cluster import DBSCAN",
                "ImportError: sklearn.cluster.DBSCAN is not part of");
        assertThat(evaluate("import sklearn", "sklearn.__version__")).isEqualTo("1.9.1");
    }

    @Test
    void wrongArgumentsAreRefusedInScikitLearnsWords() {
        String start = "from sklearn.cluster import KMeans\n" + DATA;
        assertFails(
                start + "KMeans(foo=1)",
                "TypeError: KMeans.__init__() got an unexpected keyword argument 'foo'");
        assertFails(
                start + "KMeans(2, 'random')",
                "takes from 1 to 2 positional arguments but 3 were given");
        assertFails(
                start + "KMeans(0).fit(X)",
                "The 'n_clusters' parameter of KMeans must be an int in the range [1, inf). Got 0 instead.");
        assertFails(
                start + "KMeans(2, algorithm='elkan').fit(X)",
                "NotImplementedError: KMeans(algorithm='elkan') is not");
        assertFails(
                start + "KMeans(7).fit(X)", "ValueError: n_samples=6 should be >= n_clusters=7.");
        assertFails(start + "KMeans(1).fit([[float('nan')]])", "ValueError: Input X contains NaN.");
        assertFails(start + "KMeans(1).fit([1, 2])", "Expected 2D array, got 1D array instead:");
        assertFails(start + "KMeans(2).predict(X)", "This KMeans instance is not fitted yet.");
        assertFails(
                start + "KMeans(2).fit(X).predict([[1]])",
                "X has 1 features, but KMeans is expecting 2 features as input.");
        assertFails(
                start + "KMeans(2).set_params(foo=1)",
                "Invalid parameter 'foo' for estimator KMeans(n_clusters=2). Valid parameters are: ['algorithm',");
    }

    private static final String FOREST =
            "from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor\n"
                    + "X = [[i % 10, (i * 7) % 11, (i * 3) % 5] for i in range(200)]\n"
                    + "y = ['high' if row[0] > 4 else 'low' for row in X]\n";

    @Test
    void forestLearnsWhichFeatureDecides() {
        String script =
                FOREST
                        + "f = RandomForestClassifier(n_estimators=20, random_state=1).fit(X, y)\n"
                        + "again = RandomForestClassifier(n_estimators=20, random_state=1).fit(X, y)\n";
        assertThat(evaluate(script, "f.score(X, y) > 0.98")).isEqualTo("True");
        assertThat(evaluate(script, "f.predict([[9, 0, 0], [0, 0, 0]])"))
                .contains("high")
                .contains("low");
        assertThat(
                        evaluate(
                                script,
                                "f.feature_importances_[0] > 0.7, abs(sum(f.feature_importances_) - 1) < 1e-9"))
                .isEqualTo("(True, True)");
        assertThat(evaluate(script, "f.predict_proba(X) == again.predict_proba(X)"))
                .isEqualTo("True");
        assertThat(evaluate(script, "all(abs(sum(p) - 1) < 1e-9 for p in f.predict_proba(X))"))
                .isEqualTo("True");
    }

    @Test
    void regressionForestFollowsItsTarget() {
        String script =
                FOREST
                        + "t = [2.0 * row[0] + row[1] for row in X]\n"
                        + "f = RandomForestRegressor(30, max_depth=8, random_state=2).fit(X, t)\n";
        assertThat(evaluate(script, "f.score(X, t) > 0.95, len(f.predict(X)), f.n_features_in_"))
                .isEqualTo("(True, 200, 3)");
    }

    @Test
    void forestRefusesWhatItCannotHonour() {
        assertFails(
                FOREST + "RandomForestClassifier(oob_score=True).fit(X, y)",
                "NotImplementedError: RandomForestClassifier(oob_score=True)");
        assertFails(
                FOREST + "RandomForestClassifier().fit(X, y[:3])",
                "Found input variables with inconsistent numbers of samples: [200, 3]");
        assertFails(
                FOREST + "import pickle\npickle.dumps(RandomForestClassifier(5).fit(X, y), 2)",
                "cannot be pickled");
        assertFails(
                FOREST + "RandomForestClassifier(max_depth=1).fit(X, y)", "NotImplementedError");
        assertFails(
                FOREST + "RandomForestRegressor(0).fit(X, [1.0] * 200)",
                "'n_estimators' parameter of RandomForestRegressor must be an int in the range [1, inf). Got 0");
        assertFails(
                FOREST + "RandomForestRegressor().fit(X, [float('nan')] * 200)",
                "Input y contains NaN.");
    }

    private void assertFails(String script, String... message) {
        assertThatThrownBy(() -> evaluate(script, "0"))
                .isInstanceOf(PyException.class)
                .satisfies(e -> assertThat(e.toString()).contains(message));
    }
}
