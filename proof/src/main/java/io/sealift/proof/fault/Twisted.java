package io.sealift.proof.fault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Objects;

/** Ports with one method replaced: to interrupt a process at a certain call, or to break the protocol on purpose. */
public final class Twisted {
    /** What is done instead of a call. */
    @FunctionalInterface
    public interface Instead {
        /**
         * Does it.
         *
         * @param original makes the call itself, with these or other arguments
         * @param arguments the arguments that it was made with
         */
        Object call(Original original, Object[] arguments) throws Throwable;
    }

    /** The replaced call. */
    @FunctionalInterface
    public interface Original {
        /** Makes it; throws what it throws. */
        Object call(Object... arguments) throws Throwable;
    }

    private Twisted() {}

    /**
     * The same port, except for one method.
     *
     * @throws IllegalArgumentException if the port has no method of this name
     */
    public static <T> T port(Class<T> port, T target, String method, Instead instead) {
        if (Arrays.stream(port.getMethods()).noneMatch(found -> found.getName().equals(method))) {
            throw new IllegalArgumentException("%s has no method %s".formatted(port, method));
        }
        Object proxy = Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, called, given) -> {
            Object[] arguments = given == null ? new Object[0] : given;
            Original original = changed -> {
                try {
                    Object result = called.invoke(target, changed);
                    // The proxy drops the result of a method that returns nothing.
                    return called.getReturnType() == void.class ? "nothing" : Objects.requireNonNull(result);
                } catch (InvocationTargetException thrown) {
                    throw thrown.getTargetException();
                }
            };
            return called.getName().equals(method) ? instead.call(original, arguments) : original.call(arguments);
        });
        return port.cast(proxy);
    }
}
