package cn.fangfei.formats;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * Registered capital as it was written and, where it could be read, as an amount.
 *
 * @param amount in units of the currency (yuan, not 万元), at most two decimals; null when the text cannot be read
 * @param currency ISO 4217 code; null when the text cannot be read
 */
public record Capital(@Nullable BigDecimal amount, @Nullable String currency, String text) {
}
