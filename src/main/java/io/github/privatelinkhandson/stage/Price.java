package io.github.privatelinkhandson.stage;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * The price of a resource in US dollars, without tax and data transfer, by AWS's price
 * list (aws-facts, section 7): by the hour, begun hours of some counting as whole ones,
 * or once. Regions that the table lacks are given Tokyo's prices.
 */
public enum Price {

	FREE("0", "0", Unit.NONE), NAT_GATEWAY("0.062", "0.045", Unit.WHOLE_HOUR), PUBLIC_IPV4("0.005", "0.005", Unit.HOUR),
	LOAD_BALANCER("0.0243", "0.0225", Unit.WHOLE_HOUR), ENDPOINT("0.014", "0.01", Unit.WHOLE_HOUR),
	INSTANCE("0.0146", "0.0113", Unit.HOUR), ANALYSIS("0.10", "0.10", Unit.ONCE);

	private enum Unit {

		NONE, HOUR, WHOLE_HOUR, ONCE

	}

	private final Map<String, BigDecimal> byRegion;

	private final Unit unit;

	Price(String tokyo, String virginia, Unit unit) {
		this.byRegion = Map.of("ap-northeast-1", new BigDecimal(tokyo), "us-east-1", new BigDecimal(virginia));
		this.unit = unit;
	}

	/**
	 * The price of an hour, in US dollars.
	 */
	public BigDecimal hourly(String region) {
		return (this.unit == Unit.HOUR || this.unit == Unit.WHOLE_HOUR) ? amount(region) : BigDecimal.ZERO;
	}

	/**
	 * The price of having it once, in US dollars, for what is not paid by the hour.
	 */
	public BigDecimal once(String region) {
		return (this.unit == Unit.ONCE) ? amount(region) : BigDecimal.ZERO;
	}

	/**
	 * Returns the cost after that time, in US dollars.
	 */
	public BigDecimal after(Duration time, String region) {
		BigDecimal hours = BigDecimal.valueOf(time.toSeconds() / 3600.0);
		return switch (this.unit) {
			case NONE -> BigDecimal.ZERO;
			case ONCE -> amount(region);
			case HOUR -> amount(region).multiply(hours);
			case WHOLE_HOUR ->
				amount(region).multiply(hours.setScale(0, java.math.RoundingMode.CEILING).max(BigDecimal.ONE));
		};
	}

	private BigDecimal amount(String region) {
		return this.byRegion.getOrDefault(region, this.byRegion.get("ap-northeast-1"));
	}

}
