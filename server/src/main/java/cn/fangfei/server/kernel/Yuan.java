package cn.fangfei.server.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount of money in yuan, exact to the fen. 万元 exists only on the printed form: {@link #inTenThousands()}. */
public record Yuan(@JsonValue BigDecimal value) {

	@JsonCreator
	public Yuan {
		try {
			value = value.setScale(2, RoundingMode.UNNECESSARY);
		}
		catch (ArithmeticException e) {
			throw new IllegalArgumentException("金额最多两位小数：" + value.toPlainString());
		}
	}

	public static Yuan of(long yuan) {
		return new Yuan(BigDecimal.valueOf(yuan));
	}

	public Yuan minus(Yuan other) {
		return new Yuan(value.subtract(other.value));
	}

	public boolean isNegative() {
		return value.signum() < 0;
	}

	/** In 万元 with two decimals, rounded half up, as the monthly forms print it. */
	public BigDecimal inTenThousands() {
		return value.movePointLeft(4).setScale(2, RoundingMode.HALF_UP);
	}
}
