package io.github.privatelinkhandson.provisioning;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;

import io.github.privatelinkhandson.aws.Cloud;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.testkit.AwsCall;
import io.github.privatelinkhandson.testkit.TestCloud;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When AWS is asked to create something the ledger says so already, and it has the id
 * before AWS hears of it again.
 */
class LedgerFirstTests {

	/** What is created, and has an id of its own that AWS answers. */
	private static final Pattern CREATES = Pattern.compile("Create(?!Route$|Tags).*|Run.*|Allocate.*|Start.*");

	private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

	private volatile Supplier<Map<String, LedgerEntry>> ledger = Map::of;

	@Test
	void intentIsRecordedBeforeTheCallAndTheIdBeforeTheNext(@TempDir Path data) {
		try (TestConsole console = TestConsole.withoutPorts(data, 1000, Watched::new, (source) -> source)) {
			Lab lab = console.open(CloudMode.PRACTICE);
			this.ledger = () -> console.bean(Ledger.class).entries(lab.id());
			console.commands().run(lab.id(), StageKey.CONNECTION);
			console.awaitReady(lab);
			List<LedgerEntry> made = this.ledger.get().values().stream().filter((entry) -> entry.id() != null).toList();
			List<Exchange> creations = this.exchanges.stream()
				.filter((exchange) -> exchange.creates() && exchange.answered(made))
				.toList();
			assertThat(creations).hasSizeGreaterThan(30)
				.allSatisfy((exchange) -> assertThat(exchange.meant(made)).as(exchange.request()).isTrue());
			assertThat(this.exchanges)
				.allSatisfy((exchange) -> assertThat(exchange.recorded(made)).as(exchange.request()).isTrue());
		}
	}

	/**
	 * A call that may change something, its answer, and the ledger when it was sent.
	 */
	private record Exchange(String action, String request, Map<String, LedgerEntry> ledger, String answer) {

		boolean creates() {
			return CREATES.matcher(this.action).matches();
		}

		/**
		 * Whether the answer brings a resource of the lab.
		 */
		boolean answered(List<LedgerEntry> made) {
			return made.stream().anyMatch((entry) -> this.answer.contains(entry.id()));
		}

		/**
		 * Whether what the answer brings was meant to be created.
		 */
		boolean meant(List<LedgerEntry> made) {
			return made.stream()
				.filter((entry) -> this.answer.contains(entry.id()))
				.anyMatch((entry) -> this.ledger.get(entry.step()).status() == StepStatus.CREATING);
		}

		/**
		 * Whether the ledger knew all of the lab's ids that the request names.
		 */
		boolean recorded(List<LedgerEntry> made) {
			return made.stream()
				.map(LedgerEntry::id)
				.filter((id) -> !id.contains("/") && id.matches("\\w+-[0-9a-f]{17}") && this.request.contains(id))
				.allMatch((id) -> this.ledger.values().stream().anyMatch((entry) -> id.equals(entry.id())));
		}

	}

	private final class Watched extends TestCloud {

		Watched(Cloud cloud) {
			super(cloud);
		}

		@Override
		protected HttpExecuteResponse exchange(AwsCall call) throws IOException {
			if (call.action().isEmpty() || call.reads()) {
				return call.send();
			}
			Map<String, LedgerEntry> before = LedgerFirstTests.this.ledger.get();
			HttpExecuteResponse response = call.send();
			byte[] answer = answer(response);
			LedgerFirstTests.this.exchanges
				.add(new Exchange(call.action(), call.body(), before, new String(answer, StandardCharsets.UTF_8)));
			return HttpExecuteResponse.builder()
				.response(response.httpResponse())
				.responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
				.build();
		}

	}

	private static byte[] answer(HttpExecuteResponse response) throws IOException {
		return response.responseBody().isPresent() ? response.responseBody().get().readAllBytes() : new byte[0];
	}

}
