package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.Exposed;
import dev.outrigger.scripthost.python.array.Methods;
import dev.outrigger.scripthost.python.array.ObjectVector;
import dev.outrigger.scripthost.python.array.PythonType;
import dev.outrigger.scripthost.python.array.Ticks;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vectors;
import java.time.LocalDateTime;
import java.util.function.Function;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyType;

/** Series.dt: the parts of datetimes. */
final class DateParts extends Exposed {
    private static final PyType TYPE =
            PythonType.of(
                    "pandas",
                    "DatetimeProperties",
                    PyObject.TYPE,
                    (arguments, keywords) -> {
                        throw Py.TypeError("DatetimeProperties is had from a series, as series.dt");
                    });

    private static final Methods<DateParts> METHODS =
            new Methods<DateParts>("pandas.Series.dt")
                    .get("year", d -> d.number(LocalDateTime::getYear))
                    .get("month", d -> d.number(LocalDateTime::getMonthValue))
                    .get("day", d -> d.number(LocalDateTime::getDayOfMonth))
                    .get("hour", d -> d.number(LocalDateTime::getHour))
                    .get("minute", d -> d.number(LocalDateTime::getMinute))
                    .get("second", d -> d.number(LocalDateTime::getSecond))
                    .get("microsecond", d -> d.number(t -> t.getNano() / 1000))
                    .get("dayofweek", d -> d.number(t -> t.getDayOfWeek().getValue() - 1))
                    .get("weekday", d -> d.number(t -> t.getDayOfWeek().getValue() - 1))
                    .get("dayofyear", d -> d.number(LocalDateTime::getDayOfYear))
                    .get("quarter", d -> d.number(t -> (t.getMonthValue() + 2) / 3))
                    .get("date", d -> d.object(LocalDateTime::toLocalDate))
                    .get("time", d -> d.object(LocalDateTime::toLocalTime))
                    .def(
                            "strftime",
                            "date_format!",
                            (d, args) ->
                                    d.object(
                                            t ->
                                                    Values.box(Ticks.of(t))
                                                            .invoke(
                                                                    "strftime",
                                                                    args.get("date_format"))
                                                            .toString()));

    private final Series series;

    DateParts(Series series) {
        super(TYPE);
        if (series.flat().dtype() != DType.DATETIME) {
            throw Py.AttributeError("Can only use .dt accessor with datetimelike values");
        }
        this.series = series;
    }

    private Object[] parts(Function<LocalDateTime, Object> part) {
        Object[] out = series.flat().raws();
        for (int i = 0; i < out.length; i++) {
            out[i] = out[i] == null ? null : part.apply(((Ticks) out[i]).time());
        }
        return out;
    }

    private PyObject number(Function<LocalDateTime, Integer> part) {
        return series.map(
                v -> {
                    var made = Vectors.of(parts(t -> (long) part.apply(t)));
                    return made.dtype() == DType.INT64 ? made.cast(DType.INT32) : made;
                });
    }

    private PyObject object(Function<LocalDateTime, Object> part) {
        return series.map(v -> new ObjectVector(parts(part)));
    }

    @Override
    protected PyObject member(String name) {
        return member(METHODS, this, name);
    }

    @Override
    protected String typeName() {
        return "pandas.Series.dt";
    }

    @Override
    protected String show() {
        return "<pandas.Series.dt>";
    }
}
