package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Grant;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.rights.Securable;
import dev.outrigger.engine.store.DatabaseContents.NamedGrant;
import dev.outrigger.engine.store.Table.Enforcement;
import dev.outrigger.engine.store.Table.ForeignKey;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.ArrowReader;
import dev.outrigger.frame.CorruptFrameException;
import dev.outrigger.frame.Frame;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.zip.InflaterInputStream;

/**
 * Makes a database of a backup, in one transaction: it is there when that commits, whole, and what
 * was there before it is gone then.
 */
final class DatabaseRestore {
    private static final ArrowReader.Limits LIMITS =
            new ArrowReader.Limits(Integer.MAX_VALUE, 4096, 1 << 26);
    private static final int SECTION_MAX = 1 << 29;
    private static final String STATEMENT = "RESTORE DATABASE";

    private final StoreTransaction transaction;
    private final Catalog catalog;
    private final Runnable checkCancelled;
    private final IntConsumer percent;
    private final String database;

    /** Users whose logins are not this instance's: they have none any more. */
    private final List<String> orphans = new ArrayList<>();

    private final Map<Integer, Integer> principals = new HashMap<>();
    private final Map<Long, Table> tables = new HashMap<>();

    /**
     * @param checkCancelled throws when the statement is not wanted any more
     * @param percent told how far it has come; never less than before
     */
    DatabaseRestore(
            StoreTransaction transaction,
            Runnable checkCancelled,
            IntConsumer percent,
            String database) {
        this.transaction = transaction;
        this.catalog = transaction.catalog();
        this.checkCancelled = checkCancelled;
        this.percent = percent;
        this.database = database;
    }

    /** Reads a file to its end without changing anything. */
    static BackupHeader verified(BackupInput in, IntConsumer percent) throws IOException {
        BackupHeader header = header(in);
        contents(in);
        char kind = in.next();
        while (kind == BackupOutput.ROWS || kind == BackupOutput.EXTERNAL) {
            percent.accept(in.percent());
            kind = in.next();
        }
        if (kind != BackupOutput.END) {
            throw new BackupDamage(
                    BackupDamage.Kind.DAMAGED,
                    "it has a section of the unknown kind " + (int) kind);
        }
        in.requireWhole();
        percent.accept(100);
        return header;
    }

    static BackupHeader header(BackupInput in) throws IOException {
        return BackupHeader.read(whole(in, BackupOutput.HEADER));
    }

    private static DatabaseContents contents(BackupInput in) throws IOException {
        DataInputStream section = whole(in, BackupOutput.DEFINITIONS);
        try {
            return DatabaseContents.read(section);
        } catch (RuntimeException e) {
            throw new BackupDamage(
                    BackupDamage.Kind.DAMAGED, "its definitions cannot be read: " + e);
        }
    }

    /** A section whose digest is right, before anybody makes sense of it. */
    private static DataInputStream whole(BackupInput in, char kind) throws IOException {
        InputStream section = in.section(kind);
        byte[] bytes = section.readNBytes(SECTION_MAX);
        if (section.read() >= 0) {
            throw new BackupDamage(
                    BackupDamage.Kind.DAMAGED, "section " + kind + " is longer than any can be");
        }
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** The users that have no login here. own: whether this instance wrote the backup. */
    List<String> read(BackupInput in, boolean own) throws IOException {
        BackupHeader header = header(in);
        DatabaseContents contents = contents(in);
        clear();
        makePrincipals(contents, own);
        contents.schemas()
                .forEach(
                        schema ->
                                catalog.createSchema(
                                        new Catalog.Schema(
                                                database,
                                                schema.name(),
                                                0,
                                                mapped(schema.owner()))));
        makeTables(contents);
        for (Table table : contents.tables()) {
            try (InputStream section = in.section(BackupOutput.ROWS);
                    InputStream rows =
                            header.compressed() ? new InflaterInputStream(section) : section) {
                fill(tables.get(table.id()), rows, in);
            }
        }
        char next = in.next();
        while (next == BackupOutput.EXTERNAL) {
            checkCancelled.run();
            ExternalBackup.read(in.current(), database, this::mapped, catalog.externals());
            next = in.next();
        }
        if (next != BackupOutput.END) {
            throw new BackupDamage(BackupDamage.Kind.DAMAGED, "it has rows of no table");
        }
        in.requireWhole();
        enforce(contents);
        makeSequences(contents);
        contents.views().forEach(view -> catalog.putView(ours(view)));
        contents.modules().forEach(module -> catalog.putModule(ours(module)));
        contents.grants().forEach(this::grant);
        percent.accept(100);
        return orphans;
    }

    /** Whoever still writes to a table that goes is waited for. */
    private void clear() {
        if (catalog.database(database).isEmpty()) {
            catalog.createDatabase(database);
            return;
        }
        catalog.tables(database).forEach(transaction::lockDefinition);
        catalog.clearDatabase(database);
    }

    private int mapped(int principal) {
        return principals.getOrDefault(principal, principal);
    }

    private void makePrincipals(DatabaseContents contents, boolean own) {
        for (int i = 0; i < contents.principals().size(); i++) {
            Principal kept = contents.principals().get(i);
            String login = contents.logins().get(i);
            boolean known =
                    own
                            && catalog.rights()
                                    .principal("", kept.login())
                                    .filter(found -> found.name().equalsIgnoreCase(login))
                                    .isPresent();
            if (kept.login() != 0 && !known) {
                orphans.add(kept.name());
            }
            Principal made =
                    new Principal(
                            Securable.key(database),
                            0,
                            kept.name(),
                            kept.kind(),
                            kept.owner(),
                            known ? kept.login() : 0,
                            kept.home(),
                            Optional.empty(),
                            kept.disabled(),
                            kept.created(),
                            kept.modified());
            principals.put(kept.id(), catalog.principals().create(made).id());
        }
        // A role's owner may be one that was made after it.
        for (Principal kept : contents.principals()) {
            if (mapped(kept.owner()) != kept.owner()) {
                Principal made =
                        catalog.rights().principal(database, mapped(kept.id())).orElseThrow();
                catalog.principals().alter(made, made.withOwner(mapped(kept.owner())));
            }
        }
        for (Rights.Member member : contents.members()) {
            catalog.principals()
                    .add(
                            new Rights.Member(
                                    Securable.key(database),
                                    mapped(member.role()),
                                    mapped(member.member())));
        }
    }

    /** Foreign keys come after all tables are there, and hold after all rows are. */
    private void makeTables(DatabaseContents contents) {
        for (Table kept : contents.tables()) {
            tables.put(
                    kept.id(),
                    catalog.createTable(
                            new Table(
                                    0,
                                    0,
                                    database,
                                    kept.schema(),
                                    kept.name(),
                                    kept.columns(),
                                    kept.keys(),
                                    kept.checks(),
                                    List.of(),
                                    kept.indexes())));
        }
        for (Table kept : contents.tables()) {
            if (!kept.foreignKeys().isEmpty()) {
                Table made = tables.get(kept.id());
                transaction.lockDefinition(made);
                tables.put(
                        kept.id(),
                        transaction.rewrite(
                                made,
                                withForeignKeys(made, kept, false),
                                List.<Object[]>of().iterator(),
                                List.of(),
                                STATEMENT));
            }
        }
    }

    private void enforce(DatabaseContents contents) {
        for (Table kept : contents.tables()) {
            if (!kept.foreignKeys().isEmpty()) {
                Table made = tables.get(kept.id());
                tables.put(kept.id(), catalog.alterTable(made, withForeignKeys(made, kept, true)));
            }
        }
        for (int i = 0; i < contents.tables().size(); i++) {
            Table made = tables.get(contents.tables().get(i).id());
            contents.identities()
                    .get(i)
                    .ifPresent(
                            last -> {
                                // Of a table that has given none, the reseeded value would be next.
                                transaction.identityGiven(made, last);
                                transaction.reseed(made, last);
                            });
        }
    }

    private Table withForeignKeys(Table made, Table kept, boolean enforced) {
        List<ForeignKey> keys = new ArrayList<>();
        for (ForeignKey key : kept.foreignKeys()) {
            Table referenced = tables.get(key.referencedTable());
            if (referenced == null) {
                throw SqlError.of(
                        ErrorCode.BACKUP_DAMAGED,
                        "the foreign key "
                                + key.name()
                                + " references a table that it does not have");
            }
            keys.add(
                    new ForeignKey(
                            key.name(),
                            key.columns(),
                            referenced.id(),
                            key.referencedColumns(),
                            key.onDelete(),
                            key.onUpdate(),
                            enforced ? key.enforcement() : Enforcement.DISABLED));
        }
        return new Table(
                made.id(),
                made.storage(),
                made.database(),
                made.schema(),
                made.name(),
                made.columns(),
                made.keys(),
                made.checks(),
                keys,
                made.indexes());
    }

    private void fill(Table table, InputStream in, BackupInput whole) throws IOException {
        try {
            ArrowReader reader = new ArrowReader(in, LIMITS);
            boolean same = reader.schema().size() == table.columns().size();
            for (int i = 0; same && i < table.columns().size(); i++) {
                same =
                        reader.schema()
                                .field(i)
                                .type()
                                .equals(SqlColumns.columnType(table.columns().get(i).type()));
            }
            if (!same) {
                throw new BackupDamage(
                        BackupDamage.Kind.DAMAGED,
                        "the rows of " + table.display() + " do not have its columns");
            }
            transaction.insert(table, new Rows(reader, table, whole));
        } catch (CorruptFrameException e) {
            throw new BackupDamage(
                    BackupDamage.Kind.DAMAGED,
                    "the rows of " + table.display() + " cannot be read: " + e.getMessage());
        }
    }

    private final class Rows implements Iterator<Object[]> {
        private final ArrowReader reader;
        private final BackupInput whole;
        private final SqlType[] types;
        private Optional<Frame> frame = Optional.empty();
        private int at;

        Rows(ArrowReader reader, Table table, BackupInput whole) {
            this.whole = whole;
            this.reader = reader;
            this.types =
                    table.columns().stream().map(Table.TableColumn::type).toArray(SqlType[]::new);
        }

        @Override
        public boolean hasNext() {
            while (frame.isEmpty() || at == frame.get().rows()) {
                checkCancelled.run();
                percent.accept(whole.percent());
                frame = reader.next();
                at = 0;
                if (frame.isEmpty()) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Object[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Object[] row = new Object[types.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = SqlColumns.read(frame.get().column(i), at, types[i]);
            }
            at++;
            return row;
        }
    }

    /** A sequence goes on behind the value that it gave last. */
    private void makeSequences(DatabaseContents contents) {
        for (int i = 0; i < contents.sequences().size(); i++) {
            Catalog.Sequence kept = contents.sequences().get(i);
            Optional<Long> last = contents.values().get(i);
            Catalog.Sequence made =
                    catalog.createSequence(
                            new Catalog.Sequence(
                                    0,
                                    0,
                                    database,
                                    kept.schema(),
                                    kept.name(),
                                    kept.type(),
                                    kept.start(),
                                    kept.increment(),
                                    kept.minimum(),
                                    kept.maximum(),
                                    kept.cycles(),
                                    kept.cache(),
                                    last.orElse(kept.first())));
            if (last.isPresent()) {
                catalog.nextValues(made, 1);
            }
        }
    }

    private Catalog.View ours(Catalog.View view) {
        return new Catalog.View(database, view.schema(), view.name(), view.text(), view.columns());
    }

    private Catalog.Module ours(Catalog.Module module) {
        return new Catalog.Module(
                database, module.schema(), module.name(), module.text(), mapped(module.runner()));
    }

    /** One that this version does not know is left out, as at opening. */
    private void grant(NamedGrant kept) {
        Optional<Securable> on = on(kept);
        if (on.isEmpty()) {
            return;
        }
        try {
            catalog.principals()
                    .put(
                            new Grant(
                                    on.get(),
                                    mapped(kept.grantee()),
                                    Permission.valueOf(kept.permission()),
                                    Grant.State.valueOf(kept.state()),
                                    mapped(kept.grantor())));
        } catch (IllegalArgumentException e) {
            orphans.add(
                    String.format(
                            Locale.ROOT,
                            "(the permission %s is not known here and was left out)",
                            kept.permission()));
        }
    }

    private Optional<Securable> on(NamedGrant kept) {
        return switch (kept.kind()) {
            case "OBJECT" ->
                    catalog.facts(database, kept.schema(), kept.name())
                            .map(facts -> Securable.object(database, facts.id()));
            case "SCHEMA" ->
                    catalog.schemas(database).stream()
                            .filter(schema -> schema.name().equalsIgnoreCase(kept.schema()))
                            .map(schema -> Securable.schema(database, schema.id()))
                            .findFirst();
            case "EXTERNAL_LANGUAGE" ->
                    ExternalLanguageIds.of(catalog, database, kept.name())
                            .map(id -> Securable.externalLanguage(database, id));
            default -> Optional.of(Securable.database(database));
        };
    }
}
