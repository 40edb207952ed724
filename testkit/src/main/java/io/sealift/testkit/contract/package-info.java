/**
 * What every implementation of a port must keep, as suites that the fakes pass in memory and the adapters pass against
 * real services. A subclass says what is under test; the tests come with the suite.
 */
@NullMarked
package io.sealift.testkit.contract;

import org.jspecify.annotations.NullMarked;
