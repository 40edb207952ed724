package io.sealift.proof.harness;

import java.util.function.Supplier;

/**
 * Everything that the functions do, as the crash explorer runs it: the one list that the tests and {@code sealift
 * prove} share, so that both cover every scenario named here.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
public enum Flow {
    /** Reading, packing, committing and releasing a batch. */
    INGEST(Scenarios::ingest, "Ledger.commit"),
    /** The same while the manifest is sealed. */
    INGEST_ACROSS_SEAL(Scenarios::ingestAcrossSeal, "Ledger.commit"),
    /** The same while another delivery commits one of the files. */
    INGEST_KNOWN(Scenarios::ingestKnown, "Ledger.commit"),
    /** The same while others commit. */
    INGEST_CONFLICT(Scenarios::ingestConflict, "Ledger.commit"),
    /** The same bytes under other ETags. */
    INGEST_ALIAS(Scenarios::ingestAlias, "Ledger.meetAgain"),
    /** The same while producers overwrite. */
    INGEST_OVERWRITTEN(Scenarios::ingestOverwritten, "Ledger.record"),
    /** Bytes that land again. */
    INGEST_DUPLICATE(Scenarios::ingestDuplicate, "Ledger.meetAgain"),
    /** Committing while the manifest fills up and is sealed early. */
    INGEST_BURST(Scenarios::ingestBurst, "Ledger.seal"),
    /** Repairing files, and leaving a bad row out. */
    REPAIR(Scenarios::repair, "ObjectStore.create"),
    /** Refusing a file. */
    REFUSE(Scenarios::refuse, "DeadLetters.send"),
    /** Refusing a file that its producer replaces. */
    REFUSE_OVERWRITTEN(Scenarios::refuseOverwritten, "Ledger.record"),
    /** Redriving refused files (one can be loaded by now), and a file whose retries are exhausted. */
    REDRIVE(LetterScenarios::redrive, "DeadLetterQueue.delete"),
    /** Redriving rows that only the engine refused, by their letter. */
    REDRIVE_ASIDE(LetterScenarios::redriveAside, "Ledger.divide"),
    /** Replacing refused files with corrected ones. */
    REPLACE(LetterScenarios::replace, "ObjectUpload.finish"),
    /** Giving refused files up. */
    DISCARD(LetterScenarios::discard, "Ledger.record"),
    /** Ingesting a large file. */
    LARGE(Scenarios::large, "ObjectUpload.finish"),
    /** The same while the manifest is sealed. */
    LARGE_ACROSS_SEAL(Scenarios::largeAcrossSeal, "ObjectStore.copy"),
    /** The same while its producer replaces it. */
    LARGE_OVERWRITTEN(Scenarios::largeOverwritten, "Ledger.record"),
    /** Sealing, planning and starting queries. */
    SEAL_AND_START(LoadScenarios::sealAndStart, "QueryEngine.start"),
    /** The same while the listings lag. */
    SEAL_BEHIND(LoadScenarios::sealBehind, "Ledger.plan"),
    /** The same while replies get lost and tokens are forgotten. */
    UNKNOWN_START(LoadScenarios::unknownStart, "QueryEngine.start"),
    /** Auditing and publishing. */
    VERIFY(LoadScenarios::verify, "ObjectStore.copyNew"),
    /** Publishing when a partition is at another location. */
    PUBLISH_ELSEWHERE(LoadScenarios::publishElsewhere, "PartitionCatalog.register"),
    /** A failed query and the next attempt. */
    TRY_AGAIN(LoadScenarios::tryAgain, "QueryEngine.start"),
    /** Audits that differ. */
    AUDIT_FAILS(LoadScenarios::auditFails, "TableFiles.footer"),
    /** Withdrawing a load whose files were removed. */
    WITHDRAW(LoadScenarios::withdraw, "ObjectStore.abortUploads"),
    /** Withdrawing a load whose list was removed. */
    WITHDRAW_LIST(LoadScenarios::withdrawList, "ObjectStore.abortUploads"),
    /** The same beside publishers that die. */
    WITHDRAW_BESIDE_PUBLISHER(LoadScenarios::withdrawBesidePublisher, "ObjectStore.abortUploads"),
    /** Dividing a load that fails on its data, until its file is set aside. */
    POISON(PoisonScenarios::poison, "Ledger.divide"),
    /** Another try of rows that are set aside. */
    REDRIVE_ROWS(PoisonScenarios::redriveRows, "Ledger.divide"),
    /** Retrying a stopped manifest. */
    RETRY(PoisonScenarios::retry, "Ledger.update"),
    /** Probing an engine that is down. */
    ENGINE_DOWN(LoadScenarios::engineDown, "Ledger.engineHealth"),
    /** Moving loaded packs into the archive. */
    ARCHIVE(LoadScenarios::archive, "ObjectStore.delete"),
    /** Removing what was left under an archived manifest. */
    LEFTOVERS(LoadScenarios::leftovers, "ObjectStore.delete"),
    /** Looking for files whose events never came. */
    BUCKET_SCAN(Scenarios::bucketScan, "EventQueue.send"),
    /** All of it in one process. */
    JOURNEY(LoadScenarios::journey, "PartitionCatalog.dropLoad");

    private final Supplier<PipelineScenario> scenario;
    private final String decisiveCall;

    Flow(Supplier<PipelineScenario> scenario, String decisiveCall) {
        this.scenario = scenario;
        this.decisiveCall = decisiveCall;
    }

    /** A scenario of it, never used before. */
    public PipelineScenario scenario() {
        return scenario.get();
    }

    /** A call without which the scenario would be pointless, as {@code Port.method}. */
    public String decisiveCall() {
        return decisiveCall;
    }
}
