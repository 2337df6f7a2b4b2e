package io.github.privatelinkhandson.simulator.flowlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceType;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.ClientTokenService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * A request to create flow logs, and EC2's rules for it.
 */
record FlowLogCreation(Call call, CreateFlowLogsRequest request) {

	private static final int INTERVAL = 600;

	private static final Pattern GROUP_ARN = Pattern
		.compile("arn:aws:logs:([a-z0-9-]+):(\\d{12}):log-group:([.\\-_/#A-Za-z0-9]{1,512})");

	CreateFlowLogsResponse make() {
		List<Resource<FlowLog>> earlier = new ClientTokenService(this.call).allEarlier(ResourceTypes.FLOW_LOG,
				this.request.clientToken(), this.request);
		if (!earlier.isEmpty()) {
			return answer(earlier, List.of());
		}
		ResourceType<?> type = monitored();
		checkDestination();
		FlowLogFormat.of(this.request.logFormat());
		List<Tag> tags = Tags.only(this.request.tagSpecifications(), "vpc-flow-log");
		AwsError.throwForAny(this.request.resourceIds(), (id) -> !type.wellFormed(id), (id) -> AwsError
			.of(type.malformedCode(), "Invalid id: \"%s\" (expecting \"%s...\")", id, type.prefix()));
		List<Resource<FlowLog>> made = new ArrayList<>();
		List<UnsuccessfulItem> failed = new ArrayList<>();
		for (String id : this.request.resourceIds().stream().distinct().toList()) {
			failure(type, id).ifPresentOrElse(failed::add, () -> made.add(make(id, tags)));
		}
		return answer(made, failed);
	}

	private CreateFlowLogsResponse answer(List<Resource<FlowLog>> made, List<UnsuccessfulItem> failed) {
		return CreateFlowLogsResponse.builder()
			.clientToken(this.request.clientToken())
			.flowLogIds(made.stream().map(Resource::id).toList())
			.unsuccessful(failed)
			.build();
	}

	private ResourceType<?> monitored() {
		FlowLogsResourceType type = this.request.resourceType();
		this.call.require(switch (type) {
			case VPC, SUBNET, NETWORK_INTERFACE -> this.request.trafficTypeAsString();
			default -> type;
		}, "TrafficType");
		return switch (type) {
			case VPC -> ResourceTypes.VPC;
			case SUBNET -> ResourceTypes.SUBNET;
			case NETWORK_INTERFACE -> ResourceTypes.NETWORK_INTERFACE;
			default -> throw AwsError.of("UnsupportedOperation",
					"The practice AWS does not support the resource type %s: it has no transit gateways and regional "
							+ "NAT gateways.",
					type);
		};
	}

	private LogDestinationType destinationType() {
		return Objects.requireNonNullElse(this.request.logDestinationType(), LogDestinationType.CLOUD_WATCH_LOGS);
	}

	/**
	 * Checks what depends on each other (getmoto/moto, test_flow_logs; for the role
	 * hashicorp/terraform-provider-aws#29323 and
	 * aws-samples/aws-secure-environment-accelerator#1111).
	 */
	private void checkDestination() {
		String group = this.request.logGroupName();
		String destination = this.request.logDestination();
		String role = this.request.deliverLogsPermissionArn();
		if (group == null && destination == null) {
			throw invalid("LogDestination can't be empty if LogGroupName is not provided.");
		}
		if (group != null && destination != null) {
			throw invalid("Please only provide LogGroupName or only provide LogDestination.");
		}
		if (destinationType() == LogDestinationType.CLOUD_WATCH_LOGS) {
			if (role == null) {
				throw invalid("DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.");
			}
			if (groupName().isEmpty()) {
				throw invalid("LogDestination: %s is not the ARN of a log group of this account and region."
					.formatted(destination));
			}
		}
		else if (group != null) {
			throw invalid("LogDestination type must be cloud-watch-logs if LogGroupName is provided.");
		}
		else if (role != null && destinationType() == LogDestinationType.S3) {
			throw invalid("DeliverLogsPermissionArn is not applicable for s3 delivery");
		}
		int interval = Objects.requireNonNullElse(this.request.maxAggregationInterval(), INTERVAL);
		if (interval != 60 && interval != INTERVAL) {
			throw invalid("Invalid Flow Log Max Aggregation Interval");
		}
		if (role != null && !new FlowLogService(this.call).permits(role)) {
			throw invalid("Unable to assume given IAM role: '%s'".formatted(role));
		}
	}

	private static AwsError invalid(String message) {
		return new AwsError(400, "InvalidParameter", message);
	}

	private Optional<String> groupName() {
		if (this.request.logGroupName() != null) {
			return Optional.of(this.request.logGroupName());
		}
		return Optional.of(GROUP_ARN.matcher(this.request.logDestination()))
			.filter(Matcher::matches)
			.filter((arn) -> arn.group(1).equals(this.call.region()) && arn.group(2).equals(this.call.account()))
			.map((arn) -> arn.group(3));
	}

	/**
	 * The reason why a resource gets no flow log. There are no buckets and delivery
	 * streams here, so none that is named as destination exists.
	 */
	private Optional<UnsuccessfulItem> failure(ResourceType<?> type, String id) {
		if (this.call.find(type, id).isEmpty()) {
			return Optional.of(failure(id, type.notFoundCode(), type.notFoundMessage(List.of(id))));
		}
		if (destinationType() != LogDestinationType.CLOUD_WATCH_LOGS) {
			return Optional.of(failure(id, "400", "LogDestination: %s does not exist."
				.formatted(this.request.logDestination().replaceFirst("^arn:aws:s3:::", ""))));
		}
		String group = groupName().orElseThrow();
		boolean again = this.call.models(ResourceTypes.FLOW_LOG)
			.anyMatch((other) -> other.resourceId().equals(id) && other.logGroupName().equals(group));
		return again
				? Optional.of(failure(id, "FlowLogAlreadyExists",
						"Error. There is an existing Flow Log with the same configuration and log destination."))
				: Optional.empty();
	}

	private static UnsuccessfulItem failure(String id, String code, String message) {
		return UnsuccessfulItem.builder().resourceId(id).error((error) -> error.code(code).message(message)).build();
	}

	private Resource<FlowLog> make(String resourceId, List<Tag> tags) {
		String id = this.call.newId(ResourceTypes.FLOW_LOG);
		FlowLog log = FlowLog.builder()
			.flowLogId(id)
			.creationTime(this.call.now())
			.deliverLogsPermissionArn(this.request.deliverLogsPermissionArn())
			.flowLogStatus("ACTIVE")
			.logGroupName(groupName().orElseThrow())
			.resourceId(resourceId)
			.trafficType(this.request.trafficType())
			.logDestinationType(destinationType())
			.logDestination(this.request.logDestination())
			.logFormat(Objects.requireNonNullElse(this.request.logFormat(), FlowLogFormat.DEFAULT))
			.maxAggregationInterval(Objects.requireNonNullElse(this.request.maxAggregationInterval(), INTERVAL))
			.tags(tags)
			.build();
		return this.call.put(ClientTokenService.withToken(this.call.created(ResourceTypes.FLOW_LOG, id, log),
				this.request.clientToken(), this.request));
	}

}
