package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.golden.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that one procedure trains and keeps in a table, and another one scores with after a restart. */
abstract class KeptModels {
    private static final String TRAIN =
            """
            CREATE PROCEDURE train AS
            BEGIN
                DECLARE @model varbinary(max)
                EXEC sp_execute_external_script @language = N'Python', @script = N'
            import pickle
            from sklearn.cluster import KMeans
            model = KMeans(n_clusters=2, random_state=111, n_init=3).fit(InputDataSet[["x", "y"]])
            trained = pickle.dumps(model)
            ', @input_data_1 = N'SELECT x, y FROM points',
                    @params = N'@trained varbinary(max) OUTPUT', @trained = @model OUTPUT
                INSERT models VALUES ('clusters', @model)
            END
            """;
    private static final String SCORE =
            """
            CREATE PROCEDURE score AS
            BEGIN
                DECLARE @model varbinary(max) = (SELECT model FROM models WHERE name = 'clusters')
                EXEC sp_execute_external_script @language = N'Python', @script = N'
            import pickle
            model = pickle.loads(trained)
            labels = model.predict(InputDataSet[["x", "y"]])
            OutputDataSet = pandas.DataFrame({"id": InputDataSet["id"], "same": [int(label == labels[0]) for label in labels]})
            ', @input_data_1 = N'SELECT id, x, y FROM points ORDER BY id', @params = N'@trained varbinary(max)', @trained = @model
                WITH RESULT SETS ((id int, same bit))
            END
            """;

    @TempDir private Path folder;

    abstract Optional<Path> python();

    private Instance instance() {
        InstanceOptions at = InstanceOptions.at(folder);
        return Instance.open(python().map(at::withPython).orElse(at));
    }

    private static List<String> run(Session session, String script) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.executeScript(script, transcript));
    }

    @Test
    void modelThatOneProcedureTrainsIsScoredByAnotherAfterARestart() {
        try (Instance instance = instance();
                Session session = instance.openSession()) {
            run(session, "EXEC sp_configure 'external scripts enabled', 1 RECONFIGURE");
            run(
                    session,
                    "CREATE TABLE points (id int PRIMARY KEY, x float, y float)\n"
                            + "CREATE TABLE models (name varchar(20) PRIMARY KEY, model varbinary(max) NOT NULL)\n"
                            + "INSERT points VALUES (1, 0, 0), (2, 0.1, 0.2), (3, 9, 9), (4, 9.1, 8.8), (5, 0.2, 0)\nGO\n"
                            + TRAIN
                            + "\nGO\n"
                            + SCORE);
            assertThat(run(session, "SET NOCOUNT ON EXEC train")).containsExactly("ok");
        }
        try (Instance instance = instance();
                Session session = instance.openSession()) {
            assertThat(run(session, "SET NOCOUNT ON EXEC score"))
                    .containsExactly(
                            "id int | same bit", "1 | 1", "2 | 1", "3 | 0", "4 | 0", "5 | 1", "(end)");
        }
    }

    @Test
    void valueBeyondWhatAFrameMayHoldIsAnErrorThatNamesTheLimit() {
        try (Instance instance = instance();
                Session session = instance.openSession()) {
            run(
                    session,
                    "EXEC sp_configure 'external scripts enabled', 1 RECONFIGURE\n"
                            + "EXEC sp_configure 'show advanced options', 1 RECONFIGURE\n"
                            + "EXEC sp_configure 'external script frame (KB)', 16384 RECONFIGURE");
            assertThat(
                            run(
                                    session,
                                    "DECLARE @m varbinary(max) EXEC sp_execute_external_script N'Python', N'm = bytearray(40000000)', @params = N'@m varbinary(max) OUTPUT', @m = @m OUTPUT SELECT DATALENGTH(@m) AS n"))
                    .first()
                    .asString()
                    .startsWith("error 39004")
                    .contains("output parameter m")
                    .contains("external script frame (KB)");
            assertThat(
                            run(
                                    session,
                                    "DECLARE @m varbinary(max) EXEC sp_execute_external_script N'Python', N'm = bytearray(10000000)', @params = N'@m varbinary(max) OUTPUT', @m = @m OUTPUT SELECT DATALENGTH(@m) AS n"))
                    .contains("10000000");
        }
    }
}
