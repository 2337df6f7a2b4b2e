package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.ArchitectureType;
import software.amazon.awssdk.services.ec2.model.BootModeType;
import software.amazon.awssdk.services.ec2.model.EbsEncryptionSupport;
import software.amazon.awssdk.services.ec2.model.EbsNvmeSupport;
import software.amazon.awssdk.services.ec2.model.EbsOptimizedSupport;
import software.amazon.awssdk.services.ec2.model.EnaSupport;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.InstanceTypeHypervisor;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.NetworkInfo;
import software.amazon.awssdk.services.ec2.model.PlacementGroupStrategy;
import software.amazon.awssdk.services.ec2.model.RootDeviceType;
import software.amazon.awssdk.services.ec2.model.UsageClassType;
import software.amazon.awssdk.services.ec2.model.VirtualizationType;

/**
 * An instance type.
 *
 * @param interfaces how many network interfaces it may have
 * @param addresses how many IPv4 addresses each of them may have
 */
record TypeSpec(String name, Family family, int cpus, int mebibytes, int interfaces, int addresses) {

	static final List<TypeSpec> ALL = List.of(new TypeSpec("t2.nano", Family.T2, 1, 512, 2, 2),
			new TypeSpec("t2.micro", Family.T2, 1, 1024, 2, 2), new TypeSpec("t2.small", Family.T2, 1, 2048, 3, 4),
			new TypeSpec("t2.medium", Family.T2, 2, 4096, 3, 6), new TypeSpec("t2.large", Family.T2, 2, 8192, 3, 12),
			new TypeSpec("t3.nano", Family.T3, 2, 512, 2, 2), new TypeSpec("t3.micro", Family.T3, 2, 1024, 2, 2),
			new TypeSpec("t3.small", Family.T3, 2, 2048, 3, 4), new TypeSpec("t3.medium", Family.T3, 2, 4096, 3, 6),
			new TypeSpec("t3.large", Family.T3, 2, 8192, 3, 12), new TypeSpec("t4g.nano", Family.T4G, 2, 512, 2, 2),
			new TypeSpec("t4g.micro", Family.T4G, 2, 1024, 2, 2), new TypeSpec("t4g.small", Family.T4G, 2, 2048, 3, 4),
			new TypeSpec("t4g.medium", Family.T4G, 2, 4096, 3, 6),
			new TypeSpec("t4g.large", Family.T4G, 2, 8192, 3, 12), new TypeSpec("c5.large", Family.C5, 2, 4096, 3, 10),
			new TypeSpec("m5.large", Family.M5, 2, 8192, 3, 10));

	/** A zone of N. Virginia that has old hardware only. */
	private static final String OLD_ZONE = "use1-az3";

	static Optional<TypeSpec> find(String name) {
		return ALL.stream().filter((type) -> type.name().equals(name)).findFirst();
	}

	boolean offeredIn(String zoneId) {
		return previousGenerationHardware() || !zoneId.equals(OLD_ZONE);
	}

	boolean burstable() {
		return this.family != Family.C5 && this.family != Family.M5;
	}

	String cpuCredits() {
		return previousGenerationHardware() ? "standard" : "unlimited";
	}

	boolean previousGenerationHardware() {
		return this.family == Family.T2;
	}

	String architecture() {
		return this.family.architecture;
	}

	int cores() {
		return this.cpus / this.family.threadsPerCore;
	}

	int threadsPerCore() {
		return this.family.threadsPerCore;
	}

	InstanceTypeInfo model() {
		boolean xen = previousGenerationHardware();
		return InstanceTypeInfo.builder()
			.instanceType(InstanceType.fromValue(this.name))
			.currentGeneration(true)
			.freeTierEligible(Stream.of("t2.micro", "t3.micro").anyMatch(this.name::equals))
			.supportedUsageClasses(UsageClassType.ON_DEMAND, UsageClassType.SPOT)
			.supportedRootDeviceTypes(RootDeviceType.EBS)
			.supportedVirtualizationTypes(VirtualizationType.HVM)
			.bareMetal(false)
			.hypervisor(xen ? InstanceTypeHypervisor.XEN : InstanceTypeHypervisor.NITRO)
			.processorInfo((processor) -> processor.supportedArchitectures(ArchitectureType.fromValue(architecture()))
				.sustainedClockSpeedInGhz(gigahertz())
				.manufacturer(arm() ? "AWS" : "Intel"))
			.vCpuInfo(
					(cpu) -> cpu.defaultVCpus(this.cpus).defaultCores(cores()).defaultThreadsPerCore(threadsPerCore()))
			.memoryInfo((memory) -> memory.sizeInMiB((long) this.mebibytes))
			.instanceStorageSupported(false)
			.ebsInfo((ebs) -> ebs
				.ebsOptimizedSupport(xen ? EbsOptimizedSupport.UNSUPPORTED : EbsOptimizedSupport.DEFAULT)
				.encryptionSupport(EbsEncryptionSupport.SUPPORTED)
				.nvmeSupport(xen ? EbsNvmeSupport.UNSUPPORTED : EbsNvmeSupport.REQUIRED))
			.networkInfo(networkInfo())
			.placementGroupInfo((group) -> group.supportedStrategies(PlacementGroupStrategy.PARTITION,
					PlacementGroupStrategy.SPREAD))
			.hibernationSupported(!arm())
			.burstablePerformanceSupported(burstable())
			.dedicatedHostsSupported(false)
			.autoRecoverySupported(true)
			.supportedBootModes(
					arm() ? List.of(BootModeType.UEFI) : List.of(BootModeType.LEGACY_BIOS, BootModeType.UEFI))
			.build();
	}

	private NetworkInfo networkInfo() {
		return NetworkInfo.builder()
			.networkPerformance(this.family.network)
			.maximumNetworkInterfaces(this.interfaces)
			.maximumNetworkCards(1)
			.defaultNetworkCardIndex(0)
			.ipv4AddressesPerInterface(this.addresses)
			.ipv6AddressesPerInterface(this.addresses)
			.ipv6Supported(true)
			.enaSupport(previousGenerationHardware() ? EnaSupport.UNSUPPORTED : EnaSupport.REQUIRED)
			.efaSupported(false)
			.encryptionInTransitSupported(false)
			.build();
	}

	private boolean arm() {
		return this.family == Family.T4G;
	}

	private double gigahertz() {
		return (this.family == Family.T2 && this.mebibytes > 2048) ? 2.3 : this.family.gigahertz;
	}

	private enum Family {

		T2("x86_64", 1, "Low to Moderate", 2.5), T3("x86_64", 2, "Up to 5 Gigabit", 3.1),
		T4G("arm64", 1, "Up to 5 Gigabit", 2.5), C5("x86_64", 2, "Up to 10 Gigabit", 3.4),
		M5("x86_64", 2, "Up to 10 Gigabit", 3.1);

		private final String architecture;

		private final int threadsPerCore;

		private final String network;

		private final double gigahertz;

		Family(String architecture, int threadsPerCore, String network, double gigahertz) {
			this.architecture = architecture;
			this.threadsPerCore = threadsPerCore;
			this.network = network;
			this.gigahertz = gigahertz;
		}

	}

}
