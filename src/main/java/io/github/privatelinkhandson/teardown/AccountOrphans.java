package io.github.privatelinkhandson.teardown;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.privatelinkhandson.aws.AwsFailure;

/**
 * The orphans of an account.
 *
 * @param regional those of each region that could be looked at, without IAM's
 * @param global IAM's, which no region has for itself
 * @param failures why regions could not be looked at
 */
public record AccountOrphans(Map<String, List<Orphan>> regional, List<Orphan> global,
		Map<String, AwsFailure> failures) {

	/**
	 * Returns the orphans that belong to a region. IAM's belong to the region in which
	 * the rest of their lab is; those of which no region has anything belong to the first
	 * one, and nothing is known of them as long as a region could not be looked at.
	 */
	public List<Orphan> in(String region, String first) {
		Stream<Orphan> ofRegion = this.regional.getOrDefault(region, List.of()).stream();
		return Stream.concat(ofRegion, this.global.stream().filter((orphan) -> isOf(orphan, region, first))).toList();
	}

	private boolean isOf(Orphan orphan, String region, String first) {
		Set<String> regions = this.regional.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().stream().anyMatch((other) -> other.lab().equals(orphan.lab())))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
		boolean alone = regions.isEmpty() && region.equals(first);
		return this.failures.isEmpty() && (alone || regions.equals(Set.of(region)));
	}

}
