package io.sealift.proof.simulation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What happened in a schedule, in order. */
public final class Trace {
    /** Kept unformatted: of many thousands of traces, only those of broken schedules are ever read. */
    private record Line(Instant at, int depth, Event event, List<Object> details) {
        @Override
        public String toString() {
            return "%s %s%s %s"
                    .formatted(
                            at,
                            "  ".repeat(depth),
                            event,
                            details.stream().map(Object::toString).collect(Collectors.joining(", ")))
                    .stripTrailing();
        }
    }

    private final Clock clock;
    private final List<Line> lines = new ArrayList<>();
    private final Set<Event> met = EnumSet.noneOf(Event.class);
    private int depth;

    Trace(Clock clock) {
        this.clock = clock;
    }

    /** What happened, one line each, with its time. */
    public List<String> lines() {
        return lines.stream().map(Line::toString).toList();
    }

    /** How much happened. */
    public int events() {
        return lines.size();
    }

    /** The kinds of events that happened. */
    public Set<Event> met() {
        return EnumSet.copyOf(met);
    }

    /** Adds one more event; the details never change later. */
    void add(Event event, Object... details) {
        lines.add(new Line(clock.instant(), depth, event, Arrays.asList(details)));
        met.add(event);
    }

    /** How many processes are stalled now. */
    int depth() {
        return depth;
    }

    /** Records what happens while a process stalls. */
    void nested(Runnable meanwhile) {
        depth++;
        try {
            meanwhile.run();
        } finally {
            depth--;
        }
    }
}
