package io.github.privatelinkhandson.simulator;

import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.privatelinkhandson.simulator.fault.Capacity;
import io.github.privatelinkhandson.simulator.fault.FaultInjection;
import io.github.privatelinkhandson.simulator.fault.Faults;
import io.github.privatelinkhandson.simulator.insights.NetworkEdits;
import io.github.privatelinkhandson.simulator.operation.OperationInterceptor;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.signature.SignatureVerifier;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.simulator.throttling.Throttle;
import io.github.privatelinkhandson.simulator.validation.RequestValidation;

/**
 * Sets up the practice AWS and its port.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ PracticeProperties.class, ServerProperties.class })
class PracticeConfiguration {

	@Bean
	Faults faultsOnDemand(ResourceStore store, Clock clock) {
		return new Faults(store, clock);
	}

	@Bean
	CallerResolver practiceCallers(PracticeAccounts accounts, Clock clock, ServerProperties server,
			ObjectProvider<CallRule> rules) {
		return new CallerResolver(accounts, new SignatureVerifier(clock), address(server).isLoopbackAddress(),
				(account, action) -> PracticeAccounts.isTest(account) ? Optional.empty()
						: rules.stream().flatMap((rule) -> rule.refusal(account, action).stream()).findFirst());
	}

	@Bean
	Dispatcher practiceDispatcher(List<Operations> operations, CallerResolver callers, ResourceStore store, Clock clock,
			PracticeProperties properties, ApplicationEventPublisher events) {
		List<OperationInterceptor> interceptors = new ArrayList<>(
				List.of(new RequestValidation(), new FaultInjection(), new DefaultVpcs(properties.defaultVpcs()),
						new Propagation(), new Capacity(), new DryRun(), new NetworkEdits()));
		if (properties.throttling()) {
			interceptors.add(0, new Throttle());
		}
		return new Dispatcher(new OperationTable(operations), callers, interceptors, store, clock, properties,
				(call) -> publish(call, events));
	}

	@Bean
	PracticePort practicePort(PracticeProperties properties, ServerProperties server,
			ObjectProvider<Dispatcher> dispatcher, Clock clock) {
		return new PracticePort(properties.port(), address(server), dispatcher::getObject, clock);
	}

	@Bean
	PracticeAws practiceAws(Dispatcher dispatcher, PracticeAccounts accounts, PracticePort port, Faults faults,
			PracticeProperties properties) {
		return new PracticeAws(dispatcher, accounts, port, faults, properties.speed());
	}

	/**
	 * Publishes a call, but for those of the account {@code test}, which has no lab.
	 */
	private static void publish(NetworkCall call, ApplicationEventPublisher events) {
		if (!PracticeAccounts.isTest(call.account())) {
			events.publishEvent(call);
		}
	}

	private static InetAddress address(ServerProperties server) {
		return (server.getAddress() != null) ? server.getAddress() : InetAddress.getLoopbackAddress();
	}

}
