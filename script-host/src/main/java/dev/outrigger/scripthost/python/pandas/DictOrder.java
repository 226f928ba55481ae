package dev.outrigger.scripthost.python.pandas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.python.core.PyObject;

/**
 * The order of the columns that a dict without an order makes. A script's own dicts keep the order
 * in which they were written; those that Python 2.7's library makes (json.loads, **keywords) forget
 * it. So that a result does not depend on hash codes the names are put in alphabetical order, as
 * pandas did on Python 2.7. A script that wants another order says {@code columns=[...]} or uses an
 * OrderedDict.
 */
final class DictOrder {
    private DictOrder() {}

    static List<PyObject> of(List<PyObject> keys) {
        List<PyObject> ordered = new ArrayList<>(keys);
        ordered.sort(Comparator.comparing(PyObject::toString));
        return ordered;
    }
}
