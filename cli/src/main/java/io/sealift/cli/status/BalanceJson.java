package io.sealift.cli.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.cli.common.Json;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.reconciliation.Balance;
import io.sealift.core.reconciliation.Difference;
import io.sealift.core.reconciliation.FileCount;
import io.sealift.core.reconciliation.ManifestProgress;
import io.sealift.core.reconciliation.Term;

/** The balance for programs: what {@link BalanceText} says, and every manifest. */
public final class BalanceJson {

    private BalanceJson() {}

    /** One JSON object in several lines, ending with a line break. */
    static String of(Balance balance) {
        ObjectNode root = Json.object();
        root.put("balanced", balance.isBalanced());
        count(root.putObject("landed"), balance.landed());
        for (Term term : Term.values()) {
            count(root.putObject(BalanceText.name(term)), balance.of(term));
        }
        ArrayNode differences = root.putArray("differences");
        for (Difference difference : balance.differences()) {
            differences.addObject().put("kind", difference.kind().name()).put("text", difference.text());
        }
        ArrayNode notes = root.putArray("notes");
        balance.notes().forEach(notes::add);
        ArrayNode manifests = root.putArray("manifests");
        for (ManifestProgress progress : balance.manifests()) {
            Manifest manifest = progress.manifest();
            manifests
                    .addObject()
                    .put("id", manifest.id().value())
                    .put("state", manifest.state().name())
                    .put("files", manifest.totals().files())
                    .put("rows", manifest.totals().rows())
                    .put("bytes", manifest.totals().bytes())
                    .put("slices", progress.slices())
                    .put("published", progress.published())
                    .put("setAside", progress.setAside())
                    .put("note", manifest.note());
        }
        return Json.text(root);
    }

    private static void count(ObjectNode node, FileCount count) {
        node.put("files", count.files()).put("rows", count.rows());
    }
}
