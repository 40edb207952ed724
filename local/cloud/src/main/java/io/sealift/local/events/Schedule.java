package io.sealift.local.events;

import io.sealift.local.lambda.InvocationResult;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running schedule. Missed times, as on a sleeping laptop, fire once, not one by one. */
public final class Schedule {
    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

    private final ScheduleSpec spec;
    private final EventTarget target;
    private final Clock clock;
    private @Nullable Instant next;

    Schedule(ScheduleSpec spec, EventTarget target, Clock clock) {
        this.spec = spec;
        this.target = target;
        this.clock = clock;
        Instant now = clock.instant();
        this.next = spec.expression().next(now, now, spec.zone()).orElse(null);
    }

    /** The schedule's name. */
    public String name() {
        return spec.name();
    }

    /** When it fires next; empty if it never does again. */
    public synchronized Optional<Instant> next() {
        return Optional.ofNullable(next);
    }

    /** Fires at once, in addition to its own times; returns how the target's last attempt ended. */
    public CompletableFuture<InvocationResult> fireNow() {
        return fire(clock.instant());
    }

    /** Fires if it is time to. */
    void fireIfDue() {
        Instant due;
        synchronized (this) {
            Instant now = clock.instant();
            if (next == null || now.isBefore(next)) {
                return;
            }
            due = next;
            next = spec.expression().next(due, now, spec.zone()).orElse(null);
        }
        CompletableFuture<InvocationResult> _ = fire(due);
    }

    private CompletableFuture<InvocationResult> fire(Instant scheduledTime) {
        CompletableFuture<InvocationResult> delivery;
        try {
            delivery = target.deliver(
                    spec.input().at(scheduledTime, UUID.randomUUID().toString()));
        } catch (RuntimeException refused) {
            delivery = CompletableFuture.failedFuture(refused);
        }
        return delivery.whenComplete((result, failure) -> {
            if (failure != null) {
                LOG.warn("Schedule {} of {} was not delivered", spec.name(), scheduledTime, failure);
            }
        });
    }
}
