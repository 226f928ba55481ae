package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeRules;
import java.lang.reflect.Type;
import java.util.List;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.sql.type.SqlTypeMappingRule;

/** Calcite's types with T-SQL's among them. */
final class DataTypes extends JavaTypeFactoryImpl {
    DataTypes() {
        super(RelDataTypeSystem.DEFAULT);
    }

    @Override
    public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
        return type instanceof DataType ours
                ? ours.nullable(nullable)
                : super.createTypeWithNullability(type, nullable);
    }

    @Override
    public RelDataType enforceTypeWithNullability(RelDataType type, boolean nullable) {
        return type instanceof DataType ours
                ? ours.nullable(nullable)
                : super.enforceTypeWithNullability(type, nullable);
    }

    @Override
    public RelDataType leastRestrictive(List<RelDataType> types, SqlTypeMappingRule rule) {
        if (types.stream().noneMatch(DataType::isOurs)) {
            return super.leastRestrictive(types, rule);
        }
        return common(types);
    }

    /** The type of CASE's and UNION's results; NULL literals give way to the others. */
    static DataType common(List<? extends RelDataType> types) {
        boolean nullable = types.stream().anyMatch(RelDataType::isNullable);
        if (DataType.allUntyped(types)) {
            return DataType.untypedNull();
        }
        List<SqlType> typed =
                types.stream()
                        .filter(type -> !(type instanceof DataType ours && ours.isUntyped()))
                        .map(DataType::sql)
                        .toList();
        return DataType.of(TypeRules.common(typed), nullable);
    }

    @Override
    public Type getJavaClass(RelDataType type) {
        if (type instanceof DataType ours) {
            return ValueClasses.of(ours.sqlType());
        }
        return super.getJavaClass(type);
    }

    static RelDataType row(
            RelDataTypeFactory factory, List<String> names, List<? extends RelDataType> types) {
        return factory.createStructType(List.copyOf(types), names);
    }
}
