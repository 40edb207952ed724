package io.sealift.proof.simulation;

import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.StoredObject;
import io.sealift.proof.harness.PipelineHarness;
import io.sealift.proof.harness.Producer;
import io.sealift.proof.harness.Producer.Upload;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What producers do, and what becomes of the events that report it. */
final class ProducerSteps {
    /** So few that keys are often reused. */
    private static final int KEYS = 6;

    private static final int DAYS = 3;
    private static final int ROWS_MAX = 5;
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-11-20");
    /** A day in another window. */
    private static final String FAR_DAY = "2020-01-01";
    /** One more than a statement may write. */
    private static final int MANY_DAYS = 101;

    private final ScheduleRun run;
    private final List<Upload> sequencers = new ArrayList<>();

    ProducerSteps(ScheduleRun run) {
        this.run = run;
    }

    void land() {
        String key = "key-%s.json%s".formatted(run.choose(KEYS), run.choose(2) == 0 ? "" : ".gz");
        boolean taken = run.harness()
                .store()
                .head(new ObjectLocation(PipelineHarness.MESSAGES, key))
                .isPresent();
        Upload upload = producer().land(key, day(), rows());
        sequencers.add(upload);
        run.trace().add(taken ? Event.OVERWRITES : Event.LANDS, upload.version());
    }

    void landManyDays() {
        SortedMap<String, Long> rows = new TreeMap<>();
        for (int day = 0; day < MANY_DAYS; day++) {
            rows.put(FIRST_DAY.minusDays(day).toString(), 1L);
        }
        Upload upload = producer().land("many-days.json", rows);
        sequencers.add(upload);
        run.trace().add(Event.LANDS_MANY_DAYS, upload.version());
    }

    void landInvalid() {
        Upload upload = producer()
                .landInvalid(
                        run.choose(2) == 0 ? "invalid.json" : plainKey(),
                        "[%d]%n".formatted(run.trace().events()));
        run.trace().add(Event.LANDS_INVALID, upload.version());
    }

    void landPoison() {
        Upload upload = producer().landPoison(plainKey(), day(), rows());
        sequencers.add(upload);
        run.trace().add(Event.LANDS_POISON, upload.version());
    }

    void landRepairable() {
        Upload upload = producer().landRepairable(plainKey(), day(), rows());
        sequencers.add(upload);
        run.trace().add(Event.LANDS_REPAIRABLE, upload.version());
    }

    void landWithBadRow() {
        Upload upload = producer().landWithBadRow(plainKey(), day(), rows());
        sequencers.add(upload);
        run.trace().add(Event.LANDS_WITH_BAD_ROW, upload.version());
    }

    void landLarge() {
        SortedMap<String, Long> rows = new TreeMap<>();
        rows.put(day(), rows());
        rows.put(FAR_DAY, rows());
        Upload upload = producer().landLarge(plainKey(), rows);
        sequencers.add(upload);
        run.trace().add(Event.LANDS_LARGE, upload.version());
    }

    void repeatBytes() {
        earlier().ifPresent(upload -> {
            producer().landAgain(upload);
            run.trace().add(Event.REPEATS_BYTES, upload.version());
        });
    }

    void takeBack() {
        earlier().filter(this::isThere).ifPresent(upload -> {
            producer().takeBack(upload);
            run.trace().add(Event.TAKES_BACK, upload.version());
        });
    }

    void loseEvent() {
        Optional<Upload> again = run.happensOnceIn(3) ? earlier() : Optional.empty();
        run.trace()
                .add(
                        Event.EVENT_LOST,
                        again.map(upload -> producer().landAgainUntold(upload.version()))
                                .orElseGet(() -> producer().landUntold(plainKey(), day(), rows())));
    }

    void repeatEvent() {
        earlier().ifPresent(upload -> {
            run.harness().queue().tell(List.of(upload.version()));
            run.trace().add(Event.EVENT_REPEATED, upload.version());
        });
    }

    private Optional<Upload> earlier() {
        return sequencers.isEmpty() ? Optional.empty() : Optional.of(sequencers.get(run.choose(sequencers.size())));
    }

    private boolean isThere(Upload upload) {
        return run.harness()
                .store()
                .head(upload.version().location())
                .map(StoredObject::version)
                .filter(upload.version()::equals)
                .isPresent();
    }

    private String plainKey() {
        return "key-%d.json".formatted(run.choose(KEYS));
    }

    private String day() {
        return FIRST_DAY.plusDays(run.choose(DAYS)).toString();
    }

    private long rows() {
        return 1L + run.choose(ROWS_MAX);
    }

    private Producer producer() {
        return run.harness().producer();
    }
}
