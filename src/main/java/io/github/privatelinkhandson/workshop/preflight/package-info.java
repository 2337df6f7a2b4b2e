/**
 * Says before a workshop how many labs its accounts and regions hold, which quotas to
 * raise, and what it will cost.
 */
@NullMarked
package io.github.privatelinkhandson.workshop.preflight;

import org.jspecify.annotations.NullMarked;
