/**
 * 社会: the honest part of the county – every archetype of lawful business and self-help, above all those that resemble fund-raising.
 */
@NullMarked
package cn.fangfei.simulation.society;

import org.jspecify.annotations.NullMarked;
