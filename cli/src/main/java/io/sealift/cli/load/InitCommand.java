package io.sealift.cli.load;

import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.DeploymentOption;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates the database and the tables. */
@Command(
        name = "init",
        description =
                "Create the tables of sql/ in the deployment that the SEALIFT_ variables name, any number of times.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the tables are there", "2:it could not run as it was called, or a statement failed"})
public final class InitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DeploymentOption target = new DeploymentOption();

    @Option(names = "--print", description = "Print the statements and run none.")
    private boolean printOnly;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Deployment deployment = target.open()) {
            for (String statement : deployment.sql().setUp()) {
                if (printOnly) {
                    out.printf("%s;%n%n", statement);
                } else {
                    deployment.queries().execute(statement);
                }
            }
            if (!printOnly) {
                out.printf(
                        "Tables messages, staging, processed and quarantine are in database %s%n",
                        deployment.settings().athena().database());
            }
            return 0;
        }
    }
}
