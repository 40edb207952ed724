package io.sealift.cli.proof;

import io.sealift.proof.Finding;
import io.sealift.proof.Proof;
import io.sealift.proof.ProofReport;
import io.sealift.proof.harness.Ports;
import io.sealift.proof.simulation.Simulation;
import io.sealift.proof.simulation.Simulation.Outcome;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves the protocol in memory: every fault at every call, then seeded schedules. */
@Command(
        name = "prove",
        description = "Try every fault at every call of the protocol, then run seeded schedules, all in memory.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every invariant held", "1:an invariant broke", "2:it could not run as it was called"})
public final class ProveCommand implements Callable<Integer> {
    private static final int SEEDS = 2_000;
    private static final Duration PROGRESS = Duration.ofSeconds(5);

    /** How much to run: the two exclude each other. */
    static final class Extent {
        @Option(
                names = "--seeds",
                paramLabel = "N",
                description = "Run the schedules of the seeds 1 to N; default: 2000.")
        private @Nullable Integer seeds;

        @Option(names = "--seed", paramLabel = "X", description = "Run this one schedule only, and print its trace.")
        private @Nullable Long seed;
    }

    @Spec
    private CommandSpec spec;

    @ArgGroup
    private Extent extent = new Extent();

    @Option(names = "--threads", paramLabel = "T", description = "Use so many threads; default: one for each core.")
    private @Nullable Integer threads;

    private final UnaryOperator<Ports> broken;

    public ProveCommand() {
        this(UnaryOperator.identity());
    }

    /** The same, with the protocol broken on purpose. */
    public ProveCommand(UnaryOperator<Ports> broken) {
        this.broken = broken;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        ProofReport report = extent.seed == null ? prove(out) : replay(extent.seed, out);
        out.printf("prove: %s%n", report.summary());
        return report.isSound() ? 0 : 1;
    }

    private ProofReport prove(PrintWriter out) throws InterruptedException {
        int seeds = extent.seeds == null ? SEEDS : extent.seeds;
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        ProofReport report = Proof.of(seeds, workers).brokenBy(broken).run(PROGRESS, soFar -> {
            out.printf("  %s so far%n", soFar.summary());
            out.flush();
        });
        for (Finding finding : report.findings()) {
            out.printf("%s: %s%n", finding.place(), finding.problem());
            out.printf("  replay it: sealift prove %s%n", finding.arguments());
        }
        long unnamed = report.violations() - report.findings().size();
        if (unnamed > 0) {
            out.printf("and %d more%n", unnamed);
        }
        return report;
    }

    private ProofReport replay(long seed, PrintWriter out) {
        Outcome outcome = new Simulation(seed, broken).run();
        outcome.trace().lines().forEach(out::println);
        ProofReport report = ProofReport.of(outcome);
        report.findings().forEach(finding -> out.printf("%s: %s%n", finding.place(), finding.problem()));
        return report;
    }
}
