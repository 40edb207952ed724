@NullMarked
package io.sealift.core.ledger;

import org.jspecify.annotations.NullMarked;
