package cn.fangfei.server.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a firm of the register. */
public record FirmId(@JsonValue UUID value) {

	@JsonCreator
	public FirmId {
	}
}
