package dev.outrigger.test.hibernate;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Its id is a sequence's, taken fifty at a time. */
@Entity
@Table(indexes = @Index(name = "ix_customer_city", columnList = "city, name DESC"))
class Customer {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "customers")
    @SequenceGenerator(
            name = "customers",
            sequenceName = "customer_numbers",
            initialValue = 1000,
            allocationSize = 50)
    Long id;

    @Version int version;

    @Column(nullable = false, length = 100)
    String name;

    @Column(unique = true)
    String email;

    @Embedded Address address;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    Level level = Level.NEW;

    boolean active = true;

    @Column(precision = 12, scale = 2)
    BigDecimal credit = BigDecimal.ZERO;

    LocalDateTime since;

    @ElementCollection
    @CollectionTable(name = "customer_phone", joinColumns = @JoinColumn(name = "customer_id"))
    @Column(name = "phone", length = 30)
    Set<String> phones = new TreeSet<>();

    @OneToMany(mappedBy = "customer")
    List<PurchaseOrder> orders = new ArrayList<>();

    Customer() {}

    Customer(String name, String city) {
        this.name = name;
        address = new Address(name + " Street 1", city);
        email = name + "@example.org";
    }
}
