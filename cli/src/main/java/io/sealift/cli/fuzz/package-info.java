/** The agreement fuzz: what validation accepts must load in the real engine, with the file's values. */
@NullMarked
package io.sealift.cli.fuzz;

import org.jspecify.annotations.NullMarked;
