"""A call's parameters: one row that arrives, one that is answered. Plain ones need no library."""

from .flat import read_row, written_row
from .wire import END, PIECE_BYTES, StreamReader, StreamWriter


def read_stream(wire):
    reader, stream, piece = StreamReader(wire), bytearray(), bytearray(PIECE_BYTES)
    count = reader.readinto(piece)
    while count:
        stream += memoryview(piece)[:count]
        count = reader.readinto(piece)
    # Views of it are no copies: a value may be large.
    return memoryview(stream)


class Row:
    """The parameters, and their values as they arrived."""

    def __init__(self, wire, parameters, libraries):
        self.parameters = parameters
        self.libraries = libraries
        self.kinds = self.table = self.stream = None
        if libraries.loaded:
            from .arriving import read_table

            self.table = read_table(wire)
            return
        self.stream = read_stream(wire)
        plain = read_row(self.stream)
        if plain is None:
            libraries.load()
            self.read()
        else:
            self.kinds, self.plain_values = plain

    def read(self):
        """By the library, which knows all types."""
        if self.table is None:
            import pyarrow as pa

            with pa.ipc.open_stream(self.stream) as reader:
                self.table = reader.read_all()

    def values(self):
        names = [parameter["name"] for parameter in self.parameters]
        if self.table is None:
            return zip(names, self.plain_values)
        from .arriving import scalar_of

        table = self.table
        return [(name, scalar_of(table.schema.field(i), table.column(i))) for i, name in enumerate(names)]

    def answer(self, names, frame_bytes):
        """What sends the output parameters, of which names has the values; one that cannot be sent is told here."""
        if self.table is None:
            wanted = [i for i, parameter in enumerate(self.parameters) if parameter["output"]]
            variables = [self.parameters[i]["name"] for i in wanted]
            stream = written_row(variables, [self.kinds[i] for i in wanted], [names.get(name) for name in variables])
            if stream is not None and len(stream) <= frame_bytes:
                return lambda wire: send_stream(wire, stream)
            self.libraries.load_after()
            self.read()
        from .parameters import parameter_table, send_parameters

        row = parameter_table(self.parameters, self.table.schema, names, frame_bytes)
        return lambda wire: send_parameters(wire, *row)


def send_stream(wire, stream):
    writer = StreamWriter(wire)
    writer.write(stream)
    writer.end_piece()
    wire.send(END, hold=True)
