package dev.outrigger.engine.plan;

import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;

/** Calcite's validator with T-SQL's habits. */
final class QueryValidator extends SqlValidatorImpl {
    /** Those of Calcite's own that stay in a rewritten tree. */
    private static final SqlOperatorTable OPERATORS =
            SqlOperatorTables.of(
                    SqlStdOperatorTable.AND,
                    SqlStdOperatorTable.OR,
                    SqlStdOperatorTable.NOT,
                    SqlStdOperatorTable.EXISTS,
                    SqlStdOperatorTable.IN,
                    SqlStdOperatorTable.NOT_IN,
                    SqlStdOperatorTable.IS_NULL,
                    SqlStdOperatorTable.IS_NOT_NULL,
                    SqlStdOperatorTable.UNION,
                    SqlStdOperatorTable.UNION_ALL,
                    SqlStdOperatorTable.INTERSECT,
                    SqlStdOperatorTable.EXCEPT,
                    SqlStdOperatorTable.SCALAR_QUERY,
                    SqlStdOperatorTable.OVER,
                    SqlStdOperatorTable.AS,
                    SqlStdOperatorTable.DESC,
                    SqlStdOperatorTable.LATERAL,
                    SqlStdOperatorTable.VALUES,
                    SqlStdOperatorTable.ROW,
                    SqlStdOperatorTable.ROLLUP,
                    SqlStdOperatorTable.CUBE,
                    SqlStdOperatorTable.GROUPING_SETS,
                    SqlStdOperatorTable.GROUPING,
                    SqlStdOperatorTable.GROUPING_ID,
                    SqlStdOperatorTable.SOME_EQ,
                    SqlStdOperatorTable.NULLS_FIRST,
                    SqlStdOperatorTable.NULLS_LAST);

    QueryValidator(SqlValidatorCatalogReader catalog, RelDataTypeFactory types) {
        super(
                OPERATORS,
                catalog,
                types,
                SqlValidator.Config.DEFAULT
                        .withTypeCoercionEnabled(false)
                        .withIdentifierExpansion(true)
                        .withCallRewrite(false)
                        .withDefaultNullCollation(NullCollation.LOW)
                        .withConformance(conformance()));
    }

    private static SqlConformance conformance() {
        return new SqlDelegatingConformance(SqlConformanceEnum.DEFAULT) {
            @Override
            public boolean isSortByAlias() {
                return true;
            }

            @Override
            public boolean isSortByOrdinal() {
                return true;
            }

            @Override
            public boolean isSortByAliasObscures() {
                return true;
            }

            @Override
            public boolean isFromRequired() {
                return false;
            }

            @Override
            public boolean isApplyAllowed() {
                return true;
            }

            @Override
            public boolean isPercentRemainderAllowed() {
                return true;
            }
        };
    }
}
