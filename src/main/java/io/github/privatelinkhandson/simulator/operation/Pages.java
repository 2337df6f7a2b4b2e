package io.github.privatelinkhandson.simulator.operation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Cuts lists into pages, as {@code MaxResults} and {@code NextToken} (or {@code PageSize}
 * and {@code Marker}) ask for.
 */
public final class Pages {

	/** Prefix of a token before it is encoded, to tell it from other texts. */
	private static final String MARK = "practice-aws:";

	private Pages() {
	}

	/**
	 * The page of at most that many items that the token stands for; the first one
	 * without a token, all the rest without a maximum.
	 */
	static <T> Page<T> of(List<T> items, @Nullable Integer max, @Nullable String token) {
		if (max != null && max < 1) {
			throw AwsError.of("InvalidParameterValue", "Value ( %d ) for parameter maxResults is invalid.", max);
		}
		int from = (token == null || token.isEmpty()) ? 0 : Math.min(offset(token).orElseThrow(), items.size());
		int to = (max == null || max >= items.size() - from) ? items.size() : from + max;
		return new Page<>(List.copyOf(items.subList(from, to)), (to < items.size()) ? token(to) : null);
	}

	/**
	 * The page that a request asks for, whatever its service calls size and token.
	 */
	public static <T> Page<T> of(List<T> items, SdkPojo request) {
		return of(items, (Integer) member(request, "MaxResults", "PageSize", "MaxItems", "Limit").orElse(null),
				(String) member(request, "NextToken", "Marker").orElse(null));
	}

	/**
	 * The page that a request asks for, which is of that size where it does not say.
	 */
	public static <T> Page<T> of(List<T> items, SdkPojo request, int size) {
		return of(items, (Integer) member(request, "MaxResults", "Limit").orElse(size),
				(String) member(request, "NextToken").orElse(null));
	}

	private static Optional<Object> member(SdkPojo request, String... names) {
		return Stream.of(names).flatMap((name) -> Models.given(request, name).stream()).findFirst();
	}

	private static String token(int offset) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + offset).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Tells if that is a token which a page gave out.
	 */
	public static boolean isToken(String text) {
		return offset(text).isPresent();
	}

	private static Optional<Integer> offset(String token) {
		try {
			String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
			return text.startsWith(MARK)
					? Optional.of(Integer.parseInt(text.substring(MARK.length()))).filter((offset) -> offset >= 0)
					: Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
