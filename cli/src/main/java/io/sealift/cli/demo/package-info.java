/** The demo: real weather files through a whole local cloud, checked to the row. */
@NullMarked
package io.sealift.cli.demo;

import org.jspecify.annotations.NullMarked;
