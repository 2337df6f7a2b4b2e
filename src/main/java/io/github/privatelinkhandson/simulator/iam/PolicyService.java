package io.github.privatelinkhandson.simulator.iam;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

import io.github.privatelinkhandson.simulator.iam.policy.PolicyDocument;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Managed policies as an account sees them: AWS's and its own. The documents of the
 * versions are kept in attributes, and when they were written in times, by version.
 */
record PolicyService(Call call) {

	private static final String VERSION = "version:";

	/** Attribute with the number of versions that there have ever been. */
	private static final String COUNT = "versions";

	private static final int MOST_VERSIONS = 5;

	static Resource<Policy> withVersion(Resource<Policy> policy, String id, String document, Instant at) {
		return policy.withAttribute(VERSION + id, document).withTime(VERSION + id, at);
	}

	/**
	 * AWS's policies, or the account's own, or both.
	 */
	List<Resource<Policy>> existing(PolicyScopeType scope) {
		Stream<Resource<Policy>> own = (scope != PolicyScopeType.AWS)
				? this.call.global().all(ResourceTypes.POLICY).stream() : Stream.empty();
		Stream<Resource<Policy>> aws = (scope != PolicyScopeType.LOCAL)
				? ManagedPolicy.ALL.stream().map(ManagedPolicy::resource) : Stream.empty();
		return Stream.concat(own, aws).toList();
	}

	Optional<Resource<Policy>> find(@Nullable String arn) {
		return this.call.global()
			.find(ResourceTypes.POLICY, arn)
			.or(() -> ManagedPolicy.ALL.stream()
				.map(ManagedPolicy::resource)
				.filter((policy) -> policy.id().equals(arn))
				.findFirst());
	}

	Resource<Policy> get(String arn) {
		return find(IamNameService.policyArn(arn))
			.orElseThrow(() -> IamNameService.noSuchEntity("Policy %s was not found.".formatted(arn)));
	}

	Resource<Policy> attachable(String arn) {
		return find(IamNameService.policyArn(arn)).orElseThrow(
				() -> IamNameService.noSuchEntity("Policy %s does not exist or is not attachable.".formatted(arn)));
	}

	/**
	 * The policy of that ARN, which the account may change.
	 */
	Resource<Policy> own(String arn) {
		Resource<Policy> policy = get(arn);
		if (this.call.global().find(ResourceTypes.POLICY, arn).isEmpty()) {
			throw new IamNameService(this.call).notAuthorized("policy " + arn);
		}
		return policy;
	}

	/**
	 * The document of the default version.
	 */
	static String document(Resource<Policy> policy) {
		return policy.attributes().get(VERSION + policy.model().defaultVersionId());
	}

	/**
	 * The versions without their documents, the newest one first.
	 */
	static List<PolicyVersion> versions(Resource<Policy> policy) {
		return policy.attributes(VERSION)
			.keySet()
			.stream()
			.sorted(Comparator.comparingInt((String id) -> Integer.parseInt(id.substring(1))).reversed())
			.map((id) -> version(policy, id))
			.toList();
	}

	private static PolicyVersion version(Resource<Policy> policy, String id) {
		return PolicyVersion.builder()
			.versionId(id)
			.isDefaultVersion(id.equals(policy.model().defaultVersionId()))
			.createDate(policy.time(VERSION + id))
			.build();
	}

	static PolicyVersion withDocument(Resource<Policy> policy, String id) {
		String document = policy.attribute(VERSION + id);
		if (document == null) {
			throw IamNameService
				.noSuchEntity("Policy %s version %s does not exist or is not attachable.".formatted(policy.id(), id));
		}
		return version(policy, id).toBuilder().document(PolicyDocument.encoded(document)).build();
	}

	/**
	 * The policy with one more version, whose id follows from how many there have been.
	 */
	Resource<Policy> withNext(Resource<Policy> policy, String document, boolean isDefault) {
		if (versions(policy).size() >= MOST_VERSIONS) {
			throw new AwsError(409, "LimitExceeded",
					"A managed policy can have up to 5 versions. Before you create a new version, you must delete an "
							+ "existing version.");
		}
		int number = Integer.parseInt(Objects.requireNonNullElse(policy.attribute(COUNT), "0")) + 1;
		Resource<Policy> changed = withVersion(policy, "v" + number, document, this.call.now()).withAttribute(COUNT,
				Integer.toString(number));
		return isDefault ? withDefault(changed, "v" + number) : changed;
	}

	Resource<Policy> withDefault(Resource<Policy> policy, String id) {
		withDocument(policy, id);
		return policy.with(policy.model().toBuilder().defaultVersionId(id).updateDate(this.call.now()).build());
	}

	Resource<Policy> without(Resource<Policy> policy, String id) {
		withDocument(policy, id);
		if (id.equals(policy.model().defaultVersionId())) {
			throw new AwsError(409, "DeleteConflict", "Cannot delete the default version of a policy.");
		}
		return policy.withAttribute(VERSION + id, null).withTime(VERSION + id, null);
	}

	/**
	 * The policy as lists show it.
	 */
	Policy.Builder describe(Resource<Policy> policy) {
		return policy.model()
			.toBuilder()
			.attachmentCount(roles(policy.id(), PolicyUsageType.PERMISSIONS_POLICY).size())
			.permissionsBoundaryUsageCount(roles(policy.id(), PolicyUsageType.PERMISSIONS_BOUNDARY).size())
			.description(null)
			.tags((List<Tag>) null);
	}

	/**
	 * The roles that have the policy for that use.
	 */
	List<Role> roles(String arn, PolicyUsageType use) {
		return this.call.global()
			.all(ResourceTypes.ROLE)
			.stream()
			.filter((role) -> (use == PolicyUsageType.PERMISSIONS_BOUNDARY)
					? Optional.ofNullable(role.model().permissionsBoundary())
						.filter((boundary) -> arn.equals(boundary.permissionsBoundaryArn()))
						.isPresent()
					: new RolePolicyService(role).attached().containsKey(arn))
			.map(Resource::model)
			.toList();
	}

}
