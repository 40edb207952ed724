package io.sealift.proof;

/**
 * An invariant that broke.
 *
 * @param place the point or the schedule: {@code INGEST, Ledger.commit #7 LOST_REPLY} or {@code seed 4711}
 * @param arguments the arguments for {@code sealift prove} that reproduce it
 * @param problem what broke
 */
public record Finding(String place, String arguments, String problem) {}
