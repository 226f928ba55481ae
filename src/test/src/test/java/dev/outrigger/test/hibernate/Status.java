package dev.outrigger.test.hibernate;

/** Where an order is: kept by its number. */
enum Status {
    OPEN,
    PAID,
    SENT
}
