package io.github.privatelinkhandson.stage;

import java.util.function.Supplier;
import java.util.stream.Stream;

import software.amazon.awssdk.core.exception.SdkException;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.blueprint.Blueprint;

/**
 * The names of the hands-on that only one resource of an account can have.
 */
public final class UniqueNames {

	private UniqueNames() {
	}

	/**
	 * Returns whether an account already has a resource with one of these names.
	 * @throws SdkException if AWS does not say
	 */
	public static boolean taken(AwsClients aws) {
		String role = Blueprint.step("role").name();
		String profile = Blueprint.step("profile").name();
		String loadBalancer = Blueprint.step("nlb").name();
		String targetGroup = Blueprint.step("target-group").name();
		return Stream
			.<Supplier<?>>of(() -> aws.iam().getRole((request) -> request.roleName(role)),
					() -> aws.iam().getInstanceProfile((request) -> request.instanceProfileName(profile)),
					() -> aws.elb().describeLoadBalancers((request) -> request.names(loadBalancer)),
					() -> aws.elb().describeTargetGroups((request) -> request.names(targetGroup)))
			.anyMatch(UniqueNames::isThere);
	}

	private static boolean isThere(Supplier<?> read) {
		try {
			read.get();
			return true;
		}
		catch (SdkException ex) {
			if (AwsFailure.of(ex).kind() == AwsFailure.Kind.NOT_FOUND) {
				return false;
			}
			throw ex;
		}
	}

}
