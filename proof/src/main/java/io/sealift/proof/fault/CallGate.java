package io.sealift.proof.fault;

import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.ledger.FailureCause;
import io.sealift.core.query.QueryEngine.StartOutcome;
import io.sealift.core.store.ObjectUpload;
import io.sealift.core.store.StoreUnavailableException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A gate through which every call of a process must pass: its keeper may let time pass, let others act, refuse the
 * call, or end the process.
 */
public final class CallGate implements PortWrapper {
    /** Decides on each call. */
    @FunctionalInterface
    public interface Keeper {
        /**
         * Decides on a call; may throw {@link SimulatedCrash}, after which the process is dead for good.
         *
         * @param number the number of the call within the process, 1 for the first
         * @param port the port's simple name
         * @param method the method called
         */
        Pass admit(int number, String port, String method);
    }

    /** What becomes of a call. */
    public enum Pass {
        /** It is made. */
        OPEN,
        /** It has no effect, as when a service asks to slow down. */
        REFUSED
    }

    private final Keeper keeper;
    private int calls;
    private @Nullable SimulatedCrash death;

    /** A gate with this keeper, for one process in one thread. */
    public CallGate(Keeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public <T> T wrap(Class<T> port, T target) {
        String name = port.getSimpleName();
        Object proxy = Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (self, method, arguments) -> pass(name, method) == Pass.OPEN
                        ? passedOn(invoke(target, method, arguments))
                        : refused(method, "%s.%s is throttled".formatted(name, method.getName())));
        return port.cast(proxy);
    }

    private Pass pass(String port, Method method) {
        if (death != null) {
            throw death;
        }
        calls++;
        try {
            return keeper.admit(calls, port, method.getName());
        } catch (SimulatedCrash crash) {
            death = crash;
            throw crash;
        }
    }

    /** An upload is a port of its own: a dead process does not abort its uploads. */
    private @Nullable Object passedOn(@Nullable Object result) {
        return result instanceof ObjectUpload upload ? wrap(ObjectUpload.class, upload) : result;
    }

    /** DynamoDB cancels a transaction for throttling as for a conflict; a single write just fails. */
    private Object refused(Method method, String reason) {
        if (method.getReturnType() == CommitOutcome.class) {
            return calls % 2 == 0 ? new CommitOutcome.Conflicted() : new CommitOutcome.Unknown(reason);
        }
        if (method.getName().equals("close")) {
            // May or may not end an upload, and never reports it; the proxy drops the result.
            return reason;
        }
        if (method.getReturnType() == StartOutcome.class) {
            return new StartOutcome.Refused(reason, FailureCause.THROTTLING);
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
}
