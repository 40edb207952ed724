/** What invokes functions: queues, schedules and event rules, with the delivery semantics of AWS. */
@NullMarked
package io.sealift.local.events;

import org.jspecify.annotations.NullMarked;
