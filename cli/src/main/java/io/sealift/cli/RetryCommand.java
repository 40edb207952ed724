package io.sealift.cli;

import io.sealift.core.ledger.ManifestId;
import io.sealift.core.load.ManifestRetry;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a manifest that stopped be loaded again. */
@Command(
        name = "retry",
        description = "Give a manifest that stopped its attempts anew; the loader's next run goes on with it.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:its attempts are given anew",
            "1:there is no such manifest, it has not stopped, or the change is not confirmed",
            "2:it could not run as it was called"
        })
final class RetryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MANIFEST", description = "Its id, as in 20261122T150000Z-9f8e7d6c; see: sealift status")
    private String manifest;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ManifestId id = new ManifestId(manifest);
        try (Deployment deployment = Deployment.open(System.getenv())) {
            ManifestRetry.Outcome outcome = new ManifestRetry(deployment.ledger(), Clock.systemUTC()).retry(id);
            RetryText said = RetryText.of(id, outcome);
            spec.commandLine().getOut().print(json ? said.json() : "retry: %s%n".formatted(said.text()));
            return outcome instanceof ManifestRetry.Outcome.Renewed ? 0 : 1;
        }
    }
}
