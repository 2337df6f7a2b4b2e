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
record TypeSpec(String name, String architecture, int cpus, int threadsPerCore, int mebibytes, int interfaces,
		int addresses, String network, double gigahertz) {

	static final List<TypeSpec> ALL = List.of(t2("micro", 1, 1024, 2, 2), t2("small", 1, 2048, 3, 4),
			t2("medium", 2, 4096, 3, 6), t2("large", 2, 8192, 3, 12), nitro("t3.micro", 1024, 2, 2),
			nitro("t3.small", 2048, 3, 4), nitro("t3.medium", 4096, 3, 6), nitro("t3.large", 8192, 3, 12),
			arm("t4g.micro", 1024, 2, 2), arm("t4g.small", 2048, 3, 4), arm("t4g.medium", 4096, 3, 6),
			arm("t4g.large", 8192, 3, 12), nitro("c5.large", 4096, 3, 10), nitro("m5.large", 8192, 3, 10));

	/** A zone of N. Virginia that has old hardware only. */
	private static final String OLD_ZONE = "use1-az3";

	private static TypeSpec t2(String size, int cpus, int mebibytes, int interfaces, int addresses) {
		return new TypeSpec("t2." + size, "x86_64", cpus, 1, mebibytes, interfaces, addresses, "Low to Moderate",
				size.equals("micro") || size.equals("small") ? 2.5 : 2.3);
	}

	private static TypeSpec nitro(String name, int mebibytes, int interfaces, int addresses) {
		return new TypeSpec(name, "x86_64", 2, 2, mebibytes, interfaces, addresses,
				name.startsWith("t") ? "Up to 5 Gigabit" : "Up to 10 Gigabit", name.startsWith("c5") ? 3.4 : 3.1);
	}

	private static TypeSpec arm(String name, int mebibytes, int interfaces, int addresses) {
		return new TypeSpec(name, "arm64", 2, 1, mebibytes, interfaces, addresses, "Up to 5 Gigabit", 2.5);
	}

	static Optional<TypeSpec> find(String name) {
		return ALL.stream().filter((type) -> type.name().equals(name)).findFirst();
	}

	boolean offeredIn(String zoneId) {
		return previousGenerationHardware() || !zoneId.equals(OLD_ZONE);
	}

	boolean burstable() {
		return this.name.startsWith("t");
	}

	String cpuCredits() {
		return previousGenerationHardware() ? "standard" : "unlimited";
	}

	boolean previousGenerationHardware() {
		return this.name.startsWith("t2.");
	}

	int cores() {
		return this.cpus / this.threadsPerCore;
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
			.processorInfo(
					(processor) -> processor.supportedArchitectures(ArchitectureType.fromValue(this.architecture))
						.sustainedClockSpeedInGhz(this.gigahertz)
						.manufacturer(this.architecture.equals("arm64") ? "AWS" : "Intel"))
			.vCpuInfo((cpu) -> cpu.defaultVCpus(this.cpus)
				.defaultCores(cores())
				.defaultThreadsPerCore(this.threadsPerCore))
			.memoryInfo((memory) -> memory.sizeInMiB((long) this.mebibytes))
			.instanceStorageSupported(false)
			.ebsInfo((ebs) -> ebs
				.ebsOptimizedSupport(xen ? EbsOptimizedSupport.UNSUPPORTED : EbsOptimizedSupport.DEFAULT)
				.encryptionSupport(EbsEncryptionSupport.SUPPORTED)
				.nvmeSupport(xen ? EbsNvmeSupport.UNSUPPORTED : EbsNvmeSupport.REQUIRED))
			.networkInfo(networkInfo())
			.placementGroupInfo((group) -> group.supportedStrategies(PlacementGroupStrategy.PARTITION,
					PlacementGroupStrategy.SPREAD))
			.hibernationSupported(!this.architecture.equals("arm64"))
			.burstablePerformanceSupported(burstable())
			.dedicatedHostsSupported(false)
			.autoRecoverySupported(true)
			.supportedBootModes(this.architecture.equals("arm64") ? List.of(BootModeType.UEFI)
					: List.of(BootModeType.LEGACY_BIOS, BootModeType.UEFI))
			.build();
	}

	private NetworkInfo networkInfo() {
		return NetworkInfo.builder()
			.networkPerformance(this.network)
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

}
