package io.github.privatelinkhandson.stage.vpc;

import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
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

	private static final String NO_SUPPORT = "dns-support-off";

	@Override
	public Optional<SdkRequest> request(StageContext context) {
		return Optional.of(setting(context));
	}

	@Override
	public StepState observe(StageContext context) {
		return context.knownId(this.step)
			.filter((id) -> id.equals(context.id(this.vpc)))
			.<StepState>map(StepState.Assumed::new)
			.orElseGet(StepState::absent);
	}

	@Override
	public StepState inspect(StageContext context, AwsClients aws) {
		return context.find(this.vpc, Vpc.class).map((found) -> inspect(found.id(), aws)).orElseGet(StepState::absent);
	}

	private StepState inspect(String id, AwsClients aws) {
		if (!describe(id, VpcAttributeName.ENABLE_DNS_SUPPORT, aws).enableDnsSupport().value()) {
			return new StepState.Wrong(id, NO_SUPPORT, "enableDnsSupport true", "enableDnsSupport false");
		}
		boolean hostnames = describe(id, VpcAttributeName.ENABLE_DNS_HOSTNAMES, aws).enableDnsHostnames().value();
		return hostnames ? StepState.ready(id) : StepState.absent();
	}

	private static DescribeVpcAttributeResponse describe(String id, VpcAttributeName attribute, AwsClients aws) {
		return aws.ec2().describeVpcAttribute((request) -> request.vpcId(id).attribute(attribute));
	}

	@Override
	public Stream<String> mistakes() {
		return Stream.of(NO_SUPPORT);
	}

	@Override
	public String act(StageContext context, AwsClients aws) {
		ModifyVpcAttributeRequest setting = setting(context);
		if (!describe(setting.vpcId(), VpcAttributeName.ENABLE_DNS_SUPPORT, aws).enableDnsSupport().value()) {
			aws.ec2()
				.modifyVpcAttribute(
						(request) -> request.vpcId(setting.vpcId()).enableDnsSupport((value) -> value.value(true)));
		}
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
