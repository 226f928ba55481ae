package dev.outrigger.test.hibernate;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Lines and a payment go with it. */
@Entity
class PurchaseOrder {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Version long version;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "customer_id")
    Customer customer;

    Status status = Status.OPEN;

    @Column(nullable = false)
    OffsetDateTime placed;

    @OneToMany(mappedBy = "id.purchaseOrder", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id.number")
    List<OrderLine> lines = new ArrayList<>();

    @OneToOne(mappedBy = "purchaseOrder", cascade = CascadeType.ALL)
    Payment payment;

    PurchaseOrder() {}

    PurchaseOrder(Customer customer, OffsetDateTime placed) {
        this.customer = customer;
        this.placed = placed;
    }

    PurchaseOrder with(Product product, int quantity) {
        OrderLine line = new OrderLine();
        line.id = new OrderLine.Key(this, lines.size() + 1);
        line.product = product;
        line.quantity = quantity;
        line.price = product.price.multiply(BigDecimal.valueOf(quantity));
        lines.add(line);
        return this;
    }
}
