package io.github.privatelinkhandson.simulator.flowlog;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;

/**
 * Implements EC2's operations on flow logs.
 */
@Component
class FlowLogOperations implements Operations {

	private static final Map<String, String> FILTERS = Map.of("deliver-log-status", "deliver-logs-status");

	CreateFlowLogsResponse createFlowLogs(CreateFlowLogsRequest request, Call call) {
		return new FlowLogCreation(call, request).make();
	}

	Page<FlowLog> describeFlowLogs(DescribeFlowLogsRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.FLOW_LOG, new FlowLogService(call)::describe,
				request.flowLogIds(), request, FILTERS);
	}

	/**
	 * Deletes them all or, where one is unknown, none. Records that were made until then
	 * are still published.
	 */
	List<UnsuccessfulItem> deleteFlowLogs(DeleteFlowLogsRequest request, Call call) {
		call.get(ResourceTypes.FLOW_LOG, request.flowLogIds()).forEach(call::remove);
		return List.of();
	}

}
