package dev.outrigger.engine.rights;

import dev.outrigger.engine.rights.Principal.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The principals that every server and every database has, with SQL Server's numbers. */
public final class FixedPrincipals {
    public static final int SA = 1;
    public static final int SERVER_PUBLIC = 2;
    public static final int SYSADMIN = 3;
    public static final int PUBLIC = 0;
    public static final int DBO = 1;
    public static final int GUEST = 2;
    public static final int DB_OWNER = 16384;
    static final int ACCESS_ADMIN = 16385;
    public static final int SECURITY_ADMIN = 16386;
    static final int DDL_ADMIN = 16387;
    static final int BACKUP_OPERATOR = 16389;
    static final int DATA_READER = 16390;
    static final int DATA_WRITER = 16391;
    static final int DENY_DATA_READER = 16392;
    static final int DENY_DATA_WRITER = 16393;

    /** Ids from here to below the end belong to fixed roles. */
    public static final int ROLES_BEGIN = DB_OWNER;

    public static final int ROLES_END = 16400;

    private static final long MADE = 15_693_178_560_000_000L;

    private static final List<Principal> SERVER =
            List.of(
                    fixed("", SA, "sa", Kind.LOGIN, "master"),
                    fixed("", SERVER_PUBLIC, "public", Kind.SERVER_ROLE, ""),
                    fixed("", SYSADMIN, "sysadmin", Kind.SERVER_ROLE, ""));

    private static final List<Principal> DATABASE =
            List.of(
                    fixed("", PUBLIC, "public", Kind.ROLE, ""),
                    fixed("", DBO, "dbo", Kind.USER, "dbo").withLogin(SA),
                    fixed("", GUEST, "guest", Kind.USER, "guest"),
                    fixed("", 3, "INFORMATION_SCHEMA", Kind.USER, ""),
                    fixed("", 4, "sys", Kind.USER, ""),
                    fixed("", DB_OWNER, "db_owner", Kind.ROLE, ""),
                    fixed("", ACCESS_ADMIN, "db_accessadmin", Kind.ROLE, ""),
                    fixed("", SECURITY_ADMIN, "db_securityadmin", Kind.ROLE, ""),
                    fixed("", DDL_ADMIN, "db_ddladmin", Kind.ROLE, ""),
                    fixed("", BACKUP_OPERATOR, "db_backupoperator", Kind.ROLE, ""),
                    fixed("", DATA_READER, "db_datareader", Kind.ROLE, ""),
                    fixed("", DATA_WRITER, "db_datawriter", Kind.ROLE, ""),
                    fixed("", DENY_DATA_READER, "db_denydatareader", Kind.ROLE, ""),
                    fixed("", DENY_DATA_WRITER, "db_denydatawriter", Kind.ROLE, ""));

    private FixedPrincipals() {}

    private static Principal fixed(String database, int id, String name, Kind kind, String home) {
        int owner = kind == Kind.ROLE || kind == Kind.SERVER_ROLE ? 1 : 0;
        return new Principal(
                database, id, name, kind, owner, 0, home, Optional.empty(), false, MADE, MADE);
    }

    static List<Principal> of(String database) {
        return database.isEmpty() ? SERVER : DATABASE;
    }

    /** Of a database or of the server: nobody may change or drop it. */
    public static boolean isFixed(Principal principal) {
        return of(principal.database()).stream().anyMatch(own -> own.id() == principal.id());
    }

    /** A role whose members come by nothing but their membership. */
    public static boolean isFixedRole(Principal principal) {
        return principal.isRole() && isFixed(principal);
    }

    /** What a fixed role of a database gives its members there. */
    static Set<Permission> granted(int role) {
        return switch (role) {
            case DB_OWNER -> Set.of(Permission.CONTROL);
            case ACCESS_ADMIN ->
                    Set.of(Permission.ALTER_ANY_USER, Permission.CREATE_SCHEMA, Permission.CONNECT);
            case SECURITY_ADMIN -> Set.of(Permission.ALTER_ANY_ROLE, Permission.VIEW_DEFINITION);
            case DDL_ADMIN ->
                    Set.of(
                            Permission.ALTER_ANY_SCHEMA,
                            Permission.CREATE_TABLE,
                            Permission.CREATE_VIEW,
                            Permission.CREATE_PROCEDURE,
                            Permission.CREATE_FUNCTION,
                            Permission.CREATE_SCHEMA,
                            Permission.CREATE_EXTERNAL_LIBRARY,
                            Permission.ALTER_ANY_EXTERNAL_LIBRARY,
                            Permission.REFERENCES);
            case BACKUP_OPERATOR -> Set.of(Permission.BACKUP_DATABASE);
            case DATA_READER -> Set.of(Permission.SELECT);
            case DATA_WRITER -> Set.of(Permission.INSERT, Permission.UPDATE, Permission.DELETE);
            default -> Set.of();
        };
    }

    /** What it keeps from them. */
    static Set<Permission> denied(int role) {
        return switch (role) {
            case DENY_DATA_READER -> Set.of(Permission.SELECT);
            case DENY_DATA_WRITER ->
                    Set.of(Permission.INSERT, Permission.UPDATE, Permission.DELETE);
            default -> Set.of();
        };
    }
}
