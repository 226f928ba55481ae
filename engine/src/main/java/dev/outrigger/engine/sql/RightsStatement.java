package dev.outrigger.engine.sql;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** What changes who there is and what they may, and for whom a session works. */
public sealed interface RightsStatement {
    /** What has a name among principals: its word in the errors that speak of it. */
    enum Sort {
        LOGIN("login"),
        SERVER_ROLE("server role"),
        USER("user"),
        ROLE("role");

        private final String word;

        Sort(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    record CreateLogin(String name, String password, Optional<String> database)
            implements RightsStatement {}

    /** What is empty stays as it is. */
    record AlterLogin(
            String name,
            Optional<Boolean> enabled,
            Optional<String> newName,
            Optional<String> password,
            Optional<String> oldPassword,
            Optional<String> database)
            implements RightsStatement {}

    /** login: empty for a user without one. */
    record CreateUser(String name, Optional<String> login, Optional<String> schema)
            implements RightsStatement {}

    record AlterUser(
            String name, Optional<String> newName, Optional<String> login, Optional<String> schema)
            implements RightsStatement {}

    record CreateRole(String name, Optional<String> owner) implements RightsStatement {}

    record RenameRole(String name, String newName) implements RightsStatement {}

    /** sort: of the role. */
    record ChangeMember(Sort sort, String role, String member, boolean add)
            implements RightsStatement {}

    record Drop(Sort sort, String name, boolean ifExists) implements RightsStatement {}

    enum Verb {
        GRANT,
        DENY,
        REVOKE
    }

    /** What permissions are on: its kind, and its name where it has one. */
    enum On {
        SERVER,
        DATABASE,
        SCHEMA,
        OBJECT,
        EXTERNAL_LANGUAGE
    }

    /**
     * GRANT, DENY and REVOKE.
     *
     * @param optionOnly REVOKE GRANT OPTION FOR
     * @param permissions in upper case; ALL is one
     * @param name of the securable; empty for the current database and the server
     * @param withOption WITH GRANT OPTION
     */
    record Permit(
            Verb verb,
            boolean optionOnly,
            List<String> permissions,
            On on,
            Optional<ObjectName> name,
            List<String> principals,
            boolean withOption,
            boolean cascade)
            implements RightsStatement {
        public Permit {
            permissions = List.copyOf(permissions);
            principals = List.copyOf(principals);
        }
    }

    /** ALTER AUTHORIZATION ON SCHEMA. */
    record SchemaOwner(String schema, String owner) implements RightsStatement {}

    /** ALTER AUTHORIZATION ON DATABASE; owner: a login. */
    record DatabaseOwner(String database, String owner) implements RightsStatement {}

    /** name: a text or a variable; empty for CALLER. login: LOGIN, not USER. */
    record ExecuteAs(boolean login, Optional<SqlNode> name) implements RightsStatement {}

    /** Whom a module runs for: a user, or its owner where none is named. */
    record RunsAs(Optional<String> user) {}

    record Revert() implements RightsStatement {}
}
