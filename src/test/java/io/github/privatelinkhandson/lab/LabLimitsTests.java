package io.github.privatelinkhandson.lab;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that labs have bounds, and lists of them pages.
 */
@ConsoleTest(properties = { "handson.practice.port=-1", "handson.limits.labs-per-person=3", "handson.limits.labs=6" })
class LabLimitsTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Labs labs;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void personOpensAsManyAsMayBeAtOnceOrOneAfterAnother() {
		forget();
		List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
			.mapToObj((number) -> CompletableFuture.supplyAsync(() -> open().getResponse().getStatus()))
			.toList();
		assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(201, 409)
			.filteredOn((status) -> status == 201)
			.hasSize(3);
		assertThat(open()).hasStatus(409).bodyJson().extractingPath("$.code").isEqualTo("labs-per-person-limit");
		assertThat(this.mvc.post().uri("/labs").param("region", TestConsole.REGION)).hasStatus(409)
			.bodyText()
			.contains("You have as many labs as one person may have")
			.doesNotContain("??");
		this.labs.change(this.labs.all().get(0).id(), (lab) -> lab.reached(LabStatus.GONE));
		assertThat(open()).as("after one is gone").hasStatus(201);
	}

	@Test
	void consoleHasAsManyAsMayBe() {
		forget();
		list(6);
		assertThat(open()).hasStatus(409).bodyJson().extractingPath("$.code").isEqualTo("labs-limit");
		assertThat(this.mvc.post().uri("/labs?lang=ja").param("region", TestConsole.REGION)).hasStatus(409)
			.bodyText()
			.contains("ラボの数に達しています")
			.doesNotContain("??");
	}

	@Test
	void fiveThousandLabsCostAPage() throws Exception {
		forget();
		list(5000);
		for (String page : List.of("/", "/?page=77", "/api/labs", "/api/labs?page=1000")) {
			MvcTestResult answer = this.mvc.get().uri(page).exchange();
			assertThat(answer).hasStatusOk();
			assertThat(answer.getResponse().getContentAsByteArray().length).as(page)
				.isLessThan(page.startsWith("/api") ? 1_000_000 : 100_000);
		}
		assertThat(this.mvc.get().uri("/")).bodyText()
			.contains("Page 1 of 100, 5,000 in all", "href=\"?page=2\"")
			.doesNotContain("page-previous");
		assertThat(this.mvc.get().uri("/?page=100&lang=ja")).bodyText()
			.contains("100ページ中100ページ目", "href=\"?page=99\"")
			.doesNotContain("page-next");
		assertThat(this.mvc.get().uri("/?page=0")).hasStatusOk();
		assertThat(this.mvc.get().uri("/?page=2147483647")).hasStatusOk();
	}

	@Test
	void pagesOfTheJsonInterfaceHaveEveryLabOnceAndLinkEachOther() throws Exception {
		forget();
		list(23);
		Set<String> ids = new HashSet<>();
		String next = "/api/labs?size=10";
		int pages = 0;
		while (next != null) {
			MockHttpServletResponse answer = this.mvc.get().uri(next).exchange().getResponse();
			List<String> page = JsonPath.read(answer.getContentAsString(StandardCharsets.UTF_8), "$[*].id");
			assertThat(ids.addAll(page)).isTrue();
			assertThat(answer.getHeader("X-Total-Count")).isEqualTo("23");
			String link = answer.getHeader("Link");
			assertThat(link).contains("</api/labs?page=1&size=10>; rel=\"first\"",
					"</api/labs?page=3&size=10>; rel=\"last\"");
			next = link.contains("rel=\"next\"") ? link.replaceFirst(".*<([^>]*)>; rel=\"next\".*", "$1") : null;
			pages++;
		}
		assertThat(pages).isEqualTo(3);
		assertThat(ids).hasSize(23);
		assertThat(this.mvc.get().uri("/api/labs")).bodyJson().extractingPath("$").asArray().hasSize(23);
		assertThat(this.mvc.get().uri("/api/labs?size=x")).hasStatus(400);
	}

	private MvcTestResult open() {
		return this.mvc.post().uri("/api/labs").contentType(MediaType.APPLICATION_JSON).content("{}").exchange();
	}

	private void forget() {
		this.jdbc.sql("DELETE FROM lab_step").update();
		this.jdbc.sql("DELETE FROM lab").update();
	}

	/**
	 * Adds labs that are nothing but rows of the database.
	 */
	private void list(int number) {
		Instant now = Instant.now();
		IntStream.range(0, number)
			.forEach((at) -> this.labs.add(new Lab("lab%09d".formatted(at),
					new AwsEnvironment(CloudMode.PRACTICE, "100000000000", TestConsole.REGION),
					new Lab.Layout("ap-northeast-1a", "ap-northeast-1c", ""),
					new Lab.Lease(now, now.plusSeconds(3600), null), LabStatus.NEW, null, 1)));
	}

}
