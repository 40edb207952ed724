/**
 * What every implementation of a port must do, as suites that the fakes pass in memory and the adapters pass against
 * real services. A subclass supplies what is under test; the suite supplies the tests.
 */
@NullMarked
package io.sealift.contracts;

import org.jspecify.annotations.NullMarked;
