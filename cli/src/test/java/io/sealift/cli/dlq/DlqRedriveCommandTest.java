package io.sealift.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.deadletter.LetterServices;
import io.sealift.core.deadletter.Redrive;
import io.sealift.core.layout.Buckets;
import io.sealift.core.layout.Keys;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Md5;
import io.sealift.core.notification.NotificationParser;
import io.sealift.core.quarantine.DeadLetter;
import io.sealift.core.quarantine.RefusedFile;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.fakes.InMemoryDeadLetters;
import io.sealift.fakes.InMemoryEventQueue;
import io.sealift.fakes.InMemoryLedger;
import io.sealift.fakes.InMemoryObjectStore;
import io.sealift.fakes.MutableClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DlqRedriveCommandTest {
    private static final int FILES = 12;
    private static final String MORE = "More may wait in the queue";

    private static final Buckets BUCKETS = new Buckets("messages", "staging", "processed", "archive");

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T15:00:00Z"));
    private final InMemoryObjectStore store = new InMemoryObjectStore(clock);
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();
    private final Keys keys = new Keys(BUCKETS);
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void refuseFiles() {
        for (int number = 0; number < FILES; number++) {
            ObjectLocation landed = new ObjectLocation(BUCKETS.messages(), "bad%d.json".formatted(number));
            FileId id = FileId.ofContent(landed, Md5.hex(new byte[] {(byte) number}));
            ObjectVersion kept = store.put(keys.quarantined(id, landed.key()), new byte[] {(byte) number});
            Disposition.Refused refused =
                    new Disposition.Refused("NOT_JSON", "It is no JSON", 1, 1, "", 0, kept.location());
            FileEntry entry = FileEntry.of(id, new ObjectVersion(landed, kept.eTag()), 1, clock.instant(), refused);
            assertThat(ledger.record(entry).isCommitted()).isTrue();
            deadLetters.send(new DeadLetter.OfFile(RefusedFile.of(entry, null), "{}"));
        }
    }

    @Test
    void shouldEndWithOneAndSaySoWhenMoreMayWait() {
        try (DeadLetterBatch batch = openTray(1)) {
            // When, Then
            assertThat(redrive(batch, "--all", "--dry-run")).isEqualTo(1);
            assertThat(out.toString()).contains("would be done", MORE);
            assertThat(redrive(batch, "--all", "--dry-run", "--json")).isEqualTo(1);
            assertThat(out.toString()).contains("\"more\" : true");
            assertThat(DlqJson.list(batch.letters(), batch)).contains("\"more\" : true");
            assertThat(DlqText.more(batch)).startsWith(MORE).hasLineCount(1);
        }
    }

    @Test
    void shouldEndWithZeroWhenAllWereTakenOut() {
        try (DeadLetterBatch batch = openTray(100)) {
            // When, Then
            assertThat(redrive(batch, "--all", "--dry-run")).isZero();
            assertThat(out.toString())
                    .contains("redrive: %d of %d would be done".formatted(FILES, FILES))
                    .doesNotContain(MORE);
            assertThat(DlqJson.list(batch.letters(), batch)).contains("\"more\" : false");
            assertThat(DlqText.more(batch)).isEmpty();
        }
    }

    @Test
    void shouldNotAskForAnotherRunWhenTheOneLetterIsDone() {
        try (DeadLetterBatch batch = openTray(1)) {
            // When
            int exitCode = redrive(batch, batch.letters().getFirst().id(), "--dry-run");
            // Then
            assertThat(exitCode).isZero();
            assertThat(out.toString()).contains("redrive: 1 of 1").doesNotContain(MORE);
        }
    }

    private DeadLetterBatch openTray(int messagesMax) {
        NotificationParser parser = new NotificationParser(BUCKETS.messages(), "");
        return DeadLetterBatch.open(deadLetters, ledger, parser, messagesMax);
    }

    private int redrive(DeadLetterBatch batch, String... args) {
        out.getBuffer().setLength(0);
        DlqRedriveCommand command = new DlqRedriveCommand();
        new CommandLine(command).setOut(new PrintWriter(out, true)).parseArgs(args);
        Redrive redrive = new Redrive(new LetterServices(store, ledger, new InMemoryEventQueue(clock), keys, clock));
        int exitCode = command.redrive(redrive, batch);
        assertThat(deadLetters.waiting()).hasSize(FILES);
        return exitCode;
    }
}
