package io.sealift.core.validation;

/**
 * A row that was left out while the rest of its file loads.
 *
 * @param refusal why, and where in the file
 * @param text the row as it was read, as long as {@link ValidationLimits#lineBytesMax()} allows
 */
public record RejectedRow(Refusal refusal, String text) {}
