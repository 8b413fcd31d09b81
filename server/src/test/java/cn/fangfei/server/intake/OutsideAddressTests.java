package cn.fangfei.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fangfei.server.intake.OutsideAddress.AddressRefused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses the platform asks (A11, IN-5). */
class OutsideAddressTests {

	private final OutsideAddress strict = new OutsideAddress(false);

	@ParameterizedTest
	@ValueSource(strings = {"127.0.0.1", "127.8.9.1", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254",
			"100.64.0.1", "192.0.0.1", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255",
			"::1", "::", "fe80::1", "fd00::1", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "2001:db8::1", "2001::1", "2002:7f00:1::",
			"2002:a00:1::", "64:ff9b::a00:1"})
	void whatIsNotOfTheOpenNetIsNotAsked(String address) throws UnknownHostException {
		assertThat(OutsideAddress.isPublic(InetAddress.getByName(address))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = {"1.1.1.1", "100.63.0.1", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.167.0.1", "198.17.0.1", "223.5.5.5", "2400:3200::1",
			"2606:4700::1"})
	void theOpenNetIs(String address) throws UnknownHostException {
		assertThat(OutsideAddress.isPublic(InetAddress.getByName(address))).isTrue();
	}

	@Test
	void aNameThatStandsForTheMachineItselfIsRefused() {
		assertThatThrownBy(() -> strict.lookUp(strict.parse("http://localhost/rss").getHost())).isInstanceOf(AddressRefused.class).hasMessageContaining("内部网络");
		assertThatThrownBy(() -> strict.lookUp(strict.parse("http://2130706433/").getHost())).isInstanceOf(AddressRefused.class);
		assertThatThrownBy(() -> strict.refuse("http://127.0.0.1:8080/actuator")).isInstanceOf(IntakeAddressRefused.class);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "rss", "ftp://example.com/", "file:///etc/passwd", "http://", "http:///x", "https://a:b@example.com/", "http://example.com:25/",
			"gopher://example.com", "http://exa mple.com/", "jar:http://example.com!/"})
	void whatIsNoAddressOfTheWebIsRefused(String url) {
		assertThatThrownBy(() -> strict.parse(url)).isInstanceOf(AddressRefused.class);
	}

	@Test
	void loopbackIsAskedOnlyByAPlatformThatWasStartedSo() throws AddressRefused {
		var open = new OutsideAddress(true);

		assertThat(open.lookUp(open.parse("http://127.0.0.1:8080/").getHost())[0].isLoopbackAddress()).isTrue();
		assertThatThrownBy(() -> open.lookUp(open.parse("http://10.0.0.1/").getHost())).isInstanceOf(AddressRefused.class);
	}
}
