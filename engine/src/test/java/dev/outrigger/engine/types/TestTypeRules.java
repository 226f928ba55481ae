package dev.outrigger.engine.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.errors.SqlError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestTypeRules {
    /** Reads what {@link SqlType#display} writes. */
    static SqlType type(String written) {
        String[] parts = written.split("[(),]");
        List<Integer> sizes =
                java.util.Arrays.stream(parts)
                        .skip(1)
                        .map(
                                size ->
                                        size.equals("max")
                                                ? SqlType.MAX
                                                : Integer.valueOf(size.trim()))
                        .toList();
        return SqlTypes.named(parts[0], sizes, 30);
    }

    private static int number(Throwable thrown) {
        return ((SqlError) thrown).number();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            int            ; DIVIDE   ; decimal(13,1) ; decimal(25,14)
            decimal(38,2)  ; DIVIDE   ; decimal(38,3) ; decimal(38,6)
            decimal(10,2)  ; ADD      ; decimal(5,4)  ; decimal(13,4)
            decimal(38,10) ; ADD      ; decimal(38,10); decimal(38,10)
            decimal(38,0)  ; ADD      ; decimal(38,10); decimal(38,0)
            decimal(7,2)   ; MULTIPLY ; decimal(7,2)  ; decimal(15,4)
            decimal(30,20) ; MULTIPLY ; decimal(30,20); decimal(38,17)
            decimal(38,4)  ; MULTIPLY ; decimal(38,1) ; decimal(38,5)
            decimal(38,10) ; MULTIPLY ; decimal(38,10); decimal(38,6)
            decimal(7,2)   ; DIVIDE   ; decimal(7,2)  ; decimal(17,10)
            decimal(10,2)  ; MODULO   ; decimal(5,3)  ; decimal(5,3)
            int            ; ADD      ; tinyint       ; int
            tinyint        ; ADD      ; tinyint       ; tinyint
            bigint         ; MULTIPLY ; int           ; bigint
            bit            ; ADD      ; int           ; int
            money          ; MULTIPLY ; int           ; money
            smallmoney     ; ADD      ; money         ; money
            money          ; MULTIPLY ; decimal(5,2)  ; decimal(25,6)
            real           ; DIVIDE   ; int           ; real
            real           ; ADD      ; float         ; float
            decimal(5,2)   ; ADD      ; float         ; float
            datetime       ; ADD      ; int           ; datetime
            datetime       ; SUBTRACT ; datetime      ; datetime
            varchar(10)    ; ADD      ; varchar(5)    ; varchar(15)
            varchar(8000)  ; ADD      ; varchar(5)    ; varchar(8000)
            varchar(max)   ; ADD      ; varchar(5)    ; varchar(max)
            varchar(10)    ; ADD      ; nvarchar(5)   ; nvarchar(15)
            nvarchar(4000) ; ADD      ; nvarchar(1)   ; nvarchar(4000)
            char(3)        ; ADD      ; char(4)       ; char(7)
            varchar(10)    ; ADD      ; int           ; int
            varchar(10)    ; MULTIPLY ; decimal(5,2)  ; decimal(11,4)
            """)
    void operatorsHaveTheDocumentedResultType(
            String left, ArithmeticOperator operator, String right, String result) {
        assertThat(TypeRules.arithmetic(operator, type(left), type(right)).display())
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            bit         ; ADD      ; bit         ; 8117
            varchar(5)  ; SUBTRACT ; varchar(5)  ; 8117
            date        ; ADD      ; int         ; 206
            datetime2(7); ADD      ; int         ; 206
            date        ; ADD      ; datetime    ; 402
            datetime    ; MULTIPLY ; int         ; 8117
            float       ; MODULO   ; float       ; 402
            varchar(5)  ; ADD      ; varbinary(5); 402
            uniqueidentifier ; ADD ; uniqueidentifier ; 8117
            """)
    void operatorsRefuseWhatSqlServerRefuses(
            String left, ArithmeticOperator operator, String right, int error) {
        assertThatThrownBy(() -> TypeRules.arithmetic(operator, type(left), type(right)))
                .satisfies(thrown -> assertThat(number(thrown)).isEqualTo(error));
    }

    @Test
    void integerLiteralsCountTheirDigitsBesideDecimals() {
        SqlType result =
                TypeRules.arithmetic(
                        ArithmeticOperator.MULTIPLY,
                        SqlType.decimal(5, 2),
                        Optional.empty(),
                        SqlType.INT,
                        Optional.of(new BigDecimal("100")));
        assertThat(result.display()).isEqualTo("decimal(9,2)");
        assertThat(TypeRules.literalDecimal(new BigDecimal("0.05")).display())
                .isEqualTo("decimal(2,2)");
        assertThat(TypeRules.literalDecimal(new BigDecimal("1.50")).display())
                .isEqualTo("decimal(3,2)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            decimal(5,2)   ; decimal(7,4) ; decimal(7,4)
            decimal(38,0)  ; decimal(38,10); decimal(38,0)
            decimal(5,2)   ; int          ; decimal(12,2)
            varchar(3)     ; varchar(7)   ; varchar(7)
            varchar(3)     ; nvarchar(7)  ; nvarchar(7)
            varchar(8000)  ; nvarchar(7)  ; nvarchar(4000)
            char(3)        ; char(5)      ; char(5)
            int            ; varchar(9)   ; int
            date           ; datetime     ; datetime
            datetime2(3)   ; datetime2(5) ; datetime2(5)
            time(2)        ; time(7)      ; time(7)
            int            ; float        ; float
            money          ; int          ; money
            varbinary(4)   ; varbinary(9) ; varbinary(9)
            """)
    void branchesMeetInTheTypeOfHigherPrecedence(String left, String right, String result) {
        assertThat(TypeRules.common(List.of(type(left), type(right))).display()).isEqualTo(result);
        assertThat(TypeRules.common(List.of(type(right), type(left))).display()).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            datetime  ; int           ; 257
            varchar(5); varbinary(5)  ; 257
            date      ; int           ; 206
            date      ; time(7)       ; 206
            float     ; uniqueidentifier ; 206
            varbinary(8) ; float      ; 206
            """)
    void conversionsThatDoNotHappenByThemselvesAreErrors(String from, String to, int error) {
        assertThatThrownBy(() -> ConversionRules.requireImplicit(type(from), type(to)))
                .satisfies(thrown -> assertThat(number(thrown)).isEqualTo(error));
    }

    @Test
    void aggregatesHaveTheDocumentedResultTypes() {
        assertThat(FunctionTypes.sum(SqlType.TINYINT)).isEqualTo(SqlType.INT);
        assertThat(FunctionTypes.sum(SqlType.decimal(7, 2)).display()).isEqualTo("decimal(38,2)");
        assertThat(FunctionTypes.avg(SqlType.decimal(7, 2)).display()).isEqualTo("decimal(38,6)");
        assertThat(FunctionTypes.avg(SqlType.INT)).isEqualTo(SqlType.INT);
        assertThat(FunctionTypes.sum(SqlType.SMALLMONEY)).isEqualTo(SqlType.MONEY);
        assertThat(FunctionTypes.sum(SqlType.REAL)).isEqualTo(SqlType.FLOAT);
        assertThatThrownBy(() -> FunctionTypes.sum(SqlType.varchar(3)))
                .hasMessage("Operand data type varchar is invalid for sum operator.");
        assertThatThrownBy(() -> FunctionTypes.extreme(SqlType.BIT, "min"))
                .satisfies(t -> assertThat(number(t)).isEqualTo(8117));
    }

    @Test
    void namesHaveTheirSynonymsAndDefaults() {
        assertThat(SqlTypes.named("INTEGER", List.of())).isEqualTo(SqlType.INT);
        assertThat(SqlTypes.named("dec", List.of(5)).display()).isEqualTo("decimal(5,0)");
        assertThat(SqlTypes.named("numeric", List.of()).display()).isEqualTo("decimal(18,0)");
        assertThat(SqlTypes.named("double  precision", List.of())).isEqualTo(SqlType.FLOAT);
        assertThat(SqlTypes.named("float", List.of(24))).isEqualTo(SqlType.REAL);
        assertThat(SqlTypes.named("character varying", List.of(3)).display())
                .isEqualTo("varchar(3)");
        assertThat(SqlTypes.named("nvarchar", List.of(), SqlTypes.CAST_LENGTH).display())
                .isEqualTo("nvarchar(30)");
        assertThat(SqlTypes.named("nvarchar", List.of()).display()).isEqualTo("nvarchar(1)");
        assertThat(SqlTypes.named("sysname", List.of()).display()).isEqualTo("nvarchar(128)");
        assertThat(SqlTypes.named("datetime2", List.of()).display()).isEqualTo("datetime2(7)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            nosuch        ; 2715
            varchar(9000) ; 131
            nvarchar(4001); 131
            varchar(0)    ; 1001
            char(max)     ; 1001
            decimal(39)   ; 2750
            decimal(5,6)  ; 192
            datetime2(8)  ; 1002
            int(4)        ; 2716
            xml           ; 49500
            text          ; 49500
            rowversion    ; 49500
            """)
    void namesAndSizesThatDoNotExistAreErrors(String written, int error) {
        assertThatThrownBy(() -> type(written))
                .satisfies(thrown -> assertThat(number(thrown)).isEqualTo(error));
    }
}
