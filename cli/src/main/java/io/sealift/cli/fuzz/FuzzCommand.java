package io.sealift.cli.fuzz;

import io.sealift.cli.common.Folders;
import io.sealift.cli.common.Home;
import io.sealift.cli.common.RunningCloud;
import io.sealift.local.cloud.CloudSettings;
import io.sealift.proof.fuzz.FileGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares validation with the real engine, on generated files. */
@Command(
        name = "fuzz",
        description = {
            "Generate files from sound to broken, have them validated, load what was accepted into the engine of a fresh",
            "local cloud, and compare every value with what the file says. A disagreement is kept with its file below",
            ".sealift/fuzz/disagreements."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:validation and the engine agree on every file",
            "1:they disagree",
            "2:it could not run as it was called"
        })
public final class FuzzCommand implements Callable<Integer> {
    /** Devices, which tell rows apart, are whole numbers of 32 bits. */
    private static final int FILES_MAX = Integer.MAX_VALUE / FileGenerator.ROWS_MAX;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--files",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Generate so many files; default: ${DEFAULT-VALUE}.")
    private int files;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Generate the files of this seed; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() throws IOException {
        if (files < 1 || files > FILES_MAX) {
            throw new ParameterException(
                    spec.commandLine(), "--files must be from 1 to %d: %d".formatted(FILES_MAX, files));
        }
        PrintWriter out = spec.commandLine().getOut();
        Consumer<String> progress = line -> {
            out.println(line);
            out.flush();
        };
        Path home = Home.path();
        Path directory = home.resolve(".sealift/fuzz");
        Folders.delete(directory);
        FuzzReport report;
        try (RunningCloud running = RunningCloud.start(CloudSettings.of(home, directory.resolve("cloud")), progress)) {
            FuzzTable table = new FuzzTable(running.deployment());
            table.create();
            report = new FuzzRun(table, seed, progress).run(files);
        }
        Path kept = Files.createDirectories(directory.resolve("disagreements"));
        for (Disagreement found : report.disagreements()) {
            Path copy = kept.resolve("seed%d-%d-%s"
                    .formatted(seed, found.file().number(), found.file().name()));
            Files.write(copy, found.file().content());
            out.printf(
                    "seed %d, file %d (%s policy): %s%n  kept as %s%n",
                    seed, found.file().number(), found.file().policy(), found.problem(), home.relativize(copy));
        }
        report.reasons().forEach((reason, count) -> out.printf("  refused: %5d %s%n", count, reason));
        report.repairs().forEach((repair, count) -> out.printf("  repaired: %5d %s%n", count, repair));
        out.printf("  %d rows compared%n", report.rows());
        out.println(report.summary());
        return report.disagreements().isEmpty() ? 0 : 1;
    }
}
