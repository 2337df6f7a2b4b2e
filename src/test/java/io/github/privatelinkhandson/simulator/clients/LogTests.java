package io.github.privatelinkhandson.simulator.clients;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Log groups, streams and events, by the SDK's client.
 */
@RealTimeTest
class LogTests {

	@Autowired
	private PracticeAws aws;

	@Autowired
	private TestClock clock;

	private String account;

	private CloudWatchLogsClient logs;

	@BeforeEach
	void open() {
		this.clock.stop();
		Clients clients = Clients.of(this.aws, this.aws.newAccount());
		this.account = clients.account().id();
		this.logs = clients.logs();
		this.logs.createLogGroup((r) -> r.logGroupName("/one").tags(Map.of("a", "b")));
	}

	@Test
	void groupIsDescribedWithArnRetentionAndTags() {
		this.logs.createLogGroup((r) -> r.logGroupName("other"));
		this.logs.putRetentionPolicy((r) -> r.logGroupName("/one").retentionInDays(7));
		LogGroup group = group();
		String arn = "arn:aws:logs:%s:%s:log-group:/one".formatted(Clients.REGION, this.account);
		assertThat(group.arn()).isEqualTo(arn + ":*");
		assertThat(group.logGroupArn()).isEqualTo(arn);
		assertThat(group.retentionInDays()).isEqualTo(7);
		assertThat(group.logGroupClassAsString()).isEqualTo("STANDARD");
		this.logs.tagResource((r) -> r.resourceArn(arn).tags(Map.of("c", "d")));
		this.logs.untagResource((r) -> r.resourceArn(arn).tagKeys("a"));
		assertThat(this.logs.listTagsForResource((r) -> r.resourceArn(arn)).tags()).isEqualTo(Map.of("c", "d"));
		this.logs.deleteRetentionPolicy((r) -> r.logGroupName("/one"));
		assertThat(group().retentionInDays()).isNull();
		assertThat(this.logs.describeLogGroupsPaginator((r) -> r.limit(1)).logGroups())
			.extracting(LogGroup::logGroupName)
			.containsExactly("/one", "other");
		assertThat(this.logs.describeLogGroups((r) -> r.logGroupIdentifiers(arn)).logGroups()).hasSize(1);
		assertThat(this.logs.describeLogGroups((r) -> r.logGroupNamePattern("the")).logGroups()).hasSize(1);
	}

	@Test
	void whatIsThereOrNotIsRefusedByTheServicesOwnCodes() {
		assertThat(FlowLogOperationsTests.code(() -> this.logs.createLogGroup((r) -> r.logGroupName("/one"))))
			.isEqualTo("ResourceAlreadyExistsException");
		assertThat(FlowLogOperationsTests.code(() -> this.logs.deleteLogGroup((r) -> r.logGroupName("two"))))
			.isEqualTo("ResourceNotFoundException");
		assertThat(FlowLogOperationsTests
			.code(() -> this.logs.putRetentionPolicy((r) -> r.logGroupName("/one").retentionInDays(2))))
			.isEqualTo("InvalidParameterException");
		assertThat(FlowLogOperationsTests
			.code(() -> this.logs.getLogEvents((r) -> r.logGroupName("/one").logStreamName("none"))))
			.isEqualTo("ResourceNotFoundException");
		stream("s");
		assertThat(FlowLogOperationsTests.code(() -> stream("s"))).isEqualTo("ResourceAlreadyExistsException");
		assertThat(FlowLogOperationsTests.code(() -> this.logs.getLogEvents((r) -> r.logStreamName("s"))))
			.isEqualTo("InvalidParameterException");
	}

	@Test
	void eventsAreReadFromEitherEnd() {
		stream("s");
		put("s", IntStream.range(0, 5).mapToObj((i) -> event(Duration.ofSeconds(i), "event " + i)).toList());
		GetLogEventsResponse last = this.logs.getLogEvents((r) -> r.logGroupName("/one").logStreamName("s").limit(2));
		assertThat(messages(last)).containsExactly("event 3", "event 4");
		GetLogEventsResponse before = this.logs.getLogEvents(
				(r) -> r.logGroupName("/one").logStreamName("s").limit(2).nextToken(last.nextBackwardToken()));
		assertThat(messages(before)).containsExactly("event 1", "event 2");
		GetLogEventsResponse end = this.logs
			.getLogEvents((r) -> r.logGroupName("/one").logStreamName("s").nextToken(last.nextForwardToken()));
		assertThat(end.events()).isEmpty();
		assertThat(end.nextForwardToken()).isEqualTo(last.nextForwardToken());
		assertThat(this.logs
			.getLogEventsPaginator((r) -> r.logGroupName("/one").logStreamName("s").limit(2).startFromHead(true))
			.events()).hasSize(5);
		assertThat(FlowLogOperationsTests
			.code(() -> this.logs.getLogEvents((r) -> r.logGroupName("/one").logStreamName("s").nextToken("tomorrow"))))
			.isEqualTo("InvalidParameterException");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "~~|3", "REJECT|2", "REJECT \"eni-2\"|1", "-REJECT|1",
			"?ACCEPT ?\"eni-2\"|2", "\"eni-1 REJECT\"|1" })
	void eventsAreFilteredByTerms(String pattern, int found) {
		stream("s");
		stream("t");
		put("s", List.of(event(Duration.ZERO, "2 eni-1 REJECT OK"), event(Duration.ofSeconds(2), "2 eni-1 ACCEPT OK")));
		put("t", List.of(event(Duration.ofSeconds(1), "2 eni-2 REJECT OK")));
		List<FilteredLogEvent> events = this.logs.filterLogEvents((r) -> r.logGroupName("/one").filterPattern(pattern))
			.events();
		assertThat(events).hasSize(found).isSortedAccordingTo((a, b) -> Long.compare(a.timestamp(), b.timestamp()));
		assertThat(events).extracting(FilteredLogEvent::eventId).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "[version, account]", "{ $.a = 1 }", "%reg.x%", "a b*" })
	void otherPatternsAreRefusedInWords(String pattern) {
		assertThat(FlowLogOperationsTests
			.code(() -> this.logs.filterLogEvents((r) -> r.logGroupName("/one").filterPattern(pattern))))
			.isEqualTo("InvalidParameterException");
	}

	@Test
	void streamsAreDescribedByNameAndByTheirLastEvents() {
		stream("a");
		stream("b");
		put("a", List.of(event(Duration.ofSeconds(2), "x")));
		put("b", List.of(event(Duration.ofSeconds(1), "x")));
		assertThat(this.logs.describeLogStreamsPaginator((r) -> r.logGroupName("/one").limit(1)).logStreams())
			.extracting(LogStream::logStreamName)
			.containsExactly("a", "b");
		assertThat(this.logs.describeLogStreams((r) -> r.logGroupName("/one").orderBy(OrderBy.LAST_EVENT_TIME))
			.logStreams()).extracting(LogStream::logStreamName).containsExactly("b", "a");
		assertThat(group().storedBytes()).isEqualTo(54);
		this.logs.deleteLogStream((r) -> r.logGroupName("/one").logStreamName("a"));
		assertThat(group().storedBytes()).isEqualTo(27);
		this.logs.deleteLogGroup((r) -> r.logGroupName("/one"));
		this.logs.createLogGroup((r) -> r.logGroupName("/one"));
		assertThat(this.logs.describeLogStreams((r) -> r.logGroupName("/one")).logStreams()).isEmpty();
	}

	@Test
	void eventsOfOtherTimesAreRejected() {
		stream("s");
		this.logs.putRetentionPolicy((r) -> r.logGroupName("/one").retentionInDays(3));
		PutLogEventsResponse late = put("s", List.of(event(Duration.ofDays(-4), "x"), event(Duration.ofDays(-4), "y")));
		assertThat(late.rejectedLogEventsInfo().expiredLogEventEndIndex()).isEqualTo(2);
		PutLogEventsResponse early = put("s", List.of(event(Duration.ZERO, "x"), event(Duration.ofHours(3), "y")));
		assertThat(early.rejectedLogEventsInfo().tooNewLogEventStartIndex()).isEqualTo(1);
		assertThat(FlowLogOperationsTests
			.code(() -> put("s", List.of(event(Duration.ofSeconds(1), "x"), event(Duration.ZERO, "y")))))
			.isEqualTo("InvalidParameterException");
		assertThat(events("s")).hasSize(1);
		this.clock.pass(Duration.ofDays(3));
		assertThat(events("s")).isEmpty();
	}

	@Test
	void oldestEventsOfTheAccountAreDropped() {
		stream("s");
		stream("t");
		put("s", List.of(event(Duration.ZERO, "first")));
		for (int i = 0; i < 4; i++) {
			put("t", List.of(event(Duration.ZERO, "x".repeat(249_900))));
		}
		assertThat(events("s")).hasSize(1);
		put("t", List.of(event(Duration.ZERO, "x".repeat(250))));
		assertThat(events("s")).isEmpty();
		assertThat(events("t")).hasSize(5);
	}

	private LogGroup group() {
		return this.logs.describeLogGroups((r) -> r.logGroupNamePrefix("/one")).logGroups().get(0);
	}

	private void stream(String name) {
		this.logs.createLogStream((r) -> r.logGroupName("/one").logStreamName(name));
	}

	private PutLogEventsResponse put(String stream, List<InputLogEvent> events) {
		return this.logs.putLogEvents((r) -> r.logGroupName("/one").logStreamName(stream).logEvents(events));
	}

	private List<OutputLogEvent> events(String stream) {
		return this.logs.getLogEvents((r) -> r.logGroupName("/one").logStreamName(stream)).events();
	}

	private InputLogEvent event(Duration ahead, String message) {
		return InputLogEvent.builder()
			.timestamp(Instant.now(this.clock).plus(ahead).toEpochMilli())
			.message(message)
			.build();
	}

	private static List<String> messages(GetLogEventsResponse response) {
		return response.events().stream().map(OutputLogEvent::message).toList();
	}

}
