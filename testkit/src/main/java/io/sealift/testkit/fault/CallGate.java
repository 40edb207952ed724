package io.sealift.testkit.fault;

import io.sealift.core.engine.FailureCause;
import io.sealift.core.engine.QueryEngine.StartOutcome;
import io.sealift.core.ledger.CommitOutcome;
import io.sealift.core.object.ObjectUpload;
import io.sealift.core.object.StoreUnavailableException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A gate through which every call of a process must pass: its keeper may let time go by, let others act, refuse the call,
 * or end the process.
 */
public final class CallGate implements PortWrapper {
    /** Decides on each call. */
    @FunctionalInterface
    public interface Keeper {
        /**
         * Decides on a call; may throw {@link SimulatedCrash}, and then the process is dead for good.
         *
         * @param number which call of the process it is, 1 for the first
         * @param port the port's simple name
         * @param method what is called
         */
        Pass admit(int number, String port, String method);
    }

    /** What becomes of a call. */
    public enum Pass {
        /** It is made. */
        OPEN,
        /** It has no effect, as where a service asks to slow down. */
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

    /** An upload is a port of its own: the dead do not end theirs. */
    private @Nullable Object passedOn(@Nullable Object result) {
        return result instanceof ObjectUpload upload ? wrap(ObjectUpload.class, upload) : result;
    }

    /** DynamoDB cancels a transaction for throttling as for a conflict; a single write just fails. */
    private Object refused(Method method, String reason) {
        if (method.getReturnType() == CommitOutcome.class) {
            return calls % 2 == 0 ? new CommitOutcome.Conflicted() : new CommitOutcome.Unknown(reason);
        }
        if (method.getName().equals("close")) {
            // Ends an upload or does not, and never says so; a proxy drops what comes back.
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
