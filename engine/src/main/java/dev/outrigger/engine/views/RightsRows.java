package dev.outrigger.engine.views;

import dev.outrigger.engine.rights.FixedPrincipals;
import dev.outrigger.engine.rights.Grant;
import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.types.SqlBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The views of logins, users, roles and what they were granted. */
final class RightsRows {
    private static final int SID_BYTES = 16;

    private RightsRows() {}

    static void addTo(Map<String, CatalogViews.Maker> makers) {
        makers.put("sys.server_principals", RightsRows::serverPrincipals);
        makers.put("sys.sql_logins", RightsRows::logins);
        makers.put("sys.server_role_members", (database, view) -> members(database, view, ""));
        makers.put("sys.server_permissions", (database, view) -> permissions(database, view, ""));
        makers.put("sys.database_principals", RightsRows::databasePrincipals);
        makers.put(
                "sys.database_role_members",
                (database, view) -> members(database, view, database.database()));
        makers.put(
                "sys.database_permissions",
                (database, view) -> permissions(database, view, database.database()));
    }

    private static List<Principal> visible(
            Described database, String place, Predicate<Principal> wanted) {
        return database.catalog().rights().principals(place).stream()
                .filter(wanted)
                .filter(one -> database.visibility().principal(place, one.id()))
                .toList();
    }

    static SqlBytes loginSid(int login) {
        return SqlBytes.of(
                login == FixedPrincipals.SA
                        ? new byte[] {1}
                        : ByteBuffer.allocate(SID_BYTES).putInt(login).array());
    }

    private static String type(Principal principal) {
        return principal.isRole() ? "R" : "S";
    }

    private static Object[] serverPrincipal(ViewColumns view, Principal one) {
        Object[] row =
                view.row(
                        "name", one.name(),
                        "principal_id", one.id(),
                        "sid", loginSid(one.id()),
                        "type", type(one),
                        "type_desc", one.isRole() ? "SERVER_ROLE" : "SQL_LOGIN",
                        "is_disabled", one.disabled(),
                        "create_date", Described.milliseconds(one.created()),
                        "modify_date", Described.milliseconds(one.modified()));
        if (!one.isRole()) {
            view.set(
                    row,
                    "default_database_name",
                    one.home(),
                    "default_language_name",
                    "us_english");
        }
        return row;
    }

    private static List<Object[]> serverPrincipals(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Principal one : visible(database, "", principal -> true)) {
            Object[] row = serverPrincipal(view, one);
            if (one.isRole()) {
                view.set(
                        row,
                        "owning_principal_id",
                        FixedPrincipals.SA,
                        "is_fixed_role",
                        one.id() != FixedPrincipals.SERVER_PUBLIC);
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Object[]> logins(Described database, ViewColumns view) {
        return visible(database, "", principal -> !principal.isRole()).stream()
                .map(login -> serverPrincipal(view, login))
                .toList();
    }

    private static List<Object[]> members(Described database, ViewColumns view, String place) {
        List<Object[]> rows = new ArrayList<>();
        for (Rights.Member member : database.catalog().rights().members(place)) {
            if (database.visibility().principal(place, member.member())
                    && database.visibility().principal(place, member.role())) {
                rows.add(
                        view.row(
                                "role_principal_id", member.role(),
                                "member_principal_id", member.member()));
            }
        }
        return rows;
    }

    private static List<Object[]> permissions(Described database, ViewColumns view, String place) {
        List<Object[]> rows = new ArrayList<>();
        for (Grant grant : database.catalog().rights().grants(place)) {
            if (!database.visibility().principal(place, grant.grantee())) {
                continue;
            }
            String kind =
                    switch (grant.securable().kind()) {
                        case SERVER -> "SERVER";
                        case DATABASE -> "DATABASE";
                        case OBJECT -> "OBJECT_OR_COLUMN";
                        case SCHEMA -> "SCHEMA";
                        case EXTERNAL_LANGUAGE -> "EXTERNAL LANGUAGE";
                    };
            rows.add(
                    view.row(
                            "class", grant.securable().kind().number(),
                            "class_desc", kind,
                            "major_id", grant.securable().id(),
                            "grantee_principal_id", grant.grantee(),
                            "grantor_principal_id", grant.grantor(),
                            "type", grant.permission().code(),
                            "permission_name", grant.permission().words(),
                            "state", grant.state().code(),
                            "state_desc", grant.state().name()));
        }
        return rows;
    }

    private static List<Object[]> databasePrincipals(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Principal one : visible(database, database.database(), principal -> true)) {
            boolean instance = one.login() != 0;
            Object[] row =
                    view.row(
                            "name", one.name(),
                            "principal_id", one.id(),
                            "type", type(one),
                            "type_desc", one.isRole() ? "DATABASE_ROLE" : "SQL_USER",
                            "create_date", Described.milliseconds(one.created()),
                            "modify_date", Described.milliseconds(one.modified()),
                            "sid", userSid(one),
                            "authentication_type", instance ? 1 : 0,
                            "authentication_type_desc", instance ? "INSTANCE" : "NONE");
            if (one.isRole()) {
                view.set(
                        row,
                        "owning_principal_id",
                        one.owner(),
                        "is_fixed_role",
                        FixedPrincipals.isFixed(one) && one.id() != FixedPrincipals.PUBLIC);
            } else if (!one.home().isEmpty()) {
                view.set(row, "default_schema_name", one.home());
            }
            rows.add(row);
        }
        return rows;
    }

    private static SqlBytes userSid(Principal user) {
        return user.login() != 0
                ? loginSid(user.login())
                : user.id() == FixedPrincipals.GUEST
                        ? SqlBytes.of(new byte[] {0})
                        : SqlBytes.of(
                                ByteBuffer.allocate(SID_BYTES).putInt(0).putInt(user.id()).array());
    }
}
