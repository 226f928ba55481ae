package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import java.util.EnumSet;
import java.util.Set;

/** What an error ends when no CATCH takes it. */
enum ErrorEffect {
    /** Its statement: the batch goes on. */
    STATEMENT,
    /**
     * The batch, procedure or string that it is in, as a text that does not compile: the caller
     * goes on.
     */
    SCOPE,
    /** The whole batch; the transaction stays open. */
    BATCH,
    /** The whole batch, and the transaction is rolled back. */
    BATCH_AND_TRANSACTION,
    SESSION;

    private static final int FATAL_SEVERITY = 20;

    private static final Set<ErrorCode> COMPILATION =
            EnumSet.of(
                    ErrorCode.SYNTAX_NEAR,
                    ErrorCode.UNCLOSED_QUOTE,
                    ErrorCode.UNCLOSED_COMMENT,
                    ErrorCode.SYNTAX_NEAR_KEYWORD,
                    ErrorCode.MUST_DECLARE_VARIABLE,
                    ErrorCode.DUPLICATE_VARIABLE,
                    ErrorCode.SELECT_MIXES_ASSIGNMENT,
                    ErrorCode.BREAK_OUTSIDE_LOOP,
                    ErrorCode.CONTINUE_OUTSIDE_LOOP,
                    ErrorCode.NOT_A_BATCH_ALONE,
                    ErrorCode.NOT_A_FUNCTION,
                    ErrorCode.ARGUMENT_COUNT,
                    ErrorCode.NOT_A_DATE_PART,
                    ErrorCode.NOT_A_CONDITION,
                    ErrorCode.INVALID_COLUMN,
                    ErrorCode.INVALID_OBJECT,
                    ErrorCode.AMBIGUOUS_COLUMN,
                    ErrorCode.UNBOUND_IDENTIFIER,
                    ErrorCode.NO_COLUMN_NAME,
                    ErrorCode.NOT_GROUPED,
                    ErrorCode.AGGREGATE_IN_WHERE,
                    ErrorCode.NESTED_AGGREGATE,
                    ErrorCode.SUBQUERY_MANY_COLUMNS,
                    ErrorCode.SET_OPERATION_COLUMNS,
                    ErrorCode.ORDER_BY_POSITION,
                    ErrorCode.ORDER_BY_IN_SUBQUERY,
                    ErrorCode.DUPLICATE_ALIAS,
                    ErrorCode.DUPLICATE_DERIVED_COLUMN,
                    ErrorCode.TYPE_NOT_FOUND,
                    ErrorCode.TYPE_SIZE,
                    ErrorCode.TYPE_SCALE,
                    ErrorCode.TYPE_CLASH,
                    ErrorCode.OPERAND_TYPE,
                    ErrorCode.OPERAND_TYPES,
                    ErrorCode.ARGUMENT_TYPE,
                    ErrorCode.EXPLICIT_CONVERSION_NOT_ALLOWED,
                    ErrorCode.IMPLICIT_CONVERSION_NOT_ALLOWED,
                    ErrorCode.ORDER_BY_DISTINCT,
                    ErrorCode.INVALID_COLLATION,
                    ErrorCode.DUPLICATE_INSERT_COLUMN,
                    ErrorCode.VALUES_ROW_COUNT,
                    ErrorCode.IDENTITY_UPDATE,
                    ErrorCode.INSERT_MORE_COLUMNS,
                    ErrorCode.INSERT_FEWER_COLUMNS,
                    ErrorCode.INSERT_SELECT_MORE_COLUMNS,
                    ErrorCode.INSERT_SELECT_FEWER_COLUMNS,
                    ErrorCode.RETURN_WITH_STATUS,
                    ErrorCode.USE_IN_MODULE,
                    ErrorCode.THROW_OUTSIDE_CATCH,
                    ErrorCode.SET_OPTION_UNKNOWN);

    private static final Set<ErrorCode> WHOLE_BATCH =
            EnumSet.of(
                    ErrorCode.CONVERSION_FAILED,
                    ErrorCode.ERROR_CONVERTING,
                    ErrorCode.CONVERSION_OVERFLOW,
                    ErrorCode.TINYINT_OVERFLOW,
                    ErrorCode.DATE_CONVERSION_FAILED,
                    ErrorCode.DATE_OUT_OF_RANGE,
                    ErrorCode.UUID_CONVERSION_FAILED,
                    ErrorCode.INSERT_COLUMN_COUNT,
                    ErrorCode.NESTING_LEVEL,
                    ErrorCode.DEADLOCK,
                    ErrorCode.RESULT_SETS_MORE,
                    ErrorCode.RESULT_SETS_FEWER,
                    ErrorCode.RESULT_SETS_COLUMNS,
                    ErrorCode.RESULT_SETS_CONVERSION,
                    ErrorCode.RESULT_SETS_NULL,
                    ErrorCode.INSERT_EXEC_NESTED,
                    ErrorCode.ROLLBACK_IN_INSERT_EXEC,
                    ErrorCode.COMMIT_IN_INSERT_EXEC,
                    ErrorCode.TRANSACTION_DOOMED);

    static ErrorEffect of(SqlError error, Statement statement, boolean abortTransaction) {
        if (error.severity() >= FATAL_SEVERITY) {
            return SESSION;
        }
        if (error.code() == ErrorCode.CANCELLED) {
            return abortTransaction ? BATCH_AND_TRANSACTION : BATCH;
        }
        // XACT_ABORT does not hold for RAISERROR.
        if (statement instanceof Statement.Raiserror && error.code() == ErrorCode.USER_RAISED) {
            return STATEMENT;
        }
        // The same number about an argument of a call ends the call alone.
        boolean argument =
                error.code() == ErrorCode.ERROR_CONVERTING
                        && statement instanceof Statement.Execution;
        if (abortTransaction || !argument && WHOLE_BATCH.contains(error.code())) {
            return BATCH_AND_TRANSACTION;
        }
        if (statement instanceof Statement.Throw) {
            return BATCH;
        }
        // What an EXECUTE could not compile is the text that it runs, not the one that it stands
        // in.
        boolean ownText = !(statement instanceof Statement.Execution);
        return ownText && COMPILATION.contains(error.code()) ? SCOPE : STATEMENT;
    }

    /** No CATCH of any level takes it. */
    static boolean isBeyondCatch(SqlError error) {
        return error.severity() >= FATAL_SEVERITY || error.code() == ErrorCode.CANCELLED;
    }
}
