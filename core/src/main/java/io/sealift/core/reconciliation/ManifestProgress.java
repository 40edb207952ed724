package io.sealift.core.reconciliation;

import io.sealift.core.ledger.Manifest;

/**
 * How far a manifest has come.
 *
 * @param manifest the manifest
 * @param slices how many slices it has, without those that others have taken over
 * @param published how many of them are in the table
 * @param setAside how many of them have their rows kept out of the table
 */
public record ManifestProgress(Manifest manifest, int slices, int published, int setAside) {}
