package dev.outrigger.engine.rights;

/** That a principal was granted or denied a permission. There is one for all who granted it. */
public record Grant(
        Securable securable, int grantee, Permission permission, State state, int grantor) {
    public enum State {
        DENY("D"),
        GRANT("G"),
        GRANT_WITH_GRANT_OPTION("W");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** What one principal has of one permission on one thing. */
    public record Key(Securable securable, int grantee, Permission permission) {}

    public Key key() {
        return new Key(securable, grantee, permission);
    }
}
