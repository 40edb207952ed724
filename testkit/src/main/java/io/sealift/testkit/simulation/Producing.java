package io.sealift.testkit.simulation;

import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.StoredObject;
import io.sealift.testkit.world.PipelineWorld;
import io.sealift.testkit.world.Producer;
import io.sealift.testkit.world.Producer.Landing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What producers do, and what becomes of the events that report it. */
final class Producing {
    /** So few that keys are often reused. */
    private static final int KEYS = 6;

    private static final int DAYS = 3;
    private static final int ROWS_MAX = 5;
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-11-20");
    /** A day in another window. */
    private static final String FAR_DAY = "2020-01-01";
    /** One more than a statement may write. */
    private static final int MANY_DAYS = 101;

    private final Life life;
    private final List<Landing> landings = new ArrayList<>();

    Producing(Life life) {
        this.life = life;
    }

    void land() {
        String key = "key-%s.json%s".formatted(life.choose(KEYS), life.choose(2) == 0 ? "" : ".gz");
        boolean taken = life.world()
                .store()
                .head(new ObjectLocation(PipelineWorld.MESSAGES, key))
                .isPresent();
        Landing landing = producer().land(key, day(), rows());
        landings.add(landing);
        life.story().tell(taken ? Event.OVERWRITES : Event.LANDS, landing.version());
    }

    void landManyDays() {
        SortedMap<String, Long> rows = new TreeMap<>();
        for (int day = 0; day < MANY_DAYS; day++) {
            rows.put(FIRST_DAY.minusDays(day).toString(), 1L);
        }
        Landing landing = producer().land("many-days.json", rows);
        landings.add(landing);
        life.story().tell(Event.LANDS_MANY_DAYS, landing.version());
    }

    void landInvalid() {
        Landing landing = producer()
                .landInvalid(
                        life.choose(2) == 0 ? "invalid.json" : plainKey(),
                        "[%d]%n".formatted(life.story().events()));
        life.story().tell(Event.LANDS_INVALID, landing.version());
    }

    void landPoison() {
        Landing landing = producer().landPoison(plainKey(), day(), rows());
        landings.add(landing);
        life.story().tell(Event.LANDS_POISON, landing.version());
    }

    void landRepairable() {
        Landing landing = producer().landRepairable(plainKey(), day(), rows());
        landings.add(landing);
        life.story().tell(Event.LANDS_REPAIRABLE, landing.version());
    }

    void landWithBadRow() {
        Landing landing = producer().landWithBadRow(plainKey(), day(), rows());
        landings.add(landing);
        life.story().tell(Event.LANDS_WITH_BAD_ROW, landing.version());
    }

    void landLarge() {
        SortedMap<String, Long> rows = new TreeMap<>();
        rows.put(day(), rows());
        rows.put(FAR_DAY, rows());
        Landing landing = producer().landLarge(plainKey(), rows);
        landings.add(landing);
        life.story().tell(Event.LANDS_LARGE, landing.version());
    }

    void repeatBytes() {
        earlier().ifPresent(landing -> {
            producer().landAgain(landing);
            life.story().tell(Event.REPEATS_BYTES, landing.version());
        });
    }

    void takeBack() {
        earlier().filter(this::isThere).ifPresent(landing -> {
            producer().takeBack(landing);
            life.story().tell(Event.TAKES_BACK, landing.version());
        });
    }

    void loseEvent() {
        Optional<Landing> again = life.happensOnceIn(3) ? earlier() : Optional.empty();
        life.story()
                .tell(
                        Event.EVENT_LOST,
                        again.map(landing -> producer().landAgainUntold(landing.version()))
                                .orElseGet(() -> producer().landUntold(plainKey(), day(), rows())));
    }

    void repeatEvent() {
        earlier().ifPresent(landing -> {
            life.world().queue().tell(List.of(landing.version()));
            life.story().tell(Event.EVENT_REPEATED, landing.version());
        });
    }

    private Optional<Landing> earlier() {
        return landings.isEmpty() ? Optional.empty() : Optional.of(landings.get(life.choose(landings.size())));
    }

    private boolean isThere(Landing landing) {
        return life.world()
                .store()
                .head(landing.version().location())
                .map(StoredObject::version)
                .filter(landing.version()::equals)
                .isPresent();
    }

    private String plainKey() {
        return "key-%d.json".formatted(life.choose(KEYS));
    }

    private String day() {
        return FIRST_DAY.plusDays(life.choose(DAYS)).toString();
    }

    private long rows() {
        return 1L + life.choose(ROWS_MAX);
    }

    private Producer producer() {
        return life.world().producer();
    }
}
