package io.github.privatelinkhandson.simulator;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

import io.github.privatelinkhandson.database.DatabaseFaults;
import io.github.privatelinkhandson.simulator.clock.SimulatedTime;
import io.github.privatelinkhandson.simulator.fault.AnswerLost;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.CallContext;
import io.github.privatelinkhandson.simulator.operation.OperationInterceptor;
import io.github.privatelinkhandson.simulator.protocol.AwsRequest;
import io.github.privatelinkhandson.simulator.protocol.AwsResponse;
import io.github.privatelinkhandson.simulator.protocol.Codec;
import io.github.privatelinkhandson.simulator.store.AccountBusyException;
import io.github.privatelinkhandson.simulator.store.AccountFullException;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.simulator.throttling.Throttle;

/**
 * Answers requests to AWS: finds the operation and the caller, runs the operation within
 * the interceptors, and writes the answer in the service's protocol.
 */
final class Dispatcher {

	/** Largest body of a request, in bytes. */
	static final int MAX_BODY = 1 << 20;

	private static final AwsError UNAVAILABLE = new AwsError(503, "ServiceUnavailable",
			"The request has failed due to a temporary failure of the server.");

	private static final Logger logger = LoggerFactory.getLogger(Dispatcher.class);

	private final Map<AwsService, Codec> codecs = new EnumMap<>(AwsService.class);

	private final OperationTable operations;

	private final CallerResolver callers;

	private final List<OperationInterceptor> interceptors;

	private final ResourceStore store;

	private final Clock clock;

	private final PracticeProperties properties;

	private final Consumer<NetworkCall> listener;

	Dispatcher(OperationTable operations, CallerResolver callers, List<OperationInterceptor> interceptors,
			ResourceStore store, Clock clock, PracticeProperties properties, Consumer<NetworkCall> listener) {
		this.operations = operations;
		this.callers = callers;
		this.interceptors = List.copyOf(interceptors);
		this.store = store;
		this.clock = clock;
		this.properties = properties;
		this.listener = listener;
		Stream.of(AwsService.values()).forEach((service) -> this.codecs.put(service, Codec.of(service)));
	}

	boolean supports(String action) {
		return this.operations.supports(action);
	}

	/**
	 * Answers a request from the network, whose signature must be right.
	 * @throws AnswerLost if it must not be answered
	 */
	AwsResponse handle(AwsRequest request) {
		return handle(request, this.callers::ofNetwork, this.listener);
	}

	/**
	 * Answers a request of this process, which need not be signed.
	 * @throws AnswerLost if it must not be answered
	 */
	AwsResponse handleOwn(AwsRequest request) {
		return handle(request, this.callers::ofProcess, (call) -> {
		});
	}

	private AwsResponse handle(AwsRequest request, BiFunction<AwsRequest, AwsService, Caller> callers,
			Consumer<NetworkCall> calls) {
		if (request.isVisit()) {
			return AwsResponse
				.text("This is the practice AWS. AWS clients reach it with this address as endpoint URL.\n");
		}
		String requestId = UUID.randomUUID().toString();
		Optional<String> other = Optional.empty();
		try {
			if (request.length() > MAX_BODY) {
				throw tooLarge();
			}
			other = RequestTarget.otherService(request);
			if (other.isPresent() && !request.isJson() && request.parameter("Action") == null) {
				return AwsResponse.unknownService(other.get(), requestId);
			}
			return handle(request, RequestTarget.of(request), callers, calls, requestId);
		}
		catch (AwsError ex) {
			Codec codec = (request.isJson() || other.isPresent()) ? Codec.ofUnknown(request)
					: this.codecs.get(AwsService.EC2);
			return codec.encode(ex, requestId);
		}
	}

	/**
	 * Answers input that is no valid HTTP request, or whose body is too large, or does
	 * not come.
	 */
	AwsResponse refuse(int status) {
		AwsError error = switch (status) {
			case 413 -> tooLarge();
			case 408 -> new AwsError(status, "RequestTimeout", "The body of the request did not come in time.");
			case 429 -> new AwsError(503, "RequestLimitExceeded", "Too many requests wait for their bodies.");
			case 503 -> new AwsError(status, "RequestLimitExceeded", "Too many large requests wait for their turn.");
			default -> new AwsError(status, "MalformedHttpRequestException", "The request is no valid HTTP request.");
		};
		return this.codecs.get(AwsService.EC2).encode(error, UUID.randomUUID().toString());
	}

	private static AwsError tooLarge() {
		return new AwsError(413, "RequestEntityTooLarge", "The request is too large.");
	}

	/**
	 * Answers a request that a page of another site has sent.
	 */
	AwsResponse refuseForeign() {
		return this.codecs.get(AwsService.EC2)
			.encode(new AwsError(403, "AccessDenied", "Pages of other sites may not call the practice AWS."),
					UUID.randomUUID().toString());
	}

	private AwsResponse handle(AwsRequest request, RequestTarget target,
			BiFunction<AwsRequest, AwsService, Caller> callers, Consumer<NetworkCall> calls, String requestId) {
		Codec codec = this.codecs.get(target.service());
		try {
			Operation operation = this.operations.find(target).orElseThrow(() -> unknown(target));
			Caller caller = callers.apply(request, target.service());
			SdkPojo input = codec.decode(request, operation.builder());
			CallContext context = context(target, caller, requestId);
			long begun = System.nanoTime();
			try {
				caller.requireAllowed(context);
				AwsResponse answer = codec.encode(target.action(), run(operation, input, context), requestId);
				publish(calls, input, context, begun, answer.status(), null);
				return answer;
			}
			catch (AwsError ex) {
				publish(calls, input, context, begun, ex.status(), ex.code());
				throw ex;
			}
		}
		catch (AwsError ex) {
			logger.debug("{} {} refused: {} {}", target.service(), target.action(), ex.code(), ex.getMessage());
			return codec.encode(ex, requestId);
		}
		catch (AnswerLost ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			logger.error("{} {} failed, request {}", target.service(), target.action(), requestId, ex);
			return codec.encode(DatabaseFaults.isCauseOf(ex) ? UNAVAILABLE : internalError(target.service()),
					requestId);
		}
	}

	/**
	 * Publishes a call. Its answer does not depend on what is made of that.
	 */
	private void publish(Consumer<NetworkCall> calls, SdkPojo input, CallContext context, long begun, int status,
			@Nullable String errorCode) {
		long millis = (System.nanoTime() - begun) / 1_000_000;
		try {
			calls.accept(new NetworkCall(context.account(), (SdkRequest) input, context.time().now(),
					new NetworkCall.Outcome(millis, context.requestId(), status, errorCode)));
		}
		catch (RuntimeException ex) {
			logger.warn("{} {} could not be published", context.service(), context.action(), ex);
		}
	}

	private SdkPojo run(Operation operation, SdkPojo input, CallContext context) {
		this.interceptors.forEach((interceptor) -> interceptor.beforeTransaction(input, context));
		OperationInterceptor.Chain chain = operation::run;
		for (int i = this.interceptors.size() - 1; i >= 0; i--) {
			chain = chain.after(this.interceptors.get(i));
		}
		OperationInterceptor.Chain whole = chain;
		try {
			return this.store.call(context.account(), context.region(),
					(regional, global) -> whole.proceed(input, new Call(context, regional, global)));
		}
		catch (AccountBusyException ex) {
			throw Throttle.exceeded(context.service());
		}
		catch (AccountFullException ex) {
			throw AwsError.of("ResourceLimitExceeded",
					"The account holds as many resources and tags as the practice AWS keeps for one. Delete some.");
		}
	}

	private CallContext context(RequestTarget target, Caller caller, String requestId) {
		return new CallContext(target.service(), target.action(), caller.account(), caller.region(), requestId, now(),
				this.properties.consistency() == PracticeProperties.Consistency.STRICT);
	}

	private SimulatedTime now() {
		return new SimulatedTime(this.clock.instant().truncatedTo(ChronoUnit.MILLIS), this.properties.speed());
	}

	private static AwsError unknown(RequestTarget target) {
		return (target.service().protocol() == AwsService.Protocol.JSON)
				? RequestTarget.unknownOperation(target.action()) : RequestTarget.invalidAction(target.action());
	}

	private static AwsError internalError(AwsService service) {
		boolean json = service.protocol() == AwsService.Protocol.JSON;
		return new AwsError(500, json ? "InternalServerError" : "InternalError", "An internal error has occurred");
	}

}
