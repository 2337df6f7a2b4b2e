package io.github.privatelinkhandson.browser;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.testkit.Chromium;
import io.github.privatelinkhandson.testkit.NeedsChromium;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks the whole hands-on in a browser: both planned failures, "Hello!", teardown and
 * receipt. Reloads no page by itself: pages have to follow the lab.
 */
@NeedsChromium
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "handson.practice.port=0", "handson.practice.speed=200" })
class WalkInBrowserTests {

	private static final double PATIENCE = 60_000;

	@TempDir
	static Path data;

	static Chromium chromium;

	@LocalServerPort
	int port;

	@DynamicPropertySource
	static void dataDir(DynamicPropertyRegistry registry) {
		registry.add("handson.data-dir", () -> data.toString());
	}

	@BeforeAll
	static void launch() {
		chromium = Chromium.launch();
	}

	@AfterAll
	static void quit() {
		chromium.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ja", "en" })
	void wholeHandsOnIsWalked(String language) {
		Page page = chromium.open(new Browser.NewContextOptions().setLocale(language)
			.setColorScheme(ColorScheme.LIGHT)
			.setViewportSize(1280, 1000), PATIENCE);
		try {
			walk(page, new Texts(language));
		}
		catch (AssertionError | PlaywrightException ex) {
			page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
				.setPath(Path.of("target", "failed-walk-" + language + ".png")));
			throw ex;
		}
		finally {
			page.context().close();
		}
	}

	private void walk(Page page, Texts texts) {
		page.navigate("http://localhost:" + this.port + "/");
		assertThat(page.locator("html")).hasAttribute("lang", texts.language());
		assertThat(page.getByText(texts.get("point.1.title")).first()).isVisible();
		page.click("#start");
		buildUpToApproval(page, texts);
		meetBothFailures(page, texts);
		reachHello(page, texts);
		takeDown(page, texts);
		assertThat(chromium.troubles()).isEmpty();
	}

	private static void buildUpToApproval(Page page, Texts texts) {
		for (StageKey stage : StageKey.values()) {
			if (stage == StageKey.REACHABILITY) {
				return;
			}
			page.waitForURL("**/stages/" + stage.key());
			assertThat(page.locator("h1")).hasText(texts.get("stage." + stage.key() + ".title"));
			page.click("#build");
			page.locator("#next").waitFor();
			if (stage == StageKey.ENDPOINT_SERVICE) {
				assertThat(page.locator("#outputs")).containsText("com.amazonaws.vpce.ap-northeast-1.vpce-svc-");
			}
			page.click("#next");
		}
	}

	private static void meetBothFailures(Page page, Texts texts) {
		page.waitForURL("**/stages/reachability");
		Locator trials = page.locator("#trials");
		page.click("#analyse");
		assertThat(trials.getByText("ENI_SG_RULES_MISMATCH").first()).isVisible(patient());
		assertThat(trials.getByText(texts.get("point.3.title")).first()).isVisible();
		page.click("#fix-nlb-security-group");
		page.locator("#analyse").waitFor();
		page.click("#analyse");
		assertThat(trials.getByText("ELBV2_LISTENERS_MISMATCH").first()).isVisible(patient());
		assertThat(trials.getByText(texts.get("point.4.title")).first()).isVisible();
		page.click("#fix-cross-zone");
		page.locator("#analyse").waitFor();
		page.click("#analyse");
		page.locator("#next").waitFor();
		assertThat(trials.getByText(texts.get("analysis.reachable")).first()).isVisible();
		page.click("#next");
	}

	private static void reachHello(Page page, Texts texts) {
		page.waitForURL("**/stages/connection");
		page.click("#build");
		page.locator("#finish").waitFor();
		assertThat(page.locator("#terminals")).containsText("Hello!");
		assertThat(page.locator("#terminals")).containsText("ANSWER SECTION");
		screenshotForTheReadme(page, texts);
		page.click("#finish");
	}

	/**
	 * Keeps the top of the last stage's page, where the system property
	 * {@code screenshot} names a file to keep it in.
	 */
	private static void screenshotForTheReadme(Page page, Texts texts) {
		String file = System.getProperty("screenshot");
		if (file != null && texts.language().equals("en")) {
			page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(file)));
		}
	}

	private static void takeDown(Page page, Texts texts) {
		page.waitForURL("**/teardown");
		page.click("#teardown-confirm");
		assertThat(page.locator("#teardown")).containsText(texts.get("receipt.complete"),
				new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
		assertThat(page.locator("#items tbody tr").count()).isGreaterThan(30);
	}

	private static LocatorAssertions.IsVisibleOptions patient() {
		return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE);
	}

	/**
	 * The texts of one language.
	 */
	private record Texts(String language) {

		String get(String key) {
			Locale locale = Locale.forLanguageTag(this.language);
			String text = Stream.of("web", "lab")
				.map((module) -> ResourceBundle.getBundle("messages/" + module, locale))
				.filter((bundle) -> bundle.containsKey(key))
				.map((bundle) -> bundle.getString(key))
				.findFirst()
				.orElseThrow();
			return new MessageFormat(text, locale).format(new Object[0]);
		}

	}

}
