@NullMarked
package io.sealift.core.quarantine;

import org.jspecify.annotations.NullMarked;
