package io.sealift.proof.fault;

import io.sealift.core.store.ObjectUpload;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts every call that a process makes through its ports, and stalls the process just before one of them, while
 * others go on.
 */
public final class StallPoints implements PortWrapper {
    private final List<String> calls = new ArrayList<>();
    private final int stalledCall;
    private final Runnable others;

    private StallPoints(int stalledCall, Runnable others) {
        this.stalledCall = stalledCall;
        this.others = others;
    }

    /** Only counts. */
    public static StallPoints counting() {
        return new StallPoints(0, () -> {});
    }

    /**
     * Stalls the process before one call.
     *
     * @param number which call, 1 for the first
     * @param others what happens meanwhile; calls it makes through other ports are not counted
     */
    public static StallPoints before(int number, Runnable others) {
        return new StallPoints(number, others);
    }

    /** The same port, seen from inside the process. */
    @Override
    public <T> T wrap(Class<T> port, T target) {
        Object proxy =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    calls.add(port.getSimpleName() + "." + method.getName());
                    if (calls.size() == stalledCall) {
                        others.run();
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof ObjectUpload upload ? wrap(ObjectUpload.class, upload) : result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
        return port.cast(proxy);
    }

    /** The calls so far, each as {@code Port.method}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }
}
