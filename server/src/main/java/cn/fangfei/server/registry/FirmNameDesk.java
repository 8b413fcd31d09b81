package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.RegionCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where rooms above look many firms up at once by what a text calls them. The register is public; the room above says in which division
 * it looks and writes the audit line of what it looked for.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class FirmNameDesk {

	private static final int MOST_CORES = 1_000;

	private final FirmNames names;

	FirmNameDesk(FirmNames names) {
		this.names = names;
	}

	/** The firms of a division that bear one of these credit codes. */
	public List<NamedFirm> ofCodes(RegionCode within, Collection<String> codes) {
		return codes.isEmpty() ? List.of() : names.ofCodes(within, codes);
	}

	/** The firms of a division that bear exactly one of these names; more than one may bear the same. */
	public List<NamedFirm> ofNames(RegionCode within, Collection<String> exact) {
		return exact.isEmpty() ? List.of() : names.ofNames(within, exact);
	}

	/**
	 * For each 字号 of two characters and more: some firms of a division whose name holds it, the shortest names first. One question for all
	 * of them, and no more than {@value #MOST_CORES} are asked for: those of the first texts.
	 */
	public Map<String, List<NamedFirm>> holding(RegionCode within, Collection<String> cores) {
		var asked = cores.stream().filter(core -> core.length() >= 2).distinct().limit(MOST_CORES).toList();
		return asked.isEmpty() ? Map.of() : names.holding(within, asked);
	}
}
