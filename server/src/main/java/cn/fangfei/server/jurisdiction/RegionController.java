package cn.fangfei.server.jurisdiction;

import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RegionCode;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RegionController {

	private final RegionDesk desk;

	RegionController(RegionDesk desk) {
		this.desk = desk;
	}

	@GetMapping("/api/regions")
	@Permit("region:read")
	List<RegionView> listRegions(@RequestParam(required = false) @Nullable @Pattern(regexp = "\\d{12}") String parent) {
		return desk.list(parent == null ? null : new RegionCode(parent));
	}
}
