package io.github.privatelinkhandson;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.practice.PracticeAccess;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A lab's secret is on the page of its key and nowhere else, and the console keeps no
 * sessions.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTests {

	private static final double SPEED = 1000;

	private static final Pattern ADDRESS = Pattern.compile("(?:href|hx-get|src|data-live|data-page)=\"(/[^\"#]*)\"");

	private static final List<String> JSON = List.of("", "/calls", "/receipt", "/commands", "/analyses",
			"/stages/vpc/plan");

	private final CookieManager cookies = new CookieManager();

	private final HttpClient browser = HttpClient.newBuilder()
		.cookieHandler(this.cookies)
		.followRedirects(HttpClient.Redirect.NORMAL)
		.build();

	@TempDir
	Path data;

	@Test
	void secretIsOnItsOwnPageOnly(CapturedOutput output) throws Exception {
		try (TestConsole console = TestConsole.withPorts(this.data, SPEED)) {
			Lab lab = console.built(StageKey.SERVERS);
			String secret = console.bean(PracticeAccess.class).key(lab.account()).orElseThrow().secretAccessKey();
			String key = "/labs/" + lab.id() + "/keys";
			Map<String, String> pages = pages(console.port(), lab);
			JSON.forEach((path) -> pages.put("/api" + path, text(console.port(), "/api/labs/" + lab.id() + path)));
			assertThat(pages.get(key)).contains(secret);
			assertThat(pages).hasSizeGreaterThan(20);
			assertThat(pages.keySet()).noneMatch((address) -> address.contains(secret));
			pages.remove(key);
			assertThat(pages).allSatisfy((address, page) -> assertThat(page).as(address).doesNotContain(secret));
			console.tearDown(lab);
			assertThat(output.getAll()).contains("Started").doesNotContain(secret);
		}
	}

	@Test
	void thereIsNoSession() throws Exception {
		try (TestConsole console = TestConsole.withPorts(this.data, SPEED)) {
			Lab lab = console.open(CloudMode.PRACTICE);
			pages(console.port(), lab);
			HttpRequest build = HttpRequest.newBuilder(address(console.port(), "/labs/" + lab.id() + "/stages/vpc"))
				.POST(HttpRequest.BodyPublishers.noBody())
				.build();
			assertThat(this.browser.send(build, HttpResponse.BodyHandlers.ofString()).body())
				.contains("id=\"line-vpc-a\"");
			assertThat(this.cookies.getCookieStore().getCookies()).extracting((cookie) -> cookie.getName())
				.doesNotContain("JSESSIONID", "SESSION");
		}
	}

	/**
	 * All pages and files that can be reached from the first page and the lab's, by
	 * address.
	 */
	private Map<String, String> pages(int port, Lab lab) {
		Map<String, String> pages = new LinkedHashMap<>();
		Deque<String> open = new ArrayDeque<>(List.of("/", "/labs/" + lab.id()));
		while (!open.isEmpty()) {
			String address = open.pop();
			if (!pages.containsKey(address) && !address.contains("/events")) {
				String page = text(port, address);
				pages.put(address, page);
				ADDRESS.matcher(page)
					.results()
					.map((found) -> found.group(1).replace("&amp;", "&"))
					.forEach(open::push);
			}
		}
		return pages;
	}

	private String text(int port, String address) {
		try {
			return this.browser
				.send(HttpRequest.newBuilder(address(port, address)).build(), HttpResponse.BodyHandlers.ofString())
				.body();
		}
		catch (IOException ex) {
			throw new IllegalStateException(address, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(address, ex);
		}
	}

	private static URI address(int port, String path) {
		return URI.create("http://localhost:" + port + path);
	}

}
