package io.sealift.cli.fuzz;

import io.sealift.feed.validation.RefusalReason;
import io.sealift.feed.validation.Repair;
import io.sealift.proof.fuzz.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what became of the files. */
final class FuzzReport {
    private final Map<RefusalReason, Integer> reasons = new EnumMap<>(RefusalReason.class);
    private final Map<Repair, Integer> repairs = new EnumMap<>(Repair.class);
    private final List<Disagreement> disagreements = new ArrayList<>();
    private int files;
    private int accepted;
    private int repaired;
    private int refused;
    private long rows;

    void count(Verdict verdict) {
        files++;
        switch (verdict) {
            case Verdict.Loads loads -> {
                loads.repairs().forEach(repair -> repairs.merge(repair, 1, Integer::sum));
                rows += loads.rows().size();
                if (loads.repairs().isEmpty()) {
                    accepted++;
                } else {
                    repaired++;
                }
            }
            case Verdict.Refused byReason -> {
                refused++;
                reasons.merge(byReason.reason(), 1, Integer::sum);
            }
            case Verdict.Disputed disputed -> disagreements.add(new Disagreement(disputed.file(), disputed.problem()));
        }
    }

    void add(List<Disagreement> more) {
        disagreements.addAll(more);
    }

    /** How many files were refused for each reason. */
    Map<RefusalReason, Integer> reasons() {
        return Collections.unmodifiableMap(reasons);
    }

    /** How many files had each repair. */
    Map<Repair, Integer> repairs() {
        return Collections.unmodifiableMap(repairs);
    }

    List<Disagreement> disagreements() {
        return List.copyOf(disagreements);
    }

    /** The rows that the engine was to load. */
    long rows() {
        return rows;
    }

    /** The last line of the command. */
    String summary() {
        return "fuzz: %d files, %d accepted, %d repaired, %d refused, %d disagreements"
                .formatted(files, accepted, repaired, refused, disagreements.size());
    }
}
