/**
 * Reachability Analyzer: paths, analyses, and what it reports.
 */
@NullMarked
package io.github.privatelinkhandson.simulator.insights;

import org.jspecify.annotations.NullMarked;
