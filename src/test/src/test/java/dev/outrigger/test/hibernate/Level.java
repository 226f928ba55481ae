package dev.outrigger.test.hibernate;

/** How good a customer is: kept by name, which a CHECK guards. */
enum Level {
    NEW,
    REGULAR,
    GOLD
}
