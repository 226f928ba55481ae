package dev.outrigger.engine.rights;

import static dev.outrigger.engine.rights.Securable.Kind.DATABASE;
import static dev.outrigger.engine.rights.Securable.Kind.EXTERNAL_LANGUAGE;
import static dev.outrigger.engine.rights.Securable.Kind.OBJECT;
import static dev.outrigger.engine.rights.Securable.Kind.SCHEMA;
import static dev.outrigger.engine.rights.Securable.Kind.SERVER;

import dev.outrigger.engine.rights.Securable.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What may be granted, with the code that sys.database_permissions has for it. */
public enum Permission {
    SELECT("SL", DATABASE, SCHEMA, OBJECT),
    INSERT("IN", DATABASE, SCHEMA, OBJECT),
    UPDATE("UP", DATABASE, SCHEMA, OBJECT),
    DELETE("DL", DATABASE, SCHEMA, OBJECT),
    EXECUTE("EX", DATABASE, SCHEMA, OBJECT),
    REFERENCES("RF", DATABASE, SCHEMA, OBJECT),
    ALTER("AL", DATABASE, SCHEMA, OBJECT),
    CONTROL("CL", DATABASE, SCHEMA, OBJECT),
    VIEW_DEFINITION("VW", DATABASE, SCHEMA, OBJECT),
    TAKE_OWNERSHIP("TO", DATABASE, SCHEMA, OBJECT),
    CREATE_SEQUENCE("CRSO", SCHEMA),
    CONNECT("CO", DATABASE),
    CREATE_TABLE("CRTB", DATABASE),
    CREATE_VIEW("CRVW", DATABASE),
    CREATE_PROCEDURE("CRPR", DATABASE),
    CREATE_FUNCTION("CRFN", DATABASE),
    CREATE_SCHEMA("CRSM", DATABASE),
    CREATE_ROLE("CRRL", DATABASE),
    ALTER_ANY_USER("ALUS", DATABASE),
    ALTER_ANY_ROLE("ALRL", DATABASE),
    ALTER_ANY_SCHEMA("ALSM", DATABASE),
    EXECUTE_ANY_EXTERNAL_SCRIPT("EAES", DATABASE),
    EXECUTE_EXTERNAL_SCRIPT("EXES", EXTERNAL_LANGUAGE),
    CREATE_EXTERNAL_LIBRARY("CREL", DATABASE),
    ALTER_ANY_EXTERNAL_LIBRARY("ALEL", DATABASE),
    BACKUP_DATABASE("BADB", DATABASE),
    SHOWPLAN("SPLN", DATABASE),
    VIEW_DATABASE_STATE("VWDS", DATABASE),
    CONTROL_SERVER("CL", SERVER),
    CONNECT_SQL("COSQ", SERVER),
    VIEW_SERVER_STATE("VWSS", SERVER),
    ALTER_SERVER_STATE("ALSS", SERVER),
    ALTER_SETTINGS("ALST", SERVER),
    ALTER_ANY_CONNECTION("ALCO", SERVER),
    ALTER_ANY_LOGIN("ALLG", SERVER),
    /** On the server, since a language names a program that the server starts. */
    ALTER_ANY_EXTERNAL_LANGUAGE("ALLA", SERVER),
    CREATE_EXTERNAL_LANGUAGE("CRLA", SERVER),
    CREATE_ANY_DATABASE("CRDB", SERVER),
    ADMINISTER_BULK_OPERATIONS("ADBO", SERVER);

    private final String code;
    private final Set<Kind> on;

    Permission(String code, Kind... on) {
        this.code = code;
        this.on = Set.of(on);
    }

    public String code() {
        return code;
    }

    /** As it is written. */
    public String words() {
        return name().replace('_', ' ');
    }

    public boolean isOn(Kind kind) {
        return on.contains(kind);
    }

    public static Optional<Permission> of(String words) {
        String name = words.toUpperCase(Locale.ROOT).replace(' ', '_');
        for (Permission permission : values()) {
            if (permission.name().equals(name)) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }

    /** Whether to hold this one on something of a kind is to hold the wanted one in it. */
    boolean covers(Permission wanted, Kind at) {
        if (this == wanted || this == CONTROL_SERVER) {
            return true;
        }
        return switch (this) {
            case CONTROL -> !wanted.isOn(SERVER);
            case ALTER -> at == DATABASE ? wanted.isOfDefinition() : wanted == CREATE_SEQUENCE;
            case ALTER_ANY_SCHEMA -> wanted == ALTER || wanted == CREATE_SEQUENCE;
            case ALTER_ANY_ROLE -> wanted == CREATE_ROLE;
            case ALTER_ANY_EXTERNAL_LIBRARY -> wanted == CREATE_EXTERNAL_LIBRARY;
            case ALTER_ANY_EXTERNAL_LANGUAGE -> wanted == CREATE_EXTERNAL_LANGUAGE;
            case EXECUTE_ANY_EXTERNAL_SCRIPT -> wanted == EXECUTE_EXTERNAL_SCRIPT;
            case VIEW_SERVER_STATE -> wanted == VIEW_DATABASE_STATE;
            case ALTER_SERVER_STATE -> wanted == VIEW_SERVER_STATE || wanted == VIEW_DATABASE_STATE;
            default -> false;
        };
    }

    private boolean isOfDefinition() {
        return switch (this) {
            case ALTER,
                    CREATE_SEQUENCE,
                    CREATE_TABLE,
                    CREATE_VIEW,
                    CREATE_PROCEDURE,
                    CREATE_FUNCTION,
                    CREATE_SCHEMA,
                    CREATE_ROLE,
                    ALTER_ANY_USER,
                    ALTER_ANY_ROLE,
                    ALTER_ANY_SCHEMA,
                    CREATE_EXTERNAL_LIBRARY,
                    ALTER_ANY_EXTERNAL_LIBRARY ->
                    true;
            default -> false;
        };
    }
}
