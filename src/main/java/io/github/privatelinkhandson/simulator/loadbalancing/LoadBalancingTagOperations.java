package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.List;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * The tags of load balancers, listeners and target groups.
 */
@Component
class LoadBalancingTagOperations implements Operations {

	private static final int MAX_ARNS = 20;

	List<TagDescription> describeTags(DescribeTagsRequest request, Call call) {
		if (request.resourceArns().size() > MAX_ARNS) {
			throw AwsError.of("ValidationError", "The number of resource ARNs must not be greater than '%d'", MAX_ARNS);
		}
		return request.resourceArns()
			.stream()
			.map((arn) -> TagDescription.builder().resourceArn(arn).tags(new TagSet<>(find(call, arn)).list()).build())
			.toList();
	}

	void addTags(AddTagsRequest request, Call call) {
		request.resourceArns()
			.forEach((arn) -> change(call, arn, (resource) -> new TagSet<>(resource).add(request.tags())));
	}

	void removeTags(RemoveTagsRequest request, Call call) {
		request.resourceArns()
			.forEach((arn) -> change(call, arn, (resource) -> new TagSet<>(resource).remove(request.tagKeys())));
	}

	private void change(Call call, String arn, UnaryOperator<Resource<?>> change) {
		call.put(change.apply(find(call, arn)));
	}

	private Resource<?> find(Call call, String arn) {
		if (arn.contains(":targetgroup/")) {
			return new TargetGroupService(call).get(arn);
		}
		return arn.contains(":listener/") ? new ListenerService(call).get(arn) : new LoadBalancerService(call).get(arn);
	}

}
