package io.sealift.core.validation;

/**
 * A piece of a row that its canonical form has otherwise.
 *
 * @param start where it begins in the text at hand
 * @param end where it ends
 * @param text what stands there instead
 */
record Replacement(int start, int end, String text) {}
