package dev.outrigger.test.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;

/** A table joined to the payment's. */
@Entity
class CardPayment extends Payment {
    @Column(length = 4, columnDefinition = "char(4)")
    String lastDigits;
}
