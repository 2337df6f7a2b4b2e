package io.github.privatelinkhandson.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

import io.github.privatelinkhandson.simulator.json.SdkJson;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.protocol.AwsRequest;
import io.github.privatelinkhandson.simulator.protocol.AwsResponse;

/**
 * Sends requests of any operation to a practice AWS as they would come over the wire,
 * from an account of its own.
 */
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class TestWire {

	private static final Pattern CODE = Pattern.compile("<Code>([^<]+)</Code>|\"__type\":\"([^\"]+)\"");

	private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]*)</Message>|\"message\":\"(.*)\"}");

	private final Dispatcher dispatcher;

	private final String accessKey;

	private final List<Operations> beans;

	@Autowired
	TestWire(Dispatcher dispatcher, PracticeAws aws, List<Operations> beans) {
		this(dispatcher, aws.newAccount().accessKeyId(), beans);
	}

	TestWire(Dispatcher dispatcher, String accessKey, List<Operations> beans) {
		this.dispatcher = dispatcher;
		this.accessKey = accessKey;
		this.beans = beans;
	}

	/**
	 * All operations that are played, by service and name.
	 */
	Stream<Played> operations() {
		return operations(this.beans).stream();
	}

	/**
	 * All operations that beans play, by service and name.
	 */
	static List<Played> operations(List<? extends Operations> beans) {
		return beans.stream()
			.flatMap((bean) -> Stream.of(AopUtils.getTargetClass(bean).getDeclaredMethods()))
			.filter(OperationTable::isOperation)
			.map((method) -> new Played(AwsService.ofModel(method.getParameterTypes()[0]).orElseThrow(),
					OperationTable.action(method), method.getParameterTypes()[0]))
			.sorted(Comparator.comparing(Played::toString))
			.toList();
	}

	Answer send(Played operation, SdkPojo request) {
		return (operation.service().protocol() == AwsService.Protocol.JSON)
				? sendJson(operation, SdkJson.write(request))
				: sendForm(operation, WireForm.of(operation.service() == AwsService.EC2, request));
	}

	Answer sendForm(Played operation, Map<String, String> parameters) {
		Map<String, String> all = new LinkedHashMap<>(parameters);
		all.put("Action", operation.action());
		all.put("Version", operation.service().key());
		return post(operation, Map.of(), WireForm.encoded(all));
	}

	Answer sendJson(Played operation, String json) {
		return post(operation, Map.of("X-Amz-Target", operation.service().key() + "." + operation.action(),
				"Content-Type", "application/x-amz-json-1.1"), json);
	}

	private Answer post(Played operation, Map<String, String> headers, String body) {
		Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		byName.putAll(headers);
		byName.put("Authorization",
				"AWS4-HMAC-SHA256 Credential=%s/20260101/ap-northeast-1/%s/aws4_request, SignedHeaders=host, Signature=0"
					.formatted(this.accessKey, operation.service().signingName()));
		AwsResponse response = this.dispatcher
			.handleOwn(new AwsRequest("POST", "/", null, byName::get, body.getBytes(StandardCharsets.UTF_8)));
		String text = new String(response.body(), StandardCharsets.UTF_8);
		return new Answer(response.status(), first(CODE, text), first(MESSAGE, text), body, text);
	}

	private static String first(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		return !matcher.find() ? "" : (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
	}

	/**
	 * One operation that is played.
	 */
	record Played(AwsService service, String action, Class<?> request) {

		SdkPojo builder() {
			try {
				return (SdkPojo) this.request.getMethod("builder").invoke(null);
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}

		SdkPojo empty() {
			return (SdkPojo) ((Buildable) builder()).build();
		}

		@Override
		public String toString() {
			return this.service.signingName() + " " + this.action;
		}

	}

	/**
	 * An answer, with the bodies of request and answer.
	 */
	record Answer(int status, String code, String message, String body, String text) {

		@Override
		public String toString() {
			String shown = (this.body.length() > 300) ? this.body.substring(0, 300) + "..." : this.body;
			return this.status + " " + this.code + " (" + this.message + ") to " + shown;
		}

	}

}
