package io.sealift.bench.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The figures of one run, or the medians of several.
 *
 * @param figures the figures by name, in the order of the table; NaN for one that was not measured
 */
record Result(SequencedMap<String, Double> figures) {
    Result {
        figures = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(figures));
    }

    static Result empty() {
        return new Result(new LinkedHashMap<>());
    }

    Result with(String title, double figure) {
        SequencedMap<String, Double> more = new LinkedHashMap<>(figures);
        more.put(title, figure);
        return new Result(more);
    }

    /** Figure by figure; for an even number of runs, the mean of the two in the middle. */
    static Result median(List<Result> runs) {
        Result median = empty();
        for (String title : runs.getFirst().figures().sequencedKeySet()) {
            double[] sorted = runs.stream()
                    .mapToDouble(run -> run.figures().getOrDefault(title, Double.NaN))
                    .sorted()
                    .toArray();
            int middle = sorted.length / 2;
            median = median.with(
                    title, sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
        }
        return median;
    }
}
