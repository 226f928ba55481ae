package dev.outrigger.test.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.TableGenerator;
import java.math.BigDecimal;

/** Its id comes from a table of counters; employees have managers, who are employees. */
@Entity
class Employee {
    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "employees")
    @TableGenerator(name = "employees", table = "id_counters", allocationSize = 10)
    Integer id;

    String name;

    BigDecimal salary;

    @ManyToOne Employee manager;

    Employee() {}

    Employee(String name, Employee manager, String salary) {
        this.name = name;
        this.manager = manager;
        this.salary = new BigDecimal(salary);
    }
}
