/**
 * 资金: what banks see of the payments of subjects, told by signed alert files that hold sentences and weekly sums and never a single
 * payment (反洗钱法 Art 7, 条例 Art 12–13). A bank's public key is registered by one officer and confirmed by another; a file that its
 * signature does not bear out is refused, and the refusal is kept. An alert is a lead for people to follow, never a finding. Looks down
 * on registry and subject for who is meant, and on archive for the files.
 */
@ApplicationModule(displayName = "资金", allowedDependencies = {"kernel", "contract", "audit", "access", "archive", "jurisdiction", "notify",
		"export", "subject", "registry"})
@NullMarked
package cn.fangfei.server.funds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
