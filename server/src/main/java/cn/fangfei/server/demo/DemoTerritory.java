package cn.fangfei.server.demo;

import cn.fangfei.server.kernel.RegionCode;
import java.util.List;

/**
 * The real divisions of the county that plays the demo.
 * @param province as it is written in a register, 安徽
 * @param city as it is written in a register, 蚌埠
 * @param above the names above the county as an address begins, 安徽省蚌埠市
 */
record DemoTerritory(RegionCode county, String name, String province, String city, String above,
		List<Township> townships) {

	/** A township with its villages, all real. */
	record Township(RegionCode code, String name, List<Community> communities) {
	}

	/** A village or community; {@code name} without the committee: 浍河社区. */
	record Community(RegionCode code, String name) {
	}

	/** 固镇 of 固镇县. */
	String shortName() {
		return name.length() > 2 && name.matches(".*[县市区旗]") ? name.substring(0, name.length() - 1) : name;
	}
}
