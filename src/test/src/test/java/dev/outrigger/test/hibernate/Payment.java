package dev.outrigger.test.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.OneToOne;
import java.math.BigDecimal;
import java.time.Instant;

/** Each kind of payment has a table of its own beside this one. */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
abstract class Payment {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    Long id;

    @OneToOne(optional = false)
    PurchaseOrder purchaseOrder;

    @Column(precision = 12, scale = 2)
    BigDecimal amount;

    Instant paid;
}
