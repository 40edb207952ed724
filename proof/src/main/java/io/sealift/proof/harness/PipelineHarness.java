package io.sealift.proof.harness;

import io.sealift.core.backfill.Backfill;
import io.sealift.core.ingest.BatchIngestor;
import io.sealift.core.ingest.IngestReport;
import io.sealift.core.ingest.IngestServices;
import io.sealift.core.ingest.IngestSettings;
import io.sealift.core.ingest.Ingestor;
import io.sealift.core.ingest.LargeFileIngestor;
import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.layout.Buckets;
import io.sealift.core.layout.Keys;
import io.sealift.core.load.LoadCycle;
import io.sealift.core.load.LoadEvent;
import io.sealift.core.load.LoadServices;
import io.sealift.core.load.LoadSettings;
import io.sealift.core.query.QueryStatus;
import io.sealift.core.runtime.Backoff;
import io.sealift.core.runtime.IdSource;
import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.runtime.Workers;
import io.sealift.core.seal.SealLimits;
import io.sealift.core.sql.FeedSql;
import io.sealift.fakes.ETagging;
import io.sealift.fakes.InMemoryDeadLetters;
import io.sealift.fakes.InMemoryLedger;
import io.sealift.fakes.InMemoryObjectStore;
import io.sealift.fakes.InMemoryPartitionCatalog;
import io.sealift.fakes.InMemoryQueryEngine;
import io.sealift.fakes.InMemoryTableFiles;
import io.sealift.fakes.MutableClock;
import io.sealift.fakes.RecordingPause;
import io.sealift.fakes.SequenceIds;
import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.RejectPolicy;
import io.sealift.feed.validation.ValidationLimits;
import io.sealift.proof.fault.CrashPoints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A whole deployment in memory: equal ones that are treated equally behave equally.
 *
 * <p>Queries end on {@link #endQueries()}, or in {@link #settleDown()}. Time passes only if something waits or the test
 * moves {@link #clock()}.
 */
public final class PipelineHarness {
    /** Where producers write. */
    public static final String MESSAGES = "messages";
    /** Where packs, sealed lists, the output of loads, and lists of verified loads are. */
    public static final String STAGING = "staging";
    /** Where the table is. */
    public static final String PROCESSED = "processed";
    /** Where loaded packs and refused files go. */
    public static final String ARCHIVE = "archive";
    /** Where everything is. */
    public static final Keys KEYS = new Keys(new Buckets(MESSAGES, STAGING, PROCESSED, ARCHIVE));
    /** How long a function may run. */
    public static final Duration FUNCTION_TIME = Duration.ofMinutes(10);
    /** The number of runs within which everything loadable is loaded, once failures stop. */
    public static final int ROUNDS_MAX = 40;

    // Read once: thousands of harnesses are made in a minute, and none changes them.
    private static final FeedDefinition FEED = FeedDefinition.builtIn();
    private static final FeedSql SQL = new FeedSql(FEED, new FeedSql.Names("sealift", KEYS.buckets()));
    private static final FileValidator VALIDATOR = new FileValidator(FEED, ValidationLimits.DEFAULT);
    private static final long MEMORY_BYTES = 256L << 20;

    private static final Instant START = Instant.parse("2026-11-22T15:00:00Z");
    private static final long SEED = 42;

    private final MutableClock clock = new MutableClock(START);
    private final ETagging tagging;
    private final InMemoryObjectStore store;
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryQueryEngine engine;
    private final InMemoryPartitionCatalog catalog = new InMemoryPartitionCatalog();
    private final ModelEngine model;
    private final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();
    private final Sequencers sequencers = new Sequencers();
    private final MessageQueue queue = new MessageQueue("message", sequencers);
    private final MessageQueue largeFiles = new MessageQueue("large", sequencers);
    private final Producer producer;
    private final HandMade handMade;
    private final IdSource ids = new SequenceIds();
    private final Backoff backoff = new Backoff(new RecordingPause(clock), new Random(SEED)::nextDouble);
    private LoadSettings settings = LoadSettings.standard(KEYS);
    private SealLimits limits = new SealLimits(100_000, 1_000_000_000, Duration.ofDays(1));
    private FileValidator validator = VALIDATOR;
    private UnaryOperator<Ports> twist = UnaryOperator.identity();

    /** A harness in which nothing has happened yet. */
    public PipelineHarness() {
        this(ETagging.MD5);
    }

    /** The same, with ETags of this kind. */
    public PipelineHarness(ETagging tagging) {
        this.store = new InMemoryObjectStore(clock);
        store.tagWith(tagging);
        this.tagging = tagging;
        this.engine = new InMemoryQueryEngine(store, InMemoryQueryEngine.Mode.WHEN_TOLD);
        this.model = new ModelEngine(store, catalog);
        this.producer = new Producer(store, queue, sequencers);
        this.handMade = new HandMade(store);
        engine.onStart(model);
    }

    /** The ports of a process that meets no fault. */
    public Ports ports() {
        return twist.apply(unbroken());
    }

    /** The ports of a process that may meet a fault. */
    public Ports ports(CrashPoints points) {
        return twist.apply(unbroken().through(points));
    }

    /** Breaks the protocol on purpose, for every process from now on. */
    public void breakPorts(UnaryOperator<Ports> how) {
        twist = how;
    }

    /** Lets manifests be sealed early, for every process from now on. */
    public void sealAt(SealLimits reached) {
        limits = reached;
    }

    /** Changes how loads work, for every process from now on. */
    public void loadBy(LoadSettings other) {
        settings = other;
    }

    /** Changes the policy for bad rows, for every process from now on. */
    public void judgeBy(RejectPolicy policy) {
        validator = new FileValidator(FEED, ValidationLimits.DEFAULT, policy);
    }

    /** Makes every process from now on refuse files with a longer line. */
    public void limitLinesTo(int bytesMax) {
        validator = new FileValidator(FEED, ValidationLimits.DEFAULT.withLineBytesMax(bytesMax));
    }

    /** Lets every process from now on accept what is valid. */
    public void liftLimits() {
        validator = VALIDATOR;
    }

    /** A new process that ingests batches. */
    public Ingestor ingestor(Ports ports) {
        return new BatchIngestor(ingestServices(ports), ingestSettings());
    }

    /** A new process that ingests large files. */
    public Ingestor largeFileIngestor(Ports ports) {
        return new LargeFileIngestor(ingestServices(ports), ingestSettings());
    }

    /** A new process that loads. */
    public LoadCycle loader(Ports ports) {
        return new LoadCycle(
                new LoadServices(
                        ports.store(),
                        ports.ledger(),
                        ports.engine(),
                        ports.catalog(),
                        ports.tableFiles(),
                        ports.deadLetters(),
                        SQL,
                        Workers.sequential(),
                        backoff,
                        clock,
                        ids),
                settings.with(limits));
    }

    /** The time that a function called now has. */
    public TimeLeft timeLeft() {
        Instant end = clock.instant().plus(FUNCTION_TIME);
        return () -> Duration.between(clock.instant(), end);
    }

    /** Delivers all waiting messages to new processes, those for batches first. */
    public Set<String> ingest() {
        return ingest(ports());
    }

    /** The same to processes with these ports; returns the messages that come again. */
    public Set<String> ingest(Ports ports) {
        Set<String> failed =
                new HashSet<>(deliver(ingestor(ports), queue, queue.waiting()).failedMessages());
        failed.addAll(ingestLarge(ports));
        return failed;
    }

    /** Delivers what waits in the queue for large files, one message per process. */
    public Set<String> ingestLarge(Ports ports) {
        Set<String> failed = new HashSet<>();
        for (QueueMessage message : largeFiles.waiting()) {
            failed.addAll(deliver(largeFileIngestor(ports), largeFiles, List.of(message))
                    .failedMessages());
        }
        return failed;
    }

    /** Delivers a batch; messages not reported as failed are acknowledged. */
    public IngestReport deliver(Ingestor ingestor, MessageQueue from, List<QueueMessage> batch) {
        IngestReport report = ingestor.ingest(from.receive(batch), timeLeft());
        from.acknowledge(batch.stream()
                .filter(message -> !report.failedMessages().contains(message.id()))
                .toList());
        return report;
    }

    /** The hourly run, in a new process. */
    public List<LoadEvent> sealAndLoad() {
        return sealAndLoad(ports());
    }

    /** The hourly run, in a process with these ports. */
    public List<LoadEvent> sealAndLoad(Ports ports) {
        List<LoadEvent> events = new ArrayList<>();
        loader(ports).sealAndLoad(timeLeft(), events::add).orThrow();
        return events;
    }

    /** The run in between, in a new process. */
    public List<LoadEvent> load() {
        return load(ports());
    }

    /** The run in between, in a process with these ports. */
    public List<LoadEvent> load(Ports ports) {
        List<LoadEvent> events = new ArrayList<>();
        loader(ports).load(timeLeft(), events::add).orThrow();
        return events;
    }

    /** Ends all queries, and returns those that have ended. */
    public Set<String> endQueries() {
        Set<String> running = engine.queryIds().stream()
                .filter(query -> engine.status(query) instanceof QueryStatus.Running)
                .collect(Collectors.toSet());
        engine.finishAll();
        return running;
    }

    /** The run at the end of queries, in a process with these ports. */
    public List<LoadEvent> queriesEnded(Ports ports, Set<String> queryIds) {
        List<LoadEvent> events = new ArrayList<>();
        loader(ports).queriesEnded(queryIds, timeLeft(), events::add).orThrow();
        return events;
    }

    /** A new process that looks for objects whose events never came. */
    public Backfill backfill(Ports ports) {
        return new Backfill(ports.store(), ports.ledger(), ports.queue(), clock, MESSAGES, "");
    }

    /**
     * Lets queries end, messages come again, the loader run and time pass, until everything has come to rest or {@link
     * #ROUNDS_MAX} rounds are over. If events were lost, the bucket is scanned too; if every event came, nothing may
     * need the scan.
     */
    public void settleDown() {
        new Rounds(this).untilAtRest(ROUNDS_MAX);
    }

    /** Lets the day pass after which what was left under archived manifests is removed. */
    public void cleanUp() {
        clock.advance(Duration.ofHours(25));
        sealAndLoad();
    }

    /** The clock that everything in it uses. */
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

    /** Its catalog. */
    public InMemoryPartitionCatalog catalog() {
        return catalog;
    }

    /** What its engine does with statements. */
    public ModelEngine model() {
        return model;
    }

    /** Its queue. */
    public MessageQueue queue() {
        return queue;
    }

    /** Its queue for large files. */
    public MessageQueue largeFiles() {
        return largeFiles;
    }

    /** The dead letters that people see. */
    public InMemoryDeadLetters deadLetters() {
        return deadLetters;
    }

    /** Its producer. */
    public Producer producer() {
        return producer;
    }

    /** Whoever changes things by hand in it. */
    public HandMade handMade() {
        return handMade;
    }

    /** The operator who gives commands in it. */
    public Operator operator() {
        return new Operator(this);
    }

    /** The operator who handles dead letters in it. */
    public DeadLetterOperator letterDesk() {
        return new DeadLetterOperator(this);
    }

    ETagging tagging() {
        return tagging;
    }

    Sequencers sequencers() {
        return sequencers;
    }

    private Ports unbroken() {
        return new Ports(
                store,
                ledger,
                engine,
                catalog,
                new InMemoryTableFiles(store),
                deadLetters,
                queue,
                largeFiles,
                deadLetters);
    }

    private IngestServices ingestServices(Ports ports) {
        return new IngestServices(
                ports.store(),
                ports.ledger(),
                ports.deadLetters(),
                ports.largeFiles(),
                limits,
                Workers.sequential(),
                backoff,
                clock,
                ids);
    }

    private IngestSettings ingestSettings() {
        return new IngestSettings(KEYS, "", FEED, validator, IngestSettings.FILE_BYTES_MAX, MEMORY_BYTES);
    }
}
