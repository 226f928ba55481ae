package dev.outrigger.scripthost.python;

import java.util.Arrays;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;

/** The arguments of a call: first the positional ones, then one for each keyword. */
record Arguments(String function, PyObject[] all, String[] keywords) {
    List<PyObject> positional() {
        return Arrays.asList(all).subList(0, all.length - keywords.length);
    }

    int count() {
        return all.length - keywords.length;
    }

    PyObject get(int index) {
        return all[index];
    }

    /** Null when the keyword is not given. */
    PyObject keyword(String name) {
        int at = Arrays.asList(keywords).indexOf(name);
        return at < 0 ? null : all[count() + at];
    }

    /** Between these counts of positional arguments, and no keyword but these. */
    Arguments require(int least, int most, String... known) {
        if (count() < least || count() > most) {
            throw Py.TypeError(
                    function
                            + "() takes "
                            + (least == most ? "exactly " + least : "from " + least + " to " + most)
                            + " positional argument(s) but "
                            + count()
                            + " were given");
        }
        for (String keyword : keywords) {
            if (!Arrays.asList(known).contains(keyword)) {
                throw Py.TypeError(
                        function + "() got an unexpected keyword argument '" + keyword + "'");
            }
        }
        return this;
    }
}
