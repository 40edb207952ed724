package io.sealift.testkit.fake;

import io.sealift.core.engine.FailureCause;

/** What can happen to a start besides that it goes well. */
public sealed interface StartFault {
    /** The engine takes no statement. */
    record Refuse(String reason, FailureCause cause) implements StartFault {}

    /** The request never arrives; nobody can tell it from a lost reply. */
    record LoseRequest() implements StartFault {}

    /** The query is started, and the reply is lost. */
    record LoseReply() implements StartFault {}
}
