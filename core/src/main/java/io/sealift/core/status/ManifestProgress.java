package io.sealift.core.status;

import io.sealift.core.ledger.Manifest;

/**
 * How far a manifest has come.
 *
 * @param manifest the manifest
 * @param slices its slices, those left out that others have taken over
 * @param published those of them that are in the table
 * @param setAside those of them whose rows are kept out of the table
 */
public record ManifestProgress(Manifest manifest, int slices, int published, int setAside) {}
