package io.sealift.cli.fuzz;

import io.sealift.testkit.fuzz.FuzzFile;

/** One file that validation and the engine, or validation and the reference, see in different ways. */
record Disagreement(FuzzFile file, String problem) {}
