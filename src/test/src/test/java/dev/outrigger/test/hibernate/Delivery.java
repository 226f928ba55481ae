package dev.outrigger.test.hibernate;

import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** All kinds of delivery are in one table, which names the kind. */
@Entity
@DiscriminatorColumn(name = "kind", length = 10)
abstract class Delivery {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @ManyToOne PurchaseOrder purchaseOrder;
}
