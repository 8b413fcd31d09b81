package cn.fangfei.server.intake;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which addresses the platform asks: public ones on the web, by http or https and their usual or other high ports, and nothing of the house
 * it stands in. A name is looked up once, every address it stands for must be public, and the connection goes to one of those looked at:
 * a name that is changed in between leads nowhere else.
 */
@Component
class OutsideAddress {

	private static final int LONGEST = 1_000;

	private static final int FIRST_FREE_PORT = 1024;

	private final boolean loopback;

	/** @param loopback whether the platform was started so that it asks itself, as tests do */
	OutsideAddress(@Value("${fangfei.intake.allow-loopback:false}") boolean loopback) {
		this.loopback = loopback;
	}

	/** The address a source is kept with; that it answers is not asked. */
	void refuse(String url) {
		try {
			lookUp(parse(url).getHost());
		}
		catch (AddressRefused e) {
			throw new IntakeAddressRefused(e.reason());
		}
	}

	URI parse(String url) throws AddressRefused {
		try {
			var uri = new URI(url.strip());
			var scheme = String.valueOf(uri.getScheme());
			if (url.length() > LONGEST || uri.getHost() == null || !Set.of("http", "https").contains(scheme)) {
				throw new AddressRefused("“" + TextReading.cut(url, 60) + "”不是完整的 http 或 https 地址");
			}
			if (uri.getRawUserInfo() != null) {
				throw new AddressRefused("地址里不能写用户名和密码");
			}
			var port = uri.getPort();
			if (port != -1 && port != 80 && port != 443 && port < FIRST_FREE_PORT) {
				throw new AddressRefused("端口" + port + "不是网站的端口");
			}
			return uri;
		}
		catch (URISyntaxException e) {
			throw new AddressRefused("“" + TextReading.cut(url, 60) + "”不是完整的 http 或 https 地址");
		}
	}

	/** The addresses that a name stands for, once all of them were found to be public. */
	InetAddress[] lookUp(String name) throws AddressRefused {
		var host = name.replaceAll("^\\[|]$", "");
		try {
			var all = InetAddress.getAllByName(host);
			for (var address : all) {
				if (!open(address)) {
					throw new AddressRefused("“" + host + "”是内部网络的地址");
				}
			}
			return all;
		}
		catch (UnknownHostException e) {
			throw new AddressRefused("找不到网站“" + host + "”");
		}
	}

	private boolean open(InetAddress address) {
		return address.isLoopbackAddress() ? loopback : isPublic(address);
	}

	/** Whether an address is one of the open net (RFC 6890 and what grew out of it). */
	static boolean isPublic(InetAddress address) {
		if (address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
				|| address.isMulticastAddress()) {
			return false;
		}
		var b = address.getAddress();
		if (address instanceof Inet4Address) {
			return isPublic(b[0] & 0xff, b[1] & 0xff, b[2] & 0xff);
		}
		var first = (b[0] & 0xff) << 8 | b[1] & 0xff;
		var second = (b[2] & 0xff) << 8 | b[3] & 0xff;
		if (first == 0x2002) {
			return isPublic(b[2] & 0xff, b[3] & 0xff, b[4] & 0xff); // 6to4 bears an address of the old kind
		}
		var global = (first & 0xe000) == 0x2000; // 2000::/3 is all that was given out
		var set = first == 0x2001 && (second <= 0x01ff || second == 0x0db8); // special purposes, documentation
		return global && !set;
	}

	private static boolean isPublic(int a, int b, int c) {
		return !(a == 0 || a == 10 || a == 127 || a >= 224 || a == 100 && b >= 64 && b <= 127 || a == 169 && b == 254
				|| a == 172 && b >= 16 && b <= 31 || a == 192 && b == 168 || a == 192 && b == 0 && (c == 0 || c == 2)
				|| a == 192 && b == 88 && c == 99 || a == 198 && (b == 18 || b == 19) || a == 198 && b == 51 && c == 100
				|| a == 203 && b == 0 && c == 113);
	}

	/** An address is not asked; the reason is Chinese. */
	static final class AddressRefused extends Exception {

		private static final long serialVersionUID = 1L;

		AddressRefused(String reason) {
			super(reason);
		}

		String reason() {
			return String.valueOf(getMessage());
		}
	}
}
