package dev.outrigger.scripthost.python.array;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.imp;

/** The values whose Python classes are written in Python: datetime's and decimal's. */
final class PythonValues {
    private PythonValues() {}

    static Object raw(PyObject value) {
        PyObject module = value.getType().__findattr__("__module__");
        if (!(module instanceof PyString)) {
            return value;
        }
        String name = module.toString();
        if (name.equals("decimal")) {
            String digits = value.__str__().toString();
            char last = digits.charAt(digits.length() - 1);
            return last >= '0' && last <= '9' ? new BigDecimal(digits) : value;
        }
        return name.equals("datetime") ? temporal(value) : value;
    }

    private static Object temporal(PyObject value) {
        String type = value.getType().getName();
        boolean zoned = type.equals("date") || value.__findattr__("tzinfo") != Py.None;
        return switch (type) {
            case "date" ->
                    LocalDate.of(part(value, "year"), part(value, "month"), part(value, "day"));
            case "datetime" ->
                    zoned
                            ? value
                            : Ticks.of(
                                    LocalDateTime.of(
                                            LocalDate.of(
                                                    part(value, "year"),
                                                    part(value, "month"),
                                                    part(value, "day")),
                                            time(value)));
            case "time" -> zoned ? value : time(value);
            default -> value;
        };
    }

    private static LocalTime time(PyObject value) {
        return LocalTime.of(
                part(value, "hour"),
                part(value, "minute"),
                part(value, "second"),
                part(value, "microsecond") * 1000);
    }

    private static int part(PyObject value, String name) {
        return value.__getattr__(name).asInt();
    }

    static PyObject box(Object raw) {
        if (raw instanceof BigDecimal d) {
            return type("decimal", "Decimal").__call__(Py.newUnicode(d.toString()));
        }
        if (raw instanceof LocalDate d) {
            return type("datetime", "date")
                    .__call__(
                            Py.newInteger(d.getYear()),
                            Py.newInteger(d.getMonthValue()),
                            Py.newInteger(d.getDayOfMonth()));
        }
        if (raw instanceof LocalTime t) {
            return type("datetime", "time")
                    .__call__(
                            Py.newInteger(t.getHour()),
                            Py.newInteger(t.getMinute()),
                            Py.newInteger(t.getSecond()),
                            Py.newInteger(t.getNano() / 1000));
        }
        if (raw instanceof Ticks ticks) {
            LocalDateTime t = ticks.time();
            int[] parts = {
                t.getYear(),
                t.getMonthValue(),
                t.getDayOfMonth(),
                t.getHour(),
                t.getMinute(),
                t.getSecond(),
                t.getNano() / 1000
            };
            PyObject[] arguments = new PyObject[parts.length];
            for (int i = 0; i < parts.length; i++) {
                arguments[i] = Py.newInteger(parts[i]);
            }
            return type("datetime", "datetime").__call__(arguments);
        }
        throw new IllegalStateException("no Python value for " + raw.getClass());
    }

    private static PyObject type(String module, String name) {
        PyObject loaded = Py.getSystemState().modules.__finditem__(Py.newString(module));
        return (loaded != null ? loaded : imp.importName(module, true)).__getattr__(name);
    }
}
