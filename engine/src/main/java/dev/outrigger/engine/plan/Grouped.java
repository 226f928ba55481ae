package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlType;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Util;

/**
 * Conditions that are the same for all rows of a group. Equal text may be spelled differently, and
 * equal instants may have different offsets, so a condition may tell rows apart that a grouping
 * does not; only where it compares such a column as the grouping does may it be asked before the
 * grouping.
 */
final class Grouped {
    private Grouped() {}

    /** Whether rows that are equal by the columns used are equal to the condition. */
    static boolean sameForEquals(RexNode condition) {
        try {
            condition.accept(
                    new RexVisitorImpl<Void>(true) {
                        @Override
                        public Void visitCall(RexCall call) {
                            return compares(call) ? null : super.visitCall(call);
                        }

                        @Override
                        public Void visitInputRef(RexInputRef ref) {
                            if (!isOneSpelling(DataType.sql(ref.getType()))) {
                                throw Util.FoundOne.NULL;
                            }
                            return null;
                        }
                    });
            return true;
        } catch (Util.FoundOne found) {
            return false;
        }
    }

    /** A comparison of columns with others and with constants, as they are. */
    private static boolean compares(RexCall call) {
        boolean many =
                call.getOperator() instanceof Routine routine
                        && routine.getName().startsWith("$IN:");
        boolean nullTest =
                call.getKind() == SqlKind.IS_NULL || call.getKind() == SqlKind.IS_NOT_NULL;
        return (many || nullTest || SqlKind.COMPARISON.contains(call.getKind()))
                && List.copyOf(call.getOperands()).stream()
                        .allMatch(
                                operand ->
                                        operand instanceof RexInputRef
                                                || Routine.literalOf(operand).isPresent());
    }

    private static boolean isOneSpelling(SqlType type) {
        return switch (type.name()) {
            case CHAR, VARCHAR, NCHAR, NVARCHAR, REAL, FLOAT, DATETIMEOFFSET -> false;
            default -> true;
        };
    }
}
