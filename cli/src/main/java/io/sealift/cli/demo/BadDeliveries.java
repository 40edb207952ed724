package io.sealift.cli.demo;

import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.RunningCloud;
import io.sealift.cli.dlq.DlqText;
import io.sealift.cli.weather.WeatherFile;
import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.LetterOutcome;
import io.sealift.core.deadletter.Redrive;
import io.sealift.core.deadletter.Replace;
import io.sealift.core.runtime.Pause;
import io.sealift.core.store.ObjectLocation;
import io.sealift.feed.validation.ValidationLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Three deliveries that go wrong among the good ones: a truncated file, one in which new firmware has added a field
 * that makes its lines longer than this deployment allows, and one that is not the feed's at all.
 *
 * <p>The first is replaced by a complete file. The cause of the second is removed, and it is redriven. The third stays
 * refused.
 */
final class BadDeliveries {
    private static final int LINE_BYTES_MAX = 1024;

    /** How many of them stay refused, or were replaced by another file. */
    static final int REFUSED = 2;

    /** The parameters that the demo's cloud starts with: they cause one refusal, and are changed later. */
    static final Map<String, String> PARAMETERS = lineBytesMax(LINE_BYTES_MAX);

    private static final int COUNT = 3;
    private static final String SAMPLE = "07_html_error_page.json";
    private static final String STRANGE = "weather/" + SAMPLE;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int LOOKS_MAX = 240;

    private final Path home;
    private final RunningCloud running;
    private final Deployment deployment;
    private final PrintWriter out;
    private final List<String> outcomes = new ArrayList<>();
    private final WeatherFile broken;
    private final WeatherFile chatty;

    /** Made from two of the feed's files, which do not land otherwise. */
    BadDeliveries(Path home, RunningCloud running, PrintWriter out, List<WeatherFile> files) {
        this.home = home;
        this.running = running;
        this.deployment = running.deployment();
        this.out = out;
        this.broken = files.getFirst();
        this.chatty = files.get(1);
    }

    /** Lands all three. */
    void land() {
        byte[] whole = broken.bytes();
        deployment.land(key(broken), Arrays.copyOf(whole, whole.length * 3 / 5));
        String trace = ", \"trace\": \"%s\"}".formatted("0123456789abcdef".repeat(LINE_BYTES_MAX / 16));
        deployment.land(key(chatty), chatty.content().replace("}", trace).getBytes(StandardCharsets.US_ASCII));
        try {
            deployment.land(STRANGE, Files.readAllBytes(home.resolve("data/bad").resolve(SAMPLE)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the samples in data/bad: restore them", unreadable);
        }
        out.printf("%d deliveries go wrong among the good ones%n", COUNT);
        out.flush();
    }

    /** Shows what {@code sealift dlq list} prints once all are refused, then gets two of them loaded after all. */
    void explainAndRepair() {
        Pause pause = Pause.real();
        for (int looks = 0; looks < LOOKS_MAX; looks++) {
            try (DeadLetterBatch batch = deployment.openLetters()) {
                List<Letter> letters = batch.letters();
                if (letters.size() == COUNT) {
                    out.printf("%n$ ./sealift dlq list%n%s%n", DlqText.list(letters, batch.idDigits()));
                    replace(letter(letters, key(broken)), batch);
                    redrive(letter(letters, key(chatty)), batch);
                    Letter strange = letter(letters, STRANGE);
                    outcomes.add("%s  %s: not of this feed, stays refused".formatted(STRANGE, strange.reason()));
                    return;
                }
            }
            pause.sleep(LOOK_EVERY);
        }
        throw new IllegalStateException("No %d dead letters within %s: see the logs below .sealift/demo"
                .formatted(COUNT, LOOK_EVERY.multipliedBy(LOOKS_MAX)));
    }

    /** What became of them, a line for each. */
    List<String> outcomes() {
        return List.copyOf(outcomes);
    }

    private void replace(Letter letter, DeadLetterBatch batch) {
        LetterOutcome outcome = new Replace(deployment.letterServices())
                .run(letter, broken.name(), () -> new ByteArrayInputStream(broken.bytes()), batch);
        if (!(outcome instanceof LetterOutcome.Replaced)) {
            throw new IllegalStateException("%s could not be replaced: %s".formatted(key(broken), outcome));
        }
        tell("replace %s %s".formatted(letter.id().substring(0, batch.idDigits()), broken.name()), outcome);
        outcomes.add("%s  %s: replaced by the complete file, and loaded".formatted(key(broken), letter.reason()));
    }

    private void redrive(Letter letter, DeadLetterBatch batch) {
        Map<String, String> raised = lineBytesMax(ValidationLimits.DEFAULT.lineBytesMax());
        running.cloud().update(raised);
        out.printf("Functions updated, as by sam deploy --parameter-overrides: %s, was %s%n%n", raised, PARAMETERS);
        LetterOutcome outcome = new Redrive(deployment.letterServices()).run(letter, batch);
        if (!(outcome instanceof LetterOutcome.SentBack)) {
            throw new IllegalStateException("%s could not be redriven: %s".formatted(key(chatty), outcome));
        }
        tell("redrive --reason " + letter.reason(), outcome);
        outcomes.add("%s  %s: redriven with a higher limit, and loaded".formatted(key(chatty), letter.reason()));
    }

    private void tell(String command, LetterOutcome outcome) {
        out.printf("$ ./sealift dlq %s%n%s%n%n", command, DlqText.outcome(outcome));
        out.flush();
    }

    private static Letter letter(List<Letter> letters, String key) {
        return letters.stream()
                .filter(letter -> letter.landed()
                        .map(ObjectLocation::key)
                        .filter(key::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No dead letter is about " + key));
    }

    private static String key(WeatherFile file) {
        return "weather/" + file.name();
    }

    private static Map<String, String> lineBytesMax(int bytes) {
        return Map.of("LineBytesMax", Integer.toString(bytes));
    }
}
