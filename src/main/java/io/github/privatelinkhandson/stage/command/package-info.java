/**
 * Commands that run on the lab's instances through Systems Manager.
 */
@NullMarked
package io.github.privatelinkhandson.stage.command;

import org.jspecify.annotations.NullMarked;
