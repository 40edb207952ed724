@NullMarked
package io.sealift.core.deadletter;

import org.jspecify.annotations.NullMarked;
