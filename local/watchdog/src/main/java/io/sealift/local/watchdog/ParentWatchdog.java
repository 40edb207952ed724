package io.sealift.local.watchdog;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The main class of every child JVM: runs another main class until standard input ends.
 *
 * <p>The parent holds the other end of standard input and never writes to it. When the parent ends, even by {@code kill
 * -9}, the operating system closes that end, and the child stops at once. No child is left behind, whatever happens.
 */
public final class ParentWatchdog {
    private static final int PARENT_GONE = 143;

    private ParentWatchdog() {}

    /**
     * Runs {@code args[0]} with the remaining arguments.
     *
     * @param args the name of the real main class, then its own arguments
     * @throws ReflectiveOperationException if that class cannot be loaded or has no {@code main}
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("watchdog").start(ParentWatchdog::haltAtEndOfInput);
        var main = Class.forName(args[0]).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException failure) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void haltAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // The parent never writes; anything that arrives is not for us.
            }
        } catch (IOException closed) {
            System.err.println("ParentWatchdog: standard input broke (" + closed.getMessage() + "), stopping");
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
