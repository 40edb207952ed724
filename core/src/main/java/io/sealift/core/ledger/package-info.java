/** The ledger: which file is in which manifest, and how far each manifest has come. */
@NullMarked
package io.sealift.core.ledger;

import org.jspecify.annotations.NullMarked;
