/**
 * 骗局: the schemes, kind by kind, and the honest twin of each. A scheme and its twin are founded by the same steps and drawn from the same
 * {@link cn.fangfei.simulation.venture.Shape}; only what stands behind the promise differs.
 */
@NullMarked
package cn.fangfei.simulation.scheme;

import org.jspecify.annotations.NullMarked;
