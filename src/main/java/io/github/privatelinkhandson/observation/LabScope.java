package io.github.privatelinkhandson.observation;

import java.util.Set;

/**
 * The lab whose resources are read where each lab costs calls of its own.
 *
 * @param lab the lab's id, the value of its tag
 * @param role the name of its IAM role, and of its instance profile
 * @param loadBalancer the name of its load balancer
 * @param targetGroup the name of its target group
 * @param arns the ARNs of the last two, as far as they are known
 */
public record LabScope(String lab, String role, String loadBalancer, String targetGroup, Set<String> arns) {

	/** The tag that every resource of a lab carries. */
	static final String TAG = "privatelink-handson:lab";

}
