package io.sealift.cli.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.cli.common.Count;
import io.sealift.cli.common.Json;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.load.ManifestRetry;

/**
 * The result of a retry, in words.
 *
 * @param manifest the requested one
 * @param outcome in one word, for programs
 * @param text for people, without a line break
 */
public record RetryText(ManifestId manifest, String outcome, String text) {
    static RetryText of(ManifestId id, ManifestRetry.Outcome outcome) {
        return switch (outcome) {
            case ManifestRetry.Outcome.Renewed renewed ->
                new RetryText(
                        id,
                        "renewed",
                        "manifest %s is %s, with new attempts for %s; the loader's next run goes on with it"
                                .formatted(id, renewed.manifest().state(), Count.of(renewed.slices(), "slice")));
            case ManifestRetry.Outcome.NoSuchManifest _ ->
                new RetryText(
                        id,
                        "noSuchManifest",
                        "the ledger knows no manifest %s. See them with: sealift status".formatted(id));
            case ManifestRetry.Outcome.NothingToRetry settled ->
                new RetryText(
                        id,
                        "nothingToRetry",
                        "manifest %s is %s and nothing of it stopped or waits; nothing was changed"
                                .formatted(id, settled.state()));
            case ManifestRetry.Outcome.Unconfirmed unknown ->
                new RetryText(
                        id,
                        "unconfirmed",
                        "not confirmed for manifest %s: %s. Look with: sealift status, then retry"
                                .formatted(id, unknown.reason()));
        };
    }

    ObjectNode json() {
        return Json.object()
                .put("manifest", manifest.value())
                .put("outcome", outcome)
                .put("text", text);
    }
}
