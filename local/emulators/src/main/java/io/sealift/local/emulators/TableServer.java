package io.sealift.local.emulators;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.lang.reflect.Field;
import java.nio.file.Path;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** DynamoDB: DynamoDB Local, with its tables in an SQLite file. */
final class TableServer {
    private TableServer() {}

    /** Serves the tables in the folder on a port; returns when it listens. */
    static void start(int port, Path folder) {
        try {
            DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(new String[] {
                "-dbPath", folder.toString(), "-sharedDb", "-port", Integer.toString(port), "-disableTelemetry"
            });
            bindToLoopback(server);
            server.start();
        } catch (Exception failure) {
            throw new IllegalStateException("DynamoDB Local did not start: " + failure.getMessage(), failure);
        }
    }

    /** DynamoDB Local listens on every address and has no option for it, so this configures its Jetty server. */
    private static void bindToLoopback(DynamoDBProxyServer server) throws IllegalAccessException {
        for (Field field : DynamoDBProxyServer.class.getDeclaredFields()) {
            if (field.getType() == Server.class) {
                field.setAccessible(true);
                for (Connector connector : ((Server) field.get(server)).getConnectors()) {
                    ((ServerConnector) connector).setHost("127.0.0.1");
                }
                return;
            }
        }
        throw new IllegalStateException(
                "Cannot bind DynamoDB Local to the loopback address alone: this version has no Jetty server field");
    }
}
