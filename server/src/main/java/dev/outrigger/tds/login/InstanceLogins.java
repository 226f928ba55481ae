package dev.outrigger.tds.login;

import dev.outrigger.Instance;
import dev.outrigger.Login;
import dev.outrigger.engine.rights.PasswordHash;
import java.util.Optional;

/**
 * The administrator, and the logins that an instance keeps. A name that nobody has takes as long to
 * refuse as a wrong password. Thread-safe.
 */
public final class InstanceLogins implements Logins {
    private final Instance instance;
    private final AdministratorLogin administrator;
    private final KnownPasswords passwords = new KnownPasswords();
    private final PasswordHash nobodys = PasswordHash.ofNothing();

    public InstanceLogins(Instance instance, AdministratorLogin administrator) {
        this.instance = instance;
        this.administrator = administrator;
    }

    @Override
    public Optional<Principal> authenticate(String name, String password) {
        if (name.equalsIgnoreCase(AdministratorLogin.NAME)) {
            return administrator.authenticate(name, password);
        }
        Optional<Login> login = instance.login(name);
        boolean right = passwords.matches(login.map(Login::password).orElse(nobodys), password);
        return login.filter(found -> right && found.connects())
                .map(found -> new Principal(found.name(), found.database(), found.enabled()));
    }
}
