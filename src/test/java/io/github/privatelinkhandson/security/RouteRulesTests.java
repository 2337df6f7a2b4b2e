package io.github.privatelinkhandson.security;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.aws.Mode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.provisioning.NewLabs;
import io.github.privatelinkhandson.facilitator.SignIns;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every route that is mapped stands in the table of routes, and is open to those that the
 * table says.
 */
@SpringBootTest(properties = { "handson.practice.port=-1", "handson.facilitator.password=correct horse battery" })
@AutoConfigureMockMvc
class RouteRulesTests {

	@TempDir
	static Path data;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private NewLabs newLabs;

	@Autowired
	private Labs labs;

	@Autowired
	private SignIns signIns;

	private Lab lab;

	@DynamicPropertySource
	static void dataDir(DynamicPropertyRegistry registry) {
		registry.add("handson.data-dir", () -> data.toString());
	}

	@BeforeEach
	void open() {
		this.lab = this.newLabs.open(Mode.PRACTICE, "ap-northeast-1");
	}

	@Test
	void everyMappedRouteStandsInTheTableAsItIsMapped() {
		List<String> table = Routes.ALL.stream().map(Route::pattern).toList();
		assertThat(MappedRoute.patterns(this.context)).hasSizeGreaterThan(40).allMatch(table::contains);
	}

	@Test
	void everyRouteOfALabIsOpenToItsOwnerOrToFacilitators() {
		assertThat(Routes.ALL).filteredOn((route) -> route.pattern().contains("{lab}"))
			.hasSizeGreaterThan(30)
			.allMatch((route) -> route.access() != Access.EVERYONE);
	}

	@Test
	void strangerOpensNothingButWhatIsOpenToEveryone() {
		assertThat(guarded((route) -> true)).hasSizeGreaterThan(40).allSatisfy((route) -> {
			MvcTestResult answer = ask(route);
			assertThat(answer.getResponse().getStatus()).as(route.toString()).isEqualTo(route.isCall() ? 401 : 302);
			assertThat(answer.getResponse().getHeader("Location")).isIn("/login", "/join", null);
		});
		assertThat(this.labs.get(this.lab.id())).isEqualTo(this.lab);
	}

	@Test
	void strangerWithAMadeUpSecretIsStillAStranger() {
		assertThat(guarded((route) -> route.method() == HttpMethod.GET)).allSatisfy(
				(route) -> assertThat(ask(route, new Cookie(CookieContexts.FACILITATOR, "x")).getResponse().getStatus())
					.as(route.toString())
					.isEqualTo(route.isCall() ? 401 : 302));
	}

	@Test
	void facilitatorOpensWhatThereIs() {
		Cookie cookie = new Cookie(CookieContexts.FACILITATOR, this.signIns.open("facilitator"));
		assertThat(guarded((route) -> route.method() == HttpMethod.GET)).allSatisfy((route) -> {
			MvcTestResult answer = ask(route, cookie);
			assertThat(answer.getResponse().getStatus()).as(route.toString()).isNotIn(401, 403);
			assertThat(answer.getResponse().getHeader("Location")).isNotIn("/login", "/join");
		});
	}

	@Test
	void whatStandsInNoTableIsOpenToNobody() {
		assertThat(Routes.of(new MockHttpServletRequest("GET", "/labs/x/new-page"))).isEmpty();
		assertThat(this.mvc.get().uri("/new-page")).hasStatus(302);
	}

	private List<MappedRoute> guarded(Predicate<MappedRoute> those) {
		return MappedRoute.all(this.context).stream().filter((route) -> {
			MockHttpServletRequest request = new MockHttpServletRequest(route.method().name(),
					route.address(this.lab.id()));
			return Routes.of(request).orElseThrow().access() != Access.EVERYONE;
		}).filter(those).toList();
	}

	private MvcTestResult ask(MappedRoute route, Cookie... cookies) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.method(route.method())
			.uri(route.address(this.lab.id()))
			.accept(route.isCall() ? MediaType.ALL : MediaType.TEXT_HTML);
		return ((cookies.length > 0) ? request.cookie(cookies) : request).asyncExchange();
	}

}
