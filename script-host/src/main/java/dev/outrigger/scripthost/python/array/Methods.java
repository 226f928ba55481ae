package dev.outrigger.scripthost.python.array;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.python.core.PyObject;

/**
 * What a script sees of a Java class: methods with their parameters, and attributes. Built once,
 * then only read.
 */
public final class Methods<T> {
    private final String owner;
    private final Map<String, Function<T, PyObject>> members = new LinkedHashMap<>();

    public Methods(String owner) {
        this.owner = owner;
    }

    /** parameters: see {@link Args}. */
    public Methods<T> def(String name, String parameters, BiFunction<T, Args, PyObject> body) {
        String function = owner.substring(owner.lastIndexOf('.') + 1) + "." + name;
        members.put(
                name,
                self ->
                        new Bound(
                                name,
                                (arguments, keywords) ->
                                        body.apply(
                                                self,
                                                Args.bind(
                                                        function,
                                                        parameters,
                                                        arguments,
                                                        keywords))));
        return this;
    }

    public Methods<T> get(String name, Function<T, PyObject> getter) {
        members.put(name, getter);
        return this;
    }

    /** The member of an object, or null when there is none of the name. */
    PyObject find(T self, String name) {
        Function<T, PyObject> member = members.get(name);
        return member == null ? null : member.apply(self);
    }

    public boolean hasMember(String name) {
        return members.containsKey(name);
    }

    Set<String> names() {
        return members.keySet();
    }
}
