package io.sealift.fakes;

import io.sealift.core.ledger.FailureCause;

/** What can go wrong with a start. */
public sealed interface StartFault {
    /** The engine does not accept the statement. */
    record Refuse(String reason, FailureCause cause) implements StartFault {}

    /** The request never arrives; this cannot be told from a lost reply. */
    record LoseRequest() implements StartFault {}

    /** The query is started, and the reply is lost. */
    record LoseReply() implements StartFault {}
}
