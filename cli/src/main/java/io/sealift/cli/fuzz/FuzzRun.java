package io.sealift.cli.fuzz;

import io.sealift.core.query.QueryFailedException;
import io.sealift.proof.fuzz.FileGenerator;
import io.sealift.proof.fuzz.FuzzFile;
import io.sealift.proof.fuzz.Judge;
import io.sealift.proof.fuzz.ReferenceRow;
import io.sealift.proof.fuzz.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Validates files and has the accepted ones loaded, in batches as large as one INSERT can take. */
final class FuzzRun {
    private static final int GENERATED_AT_ONCE = 250;
    private static final int LOADED_AT_ONCE = 600;

    private final FuzzTable table;
    private final FileGenerator generator;
    private final Consumer<String> progress;
    private final FuzzReport report = new FuzzReport();
    private final List<Verdict.Loads> waiting = new ArrayList<>();

    FuzzRun(FuzzTable table, long seed, Consumer<String> progress) {
        this.table = table;
        this.generator = new FileGenerator(seed);
        this.progress = progress;
    }

    /** Runs this many files, starting at number 0. */
    FuzzReport run(int files) {
        for (int from = 0; from < files; from += GENERATED_AT_ONCE) {
            for (FuzzFile file : generator.files(from, Math.min(files, from + GENERATED_AT_ONCE))) {
                judge(file);
            }
            progress.accept("  %s so far".formatted(report.summary()));
        }
        loadWaiting();
        return report;
    }

    private void judge(FuzzFile file) {
        Verdict verdict = Judge.judge(file);
        report.count(verdict);
        switch (verdict) {
            case Verdict.Loads loads -> {
                if (waiting.size() == LOADED_AT_ONCE
                        || days(Stream.concat(waiting.stream(), Stream.of(loads)))
                                        .size()
                                > FuzzTable.DAYS_MAX) {
                    loadWaiting();
                }
                waiting.add(loads);
            }
            case Verdict.Refused _, Verdict.Disputed _ -> {}
        }
    }

    private static Set<String> days(Stream<Verdict.Loads> files) {
        return files.flatMap(file -> file.rows().stream())
                .map(ReferenceRow::day)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void loadWaiting() {
        if (!waiting.isEmpty()) {
            progress.accept("  %d files load into the engine".formatted(waiting.size()));
            report.add(loaded(List.copyOf(waiting)));
            waiting.clear();
        }
    }

    /** If a load fails, its halves are tried, until the file that the engine refuses is isolated. */
    List<Disagreement> loaded(List<Verdict.Loads> files) {
        List<String> lines;
        try {
            lines = table.load(files);
        } catch (QueryFailedException failure) {
            if (files.size() == 1) {
                return List.of(new Disagreement(
                        files.getFirst().file(), "accepted, but the engine fails on it: " + failure.getMessage()));
            }
            progress.accept(
                    "  a load of %d files failed, now its halves: %s".formatted(files.size(), failure.getMessage()));
            int half = files.size() / 2;
            List<Disagreement> found = new ArrayList<>(loaded(files.subList(0, half)));
            found.addAll(loaded(files.subList(half, files.size())));
            return found;
        }
        return new RowComparison(files).with(lines);
    }
}
