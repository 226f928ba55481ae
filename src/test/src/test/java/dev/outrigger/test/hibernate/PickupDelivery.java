package dev.outrigger.test.hibernate;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;

/** Other rows of the delivery's table. */
@Entity
@DiscriminatorValue("pickup")
class PickupDelivery extends Delivery {
    @ManyToOne Warehouse place;
}
