"""Arrow's extension types, which pyarrow may or may not know."""

import pyarrow as pa

EXTENSION = b"ARROW:extension:name"
EXTENSION_METADATA = b"ARROW:extension:metadata"
TICKS, UTC_TICKS, UUID = "outrigger.ticks", "outrigger.ticks.utc", "arrow.uuid"
OFFSET_TIMESTAMP = "outrigger.datetimeoffset"


def extension_of(field):
    """The name of a field's extension type, which pyarrow may or may not know."""
    if isinstance(field.type, pa.BaseExtensionType):
        return field.type.extension_name
    return (field.metadata or {}).get(EXTENSION, b"").decode()


def storage_of(column):
    """A chunked array without its extension type."""
    if not isinstance(column.type, pa.BaseExtensionType):
        return column
    return pa.chunked_array([chunk.storage for chunk in column.chunks], type=column.type.storage_type)


def extension_field(name, storage, extension):
    return pa.field(name, storage, metadata={EXTENSION: extension.encode(), EXTENSION_METADATA: b""})
