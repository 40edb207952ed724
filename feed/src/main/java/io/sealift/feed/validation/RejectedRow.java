package io.sealift.feed.validation;

/**
 * A row that was left out while the rest of its file loads.
 *
 * @param refusal why it was left out, and where it is in the file
 * @param text the row as it was read, as long as {@link ValidationLimits#lineBytesMax()} allows
 */
public record RejectedRow(Refusal refusal, String text) {}
