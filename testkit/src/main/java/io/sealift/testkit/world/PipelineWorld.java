package io.sealift.testkit.world;

import io.sealift.core.backfill.Backfill;
import io.sealift.core.feed.FeedDefinition;
import io.sealift.core.feed.FeedSql;
import io.sealift.core.feed.SqlFiles;
import io.sealift.core.ingest.BatchIngestor;
import io.sealift.core.ingest.IngestReport;
import io.sealift.core.ingest.IngestServices;
import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.load.LoadCycle;
import io.sealift.core.load.LoadEvent;
import io.sealift.core.load.LoadServices;
import io.sealift.core.load.LoadSettings;
import io.sealift.core.seal.SealLimits;
import io.sealift.core.status.Balance;
import io.sealift.core.status.BalanceReader;
import io.sealift.core.status.BalanceSettings;
import io.sealift.core.time.Backoff;
import io.sealift.core.time.IdSource;
import io.sealift.core.time.TimeLeft;
import io.sealift.core.time.Workers;
import io.sealift.core.validation.FileValidator;
import io.sealift.core.validation.RejectPolicy;
import io.sealift.core.validation.ValidationLimits;
import io.sealift.testkit.fake.InMemoryDeadLetters;
import io.sealift.testkit.fake.InMemoryLedger;
import io.sealift.testkit.fake.InMemoryObjectStore;
import io.sealift.testkit.fake.InMemoryQueryEngine;
import io.sealift.testkit.fake.InMemoryTableFiles;
import io.sealift.testkit.fake.MutableClock;
import io.sealift.testkit.fake.RecordingPause;
import io.sealift.testkit.fake.SequenceIds;
import io.sealift.testkit.fault.CrashPoints;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * One whole deployment in memory: two equal worlds that are treated equally go the same way.
 *
 * <p>Queries end when {@link #engine()} is told so, or in {@link #settleDown()}. Time passes only where something waits
 * or the test moves {@link #clock()}.
 */
public final class PipelineWorld {
    /** Where producers write. */
    public static final String MESSAGES = "messages";
    /** Where staged files, sealed lists and lists of verified loads are. */
    public static final String STAGING = "staging";
    /** Where the table is. */
    public static final String PROCESSED = "processed";
    /** Where loaded files, refused files and orphans go. */
    public static final String ARCHIVE = "archive";
    /** How long a function may run. */
    public static final Duration FUNCTION_TIME = Duration.ofMinutes(10);

    /** How long a file would be on record; nothing is dropped here. */
    private static final Duration RETENTION = Duration.ofDays(400);
    // Read once: thousands of worlds are made in a minute, and none changes them.
    private static final FeedDefinition FEED = SqlFiles.feed();
    private static final FeedSql SQL =
            new FeedSql(FEED, new FeedSql.Names("sealift", MESSAGES, STAGING, PROCESSED, ARCHIVE));
    private static final FileValidator VALIDATOR = new FileValidator(FEED, ValidationLimits.DEFAULT);

    private static final Instant START = Instant.parse("2026-11-22T15:00:00Z");
    private static final long SEED = 42;
    /** Longer than a failed query settles. */
    private static final Duration ROUND = Duration.ofMinutes(3);
    /** Three hours: enough for three attempts that each outlive their start window. */
    private static final int ROUNDS_MAX = 60;

    private final MutableClock clock = new MutableClock(START);
    private final InMemoryObjectStore store;
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryQueryEngine engine;
    private final ModelEngine model;
    private final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();
    private final MessageQueue queue = new MessageQueue();
    private final Producer producer;
    private final IdSource ids = new SequenceIds();
    private final Backoff backoff = new Backoff(new RecordingPause(clock), new Random(SEED)::nextDouble);
    private LoadSettings settings = LoadSettings.standard(STAGING, PROCESSED, ARCHIVE);
    private SealLimits limits = new SealLimits(100_000, 1_000_000_000, Duration.ofDays(1));
    private FileValidator validator = VALIDATOR;
    private UnaryOperator<Ports> twist = UnaryOperator.identity();

    /** A world in which nothing has happened yet. */
    public PipelineWorld() {
        this(Duration.ZERO);
    }

    /**
     * The same, with clocks that differ.
     *
     * @param storeAhead how far the clocks of buckets and engine are ahead of the functions' clock; negative where behind
     */
    public PipelineWorld(Duration storeAhead) {
        Clock theirs = Clock.offset(clock, storeAhead);
        this.store = new InMemoryObjectStore(theirs);
        this.engine = new InMemoryQueryEngine(store, theirs, InMemoryQueryEngine.Mode.WHEN_TOLD);
        this.model = new ModelEngine(store, engine);
        this.producer = new Producer(store, queue);
        engine.onStart(model);
    }

    /** The ports of a process that meets no fault. */
    public Ports ports() {
        return twist.apply(sound());
    }

    /** The ports of a process that may meet a fault. */
    public Ports ports(CrashPoints points) {
        return twist.apply(sound().through(points));
    }

    /** Breaks the protocol on purpose, for every process from now on. */
    public void breakPorts(UnaryOperator<Ports> how) {
        twist = how;
    }

    /** Lets manifests be sealed early, for every process from now on. */
    public void sealAt(SealLimits reached) {
        limits = reached;
    }

    /** Loads in another way, in every process from now on. */
    public void loadBy(LoadSettings other) {
        settings = other;
    }

    /** Judges bad rows in another way, in every process from now on. */
    public void judgeBy(RejectPolicy policy) {
        validator = new FileValidator(FEED, ValidationLimits.DEFAULT, policy);
    }

    /** Lets every process from now on refuse files that have a longer line. */
    public void limitLinesTo(int bytesMax) {
        ValidationLimits standard = ValidationLimits.DEFAULT;
        validator = new FileValidator(
                FEED,
                new ValidationLimits(
                        bytesMax,
                        standard.nestingMax(),
                        standard.daysMax(),
                        standard.unpackedBytesMax(),
                        standard.inflationMax()));
    }

    /** Lets every process from now on accept what is sound. */
    public void liftLimits() {
        validator = VALIDATOR;
    }

    /** A new process that ingests. */
    public BatchIngestor ingestor(Ports ports) {
        return new BatchIngestor(
                new IngestServices(
                        ports.store(),
                        ports.ledger(),
                        ports.deadLetters(),
                        limits,
                        Workers.sequential(),
                        backoff,
                        clock,
                        ids),
                validator,
                MESSAGES,
                STAGING,
                ARCHIVE);
    }

    /** A new process that loads. */
    public LoadCycle loader(Ports ports) {
        return new LoadCycle(
                new LoadServices(
                        ports.store(),
                        ports.ledger(),
                        ports.engine(),
                        ports.tableFiles(),
                        ports.deadLetters(),
                        SQL,
                        limits,
                        Workers.sequential(),
                        backoff,
                        clock,
                        ids),
                settings);
    }

    /** A new process that looks for objects whose events never came. */
    public Backfill backfill(Ports ports) {
        return new Backfill(ports.store(), ports.ledger(), ports.queue(), clock, MESSAGES, "");
    }

    /** Reads its balance, as the command line does. */
    public Balance balance() {
        return balance(sound());
    }

    /** Reads its balance through other ports. */
    public Balance balance(Ports ports) {
        return balance(ports, balanceSettings());
    }

    /** Where it has its things. */
    public BalanceSettings balanceSettings() {
        return new BalanceSettings(MESSAGES, "", STAGING, PROCESSED, ARCHIVE, RETENTION, Optional.empty());
    }

    /** Reads its balance by other settings. */
    public Balance balance(Ports ports, BalanceSettings by) {
        return new BalanceReader(
                        ports.store(), ports.ledger(), Workers.sequential(), clock, new RecordingPause(clock), by)
                .read();
    }

    /** The time of a function that is called now. */
    public TimeLeft timeLeft() {
        Instant end = clock.instant().plus(FUNCTION_TIME);
        return () -> Duration.between(clock.instant(), end);
    }

    /** Delivers all messages that wait to a new process, as one batch. */
    public IngestReport ingest() {
        return deliver(ingestor(ports()), queue.waiting());
    }

    /** Delivers a batch; what is not reported failed is acknowledged. */
    public IngestReport deliver(BatchIngestor ingestor, List<QueueMessage> batch) {
        IngestReport report = ingestor.ingest(queue.receive(batch), timeLeft());
        queue.acknowledge(batch.stream()
                .filter(message -> !report.failedMessages().contains(message.id()))
                .toList());
        return report;
    }

    /** The hourly run, in a new process. */
    public List<LoadEvent> sealAndSettle() {
        return sealAndSettle(ports());
    }

    /** The run at the end of a query, in a new process. */
    public List<LoadEvent> settle() {
        return settle(ports());
    }

    /** The hourly run, in a process with these ports. */
    public List<LoadEvent> sealAndSettle(Ports ports) {
        List<LoadEvent> events = new ArrayList<>();
        loader(ports).sealAndSettle(timeLeft(), events::add);
        return events;
    }

    /** The run at the end of a query, in a process with these ports. */
    public List<LoadEvent> settle(Ports ports) {
        List<LoadEvent> events = new ArrayList<>();
        loader(ports).settle(timeLeft(), events::add);
        return events;
    }

    /**
     * Lets queries end, messages come again, the loader run and time pass, until all has come to rest or hours have
     * passed. Where events got lost, the sweep runs too; where every event came, nothing may need it.
     */
    public void settleDown() {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            if (producer.awaitsSweep()) {
                backfill(ports()).runOnSchedule(timeLeft());
            }
            IngestReport report = ingest();
            sealAndSettle();
            engine.finishAll();
            settle();
            if (queue.waiting().isEmpty()
                    && !producer.awaitsSweep()
                    && report.failedMessages().isEmpty()
                    && ledger.manifests().stream().allMatch(PipelineWorld::isAtRest)) {
                return;
            }
            clock.advance(ROUND);
        }
    }

    /** The clock of everything in it. */
    public MutableClock clock() {
        return clock;
    }

    /** Its buckets. */
    public InMemoryObjectStore store() {
        return store;
    }

    /** Its ledger. */
    public InMemoryLedger ledger() {
        return ledger;
    }

    /** Its engine. */
    public InMemoryQueryEngine engine() {
        return engine;
    }

    /** What its engine makes of statements. */
    public ModelEngine model() {
        return model;
    }

    /** Its queue. */
    public MessageQueue queue() {
        return queue;
    }

    /** What people were told. */
    public InMemoryDeadLetters deadLetters() {
        return deadLetters;
    }

    /** Its producer. */
    public Producer producer() {
        return producer;
    }

    /** Who gives commands in it. */
    public Operator operator() {
        return new Operator(this);
    }

    /** How it loads. */
    public LoadSettings settings() {
        return settings;
    }

    private Ports sound() {
        return new Ports(store, ledger, engine, new InMemoryTableFiles(store), deadLetters, queue, deadLetters);
    }

    private static boolean isAtRest(Manifest manifest) {
        return switch (manifest.state()) {
            case OPEN -> manifest.totals().files() == 0;
            case ARCHIVED, FAILED -> true;
            case SEALED, LOADING, LOADED -> false;
        };
    }
}
