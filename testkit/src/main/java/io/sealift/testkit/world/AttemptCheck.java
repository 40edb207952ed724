package io.sealift.testkit.world;

import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.Attempt.Progress;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether every attempt has a query of its own: else an attempt would be judged by what another one came to. */
final class AttemptCheck {
    private final PipelineWorld world;

    AttemptCheck(PipelineWorld world) {
        this.world = world;
    }

    void always(List<String> found) {
        Map<String, String> attempts = new HashMap<>();
        for (Manifest manifest : world.ledger().manifests()) {
            for (Slice slice : manifest.slices()) {
                for (Attempt attempt : slice.attempts()) {
                    String query = queryOf(attempt);
                    if (query.isEmpty()) {
                        continue;
                    }
                    String here = "attempt %d of slice %d of manifest %s"
                            .formatted(attempt.number(), slice.index(), manifest.id());
                    String other = attempts.put(query, here);
                    if (other != null) {
                        found.add("Query %s is both %s and %s".formatted(query, other, here));
                    }
                }
            }
        }
    }

    /** Empty where none was started. */
    private static String queryOf(Attempt attempt) {
        return switch (attempt.progress()) {
            case Progress.Recorded _ -> "";
            case Progress.Started started -> started.queryId();
            case Progress.Failed failed -> failed.queryId();
            case Progress.Swept swept -> swept.queryId();
            case Progress.Halved halved -> halved.queryId();
            case Progress.SetAside aside -> aside.queryId();
            case Progress.Verified verified -> verified.queryId();
        };
    }
}
