/**
 * Teardown and orphans from the command line, without browser or port.
 */
@NullMarked
@NamedInterface
package io.github.privatelinkhandson.teardown.commandline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
