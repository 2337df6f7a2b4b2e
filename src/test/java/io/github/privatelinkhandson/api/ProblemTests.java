package io.github.privatelinkhandson.api;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that every call of the JSON interface answers errors as problem details with a
 * code.
 */
@SpringBootTest(properties = "handson.practice.port=-1")
@AutoConfigureMockMvc
class ProblemTests {

	@TempDir
	static Path data;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@DynamicPropertySource
	static void dataDir(DynamicPropertyRegistry registry) {
		registry.add("handson.data-dir", () -> data.toString());
	}

	@TestFactory
	Stream<DynamicTest> unknownIdIsAProblemWithCode() {
		return calls().filter((call) -> call.pattern().contains("{"))
			.map((call) -> DynamicTest.dynamicTest(call.toString(), () -> {
				MvcTestResult result = answer(call, body(call));
				assertProblem(result);
				assertThat(result).hasStatus(404).bodyJson().extractingPath("$.code").isEqualTo("not-found");
			}));
	}

	@TestFactory
	Stream<DynamicTest> methodThatAPathLacksIsAProblemWithCode() {
		return calls().map(Call::pattern).distinct().map((pattern) -> DynamicTest.dynamicTest(pattern, () -> {
			MvcTestResult result = answer(new Call(HttpMethod.PATCH, pattern), "{}");
			assertProblem(result);
			assertThat(result).hasStatus(405).bodyJson().extractingPath("$.code").isEqualTo("method-not-allowed");
		}));
	}

	@TestFactory
	Stream<DynamicTest> bodyThatIsNoJsonIsAProblemWithCode() {
		return calls().filter((call) -> call.method() == HttpMethod.POST)
			.map((call) -> DynamicTest.dynamicTest(call.toString(), () -> assertProblem(answer(call, "{"))));
	}

	private MvcTestResult answer(Call call, String body) {
		String path = call.pattern()
			.replace("{stage}", "vpc")
			.replace("{fix}", "cross-zone")
			.replaceAll("\\{[a-z]+}", "unknown");
		return this.mvc.method(call.method())
			.uri(path)
			.contentType(MediaType.APPLICATION_JSON)
			.content((call.method() != HttpMethod.GET) ? body : "")
			.exchange();
	}

	/**
	 * Returns a body that the call takes.
	 */
	private static String body(Call call) {
		return switch (call.pattern().replaceFirst(".*}", "")) {
			case "/analyses" -> "{\"engine\":\"local\"}";
			case "/commands" -> "{\"on\":\"EC2-A\",\"command\":\"true\"}";
			default -> "{}";
		};
	}

	private static void assertProblem(MvcTestResult result) {
		assertThat(result).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result.getResponse().getStatus()).isBetween(400, 499);
		assertThat(result).bodyJson().extractingPath("$.status").isEqualTo(result.getResponse().getStatus());
		assertThat(result).bodyJson().extractingPath("$.code").asString().isNotBlank();
		assertThat(result).bodyJson().extractingPath("$.title").asString().isNotBlank();
	}

	private Stream<Call> calls() {
		return this.requestMappingHandlerMapping.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap(ProblemTests::calls)
			.filter((call) -> call.pattern().matches("/api/(labs|workshops).*"))
			.sorted();
	}

	private static Stream<Call> calls(RequestMappingInfo info) {
		return info.getPatternValues()
			.stream()
			.flatMap((pattern) -> info.getMethodsCondition()
				.getMethods()
				.stream()
				.map(RequestMethod::asHttpMethod)
				.map((method) -> new Call(method, pattern)));
	}

	/**
	 * A call of the JSON interface.
	 */
	private record Call(HttpMethod method, String pattern) implements Comparable<Call> {

		@Override
		public int compareTo(Call other) {
			return toString().compareTo(other.toString());
		}

		@Override
		public String toString() {
			return this.method + " " + this.pattern;
		}

	}

}
