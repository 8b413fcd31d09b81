package cn.fangfei.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The rooms and the floors they stand on. */
class ModularityTests {

	/** Cellar first: a floor may look down, never up. Moving a room is editing this list, in sight. */
	private static final List<String> FLOORS = List.of("kernel", "contract", "audit", "access", "archive",
			"jurisdiction", "notify", "workspace", "export", "subject", "registry", "intake", "funds", "warning", "clue", "verification", "casework",
			"ledger", "report", "demo");

	private static final Path PICTURE = Path.of("../docs/rooms.puml");

	private final ApplicationModules modules = ApplicationModules.of(Fangfei.class);

	@Test
	void roomsKeepToTheirDoors() {
		modules.verify();
	}

	/** Draws the rooms as they are; the picture is part of the documents. */
	@Test
	void thePictureOfTheRoomsIsTheHouseAsItIs() throws Exception {
		var before = Files.exists(PICTURE) ? Files.readString(PICTURE) : "";

		new Documenter(modules, Documenter.Options.defaults().withOutputFolder("target/rooms").withoutClean())
			.writeModulesAsPlantUml(Documenter.DiagramOptions.defaults()
				.withStyle(Documenter.DiagramOptions.DiagramStyle.UML)
				.withDefaultDisplayName(ApplicationModule::getDisplayName));

		var lines = Files.readAllLines(Path.of("target/rooms/components.puml"));
		var drawn = Stream
			.of(lines.stream().filter(l -> !drawsArrow(l) && !l.startsWith("@enduml")),
					lines.stream().filter(ModularityTests::drawsArrow).sorted(), Stream.of("@enduml", ""))
			.flatMap(part -> part)
			.collect(Collectors.joining("\n"));
		Files.writeString(PICTURE, drawn);
		assertThat(before).as("docs/rooms.puml was out of date and has been drawn anew; commit it").isEqualTo(drawn);
	}

	@Test
	void everyRoomStandsOnAFloor() {
		var rooms = modules.stream().map(m -> m.getIdentifier().toString()).toList();

		assertThat(FLOORS).containsAll(rooms);
	}

	@Test
	void aFloorMayLookDownNeverUp() {
		for (var room : modules) {
			var height = height(room);

			var seen = room.getDirectDependencies(modules)
				.stream()
				.map(d -> d.getTargetModule())
				.filter(target -> !target.equals(room))
				.collect(Collectors.toSet());

			assertThat(seen).as("what %s looks at", room.getIdentifier()).allMatch(target -> height(target) < height);
		}
	}

	@Test
	void everyRoomHasAChineseNameInTheGlossary() throws Exception {
		var glossary = Files.readString(Path.of("../docs/glossary.md"));

		for (var room : modules) {
			assertThat(room.getDisplayName()).as("display name of %s", room.getIdentifier()).matches("\\p{IsHan}+");
			assertThat(glossary).contains(room.getDisplayName());
		}
	}

	/** An arrow. They come in any order; the picture keeps them sorted. */
	private static boolean drawsArrow(String line) {
		return line.contains("-->");
	}

	private static int height(ApplicationModule room) {
		return FLOORS.indexOf(room.getIdentifier().toString());
	}
}
