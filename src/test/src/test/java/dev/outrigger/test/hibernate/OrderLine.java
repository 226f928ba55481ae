package dev.outrigger.test.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/** Its key has two columns, one of them the order's. */
@Entity
class OrderLine {
    @Embeddable
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        @ManyToOne(optional = false)
        PurchaseOrder purchaseOrder;

        @Column(name = "line_number")
        int number;

        Key() {}

        Key(PurchaseOrder purchaseOrder, int number) {
            this.purchaseOrder = purchaseOrder;
            this.number = number;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.number == number
                    && Objects.equals(key.purchaseOrder.id, purchaseOrder.id);
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    @EmbeddedId Key id;

    @ManyToOne(optional = false)
    Product product;

    int quantity;

    @Column(precision = 19, scale = 4)
    BigDecimal price;
}
