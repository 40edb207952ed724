package io.sealift.local.trino;

import io.sealift.local.process.ChildJvm;
import io.sealift.local.process.RuntimeClasspath;
import io.sealift.local.trino.server.TrinoMain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Trino server, a child JVM.
 *
 * <p>It keeps no state of its own: tables are in Glue and S3. So it may be killed and restarted on its folder.
 */
public final class TrinoServer implements AutoCloseable {
    private static final String HIVE_PLUGIN = "io.trino.plugin.hive.HivePlugin";
    private static final Pattern SERVER_JAR = Pattern.compile("trino-main-(.+)\\.jar");
    private static final Duration START_WAIT_MAX = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(500);

    private final TrinoSettings settings;
    private final ChildJvm process;

    private TrinoServer(TrinoSettings settings, ChildJvm process) {
        this.settings = settings;
        this.process = process;
    }

    /**
     * Starts a server and waits until it answers queries.
     *
     * @param home the root folder of the project, for the class paths
     * @param settings its folder and what it talks to
     * @throws IllegalStateException if it does not come up; the message names its log
     */
    public static TrinoServer start(Path home, TrinoSettings settings) {
        TrinoConfiguration.write(settings);
        PluginFolder.write(
                settings.directory().resolve("plugin/hive"),
                RuntimeClasspath.of(home, "local/trino-hive"),
                HIVE_PLUGIN);
        var classpath = new ArrayList<Path>();
        classpath.add(RuntimeClasspath.jarOf(TrinoMain.class));
        classpath.addAll(RuntimeClasspath.of(home, "local/trino"));
        var process = ChildJvm.start(new ChildJvm.Spec(
                "Trino",
                classpath,
                TrinoConfiguration.jvmOptions(settings),
                TrinoMain.class.getName(),
                List.of(versionIn(classpath)),
                Map.of(),
                settings.directory(),
                settings.directory().resolve("trino.log")));
        var server = new TrinoServer(settings, process);
        try {
            server.awaitReady();
            return server;
        } catch (RuntimeException failure) {
            process.kill();
            throw failure;
        }
    }

    /** Its HTTP interface. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + settings.port());
    }

    /** A client of this server, which also works with one started later on the same port. */
    public TrinoClient client() {
        return new TrinoClient(endpoint());
    }

    /** Whether the process still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the server as a crash would; what its queries had written stays. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    /** Trino's jars state their version only in their names. */
    private static String versionIn(List<Path> classpath) {
        return classpath.stream()
                .map(jar -> SERVER_JAR.matcher(jar.getFileName().toString()))
                .filter(Matcher::matches)
                .map(jar -> jar.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No jar of trino-main in class path " + classpath));
    }

    private void awaitReady() {
        var deadlineNanos = System.nanoTime() + START_WAIT_MAX.toNanos();
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(process + " ended before it was ready. " + lastWords());
            }
            if (System.nanoTime() > deadlineNanos) {
                throw new IllegalStateException(process + " was not ready in " + START_WAIT_MAX + ". " + lastWords());
            }
            if (process.awaitExit(POLL)) {
                throw new IllegalStateException(process + " ended before it was ready. " + lastWords());
            }
        }
    }

    private boolean answers() {
        try {
            var client = client();
            if (client.isStarting()) {
                return false;
            }
            var page = client.start("SELECT 1", TrinoSettings.CATALOG, "default");
            while (page.next().isPresent()) {
                page = client.next(page.next().orElseThrow());
            }
            return page.error().isEmpty();
        } catch (TrinoLostException notYet) {
            return false;
        }
    }

    private String lastWords() {
        try (var lines = Files.lines(process.log())) {
            var all = lines.toList();
            return "Its log ends:\n" + String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size()));
        } catch (IOException unreadable) {
            return "Its log cannot be read: " + unreadable.getMessage();
        }
    }
}
