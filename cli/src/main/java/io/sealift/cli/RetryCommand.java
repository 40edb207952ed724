package io.sealift.cli;

import io.sealift.core.ledger.ManifestId;
import io.sealift.core.load.ManifestRetry;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a manifest that stopped be loaded again. */
@Command(
        name = "retry",
        description = "Give a manifest that stopped its attempts anew; the loader's next run goes on with it.",
        mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MANIFEST", description = "Its id, as in 20261122T150000Z-9f8e7d6c; see: sealift status")
    private String manifest;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ManifestId id = new ManifestId(manifest);
        try (Deployment deployment = Deployment.open(System.getenv())) {
            return tell(id, new ManifestRetry(deployment.ledger(), Clock.systemUTC()).retry(id));
        }
    }

    private int tell(ManifestId id, ManifestRetry.Outcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        return switch (outcome) {
            case ManifestRetry.Outcome.Renewed renewed -> {
                out.printf(
                        "retry: manifest %s is sealed again, %d of its %d loads get their attempts anew%n",
                        id, renewed.slices(), renewed.manifest().slices().size());
                yield 0;
            }
            case ManifestRetry.Outcome.NoSuchManifest _ -> {
                out.printf("retry: the ledger knows no manifest %s. See them with: sealift status%n", id);
                yield 1;
            }
            case ManifestRetry.Outcome.NotStopped running -> {
                out.printf(
                        "retry: manifest %s is %s, only a FAILED one can be retried; nothing was changed%n",
                        id, running.state());
                yield 1;
            }
            case ManifestRetry.Outcome.Unconfirmed unknown -> {
                out.printf(
                        "retry: not confirmed for manifest %s: %s. Look with: sealift status, then retry%n",
                        id, unknown.reason());
                yield 1;
            }
        };
    }
}
