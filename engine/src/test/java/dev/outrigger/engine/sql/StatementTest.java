package dev.outrigger.engine.sql;

import static dev.outrigger.engine.sql.Parsed.kinds;
import static dev.outrigger.engine.sql.Parsed.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.types.Collation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StatementTest {
    @Test
    void insertTakesItsRowsFromAnywhere() {
        Statement.Insert values =
                one(
                        "insert into dbo.t (a, [b]) values (1, default), (@x, N'y')",
                        Statement.Insert.class);
        assertThat(values.table().display()).isEqualTo("dbo.t");
        assertThat(values.columns()).containsExactly("a", "b");
        InsertSource.Values rows = (InsertSource.Values) values.source();
        assertThat(rows.rows()).hasSize(2);
        assertThat(rows.rows().get(0).get(1)).isEmpty();
        assertThat(one("insert t default values", Statement.Insert.class).source())
                .isInstanceOf(InsertSource.DefaultValues.class);
        assertThat(one("insert t select 1", Statement.Insert.class).source())
                .isInstanceOf(InsertSource.FromQuery.class);
        assertThat(one("insert t (a) (select 1)", Statement.Insert.class).columns())
                .containsExactly("a");
        assertThat(one("insert t exec p 1", Statement.Insert.class).source())
                .isInstanceOf(InsertSource.FromExecute.class);
        InsertSource.FromQuery with =
                (InsertSource.FromQuery)
                        one(
                                        ";with x as (select 1 a) insert t select a from x order by a",
                                        Statement.Insert.class)
                                .source();
        assertThat(with.query().toString().replace("`", "").replace("\n", " "))
                .isEqualTo("WITH x AS (SELECT 1 AS a) SELECT a FROM x ORDER BY a");
    }

    @Test
    void updateAndDeleteJoinOtherTables() {
        Statement.Update update =
                one(
                        "update top (5) x set a = 1, x.b += 2, c = default from t x join u on x.i = u.i where u.j = 1",
                        Statement.Update.class);
        assertThat(update.target().name()).isEqualTo("x");
        assertThat(update.assignments())
                .extracting(Statement.Update.Assignment::column)
                .containsExactly("a", "b", "c");
        assertThat(update.assignments())
                .extracting(Statement.Update.Assignment::operator)
                .containsExactly("=", "+=", "=");
        assertThat(update.assignments().get(2).value()).isEmpty();
        assertThat(update.top()).isPresent();
        assertThat(update.from()).isPresent();
        assertThat(update.where()).isPresent();
        Statement.Delete delete = one("delete x from t x where x.a = 1", Statement.Delete.class);
        assertThat(delete.target().name()).isEqualTo("x");
        assertThat(delete.from()).isPresent();
        assertThat(one("delete from t", Statement.Delete.class).from()).isEmpty();
        assertThat(one("delete t where a = 1", Statement.Delete.class).where()).isPresent();
    }

    @Test
    void commonTablesStandBeforeUpdateAndDelete() {
        Statement.Update update =
                one(
                        "with x as (select 1 a), y (b) as (select a from x) update t set c = (select b from y) where d = 1",
                        Statement.Update.class);
        assertThat(update.with())
                .extracting(table -> table.name.getSimple())
                .containsExactly("x", "y");
        assertThat(update.target().name()).isEqualTo("t");
        Statement.Delete delete =
                one(
                        "with x as (select i from t where case when n & 1 = 1 then 1 end = 1) delete top (3) t from t join x on t.i = x.i",
                        Statement.Delete.class);
        assertThat(delete.with().get(0).query.toString()).contains("`$BITAND`(`n`, 1)");
        assertThat(delete.from()).isPresent();
        assertThat(one("delete t", Statement.Delete.class).with()).isEmpty();
    }

    @Test
    void tableHasItsColumnsAndConstraints() {
        Statement.CreateTable table =
                one(
                        "create table [db].dbo.[t] (\n id int identity(10, -2) not null constraint pk primary key clustered,\n"
                                + " n [nvarchar](50) collate Latin1_General_BIN2 null constraint df default (N'x' + 'y') unique,\n"
                                + " r int references u on delete cascade on update no action check (r > 0),\n"
                                + " constraint k unique nonclustered (id asc, n desc) with (pad_index = off) on [primary],\n"
                                + " foreign key (id, r) references v (a, b) on delete set null on update set default, check (id < 5),\n) on [PRIMARY] textimage_on [PRIMARY]",
                        Statement.CreateTable.class);
        assertThat(table.name().display()).isEqualTo("db.dbo.t");
        ColumnDefinition id = table.columns().get(0);
        assertThat(id.identity()).contains(new ColumnDefinition.Identity(10, -2));
        assertThat(id.nullable()).contains(false);
        assertThat(id.line()).isEqualTo(2);
        assertThat(id.constraints())
                .containsExactly(
                        new TableConstraint.Key(Optional.of("pk"), true, List.of("id"), 2));
        ColumnDefinition n = table.columns().get(1);
        assertThat(n.type().collation()).contains(Collation.BINARY);
        assertThat(n.defaultName()).contains("df");
        assertThat(n.defaultValue().get().text()).isEqualTo("(N'x' + 'y')");
        assertThat(n.constraints()).hasSize(1);
        TableConstraint.ForeignKey reference =
                (TableConstraint.ForeignKey) table.columns().get(2).constraints().get(0);
        assertThat(reference.onDelete()).isEqualTo(TableConstraint.ReferentialAction.CASCADE);
        assertThat(reference.columns()).containsExactly("r");
        assertThat(reference.referencedColumns()).isEmpty();
        assertThat(table.constraints()).hasSize(3);
        TableConstraint.ForeignKey foreign =
                (TableConstraint.ForeignKey) table.constraints().get(1);
        assertThat(foreign.referencedColumns()).containsExactly("a", "b");
        assertThat(foreign.onUpdate()).isEqualTo(TableConstraint.ReferentialAction.SET_DEFAULT);
        assertThat(((TableConstraint.Check) table.constraints().get(2)).condition().text())
                .isEqualTo("id < 5");
    }

    @Test
    void notNullBehindADefaultBelongsToTheColumn() {
        ColumnDefinition column =
                one("create table t (a int default -1 not null)", Statement.CreateTable.class)
                        .columns()
                        .get(0);
        assertThat(column.nullable()).contains(false);
        assertThat(column.defaultValue().get().text()).isEqualTo("-1");
    }

    @Test
    void objectsAreDropped() {
        assertThat(one("drop table if exists a, b.c", Statement.DropTable.class).names())
                .hasSize(2);
        assertThat(one("drop proc p", Statement.DropProcedure.class).ifExists()).isFalse();
        assertThat(one("drop database if exists [x y]", Statement.DropDatabase.class).names())
                .containsExactly("x y");
        assertThat(one("create database x", Statement.CreateDatabase.class).name()).isEqualTo("x");
    }

    @Test
    void procedureKeepsItsTextAndItsLines() {
        String text =
                "-- why\ncreate or alter procedure dbo.p\n @a int, @b as nvarchar(max) = N'x' output\nwith recompile, execute as caller\nas\nset nocount on\nselect @a";
        Statement.CreateProcedure procedure = one(text, Statement.CreateProcedure.class);
        assertThat(procedure.creation()).isEqualTo(Statement.Creation.CREATE_OR_ALTER);
        assertThat(procedure.text()).isEqualTo(text);
        assertThat(procedure.parameters())
                .extracting(Statement.Parameter::name)
                .containsExactly("@a", "@b");
        assertThat(procedure.parameters().get(1).output()).isTrue();
        assertThat(procedure.body()).extracting(Statement::line).containsExactly(6, 7);
        assertThat(
                        one(
                                        "alter proc p (@a int) as begin return 1 end",
                                        Statement.CreateProcedure.class)
                                .parameters())
                .hasSize(1);
    }

    @Test
    void controlOfFlowNeedsNoSemicolons() {
        assertThat(
                        kinds(
                                "declare @a int = 1, @b as nvarchar(10) set @a += 1 if @a = 1 print 'x' else if @a = 2 begin print 'y' end else print 'z' "
                                        + "while @a < 5 begin set @a = @a + 1 if @a = 3 break continue end return 1"))
                .containsExactly("Declare", "SetVariable", "If", "While", "Return");
        Statement.If choice = one("if 1 = 1 select 1; else select 2;", Statement.If.class);
        assertThat(choice.otherwise()).isPresent();
        Statement.TryCatch attempt =
                one(
                        "begin try\nselect 1\nend try\nbegin catch\n;throw\nend catch",
                        Statement.TryCatch.class);
        assertThat(attempt.handler()).containsExactly(new Statement.Throw(Optional.empty(), 5));
        assertThat(
                        one(
                                        "begin try select 1 end try begin catch end catch",
                                        Statement.TryCatch.class)
                                .handler())
                .isEmpty();
        assertThat(kinds(";;select 1;;;select 2;")).hasSize(2);
        assertThat(TsqlParser.parse(" -- nothing\n;")).isEmpty();
    }

    @Test
    void transactionsAreNamedOrNot() {
        assertThat(
                        TsqlParser.parse(
                                "begin tran commit begin transaction t1 save tran s rollback tran s rollback commit work"))
                .containsExactly(
                        new Statement.BeginTransaction(Optional.empty(), 1),
                        new Statement.Commit(Optional.empty(), 1),
                        new Statement.BeginTransaction(Optional.of("t1"), 1),
                        new Statement.SaveTransaction("s", 1),
                        new Statement.Rollback(Optional.of("s"), 1),
                        new Statement.Rollback(Optional.empty(), 1),
                        new Statement.Commit(Optional.empty(), 1));
    }

    @Test
    void optionsAreSet() {
        assertThat(
                        TsqlParser.parse(
                                "set nocount, xact_abort on set rowcount 10 set textsize -1 set language N'us_english' "
                                        + "set transaction isolation level read committed set identity_insert dbo.t off set datefirst @d"))
                .containsExactly(
                        new Statement.SetOption(List.of("NOCOUNT", "XACT_ABORT"), "ON", 1),
                        new Statement.SetOption(List.of("ROWCOUNT"), "10", 1),
                        new Statement.SetOption(List.of("TEXTSIZE"), "-1", 1),
                        new Statement.SetOption(List.of("LANGUAGE"), "us_english", 1),
                        new Statement.SetOption(
                                List.of("TRANSACTION ISOLATION LEVEL"), "READ COMMITTED", 1),
                        new Statement.SetIdentityInsert(
                                new ObjectName(Optional.empty(), Optional.of("dbo"), "t"),
                                false,
                                1),
                        new Statement.SetOption(List.of("DATEFIRST"), "@d", 1));
    }

    @Test
    void executeNamesItsArguments() {
        Statement.Execute execute =
                one(
                        "exec @rc = dbo.p 1, -2, N'x', null, default, abc, ?,\n @a = @b output, @c = default with recompile",
                        Statement.Execute.class);
        assertThat(execute.statusVariable()).contains("@rc");
        assertThat(execute.recompile()).isTrue();
        assertThat(execute.arguments()).hasSize(9);
        assertThat(execute.arguments().get(1).value().get().toString()).isEqualTo("-2");
        assertThat(execute.arguments().get(4).value()).isEmpty();
        assertThat(execute.arguments().get(5).value().get().toString()).isEqualTo("'abc'");
        assertThat(execute.arguments().get(7).name()).contains("@a");
        assertThat(execute.arguments().get(7).output()).isTrue();
        assertThat(execute.arguments().get(7).line()).isEqualTo(2);
        assertThat(one("exec @p 1", Statement.Execute.class).module())
                .isEqualTo(new Statement.Execute.InVariable("@p"));
    }

    @Test
    void procedureThatBeginsABatchNeedsNoKeyword() {
        assertThat(one("sp_help", Statement.Execute.class).arguments()).isEmpty();
        assertThat(one("dbo.p 1, @a = 2", Statement.Execute.class).arguments()).hasSize(2);
        assertThat(kinds("[my proc] 'x' select 1")).containsExactly("Execute", "Query");
        assertThat(Parsed.message("select 1; sp_help"))
                .isEqualTo("102, line 1: Incorrect syntax near 'sp_help'.");
    }

    @Test
    void stringIsExecutedInParts() {
        assertThat(one("exec ('select ' + @x + N' from t')", Statement.ExecuteString.class).parts())
                .hasSize(3);
    }

    @Test
    void resultSetsAreDeclared() {
        assertThat(one("exec p with result sets undefined", Statement.Execute.class).resultSets())
                .isInstanceOf(ResultSetsClause.Undefined.class);
        assertThat(one("exec p with result sets none", Statement.Execute.class).resultSets())
                .isInstanceOf(ResultSetsClause.None.class);
        ResultSetsClause.Declared declared =
                (ResultSetsClause.Declared)
                        one(
                                        "exec p 1 with result sets ((\"a b\" int not null, [c] nvarchar(10) null, d float), as object dbo.t, as type y, as for xml)",
                                        Statement.Execute.class)
                                .resultSets();
        assertThat(declared.shapes()).hasSize(4);
        assertThat(((ResultSetsClause.Columns) declared.shapes().get(0)).columns())
                .extracting(ResultSetsClause.Column::name, ResultSetsClause.Column::nullable)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a b", Optional.of(false)),
                        org.assertj.core.groups.Tuple.tuple("c", Optional.of(true)),
                        org.assertj.core.groups.Tuple.tuple("d", Optional.empty()));
    }

    @Test
    void errorsAreRaised() {
        Statement.Raiserror raise =
                one(
                        "raiserror (N'%d %s', 16, 1, 5, @s) with nowait, log",
                        Statement.Raiserror.class);
        assertThat(raise.arguments()).hasSize(2);
        assertThat(raise.options()).containsExactly("NOWAIT", "LOG");
        assertThat(one("throw 50001, @m, 1", Statement.Throw.class).error()).isPresent();
    }

    @Test
    void instanceIsConfigured() {
        assertThat(
                        kinds(
                                "exec sp_configure 'external scripts enabled', 1 reconfigure with override reconfigure"))
                .containsExactly("Execute", "Reconfigure", "Reconfigure");
        assertThat(one("reconfigure with override", Statement.Reconfigure.class).override())
                .isTrue();
        ExternalDefinition language =
                one(
                                "alter external language Python set (content = N'/usr/bin/python3', file_name = 'python3')",
                                Statement.External.class)
                        .definition();
        assertThat(language.action()).isEqualTo(ExternalDefinition.Action.SET);
        assertThat(language.name()).isEqualTo("Python");
        assertThat(language.files().get(0).fileName()).contains("python3");
        ExternalDefinition library =
                one(
                                "create external library [a b] authorization ann from (content = 0x50, platform = linux), (content = @w, platform = windows) with (language = 'Python')",
                                Statement.External.class)
                        .definition();
        assertThat(library.library()).isTrue();
        assertThat(library.owner()).contains("ann");
        assertThat(library.language()).contains("Python");
        assertThat(library.files())
                .extracting(file -> file.platform().orElse(""))
                .containsExactly("LINUX", "WINDOWS");
    }

    @Test
    void fileIsLoadedWithOptions() {
        assertThat(
                        one(
                                        "bulk insert dbo.t from 'c:\\x.csv' with (format = 'CSV', firstrow = 2,\n rowterminator = '\\n', tablock)",
                                        Statement.BulkInsert.class)
                                .options())
                .containsExactly(
                        new Statement.BulkInsert.Option("FORMAT", Optional.of("CSV"), 1),
                        new Statement.BulkInsert.Option("FIRSTROW", Optional.of("2"), 1),
                        new Statement.BulkInsert.Option("ROWTERMINATOR", Optional.of("\\n"), 2),
                        new Statement.BulkInsert.Option("TABLOCK", Optional.empty(), 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "goto x",
                "x: select 1",
                "create table t (a int, b as a + 1)",
                "create view v with schemabinding as select 1 as a",
                "create clustered index i on t (a)",
                "drop synonym f",
                "alter table t switch to u",
                "create procedure p with execute as self as select 1",
                "exec p with result sets ((a xml))",
                "create table t (a int) on fg",
                "update t set @a = b = 1",
                "exec ('x', 1)",
                "create table t (a int, index i (a))",
                "grant select (a) on t to u",
                "create login l from windows",
                "create user u with password = 'x'",
                "execute as user = 'u' with no revert",
                "create server role r",
                "begin distributed tran"
            })
    void whatIsNotSupportedSaysSo(String text) {
        assertThat(Parsed.error("\n" + text))
                .satisfies(error -> assertThat(error.number()).isEqualTo(49500))
                .satisfies(error -> assertThat(error.line()).isEqualTo(2));
    }
}
