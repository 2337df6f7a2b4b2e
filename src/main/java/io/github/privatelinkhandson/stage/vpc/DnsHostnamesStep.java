package io.github.privatelinkhandson.stage.vpc;

import java.util.Optional;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.Vpc;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;

/**
 * Lets instances of a VPC have DNS names. The setting is only seen by a call for each
 * VPC, so the ledger's word is taken for it, but when it is inspected.
 */
record DnsHostnamesStep(Step step, Step vpc) implements StepAction {

	@Override
	public Optional<SdkRequest> request(StageContext context) {
		return Optional.of(setting(context));
	}

	@Override
	public StepState observe(StageContext context) {
		return context.knownId(this.step)
			.filter((id) -> id.equals(context.id(this.vpc)))
			.map(StepState::ready)
			.orElseGet(StepState::absent);
	}

	@Override
	public StepState inspect(StageContext context, AwsClients aws) {
		return context.find(this.vpc, Vpc.class)
			.filter((found) -> aws.ec2()
				.describeVpcAttribute(
						(request) -> request.vpcId(found.id()).attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES))
				.enableDnsHostnames()
				.value())
			.map((found) -> StepState.ready(found.id()))
			.orElseGet(StepState::absent);
	}

	@Override
	public String act(StageContext context, AwsClients aws) {
		ModifyVpcAttributeRequest setting = setting(context);
		aws.ec2().modifyVpcAttribute(setting);
		return setting.vpcId();
	}

	private ModifyVpcAttributeRequest setting(StageContext context) {
		return ModifyVpcAttributeRequest.builder()
			.vpcId(context.id(this.vpc))
			.enableDnsHostnames((value) -> value.value(true))
			.build();
	}

}
