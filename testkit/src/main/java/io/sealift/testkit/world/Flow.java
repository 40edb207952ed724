package io.sealift.testkit.world;

import java.util.function.Supplier;

/**
 * Everything that the functions do, as the crash explorer tries it: the one list that the tests and {@code sealift prove}
 * both go through, so that a scenario which is named here is covered by both.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
public enum Flow {
    /** Validating, staging, committing and releasing a batch. */
    INGEST(Scenarios::ingest, "Ledger.commit"),
    /** The same while the manifest is sealed. */
    INGEST_ACROSS_SEAL(Scenarios::ingestAcrossSeal, "Ledger.commit"),
    /** The same while producers overwrite. */
    INGEST_OVERWRITTEN(Scenarios::ingestOverwritten, "Ledger.record"),
    /** Bytes that land again. */
    INGEST_DUPLICATE(Scenarios::ingestDuplicate, "Ledger.addLandings"),
    /** Staging files in canonical form. */
    REPAIR(Scenarios::repair, "ObjectStore.write"),
    /** Refusing a file. */
    REFUSE(Scenarios::refuse, "DeadLetters.send"),
    /** Refusing a file that its producer replaces. */
    REFUSE_OVERWRITTEN(Scenarios::refuseOverwritten, "Ledger.record"),
    /** Redriving refused files, of which one can be loaded by now, and one whose message was tried too often. */
    REDRIVE(LetterScenarios::redrive, "LetterBox.delete"),
    /** Putting corrected files in the place of refused ones. */
    REPLACE(LetterScenarios::replace, "ObjectStore.create"),
    /** Giving refused files up. */
    DISCARD(LetterScenarios::discard, "Ledger.record"),
    /** Sealing, listing and starting a query. */
    SEAL_AND_START(Scenarios::sealAndStart, "QueryEngine.start"),
    /** Sealing while the index lags. */
    SEAL_BEHIND(Scenarios::sealBehind, "Ledger.filesOf"),
    /** Verifying a query that ended. */
    VERIFY(Scenarios::verify, "TableFiles.rows"),
    /** Sweeping after a query that failed, and the next attempt. */
    SWEEP_AND_TRY_AGAIN(Scenarios::sweepAndTryAgain, "QueryEngine.start"),
    /** Halving a load that fails on its data. */
    HALVE(Scenarios::halve, "Ledger.updateReleasingSlot"),
    /** Retrying a manifest that stopped. */
    RETRY(Scenarios::retry, "Ledger.update"),
    /** Committing while the manifest fills up and is sealed early. */
    INGEST_BURST(Scenarios::ingestBurst, "Ledger.seal"),
    /** Moving loaded files into the archive. */
    ARCHIVE(Scenarios::archive, "ObjectStore.delete"),
    /** Looking for files whose events never came. */
    BACKFILL(Scenarios::backfill, "EventQueue.send"),
    /** All of it in one process. */
    JOURNEY(Scenarios::journey, "Ledger.updateReleasingSlot");

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

    /** A call that the scenario must make to be worth anything, as {@code Port.method}. */
    public String decisiveCall() {
        return decisiveCall;
    }
}
