package io.sealift.cli.fuzz;

import io.sealift.proof.fuzz.FuzzFile;

/** One file on which validation and the engine, or validation and the reference, disagree. */
record Disagreement(FuzzFile file, String problem) {}
