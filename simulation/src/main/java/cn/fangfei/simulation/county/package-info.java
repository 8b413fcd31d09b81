/**
 * 县域: who and what there is before anybody does business – land, people, kin and acquaintance, banks and accounts, the calendar – and the
 * tools of the trade: chance that belongs to one agent, and the book of a day.
 */
@NullMarked
package cn.fangfei.simulation.county;

import org.jspecify.annotations.NullMarked;
