package cn.fangfei.server.registry;

import cn.fangfei.server.kernel.RegionCode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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
	 * For each telephone the one firm of a county that has it in the register. One that several firms share says of none of them that it is
	 * meant: it may be an agent's (R5B), and is absent. Firms that are no more do not count. What a firm's row says is read in the background
	 * after an import; until then its telephone is not known here.
	 * @param county a county; a telephone is compared within one
	 * @param phones as digits
	 */
	public Map<String, NamedFirm> ofPhones(RegionCode county, Collection<String> phones) {
		var byKey = new HashMap<UUID, String>();
		phones.forEach(phone -> {
			var key = FurtherColumns.phoneKey(phone);
			if (key != null) {
				byKey.put(key, phone);
			}
		});
		var found = new TreeMap<String, NamedFirm>();
		if (!byKey.isEmpty()) {
			names.ofPhones(county, byKey.keySet()).forEach((key, firm) -> found.put(byKey.get(key), firm));
		}
		return found;
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
