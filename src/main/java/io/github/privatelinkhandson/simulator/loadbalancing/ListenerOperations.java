package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Creates, lists, changes and deletes listeners, with their attributes and the one rule
 * that a Network Load Balancer's listener has.
 */
@Component
class ListenerOperations implements Operations {

	private static final List<Attribute> TCP = List
		.of(new Attribute("tcp.idle_timeout.seconds", "350", "[6-9]\\d|[1-9]\\d{2}|[1-5]\\d{3}|6000"));

	List<Listener> createListener(CreateListenerRequest request, Call call) {
		LoadBalancer loadBalancer = new LoadBalancerService(call).get(request.loadBalancerArn()).model();
		String protocol = call.require(request.protocolAsString(), "listener protocol");
		int port = call.require(request.port(), "listener port");
		ForwardActionService.checkProtocol(protocol);
		ListenerService.checkProtocol(loadBalancer, protocol);
		AwsError.throwForAny(new ListenerService(call).existing(loadBalancer.loadBalancerArn()),
				(other) -> other.port() == port && !protocol.equals(other.protocolAsString()), (other) -> duplicate());
		List<Action> actions = new ForwardActionService(call).actions(loadBalancer, protocol, request.defaultActions());
		checkCertificates(protocol, request.certificates().isEmpty());
		String arn = new LoadBalancingNameService(call)
			.newArn("listener/" + LoadBalancingNameService.path(loadBalancer.loadBalancerArn()));
		Listener wanted = Listener.builder()
			.listenerArn(arn)
			.loadBalancerArn(loadBalancer.loadBalancerArn())
			.protocol(protocol)
			.port(port)
			.defaultActions(actions)
			.build();
		Optional<Resource<Listener>> clash = clash(call, wanted);
		if (clash.isPresent()) {
			return List.of(sameSettings(clash.get(), wanted));
		}
		Quota.LISTENERS.check(call, () -> new ListenerService(call).of(loadBalancer.loadBalancerArn()).size() + 1L);
		call.put(new TagSet<>(
				call.created(ResourceTypes.LISTENER, arn, wanted).withTime(ListenerService.FORWARDED, call.now()))
			.add(request.tags()));
		return List.of(wanted);
	}

	Page<Listener> describeListeners(DescribeListenersRequest request, Call call) {
		String loadBalancerArn = request.loadBalancerArn();
		if (loadBalancerArn == null && request.listenerArns().isEmpty()) {
			throw AwsError.of("ValidationError", "You must specify either listener ARNs or a load balancer ARN");
		}
		List<Resource<Listener>> found = (loadBalancerArn != null)
				? new ListenerService(call).of(new LoadBalancerService(call).get(loadBalancerArn).id())
				: request.listenerArns().stream().map((arn) -> new ListenerService(call).get(arn)).toList();
		return Pages.of(found.stream().map(Resource::model).toList(), request);
	}

	List<Listener> modifyListener(ModifyListenerRequest request, Call call) {
		Resource<Listener> resource = new ListenerService(call).get(request.listenerArn());
		Listener model = resource.model();
		LoadBalancer loadBalancer = new LoadBalancerService(call).get(model.loadBalancerArn()).model();
		String protocol = Objects.requireNonNullElse(request.protocolAsString(), model.protocolAsString());
		ForwardActionService.checkProtocol(protocol);
		ListenerService.checkProtocol(loadBalancer, protocol);
		checkCertificates(protocol, request.certificates().isEmpty());
		Listener changed = model.toBuilder()
			.protocol(protocol)
			.port(Objects.requireNonNullElse(request.port(), model.port()))
			.defaultActions(new ForwardActionService(call).actions(loadBalancer, protocol,
					request.defaultActions().isEmpty() ? model.defaultActions() : request.defaultActions()))
			.build();
		if (clash(call, changed).isPresent()) {
			throw duplicate();
		}
		boolean elsewhere = !ListenerService.targetGroupArns(changed).equals(ListenerService.targetGroupArns(model));
		Resource<Listener> kept = resource.with(changed);
		call.put(elsewhere ? kept.withTime(ListenerService.FORWARDED, call.now()) : kept);
		return List.of(changed);
	}

	void deleteListener(DeleteListenerRequest request, Call call) {
		call.remove(new ListenerService(call).get(request.listenerArn()));
	}

	/**
	 * Another listener of the same load balancer on the same port. TCP and UDP share a
	 * port only as TCP_UDP.
	 */
	private Optional<Resource<Listener>> clash(Call call, Listener wanted) {
		return new ListenerService(call).of(wanted.loadBalancerArn())
			.stream()
			.filter((other) -> !other.id().equals(wanted.listenerArn()))
			.filter((other) -> other.model().port().equals(wanted.port()))
			.findFirst();
	}

	private static Listener sameSettings(Resource<Listener> existing, Listener wanted) {
		boolean same = existing.model().protocol() == wanted.protocol()
				&& existing.model().defaultActions().equals(wanted.defaultActions());
		if (!same) {
			throw duplicate();
		}
		return existing.model();
	}

	private static AwsError duplicate() {
		return AwsError.of("DuplicateListener", "A listener with the specified port already exists");
	}

	/** The practice AWS has no ACM, so no certificate that is named exists. */
	private static void checkCertificates(@Nullable String protocol, boolean none) {
		if ("TLS".equals(protocol) && none) {
			throw AwsError.of("ValidationError", "A certificate must be specified for TLS listeners");
		}
		if (!none) {
			throw AwsError.of("CertificateNotFound", "The specified certificate does not exist");
		}
	}

	List<ListenerAttribute> describeListenerAttributes(DescribeListenerAttributesRequest request, Call call) {
		return values(new ListenerService(call).get(request.listenerArn()));
	}

	List<ListenerAttribute> modifyListenerAttributes(ModifyListenerAttributesRequest request, Call call) {
		Resource<Listener> changed = new ListenerService(call).get(request.listenerArn());
		for (ListenerAttribute attribute : request.attributes()) {
			changed = Attribute.set(attributes(changed), changed, "Listener", attribute.key(), attribute.value());
		}
		call.put(changed);
		return values(changed);
	}

	List<Rule> describeRules(DescribeRulesRequest request, Call call) {
		if (request.listenerArn() == null || !request.ruleArns().isEmpty()) {
			throw AwsError.of("RuleNotFound", "One or more rules not found");
		}
		Listener listener = new ListenerService(call).get(request.listenerArn()).model();
		String id = "%016x".formatted(listener.listenerArn().hashCode() * 0x9E3779B97F4A7C15L);
		return List.of(Rule.builder()
			.ruleArn(call.arn("elasticloadbalancing",
					"listener-rule/" + LoadBalancingNameService.path(listener.listenerArn()) + "/" + id))
			.priority("default")
			.conditions(List.of())
			.actions(listener.defaultActions())
			.isDefault(true)
			.build());
	}

	private static List<Attribute> attributes(Resource<Listener> resource) {
		return "TCP".equals(resource.model().protocolAsString()) ? TCP : List.of();
	}

	private static List<ListenerAttribute> values(Resource<Listener> resource) {
		return Attribute.list(Attribute.values(attributes(resource), resource),
				(key, value) -> ListenerAttribute.builder().key(key).value(value).build());
	}

}
