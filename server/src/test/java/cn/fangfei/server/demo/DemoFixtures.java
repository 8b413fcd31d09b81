package cn.fangfei.server.demo;

import cn.fangfei.server.kernel.RegionCode;
import java.util.List;

/** A county with two townships, as the demo sees it. */
final class DemoFixtures {

	private DemoFixtures() {
	}

	static DemoTerritory territory() {
		return new DemoTerritory(new RegionCode("340323000000"), "固镇县", "安徽", "蚌埠", "安徽省蚌埠市",
				List.of(new DemoTerritory.Township(new RegionCode("340323100000"), "谷阳镇",
						List.of(new DemoTerritory.Community(new RegionCode("340323100014"), "浍河社区"),
								new DemoTerritory.Community(new RegionCode("340323100201"), "张桥村"))),
						new DemoTerritory.Township(new RegionCode("340323101000"), "王庄镇", List.of())));
	}
}
