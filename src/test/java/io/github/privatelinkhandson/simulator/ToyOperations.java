package io.github.privatelinkhandson.simulator;

import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeSslPoliciesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeSslPoliciesResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * A few operations of each protocol, to test what lies around operations.
 */
class ToyOperations implements Operations {

	CreateVpcResponse createVpc(CreateVpcRequest request, Call call) {
		Vpc vpc = Vpc.builder()
			.vpcId(call.newId(ResourceTypes.VPC))
			.cidrBlock(call.require(request.cidrBlock(), "CidrBlock"))
			.ownerId(call.account())
			.build();
		call.resources().put(Resource.created(ResourceTypes.VPC, vpc.vpcId(), vpc, call.now()));
		return CreateVpcResponse.builder().vpc(vpc).build();
	}

	DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request, Call call) {
		List<Vpc> vpcs = call.resources().all(ResourceTypes.VPC).stream().map(Resource::model).toList();
		Page<Vpc> page = Filters.page(vpcs, request, Map.of());
		return DescribeVpcsResponse.builder().vpcs(page.items()).nextToken(page.next()).build();
	}

	DeleteVpcResponse deleteVpc(DeleteVpcRequest request, Call call) {
		call.resources().remove(call.get(ResourceTypes.VPC, request.vpcId()));
		return DeleteVpcResponse.builder().build();
	}

	DeleteTagsResponse deleteTags(DeleteTagsRequest request, Call call) {
		throw new IllegalStateException("secret of the implementation");
	}

	GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request, Call call) {
		return GetCallerIdentityResponse.builder().account(call.account()).userId(call.region()).build();
	}

	GetRoleResponse getRole(GetRoleRequest request, Call call) {
		throw new AwsError(404, "NoSuchEntity", "The role with name %s cannot be found.".formatted(request.roleName()));
	}

	DescribeSslPoliciesResponse describeSslPolicies(DescribeSslPoliciesRequest request, Call call) {
		return DescribeSslPoliciesResponse.builder().sslPolicies(List.of()).build();
	}

	GetParameterResponse getParameter(GetParameterRequest request, Call call) {
		return GetParameterResponse.builder()
			.parameter((parameter) -> parameter.name(request.name()).value("\u3042").lastModifiedDate(call.now()))
			.build();
	}

}
