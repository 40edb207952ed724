package io.sealift.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.load.ManifestRetry;

/**
 * What came of a retry, in words.
 *
 * @param manifest which one was asked for
 * @param outcome in one word, for programs
 * @param text for people, without a line break
 */
record RetryText(ManifestId manifest, String outcome, String text) {
    static RetryText of(ManifestId id, ManifestRetry.Outcome outcome) {
        return switch (outcome) {
            case ManifestRetry.Outcome.Renewed renewed ->
                new RetryText(
                        id,
                        "renewed",
                        "manifest %s is sealed again, %d of its %d loads get their attempts anew"
                                .formatted(
                                        id,
                                        renewed.slices(),
                                        renewed.manifest().slices().size()));
            case ManifestRetry.Outcome.NoSuchManifest _ ->
                new RetryText(
                        id,
                        "noSuchManifest",
                        "the ledger knows no manifest %s. See them with: sealift status".formatted(id));
            case ManifestRetry.Outcome.NotStopped running ->
                new RetryText(
                        id,
                        "notStopped",
                        "manifest %s is %s, only a FAILED one can be retried; nothing was changed"
                                .formatted(id, running.state()));
            case ManifestRetry.Outcome.Unconfirmed unknown ->
                new RetryText(
                        id,
                        "unconfirmed",
                        "not confirmed for manifest %s: %s. Look with: sealift status, then retry"
                                .formatted(id, unknown.reason()));
        };
    }

    /** One JSON object, ending with a line break. */
    String json() {
        return "%s%n"
                .formatted(new JsonMapper()
                        .createObjectNode()
                        .put("manifest", manifest.value())
                        .put("outcome", outcome)
                        .put("text", text)
                        .toPrettyString());
    }
}
