package dev.outrigger.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TutorialTest {
    private static final String PROCEDURE =
            """
            USE [tpcxbb_1gb]
            GO

            CREATE procedure [dbo].[py_generate_customer_return_clusters]
            AS

            BEGIN
                DECLARE

            -- Input query to generate the purchase history & return metrics
                 @input_query NVARCHAR(MAX) = N'
            SELECT
              ss_customer_sk AS customer,
              CAST( (ROUND(COALESCE(returns_count / NULLIF(1.0*orders_count, 0), 0), 7) ) AS FLOAT) AS orderRatio,
              CAST( (COALESCE(returns_count, 0)) AS FLOAT) AS frequency
            FROM
              (
                SELECT
                  ss_customer_sk,
                  -- return order ratio
                  COUNT(distinct(ss_ticket_number)) AS orders_count,
                  SUM( ss_net_paid ) AS orders_money
                FROM store_sales s
                GROUP BY ss_customer_sk
              ) orders
              LEFT OUTER JOIN
              (
                SELECT
                  sr_customer_sk,
                  count(distinct(sr_ticket_number)) as returns_count
                FROM store_returns
                GROUP BY sr_customer_sk
              ) returned ON ss_customer_sk=sr_customer_sk
             '

            EXEC sp_execute_external_script
                  @language = N'Python'
                , @script = N'

            #get data from input query
            customer_data = my_input_data
            est = KMeans(n_clusters=4).fit(customer_data[["orderRatio","itemsRatio"]])
            '
                , @input_data_1 = @input_query
                , @input_data_1_name = N'my_input_data'
                         with result sets (("Customer" int, "orderRatio" float,"cluster" float));
            END;
            GO
            """;

    private static final String USE_IT =
            """
            --Create a table to store the predictions in

            DROP TABLE IF EXISTS [dbo].[py_customer_clusters];
            GO

            CREATE TABLE [dbo].[py_customer_clusters] (
                [Customer] [bigint] NULL
              , [OrderRatio] [float] NULL
              , [cluster] [int] NULL
              ,
                ) ON [PRIMARY]
            GO

            --Execute the clustering and insert results into table
            INSERT INTO py_customer_clusters
            EXEC [dbo].[py_generate_customer_return_clusters];

            -- Select contents of the table to verify it works
            SELECT * FROM py_customer_clusters;
            GO
            USE [tpcxbb_1gb]
            --Get email addresses of customers in cluster 0 for a promotion campaign
            SELECT customer.[c_email_address], customer.c_customer_sk
              FROM dbo.customer
              JOIN
              [dbo].[py_customer_clusters] as c
              ON c.Customer = customer.c_customer_sk
              WHERE c.cluster = 0
            """;

    private static List<List<String>> kinds(String script) {
        return TsqlParser.batches(script).stream()
                .map(
                        batch ->
                                TsqlParser.parse(batch.text()).stream()
                                        .map(statement -> statement.getClass().getSimpleName())
                                        .collect(Collectors.toList()))
                .collect(Collectors.toList());
    }

    @Test
    void procedureThatRunsAScriptParses() {
        assertThat(kinds(PROCEDURE)).containsExactly(List.of("Use"), List.of("CreateProcedure"));
        Statement.CreateProcedure procedure =
                (Statement.CreateProcedure)
                        TsqlParser.parse(TsqlParser.batches(PROCEDURE).get(1).text()).get(0);
        Statement.Block block = (Statement.Block) procedure.body().get(0);
        assertThat(block.statements()).hasSize(2);
        Statement.Declare declare = (Statement.Declare) block.statements().get(0);
        assertThat(declare.variables().get(0).name()).isEqualTo("@input_query");
        Statement.Execute execute = (Statement.Execute) block.statements().get(1);
        assertThat(execute.arguments()).hasSize(4);
        assertThat(execute.arguments().get(2).value().get().toString()).isEqualTo("@input_query");
        ResultSetsClause.Declared declared = (ResultSetsClause.Declared) execute.resultSets();
        assertThat(((ResultSetsClause.Columns) declared.shapes().get(0)).columns())
                .extracting(ResultSetsClause.Column::name)
                .containsExactly("Customer", "orderRatio", "cluster");
    }

    @Test
    void inputQueryInsideTheProcedureParses() {
        String batch = TsqlParser.batches(PROCEDURE).get(1).text();
        String query = batch.substring(batch.indexOf("N'") + 2, batch.indexOf(" '\n"));
        assertThat(TsqlParser.parseQuery(query).toString())
                .contains(
                        "`$CAST`(ROUND(COALESCE(`returns_count` / NULLIF(1.0 * `orders_count`, 0), 0), 7), FLOAT)")
                .contains("COUNT(DISTINCT `ss_ticket_number`) AS `orders_count`")
                .contains("LEFT JOIN");
    }

    @Test
    void statementsThatUseTheClustersParse() {
        assertThat(kinds(USE_IT))
                .containsExactly(
                        List.of("DropTable"),
                        List.of("CreateTable"),
                        List.of("Insert", "Query"),
                        List.of("Use", "Query"));
    }
}
