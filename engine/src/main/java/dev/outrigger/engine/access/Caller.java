package dev.outrigger.engine.access;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.FixedPrincipals;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.sql.RightsStatement;
import dev.outrigger.engine.store.Catalog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whom a session works for: the login that it was opened for, under those that EXECUTE AS has put
 * in its place, and the module that runs. Not thread-safe.
 */
public final class Caller {
    private static final int DEEPEST = 32;
    private static final int WRONG_PASSWORDS_MAX = 5;
    private static final String OWNER = "OWNER";

    private final Supplier<Catalog> catalog;
    private final Supplier<String> database;
    private final Deque<Identity> impersonated = new ArrayDeque<>();
    private volatile Identity login = Identity.ADMINISTRATOR;
    private int wrongPasswords;

    /** How many of the impersonated were there when the running module began. */
    private int moduleBegan;

    /** Of the running module; empty in a batch and in a string. */
    private Optional<Owner> module = Optional.empty();

    private Access access;
    private long version;

    /** database: the session's current one. */
    public Caller(Supplier<Catalog> catalog, Supplier<String> database) {
        this.catalog = catalog;
        this.database = database;
    }

    /** Works for a login from now on. */
    public void logIn(String name) {
        Principal principal =
                catalog.get()
                        .rights()
                        .principal("", name)
                        .filter(found -> found.kind() == Principal.Kind.LOGIN)
                        .orElseThrow(() -> SqlError.of(ErrorCode.NOT_A_LOGIN, name));
        login = Identity.of(principal);
        access = null;
        reset();
    }

    /** Whether the session was opened for a login. Any thread may ask. */
    public boolean isOf(int id) {
        return login.id() == id;
    }

    /** Whether it works for that login and for no other in its place. */
    boolean isItself(int id) {
        return impersonated.isEmpty() && login.id() == id;
    }

    /** Whether the session has guessed at old passwords too often to be heard again. */
    boolean isGuessing() {
        return wrongPasswords >= WRONG_PASSWORDS_MAX;
    }

    void passwordWasWrong() {
        wrongPasswords++;
    }

    /** Works for the login again. */
    public void reset() {
        impersonated.clear();
        module = Optional.empty();
        moduleBegan = 0;
    }

    private Identity identity() {
        Identity top = impersonated.peek();
        return top == null ? login : top;
    }

    /** What the caller may do as things are now. */
    public Access access() {
        Identity identity = identity();
        Catalog now = catalog.get();
        if (access != null && access.identity() == identity && version == now.version()) {
            return access;
        }
        version = now.version();
        access = new Access(now, identity);
        return access;
    }

    /** The owner of the module that runs. */
    public Optional<Owner> module() {
        return module;
    }

    public Reading reading() {
        Access mine = access();
        return mine.isAdministrator() ? Reading.ALL : new AccessReading(mine, module);
    }

    /** Who is asked for again by what a string of T-SQL names: no chain reaches into it. */
    public Reading readingOfText() {
        Access mine = access();
        return mine.isAdministrator() ? Reading.ALL : new AccessReading(mine, Optional.empty());
    }

    /** What there was before a module began. */
    public record Before(int impersonated, int moduleBegan, Optional<Owner> module) {}

    /** running: empty for a string of T-SQL. */
    public Before enter(Optional<Catalog.Module> running) {
        Before before = new Before(impersonated.size(), moduleBegan, module);
        moduleBegan = impersonated.size();
        module = running.map(found -> access().owner(found.database(), found.schema()));
        return before;
    }

    /** Ends a module, and each EXECUTE AS in it. */
    public void leave(Before before) {
        while (impersonated.size() > before.impersonated()) {
            impersonated.pop();
        }
        moduleBegan = before.moduleBegan();
        module = before.module();
    }

    private Principal ownerOf(String place, String schema) {
        return catalog.get()
                .rights()
                .principal(place, access().owner(place, schema).principal())
                .orElseThrow(() -> SqlError.of(ErrorCode.CANNOT_EXECUTE_AS_USER, OWNER));
    }

    private static Optional<Principal> user(Optional<Principal> found) {
        return found.filter(user -> user.kind() == Principal.Kind.USER)
                .filter(user -> user.id() < 3 || !FixedPrincipals.isFixed(user));
    }

    /**
     * Whom a module of a schema is to run for: a user's id, or 0 for whoever owns the module then.
     * 15517 where the caller may not work for that user.
     */
    public int requireRunner(String place, String schema, RightsStatement.RunsAs runsAs) {
        Optional<Principal> named =
                runsAs.user().flatMap(name -> catalog.get().rights().principal(place, name));
        Optional<Principal> runner =
                runsAs.user().isPresent() ? named : Optional.of(ownerOf(place, schema));
        if (user(runner).filter(one -> mayImpersonate(one, place)).isEmpty()) {
            throw SqlError.of(ErrorCode.CANNOT_EXECUTE_AS_USER, runsAs.user().orElse(OWNER));
        }
        return named.map(Principal::id).orElse(0);
    }

    /** Works for the user of the module that has just begun, to its end. */
    public void runAs(Catalog.Module running, RightsStatement.RunsAs runsAs) {
        Optional<Principal> runner =
                runsAs.user().isPresent()
                        // A name is somebody else's tomorrow: the id was kept.
                        ? catalog.get().rights().principal(running.database(), running.runner())
                        : Optional.of(ownerOf(running.database(), running.schema()));
        push(
                user(runner)
                        .map(Identity::of)
                        .orElseThrow(
                                () ->
                                        SqlError.of(
                                                ErrorCode.CANNOT_EXECUTE_AS_USER,
                                                runsAs.user().orElse(OWNER))));
        moduleBegan = impersonated.size();
    }

    /** For whom something was written, to be run later and maybe elsewhere. */
    public static final class Standing {
        private final Identity identity;
        private final Optional<Owner> module;

        private Standing(Identity identity, Optional<Owner> module) {
            this.identity = identity;
            this.module = module;
        }
    }

    public Standing standing() {
        return new Standing(identity(), module);
    }

    /** Runs what was written for another with that one's rights and no more. */
    public void runFor(Standing standing, Runnable work) {
        Before before = enter(Optional.empty());
        try {
            push(standing.identity);
            module = standing.module;
            work.run();
        } finally {
            leave(before);
        }
    }

    /** 229 where the caller may not run the module. */
    public void requireExecute(Catalog.Module running) {
        Access mine = access();
        if (!mine.isAdministrator()) {
            long id =
                    catalog.get()
                            .facts(running.database(), running.schema(), running.name())
                            .map(Catalog.ObjectFacts::id)
                            .orElse(0L);
            require(Permission.EXECUTE, running.database(), running.schema(), running.name(), id);
        }
    }

    /** 229, unless the running module has the same owner as what is asked for. */
    public void require(Permission permission, String place, String schema, String name, long id) {
        Access mine = access();
        if (!mine.isAdministrator()) {
            new AccessReading(mine, module).require(permission, place, schema, name, id);
        }
    }

    public void executeAsLogin(String name) {
        Rights rights = catalog.get().rights();
        Principal principal =
                rights.principal("", name)
                        .filter(found -> found.kind() == Principal.Kind.LOGIN)
                        .filter(found -> access().isAdministrator() || isMyself(found))
                        .orElseThrow(() -> SqlError.of(ErrorCode.CANNOT_EXECUTE_AS_LOGIN, name));
        push(Identity.of(principal));
    }

    private boolean isMyself(Principal principal) {
        Identity now = identity();
        return now.isLogin() == principal.database().isEmpty() && now.id() == principal.id();
    }

    public void executeAsUser(String name) {
        String place = database.get();
        Rights rights = catalog.get().rights();
        Principal principal =
                rights.principal(place, name)
                        .filter(found -> found.kind() == Principal.Kind.USER)
                        .filter(found -> found.id() < 3 || !FixedPrincipals.isFixed(found))
                        .filter(found -> mayImpersonate(found, place))
                        .orElseThrow(() -> SqlError.of(ErrorCode.CANNOT_EXECUTE_AS_USER, name));
        push(Identity.of(principal));
    }

    /** CONTROL of the database holds IMPERSONATE of all its users, but db_owner alone of dbo. */
    private boolean mayImpersonate(Principal user, String place) {
        Access mine = access();
        Optional<Access.Visitor> me = mine.in(place);
        return me.isPresent()
                && (me.get().user().id() == user.id()
                        || mine.isOwner(place)
                        || user.id() != FixedPrincipals.DBO
                                && mine.mayInDatabase(Permission.CONTROL, place));
    }

    private void push(Identity identity) {
        if (impersonated.size() == DEEPEST) {
            throw SqlError.of(
                    ErrorCode.STATEMENT_TOO_COMPLEX,
                    "EXECUTE AS more than " + DEEPEST + " times without REVERT");
        }
        impersonated.push(identity);
    }

    /** Ends the last EXECUTE AS of this batch or module; nothing where there is none. */
    public void revert() {
        if (impersonated.size() > moduleBegan) {
            impersonated.pop();
        }
    }

    /** The login's name, as ORIGINAL_LOGIN has it. */
    public String originalLogin() {
        return login.name();
    }

    /** The name of the login that the session works for now; a user of no login has a SID's. */
    public String login() {
        Identity now = identity();
        if (now.isLogin()) {
            return now.name();
        }
        Rights rights = catalog.get().rights();
        return rights.principal(now.database(), now.id())
                .filter(user -> user.login() != 0)
                .flatMap(user -> rights.principal("", user.login()))
                .map(Principal::name)
                .orElse("S-1-9-3-" + now.id());
    }

    /** Whether the session works for a login now, and not for a user of one database. */
    boolean isLogin() {
        return identity().isLogin();
    }

    /** The user's name in the current database. */
    public String user() {
        return access().in(database.get()).map(visitor -> visitor.user().name()).orElse("guest");
    }

    /** The user's id in the current database. */
    public int userId() {
        return access().in(database.get())
                .map(visitor -> visitor.user().id())
                .orElse(FixedPrincipals.GUEST);
    }
}
