package io.github.privatelinkhandson.simulator.operation;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.clock.SimulatedTime;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceType;
import io.github.privatelinkhandson.simulator.store.Resources;

/**
 * One call of an operation: its context and the resources that it may read and change.
 * Its changes are kept if it returns; if it throws, those up to the savepoint of its
 * resources are.
 *
 * @param resources the account's resources in the region
 * @param global the account's resources that belong to no region (IAM)
 */
public record Call(CallContext context, Resources resources, Resources global) {

	private static final SecureRandom RANDOM = new SecureRandom();

	public AwsService service() {
		return this.context.service();
	}

	public String action() {
		return this.context.action();
	}

	public String account() {
		return this.context.account();
	}

	public String region() {
		return this.context.region();
	}

	public SimulatedTime time() {
		return this.context.time();
	}

	public boolean strict() {
		return this.context.strict();
	}

	public Instant now() {
		return time().now();
	}

	public boolean passed(Latency latency, String id, @Nullable Instant then) {
		return time().passed(latency, id, then);
	}

	/**
	 * Tells if a resource is still there: one that was deleted is removed when that
	 * latency has passed.
	 */
	public boolean exists(Resource<?> resource, Latency deletion) {
		boolean gone = passed(deletion, resource.id(), resource.time(Resource.DELETED));
		if (gone) {
			remove(resource);
		}
		return !gone;
	}

	/**
	 * Copies the call for another account, for AWS's own work where two accounts meet.
	 * The caller must never see more of that account than AWS shows.
	 */
	public Call in(String otherAccount) {
		return in(otherAccount, region());
	}

	/**
	 * As {@link #in(String)}, in any region.
	 */
	public Call in(String otherAccount, String otherRegion) {
		if (otherAccount.equals(account()) && otherRegion.equals(region())) {
			return this;
		}
		return new Call(this.context.in(otherAccount, otherRegion), this.resources.of(otherAccount, otherRegion),
				this.global.of(otherAccount));
	}

	/**
	 * Copies the call as if it had been made earlier, for what AWS has done before.
	 */
	public Call earlier(Duration duration) {
		SimulatedTime then = new SimulatedTime(now().minus(duration), time().speed());
		return new Call(this.context.at(then), this.resources, this.global);
	}

	public Call within(String vpcId) {
		return new Call(this.context, this.resources.within(vpcId), this.global);
	}

	public Call before() {
		return new Call(this.context, this.resources.before(), this.global);
	}

	/**
	 * The ARN of the one user that every account of the practice AWS has.
	 */
	public String userArn() {
		return this.context.userArn();
	}

	/**
	 * The unique id of that user.
	 */
	public String userId() {
		String digest = UUID.nameUUIDFromBytes(account().getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
		StringBuilder id = new StringBuilder("AIDA");
		digest.chars()
			.limit(17)
			.map((digit) -> "GHIJKLMNOPQRSTUV".charAt(Character.digit(digit, 16)))
			.forEach(id::appendCodePoint);
		return id.toString();
	}

	/**
	 * Creates an id as EC2 does: the kind's prefix and 17 hexadecimal digits.
	 */
	public String newId(ResourceType<?> type) {
		return newId(type.prefix());
	}

	public String newId(String prefix) {
		return prefix + hex(17);
	}

	/**
	 * Creates that number of random hexadecimal digits.
	 */
	public String hex(int digits) {
		byte[] bytes = new byte[(digits + 1) / 2];
		RANDOM.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes).substring(0, digits);
	}

	public String newUuid() {
		return UUID.randomUUID().toString();
	}

	/**
	 * An ARN in the caller's account and region ({@code ec2}, {@code vpc/vpc-...}).
	 */
	public String arn(String service, String resource) {
		return "arn:aws:%s:%s:%s:%s".formatted(service, region(), account(), resource);
	}

	/**
	 * Refuses a call of EC2 or Elastic Load Balancing without a parameter that is needed
	 * though the service's model does not say so; an empty collection and a blank text
	 * count as missing.
	 */
	public <T> T require(@Nullable T value, String parameter) {
		boolean missing = value == null || (value instanceof Collection<?> collection && collection.isEmpty())
				|| (value instanceof String text && text.isBlank());
		if (!missing) {
			return value;
		}
		throw (service() == AwsService.EC2)
				? AwsError.of("MissingParameter", "The request must contain the parameter " + parameter)
				: AwsError.of("ValidationError", "A %s must be specified", parameter);
	}

	/**
	 * Refuses a call that changes no attribute, or several at once, as EC2 does.
	 */
	public static void requireOneAttribute(@Nullable Object... attributes) {
		long given = Stream.of(attributes).filter(Objects::nonNull).count();
		if (given == 0) {
			throw AwsError.of("MissingParameter", "The request must contain an attribute to modify");
		}
		if (given > 1) {
			throw AwsError.of("InvalidParameterCombination", "Fields for multiple attribute types specified");
		}
	}

	public <T extends SdkPojo> Optional<Resource<T>> find(ResourceType<T> type, @Nullable String id) {
		return this.resources.find(type, id);
	}

	public <T extends SdkPojo> Stream<Resource<T>> stream(ResourceType<T> type) {
		return this.resources.all(type).stream();
	}

	public <T extends SdkPojo> Stream<T> models(ResourceType<T> type) {
		return stream(type).map(Resource::model);
	}

	public <T extends SdkPojo> Stream<Resource<T>> mentioning(ResourceType<T> type, String reference) {
		return this.resources.mentioning(type, reference).stream();
	}

	/**
	 * A new resource, which is not kept yet.
	 */
	public <T extends SdkPojo> Resource<T> created(ResourceType<T> type, String id, T model) {
		return Resource.created(type, id, model, now());
	}

	public <T extends SdkPojo> Resource<T> put(Resource<T> resource) {
		this.resources.put(resource);
		return resource;
	}

	public void remove(Resource<?> resource) {
		this.resources.remove(resource);
	}

	/**
	 * The EC2 resource of that id.
	 * @throws AwsError with EC2's code for a malformed or unknown id of this kind
	 */
	public <T extends SdkPojo> Resource<T> get(ResourceType<T> type, @Nullable String id) {
		return get(type, List.of(require(id, type.label()))).get(0);
	}

	/**
	 * The EC2 resources of these ids, each once.
	 * @throws AwsError with EC2's code for a malformed id of this kind, or for all the
	 * unknown ones
	 */
	public <T extends SdkPojo> List<Resource<T>> get(ResourceType<T> type, List<String> ids) {
		List<Resource<T>> found = ids.stream().distinct().flatMap((id) -> find(type, id).stream()).toList();
		Set<String> known = found.stream().map(Resource::id).collect(Collectors.toSet());
		requireAll(type, ids, known::contains);
		return found;
	}

	/**
	 * Refuses a call that names malformed ids of a kind, or ones that do not exist.
	 */
	public static void requireAll(ResourceType<?> type, List<String> ids, Predicate<String> exists) {
		AwsError.throwForAny(ids, (id) -> !exists.test(id) && !type.wellFormed(id), (id) -> AwsError
			.of(type.malformedCode(), "Invalid id: \"%s\" (expecting \"%s...\")", id, type.prefix()));
		String[] unknown = ids.stream().distinct().filter(exists.negate()).toArray(String[]::new);
		if (unknown.length > 0) {
			throw notFound(type, unknown);
		}
	}

	public static AwsError notFound(ResourceType<?> type, String... ids) {
		return new AwsError(400, type.notFoundCode(), type.notFoundMessage(List.of(ids)));
	}

}
