package dev.outrigger.test.hibernate;

import dev.outrigger.jdbc.OutriggerDataSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** A session factory with all entities, and a few rows of each. */
final class Shop {
    static final OffsetDateTime PLACED =
            OffsetDateTime.of(2024, 2, 29, 23, 30, 15, 123_456_000, ZoneOffset.ofHours(-3));

    private static final List<Class<?>> ENTITIES =
            List.of(
                    Customer.class,
                    Label.class,
                    Product.class,
                    PurchaseOrder.class,
                    OrderLine.class,
                    Payment.class,
                    CardPayment.class,
                    TransferPayment.class,
                    Delivery.class,
                    CourierDelivery.class,
                    PickupDelivery.class,
                    Warehouse.class,
                    Employee.class);

    private Shop() {}

    /** No dialect is named: Hibernate finds it from what the connection says of itself. */
    static Configuration configuration(String url, String schemaAction) {
        Configuration configuration = new Configuration();
        configuration
                .getProperties()
                .put("hibernate.connection.datasource", new OutriggerDataSource(url));
        configuration.setProperty("hibernate.hbm2ddl.auto", schemaAction);
        configuration.setProperty("hibernate.jdbc.batch_size", "20");
        configuration.setProperty("hibernate.hbm2ddl.halt_on_error", "true");
        configuration.setProperty("hibernate.id.db_structure_naming_strategy", "standard");
        ENTITIES.forEach(configuration::addAnnotatedClass);
        return configuration;
    }

    static SessionFactory open(String url, String schemaAction) {
        return configuration(url, schemaAction).buildSessionFactory();
    }

    /** Three customers, three products, two orders. */
    static void fill(SessionFactory factory) {
        factory.inTransaction(
                session -> {
                    Customer ann = new Customer("Ann", "Paris");
                    ann.phones.add("111");
                    ann.phones.add("222");
                    ann.level = Level.GOLD;
                    ann.credit = new BigDecimal("100.50");
                    ann.since = LocalDateTime.of(2020, 1, 2, 3, 4, 5, 678_900_000);
                    Customer bob = new Customer("Bob", "Lyon");
                    Customer cleo = new Customer("Cleo", "Paris");
                    cleo.active = false;
                    cleo.credit = null;
                    Label red = new Label("red");
                    Label hot = new Label("hot");
                    Product chili = new Product("Chili \u65e5\u672c", "2.5");
                    chili.tags.add(red);
                    chili.tags.add(hot);
                    chili.thumbnail = new byte[] {1, 2, 3};
                    chili.picture = new byte[100_000];
                    chili.description = "hot ".repeat(5000);
                    Product rose = new Product("Rose", "4");
                    rose.tags.add(red);
                    Product ice = new Product("Ice", "1.25");
                    List.of(ann, bob, cleo, red, hot, chili, rose, ice).forEach(session::persist);
                    PurchaseOrder first =
                            new PurchaseOrder(ann, PLACED).with(chili, 4).with(rose, 1);
                    CardPayment card = new CardPayment();
                    card.purchaseOrder = first;
                    card.amount = new BigDecimal("14.00");
                    card.lastDigits = "1234";
                    card.paid = Instant.parse("2024-03-01T10:15:30.123456Z");
                    first.payment = card;
                    first.status = Status.PAID;
                    session.persist(first);
                    PurchaseOrder second = new PurchaseOrder(bob, PLACED.plusDays(3)).with(ice, 10);
                    TransferPayment transfer = new TransferPayment();
                    transfer.purchaseOrder = second;
                    transfer.amount = new BigDecimal("12.50");
                    transfer.account = "FR76";
                    second.payment = transfer;
                    session.persist(second);
                    Warehouse north = new Warehouse("north");
                    north.opened = LocalDate.of(1999, 12, 31);
                    north.opensAt = java.time.LocalTime.of(7, 30, 1);
                    north.reach = java.time.Duration.ofMinutes(90);
                    north.area = 1234.5;
                    north.height = 7.25f;
                    north.docks = 12;
                    north.floors = 3;
                    north.stock.put("ice", 500);
                    north.stock.put("rose", 20);
                    session.persist(north);
                    CourierDelivery courier = new CourierDelivery();
                    courier.purchaseOrder = first;
                    courier.tracking = "T-1";
                    PickupDelivery pickup = new PickupDelivery();
                    pickup.purchaseOrder = second;
                    pickup.place = north;
                    session.persist(courier);
                    session.persist(pickup);
                    Employee boss = new Employee("Boss", null, "100");
                    Employee lead = new Employee("Lead", boss, "70");
                    List.of(
                                    boss,
                                    lead,
                                    new Employee("Dev", lead, "50"),
                                    new Employee("Ops", lead, "50"))
                            .forEach(session::persist);
                });
    }
}
