package io.github.privatelinkhandson.simulator.logs;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The log groups of an account and region. Their tags are attributes, as their model has
 * none.
 */
public record LogGroupService(Call call) {

	private static final String TAG = "tag:";

	private static final int MOST_TAGS = 50;

	public boolean exists(String name) {
		return this.call.find(ResourceTypes.LOG_GROUP, name).isPresent();
	}

	/**
	 * Creates a log group, unless there is one of that name.
	 */
	public void create(String name, Map<String, String> tags) {
		if (exists(name)) {
			throw AwsError.of("ResourceAlreadyExistsException", "The specified log group already exists");
		}
		String arn = this.call.arn("logs", "log-group:" + name);
		LogGroup made = LogGroup.builder()
			.logGroupName(name)
			.creationTime(this.call.now().toEpochMilli())
			.metricFilterCount(0)
			.arn(arn + ":*")
			.logGroupArn(arn)
			.logGroupClass(LogGroupClass.STANDARD)
			.deletionProtectionEnabled(false)
			.build();
		this.call.put(tagged(this.call.created(ResourceTypes.LOG_GROUP, name, made), tags));
	}

	Resource<LogGroup> get(@Nullable String name) {
		return this.call.find(ResourceTypes.LOG_GROUP, name)
			.orElseThrow(() -> AwsError.of("ResourceNotFoundException", "The specified log group does not exist."));
	}

	/**
	 * The log group that a request names in one of two ways.
	 * @param identifier its name or ARN
	 */
	Resource<LogGroup> get(@Nullable String name, @Nullable String identifier) {
		if ((name == null) == (identifier == null)) {
			throw AwsError.of("InvalidParameterException",
					"Exactly one of logGroupName and logGroupIdentifier must be specified.");
		}
		return get((name != null) ? name : nameOf(identifier).orElse(null));
	}

	/**
	 * The log group of an ARN, as the operations on tags name it.
	 */
	Resource<LogGroup> ofArn(String arn) {
		if (!arn.startsWith("arn:")) {
			throw AwsError.of("InvalidParameterException", "%s is not a valid ARN.", arn);
		}
		return get(nameOf(arn).orElse(null));
	}

	/**
	 * The name in an identifier; empty for an ARN of another account or region.
	 */
	Optional<String> nameOf(String identifier) {
		if (!identifier.startsWith("arn:")) {
			return Optional.of(identifier);
		}
		String prefix = this.call.arn("logs", "log-group:");
		return identifier.startsWith(prefix)
				? Optional.of(identifier.substring(prefix.length()).replaceFirst(":\\*$", "")) : Optional.empty();
	}

	LogGroup describe(LogGroup group) {
		long bytes = new LogEventService(this.call).storedBytes(get(group.logGroupName()));
		return group.toBuilder().storedBytes(bytes).build();
	}

	void delete(Resource<LogGroup> group) {
		new LogEventService(this.call).delete(group.id());
		new LogStreamService(this.call).all(group).forEach(this.call::remove);
		this.call.remove(group);
	}

	static SortedMap<String, String> tags(Resource<LogGroup> group) {
		return group.attributes(TAG);
	}

	static Resource<LogGroup> tagged(Resource<LogGroup> group, Map<String, String> tags) {
		Resource<LogGroup> tagged = group;
		for (Map.Entry<String, String> tag : tags.entrySet()) {
			if (tag.getKey().startsWith("aws:")) {
				throw AwsError.of("InvalidParameterException", "Tag keys starting with 'aws:' are reserved.");
			}
			tagged = tagged.withAttribute(TAG + tag.getKey(), Objects.requireNonNullElse(tag.getValue(), ""));
		}
		if (tags(tagged).size() > MOST_TAGS) {
			throw AwsError.of("TooManyTagsException", "A resource can have no more than %d tags.", MOST_TAGS);
		}
		return tagged;
	}

	static Resource<LogGroup> untagged(Resource<LogGroup> group, List<String> keys) {
		Resource<LogGroup> untagged = group;
		for (String key : keys) {
			untagged = untagged.withAttribute(TAG + key, null);
		}
		return untagged;
	}

}
