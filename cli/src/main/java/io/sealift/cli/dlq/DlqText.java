package io.sealift.cli.dlq;

import io.sealift.cli.common.Count;
import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.LetterOutcome;
import io.sealift.core.deadletter.ObjectText;
import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.quarantine.TextSample;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.feed.validation.Refusal;
import io.sealift.feed.validation.ValidationResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Dead letters as text for people. */
public final class DlqText {
    private static final int KEY_CHARS_MAX = 80;
    private static final int MESSAGE_CHARS_MAX = 120;
    private static final int EVENT_CHARS_MAX = 2_000;

    private DlqText() {}

    /** A table for each reason, starting with the newest letter's, and the totals. */
    public static String list(List<Letter> letters, int idDigits) {
        if (letters.isEmpty()) {
            return "no dead letters%n".formatted();
        }
        SequencedMap<String, List<Letter>> groups = new LinkedHashMap<>();
        letters.forEach(letter -> groups.computeIfAbsent(letter.reason(), reason -> new ArrayList<>())
                .add(letter));
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, List<Letter>> group : groups.entrySet()) {
            text.append("%s (%d)%n".formatted(group.getKey(), group.getValue().size()));
            group.getValue().forEach(letter -> text.append(row(letter, idDigits)));
        }
        return text.append("%n%s, %s. Look closer with: sealift dlq show ID%n"
                        .formatted(Count.of(letters.size(), "dead letter"), Count.of(groups.size(), "reason")))
                .toString();
    }

    /** A note if more letters may be waiting than could be taken at once; otherwise empty. */
    static String more(DeadLetterBatch batch) {
        return batch.isCutOff()
                ? "More may wait in the queue than are taken out at once: redrive or discard some of these, then run it again%n"
                        .formatted()
                : "";
    }

    /** Everything known about one. */
    static String show(Letter letter, Optional<ObjectText> seen, String verdict) {
        StringBuilder text = new StringBuilder();
        text.append(field("id", letter.id()));
        text.append(field("file", key(letter, TextSample.MESSAGE_CHARS_MAX)));
        text.append(field("reason", letter.reason()));
        text.append(field("what", shown(letter.message(), TextSample.MESSAGE_CHARS_MAX)));
        text.append(field("since", time(letter.at())));
        text.append(field("messages", Integer.toString(letter.messages().size())));
        letter.refused().map(RefusedFile::refusal).ifPresent(refusal -> {
            text.append(field("line", position(refusal.line(), refusal.column())));
            text.append(field("kept", refusal.quarantined().uri()));
        });
        text.append(field("now", verdict));
        text.append(field("event", shown(letter.event(), EVENT_CHARS_MAX)));
        seen.ifPresent(object -> append(object, letter, text));
        return text.toString();
    }

    /** What validation says, in one line. */
    public static String verdict(ValidationResult result) {
        return switch (result) {
            case ValidationResult.Accepted accepted ->
                "%s, %s%s%s"
                        .formatted(
                                word(result),
                                Count.of(accepted.rows(), "row"),
                                accepted.repairs().isEmpty() ? "" : ", repairs " + accepted.repairs(),
                                accepted.rejectedRows() == 0
                                        ? ""
                                        : ", %s left out".formatted(Count.of(accepted.rejectedRows(), "row")));
            case ValidationResult.Refused(Refusal refusal) ->
                "%s as %s: %s".formatted(word(result), refusal.reason(), message(refusal));
        };
    }

    /** Why it is impossible to say what would become of it. */
    static String noVerdict(Letter letter) {
        return letter.matter() instanceof Letter.Matter.RowsAside
                ? "the file is valid; whether the engine takes these rows by now shows only a redrive"
                : "its file cannot be found";
    }

    /** The one word for what would become of a file. */
    public static String word(ValidationResult result) {
        return switch (result) {
            case ValidationResult.Accepted accepted -> accepted.repairs().isEmpty() ? "accepted" : "repaired";
            case ValidationResult.Refused refused -> "refused";
        };
    }

    /** A refusal's message in one line, without unprintable characters. */
    public static String message(Refusal refusal) {
        return shown(refusal.message(), TextSample.MESSAGE_CHARS_MAX);
    }

    /** What became of a letter, or would. */
    public static String outcome(LetterOutcome outcome) {
        return switch (outcome) {
            case LetterOutcome.SentBack sent -> "sent back: " + versions(sent.versions());
            case LetterOutcome.TriedAgain again ->
                "to be loaded again with manifest %s: %s".formatted(again.manifest(), Count.of(again.rows(), "row"));
            case LetterOutcome.AlreadyLoaded _ -> "already in a manifest, only its letter is deleted";
            case LetterOutcome.Discarded _ -> "discarded, its letter is deleted";
            case LetterOutcome.Replaced replaced -> "replaced by " + versions(List.of(replaced.by()));
            case LetterOutcome.Blocked blocked -> "not possible: " + blocked.reason();
        };
    }

    /** Where the letter's file landed, in one line, or a dash. */
    public static String key(Letter letter, int charsMax) {
        return letter.landed()
                .map(ObjectLocation::key)
                .map(key -> shown(key, charsMax))
                .orElse("-");
    }

    private static String row(Letter letter, int idDigits) {
        return "  %s  %s  %s%s  %s%n"
                .formatted(
                        letter.id().substring(0, idDigits),
                        time(letter.at()),
                        key(letter, KEY_CHARS_MAX),
                        letter.line() == 0 ? "" : ":" + letter.line(),
                        shown(letter.message(), MESSAGE_CHARS_MAX));
    }

    private static void append(ObjectText seen, Letter letter, StringBuilder text) {
        if (!seen.offending().isEmpty()) {
            text.append("%nline %d%n  %s%n".formatted(letter.line(), seen.offending()));
            if (seen.mark() >= 0) {
                text.append("  %s^%n".formatted(" ".repeat(seen.mark())));
            }
        }
        if (!seen.firstLines().isEmpty()) {
            text.append("%nfirst lines%n".formatted());
            seen.firstLines().forEach(line -> text.append("  %s%n".formatted(line)));
        }
        if (!seen.note().isEmpty()) {
            text.append("%n%s%n".formatted(seen.note()));
        }
    }

    private static String position(long line, long column) {
        if (line == 0) {
            return "-";
        }
        return column == 0 ? Long.toString(line) : "%d, character %d".formatted(line, column);
    }

    private static String versions(List<ObjectVersion> versions) {
        return shown(
                String.join(", ", versions.stream().map(ObjectVersion::toString).toList()),
                TextSample.MESSAGE_CHARS_MAX);
    }

    private static String field(String name, String value) {
        return "%-10s%s%n".formatted(name, value);
    }

    private static String shown(String text, int charsMax) {
        return TextSample.of(text, charsMax);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
