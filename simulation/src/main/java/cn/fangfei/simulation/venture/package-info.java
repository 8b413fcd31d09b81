/**
 * 参与: businesses that people join, tell others of, pay into and get something back from. Honest ones and fraudulent ones are the same
 * machine: how people are won, what they pay, what they are promised and how they are paid are parts that both share; what differs is
 * whether anything but the next participant's money stands behind the promise.
 */
@NullMarked
package cn.fangfei.simulation.venture;

import org.jspecify.annotations.NullMarked;
