package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.privatelinkhandson.workshop.Participant;

/**
 * Participants who have joined from one network address faster than people in a room do.
 *
 * @param seconds the time from the first to the last of them
 * @param people their names
 * @param ids their ids
 */
public record Crowd(String address, Instant at, long seconds, List<String> people, List<String> ids) {

	/** The time within which they have joined, each of them with some others. */
	private static final Duration SHORT = Duration.ofSeconds(10);

	private static final int FEWEST = 10;

	/** That part of a room's capacity within a short time is more than people manage. */
	private static final int PART = 5;

	/**
	 * Finds the crowds among a workshop's participants.
	 * @param participants in the order of joining
	 */
	static List<Crowd> among(List<Participant> participants, int capacity) {
		Map<String, List<Participant>> byAddress = new LinkedHashMap<>();
		participants.forEach((one) -> Stream.ofNullable(one.joinedFrom())
			.forEach((address) -> byAddress.computeIfAbsent(address, (none) -> new ArrayList<>()).add(one)));
		int fewest = Math.max(FEWEST, capacity / PART);
		return byAddress.entrySet()
			.stream()
			.map((entry) -> crowded(entry.getValue(), fewest))
			.filter((crowd) -> !crowd.isEmpty())
			.map(Crowd::of)
			.toList();
	}

	private static List<Participant> crowded(List<Participant> joined, int fewest) {
		boolean[] crowded = new boolean[joined.size()];
		int first = 0;
		for (int last = 0; last < joined.size(); last++) {
			Instant begin = joined.get(last).joinedAt().minus(SHORT);
			while (joined.get(first).joinedAt().isBefore(begin)) {
				first++;
			}
			for (int at = first; at <= last && last - first + 1 >= fewest; at++) {
				crowded[at] = true;
			}
		}
		List<Participant> found = new ArrayList<>();
		for (int at = 0; at < crowded.length; at++) {
			if (crowded[at]) {
				found.add(joined.get(at));
			}
		}
		return found;
	}

	private static Crowd of(List<Participant> crowd) {
		Participant first = crowd.get(0);
		return new Crowd(String.valueOf(first.joinedFrom()), first.joinedAt(),
				Duration.between(first.joinedAt(), crowd.get(crowd.size() - 1).joinedAt()).toSeconds(),
				crowd.stream().map(Participant::name).toList(), crowd.stream().map(Participant::id).toList());
	}

}
