package dev.outrigger.test.hibernate;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;

/** Rows of the delivery's table. */
@Entity
@DiscriminatorValue("courier")
class CourierDelivery extends Delivery {
    String tracking;
}
