package io.sealift.cli.dlq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.cli.common.Json;
import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.LetterOutcome;
import io.sealift.core.deadletter.ObjectText;
import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.quarantine.TextSample;
import io.sealift.core.store.ObjectLocation;
import io.sealift.feed.validation.Refusal;
import io.sealift.feed.validation.ValidationResult;
import java.util.List;
import java.util.Optional;

/** Dead letters and what validation says, for programs. */
public final class DlqJson {
    private DlqJson() {}

    /** One JSON object, ending with a line break. */
    static String list(List<Letter> letters, DeadLetterBatch batch) {
        ObjectNode root = Json.object().put("count", letters.size()).put("more", batch.isCutOff());
        ArrayNode array = root.putArray("letters");
        letters.forEach(letter -> array.add(node(letter)));
        return Json.text(root);
    }

    /** One JSON object, ending with a line break. */
    static String show(Letter letter, Optional<ObjectText> seen, Optional<ValidationResult> now) {
        ObjectNode root = node(letter).put("event", letter.event());
        seen.ifPresent(object -> {
            ArrayNode lines = root.putArray("firstLines");
            object.firstLines().forEach(lines::add);
            root.put("offending", object.offending()).put("mark", object.mark()).put("note", object.note());
        });
        now.ifPresent(result -> root.set("now", node(result)));
        return Json.text(root);
    }

    /** What became of a letter. */
    static ObjectNode node(Letter letter, LetterOutcome outcome) {
        String word = switch (outcome) {
            case LetterOutcome.SentBack _ -> "sentBack";
            case LetterOutcome.TriedAgain _ -> "triedAgain";
            case LetterOutcome.AlreadyLoaded _ -> "alreadyLoaded";
            case LetterOutcome.Discarded _ -> "discarded";
            case LetterOutcome.Replaced _ -> "replaced";
            case LetterOutcome.Blocked _ -> "blocked";
        };
        return Json.object()
                .put("id", letter.id())
                .put("key", letter.landed().map(ObjectLocation::key).orElse(""))
                .put("outcome", word)
                .put("text", DlqText.outcome(outcome));
    }

    /** What validation says. */
    public static ObjectNode node(ValidationResult result) {
        ObjectNode node = Json.object().put("verdict", DlqText.word(result));
        switch (result) {
            case ValidationResult.Accepted accepted -> {
                node.put("rows", accepted.rows()).put("rejectedRows", accepted.rejectedRows());
                ArrayNode repairs = node.putArray("repairs");
                accepted.repairs().forEach(repair -> repairs.add(repair.name()));
            }
            case ValidationResult.Refused(Refusal refusal) ->
                node.put("reason", refusal.reason().name())
                        .put("line", refusal.line())
                        .put("position", refusal.position())
                        .put("column", refusal.column())
                        .put("sample", refusal.sample())
                        .put("message", refusal.message());
        }
        return node;
    }

    private static ObjectNode node(Letter letter) {
        ObjectNode node = Json.object()
                .put("id", letter.id())
                .put("reason", letter.reason())
                .put("message", TextSample.of(letter.message(), TextSample.MESSAGE_CHARS_MAX))
                .put("at", letter.at().toString())
                .put("key", letter.landed().map(ObjectLocation::key).orElse(""))
                .put("line", letter.line())
                .put("messages", letter.messages().size());
        letter.refused()
                .map(RefusedFile::refusal)
                .ifPresent(refusal -> node.put("position", refusal.column())
                        .put("sample", refusal.sample())
                        .put("quarantined", refusal.quarantined().uri()));
        return node;
    }
}
