package io.github.privatelinkhandson.provisioning;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import software.amazon.awssdk.http.HttpExecuteResponse;

import io.github.privatelinkhandson.aws.Cloud;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.testkit.AwsCall;
import io.github.privatelinkhandson.testkit.TestCloud;
import io.github.privatelinkhandson.testkit.TestConsole;

/**
 * A console that dies at chosen calls of AWS: from that moment on neither AWS nor the
 * database hears of it any more, until it is started again, with nothing but what the
 * database has.
 */
class MortalConsole implements AutoCloseable {

	/**
	 * When it dies.
	 */
	enum Moment {

		BEFORE_THE_CALL_IS_SENT, AFTER_IT_TOOK_EFFECT

	}

	private final TestConsole console;

	private final Moment moment;

	private final Predicate<String> fatal;

	/** Calls that it has died of; the next time they pass. */
	private final Set<String> survived = ConcurrentHashMap.newKeySet();

	private volatile boolean dead;

	private volatile int deaths;

	/**
	 * Starts a console.
	 * @param fatal the calls that it dies of, by their content; of each only once
	 */
	MortalConsole(Path data, double speed, Moment moment, Predicate<String> fatal) {
		this.moment = moment;
		this.fatal = fatal;
		this.console = TestConsole.withoutPorts(data, speed, MortalCloud::new, MortalSource::new);
	}

	TestConsole console() {
		return this.console;
	}

	int deaths() {
		return this.deaths;
	}

	/**
	 * Lets the console live, die and live again until the lab is as it should be.
	 */
	LabView liveUntil(Lab lab, Predicate<LabView> condition) {
		while (true) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(90))
				.pollInterval(Duration.ofMillis(20))
				.until(() -> this.dead || reached(lab, condition));
			if (!this.dead) {
				return this.console.view(lab);
			}
			this.deaths++;
			this.console.bean(ReconcileScheduler.class).stop();
			this.dead = false;
			this.console.bean(ReconcileScheduler.class).start();
		}
	}

	@Override
	public void close() {
		this.dead = false;
		this.console.close();
	}

	private boolean reached(Lab lab, Predicate<LabView> condition) {
		try {
			return condition.test(this.console.view(lab));
		}
		catch (RuntimeException ex) {
			if (this.dead) {
				return false;
			}
			throw ex;
		}
	}

	private boolean isFatal(String call) {
		return this.fatal.test(call) && this.survived.add(call);
	}

	private void requireAlive() {
		if (this.dead) {
			throw new IllegalStateException("The console is dead");
		}
	}

	/**
	 * The action and content of a call; empty for what changes nothing.
	 */
	private static String content(AwsCall call) {
		return call.reads() ? "" : call.action() + " " + call.body();
	}

	private final class MortalCloud extends TestCloud {

		MortalCloud(Cloud cloud) {
			super(cloud);
		}

		@Override
		protected HttpExecuteResponse exchange(AwsCall call) throws IOException {
			requireAlive();
			String content = content(call);
			boolean fatal = !content.isEmpty() && isFatal(content);
			if (fatal && MortalConsole.this.moment == Moment.BEFORE_THE_CALL_IS_SENT) {
				MortalConsole.this.dead = true;
			}
			requireAlive();
			HttpExecuteResponse answer = call.send();
			if (fatal) {
				MortalConsole.this.dead = true;
			}
			requireAlive();
			return answer;
		}

	}

	private final class MortalSource extends DelegatingDataSource {

		MortalSource(DataSource source) {
			super(source);
		}

		@Override
		public Connection getConnection() throws SQLException {
			if (MortalConsole.this.dead) {
				throw new SQLException("The console is dead");
			}
			return super.getConnection();
		}

	}

}
