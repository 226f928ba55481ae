package dev.outrigger.procedures.batch;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.ResultSetsClause;
import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns that a RESULT SETS clause promises. */
final class ResultShapes {
    private final Definitions definitions;

    ResultShapes(Definitions definitions) {
        this.definitions = definitions;
    }

    /** Empty when the clause promises nothing. */
    Optional<List<List<ResultColumn>>> shapes(ResultSetsClause clause) {
        if (clause instanceof ResultSetsClause.Undefined) {
            return Optional.empty();
        }
        if (clause instanceof ResultSetsClause.None) {
            return Optional.of(List.of());
        }
        List<List<ResultColumn>> shapes = new ArrayList<>();
        for (ResultSetsClause.Shape shape : ((ResultSetsClause.Declared) clause).shapes()) {
            shapes.add(columns(shape));
        }
        return Optional.of(shapes);
    }

    private List<ResultColumn> columns(ResultSetsClause.Shape shape) {
        if (shape instanceof ResultSetsClause.Columns columns) {
            return columns.columns().stream()
                    .map(
                            column ->
                                    new ResultColumn(
                                            column.name(),
                                            column.type(),
                                            column.nullable().orElse(true)))
                    .toList();
        }
        if (shape instanceof ResultSetsClause.AsObject object) {
            Table table =
                    definitions
                            .table(object.object())
                            .orElseThrow(
                                    () ->
                                            SqlError.of(
                                                    ErrorCode.RESULT_SETS_OBJECT,
                                                    object.object().display()));
            return table.columns().stream()
                    .map(
                            column ->
                                    new ResultColumn(
                                            column.name(), column.type(), column.nullable()))
                    .toList();
        }
        if (shape instanceof ResultSetsClause.AsType type) {
            throw SqlError.of(ErrorCode.RESULT_SETS_TYPE, type.type().display());
        }
        throw SqlError.of(
                ErrorCode.NOT_SUPPORTED,
                "RESULT SETS (AS FOR XML)",
                ": declare the columns that the module sends.");
    }
}
