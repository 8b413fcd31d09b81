/**
 * 日子: what people do with money when no business is meant – shopping, gifts, cash, bills, savings, pensions. Nine tenths of all payments
 * are of this sort.
 */
@NullMarked
package cn.fangfei.simulation.life;

import org.jspecify.annotations.NullMarked;
