package cn.fangfei.server.demo;

import cn.fangfei.server.kernel.RegionCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invented firm.
 * @param creditCode absent or unreadable in a few rows, as in real registers
 * @param township where its address says it is; absent when the address names none
 * @param matter what a clue about it could be about; absent for the many that draw no attention
 */
record DemoFirm(String name, String creditCode, LocalDate registeredOn, String kind, String legalRepresentative,
		String capital, String scope, String province, String city, String address, @Nullable RegionCode township,
		@Nullable DemoMatter matter) {
}
