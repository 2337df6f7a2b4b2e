package io.github.privatelinkhandson.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * A Chromium that is installed: the one that the environment variable {@code CHROMIUM}
 * names, else one at the usual paths.
 */
public final class Chromium implements AutoCloseable {

	private static final List<String> USUAL_PATHS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
			"/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
			"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
			"/Applications/Chromium.app/Contents/MacOS/Chromium",
			"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

	private final Playwright playwright;

	private final Browser browser;

	private final List<String> troubles = new CopyOnWriteArrayList<>();

	private Chromium(Playwright playwright, Browser browser) {
		this.playwright = playwright;
		this.browser = browser;
	}

	public static Optional<Path> find() {
		return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), USUAL_PATHS.stream())
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst();
	}

	public static Chromium launch() {
		Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		Browser browser = playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(find().orElseThrow())
				.setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
						"--disable-background-networking", "--disable-component-update", "--disable-sync")));
		return new Chromium(playwright, browser);
	}

	/**
	 * Opens a page in a context of its own, and records what the browser complains of
	 * there: errors and warnings in the console, failed requests and answers that are
	 * errors. Requests that end because the page is left are no trouble.
	 */
	public Page open(Browser.NewContextOptions options, double patience) {
		BrowserContext context = this.browser.newContext(options.setReducedMotion(ReducedMotion.REDUCE));
		context.setDefaultTimeout(patience);
		Page page = context.newPage();
		page.onPageError(this.troubles::add);
		page.onConsoleMessage((message) -> {
			if (Set.of("error", "warning").contains(message.type())) {
				this.troubles.add(page.url() + ": " + message.text());
			}
		});
		page.onRequestFailed((request) -> {
			if (!request.failure().equals("net::ERR_ABORTED")) {
				this.troubles.add(request.failure() + " " + request.url());
			}
		});
		page.onResponse((response) -> {
			if (response.status() >= 400) {
				this.troubles.add(response.status() + " " + response.url());
			}
		});
		return page;
	}

	public List<String> troubles() {
		return this.troubles;
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}
