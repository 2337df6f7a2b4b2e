/**
 * Commands that run on the lab's instances through Systems Manager.
 */
@NullMarked
@NamedInterface("command")
package io.github.privatelinkhandson.stage.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
