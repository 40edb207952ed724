/** The fakes keep the contracts, and do what tests tell them. */
@NullMarked
package io.sealift.testkit.fake;

import org.jspecify.annotations.NullMarked;
