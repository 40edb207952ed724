package io.sealift.proof.simulation;

import io.sealift.core.ledger.FailureCause;
import io.sealift.core.query.QueryStatus;
import io.sealift.core.store.ObjectLocation;
import io.sealift.fakes.InMemoryQueryEngine;
import io.sealift.fakes.QueryPlan;
import io.sealift.fakes.QueryPlan.Succeed;
import io.sealift.fakes.QueryPlan.TableFile;
import io.sealift.fakes.StartFault;
import io.sealift.proof.harness.ModelEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What the engine does with queries. */
final class QuerySteps {
    private static final int DOWN_MINUTES_MAX = 300;
    private static final FailureCause[] ENGINE_CAUSES = {
        FailureCause.THROTTLING, FailureCause.ACCESS_DENIED, FailureCause.ENGINE
    };

    private final ScheduleRun run;
    private final Set<String> ended = new HashSet<>();
    private Instant downUntil = Instant.MIN;
    private int startsLost;

    QuerySteps(ScheduleRun run) {
        this.run = run;
        engine().disturbStarts(_ -> disturb());
    }

    /** No start fails any more. */
    void calm() {
        engine().disturbStarts(_ -> Optional.empty());
    }

    /** The queries that have ended without an event so far. */
    Set<String> takeEnded() {
        Set<String> taken = Set.copyOf(ended);
        ended.clear();
        return taken;
    }

    void endAll() {
        ended.addAll(run.harness().endQueries());
        run.trace().add(Event.QUERIES_END);
    }

    void endOne() {
        any().ifPresent(query -> {
            engine().finish(query);
            ended.add(query);
            run.trace().add(Event.QUERY_ENDS, query);
        });
    }

    void failInFull() {
        FailureCause cause = ENGINE_CAUSES[run.choose(ENGINE_CAUSES.length)];
        model().spoilNext(good -> {
            run.trace().add(Event.QUERY_FAILS_IN_FULL, cause);
            return QueryPlan.Fail.leaving("Simulated failure", cause, good.written());
        });
    }

    void failInPart() {
        boolean isListed = run.choose(2) == 0;
        int quarters = run.choose(4);
        model().spoilNext(good -> {
            List<TableFile> left = good.written().subList(0, good.written().size() * quarters / 4);
            run.trace().add(Event.QUERY_FAILS_IN_PART, left.size() + " files left");
            return new QueryPlan.Fail(
                    "Simulated failure", FailureCause.ENGINE, left, isListed ? good.listed() : Optional.empty());
        });
    }

    void leaveFirstTry() {
        int quarters = 1 + run.choose(4);
        model().spoilNext(good -> {
            run.trace().add(Event.QUERY_RETRIED);
            return good.beside(renamed(
                    good.written().subList(0, Math.max(1, good.written().size() * quarters / 4))));
        });
    }

    void miscount() {
        model().spoilNext(good -> {
            run.trace().add(Event.QUERY_MISCOUNTS);
            return good.counting(OptionalLong.of(good.updateCount().orElse(0) + 1));
        });
    }

    void sayLittle() {
        int what = run.choose(3);
        model().spoilNext(good -> {
            run.trace().add(Event.QUERY_SAYS_LITTLE, what);
            return switch (what) {
                case 0 -> good.counting(OptionalLong.empty());
                case 1 -> good.listing(Optional.empty());
                default -> good.beside(renamed(good.written())).listing(Optional.of(withGhost(good)));
            };
        });
    }

    void mixDays() {
        model().spoilNext(good -> {
            run.trace().add(Event.QUERY_MIXES_DAYS);
            TableFile first = good.written().getFirst();
            List<TableFile> mixed = new ArrayList<>(good.written());
            mixed.set(
                    0,
                    new TableFile(
                            new ObjectLocation(
                                    first.location().bucket(),
                                    first.location().key().replaceFirst("day=[0-9-]+", "day=2020-02-02")),
                            first.rows(),
                            first.nulls()));
            return Succeed.writing(mixed);
        });
    }

    /** As Athena may: a query that has ended runs again under its id. */
    void takeUp() {
        any().filter(query -> !(engine().status(query) instanceof QueryStatus.Running))
                .ifPresent(query -> {
                    engine().replan(query, model().again(query));
                    run.trace().add(Event.QUERY_TAKEN_UP, query);
                });
    }

    void loseStart() {
        startsLost = 1 + run.choose(2);
        run.trace().add(Event.START_UNKNOWN, startsLost);
    }

    void down() {
        Duration time = Duration.ofMinutes(run.choose(DOWN_MINUTES_MAX));
        downUntil = run.harness().clock().instant().plus(time);
        run.trace().add(Event.ENGINE_DOWN, time);
    }

    void forgetTokens() {
        engine().forgetTokens();
        run.trace().add(Event.TOKENS_FORGOTTEN);
    }

    void takePoison() {
        model().takePoison();
        run.trace().add(Event.TABLE_CHANGED);
    }

    private Optional<StartFault> disturb() {
        if (run.harness().clock().instant().isBefore(downUntil)) {
            FailureCause cause = ENGINE_CAUSES[run.choose(ENGINE_CAUSES.length)];
            return Optional.of(new StartFault.Refuse("Simulated outage", cause));
        }
        if (startsLost == 0) {
            return Optional.empty();
        }
        startsLost--;
        return Optional.of(run.choose(2) == 0 ? new StartFault.LoseReply() : new StartFault.LoseRequest());
    }

    private Optional<String> any() {
        List<String> queries = engine().queryIds();
        return queries.isEmpty() ? Optional.empty() : Optional.of(queries.get(run.choose(queries.size())));
    }

    private InMemoryQueryEngine engine() {
        return run.harness().engine();
    }

    private ModelEngine model() {
        return run.harness().model();
    }

    private static List<ObjectLocation> withGhost(Succeed good) {
        List<ObjectLocation> named = new ArrayList<>(good.listed().orElse(List.of()));
        ObjectLocation first = named.getFirst();
        named.add(new ObjectLocation(first.bucket(), first.key() + "_ghost"));
        return named;
    }

    private static List<TableFile> renamed(List<TableFile> files) {
        return files.stream()
                .map(file -> new TableFile(
                        new ObjectLocation(
                                file.location().bucket(), file.location().key() + "_first_try"),
                        file.rows(),
                        file.nulls()))
                .toList();
    }
}
