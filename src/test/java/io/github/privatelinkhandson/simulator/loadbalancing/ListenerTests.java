package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.validation.TestModels;

import static io.github.privatelinkhandson.simulator.loadbalancing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

class ListenerTests {

	private final TestNetwork network = new TestNetwork();

	private final ListenerOperations operations = new ListenerOperations();

	private final String loadBalancer = this.network.newLoadBalancer(this.network.loadBalancer("NLB-B"));

	private final String targetGroup = this.network.newTargetGroup("NLB-B-tg");

	@Test
	void newListenerIsDescribedAsAwsDescribesIt() {
		String arn = this.network.newListener(this.loadBalancer, this.targetGroup);
		assertThat(arn).matches(this.loadBalancer.replace(":loadbalancer/", ":listener/") + "/[0-9a-f]{16}");
		Listener made = describe(arn);
		assertThat(made.protocol()).isEqualTo(ProtocolEnum.TCP);
		assertThat(made.port()).isEqualTo(80);
		Action action = made.defaultActions().get(0);
		assertThat(action.type()).isEqualTo(ActionTypeEnum.FORWARD);
		assertThat(action.targetGroupArn()).isEqualTo(this.targetGroup);
		assertThat(action.forwardConfig().targetGroups()).extracting((tuple) -> tuple.targetGroupArn())
			.containsExactly(this.targetGroup);
		assertThat(ListenerService.targetGroupArns(made)).containsExactly(this.targetGroup);
	}

	@Test
	void sameSettingsGiveTheSameListenerAndOthersAreRefused() {
		String arn = this.network.newListener(this.loadBalancer, this.targetGroup);
		assertThat(this.network.newListener(this.loadBalancer, this.targetGroup)).isEqualTo(arn);
		String other = this.network.newTargetGroup("other");
		assertRefused("DuplicateListener", "specified port already exists",
				() -> this.network.newListener(this.loadBalancer, other));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 65536, -1 })
	void badPortIsRefused(int port) {
		assertRefused("ValidationError", "at 'port' failed to satisfy constraint",
				() -> create(this.network.listener(this.loadBalancer, this.targetGroup).port(port)));
	}

	@Test
	void missingPartsAreNamed() {
		assertRefused("ValidationError", "A listener port must be specified",
				() -> create(this.network.listener(this.loadBalancer, this.targetGroup).port(null)));
		assertRefused("ValidationError", "A listener protocol must be specified",
				() -> create(this.network.listener(this.loadBalancer, this.targetGroup).protocol((String) null)));
	}

	@Test
	void applicationProtocolsAreRefused() {
		assertRefused("ValidationError", "Listener protocol 'HTTP' must be one of 'UDP, TCP, TLS, TCP_UDP'",
				() -> create(this.network.listener(this.loadBalancer, this.targetGroup).protocol(ProtocolEnum.HTTP)));
	}

	@Test
	void tlsNeedsACertificate() {
		assertRefused("ValidationError", "certificate must be specified",
				() -> create(this.network.listener(this.loadBalancer, this.targetGroup).protocol(ProtocolEnum.TLS)));
	}

	@Test
	void targetGroupMustExistAndFit() {
		assertRefused("TargetGroupNotFound", "not found",
				() -> this.network.newListener(this.loadBalancer, this.targetGroup + "0"));
		assertRefused("IncompatibleProtocols", "'UDP' is not supported with a target group with the protocol 'TCP'",
				() -> create(this.network.listener(this.loadBalancer, this.targetGroup).protocol(ProtocolEnum.UDP)));
		String http = this.network.elb((call) -> new TargetGroupOperations()
			.createTargetGroup(this.network.targetGroup("http").protocol(ProtocolEnum.HTTP).build(), call)
			.get(0)
			.targetGroupArn());
		assertRefused("IncompatibleProtocols", "'HTTP'", () -> this.network.newListener(this.loadBalancer, http));
	}

	@Test
	void targetGroupOfAnotherVpcIsRefused() {
		String other = this.network.newVpc();
		String elsewhere = this.network.elb((call) -> new TargetGroupOperations()
			.createTargetGroup(this.network.targetGroup("elsewhere").vpcId(other).build(), call)
			.get(0)
			.targetGroupArn());
		assertRefused("InvalidConfigurationRequest", other,
				() -> this.network.newListener(this.loadBalancer, elsewhere));
	}

	@Test
	void targetGroupServesOneLoadBalancerOnly() {
		this.network.newListener(this.loadBalancer, this.targetGroup);
		String second = this.network.newLoadBalancer(this.network.loadBalancer("second"));
		assertRefused("TargetGroupAssociationLimit", this.targetGroup,
				() -> this.network.newListener(second, this.targetGroup));
	}

	@Test
	void otherActionsThanForwardAreRefused() {
		assertRefused("InvalidLoadBalancerAction", "of type 'forward'",
				() -> create(this.network.listener(this.loadBalancer, this.targetGroup)
					.defaultActions(Action.builder().type(ActionTypeEnum.REDIRECT).build())));
	}

	@Test
	void listenerCanBeChanged() {
		String arn = this.network.newListener(this.loadBalancer, this.targetGroup);
		modify(ModifyListenerRequest.builder().listenerArn(arn).port(8080));
		assertThat(describe(arn).port()).isEqualTo(8080);
		assertThat(ListenerService.targetGroupArns(describe(arn))).containsExactly(this.targetGroup);
		this.network.newListener(this.loadBalancer, this.targetGroup);
		assertRefused("DuplicateListener", "", () -> modify(ModifyListenerRequest.builder().listenerArn(arn).port(80)));
	}

	@Test
	void deletedListenerIsNotFound() {
		String arn = this.network.newListener(this.loadBalancer, this.targetGroup);
		delete(arn);
		assertRefused("ListenerNotFound", "", () -> describe(arn));
		assertRefused("ListenerNotFound", "", () -> delete(arn));
		assertThat(listenersOfLoadBalancer()).isEmpty();
	}

	@Test
	void listenersAreListedByLoadBalancer() {
		this.network.newListener(this.loadBalancer, this.targetGroup);
		String second = this.network.newLoadBalancer(this.network.loadBalancer("second"));
		this.network.newListener(second, this.network.newTargetGroup("second"));
		assertThat(listenersOfLoadBalancer()).extracting(Listener::loadBalancerArn).containsExactly(this.loadBalancer);
		List<Resource<Listener>> listeners = this.network.elb((call) -> call.resources().all(ResourceTypes.LISTENER));
		assertThat(listeners).hasSize(2);
	}

	@Test
	void tcpListenerHasAnIdleTimeoutAndOneRule() {
		String arn = this.network.newListener(this.loadBalancer, this.targetGroup);
		ListenerOperations attributes = new ListenerOperations();
		List<ListenerAttribute> described = this.network.elb((call) -> attributes
			.describeListenerAttributes(DescribeListenerAttributesRequest.builder().listenerArn(arn).build(), call));
		assertThat(described).singleElement().satisfies((attribute) -> {
			assertThat(attribute.key()).isEqualTo("tcp.idle_timeout.seconds");
			assertThat(attribute.value()).isEqualTo("350");
		});
		List<Rule> rules = this.network
			.elb((call) -> attributes.describeRules(DescribeRulesRequest.builder().listenerArn(arn).build(), call));
		assertThat(rules).singleElement().satisfies((rule) -> assertThat(rule.isDefault()).isTrue());
	}

	private void create(CreateListenerRequest.Builder request) {
		this.network.elb((call) -> this.operations.createListener(TestModels.checked(request.build(), call), call));
	}

	private void modify(ModifyListenerRequest.Builder request) {
		this.network.elb((call) -> this.operations.modifyListener(request.build(), call));
	}

	private void delete(String arn) {
		this.network.run((call) -> this.operations
			.deleteListener(DeleteListenerRequest.builder().listenerArn(arn).build(), call));
	}

	private Listener describe(String arn) {
		return this.network.elb((call) -> this.operations
			.describeListeners(DescribeListenersRequest.builder().listenerArns(arn).build(), call)
			.items()
			.get(0));
	}

	private List<Listener> listenersOfLoadBalancer() {
		return this.network.elb((call) -> this.operations
			.describeListeners(DescribeListenersRequest.builder().loadBalancerArn(this.loadBalancer).build(), call)
			.items());
	}

}
