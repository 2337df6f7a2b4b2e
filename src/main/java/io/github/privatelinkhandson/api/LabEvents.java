package io.github.privatelinkhandson.api;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import io.github.privatelinkhandson.lab.LabChanged;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.Provisioning;

/**
 * Tells browsers and other clients that labs have changed. Changes that follow one
 * another closely are told as one.
 */
@Component
class LabEvents implements SmartLifecycle {

	private static final Duration GATHERING = Duration.ofMillis(100);

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	private final Map<String, List<SseEmitter>> followers = new ConcurrentHashMap<>();

	private final Set<String> planned = ConcurrentHashMap.newKeySet();

	private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();

	private final Provisioning provisioning;

	private final Clock clock;

	private volatile boolean running;

	LabEvents(Provisioning provisioning, Clock clock) {
		this.provisioning = provisioning;
		this.clock = clock;
		this.scheduler.setThreadNamePrefix("events-");
	}

	/**
	 * A stream of the lab's changes. It begins with the lab as it is, unless the client
	 * has seen that already.
	 * @param lastSeen the version that the client has seen, if it says so
	 */
	SseEmitter follow(String lab, @Nullable String lastSeen) {
		LabView view = this.provisioning.view(lab);
		SseEmitter emitter = new SseEmitter(0L);
		List<SseEmitter> others = this.followers.computeIfAbsent(lab, (id) -> new CopyOnWriteArrayList<>());
		others.add(emitter);
		Runnable leave = () -> others.remove(emitter);
		emitter.onCompletion(leave);
		emitter.onTimeout(leave);
		emitter.onError((ex) -> leave.run());
		if (!Long.toString(view.version()).equals(lastSeen)) {
			send(others, emitter, event(view));
		}
		return emitter;
	}

	@EventListener
	void on(LabChanged change) {
		if (this.running && !this.followers.getOrDefault(change.lab(), List.of()).isEmpty()
				&& this.planned.add(change.lab())) {
			this.scheduler.schedule(() -> tell(change.lab()), this.clock.instant().plus(GATHERING));
		}
	}

	@Override
	public void start() {
		this.running = true;
		this.scheduler.scheduleWithFixedDelay(this::beat, HEARTBEAT);
	}

	/**
	 * Ends all streams, ahead of the web server, which waits for them.
	 */
	@Override
	public void stop() {
		this.running = false;
		this.scheduler.close();
		this.followers.values().forEach((all) -> all.forEach(SseEmitter::complete));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void tell(String lab) {
		this.planned.remove(lab);
		LabView view = this.provisioning.view(lab);
		List<SseEmitter> all = this.followers.getOrDefault(lab, List.of());
		all.forEach((emitter) -> send(all, emitter, event(view)));
	}

	private void beat() {
		this.followers.values()
			.forEach((all) -> all.forEach((emitter) -> send(all, emitter, SseEmitter.event().comment("alive"))));
	}

	private static SseEmitter.SseEventBuilder event(LabView view) {
		return SseEmitter.event().name("lab").id(Long.toString(view.version())).data(view, MediaType.APPLICATION_JSON);
	}

	private static void send(List<SseEmitter> all, SseEmitter emitter, SseEmitter.SseEventBuilder event) {
		try {
			emitter.send(event);
		}
		catch (IOException | IllegalStateException ex) {
			all.remove(emitter);
		}
	}

}
