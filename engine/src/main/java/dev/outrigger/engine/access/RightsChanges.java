package dev.outrigger.engine.access;

import dev.outrigger.engine.sql.RightsStatement;
import dev.outrigger.engine.store.Catalog;
import java.util.function.IntPredicate;

/** Runs what changes principals and permissions, in the catalog of the transaction. */
public final class RightsChanges {
    private final PrincipalChanges principals;
    private final PermissionChanges permissions;

    /** database: where users and roles are named. */
    public RightsChanges(Catalog catalog, String database, Caller caller, IntPredicate loggedIn) {
        this.principals = new PrincipalChanges(catalog, database, caller, loggedIn);
        this.permissions = new PermissionChanges(catalog, database, caller);
    }

    public void run(RightsStatement statement) {
        if (statement instanceof RightsStatement.CreateLogin create) {
            principals.create(create);
        } else if (statement instanceof RightsStatement.AlterLogin alter) {
            principals.alter(alter);
        } else if (statement instanceof RightsStatement.CreateUser create) {
            principals.create(create);
        } else if (statement instanceof RightsStatement.AlterUser alter) {
            principals.alter(alter);
        } else if (statement instanceof RightsStatement.CreateRole create) {
            principals.create(create);
        } else if (statement instanceof RightsStatement.RenameRole rename) {
            principals.rename(rename);
        } else if (statement instanceof RightsStatement.ChangeMember change) {
            principals.change(change);
        } else if (statement instanceof RightsStatement.Drop drop) {
            principals.drop(drop);
        } else if (statement instanceof RightsStatement.SchemaOwner change) {
            principals.change(change);
        } else if (statement instanceof RightsStatement.DatabaseOwner change) {
            principals.change(change);
        } else if (statement instanceof RightsStatement.Permit permit) {
            permissions.run(permit);
        } else {
            throw new IllegalStateException("no change of rights: " + statement);
        }
    }
}
