/**
 * 采集: adverts, posts, news and complaints by file, by API token and from sources that are asked in turn: kept as received, made one where
 * they say the same, read by the text screen, linked to whom they speak of, judged by people, and taken down. A score is a lead, never a
 * verdict; who complained is never kept. Looks down on registry and subject for who is meant, and on notify for the authority that is
 * told.
 */
@ApplicationModule(displayName = "采集", allowedDependencies = {"kernel", "contract", "audit", "access", "archive", "jurisdiction", "notify",
		"export", "subject", "registry"})
@NullMarked
package cn.fangfei.server.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
