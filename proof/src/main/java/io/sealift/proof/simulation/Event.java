package io.sealift.proof.simulation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What can happen in a schedule.
 *
 * <p>An event with a weight is picked that often, and its act makes it happen if it can: nothing is deleted if nothing
 * landed. An event without a weight happens only as part of another one, and has a name so that it shows in the trace.
 * To add something new, add it here with its act; the list is nowhere else.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
public enum Event {
    /** A producer puts a file under a new key. */
    LANDS(130, When.ANY, run -> run.producerSteps().land()),
    /** A producer puts other bytes under an existing key. */
    OVERWRITES,
    /** A file lands with rows of more days than one statement may write. */
    LANDS_MANY_DAYS(2, When.ANY, run -> run.producerSteps().landManyDays()),
    /** A file lands that is too much for a batch. */
    LANDS_LARGE(15, When.ANY, run -> run.producerSteps().landLarge()),
    /** A file lands that is not the feed's. */
    LANDS_INVALID(12, When.ANY, run -> run.producerSteps().landInvalid()),
    /** A file lands that validation lets pass and the engine cannot load. */
    LANDS_POISON(8, When.ANY, run -> run.producerSteps().landPoison()),
    /** A file lands that needs repair. */
    LANDS_REPAIRABLE(15, When.ANY, run -> run.producerSteps().landRepairable()),
    /** A file lands with a bad row among good ones. */
    LANDS_WITH_BAD_ROW(5, When.ANY, run -> run.producerSteps().landWithBadRow()),
    /** A producer puts the same bytes under the same key again. */
    REPEATS_BYTES(40, When.ANY, run -> run.producerSteps().repeatBytes()),
    /** A producer deletes a file. */
    TAKES_BACK(20, When.ANY, run -> run.producerSteps().takeBack()),
    /** A file lands, or lands again, and its event never comes. */
    EVENT_LOST(15, When.ANY, run -> run.producerSteps().loseEvent()),
    /** An event comes twice. */
    EVENT_REPEATED(25, When.ANY, run -> run.producerSteps().repeatEvent()),
    /** Weeks go by, and an event that was acknowledged comes again. */
    EVENT_REDRIVEN(6, When.NOBODY_WORKS, run -> run.timeSteps().redriveAfterWeeks()),

    /** The ingest function gets a batch. */
    INGESTS(200, When.ANY, run -> run.workerSteps().ingest()),
    /** The function for large files gets a message. */
    INGESTS_LARGE(50, When.ANY, run -> run.workerSteps().ingestLarge()),
    /** The batch holds only some of the messages, in another order. */
    BATCH_IN_PART,
    /** The hourly run. */
    SEALS(120, When.ANY, run -> run.workerSteps().seal()),
    /** The run in between. */
    LOADS(90, When.ANY, run -> run.workerSteps().load()),
    /** The run at the end of queries. */
    QUERIES_ENDED(90, When.ANY, run -> run.workerSteps().queriesEnded()),
    /** The scheduled scan for files whose events never came. */
    BUCKET_SCAN(15, When.ANY, run -> run.workerSteps().scan()),
    /** An operator gives a stopped manifest all its attempts again. */
    RETRIES(15, When.ANY, run -> run.workerSteps().retry()),
    /** An operator gives rows that are set aside another try. */
    REDRIVES_ROWS(12, When.ANY, run -> run.workerSteps().redriveRows()),
    /** An operator gives up rows that are set aside. */
    DISCARDS_ROWS(12, When.ANY, run -> run.workerSteps().discardRows()),
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
    /** It stalled for longer than a function lives, because it was frozen: it goes on with a clock that jumped. */
    FROZEN,
    /** It stalled for longer than a function lives. */
    TIMED_OUT,
    /** A copy is slow. */
    COPIES_SLOWLY,
    /** A call was refused, and the service asks to slow down. */
    THROTTLED,
    /** A process ends without an answer that it needs, and will be called again. */
    FAILS,

    /** The next writes conflict with others. */
    CONFLICTS(25, When.ANY, run -> run.faultSteps().conflict()),
    /** A service refuses calls for a while. */
    THROTTLES(25, When.ANY, run -> run.faultSteps().throttle()),
    /** The ledger's listings lag behind. */
    LISTINGS_LAG(20, When.ANY, run -> run.faultSteps().lag()),
    /** A request to the ledger is delayed. */
    REQUEST_HELD(15, When.ANY, run -> run.faultSteps().hold()),
    /** It arrives when nobody is waiting for it any longer. */
    REQUEST_ARRIVES(15, When.ANY, run -> run.faultSteps().arrive()),
    /** Somebody registers a day's partition at another location, before it has any file. */
    PARTITION_ELSEWHERE(4, When.ANY, run -> run.faultSteps().movePartition()),
    /** Registrations of partitions fail in part for a while. */
    REGISTRATIONS_FAIL(8, When.ANY, run -> run.faultSteps().failRegistrations()),
    /** Somebody removes or replaces by hand what a load wrote. */
    HAND_IN_LOADING(15, When.ANY, run -> run.faultSteps().meddle()),

    /** All queries end. */
    QUERIES_END(90, When.ANY, run -> run.querySteps().endAll()),
    /** One query ends. */
    QUERY_ENDS(20, When.ANY, run -> run.querySteps().endOne()),
    /** A query will fail after writing everything; decided at its start, like the next five. */
    QUERY_FAILS_IN_FULL(15, When.ANY, run -> run.querySteps().failInFull()),
    /** A query will fail in the middle of its writes. */
    QUERY_FAILS_IN_PART(15, When.ANY, run -> run.querySteps().failInPart()),
    /** The engine will try a query twice by itself, and leave behind what the first try wrote. */
    QUERY_RETRIED(20, When.ANY, run -> run.querySteps().leaveFirstTry()),
    /** A query will report a different row count than it wrote. */
    QUERY_MISCOUNTS(4, When.ANY, run -> run.querySteps().miscount()),
    /** A query will report no count of rows, or its data manifest is missing or names files that do not exist. */
    QUERY_SAYS_LITTLE(15, When.ANY, run -> run.querySteps().sayLittle()),
    /** A query will write rows to the wrong day. */
    QUERY_MIXES_DAYS(4, When.ANY, run -> run.querySteps().mixDays()),
    /** A query that failed or succeeded runs again by itself, at any later time. */
    QUERY_TAKEN_UP(25, When.ANY, run -> run.querySteps().takeUp()),
    /** The next start's reply or request gets lost. */
    START_UNKNOWN(20, When.ANY, run -> run.querySteps().loseStart()),
    /** The engine accepts no statements for a while. */
    ENGINE_DOWN(10, When.ANY, run -> run.querySteps().down()),
    /** The engine forgets tokens. */
    TOKENS_FORGOTTEN(12, When.ANY, run -> run.querySteps().forgetTokens()),

    /** Somebody changes the table, so that it accepts every row from now on. */
    TABLE_CHANGED(3, When.ANY, run -> run.querySteps().takePoison()),

    /** Some minutes pass. */
    TIME_PASSES(90, When.ANY, run -> run.timeSteps().minutes()),
    /** Hours or days pass. */
    LONG_TIME_PASSES(20, When.NOBODY_WORKS, run -> run.timeSteps().hours()),
    /** Copies and repeated puts get other ETags, from the start. */
    ETAGS_ARE_NO_MD5;

    /** When an event can happen. */
    enum When {
        /** Even while a process stalls. */
        ANY,
        /** Only while no process is at work: it takes longer than any process lives. */
        NOBODY_WORKS
    }

    private static final Event[] ALL = values();
    private static final int WEIGHTS =
            Arrays.stream(ALL).mapToInt(event -> event.weight).sum();

    private final int weight;
    private final When when;
    private final Consumer<ScheduleRun> act;

    Event() {
        this(0, When.ANY, run -> {});
    }

    Event(int weight, When when, Consumer<ScheduleRun> act) {
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

    /** Makes it happen. */
    void happen(ScheduleRun run) {
        act.accept(run);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
