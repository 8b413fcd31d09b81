/** The house: rooms one above the other; see docs/adr/0002. */
@NullMarked
package cn.fangfei.server;

import org.jspecify.annotations.NullMarked;
