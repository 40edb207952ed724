package io.sealift.bench.flow;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of all measurements. */
final class Options {
    private static final PrintStream OUT = System.out;

    @Option(
            names = "--beside",
            paramLabel = "HOME",
            description = "Measure another built tree in turn with this one; can be repeated.")
    private List<Path> beside = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Measure so often and print the medians; default: once.")
    private int rounds;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Run at most N children of one function at once; default: as many as there are cores.")
    private @Nullable Integer workers;

    /** The root folder of this tree. */
    static Path home() {
        return Path.of(System.getProperty("sealift.home", "")).toAbsolutePath().normalize();
    }

    /** The other trees, then this one, each with a measurement of it. */
    List<Entrant> entrants(Function<Contender, Result> measurement) {
        return Stream.concat(beside.stream(), Stream.of(home()))
                .map(Contender::of)
                .map(contender -> Entrant.of(contender, measurement))
                .toList();
    }

    OptionalInt workers() {
        return workers == null ? OptionalInt.empty() : OptionalInt.of(workers);
    }

    /** Runs each in turn, every second round in reverse order, and prints the table. */
    void measure(List<Entrant> entrants) {
        SequencedMap<String, List<Result>> runs = new LinkedHashMap<>();
        entrants.forEach(entrant -> runs.put(entrant.name(), new ArrayList<>()));
        for (int round = 1; round <= rounds; round++) {
            for (Entrant entrant : round % 2 == 1 ? entrants : entrants.reversed()) {
                Result result = entrant.run().get();
                OUT.printf(
                        "%s, round %d, %s: %s%n",
                        LocalTime.now(ZoneOffset.UTC).withNano(0), round, entrant.name(), MarkdownTable.line(result));
                runs.computeIfAbsent(entrant.name(), _ -> new ArrayList<>()).add(result);
            }
        }
        SequencedMap<String, Result> medians = new LinkedHashMap<>();
        runs.forEach((name, results) -> medians.put(name, Result.median(results)));
        OUT.println();
        MarkdownTable.print(OUT, medians);
    }
}
