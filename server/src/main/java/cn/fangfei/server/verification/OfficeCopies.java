package cn.fangfei.server.verification;

import cn.fangfei.server.verification.WorkingCopies.Made;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;

/** Takes author, company, times and thumbnail out of an office document: everything that the package says about itself. */
final class OfficeCopies {

	private static final Map<String, String> TYPES = Map.of("/word/document.xml", "docx", "/xl/workbook.xml", "xlsx",
			"/ppt/presentation.xml", "pptx");

	private static final Map<String, String> MEDIA = Map.of("docx",
			"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "xlsx",
			"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "pptx",
			"application/vnd.openxmlformats-officedocument.presentationml.presentation");

	private OfficeCopies() {
	}

	static Made clean(Path path, String fileName) throws IOException, CopyImpossible {
		path.toFile().setWritable(true);
		try (var document = OPCPackage.open(path.toFile(), PackageAccess.READ_WRITE)) {
			var parts = document.getParts().stream().map(p -> p.getPartName().getName()).toList();
			var kind = TYPES.entrySet().stream().filter(t -> parts.contains(t.getKey())).map(Map.Entry::getValue).findFirst();
			if (kind.isEmpty()) {
				document.revert();
				throw new CopyImpossible("“" + fileName + "”不是 Word、Excel 或 PowerPoint 文档，不能生成副本，只能下载原件查看。");
			}
			for (var type : new String[] {PackageRelationshipTypes.EXTENDED_PROPERTIES, PackageRelationshipTypes.CUSTOM_PROPERTIES,
					PackageRelationshipTypes.THUMBNAIL}) {
				for (var relation : document.getRelationshipsByType(type)) {
					document.removeRelationship(relation.getId());
				}
			}
			for (var part : List.copyOf(document.getParts())) {
				var name = part.getPartName().getName();
				if (name.startsWith("/docProps/") && !name.equals("/docProps/core.xml")) {
					document.removePart(part);
				}
			}
			forget(document.getPackageProperties());
			return new Made(MEDIA.get(kind.get()), kind.get());
		}
		catch (OpenXML4JException | RuntimeException e) {
			throw new CopyImpossible("文档结构有误或已加密，不能生成副本，只能下载原件查看。");
		}
	}

	/** The part of these properties is written anew whatever is removed, so each of them is emptied. */
	private static void forget(PackageProperties properties) throws OpenXML4JException {
		Optional<String> nothing = Optional.empty();
		properties.setCategoryProperty(nothing);
		properties.setContentStatusProperty(nothing);
		properties.setContentTypeProperty(nothing);
		properties.setCreatorProperty(nothing);
		properties.setDescriptionProperty(nothing);
		properties.setIdentifierProperty(nothing);
		properties.setKeywordsProperty(nothing);
		properties.setLanguageProperty(nothing);
		properties.setLastModifiedByProperty(nothing);
		properties.setRevisionProperty(nothing);
		properties.setSubjectProperty(nothing);
		properties.setTitleProperty(nothing);
		properties.setVersionProperty(nothing);
		Optional<Date> never = Optional.empty();
		properties.setCreatedProperty(never);
		properties.setModifiedProperty(never);
		properties.setLastPrintedProperty(never);
	}
}
