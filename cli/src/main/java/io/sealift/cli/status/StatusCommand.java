package io.sealift.cli.status;

import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.DeploymentOption;
import io.sealift.cli.common.JsonOption;
import io.sealift.core.reconciliation.Balance;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what became of everything that landed, and whether it adds up. */
@Command(
        name = "status",
        description = {
            "Show where everything that landed stands: landed = loaded + pending + refused + duplicates + superseded.",
            "Exit code 1 where that does not hold, or where an object is not where it must be."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is accounted for",
            "1:it does not balance, or an object is not where it must be",
            "2:it could not run as it was called"
        })
public final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DeploymentOption target = new DeploymentOption();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Deployment deployment = target.open()) {
            Balance balance = deployment.balance().read();
            out.print(output.isJson() ? BalanceJson.of(balance) : BalanceText.of(balance));
            return exitCode(balance);
        }
    }

    static int exitCode(Balance balance) {
        return balance.isBalanced() ? 0 : 1;
    }
}
