package dev.outrigger.engine.plan;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.LockedTable;
import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.Context;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/** One query on its way from its syntax tree to a plan. */
final class Translation {
    private static final SqlToRelConverter.Config CONFIG =
            SqlToRelConverter.config()
                    .withExpand(false)
                    .withTrimUnusedFields(false)
                    .withInSubQueryThreshold(Integer.MAX_VALUE)
                    .withRelBuilderConfigTransform(config -> Optimizer.PLAIN);

    private final DataTypes types = new DataTypes();
    private final Calls calls = new Calls(new Rex(types));
    private final PlanningContext context;
    private final Execution execution;
    private final Optional<Profile> profile;

    Translation(PlanningContext context, Execution execution) {
        this(context, execution, Optional.empty());
    }

    /** profile: hears what the plan's operators do. */
    Translation(PlanningContext context, Execution execution, Optional<Profile> profile) {
        this.context = context;
        this.execution = execution;
        this.profile = profile;
    }

    /** A query as it was written, over tables that are known. */
    private record Written(
            RelNode rel,
            Estimates estimates,
            List<ResultColumn> columns,
            Set<Table> tables,
            Map<Table, Set<LockedTable.Lock>> locks,
            List<RexNode> limits) {}

    QueryPlan plan(SqlNode query) {
        Written written = written(query);
        RelNode physical = Optimizer.optimize(written.rel(), written.estimates(), execution);
        profile.ifPresent(wanted -> wanted.add(PlanText.lines(physical, written.limits())));
        Evaluator[] limits = Evaluators.all(written.limits());
        double rows = written.estimates().of(written.rel()).rows();
        return physical instanceof ColumnarRel columnar
                ? new ColumnsPlan(
                        written.columns(),
                        written.tables(),
                        written.locks(),
                        ColumnarRel.of(columnar),
                        limits,
                        rows)
                : new RowsPlan(
                        written.columns(),
                        written.tables(),
                        written.locks(),
                        RowsRel.of(physical),
                        limits,
                        rows);
    }

    /** The plan before its operators are chosen. */
    RelNode logical(SqlNode query) {
        Written written = written(query);
        return Optimizer.logical(written.rel(), written.estimates());
    }

    /** The plan that {@link #plan} makes, as lines of text. */
    List<String> explain(SqlNode query) {
        Written written = written(query);
        RelNode physical = Optimizer.optimize(written.rel(), written.estimates(), execution);
        return PlanText.of(physical, written.limits());
    }

    private Written written(SqlNode query) {
        QueryRewriter rewriter = new QueryRewriter(calls, context);
        SqlNode rewritten = rewriter.query(query);
        Map<String, StoredTable> tables = rewriter.tables();
        CalciteSchema schema = CalciteSchema.createRootSchema(false, false);
        tables.forEach(schema::add);
        CalciteCatalogReader catalog =
                new CalciteCatalogReader(schema, List.of(), types, withoutCase());
        QueryValidator validator = new QueryValidator(catalog, types);
        SqlNode valid = validated(validator, rewritten, rewriter);
        OuterAggregates.refuse(valid);
        RelDataType row = validator.getValidatedNodeType(valid);
        Set<Integer> identities = IdentityColumns.among(validator, valid, tables);
        List<ResultColumn> columns = columns(query, valid, row, identities);

        Context settings =
                profile.map(wanted -> Contexts.of(Optimizer.PLAIN, wanted))
                        .orElseGet(() -> Contexts.of(Optimizer.PLAIN));
        VolcanoPlanner planner = new VolcanoPlanner(null, settings);
        planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
        RelOptCluster cluster = RelOptCluster.create(planner, calls.rex());
        Estimates estimates = new Estimates(new TableEstimates(context.catalog()));
        cluster.setMetadataQuerySupplier(() -> new Metadata(estimates));
        SqlToRelConverter converter =
                new SqlToRelConverter(null, validator, catalog, cluster, new Convertlets(), CONFIG);
        RelRoot root = converter.convertQuery(valid, false, true);
        RelNode written = root.project(true).accept(new Coercion(calls));
        Set<Table> read = new LinkedHashSet<>();
        tables.values().forEach(table -> read.add(table.table()));
        return new Written(written, estimates, columns, read, rewriter.locks(), rewriter.limits());
    }

    /** A position that ORDER BY names and the select list has not is known by its place alone. */
    private static SqlNode validated(
            QueryValidator validator, SqlNode rewritten, QueryRewriter rewriter) {
        try {
            return validator.validate(rewritten);
        } catch (CalciteContextException refused) {
            SqlError error = Refusals.reword(refused);
            if (error.code() == ErrorCode.ORDER_BY_POSITION) {
                int position = rewriter.position(refused.getPosLine(), refused.getPosColumn());
                throw SqlError.of(ErrorCode.ORDER_BY_POSITION, position).at(error.line());
            }
            throw error;
        }
    }

    private static CalciteConnectionConfigImpl withoutCase() {
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
        return new CalciteConnectionConfigImpl(properties);
    }

    private static List<ResultColumn> columns(
            SqlNode query, SqlNode valid, RelDataType row, Set<Integer> identities) {
        List<String> names = OutputNames.of(query, valid, row.getFieldNames());
        List<ResultColumn> columns = new ArrayList<>();
        for (RelDataTypeField field : row.getFieldList()) {
            RelDataType type = field.getType();
            if (type.getSqlTypeName() == SqlTypeName.BOOLEAN) {
                throw SqlError.of(ErrorCode.SYNTAX_NEAR, "=")
                        .at(query.getParserPosition().getLineNum());
            }
            columns.add(
                    new ResultColumn(
                            names.get(field.getIndex()),
                            DataType.sql(type),
                            type.isNullable(),
                            type instanceof DataType ours && ours.isUntyped(),
                            identities.contains(field.getIndex())));
        }
        return columns;
    }
}
