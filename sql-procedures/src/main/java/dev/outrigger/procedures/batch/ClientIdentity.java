package dev.outrigger.procedures.batch;

/**
 * Who a session works for, as its login told.
 *
 * @param login the name that was logged in with
 * @param user the name in the database
 * @param transport as CONNECTIONPROPERTY has it: TCP, or Shared memory within a process
 */
public record ClientIdentity(
        String login,
        String user,
        String host,
        String application,
        String transport,
        String address) {
    /** The program that opened the instance. */
    public static final ClientIdentity EMBEDDED =
            new ClientIdentity("sa", "dbo", "", "", "Shared memory", "<local machine>");
}
