package io.sealift.proof.ingest;

import io.sealift.core.store.ObjectStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.BiConsumer;

/** A store that reports each call before it is made; what the listener throws, the call throws. */
final class WatchedStore {
    private WatchedStore() {}

    /** {@code before} gets the method's name and its arguments. */
    static ObjectStore of(ObjectStore store, BiConsumer<String, Object[]> before) {
        return (ObjectStore) Proxy.newProxyInstance(
                WatchedStore.class.getClassLoader(),
                new Class<?>[] {ObjectStore.class},
                (self, method, arguments) -> call(store, method, arguments, before));
    }

    private static Object call(
            ObjectStore store, Method method, Object[] arguments, BiConsumer<String, Object[]> before)
            throws Throwable {
        before.accept(method.getName(), arguments);
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
