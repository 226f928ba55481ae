package dev.outrigger.scripthost.python;

import dev.outrigger.scripthost.python.array.WrittenOrder;
import java.util.ArrayList;
import java.util.List;
import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyFloat;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;

/**
 * Values on their way into a text by % or format(), which shall write themselves as in Python 3.
 */
final class Interpolated {
    private Interpolated() {}

    /** The right side of %: a tuple or a dict is the list of the values, anything else is one. */
    static PyObject operand(PyObject value) {
        if (value.getType() == PyTuple.TYPE) {
            return new PyTuple(each(value));
        }
        if (value.getType() == PyDictionary.TYPE) {
            PyDictionary wrapped = new Mapping();
            for (PyObject item : ((AbstractDict) value).invoke("items").asIterable()) {
                wrapped.__setitem__(item.__getitem__(0), argument(item.__getitem__(1)));
            }
            return wrapped;
        }
        return argument(value);
    }

    static PyObject argument(PyObject value) {
        if (value.getType() == PyFloat.TYPE) {
            return new Number(((PyFloat) value).getValue());
        }
        if (value.getType() == PyDictionary.TYPE) {
            PyDictionary mapping = new Mapping();
            mapping.getMap().putAll(((PyDictionary) value).getMap());
            return mapping;
        }
        if (value.getType() == PyUnicode.TYPE) {
            return new Text(value.asString());
        }
        if (value.getType() == PyList.TYPE) {
            return new Sequence(value);
        }
        return value.getType() == PyTuple.TYPE ? new Row(value) : value;
    }

    private static PyObject[] each(PyObject values) {
        List<PyObject> wrapped = new ArrayList<>();
        for (PyObject value : values.asIterable()) {
            wrapped.add(argument(value));
        }
        return wrapped.toArray(PyObject[]::new);
    }

    private static PyString text(PyObject value) {
        String text = Shown.source(value);
        return text.chars().allMatch(c -> c < 128) ? Py.newString(text) : Py.newUnicode(text);
    }

    private static final class Number extends PyFloat {
        private static final long serialVersionUID = 1L;

        Number(double value) {
            super(value);
        }

        @Override
        public PyString __str__() {
            return __repr__();
        }

        @Override
        public PyObject __format__(PyObject specification) {
            return specification.__len__() == 0 ? __repr__() : super.__format__(specification);
        }
    }

    private static final class Mapping extends PyDictionary {
        private static final long serialVersionUID = 1L;

        Mapping() {
            super(WrittenOrder.dict().getMap(), true);
        }

        @Override
        public PyString __str__() {
            return text(this);
        }

        @Override
        public PyString __repr__() {
            return text(this);
        }
    }

    private static final class Text extends PyUnicode {
        private static final long serialVersionUID = 1L;

        Text(String value) {
            super(value);
        }

        @Override
        public PyString __repr__() {
            return text(this);
        }
    }

    private static final class Sequence extends PyList {
        private static final long serialVersionUID = 1L;

        Sequence(PyObject values) {
            super(values);
        }

        @Override
        public PyString __str__() {
            return text(this);
        }

        @Override
        public PyString __repr__() {
            return text(this);
        }
    }

    private static final class Row extends PyTuple {
        private static final long serialVersionUID = 1L;

        Row(PyObject values) {
            super(((PyTuple) values).getArray());
        }

        @Override
        public PyString __str__() {
            return text(this);
        }

        @Override
        public PyString __repr__() {
            return text(this);
        }
    }
}
