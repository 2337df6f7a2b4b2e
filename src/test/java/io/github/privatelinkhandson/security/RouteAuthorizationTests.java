package io.github.privatelinkhandson.security;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.github.privatelinkhandson.facilitator.SignIns;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabOperation;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.CsrfToken;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every route that is mapped stands in the table of routes, and is open to those that the
 * table says.
 */
@ConsoleTest(properties = { "handson.practice.port=-1", "handson.facilitator.password=correct horse battery" })
class RouteAuthorizationTests {

	private static final Predicate<MappedRoute> READING = (route) -> route.method() == HttpMethod.GET;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workshops workshops;

	@Autowired
	private Participants participants;

	@Autowired
	private Labs labs;

	@Autowired
	private SignIns signIns;

	@Autowired
	private JdbcClient jdbc;

	private Workshop workshop;

	private Participants.Registration joined;

	private Lab lab;

	@BeforeEach
	void open() {
		this.workshop = newWorkshop();
		this.joined = this.participants.join(this.workshop.id(), "Ann", null);
		this.lab = this.labs.get(this.participants.assignLab(this.joined.participant().id()).lab());
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
	void everyChangeOfALabDeclaresItsOperation() {
		Map<RequestMappingInfo, HandlerMethod> mapped = this.context
			.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods();
		List<HandlerMethod> changes = mapped.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().getPatternValues().stream().anyMatch((path) -> path.contains("{lab}")))
			.filter((entry) -> !entry.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
			.map(Map.Entry::getValue)
			.toList();
		assertThat(changes).hasSizeGreaterThan(15).allMatch((method) -> method.hasMethodAnnotation(LabOperation.class));
	}

	@Test
	void strangerOpensNothingButWhatIsOpenToEveryone() {
		assertThat(guarded((route) -> true)).hasSizeGreaterThan(40).allSatisfy((route) -> {
			MvcTestResult answer = ask(route);
			assertThat(answer.getResponse().getStatus()).as(route.toString())
				.isEqualTo(route.isCall() ? 401 : (isDoor(route) ? 403 : 302));
			assertThat(answer.getResponse().getHeader("Location")).isIn("/login", "/join", null);
		});
		assertThat(this.labs.get(this.lab.id())).isEqualTo(this.lab);
	}

	@Test
	void strangerWithAMadeUpSecretIsStillAStranger() {
		Cookie facilitator = new Cookie(CookieSecurityContextRepository.FACILITATOR, "x");
		Cookie participant = new Cookie(ParticipantCookie.NAME, "x");
		assertThat(guarded((route) -> route.method() == HttpMethod.GET))
			.allSatisfy((route) -> assertThat(status(route, facilitator, participant)).as(route.toString())
				.isEqualTo(route.isCall() ? 401 : 302));
	}

	@Test
	void participantOpensTheOwnLabAndNothingOfFacilitators() {
		Cookie cookie = cookie(this.joined);
		assertThat(guarded(READING.and((route) -> !access(route).ofFacilitators()))).hasSizeGreaterThan(15)
			.allSatisfy((route) -> assertOpen(route, cookie));
		assertThat(guarded((route) -> access(route).ofFacilitators())).hasSizeGreaterThan(15)
			.allSatisfy((route) -> assertRefused(route, cookie));
	}

	@Test
	void participantOpensNothingOfAnothersLab() {
		Participants.Registration other = this.participants.join(this.workshop.id(), "Bob", null);
		this.participants.assignLab(other.participant().id());
		assertThat(guarded((route) -> access(route) == Access.OWNER)).hasSizeGreaterThan(30)
			.allSatisfy((route) -> assertRefused(route, cookie(other)));
		assertThat(this.labs.get(this.lab.id())).isEqualTo(this.lab);
	}

	@Test
	void participantOpensNothingOfALabFromBeforeAReset() {
		this.participants.reset(this.joined.participant().id());
		assertThat(guarded((route) -> access(route) == Access.OWNER))
			.allSatisfy((route) -> assertReplaced(route, "/seat/fresh"));
		assertThat(this.mvc.get().uri("/seat/fresh").cookie(cookie(this.joined))).hasStatus(302)
			.hasHeader("Location",
					"/labs/" + this.participants.get(this.joined.participant().id()).lab() + "/stages/vpc")
			.cookies()
			.hasValue("flash", "fresh-lab");
	}

	@Test
	void participantOpensNothingButTheEndOnceTheWorkshopIsClosed() {
		this.workshops.close(this.workshop.id(), "over");
		assertThat(guarded((route) -> access(route) != Access.FORMER_PARTICIPANT)).hasSizeGreaterThan(40)
			.allSatisfy((route) -> assertReplaced(route, "/end"));
		assertThat(this.mvc.get().uri("/end").cookie(cookie(this.joined))).hasStatusOk()
			.bodyText()
			.contains("id=\"the-end\"", "Ann")
			.doesNotContain("/labs/");
	}

	@Test
	void startPageLeadsParticipantsHome() {
		assertThat(this.mvc.get().uri("/").cookie(cookie(this.joined))).hasStatus(302).hasHeader("Location", "/seat");
	}

	@Test
	void oldLinkOpensNothingOnceThereIsANewOne() {
		String secret = this.participants.reissue(this.joined.participant().id());
		assertThat(guarded(READING.and((route) -> access(route) == Access.OWNER))).allSatisfy((route) -> {
			assertThat(status(route, cookie(this.joined))).as(route.toString()).isEqualTo(route.isCall() ? 401 : 302);
			assertOpen(route, new Cookie(ParticipantCookie.NAME, secret));
		});
	}

	@Test
	void coFacilitatorOpensAllButWhatIsForThoseWhoLead() {
		this.jdbc.sql("INSERT INTO facilitator (name, password_hash, role) VALUES ('deputy', '$2', 'CO_FACILITATOR')")
			.update();
		Cookie cookie = new Cookie(CookieSecurityContextRepository.FACILITATOR, this.signIns.open("deputy"));
		assertThat(guarded((route) -> access(route) == Access.LEAD)).hasSizeGreaterThan(3)
			.allSatisfy((route) -> assertRefused(route, cookie));
		assertThat(guarded(READING.and((route) -> access(route).ofFacilitators() && access(route) != Access.LEAD)))
			.allSatisfy((route) -> assertOpen(route, cookie));
	}

	@Test
	void facilitatorOpensWhatThereIs() {
		Cookie cookie = new Cookie(CookieSecurityContextRepository.FACILITATOR, this.signIns.open("facilitator"));
		assertThat(guarded(READING.and((route) -> !access(route).ofParticipants())))
			.allSatisfy((route) -> assertOpen(route, cookie));
	}

	@Test
	void whatStandsInNoTableIsOpenToNobody() {
		assertThat(Routes.of(new MockHttpServletRequest("GET", "/labs/x/new-page"))).isEmpty();
		assertThat(this.mvc.get().uri("/new-page")).hasStatus(302);
	}

	private Workshop newWorkshop() {
		return TestPlan.practice().from(Instant.now().minusSeconds(60)).create(this.workshops, "facilitator");
	}

	private List<MappedRoute> guarded(Predicate<MappedRoute> those) {
		return MappedRoute.all(this.context)
			.stream()
			.filter((route) -> access(route) != Access.EVERYONE)
			.filter(those)
			.toList();
	}

	private Access access(MappedRoute route) {
		return Routes.of(request(route)).orElseThrow().access();
	}

	private boolean isDoor(MappedRoute route) {
		return RateLimitedEndpoints.of(request(route)).isPresent();
	}

	private MockHttpServletRequest request(MappedRoute route) {
		return new MockHttpServletRequest(route.method().name(), address(route));
	}

	private String address(MappedRoute route) {
		return route.address(this.lab.id(), this.workshop.id());
	}

	private static Cookie cookie(Participants.Registration who) {
		return new Cookie(ParticipantCookie.NAME, who.secret());
	}

	private void assertOpen(MappedRoute route, Cookie cookie) {
		MvcTestResult answer = ask(route, cookie);
		assertThat(answer.getResponse().getStatus()).as(route.toString()).isNotIn(401, 403);
		assertThat(answer.getResponse().getHeader("Location")).as(route.toString()).isNotIn("/login", "/join");
	}

	private void assertRefused(MappedRoute route, Cookie cookie) {
		assertThat(status(route, cookie, CsrfToken.cookie())).as(route.toString()).isEqualTo(403);
	}

	/**
	 * Asserts that a page leads elsewhere, and that all else is refused.
	 */
	private void assertReplaced(MappedRoute route, String page) {
		if (READING.test(route) && !route.isCall()) {
			assertThat(ask(route, cookie(this.joined))).as(route.toString()).hasStatus(302).hasHeader("Location", page);
		}
		else {
			assertRefused(route, cookie(this.joined));
		}
	}

	private int status(MappedRoute route, Cookie... cookies) {
		return ask(route, cookies).getResponse().getStatus();
	}

	private MvcTestResult ask(MappedRoute route, Cookie... cookies) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.method(route.method())
			.uri(address(route))
			.accept(route.isCall() ? MediaType.ALL : MediaType.TEXT_HTML);
		if (Stream.of(cookies).anyMatch((cookie) -> cookie.getName().equals("csrf"))) {
			request.param("_csrf", CsrfToken.masked());
		}
		return ((cookies.length > 0) ? request.cookie(cookies) : request).asyncExchange();
	}

}
