/**
 * 预警: what several sources say of one subject, weighed by published rules into a score with its reasons, and what people made of it. A
 * score is a lead, never a verdict. Looks down on registry for the wording of firms, on intake for what
 * texts say, on funds for what banks see, on subject for who is meant, and on notify.
 */
@ApplicationModule(displayName = "预警",
		allowedDependencies = {"kernel", "contract", "audit", "access", "jurisdiction", "notify", "export", "subject", "registry", "intake",
				"funds"})
@NullMarked
package cn.fangfei.server.warning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
