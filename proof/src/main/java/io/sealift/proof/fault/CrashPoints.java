package io.sealift.proof.fault;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.query.QueryEngine.StartOutcome;
import io.sealift.core.store.ObjectUpload;
import io.sealift.core.store.StoreUnavailableException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts every call that a process makes through its ports, and lets a fault hit one of them.
 *
 * <p>The process is whatever uses the wrapped ports until {@link #disarm()}. Once it has crashed, its further calls
 * crash too and have no effect: a dead process does not clean up in its {@code finally} blocks. Calls are numbered in
 * the order in which they are made, so only a single-threaded process meets the same fault in every run.
 */
public final class CrashPoints implements PortWrapper {
    private final @Nullable Fault fault;
    private final List<String> calls = new ArrayList<>();
    private boolean armed = true;
    private boolean crashed;

    private CrashPoints(@Nullable Fault fault) {
        this.fault = fault;
    }

    /** Only counts. */
    public static CrashPoints counting() {
        return new CrashPoints(null);
    }

    /** Lets a fault hit one call. */
    public static CrashPoints with(Fault fault) {
        return new CrashPoints(fault);
    }

    /**
     * The same port, seen from inside the process.
     *
     * @param port the interface; its results are passed on unchanged, except an upload, which is a port of its own
     * @param target what does the work
     */
    @Override
    public <T> T wrap(Class<T> port, T target) {
        Object proxy = Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (self, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? ofObject(port, self, method, arguments)
                        : call(port.getSimpleName(), target, method, arguments));
        return port.cast(proxy);
    }

    /** The calls so far, each as {@code Port.method}; calls attempted by a dead process are left out. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** The call that the fault hit; empty if the process never got that far. */
    public synchronized Optional<String> struck() {
        return fault == null || fault.number() > calls.size()
                ? Optional.empty()
                : Optional.of(calls.get(fault.number() - 1));
    }

    /** Whether the process has crashed. */
    public synchronized boolean isCrashed() {
        return crashed;
    }

    /** Ends the process's life: from now on the wrapped ports serve its successors, count nothing and never fail. */
    public synchronized void disarm() {
        armed = false;
    }

    private @Nullable Object call(String port, Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        String name = port + "." + method.getName();
        FaultKind kind = kindOfNext(name);
        if (kind == null) {
            Object result = invoke(target, method, arguments);
            return result instanceof ObjectUpload upload ? wrap(ObjectUpload.class, upload) : result;
        }
        return switch (kind) {
            case CRASH_BEFORE -> throw crash("before " + name);
            case CRASH_AFTER -> {
                // The process is gone at once for all of its threads, while the call itself still goes through.
                SimulatedCrash crash = crash("after " + name);
                try {
                    discard(invoke(target, method, arguments));
                } catch (Exception unseen) {
                    crash.addSuppressed(unseen);
                }
                throw crash;
            }
            case LOST_REPLY -> {
                discard(invoke(target, method, arguments));
                yield unknown(method, "The reply to %s was lost".formatted(name));
            }
            case LOST_REQUEST -> unknown(method, "The request of %s was lost".formatted(name));
        };
    }

    private synchronized @Nullable FaultKind kindOfNext(String name) {
        if (!armed) {
            return null;
        }
        if (crashed) {
            throw new SimulatedCrash("earlier, and its dead process still called " + name);
        }
        calls.add(name);
        return fault != null && calls.size() == fault.number() ? fault.kind() : null;
    }

    private synchronized SimulatedCrash crash(String where) {
        crashed = true;
        return new SimulatedCrash(where);
    }

    private static Object unknown(Method method, String reason) {
        if (method.getReturnType() == CommitOutcome.class) {
            return new CommitOutcome.Unknown(reason);
        }
        if (method.getName().equals("close")) {
            // May or may not end an upload, and never reports it; the proxy drops the result.
            return reason;
        }
        if (method.getReturnType() == StartOutcome.class) {
            return new StartOutcome.Unknown(reason);
        }
        throw new StoreUnavailableException(reason, new IOException("Simulated"));
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private static void discard(@Nullable Object result) throws Exception {
        if (result instanceof AutoCloseable open) {
            open.close();
        }
    }

    @SuppressWarnings("ReferenceEquality") // a proxy asked for equality cannot ask itself again
    private static Object ofObject(Class<?> port, Object self, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && arguments[0] == self;
            case "hashCode" -> System.identityHashCode(self);
            default -> port.getSimpleName() + " with crash points";
        };
    }
}
