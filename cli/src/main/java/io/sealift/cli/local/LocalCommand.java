package io.sealift.cli.local;

import io.sealift.cli.common.DurationOption;
import io.sealift.cli.common.Home;
import io.sealift.cli.common.RunningCloud;
import io.sealift.local.cloud.CloudPorts;
import io.sealift.local.cloud.CloudSettings;
import io.sealift.local.cloud.LocalCloud;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The local cloud. */
@Command(
        name = "local",
        description = "Run what template.yaml declares on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = LocalCommand.Up.class)
public final class LocalCommand {
    private LocalCommand() {}

    /** Runs it in the foreground. */
    @Command(
            name = "up",
            description = "Start the local cloud, create the tables, and run until Ctrl-C. State stays in its folder.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:it was stopped", "2:it could not start as it was called"})
    static final class Up implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(
                names = "--dir",
                paramLabel = "D",
                description = "The folder for all state; default: .sealift/local in the project.")
        private @Nullable Path dir;

        @Option(
                names = "--load-every",
                paramLabel = "1m",
                converter = DurationOption.class,
                description = "Load this often, as in 30s or 5m, instead of by the template's schedule.")
        private @Nullable Duration loadEvery;

        @Option(names = "--port", paramLabel = "N", description = "Take the ports from N on; default: free ones.")
        private @Nullable Integer port;

        @Option(names = "--template", paramLabel = "F", description = "Another template than the project's own.")
        private @Nullable Path template;

        @Option(
                names = "--parameter",
                paramLabel = "K=V",
                description = "A value for a parameter of the template; can be repeated.")
        private Map<String, String> parameters = Map.of();

        @Option(
                names = "--workers",
                paramLabel = "N",
                description = "Run at most N children of one function at once; default: as many as there are cores.")
        private @Nullable Integer workers;

        @Option(
                names = "--counts-port",
                paramLabel = "N",
                description = "Count the calls of S3, SQS and DynamoDB; http://127.0.0.1:N/counts tells them,"
                        + " and begins again where it is asked with DELETE.")
        private @Nullable Integer countsPort;

        @Override
        public Integer call() throws InterruptedException {
            PrintWriter out = spec.commandLine().getOut();
            Path home = Home.path();
            CloudSettings settings = new CloudSettings(
                    home,
                    dir == null ? home.resolve(".sealift/local") : dir,
                    template == null ? home.resolve("template.yaml") : template,
                    parameters,
                    port == null ? CloudPorts.free() : CloudPorts.from(port),
                    Optional.ofNullable(loadEvery));
            if (workers != null) {
                settings = settings.withWorkersMax(workers);
            }
            if (countsPort != null) {
                settings = settings.counting(countsPort);
            }
            try (RunningCloud running = RunningCloud.start(settings, line -> progress(out, line))) {
                running.createTables();
                progress(out, "Tables are created");
                LocalCloud cloud = running.cloud();
                out.printf(
                        "%nSee what becomes of everything, in another shell:%n  ./sealift status%s%n",
                        dir == null ? "" : " --local " + dir);
                out.printf(
                        "Any AWS client can use it:%n  set -a; . %s; set +a%n",
                        settings.directory().resolve("endpoints.env"));
                out.printf("  aws s3 ls%n%nStop it with Ctrl-C.%n");
                out.flush();
                cloud.schedules().stream()
                        .filter(schedule -> schedule.name().endsWith("-load"))
                        .forEach(schedule -> out.printf(
                                "Next load: %s%n",
                                schedule.next().map(Object::toString).orElse("never")));
                out.flush();
                new CountDownLatch(1).await();
                return 0;
            }
        }

        private static void progress(PrintWriter out, String line) {
            out.println(line);
            out.flush();
        }
    }
}
