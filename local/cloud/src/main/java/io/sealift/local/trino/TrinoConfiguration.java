package io.sealift.local.trino;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the configuration files of a Trino server, anew at each start. */
final class TrinoConfiguration {
    private TrinoConfiguration() {}

    /** Writes the files into the server's folder. */
    static void write(TrinoSettings settings) {
        var etc = settings.directory().resolve("etc");
        write(etc.resolve("config.properties"), server(settings));
        write(etc.resolve("log.properties"), "io.trino=WARN\nio.airlift=WARN\n=WARN\n");
        write(etc.resolve("catalog").resolve(TrinoSettings.CATALOG + ".properties"), catalog(settings));
    }

    /** The options of the server's JVM. */
    static List<String> jvmOptions(TrinoSettings settings) {
        var etc = settings.directory().resolve("etc");
        return List.of(
                "-Xmx1g",
                "-XX:+UseG1GC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "-Djdk.attach.allowAttachSelf=true",
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-Dconfig=" + etc.resolve("config.properties"),
                "-Dlog.levels-file=" + etc.resolve("log.properties"));
    }

    private static String server(TrinoSettings settings) {
        return """
                coordinator=true
                node-scheduler.include-coordinator=true
                http-server.http.port=%1$d
                discovery.uri=http://127.0.0.1:%1$d
                node.environment=local
                node.id=local
                node.bind-ip=127.0.0.1
                node.internal-address=127.0.0.1
                plugin.dir=%2$s
                catalog.config-dir=%3$s
                catalog.management=static
                query.max-memory-per-node=256MB
                query.max-memory=256MB
                memory.heap-headroom-per-node=200MB
                web-ui.enabled=false
                """.formatted(
                        settings.port(),
                        settings.directory().resolve("plugin"),
                        settings.directory().resolve("etc/catalog"));
    }

    /** Non-managed writes, because all our tables name their own location, as Athena's tables do. */
    private static String catalog(TrinoSettings settings) {
        return """
                connector.name=hive
                hive.metastore=glue
                hive.metastore.glue.region=%1$s
                hive.metastore.glue.endpoint-url=%2$s
                hive.metastore.glue.aws-access-key=%3$s
                hive.metastore.glue.aws-secret-key=%4$s
                hive.non-managed-table-writes-enabled=true
                hive.partition-projection-enabled=true
                hive.recursive-directories=true
                hive.compression-codec=SNAPPY
                hive.max-partitions-per-writers=100
                fs.s3.enabled=true
                s3.endpoint=%5$s
                s3.region=%1$s
                s3.path-style-access=true
                s3.aws-access-key=%3$s
                s3.aws-secret-key=%4$s
                """.formatted(
                        settings.s3().region(),
                        settings.glue(),
                        settings.s3().accessKey(),
                        settings.s3().secretKey(),
                        settings.s3().endpoint());
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException refused) {
            throw new UncheckedIOException("Cannot write " + file + ": " + refused.getMessage(), refused);
        }
    }
}
