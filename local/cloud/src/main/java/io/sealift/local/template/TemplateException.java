package io.sealift.local.template;

/**
 * Thrown if a template is wrong, or asks for something that the local cloud does not run; its one-line message says
 * where.
 */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong, where, and what to do. */
    public TemplateException(String message) {
        super(message);
    }

    /** The same, with the failure behind it. */
    public TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
