package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Families of instance types: what their types have in common, and their sizes up to
 * those that AWS sells by the whole host (EC2's pages of instance types).
 */
enum InstanceFamily {

	T2("x86_64", "Intel", 1, "Low to Moderate", 2.5, 0), T3("x86_64", "Intel", 2, "Up to 5 Gigabit", 3.1, 0),

	T3A("x86_64", "AMD", 2, "Up to 5 Gigabit", 2.2, 0), T4G("arm64", "AWS", 1, "Up to 5 Gigabit", 2.5, 0),

	C5("x86_64", "Intel", 2, "Up to 10 Gigabit", 3.4, 2), M5("x86_64", "Intel", 2, "Up to 10 Gigabit", 3.1, 4),

	R5("x86_64", "Intel", 2, "Up to 10 Gigabit", 3.1, 8), C6I("x86_64", "Intel", 2, "Up to 12.5 Gigabit", 3.5, 2),

	M6I("x86_64", "Intel", 2, "Up to 12.5 Gigabit", 3.5, 4), R6I("x86_64", "Intel", 2, "Up to 12.5 Gigabit", 3.5, 8),

	C6G("arm64", "AWS", 1, "Up to 10 Gigabit", 2.5, 2), M6G("arm64", "AWS", 1, "Up to 10 Gigabit", 2.5, 4),

	R6G("arm64", "AWS", 1, "Up to 10 Gigabit", 2.5, 8);

	private static final int MEBIBYTES = 1024;

	private final String architecture;

	private final String manufacturer;

	private final int threadsPerCore;

	private final String network;

	private final double gigahertz;

	/** Memory for each virtual processor; none where that depends on the size. */
	private final int gibibytes;

	InstanceFamily(String architecture, String manufacturer, int threadsPerCore, String network, double gigahertz,
			int gibibytes) {
		this.architecture = architecture;
		this.manufacturer = manufacturer;
		this.threadsPerCore = threadsPerCore;
		this.network = network;
		this.gigahertz = gigahertz;
		this.gibibytes = gibibytes;
	}

	List<TypeSpec> types() {
		return (burstable() ? smallTypes() : largeTypes()).toList();
	}

	private Stream<TypeSpec> smallTypes() {
		int least = (this == T2) ? 1 : 2;
		int interfaces = (this == T2) ? 3 : 4;
		return Stream.of(type("nano", least, MEBIBYTES / 2, 2, 2), type("micro", least, MEBIBYTES, 2, 2),
				type("small", least, 2 * MEBIBYTES, 3, 4), type("medium", 2, 4 * MEBIBYTES, 3, 6),
				type("large", 2, 8 * MEBIBYTES, 3, 12), type("xlarge", 4, 16 * MEBIBYTES, interfaces, 15),
				type("2xlarge", 8, 32 * MEBIBYTES, interfaces, 15));
	}

	private Stream<TypeSpec> largeTypes() {
		Stream<TypeSpec> medium = this.architecture.equals("arm64") ? Stream.of(type("medium", 1, 2, 4))
				: Stream.empty();
		return Stream.concat(medium, Stream.of(type("large", 2, 3, 10), type("xlarge", 4, 4, 15),
				type("2xlarge", 8, 4, 15), type("4xlarge", 16, 8, 30)));
	}

	private TypeSpec type(String size, int cpus, int interfaces, int addresses) {
		return type(size, cpus, cpus * this.gibibytes * MEBIBYTES, interfaces, addresses);
	}

	private TypeSpec type(String size, int cpus, int mebibytes, int interfaces, int addresses) {
		return new TypeSpec(name().toLowerCase(Locale.ROOT) + "." + size, this, cpus, mebibytes, interfaces, addresses);
	}

	boolean burstable() {
		return this.gibibytes == 0;
	}

	String architecture() {
		return this.architecture;
	}

	String manufacturer() {
		return this.manufacturer;
	}

	int threadsPerCore() {
		return this.threadsPerCore;
	}

	String network() {
		return this.network;
	}

	double gigahertz() {
		return this.gigahertz;
	}

}
