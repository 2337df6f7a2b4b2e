package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.store.Kind;
import io.github.privatelinkhandson.simulator.wire.AwsError;
import io.github.privatelinkhandson.simulator.wire.Call;

/**
 * Picks what a Describe call names by id.
 */
public final class Selection {

	private Selection() {
	}

	/**
	 * The items of those ids, or all if none are named.
	 * @throws AwsError if one of the ids is malformed or unknown
	 */
	public static <T extends SdkPojo> List<T> of(Call call, Kind<T> kind, List<T> current, Function<T, String> idOf,
			List<String> ids) {
		if (ids.isEmpty()) {
			return current;
		}
		Map<String, T> byId = current.stream().collect(Collectors.toMap(idOf, Function.identity()));
		return ids.stream().distinct().map((id) -> {
			T found = byId.get(id);
			if (found == null) {
				throw missing(call, kind, id);
			}
			return found;
		}).toList();
	}

	private static <T extends SdkPojo> AwsError missing(Call call, Kind<T> kind, String id) {
		call.get(kind, id);
		return new AwsError(400, kind.notFoundCode(), kind.notFoundMessage(id));
	}

}
