package cn.fangfei.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What machines bear that send to a room: 256 bits behind a prefix, of which a digest is kept. */
class MachineSecretTests {

	private final MachineSecret secrets = new MachineSecret("fft_");

	@Test
	void aFreshSecretIsFoundInItsHeaderAndNoTwoAreAlike() {
		var one = secrets.fresh();
		var other = secrets.fresh();

		assertThat(one).startsWith("fft_").hasSize(4 + 43).isNotEqualTo(other);
		assertThat(secrets.of("Bearer " + one)).contains(one);
		assertThat(secrets.of("bearer  " + one + " ")).contains(one);
	}

	@Test
	void whatHasNotTheShapeOfASecretOfTheRoomIsNoSecret() {
		var secret = secrets.fresh();

		assertThat(secrets.of(null)).isEmpty();
		assertThat(secrets.of("")).isEmpty();
		assertThat(secrets.of(secret)).isEmpty();
		assertThat(secrets.of("Basic " + secret)).isEmpty();
		assertThat(secrets.of("Bearer " + secret + "x")).isEmpty();
		assertThat(secrets.of("Bearer " + secret.replace("fft_", "ffx_"))).isEmpty();
		assertThat(secrets.of("Bearer " + secret.substring(0, 46) + "\u0000")).isEmpty();
	}

	@Test
	void whatIsKeptIsItsSha256AsTheDatabaseReckonsIt() {
		// SHA-256 of abc, FIPS 180-4
		assertThat(HexFormat.of().formatHex(MachineSecret.digest("abc"))).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	}

	@Test
	void oneIsGoodFromTomorrowToAYearFromTodayAtMost() {
		var today = LocalDate.of(2026, 11, 22);

		assertThat(MachineSecret.mayEnd(today, today)).isFalse();
		assertThat(MachineSecret.mayEnd(today.plusDays(1), today)).isTrue();
		assertThat(MachineSecret.mayEnd(today.plusYears(1), today)).isTrue();
		assertThat(MachineSecret.mayEnd(today.plusYears(1).plusDays(1), today)).isFalse();
	}
}
