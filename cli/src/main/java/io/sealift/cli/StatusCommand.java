package io.sealift.cli;

import io.sealift.core.status.LedgerBalance;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows where everything that was committed stands. */
@Command(
        name = "status",
        description = "Show the manifests and what is loaded and pending.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Deployment deployment = Deployment.open(System.getenv())) {
            LedgerBalance balance = LedgerBalance.of(deployment.ledger());
            spec.commandLine().getOut().print(ManifestTable.of(balance));
            return 0;
        }
    }
}
