// A program written against tedious: every kind of work that an application does with a server.
//
//     node client.js PORT PASSWORD
//
// Each step prints what it saw. tedious is looked for where NODE_PATH says.

'use strict';

const {Connection, Request, TYPES} = require('tedious');

const [port, password] = process.argv.slice(2);

function connect(options = {}) {
  const connection = new Connection({
    server: '127.0.0.1',
    authentication: {type: 'default', options: {userName: 'sa', password}},
    options: {port: Number(port), encrypt: false, database: 'master', ...options},
  });
  return new Promise((resolve, reject) => {
    connection.connect(error => (error ? reject(error) : resolve(connection)));
  });
}

/** Sends a request and gives its rows, output values, status and messages, or its error with them. */
function send(connection, how, text, describe = () => {}) {
  return new Promise((resolve, reject) => {
    const seen = {rows: [], outputs: {}, messages: []};
    const request = new Request(text, (error, count) => {
      seen.count = count;
      connection.off('infoMessage', told);
      if (error) {
        reject(Object.assign(error, {seen}));
      } else {
        resolve(seen);
      }
    });
    const told = message => seen.messages.push(message.message);
    connection.on('infoMessage', told);
    describe(request);
    request.on('row', columns => seen.rows.push(columns.map(column => column.value)));
    request.on('returnValue', (name, value) => (seen.outputs[name] = value));
    request.on('doneProc', (count, more, status) => (seen.status = status));
    connection[how](request);
  });
}

const batch = (connection, text) => send(connection, 'execSqlBatch', text);

const query = (connection, text, parameters = []) =>
  send(connection, 'execSql', text, request =>
    parameters.forEach(([name, type, value, options]) => request.addParameter(name, type, value, options)));

async function prepare(connection) {
  await batch(connection, `DROP TABLE IF EXISTS dbo.js_sales;
    CREATE TABLE dbo.js_sales (id int IDENTITY PRIMARY KEY, item nvarchar(40) NOT NULL, price decimal(9, 2),
      sold date, at datetime2(3), code varbinary(20), key_of uniqueidentifier, open_ bit, share float,
      big bigint, day_time time(3), zoned datetimeoffset(3), note nvarchar(max))`);
  await batch(connection, `CREATE OR ALTER PROCEDURE dbo.js_doubled @n int, @twice int OUTPUT, @greeting nvarchar(40) OUTPUT AS
    BEGIN SET NOCOUNT ON; SELECT @n AS given; SET @twice = @n * 2; SET @greeting = N'grüß dich'; RETURN 5; END`);
}

async function parameters(connection) {
  const sent = [
    ['item', TYPES.NVarChar, "naïve 'quoted' 漢字"],
    ['price', TYPES.Decimal, 12.5, {precision: 9, scale: 2}],
    ['sold', TYPES.Date, new Date('2024-02-29T00:00:00Z')],
    ['at', TYPES.DateTime2, new Date('2024-02-29T12:34:56.789Z'), {scale: 3}],
    ['code', TYPES.VarBinary, Buffer.from([0, 1, 255])],
    ['key_of', TYPES.UniqueIdentifier, '6F9619FF-8B86-D011-B42D-00C04FC964FF'],
    ['open_', TYPES.Bit, true],
    ['share', TYPES.Float, 0.1],
    ['big', TYPES.BigInt, '9007199254740993'],
    ['day_time', TYPES.Time, new Date('1970-01-01T01:02:03.004Z'), {scale: 3}],
    ['zoned', TYPES.DateTimeOffset, new Date('2024-02-29T12:34:56.789Z'), {scale: 3}],
    ['note', TYPES.NVarChar, 'long '.repeat(5000)],
  ];
  const names = sent.map(([name]) => name);
  const inserted = await query(
    connection,
    `INSERT INTO dbo.js_sales (${names}) OUTPUT inserted.id VALUES (${names.map(name => '@' + name)})`, sent);
  console.log('inserted', inserted.count, 'as', inserted.rows[0][0]);
  const {rows: [row]} = await query(
    connection, `SELECT ${names} FROM dbo.js_sales WHERE item = @item`, [sent[0]]);
  const differing = names.filter((name, i) => JSON.stringify(row[i]) !== JSON.stringify(sent[i][2]));
  console.log('differing', differing.join());
  const nulls = await query(connection, 'SELECT ' + names.map(name => '@' + name),
    sent.map(([name, type, , options]) => [name, type, null, options]));
  console.log('nulls', nulls.rows[0].every(value => value === null));
}

/** A statement that is prepared once and run with several values. */
function prepared(connection) {
  return new Promise((resolve, reject) => {
    const seen = [];
    const request = new Request('SELECT @a + @b AS sum', error => {
      if (error) {
        reject(error);
      } else if (seen.length < 3) {
        connection.execute(request, {a: seen.length, b: 10});
      } else {
        connection.unprepare(request);
        request.callback = unprepared => (unprepared ? reject(unprepared) : resolve(seen));
      }
    });
    request.addParameter('a', TYPES.Int);
    request.addParameter('b', TYPES.Int);
    request.on('row', columns => seen.push(columns[0].value));
    request.on('prepared', () => connection.execute(request, {a: 0, b: 10}));
    connection.prepare(request);
  });
}

async function procedure(connection) {
  const called = await send(connection, 'callProcedure', 'dbo.js_doubled', request => {
    request.addParameter('n', TYPES.Int, 21);
    request.addOutputParameter('twice', TYPES.Int);
    request.addOutputParameter('greeting', TYPES.NVarChar);
  });
  console.log('output', called.rows[0][0], called.outputs.twice, called.outputs.greeting, 'status', called.status);
}

function inTransaction(connection, call) {
  return new Promise((resolve, reject) =>
    connection[call](error => (error ? reject(error) : resolve())));
}

async function transaction(connection) {
  const count = async () => (await batch(connection, 'SELECT COUNT(*) FROM dbo.js_sales')).rows[0][0];
  const before = await count();
  await inTransaction(connection, 'beginTransaction');
  await batch(connection, 'DELETE FROM dbo.js_sales');
  const within = await count();
  await inTransaction(connection, 'rollbackTransaction');
  console.log('rolled back', within === 0 && before > 0 && (await count()) === before);
  await inTransaction(connection, 'beginTransaction');
  await batch(connection, "INSERT INTO dbo.js_sales (item, price) VALUES (N'tea', 3.2), (N'cup', 7.9)");
  await inTransaction(connection, 'commitTransaction');
  console.log('committed', (await count()) === before + 2);
}

async function script(connection) {
  const run = await query(
    connection,
    `EXEC sp_execute_external_script @language = N'Python', @script = N'
print("rows", len(InputDataSet))
InputDataSet["price"] = InputDataSet["price"] * factor
OutputDataSet = InputDataSet
', @input_data_1 = @query, @params = N'@factor float', @factor = @factor
    WITH RESULT SETS ((item nvarchar(40), price float))`,
    [['query', TYPES.NVarChar, "SELECT item, CAST(price AS float) AS price FROM dbo.js_sales WHERE item IN (N'tea', N'cup')"],
      ['factor', TYPES.Float, 2]]);
  console.log('frame', JSON.stringify(run.rows), JSON.stringify(run.messages.some(text => text.includes('rows 2'))));
  const called = await send(connection, 'callProcedure', 'sp_execute_external_script', request => {
    request.addParameter('language', TYPES.NVarChar, 'Python');
    request.addParameter('script', TYPES.NVarChar, 'total = float(InputDataSet["n"].sum())');
    request.addParameter('input_data_1', TYPES.NVarChar, 'SELECT n FROM (VALUES (1), (2), (39)) AS t (n)');
    request.addParameter('params', TYPES.NVarChar, '@total float OUTPUT');
    request.addOutputParameter('total', TYPES.Float);
  });
  console.log('total', called.outputs.total);
  try {
    await batch(connection,
      "EXEC sp_execute_external_script @language = N'Python', @script = N'raise ValueError(\"boom\")'");
  } catch (error) {
    const all = error.errors ?? [error];
    console.log('script error', all.map(each => each.number).join(), JSON.stringify(all.some(each => /boom/.test(each.message))));
  }
  try {
    await batch(connection, 'SELECT 1/0');
  } catch (error) {
    console.log('error', error.number, error.state, error.class, error.lineNumber);
  }
}

function load(connection, rows) {
  return new Promise((resolve, reject) => {
    const bulk = connection.newBulkLoad('dbo.js_sent', (error, count) => (error ? reject(error) : resolve(count)));
    bulk.addColumn('id', TYPES.Int, {nullable: true});
    bulk.addColumn('name', TYPES.NVarChar, {length: 50, nullable: true});
    bulk.addColumn('price', TYPES.Decimal, {precision: 9, scale: 2, nullable: true});
    bulk.addColumn('note', TYPES.NVarChar, {length: Infinity, nullable: true});
    connection.execBulkLoad(bulk, rows);
  });
}

async function bulk(connection) {
  await batch(connection, `DROP TABLE IF EXISTS dbo.js_sent;
    CREATE TABLE dbo.js_sent (id int, name nvarchar(50), price decimal(9, 2), note nvarchar(max))`);
  const rows = Array.from({length: 2000}, (_, id) =>
    ({id, name: id % 7 ? 'row ' + id : null, price: id / 4, note: 'n'.repeat(id % 50)}));
  console.log('sent', await load(connection, rows));
  const {rows: [sums]} = await batch(connection,
    'SELECT COUNT(*), COUNT(name), CAST(SUM(price) AS float), SUM(LEN(note)) FROM dbo.js_sent');
  console.log('arrived', sums.join());
}

async function cancel(connection) {
  const begun = Date.now();
  setTimeout(() => connection.cancel(), 300);
  try {
    await batch(connection, 'DECLARE @i bigint = 0; WHILE @i >= 0 SET @i += 1');
  } catch (error) {
    console.log('cancelled', error.code, Date.now() - begun < 5000);
  }
}

async function main() {
  const connection = await connect();
  await prepare(connection);
  const {rows} = await query(connection, "SELECT @a AS a, N'zwölf' AS b, NULL AS c", [['a', TYPES.Int, 5]]);
  console.log('query', JSON.stringify(rows));
  await parameters(connection);
  console.log('prepared', (await prepared(connection)).join());
  await procedure(connection);
  await transaction(connection);
  await script(connection);
  await bulk(connection);
  await cancel(connection);
  await new Promise((resolve, reject) => connection.reset(error => (error ? reject(error) : resolve())));
  console.log('after reset', (await batch(connection, 'SELECT @@TRANCOUNT')).rows[0][0]);
  connection.close();
  const second = await connect({useColumnNames: false, packetSize: 32000});
  console.log('second', (await batch(second, 'SELECT 6 * 7')).rows[0][0]);
  second.close();
  console.log('done');
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
