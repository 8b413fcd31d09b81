package cn.fangfei.server.access;

import cn.fangfei.server.kernel.RegionCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this room must know of places, answered by the room jurisdiction above it. */
public interface Places {

	/** The name of a unit, the empty text when there is none. */
	String unitName(UUID unit);

	/** The name of a division, the code itself when there is none. */
	String regionName(RegionCode region);

	/** Whether the unit and the region, and the grid when given, exist and the grid lies in the region. */
	boolean exist(UUID unit, RegionCode region, @Nullable String grid);

	/** The unit of the three administrators, made when it is first asked for. */
	UUID administration();
}
