/**
 * The sum of what the stages declare: all steps of the hands-on in their order, and their
 * actions.
 */
@NullMarked
package io.github.privatelinkhandson.stage.blueprint;

import org.jspecify.annotations.NullMarked;
