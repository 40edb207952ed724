package io.sealift.cli.backfill;

import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.DeploymentOption;
import io.sealift.cli.common.JsonOption;
import io.sealift.cli.common.SinceOption;
import io.sealift.core.backfill.Backfill;
import io.sealift.core.backfill.BackfillReport;
import io.sealift.core.backfill.BackfillWindow;
import io.sealift.core.runtime.TimeLeft;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds files whose events never came, at once and whatever the queue holds. */
@Command(
        name = "backfill",
        description = {
            "Tell the queue of files that lie in the messages bucket and are not ingested.",
            "Files that landed in the last 15 minutes are left to their own events. It can be repeated without harm."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is done, or would be", "2:it could not run as it was called"})
public final class BackfillCommand implements Callable<Integer> {
    /** No schedule waits for it, and a person who does can end it. */
    private static final TimeLeft AS_LONG_AS_IT_TAKES = () -> Duration.ofDays(1);

    @Spec
    private CommandSpec spec;

    @Mixin
    private DeploymentOption target = new DeploymentOption();

    @Option(
            names = "--since",
            paramLabel = "T",
            converter = SinceOption.class,
            description = "Only files that landed at this time or after it, as in 2026-11-22T15:00:00Z, or 7d ago.")
    private Instant since = BackfillWindow.all().since();

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public Integer call() {
        try (Deployment deployment = target.open()) {
            Backfill backfill = deployment.backfill();
            BackfillWindow window = BackfillWindow.since(since);
            BackfillReport report =
                    dryRun ? backfill.plan(window, AS_LONG_AS_IT_TAKES) : backfill.run(window, AS_LONG_AS_IT_TAKES);
            BackfillTable table = dryRun ? BackfillTable.ofPlan(report) : BackfillTable.of(report);
            spec.commandLine().getOut().print(output.isJson() ? table.json() : table.text());
            return 0;
        }
    }
}
