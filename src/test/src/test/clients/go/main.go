// A program written against go-mssqldb: every kind of work that an application does with a server.
//
//	client PORT PASSWORD
//
// Each step prints what it saw.
package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log"
	"net/url"
	"os"
	"strings"
	"time"

	mssql "github.com/microsoft/go-mssqldb"
)

const table = `DROP TABLE IF EXISTS dbo.go_sales;
CREATE TABLE dbo.go_sales (id int IDENTITY PRIMARY KEY, item nvarchar(40) NOT NULL, price decimal(9, 2),
  sold date, at datetime2(3), code varbinary(20), key_of uniqueidentifier, open_ bit, share float, note nvarchar(max))`

const procedure = `CREATE OR ALTER PROCEDURE dbo.go_doubled @n int, @twice int OUTPUT, @greeting nvarchar(40) OUTPUT AS
BEGIN SET NOCOUNT ON; SELECT @n AS given; SET @twice = @n * 2; SET @greeting = N'grüß dich'; RETURN 5; END`

const script = `EXEC sp_execute_external_script @language = N'Python', @script = N'
InputDataSet["price"] = InputDataSet["price"] * factor
OutputDataSet = InputDataSet
', @input_data_1 = @query, @params = N'@factor float', @factor = @factor
WITH RESULT SETS ((item nvarchar(40), price float))`

func must(err error) {
	if err != nil {
		log.Fatalf("%+v", err)
	}
}

func open(port, password, encrypt string) *sql.DB {
	address := url.URL{
		Scheme:   "sqlserver",
		User:     url.UserPassword("sa", password),
		Host:     "127.0.0.1:" + port,
		RawQuery: url.Values{"database": {"master"}, "encrypt": {encrypt}, "TrustServerCertificate": {"true"}}.Encode(),
	}
	db, err := sql.Open("sqlserver", address.String())
	must(err)
	db.SetMaxOpenConns(4)
	return db
}

func query(db *sql.DB) {
	var a int
	var b string
	var c time.Time
	var d sql.NullInt32
	row := db.QueryRow("SELECT 1 AS a, N'zwölf' AS b, CAST('2024-02-29' AS date) AS c, CAST(NULL AS int) AS d")
	must(row.Scan(&a, &b, &c, &d))
	fmt.Println("query", a, b, c.Format(time.DateOnly), d.Valid)
}

func parameters(db *sql.DB) {
	at := time.Date(2024, 2, 29, 12, 34, 56, 789e6, time.UTC)
	key := mssql.UniqueIdentifier{0x6f, 0x96, 0x19, 0xff, 0x8b, 0x86, 0xd0, 0x11, 0xb4, 0x2d, 0, 0xc0, 0x4f, 0xc9, 0x64, 0xff}
	note := strings.Repeat("long ", 5000)
	item := "naïve 'quoted' 漢字"
	var id int
	err := db.QueryRow(`INSERT INTO dbo.go_sales (item, price, sold, at, code, key_of, open_, share, note)
		OUTPUT inserted.id VALUES (@p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)`,
		item, "12.50", at, at, []byte{0, 1, 255}, key, true, 0.1, note).Scan(&id)
	must(err)
	var (
		readItem, readPrice, readNote string
		readSold, readAt              time.Time
		readCode                      []byte
		readKey                       mssql.UniqueIdentifier
		readOpen                      bool
		readShare                     float64
	)
	must(db.QueryRow("SELECT item, price, sold, at, code, key_of, open_, share, note FROM dbo.go_sales WHERE id = @id AND item = @item",
		sql.Named("id", id), sql.Named("item", item)).Scan(&readItem, &readPrice, &readSold, &readAt, &readCode,
		&readKey, &readOpen, &readShare, &readNote))
	same := readItem == item && readPrice == "12.50" && readSold.Equal(at.Truncate(24*time.Hour)) && readAt.Equal(at) &&
		string(readCode) == "\x00\x01\xff" && readKey == key && readOpen && readShare == 0.1 && readNote == note
	fmt.Println("same values", same)
	statement, err := db.Prepare("INSERT INTO dbo.go_sales (item, price) VALUES (@p1, @p2)")
	must(err)
	defer statement.Close()
	for item, price := range map[string]float64{"tea": 3.2, "cup": 7.9} {
		result, err := statement.Exec(item, price)
		must(err)
		count, err := result.RowsAffected()
		must(err)
		fmt.Println("inserted", count)
	}
}

func outputs(db *sql.DB) {
	var twice int
	var greeting string
	var status mssql.ReturnStatus
	rows, err := db.Query("dbo.go_doubled", sql.Named("n", 21), sql.Named("twice", sql.Out{Dest: &twice}),
		sql.Named("greeting", sql.Out{Dest: &greeting}), &status)
	must(err)
	var given int
	for rows.Next() {
		must(rows.Scan(&given))
	}
	must(rows.Err())
	must(rows.Close())
	fmt.Println("output", given, twice, greeting, "status", status)
}

func transaction(db *sql.DB) {
	count := func(from interface {
		QueryRow(string, ...any) *sql.Row
	}) (n int) {
		must(from.QueryRow("SELECT COUNT(*) FROM dbo.go_sales").Scan(&n))
		return n
	}
	before := count(db)
	tx, err := db.BeginTx(context.Background(), &sql.TxOptions{Isolation: sql.LevelSerializable})
	must(err)
	_, err = tx.Exec("DELETE FROM dbo.go_sales")
	must(err)
	within := count(tx)
	must(tx.Rollback())
	fmt.Println("rolled back", before == 3 && within == 0 && count(db) == before)
	tx, err = db.Begin()
	must(err)
	_, err = tx.Exec("INSERT INTO dbo.go_sales (item) VALUES (@p1)", "pot")
	must(err)
	must(tx.Commit())
	fmt.Println("committed", count(db) == before+1)
}

func scripts(db *sql.DB) {
	rows, err := db.Query(script,
		sql.Named("query", "SELECT item, CAST(price AS float) AS price FROM dbo.go_sales WHERE item IN (N'tea', N'cup') ORDER BY item"),
		sql.Named("factor", 2.0))
	must(err)
	for rows.Next() {
		var item string
		var price float64
		must(rows.Scan(&item, &price))
		fmt.Println("frame", item, price)
	}
	must(rows.Err())
	_, err = db.Exec(`EXEC sp_execute_external_script @language = N'Python', @script = N'raise ValueError("boom")'`)
	var failed mssql.Error
	if errors.As(err, &failed) {
		numbers := []int32{}
		for _, each := range failed.All {
			numbers = append(numbers, each.Number)
		}
		fmt.Println("script error", numbers, strings.Contains(fmt.Sprint(failed.All), "boom"))
	}
	_, err = db.Exec("SELECT 1;\nSELECT 1/0")
	if errors.As(err, &failed) {
		fmt.Println("error", failed.Number, failed.State, failed.Class, failed.LineNo)
	}
}

func bulk(db *sql.DB) {
	_, err := db.Exec("DROP TABLE IF EXISTS dbo.go_sent; CREATE TABLE dbo.go_sent (n int, name nvarchar(50), x float, at datetime2)")
	must(err)
	tx, err := db.Begin()
	must(err)
	statement, err := tx.Prepare(mssql.CopyIn("dbo.go_sent", mssql.BulkOptions{}, "n", "name", "x", "at"))
	must(err)
	for n := 0; n < 2000; n++ {
		var name any = fmt.Sprintf("row %d", n)
		if n%7 == 0 {
			name = nil
		}
		_, err = statement.Exec(n, name, float64(n)/4, time.Unix(int64(n), 0).UTC())
		must(err)
	}
	result, err := statement.Exec()
	must(err)
	must(statement.Close())
	must(tx.Commit())
	sent, err := result.RowsAffected()
	must(err)
	var rows, names int
	var sum float64
	must(db.QueryRow("SELECT COUNT(*), COUNT(name), SUM(x) FROM dbo.go_sent").Scan(&rows, &names, &sum))
	fmt.Println("bulk", sent, rows, names, sum)
}

func cancelled(db *sql.DB) {
	ctx, stop := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer stop()
	begun := time.Now()
	_, err := db.ExecContext(ctx, "DECLARE @i bigint = 0; WHILE @i >= 0 SET @i += 1")
	fmt.Println("cancelled", errors.Is(err, context.DeadlineExceeded), time.Since(begun) < 30*time.Second)
	must(db.Ping())
}

// A connection from the pool comes back as new.
func pooled(db *sql.DB) {
	db.SetMaxOpenConns(1)
	_, err := db.Exec("CREATE TABLE #mine (n int); SET LOCK_TIMEOUT 3")
	must(err)
	var first int
	var mine sql.NullInt64
	must(db.QueryRow("SELECT @@LOCK_TIMEOUT, OBJECT_ID('tempdb..#mine')").Scan(&first, &mine))
	fmt.Println("pooled", first, mine.Valid)
}

func main() {
	port, password := os.Args[1], os.Args[2]
	db := open(port, password, "disable")
	_, err := db.Exec(table)
	must(err)
	_, err = db.Exec(procedure)
	must(err)
	query(db)
	parameters(db)
	outputs(db)
	transaction(db)
	scripts(db)
	bulk(db)
	cancelled(db)
	pooled(db)
	must(db.Close())
	for _, encrypt := range []string{"true", "false"} {
		encrypted := open(port, password, encrypt)
		var answer int
		must(encrypted.QueryRow("SELECT 6 * 7").Scan(&answer))
		fmt.Println("encrypt", encrypt, answer)
		must(encrypted.Close())
	}
	fmt.Println("done")
}
