/** What Sealift's tests share: fakes of the ports, contracts for fakes and adapters alike, and faults at every call. */
@NullMarked
package io.sealift.testkit;

import org.jspecify.annotations.NullMarked;
