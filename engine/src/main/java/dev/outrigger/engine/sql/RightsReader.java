package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.rights.Securable;
import dev.outrigger.engine.sql.RightsStatement.On;
import dev.outrigger.engine.sql.RightsStatement.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the definitions of logins, users and roles, and EXECUTE AS and REVERT. */
final class RightsReader implements TsqlParserImplConstants {
    private static final String PASSWORD = "PASSWORD";

    private final Cursor cursor;

    RightsReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The kind of principal that follows CREATE, ALTER or DROP; its words are taken. */
    Optional<Sort> sort() {
        if (cursor.take(USER)) {
            return Optional.of(Sort.USER);
        }
        if (cursor.takeWord("LOGIN")) {
            return Optional.of(Sort.LOGIN);
        }
        if (cursor.takeWord("ROLE")) {
            return Optional.of(Sort.ROLE);
        }
        if (cursor.atWord("SERVER") && cursor.atWord(2, "ROLE")) {
            cursor.next();
            cursor.next();
            return Optional.of(Sort.SERVER_ROLE);
        }
        return Optional.empty();
    }

    Statement create(Sort sort, int line) {
        return new Statement.Rights(
                switch (sort) {
                    case LOGIN -> createLogin();
                    case USER -> createUser();
                    case ROLE ->
                            new RightsStatement.CreateRole(
                                    cursor.name(),
                                    cursor.take(AUTHORIZATION)
                                            ? Optional.of(cursor.name())
                                            : Optional.empty());
                    case SERVER_ROLE ->
                            throw Syntax.notSupported(
                                    "CREATE SERVER ROLE",
                                    ": sysadmin is the server's one role",
                                    cursor.peek());
                },
                line);
    }

    private RightsStatement createLogin() {
        String name = cursor.name();
        if (cursor.at(FROM)) {
            throw Syntax.notSupported(
                    "CREATE LOGIN ... FROM", ": give it a PASSWORD", cursor.peek());
        }
        cursor.expect(WITH);
        Map<String, String> options = options();
        if (!options.containsKey(PASSWORD)) {
            throw cursor.unexpected();
        }
        return new RightsStatement.CreateLogin(
                name, options.get(PASSWORD), option(options, "DEFAULT_DATABASE"));
    }

    private static Optional<String> option(Map<String, String> options, String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** {@code NAME = value, ...}. */
    private Map<String, String> options() {
        Map<String, String> options = new TreeMap<>();
        do {
            SourceToken word = cursor.next();
            String name = word.image.toUpperCase(Locale.ROOT);
            cursor.expect(EQ);
            switch (name) {
                case PASSWORD, "OLD_PASSWORD" -> options.put(name, password(name));
                case "DEFAULT_DATABASE", "NAME", "DEFAULT_SCHEMA", "LOGIN" ->
                        options.put(name, cursor.name());
                case "CHECK_POLICY", "CHECK_EXPIRATION" -> policy(name, word);
                case "DEFAULT_LANGUAGE" -> language(word);
                default -> throw Syntax.notSupported("The option " + name, "", word);
            }
            if (name.equals(PASSWORD) && cursor.atWord("OLD_PASSWORD")) {
                cursor.next();
                cursor.expect(EQ);
                options.put("OLD_PASSWORD", password("OLD_PASSWORD"));
            }
        } while (cursor.take(COMMA));
        return options;
    }

    private String password(String name) {
        if (cursor.at(HEX_LITERAL)) {
            throw Syntax.notSupported(
                    "A password given as its hash", ": give it as text", cursor.peek());
        }
        String password = cursor.string();
        for (String option : List.of("HASHED", "MUST_CHANGE", "UNLOCK")) {
            if (name.equals(PASSWORD) && cursor.atWord(option)) {
                throw Syntax.notSupported(PASSWORD + " ... " + option, "", cursor.peek());
            }
        }
        return password;
    }

    /** There is no policy of an operating system's to check: only OFF holds for expiration. */
    private void policy(String name, SourceToken word) {
        boolean on = cursor.take(ON);
        if (!on) {
            cursor.expect(OFF);
        }
        if (on && name.equals("CHECK_EXPIRATION")) {
            throw Syntax.notSupported("CHECK_EXPIRATION = ON", "", word);
        }
    }

    private void language(SourceToken word) {
        String language = cursor.name();
        if (!language.equalsIgnoreCase("us_english")) {
            throw Syntax.notSupported("A DEFAULT_LANGUAGE other than us_english", "", word);
        }
    }

    private RightsStatement createUser() {
        String name = cursor.name();
        Optional<String> login = Optional.of(name);
        if (cursor.take(FOR) || cursor.take(FROM)) {
            if (!cursor.atWord("LOGIN")) {
                throw Syntax.notSupported(
                        "A user of a certificate or a key", ": use FOR LOGIN", cursor.peek());
            }
            cursor.next();
            login = Optional.of(cursor.name());
        } else if (cursor.takeWord("WITHOUT")) {
            cursor.expectWord("LOGIN");
            login = Optional.empty();
        }
        Optional<String> schema = Optional.empty();
        if (cursor.take(WITH)) {
            SourceToken first = cursor.peek();
            Map<String, String> options = options();
            schema = option(options, "DEFAULT_SCHEMA");
            if (options.size() > schema.stream().count()) {
                throw Syntax.notSupported(
                        "A user with a password", ": CREATE LOGIN makes passwords", first);
            }
        }
        return new RightsStatement.CreateUser(name, login, schema);
    }

    Statement alter(Sort sort, int line) {
        String name = cursor.name();
        return new Statement.Rights(
                switch (sort) {
                    case LOGIN -> alterLogin(name);
                    case USER -> alterUser(name);
                    case ROLE, SERVER_ROLE -> alterRole(sort, name);
                },
                line);
    }

    private RightsStatement alterLogin(String name) {
        if (cursor.takeWord("ENABLE")) {
            return loginChange(name, Optional.of(true), Map.of());
        }
        if (cursor.takeWord("DISABLE")) {
            return loginChange(name, Optional.of(false), Map.of());
        }
        cursor.expect(WITH);
        return loginChange(name, Optional.empty(), options());
    }

    private static RightsStatement loginChange(
            String name, Optional<Boolean> enabled, Map<String, String> options) {
        return new RightsStatement.AlterLogin(
                name,
                enabled,
                option(options, "NAME"),
                option(options, PASSWORD),
                option(options, "OLD_PASSWORD"),
                option(options, "DEFAULT_DATABASE"));
    }

    private RightsStatement alterUser(String name) {
        cursor.expect(WITH);
        SourceToken first = cursor.peek();
        Map<String, String> options = options();
        if (options.containsKey(PASSWORD)) {
            throw Syntax.notSupported(
                    "A user with a password", ": ALTER LOGIN changes passwords", first);
        }
        return new RightsStatement.AlterUser(
                name,
                option(options, "NAME"),
                option(options, "LOGIN"),
                option(options, "DEFAULT_SCHEMA"));
    }

    private RightsStatement alterRole(Sort sort, String name) {
        if (sort == Sort.ROLE && cursor.take(WITH)) {
            cursor.expectWord("NAME");
            cursor.expect(EQ);
            return new RightsStatement.RenameRole(name, cursor.name());
        }
        boolean add = cursor.take(ADD);
        if (!add) {
            cursor.expect(DROP);
        }
        cursor.expectWord("MEMBER");
        return new RightsStatement.ChangeMember(sort, name, cursor.name(), add);
    }

    Statement drop(Sort sort, int line) {
        boolean ifExists = cursor.take(IF);
        if (ifExists) {
            cursor.expect(EXISTS);
        }
        return new Statement.Rights(new RightsStatement.Drop(sort, cursor.name(), ifExists), line);
    }

    /** After ALTER AUTHORIZATION. */
    Statement authorization(int line) {
        cursor.expect(ON);
        SourceToken kind = cursor.peek();
        boolean isDatabase = cursor.take(DATABASE);
        if (!isDatabase && !cursor.take(SCHEMA)) {
            throw Syntax.notSupported(
                    "ALTER AUTHORIZATION on anything but a schema and a database",
                    ": what is in a schema belongs to its owner",
                    kind);
        }
        cursor.expect(COLON);
        cursor.expect(COLON);
        String name = cursor.name();
        cursor.expect(TO);
        String owner = cursor.name();
        return new Statement.Rights(
                isDatabase
                        ? new RightsStatement.DatabaseOwner(name, owner)
                        : new RightsStatement.SchemaOwner(name, owner),
                line);
    }

    /** At AS, after EXECUTE. */
    Statement executeAs(int line) {
        cursor.expect(AS);
        if (cursor.takeWord("CALLER")) {
            return new Statement.Rights(
                    new RightsStatement.ExecuteAs(false, Optional.empty()), line);
        }
        boolean login = cursor.takeWord("LOGIN");
        if (!login) {
            cursor.expect(USER);
        }
        cursor.expect(EQ);
        RightsStatement as =
                new RightsStatement.ExecuteAs(login, Optional.of(cursor.expressionAtom()));
        if (cursor.at(WITH)) {
            throw Syntax.notSupported("EXECUTE AS ... WITH NO REVERT or COOKIE", "", cursor.peek());
        }
        return new Statement.Rights(as, line);
    }

    Statement revert() {
        int line = cursor.expect(REVERT).beginLine;
        if (cursor.at(WITH, IDENTIFIER) && cursor.atWord(2, "COOKIE")) {
            throw Syntax.notSupported("REVERT WITH COOKIE", "", cursor.peek());
        }
        return new Statement.Rights(new RightsStatement.Revert(), line);
    }

    /** GRANT, DENY or REVOKE. */
    Statement permit() {
        SourceToken word = cursor.next();
        RightsStatement.Verb verb =
                RightsStatement.Verb.valueOf(word.image.toUpperCase(Locale.ROOT));
        boolean optionOnly = false;
        if (verb == RightsStatement.Verb.REVOKE && cursor.at(GRANT)) {
            cursor.next();
            cursor.expect(OPTION);
            cursor.expect(FOR);
            optionOnly = true;
        }
        List<String> permissions = new ArrayList<>();
        do {
            permissions.add(permission());
        } while (cursor.take(COMMA));
        On on = permissions.stream().allMatch(RightsReader::isOfServer) ? On.SERVER : On.DATABASE;
        Optional<ObjectName> name = Optional.empty();
        if (cursor.take(ON)) {
            on = on();
            name = Optional.of(cursor.objectName());
            if (cursor.at(LPAREN)) {
                throw columns();
            }
        }
        if (verb == RightsStatement.Verb.REVOKE && cursor.at(FROM)) {
            cursor.next();
        } else {
            cursor.expect(TO);
        }
        List<String> principals = new ArrayList<>();
        do {
            principals.add(cursor.take(PUBLIC) ? "public" : cursor.name());
        } while (cursor.take(COMMA));
        boolean withOption = false;
        if (cursor.at(WITH, GRANT)) {
            cursor.next();
            cursor.next();
            cursor.expect(OPTION);
            withOption = true;
        }
        boolean cascade = cursor.take(CASCADE);
        if (cursor.at(AS)) {
            throw Syntax.notSupported("AS in " + verb, "", cursor.peek());
        }
        return new Statement.Rights(
                new RightsStatement.Permit(
                        verb, optionOnly, permissions, on, name, principals, withOption, cascade),
                word.beginLine);
    }

    private SqlError columns() {
        return Syntax.notSupported(
                "A permission on columns", ": grant it on a view that shows them", cursor.peek());
    }

    private static boolean isOfServer(String permission) {
        return Permission.of(permission)
                .filter(known -> known.isOn(Securable.Kind.SERVER))
                .isPresent();
    }

    private String permission() {
        StringBuilder words = new StringBuilder();
        while (!cursor.at(COMMA) && !cursor.at(ON) && !cursor.at(TO) && !cursor.at(FROM)) {
            if (cursor.at(LPAREN) && words.length() > 0) {
                throw columns();
            }
            SourceToken word = cursor.next();
            if (word.kind == EOF || !Character.isLetter(word.image.charAt(0))) {
                throw Syntax.near(word);
            }
            words.append(words.length() == 0 ? "" : " ")
                    .append(word.image.toUpperCase(Locale.ROOT));
        }
        if (words.length() == 0) {
            throw cursor.unexpected();
        }
        String name = words.toString();
        return name.equals("ALL PRIVILEGES") ? "ALL" : name.equals("EXEC") ? "EXECUTE" : name;
    }

    private On on() {
        SourceToken kind = cursor.peek();
        if (cursor.at(EXTERNAL) && cursor.atWord(2, "LANGUAGE")) {
            cursor.next();
            cursor.next();
            cursor.expect(COLON);
            cursor.expect(COLON);
            return On.EXTERNAL_LANGUAGE;
        }
        if (cursor.peek(2).kind != COLON || cursor.peek(3).kind != COLON) {
            return On.OBJECT;
        }
        cursor.next();
        cursor.next();
        cursor.next();
        return switch (kind.image.toUpperCase(Locale.ROOT)) {
            case "OBJECT" -> On.OBJECT;
            case "SCHEMA" -> On.SCHEMA;
            case "DATABASE" -> On.DATABASE;
            default ->
                    throw Syntax.notSupported(
                            "Permissions on a " + kind.image.toUpperCase(Locale.ROOT),
                            ": they are on OBJECT, SCHEMA and DATABASE",
                            kind);
        };
    }
}
