package dev.outrigger.test.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Columns of another table. */
@Embeddable
class Address {
    @Column(length = 80)
    String street;

    @Column(length = 40)
    String city;

    Address() {}

    Address(String street, String city) {
        this.street = street;
        this.city = city;
    }
}
