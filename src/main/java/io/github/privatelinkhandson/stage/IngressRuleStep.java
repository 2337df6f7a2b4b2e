package io.github.privatelinkhandson.stage;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.SecurityGroup;

/**
 * A rule that lets TCP 80 in from the members of another group. A rule that is nearly
 * that one counts as a mistake; the right one is added beside it.
 *
 * @param group the step of the rule's group
 * @param from the step of the other group
 */
public record IngressRuleStep(Step step, Step group, Step from) implements StepAction {

	private static final int HTTP = 80;

	private static final String OTHER_PORT = "rule-other-port";

	private static final String OTHER_DIRECTION = "rule-other-direction";

	private static final String OTHER_SOURCE = "rule-other-source";

	@Override
	public Optional<SdkRequest> request(StageContext context) {
		return Optional.of(authorization(context));
	}

	@Override
	public StepState observe(StageContext context) {
		String source = context.id(this.from);
		List<SecurityGroup.Rule> rules = context.find(this.group, SecurityGroup.class)
			.map(SecurityGroup::rules)
			.orElse(List.of());
		Predicate<SecurityGroup.Rule> fromSource = (rule) -> source.equals(rule.referencedGroupId());
		Predicate<SecurityGroup.Rule> egress = SecurityGroup.Rule::egress;
		return first(rules, fromSource.and(egress.negate()).and(IngressRuleStep::admitsHttp))
			.map((rule) -> StepState.ready(rule.id()))
			.or(() -> first(rules, fromSource.and(egress.negate())).map((rule) -> wrong(OTHER_PORT, rule, source)))
			.or(() -> first(rules, fromSource.and(egress)).map((rule) -> wrong(OTHER_DIRECTION, rule, source)))
			.or(() -> first(rules, egress.negate().and(IngressRuleStep::admitsHttp))
				.map((rule) -> wrong(OTHER_SOURCE, rule, source)))
			.orElseGet(StepState::absent);
	}

	@Override
	public Stream<String> mistakes() {
		return Stream.of(OTHER_PORT, OTHER_DIRECTION, OTHER_SOURCE);
	}

	@Override
	public String act(StageContext context, AwsClients aws) {
		return aws.ec2()
			.authorizeSecurityGroupIngress(authorization(context))
			.securityGroupRules()
			.get(0)
			.securityGroupRuleId();
	}

	private AuthorizeSecurityGroupIngressRequest authorization(StageContext context) {
		return AuthorizeSecurityGroupIngressRequest.builder()
			.groupId(context.id(this.group))
			.ipPermissions((permission) -> permission.ipProtocol("tcp")
				.fromPort(HTTP)
				.toPort(HTTP)
				.userIdGroupPairs((pair) -> pair.groupId(context.id(this.from))))
			.tagSpecifications(context.tags(ResourceType.SECURITY_GROUP_RULE, this.step))
			.build();
	}

	private static Optional<SecurityGroup.Rule> first(List<SecurityGroup.Rule> rules,
			Predicate<SecurityGroup.Rule> condition) {
		return rules.stream().filter(condition).findFirst();
	}

	private static boolean admitsHttp(SecurityGroup.Rule rule) {
		return rule.protocol().equals("-1") || (rule.protocol().equals("tcp") && rule.fromPort() != null
				&& rule.fromPort() <= HTTP && rule.toPort() != null && rule.toPort() >= HTTP);
	}

	private static StepState wrong(String code, SecurityGroup.Rule rule, String source) {
		String ports = Objects.equals(rule.fromPort(), rule.toPort()) ? String.valueOf(rule.fromPort())
				: rule.fromPort() + "-" + rule.toPort();
		return new StepState.Wrong(rule.id(), code, "ingress tcp 80 " + source,
				"%s %s %s %s".formatted(rule.egress() ? "egress" : "ingress", rule.protocol(), ports,
						(rule.referencedGroupId() != null) ? rule.referencedGroupId() : rule.cidr()));
	}

}
