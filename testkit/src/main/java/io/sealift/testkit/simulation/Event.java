package io.sealift.testkit.simulation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What can happen in a schedule.
 *
 * <p>An event with a weight is picked that often, and its act lets it happen where it can: nothing is taken back where
 * nothing landed. One without is met within another, and named so that a story tells of it. To let something new happen,
 * add it here with its act; no other place knows the list.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
public enum Event {
    /** A producer puts a file under a new key. */
    LANDS(130, When.ANY, life -> life.producing().land()),
    /** A producer puts other bytes under a key that is taken. */
    OVERWRITES,
    /** A file lands that holds rows of more days than one statement may write. */
    LANDS_MANY_DAYS(2, When.ANY, life -> life.producing().landManyDays()),
    /** A file lands that is none of the feed. */
    LANDS_UNSOUND(7, When.ANY, life -> life.producing().landUnsound()),
    /** A file lands that validation lets pass and the engine cannot load. */
    LANDS_POISON(4, When.ANY, life -> life.producing().landPoison()),
    /** A producer puts the same bytes under the same key again. */
    REPEATS_BYTES(40, When.ANY, life -> life.producing().repeatBytes()),
    /** A producer deletes a file. */
    TAKES_BACK(20, When.ANY, life -> life.producing().takeBack()),
    /** A file lands, or lands again, and its event never comes. */
    EVENT_LOST(15, When.ANY, life -> life.producing().loseEvent()),
    /** An event comes twice. */
    EVENT_REPEATED(25, When.ANY, life -> life.producing().repeatEvent()),
    /** Weeks go by, and an event that was acknowledged comes again. */
    EVENT_REDRIVEN(6, When.NOBODY_WORKS, life -> life.passing().redriveAfterWeeks()),

    /** The ingest function gets a batch. */
    INGESTS(200, When.ANY, life -> life.working().ingest()),
    /** The batch holds some of the messages only, in another order. */
    BATCH_IN_PART,
    /** The hourly run. */
    SEALS(120, When.ANY, life -> life.working().seal()),
    /** The run at the end of a query. */
    SETTLES(120, When.ANY, life -> life.working().settle()),
    /** The scheduled sweep for files whose events never came. */
    BACKFILLS(15, When.ANY, life -> life.working().backfill()),
    /** An operator gives a manifest that stopped its attempts anew. */
    RETRIES(15, When.ANY, life -> life.working().retry()),
    /** The function is called with less time than its work takes. */
    SHORT_OF_TIME,
    /** The process crashes before a call. */
    CRASH_BEFORE,
    /** The process crashes after a call, before it sees the answer. */
    CRASH_AFTER,
    /** An answer gets lost. */
    LOST_REPLY,
    /** A request gets lost. */
    LOST_REQUEST,
    /** The process stalls before a call, and others act. */
    STALLS,
    /** It goes on. */
    GOES_ON,
    /** It stalled for longer than a function lives. */
    TIMED_OUT,
    /** A copy takes its time. */
    COPIES_SLOWLY,
    /** A call was refused, and the service asks to slow down. */
    THROTTLED,
    /** A process ends without an answer that it needs, and will be called again. */
    FAILS,

    /** The next writes conflict with others. */
    CONFLICTS(25, When.ANY, life -> life.disturbing().conflict()),
    /** A service refuses calls for a while. */
    THROTTLES(25, When.ANY, life -> life.disturbing().throttle()),
    /** The ledger's listings lag behind. */
    LISTINGS_LAG(20, When.ANY, life -> life.disturbing().lag()),
    /** A request to the ledger is on its way for long. */
    REQUEST_HELD(15, When.ANY, life -> life.disturbing().hold()),
    /** It arrives when nobody waits for it any more. */
    REQUEST_ARRIVES(15, When.ANY, life -> life.disturbing().arrive()),

    /** All queries end. */
    QUERIES_END(90, When.ANY, life -> life.querying().endAll()),
    /** One query ends. */
    QUERY_ENDS(20, When.ANY, life -> life.querying().endOne()),
    /** A query will fail with all that it wrote; told of at its start, as the next three are. */
    QUERY_FAILS_IN_FULL(25, When.ANY, life -> life.querying().failInFull()),
    /** A query will fail in the midst of its writes. */
    QUERY_FAILS_IN_PART(25, When.ANY, life -> life.querying().failInPart()),
    /** The engine will try a query twice by itself, and leave what the first try wrote. */
    QUERY_RETRIED(20, When.ANY, life -> life.querying().leaveFirstTry()),
    /** A query will report other rows than it wrote. */
    QUERY_MISCOUNTS(4, When.ANY, life -> life.querying().miscount()),
    /** A query that failed runs again by itself. */
    QUERY_TAKEN_UP(20, When.ANY, life -> life.querying().takeUp()),

    /** Some minutes pass. */
    TIME_PASSES(90, When.ANY, life -> life.passing().minutes()),
    /** So much time passes that the engine forgets tokens. */
    TOKENS_FORGOTTEN(12, When.NOBODY_WORKS, life -> life.passing().startWindow()),
    /** The clocks of functions and services differ. */
    CLOCKS_DIFFER;

    /** In which moments an event can happen. */
    enum When {
        /** Also while a process stalls. */
        ANY,
        /** Only while no process is at work: it needs longer than any process lives. */
        NOBODY_WORKS
    }

    private static final Event[] ALL = values();
    private static final int WEIGHTS =
            Arrays.stream(ALL).mapToInt(event -> event.weight).sum();

    private final int weight;
    private final When when;
    private final Consumer<Life> act;

    Event() {
        this(0, When.ANY, life -> {});
    }

    Event(int weight, When when, Consumer<Life> act) {
        this.weight = weight;
        this.when = when;
        this.act = act;
    }

    /** Picks one by its weight. */
    static Event pick(Random random) {
        int left = random.nextInt(WEIGHTS);
        for (Event event : ALL) {
            left -= event.weight;
            if (left < 0) {
                return event;
            }
        }
        throw new IllegalStateException("Weights do not add up to " + WEIGHTS);
    }

    /** Whether it can happen while a process stalls. */
    boolean happensBesideProcess() {
        return when == When.ANY;
    }

    /** Lets it happen. */
    void happen(Life life) {
        act.accept(life);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
