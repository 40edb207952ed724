package io.sealift.cli.demo;

import io.sealift.cli.common.Folders;
import io.sealift.cli.common.Home;
import io.sealift.cli.common.RunningCloud;
import io.sealift.local.cloud.CloudSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the whole journey on real data and checks the result to the row. */
@Command(
        name = "demo",
        description = {
            "Start a fresh local cloud, feed it three months of real weather files in two waves with a load between,",
            "and compare what the table holds with the known totals. Exit code 1 if anything differs."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every total agrees and everything is accounted for",
            "1:something differs",
            "2:it could not run"
        })
public final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--totals", description = "Print every known total beside the table's, and every manifest.")
    private boolean totals;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path home = Home.path();
        Path directory = home.resolve(".sealift/demo");
        Folders.delete(directory);
        CloudSettings settings = CloudSettings.of(home, directory).with(BadDeliveries.PARAMETERS);
        try (RunningCloud running = RunningCloud.start(settings, line -> {
            out.println(line);
            out.flush();
        })) {
            running.createTables();
            DemoReport report = new Demo(home, running, out).run();
            if (totals || !report.isBalanced()) {
                out.print(report.details());
            }
            out.print(report.summary());
            out.println(report.lastLine());
            out.flush();
            return report.agrees() ? 0 : 1;
        }
    }
}
