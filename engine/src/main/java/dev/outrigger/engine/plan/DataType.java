package dev.outrigger.engine.plan;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import dev.outrigger.engine.types.SqlType;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeComparability;
import org.apache.calcite.rel.type.RelDataTypeFamily;
import org.apache.calcite.sql.type.AbstractSqlType;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * A T-SQL type in Calcite's trees. Calcite sees OTHER, of which it knows no rule; what a type means
 * is SqlType's.
 *
 * <p>untyped: of the literal NULL, which takes whatever type stands beside it.
 */
final class DataType extends AbstractSqlType {
    private static final long serialVersionUID = 1L;

    /** Each type is one object: Calcite compares those of correlated columns by identity. */
    private static final Interner<DataType> KNOWN = Interners.newWeakInterner();

    private final transient SqlType sqlType;
    private final boolean untyped;

    private DataType(SqlType sqlType, boolean nullable, boolean untyped) {
        super(SqlTypeName.OTHER, nullable, null);
        this.sqlType = sqlType;
        this.untyped = untyped;
        computeDigest();
    }

    static DataType of(SqlType type, boolean nullable) {
        return KNOWN.intern(new DataType(type, nullable, false));
    }

    /** The literal NULL's: an int where nothing says otherwise. */
    static DataType untypedNull() {
        return KNOWN.intern(new DataType(SqlType.INT, true, true));
    }

    static boolean isOurs(RelDataType type) {
        return type instanceof DataType;
    }

    /** Of what must be a value: a condition is none. */
    static SqlType sql(RelDataType type) {
        if (type instanceof DataType ours) {
            return ours.sqlType;
        }
        if (type.getSqlTypeName() == SqlTypeName.BIGINT) {
            return SqlType.BIGINT;
        }
        if (type.getSqlTypeName() == SqlTypeName.INTEGER) {
            return SqlType.INT;
        }
        return SqlType.BIT;
    }

    SqlType sqlType() {
        return sqlType;
    }

    boolean isUntyped() {
        return untyped;
    }

    DataType nullable(boolean nullable) {
        return nullable == isNullable
                ? this
                : KNOWN.intern(new DataType(sqlType, nullable, untyped && nullable));
    }

    static boolean allUntyped(List<? extends RelDataType> types) {
        return types.stream().allMatch(type -> type instanceof DataType ours && ours.untyped);
    }

    @Override
    public RelDataTypeFamily getFamily() {
        return SqlTypeFamily.ANY;
    }

    @Override
    public RelDataTypeComparability getComparability() {
        return RelDataTypeComparability.ALL;
    }

    @Override
    protected void generateTypeString(StringBuilder text, boolean withDetail) {
        text.append(untyped ? "null" : sqlType.display());
        sqlType.collation().ifPresent(collation -> text.append(' ').append(collation));
    }
}
