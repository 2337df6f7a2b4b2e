package io.github.privatelinkhandson.simulator.operation;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PagesTests {

	private static final List<String> ITEMS = List.of("a", "b", "c", "d", "e");

	@Test
	void pagesFollowEachOtherToTheEnd() {
		Page<String> first = Pages.of(ITEMS, 2, null);
		Page<String> second = Pages.of(ITEMS, 2, first.next());
		Page<String> third = Pages.of(ITEMS, 2, second.next());
		assertThat(first.items()).containsExactly("a", "b");
		assertThat(second.items()).containsExactly("c", "d");
		assertThat(third).isEqualTo(new Page<>(List.of("e"), null));
	}

	@Test
	void withoutMaximumThereIsOnePage() {
		assertThat(Pages.of(ITEMS, null, null)).isEqualTo(new Page<>(ITEMS, null));
		assertThat(Pages.of(ITEMS, 5, "")).isEqualTo(new Page<>(ITEMS, null));
		assertThat(Pages.of(ITEMS, Integer.MAX_VALUE, Pages.of(ITEMS, 4, null).next()).items()).containsExactly("e");
	}

	@Test
	void tokenBeyondTheEndOfAListThatShrankGivesAnEmptyPage() {
		assertThat(Pages.of(List.of("a"), 2, Pages.of(ITEMS, 2, null).next())).isEqualTo(new Page<>(List.of(), null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage", "%%%", "MTI", "cHJhY3RpY2UtYXdzOi0x" })
	void tokenThatIsNoneIsTold(String token) {
		assertThat(Pages.isToken(token)).isFalse();
		assertThat(Pages.isToken(Pages.of(ITEMS, 2, null).next())).isTrue();
	}

}
