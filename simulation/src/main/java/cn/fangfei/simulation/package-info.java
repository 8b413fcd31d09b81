/**
 * 模拟县: an agent-based county with known truth. It writes the files a bank and the offices would hold – accounts, transactions, register,
 * relations, texts, tips – and beside them who ran which scheme. Everything in it is invented; the same seed gives the same bytes.
 */
@NullMarked
package cn.fangfei.simulation;

import org.jspecify.annotations.NullMarked;
