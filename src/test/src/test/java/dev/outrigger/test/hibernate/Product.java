package dev.outrigger.test.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Nationalized;

/** Its id is a UUID that Hibernate makes. */
@Entity
class Product {
    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    UUID id;

    @Nationalized
    @Column(nullable = false)
    String name;

    @Column(precision = 19, scale = 4, nullable = false)
    BigDecimal price;

    byte[] thumbnail;

    @Lob byte[] picture;

    @Lob @Nationalized String description;

    @ManyToMany
    @JoinTable(
            name = "product_tag",
            joinColumns = @JoinColumn(name = "product_id"),
            inverseJoinColumns = @JoinColumn(name = "tag_id"))
    Set<Label> tags = new HashSet<>();

    Product() {}

    Product(String name, String price) {
        this.name = name;
        this.price = new BigDecimal(price);
    }
}
