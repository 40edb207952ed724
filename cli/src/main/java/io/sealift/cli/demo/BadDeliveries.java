package io.sealift.cli.demo;

import io.sealift.cli.Deployment;
import io.sealift.cli.DlqText;
import io.sealift.cli.weather.WeatherFile;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.LetterOutcome;
import io.sealift.core.deadletter.LetterTray;
import io.sealift.core.deadletter.Replace;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.time.Pause;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Three deliveries that go wrong among the good ones: a file that breaks off, and two that are none of the feed.
 *
 * <p>The first is delivered again, whole, in the place of the broken one; the other two stay refused.
 */
final class BadDeliveries {
    /** How many of them stay refused, or gave way to another file. */
    static final int COUNT = 3;

    private static final List<String> SAMPLES = List.of("06_csv.json", "07_html_error_page.json");
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int LOOKS_MAX = 240;

    private final Path home;
    private final Deployment deployment;
    private final PrintWriter out;
    private final WeatherFile broken;

    BadDeliveries(Path home, Deployment deployment, PrintWriter out, WeatherFile broken) {
        this.home = home;
        this.deployment = deployment;
        this.out = out;
        this.broken = broken;
    }

    /** Lands all three. */
    void land() {
        byte[] whole = broken.bytes();
        put(key(), Arrays.copyOf(whole, whole.length * 3 / 5));
        for (String sample : SAMPLES) {
            try {
                put(
                        "weather/" + sample,
                        Files.readAllBytes(home.resolve("data/bad").resolve(sample)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("Cannot read the samples in data/bad: restore them", unreadable);
            }
        }
    }

    /** Shows what {@code sealift dlq list} shows once all are refused, and puts the sound file in its place. */
    void explainAndRepair() {
        Pause pause = Pause.real();
        for (int looks = 0; looks < LOOKS_MAX; looks++) {
            try (LetterTray tray = deployment.openLetters()) {
                List<Letter> letters = tray.letters();
                if (letters.size() == COUNT) {
                    out.printf("%n$ ./sealift dlq list%n%s%n", DlqText.list(letters, tray.idDigits()));
                    repair(letters, tray);
                    return;
                }
            }
            pause.sleep(LOOK_EVERY);
        }
        throw new IllegalStateException("No %d dead letters within %s: see the logs below .sealift/demo"
                .formatted(COUNT, LOOK_EVERY.multipliedBy(LOOKS_MAX)));
    }

    private void repair(List<Letter> letters, LetterTray tray) {
        Letter letter = letters.stream()
                .filter(one -> one.landed()
                        .map(ObjectLocation::key)
                        .filter(key()::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No dead letter tells of " + key()));
        LetterOutcome outcome = new Replace(deployment.store(), deployment.ledger(), Clock.systemUTC())
                .run(letter, broken.name(), target -> target.write(broken.bytes()), tray);
        if (!(outcome instanceof LetterOutcome.Replaced)) {
            throw new IllegalStateException("%s could not be replaced: %s".formatted(key(), outcome));
        }
        out.printf(
                "$ ./sealift dlq replace %s %s%n%s%n%n",
                letter.id().substring(0, tray.idDigits()), broken.name(), DlqText.outcome(outcome));
        out.flush();
    }

    private String key() {
        return "weather/" + broken.name();
    }

    private void put(String key, byte[] content) {
        deployment
                .clients()
                .s3()
                .putObject(
                        put -> put.bucket(deployment.settings().messagesBucket())
                                .key(key),
                        RequestBody.fromBytes(content));
    }
}
