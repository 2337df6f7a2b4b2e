/**
 * What the dashboard shows of a workshop, reckoned from the labs' ledgers.
 */
@NullMarked
package io.github.privatelinkhandson.room.board;

import org.jspecify.annotations.NullMarked;
