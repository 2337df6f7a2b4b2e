package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Instance;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * An instance's disk and processes: files, packages, units. Kept in the attributes of the
 * instance's resource, so it lasts as long as the instance.
 */
public final class Machine {

	private static final String FILE = "file:";

	private static final String DIRECTORY = "directory:";

	private static final String PACKAGE = "package:";

	private static final String ACTIVE = "active:";

	private static final String ENABLED = "enabled:";

	private static final String FORWARDING = "/proc/sys/net/ipv4/ip_forward";

	private static final int HTTP = 80;

	/**
	 * Characters on the disk. The instance, with all of them escaped, has to fit into a
	 * change of its account.
	 */
	private static final int DISK = 120_000;

	/** Characters that a file or directory takes beside its path and content. */
	private static final int INODE = 64;

	private final Call call;

	private final String instanceId;

	private Machine(Call call, String instanceId) {
		this.call = call;
		this.instanceId = instanceId;
	}

	/**
	 * The machine of that instance; of an unknown instance, one that does not run.
	 */
	public static Machine of(Call call, String instanceId) {
		return new Machine(call, instanceId);
	}

	public String instanceId() {
		return this.instanceId;
	}

	public boolean running() {
		return resource().filter((resource) -> InstanceLifecycle.of(this.call, resource).running()).isPresent();
	}

	public boolean listens(int port) {
		return port == HTTP && running() && webServer().isPresent();
	}

	/**
	 * Returns the web server's response to {@code GET path}; empty if nothing listens on
	 * port 80.
	 */
	public Optional<HttpAnswer> get(String path) {
		return running() ? webServer().map((server) -> server.get(this, path)) : Optional.empty();
	}

	/**
	 * Returns whether the kernel forwards packets.
	 */
	public boolean forwards() {
		return running() && file(FORWARDING).filter((content) -> content.strip().equals("1")).isPresent();
	}

	public void forward(boolean forwards) {
		write(FORWARDING, forwards ? "1\n" : "0\n");
	}

	public Optional<String> file(String path) {
		return Optional.ofNullable(attribute(FILE + path));
	}

	public boolean isDirectory(String path) {
		return attribute(DIRECTORY + path) != null || DiskImage.directories(this::installed).anyMatch(path::equals);
	}

	public List<String> list(String directory) {
		String prefix = directory.endsWith("/") ? directory : directory + "/";
		Stream<String> kept = attributes().keySet()
			.stream()
			.filter((attribute) -> attribute.startsWith(FILE) || attribute.startsWith(DIRECTORY))
			.map((attribute) -> attribute.substring(attribute.indexOf(':') + 1));
		return Stream.concat(kept, DiskImage.directories(this::installed))
			.filter((path) -> path.startsWith(prefix) && path.length() > prefix.length())
			.map((path) -> path.substring(prefix.length()).replaceFirst("/.*", ""))
			.distinct()
			.sorted()
			.toList();
	}

	/**
	 * Tells if the disk has room for a file or directory.
	 * @param length how long the file is then, in characters
	 */
	public boolean hasRoom(String path, int length) {
		long used = Stream.of(FILE, DIRECTORY)
			.flatMap((kind) -> attributes().entrySet().stream().filter((entry) -> entry.getKey().startsWith(kind)))
			.filter((entry) -> !entry.getKey().equals(FILE + path))
			.mapToLong((entry) -> entry.getKey().length() + entry.getValue().length() + INODE)
			.sum();
		return used + path.length() + length + INODE <= DISK;
	}

	public void write(String path, String content) {
		change(FILE + path, content);
	}

	/**
	 * Removes a file, or a directory with all that is in it.
	 */
	public void remove(String path) {
		attributes().keySet()
			.stream()
			.filter((attribute) -> Stream.of(FILE, DIRECTORY)
				.anyMatch((prefix) -> attribute.equals(prefix + path) || attribute.startsWith(prefix + path + "/")))
			.toList()
			.forEach((attribute) -> change(attribute, null));
	}

	public void makeDirectory(String path) {
		change(DIRECTORY + path, "");
	}

	public boolean installed(String packageName) {
		return attribute(PACKAGE + packageName) != null || DiskImage.PACKAGES.contains(packageName);
	}

	public void install(String packageName) {
		change(PACKAGE + packageName, "");
	}

	public void uninstall(String packageName) {
		change(PACKAGE + packageName, null);
	}

	public boolean active(String unit) {
		return attribute(ACTIVE + unit) != null;
	}

	public Optional<String> activeSince(String unit) {
		return Optional.ofNullable(attribute(ACTIVE + unit));
	}

	public void start(String unit) {
		if (!active(unit)) {
			change(ACTIVE + unit, this.call.now().toString());
		}
	}

	public void stop(String unit) {
		change(ACTIVE + unit, null);
	}

	public boolean enabled(String unit) {
		return attribute(ENABLED + unit) != null;
	}

	public void enable(String unit, boolean enabled) {
		change(ENABLED + unit, enabled ? "" : null);
	}

	/**
	 * Boots the machine: exactly the enabled units run, and kernel settings are reset.
	 */
	void boot() {
		remove(FORWARDING);
		resource().ifPresent((machine) -> {
			machine.attributes(ACTIVE).keySet().forEach(this::stop);
			machine.attributes(ENABLED).keySet().forEach(this::start);
		});
	}

	private Optional<WebServer> webServer() {
		return WebServer.all().filter((server) -> active(server.unit())).findFirst();
	}

	private Optional<Resource<Instance>> resource() {
		return this.call.find(ResourceTypes.INSTANCE, this.instanceId);
	}

	private Map<String, String> attributes() {
		return resource().map(Resource::attributes).orElse(Map.of());
	}

	private @Nullable String attribute(String name) {
		return attributes().get(name);
	}

	private void change(String name, @Nullable String value) {
		resource().ifPresent((resource) -> this.call.put(resource.withAttribute(name, value)));
	}

}
