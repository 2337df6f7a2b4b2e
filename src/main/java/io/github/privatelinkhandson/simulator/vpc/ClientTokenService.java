package io.github.privatelinkhandson.simulator.vpc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceType;

/**
 * Makes calls that create something safe to repeat: the same client token gives the same
 * resource.
 */
public record ClientTokenService(Call call) {

	private static final String TOKEN = "clientToken";

	private static final String DIGEST = "requestDigest";

	private static final int LONGEST = 64;

	/**
	 * Returns the resource that an earlier call with the token created.
	 * @throws AwsError if the earlier call's parameters were not the same
	 */
	public <T extends SdkPojo> Optional<Resource<T>> earlier(ResourceType<T> type, @Nullable String token,
			SdkPojo request) {
		if (token == null || token.isEmpty()) {
			return Optional.empty();
		}
		if (token.length() > LONGEST) {
			throw AwsError.of("InvalidParameterValue",
					"Value (%s) for parameter clientToken is invalid. Length exceeds maximum of 64.", token);
		}
		Optional<Resource<T>> found = this.call.resources().findByAttribute(type, TOKEN, token).stream().findFirst();
		found.filter((resource) -> !digest(request).equals(resource.attribute(DIGEST))).ifPresent((resource) -> {
			throw AwsError.of("IdempotentParameterMismatch",
					"The request uses the same client token as a previous, but non-identical request.");
		});
		return found;
	}

	/**
	 * Returns all resources that an earlier call with the token created.
	 * @throws AwsError if the earlier call's parameters were not the same
	 */
	public <T extends SdkPojo> List<Resource<T>> allEarlier(ResourceType<T> type, @Nullable String token,
			SdkPojo request) {
		return earlier(type, token, request).map((first) -> this.call.resources().findByAttribute(type, TOKEN, token))
			.orElse(List.of());
	}

	/**
	 * Returns the resource that an earlier call with the request's token created, or else
	 * creates it now and keeps it.
	 * @throws AwsError if the earlier call's parameters were not the same
	 */
	public <T extends SdkPojo> Resource<T> once(ResourceType<T> type, @Nullable String token, SdkPojo request,
			Supplier<Resource<T>> create) {
		return earlier(type, token, request).orElseGet(() -> this.call.put(withToken(create.get(), token, request)));
	}

	public static <T extends SdkPojo> Resource<T> withToken(Resource<T> made, @Nullable String token, SdkPojo request) {
		return (token == null || token.isEmpty()) ? made
				: made.withAttribute(TOKEN, token).withAttribute(DIGEST, digest(request));
	}

	private static String digest(SdkPojo request) {
		try {
			byte[] text = request.toString().getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
