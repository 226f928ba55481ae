package dev.outrigger.test.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MapKeyColumn;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;

/** Its id is given; it has a column of each simple type that the others lack. */
@Entity
@DynamicUpdate
class Warehouse {
    @Id
    @Column(length = 8)
    String code;

    LocalDate opened;
    LocalTime opensAt;
    Duration reach;
    double area;
    float height;
    short docks;
    byte floors;
    char grade = 'A';

    @ColumnDefault("0")
    @Column(nullable = false)
    Long visits = 0L;

    @ElementCollection
    @MapKeyColumn(name = "article")
    @Column(name = "pieces")
    Map<String, Integer> stock = new HashMap<>();

    @Formula("upper(code)")
    String shown;

    Warehouse() {}

    Warehouse(String code) {
        this.code = code;
    }
}
