package io.sealift.local.trino.server;

import io.trino.server.Server;

/** Starts the Trino server with the configuration that the system property {@code config} names. */
public final class TrinoMain {
    private TrinoMain() {}

    /**
     * Starts the server and returns; its own threads keep the JVM alive.
     *
     * @param args the version that the server reports, as Trino's jars do not contain it
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            throw new IllegalArgumentException("Expected one argument, the version of Trino, got " + args.length);
        }
        new Server().start(args[0]);
    }
}
