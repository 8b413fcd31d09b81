/**
 * 生意: the register of firms, what they are founded as, and the habits of honest business out of which every archetype is put together.
 */
@NullMarked
package cn.fangfei.simulation.trade;

import org.jspecify.annotations.NullMarked;
