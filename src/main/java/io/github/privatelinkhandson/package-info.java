/**
 * PrivateLink Hands-on: a web console that takes people through building AWS PrivateLink.
 */
@NullMarked
package io.github.privatelinkhandson;

import org.jspecify.annotations.NullMarked;
