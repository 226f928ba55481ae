package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Exposed;
import dev.outrigger.scripthost.python.array.Methods;
import dev.outrigger.scripthost.python.array.ObjectVector;
import dev.outrigger.scripthost.python.array.PythonType;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyType;
import org.python.core.PyUnicode;

/** Series.str: text functions over all values; a missing value stays missing. */
final class TextMethods extends Exposed {
    private static final PyType TYPE =
            PythonType.of(
                    "pandas",
                    "StringMethods",
                    PyObject.TYPE,
                    (arguments, keywords) -> {
                        throw Py.TypeError("StringMethods is had from a series, as series.str");
                    });

    private static final Methods<TextMethods> METHODS =
            new Methods<TextMethods>("pandas.Series.str")
                    .def(
                            "lower",
                            "",
                            (t, args) -> t.each(text -> text.toLowerCase(java.util.Locale.ROOT)))
                    .def(
                            "upper",
                            "",
                            (t, args) -> t.each(text -> text.toUpperCase(java.util.Locale.ROOT)))
                    .def(
                            "title",
                            "",
                            (t, args) -> t.each(s -> new PyUnicode(s).invoke("title").toString()))
                    .def("strip", "", (t, args) -> t.each(String::strip))
                    .def("lstrip", "", (t, args) -> t.each(String::stripLeading))
                    .def("rstrip", "", (t, args) -> t.each(String::stripTrailing))
                    .def("len", "", (t, args) -> t.typed(s -> (long) s.length()))
                    .def(
                            "startswith",
                            "pat!",
                            (t, args) -> t.typed(s -> s.startsWith(args.text("pat", ""))))
                    .def(
                            "endswith",
                            "pat!",
                            (t, args) -> t.typed(s -> s.endsWith(args.text("pat", ""))))
                    .def(
                            "contains",
                            "pat! case regex",
                            (t, args) -> {
                                int flags =
                                        (args.flag("case", true) ? 0 : Pattern.CASE_INSENSITIVE)
                                                | (args.flag("regex", true) ? 0 : Pattern.LITERAL);
                                Pattern pattern = Pattern.compile(args.text("pat", ""), flags);
                                return t.typed(s -> pattern.matcher(s).find());
                            })
                    .def(
                            "replace",
                            "pat! repl! regex",
                            (t, args) -> {
                                String replacement = args.text("repl", "");
                                String pattern = args.text("pat", "");
                                boolean regex = args.flag("regex", false);
                                return t.each(
                                        s ->
                                                regex
                                                        ? s.replaceAll(pattern, replacement)
                                                        : s.replace(pattern, replacement));
                            })
                    .def(
                            "zfill",
                            "width!",
                            (t, args) ->
                                    t.each(
                                            s ->
                                                    new PyUnicode(s)
                                                            .zfill(args.integer("width", 0))
                                                            .toString()))
                    .def(
                            "slice",
                            "start stop step",
                            (t, args) ->
                                    t.each(
                                            s ->
                                                    new PyUnicode(s)
                                                            .__getslice__(
                                                                    orNone(args.get("start")),
                                                                    orNone(args.get("stop")),
                                                                    orNone(args.get("step")))
                                                            .toString()))
                    .def(
                            "split",
                            "pat",
                            (t, args) ->
                                    t.typed(
                                            s ->
                                                    args.some("pat") == null
                                                            ? new PyUnicode(s).invoke("split")
                                                            : new PyUnicode(s)
                                                                    .invoke(
                                                                            "split",
                                                                            args.get("pat"))));

    private final Vector values;
    private final Function<UnaryOperator<Vector>, PyObject> wrap;

    TextMethods(Vector values, Function<UnaryOperator<Vector>, PyObject> wrap) {
        super(TYPE);
        for (int i = 0; i < values.size(); i++) {
            if (!values.isNull(i) && !(values.raw(i) instanceof String)) {
                throw Py.AttributeError(
                        "Can only use .str accessor with string values, not "
                                + Values.typeName(values.raw(i)));
            }
        }
        this.values = values;
        this.wrap = wrap;
    }

    private static PyObject orNone(PyObject value) {
        return value == null ? Py.None : value;
    }

    private Object[] results(Function<String, Object> function) {
        Object[] out = new Object[values.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = values.isNull(i) ? values.raw(i) : function.apply((String) values.raw(i));
        }
        return out;
    }

    private PyObject each(Function<String, Object> function) {
        return wrap.apply(v -> new ObjectVector(results(function)));
    }

    private PyObject typed(Function<String, Object> function) {
        return wrap.apply(v -> Vectors.of(results(function)));
    }

    @Override
    public PyObject __finditem__(PyObject key) {
        return each(s -> new PyUnicode(s).__getitem__(key).toString());
    }

    @Override
    protected PyObject member(String name) {
        return member(METHODS, this, name);
    }

    @Override
    protected String typeName() {
        return "pandas.Series.str";
    }

    @Override
    protected String show() {
        return "<pandas.Series.str>";
    }
}
