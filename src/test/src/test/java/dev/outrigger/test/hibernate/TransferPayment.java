package dev.outrigger.test.hibernate;

import jakarta.persistence.Entity;

/** Another table joined to the payment's. */
@Entity
class TransferPayment extends Payment {
    String account;
}
