package dev.outrigger.test.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.ParameterMode;
import jakarta.persistence.Timeout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.dialect.SQLServerDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockTimeoutException;
import org.hibernate.procedure.ProcedureCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions, transactions and locks of Hibernate. Each test leaves the rows as it found them. */
@org.junit.jupiter.api.Timeout(180)
class HibernateTest {
    private static SessionFactory factory;

    @BeforeAll
    static void open() {
        factory =
                Shop.open("jdbc:outrigger:mem:" + UUID.randomUUID() + ";keep=true", "create-only");
        Shop.fill(factory);
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    private static void rolledBack(java.util.function.Consumer<Session> work) {
        factory.inTransaction(
                session -> {
                    work.accept(session);
                    session.getTransaction().setRollbackOnly();
                });
    }

    private static Customer ann(Session session) {
        return session.createSelectionQuery("from Customer where name = 'Ann'", Customer.class)
                .getSingleResult();
    }

    @Test
    void dialectIsFoundAndEntitiesComeBackAsTheyWere() {
        assertThat(((SessionFactoryImplementor) factory).getJdbcServices().getDialect())
                .isInstanceOf(SQLServerDialect.class);
        factory.inTransaction(
                session -> {
                    Customer ann = ann(session);
                    assertThat(ann.id).isGreaterThanOrEqualTo(1000);
                    assertThat(ann.credit).isEqualTo(new BigDecimal("100.50"));
                    assertThat(ann.since).isEqualTo("2020-01-02T03:04:05.678900");
                    assertThat(ann.level).isEqualTo(Level.GOLD);
                    assertThat(ann.active).isTrue();
                    assertThat(ann.address.city).isEqualTo("Paris");
                    assertThat(ann.phones).containsExactly("111", "222");
                    PurchaseOrder order = ann.orders.get(0);
                    assertThat(order.placed).isEqualTo(Shop.PLACED);
                    assertThat(order.status).isEqualTo(Status.PAID);
                    assertThat(order.lines).extracting(line -> line.quantity).containsExactly(4, 1);
                    Product chili = order.lines.get(0).product;
                    assertThat(chili.name).isEqualTo("Chili \u65e5\u672c");
                    assertThat(chili.price).isEqualByComparingTo("2.5");
                    assertThat(chili.thumbnail).containsExactly(1, 2, 3);
                    assertThat(chili.picture).hasSize(100_000);
                    assertThat(chili.description).hasSize(20_000);
                    assertThat(chili.tags).hasSize(2);
                    CardPayment payment = (CardPayment) order.payment;
                    assertThat(payment.lastDigits).isEqualTo("1234");
                    assertThat(payment.paid).isEqualTo("2024-03-01T10:15:30.123456Z");
                });
    }

    @Test
    void changesAreWrittenVersionedAndRolledBack() {
        rolledBack(
                session -> {
                    Customer ann = ann(session);
                    int version = ann.version;
                    ann.name = "Anna";
                    ann.phones.remove("111");
                    ann.phones.add("333");
                    ann.orders.get(0).lines.remove(0);
                    session.persist(new Label("green"));
                    session.flush();
                    assertThat(ann.version).isEqualTo(version + 1);
                    session.clear();
                    Customer read = session.find(Customer.class, ann.id);
                    assertThat(read.name).isEqualTo("Anna");
                    assertThat(read.phones).containsExactly("222", "333");
                    assertThat(read.orders.get(0).lines).hasSize(1);
                });
        factory.inTransaction(
                session -> {
                    assertThat(ann(session).phones).containsExactly("111", "222");
                    assertThat(session.createSelectionQuery("from Label", Label.class).list())
                            .hasSize(2);
                });
    }

    @Test
    void lockedRowMakesOthersWaitAndWhoDoesNotWaitIsTold() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        CountDownLatch begun = new CountDownLatch(1);
        try {
            Future<BigDecimal> waiting =
                    factory.fromTransaction(
                            session -> {
                                Customer ann = ann(session);
                                session.lock(ann, LockModeType.PESSIMISTIC_WRITE);
                                Future<BigDecimal> future = other.submit(() -> readLocked(begun));
                                assertThat(
                                                catchThrowableOfType(
                                                        RuntimeException.class,
                                                        () ->
                                                                factory.inTransaction(
                                                                        impatient ->
                                                                                lockNow(
                                                                                        impatient,
                                                                                        ann.id))))
                                        .isInstanceOf(LockTimeoutException.class);
                                // The others' rows are free.
                                factory.inTransaction(
                                        free ->
                                                free.find(
                                                        Customer.class,
                                                        ann.id + 1,
                                                        LockModeType.PESSIMISTIC_WRITE));
                                await(begun);
                                ann.credit = new BigDecimal("7.00");
                                return future;
                            });
            assertThat(waiting.get()).isEqualTo("7.00");
        } finally {
            other.shutdownNow();
            factory.inTransaction(session -> ann(session).credit = new BigDecimal("100.50"));
        }
    }

    private static BigDecimal readLocked(CountDownLatch begun) {
        return factory.fromTransaction(
                session -> {
                    begun.countDown();
                    return session.createSelectionQuery(
                                    "from Customer where name = 'Ann'", Customer.class)
                            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                            .getSingleResult()
                            .credit;
                });
    }

    private static void lockNow(Session session, Long id) {
        session.find(Customer.class, id, LockModeType.PESSIMISTIC_WRITE, Timeout.milliseconds(0));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoChangesWhatAnotherHasChangedMeanwhileIsTold() {
        try (Session late = factory.openSession()) {
            late.beginTransaction();
            Customer stale = ann(late);
            factory.inTransaction(session -> ann(session).address.street = "New Street 2");
            stale.address.street = "Old Street 3";
            assertThat(catchThrowableOfType(OptimisticLockException.class, late::flush))
                    .isNotNull();
            late.getTransaction().rollback();
        }
        factory.inTransaction(
                session -> assertThat(ann(session).address.street).isEqualTo("New Street 2"));
    }

    @Test
    @Tag("long")
    void brokenConstraintNamesItself() {
        ConstraintViolationException error =
                catchThrowableOfType(
                        ConstraintViolationException.class,
                        () ->
                                factory.inTransaction(
                                        session -> {
                                            Customer twin = new Customer("Ann", "Rome");
                                            session.persist(twin);
                                        }));
        assertThat(error.getErrorCode()).isEqualTo(2601);
        assertThat(error.getKind()).isEqualTo(ConstraintViolationException.ConstraintKind.UNIQUE);
        assertThat(error.getConstraintName()).startsWith("UK");
    }

    @Test
    @Tag("long")
    void manyRowsGoInByBatchesAndAreReadPageByPage() {
        rolledBack(
                session -> {
                    for (int i = 0; i < 130; i++) {
                        session.persist(new Employee("E" + i, null, "" + i));
                        session.persist(new Customer("C" + i, "Nice"));
                        session.persist(new Label("T" + i));
                    }
                    session.flush();
                    session.clear();
                    List<String> names = new ArrayList<>();
                    for (int page = 0; page < 5; page++) {
                        names.addAll(
                                session.createSelectionQuery(
                                                "select e.name from Employee e where e.name like 'E%' order by e.salary",
                                                String.class)
                                        .setFirstResult(page * 30)
                                        .setMaxResults(30)
                                        .list());
                    }
                    assertThat(names).hasSize(130).startsWith("E0", "E1").endsWith("E129");
                    assertThat(
                                    session.createMutationQuery(
                                                    "delete from Employee where name like 'E%'")
                                            .executeUpdate())
                            .isEqualTo(130);
                });
    }

    @Test
    @Tag("long")
    void procedureReturnsOutputValuesAndRows() {
        factory.inTransaction(
                session ->
                        session.createNativeMutationQuery(
                                        "CREATE OR ALTER PROCEDURE dbo.paid @city varchar(40), @orders int OUTPUT AS\n"
                                                + "SELECT @orders = COUNT(*) FROM PurchaseOrder o JOIN Customer c ON c.id = o.customer_id WHERE c.city = @city;\n"
                                                + "SELECT c.* FROM Customer c WHERE c.city = @city ORDER BY c.name;")
                                .executeUpdate());
        factory.inTransaction(
                session -> {
                    ProcedureCall call =
                            session.createStoredProcedureCall("dbo.paid", Customer.class);
                    call.registerParameter("city", String.class, ParameterMode.IN);
                    call.registerParameter("orders", Integer.class, ParameterMode.OUT);
                    call.setParameter("city", "Paris");
                    @SuppressWarnings("unchecked")
                    List<Customer> customers = call.getResultList();
                    assertThat(customers).extracting(c -> c.name).containsExactly("Ann", "Cleo");
                    assertThat(call.getOutputParameterValue("orders")).isEqualTo(1);
                });
    }

    @Test
    @Tag("long")
    void nativeQueriesAndStatelessSessionsAndScrollingWork() {
        factory.inTransaction(
                session -> {
                    assertThat(
                                    session.createNativeQuery(
                                                    "SELECT TOP (2) c.* FROM Customer c WITH (NOLOCK) WHERE c.active = :active ORDER BY c.name",
                                                    Customer.class)
                                            .setParameter("active", true)
                                            .list())
                            .extracting(c -> c.name)
                            .containsExactly("Ann", "Bob");
                    try (var scroll =
                            session.createSelectionQuery(
                                            "from Customer order by name", Customer.class)
                                    .scroll()) {
                        assertThat(scroll.last()).isTrue();
                        assertThat(scroll.get().name).isEqualTo("Cleo");
                        assertThat(scroll.first()).isTrue();
                        assertThat(scroll.get().name).isEqualTo("Ann");
                    }
                });
        factory.inStatelessTransaction(
                session -> {
                    Label tag = new Label("blue");
                    session.insert(tag);
                    assertThat(tag.id).isNotNull();
                    tag.text = "deep blue";
                    session.update(tag);
                    Warehouse south = new Warehouse("south");
                    session.upsert(south);
                    south.docks = 4;
                    session.upsert(south);
                    assertThat(session.get(Warehouse.class, "south").docks).isEqualTo((short) 4);
                    session.delete(south);
                    session.delete(tag);
                });
    }
}
