package io.sealift.cli.backfill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.cli.common.Count;
import io.sealift.cli.common.Json;
import io.sealift.core.backfill.BackfillReport;
import io.sealift.core.backfill.BackfillReport.Ended;
import io.sealift.core.backfill.BackfillReport.Scope;
import io.sealift.core.store.ObjectLocation;

/** What a backfill saw and did, as a table for people and as JSON for programs. */
public final class BackfillTable {
    private static final String PLANNED = "to be enqueued";
    private static final String ROW = "%-18s %10s  %s%n";

    private final BackfillReport report;
    private final String verb;

    private BackfillTable(BackfillReport report, String verb) {
        this.report = report;
        this.verb = verb;
    }

    /** What was done. */
    static BackfillTable of(BackfillReport report) {
        return new BackfillTable(report, "enqueued");
    }

    /** What would be done. */
    static BackfillTable ofPlan(BackfillReport report) {
        return new BackfillTable(report, PLANNED);
    }

    /** The same counts and files as one JSON object, ending with a line break. */
    String json() {
        ObjectNode root = Json.object()
                .put("dryRun", isPlan())
                .put("looked", report.looked())
                .put("known", report.known())
                .put("tooYoung", report.tooYoung())
                .put("failing", report.failing())
                .put("enqueued", report.enqueued())
                .put("superseded", report.superseded())
                .put("complete", report.ended() instanceof Ended.Complete)
                .put("ending", report.ending());
        ArrayNode examples = root.putArray("examples");
        report.examples().forEach(example -> examples.add(example.uri()));
        return Json.text(root);
    }

    private boolean isPlan() {
        return verb.equals(PLANNED);
    }

    /** The counts, the first few files, and one closing line. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(ROW.formatted("files", "count", "what that means"));
        text.append(ROW.formatted("known", report.known(), "ingested while this looked"));
        text.append(ROW.formatted("too young", report.tooYoung(), "landed just now, left to their own events"));
        text.append(ROW.formatted("failing", report.failing(), "failed less than a day ago, left alone"));
        text.append(ROW.formatted(verb, report.enqueued(), "not ingested, or lying there all the same"));
        for (ObjectLocation example : report.examples()) {
            text.append("  %s%n".formatted(example.uri()));
        }
        long more = report.enqueued() - report.examples().size();
        if (more > 0) {
            text.append("  and %d more%n".formatted(more));
        }
        if (report.superseded() > 0) {
            text.append("Gone from the bucket after they had failed: %s, now superseded%n"
                    .formatted(Count.of(report.superseded(), "file")));
        }
        if (!(report.ended() instanceof Ended.Complete && report.scope() instanceof Scope.Everything)) {
            text.append("%s%n".formatted(report.ending()));
        }
        return text.append("backfill: %d looked at, %d known, %d too young, %d failing, %d %s%n"
                        .formatted(
                                report.looked(),
                                report.known(),
                                report.tooYoung(),
                                report.failing(),
                                report.enqueued(),
                                verb))
                .toString();
    }
}
