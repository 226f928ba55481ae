"""Whether a script can do without numpy, pandas and pyarrow, and without noticing that they are not loaded.

Only what is listed here counts: a script with anything else in it gets them before it begins. Whatever a script without
them can reach is what its text names: nothing listed leads to its own global names, to a frame, to the loaded modules,
to an attribute by a name that is put together, or to a change of the interpreter that they would meet when they are
loaded after it.
"""

import builtins
import sys
import warnings

# What is longer than this does more than what is worth looking at.
TEXT_MAX = 1 << 12
ONLY_TREE = 0x400

# What a script finds without importing it, and has to be loaded.
NAMES = frozenset(("pandas", "pd", "numpy", "np", "DataFrame"))

SYNTAX = frozenset(
    "Module Expr Assign AugAssign For While If With withitem Try ExceptHandler Raise Assert FunctionDef arguments arg "
    "Return Lambda Global Nonlocal Pass Break Continue Import ImportFrom alias BoolOp NamedExpr BinOp UnaryOp IfExp Dict "
    "Set ListComp SetComp DictComp GeneratorExp comprehension Compare Call keyword FormattedValue JoinedStr Constant "
    "Attribute Subscript Starred Name List Tuple Slice Load Store And Or Add Sub Mult MatMult Div Mod Pow LShift RShift "
    "BitOr BitXor BitAnd FloorDiv Invert Not UAdd USub Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn".split()
)

# Exceptions besides.
BUILTINS = frozenset(
    "False None True abs all any ascii bin bool bytearray bytes callable chr complex dict divmod enumerate exit filter "
    "float frozenset hash hex id int isinstance issubclass iter len list map max memoryview min next object oct ord pow "
    "print quit range repr reversed round set slice sorted str sum tuple type zip __name__".split()
)

# Modules that a script has without importing them, and the attributes of theirs that count.
GIVEN = {
    "os": frozenset("cpu_count getcwd getenv getpid linesep name sep urandom".split()),
    "sys": frozenset(
        "argv byteorder executable exit float_info getsizeof maxsize platform stderr stdout version version_info".split()
    ),
}

MODULES = frozenset(
    "base64 bisect cmath collections datetime decimal fractions hashlib heapq itertools json math os random re statistics "
    "struct sys textwrap time uuid".split()
)

# By these a script would come to a frame, to a module or to an attribute by its name.
DOUBTFUL = frozenset(
    "format format_map vformat attrgetter methodcaller modules meta_path path path_hooks path_importer_cache settrace "
    "setprofile addaudithook setrecursionlimit setcontext stdin mro singledispatch os sys builtins".split()
)
DOUBTFUL_STARTS = ("_", "f_", "tb_", "gi_", "cr_", "ag_", "co_")

MODULE = type(sys)


def known(name):
    """Whether a name may stand anywhere: as a variable, an attribute, an argument."""
    if name in BUILTINS:
        return True
    if name in DOUBTFUL or (name.startswith(DOUBTFUL_STARTS) and name != "_"):
        return False
    value = getattr(builtins, name, None)
    return value is None or (isinstance(value, type) and issubclass(value, BaseException))


def kind_of(node):
    return type(node).__name__


def module_of(node):
    """The module before the point, by its name; None where there is anything else."""
    value = node.value
    return value.id if kind_of(value) == "Name" and value.id in MODULES else None


def is_value(module, attribute):
    """Whether a module has the attribute, and it is no module itself."""
    if module in GIVEN:
        return attribute in GIVEN[module]
    try:
        return not isinstance(getattr(__import__(module), attribute, sys), MODULE)
    except ImportError:
        return False


class Text:
    """One script's text. refused: the names that it must not have in it."""

    def __init__(self, script, refused):
        self.refused = refused
        # What there is to warn of, it warns of again when the script is compiled to be run.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.waiting = [compile(script, "<script>", "exec", ONLY_TREE, dont_inherit=True)]

    def is_plain(self):
        while self.waiting:
            node = self.waiting.pop()
            kind = kind_of(node)
            if kind not in SYNTAX:
                return False
            if kind != "Constant" and not getattr(self, kind, self.parts)(node):
                return False
        return True

    def parts(self, node, but=()):
        """Looks at a node's names, and later at the nodes in it."""
        for field in node._fields:
            value = None if field in but else getattr(node, field, None)
            for part in value if isinstance(value, list) else (value,):
                if isinstance(part, str):
                    if part in self.refused or not known(part):
                        return False
                elif hasattr(part, "_fields"):
                    self.waiting.append(part)
        return True

    def Name(self, node):
        # A module is for what it has: as a value it would go by other names.
        return node.id not in MODULES and self.parts(node)

    def Attribute(self, node):
        if kind_of(node.ctx) != "Load":
            return False
        module = module_of(node)
        return self.parts(node, ("value",) if module else ()) and (not module or is_value(module, node.attr))

    def Import(self, node):
        return all(name.name in MODULES and name.asname is None for name in node.names)

    def ImportFrom(self, node):
        return (
            not node.level
            and node.module in MODULES
            and all(is_value(node.module, name.name) for name in node.names)
            and self.parts(node, ("module",))
        )


def runs_unaided(script, frames):
    """frames: the names of the script's inputs and outputs. A script that cannot be compiled runs no line."""
    if len(script) > TEXT_MAX:
        return False
    try:
        return Text(script, NAMES.union(frames)).is_plain()
    except SyntaxError:
        return True
    except (ValueError, MemoryError, RecursionError):
        return False
