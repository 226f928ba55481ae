package dev.outrigger.engine.access;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.rights.Securable;
import dev.outrigger.engine.store.Catalog;
import java.util.Optional;

/** Whether a caller may make, change or drop what has a name in a schema. No chain reaches here. */
public final class DefinitionRights {
    private final Catalog catalog;
    private final Access access;

    public DefinitionRights(Catalog catalog, Caller caller) {
        this.catalog = catalog;
        this.access = caller.access();
    }

    /** Whether there is nothing to ask. */
    public boolean isAll() {
        return access.isAdministrator();
    }

    public Access access() {
        return access;
    }

    private Optional<Long> id(String database, String schema, String name) {
        return catalog.facts(database, schema, name).map(Catalog.ObjectFacts::id);
    }

    /** 262 and 2760. A schema that is not there is for others to tell. */
    public void requireCreate(Permission permission, String database, String schema) {
        if (isAll() || catalog.database(database).isEmpty()) {
            return;
        }
        if (permission.isOn(Securable.Kind.DATABASE)) {
            access.requireInDatabase(permission, database);
            requireSchema(Permission.ALTER, database, schema);
        } else {
            requireSchema(permission, database, schema);
        }
    }

    /** 2760 where the permission on the schema is not held. */
    public void requireSchema(Permission permission, String database, String schema) {
        if (!access.mayInSchema(permission, database, schema)) {
            throw SqlError.of(ErrorCode.SCHEMA_MISSING, schema);
        }
    }

    /** Whether it may be altered; so it may when it is not there, which is for others to tell. */
    public boolean mayAlter(String database, String schema, String name) {
        return isAll()
                || id(database, schema, name)
                        .map(id -> access.mayOn(Permission.ALTER, database, schema, id))
                        .orElse(true);
    }

    private boolean mayDrop(String database, String schema, String name) {
        return isAll()
                || id(database, schema, name)
                        .map(
                                id ->
                                        access.mayOn(Permission.CONTROL, database, schema, id)
                                                || access.mayInSchema(
                                                        Permission.ALTER, database, schema))
                        .orElse(true);
    }

    /** 3701. kind: its word. shown: the name as it was written. */
    public void requireDrop(
            String kind, String database, String schema, String name, String shown) {
        if (!mayDrop(database, schema, name)) {
            throw SqlError.of(ErrorCode.CANNOT_DROP_MISSING, kind, shown);
        }
    }

    /** 3704. */
    public void requireAlter(String kind, String database, String schema, String name) {
        if (!mayAlter(database, schema, name)) {
            throw SqlError.of(ErrorCode.NO_PERMISSION_ON, kind, name);
        }
    }

    /** For CREATE, or ALTER where it is there. */
    public void requireDefine(
            String kind,
            Permission create,
            boolean alters,
            String database,
            String schema,
            String name) {
        if (alters && id(database, schema, name).isPresent()) {
            requireAlter(kind, database, schema, name);
        } else {
            requireCreate(create, database, schema);
        }
    }
}
