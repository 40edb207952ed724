/** The commands that inspect and decide about dead letters. */
@NullMarked
package io.sealift.cli.dlq;

import org.jspecify.annotations.NullMarked;
