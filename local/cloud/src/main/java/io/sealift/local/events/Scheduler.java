package io.sealift.local.events;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The local EventBridge Scheduler: checks its schedules several times a second and fires those that are due. */
public final class Scheduler implements AutoCloseable {
    private static final long TICK_MILLIS = 200;

    private final Clock clock;
    private final List<Schedule> schedules = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("scheduler").factory());

    public Scheduler(Clock clock) {
        this.clock = clock;
        ScheduledFuture<?> _ = ticks.scheduleWithFixedDelay(
                () -> schedules.forEach(Schedule::fireIfDue), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Adds a schedule, which fires from now on. */
    public Schedule add(ScheduleSpec spec, EventTarget target) {
        var schedule = new Schedule(spec, target, clock);
        schedules.add(schedule);
        return schedule;
    }

    /** The schedules, in the order in which they were added. */
    public List<Schedule> schedules() {
        return List.copyOf(schedules);
    }

    /** Stops firing; what was already fired goes on. */
    @Override
    public void close() {
        ticks.shutdownNow();
    }
}
