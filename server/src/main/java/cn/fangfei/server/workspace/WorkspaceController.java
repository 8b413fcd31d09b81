package cn.fangfei.server.workspace;

import cn.fangfei.server.access.Access;
import cn.fangfei.server.contract.Once;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.RoleName;
import cn.fangfei.server.kernel.SignedIn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class WorkspaceController {

	/** The part of an address after the question mark, as a browser writes it. */
	private static final String QUERY = "[A-Za-z0-9%._~*+,=&:!'()-]*";

	private final WorkspaceDesk desk;

	private final Access access;

	private final Once once;

	WorkspaceController(WorkspaceDesk desk, Access access, Once once) {
		this.desk = desk;
		this.access = access;
		this.once = once;
	}

	@GetMapping("/views")
	@SignedIn
	List<SavedViewView> listViews(@RequestParam(required = false) @Nullable String list) {
		return desk.list(list);
	}

	@PostMapping("/views")
	@SignedIn
	@ResponseStatus(HttpStatus.CREATED)
	SavedViewView saveView(@RequestHeader("Idempotency-Key") String key, @Valid @RequestBody SaveViewRequest request) {
		return once.run(access.actor().accountId(), key, request, SavedViewView.class,
				() -> desk.save(request.list(), request.name(), request.query(), request.columns()));
	}

	@PutMapping("/views/{viewId}")
	@SignedIn
	SavedViewView changeView(@PathVariable UUID viewId, @Valid @RequestBody ChangeViewRequest request) {
		return desk.change(viewId, request.name(), request.query(), request.columns(), request.version());
	}

	@PutMapping("/views/{viewId}/sharing")
	@Permit("view:share")
	SavedViewView shareView(@PathVariable UUID viewId, @Valid @RequestBody ShareViewRequest request) {
		return desk.share(viewId, request.roles(), request.unitOnly(), request.version());
	}

	@PutMapping("/views/{viewId}/use")
	@SignedIn
	SavedViewView useView(@PathVariable UUID viewId, @Valid @RequestBody UseViewRequest request) {
		return desk.use(viewId, request.pinned(), request.first());
	}

	@DeleteMapping("/views/{viewId}")
	@SignedIn
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void removeView(@PathVariable UUID viewId, @RequestParam int version) {
		desk.remove(viewId, version);
	}

	@GetMapping("/columns/{list}")
	@SignedIn
	ListColumnsView getColumns(@PathVariable String list) {
		return desk.columns(list);
	}

	@PutMapping("/columns/{list}")
	@SignedIn
	ListColumnsView arrangeColumns(@PathVariable String list, @Valid @RequestBody ArrangeColumnsRequest request) {
		return desk.arrange(list, request.columns(), request.version());
	}

	record SaveViewRequest(@NotBlank @Size(max = 40) String list, @NotBlank @Size(max = 40) String name,
			@NotNull @Size(max = 2_000) @Pattern(regexp = QUERY) String query,
			@Nullable @Size(max = 60) List<@NotNull @Valid ColumnChoice> columns) {
	}

	record ChangeViewRequest(@NotBlank @Size(max = 40) String name,
			@NotNull @Size(max = 2_000) @Pattern(regexp = QUERY) String query,
			@Nullable @Size(max = 60) List<@NotNull @Valid ColumnChoice> columns, @NotNull Integer version) {
	}

	/**
	 * @param roles empty: private again
	 * @param unitOnly only the posts of the own unit; otherwise those of the whole region of the own post
	 */
	record ShareViewRequest(@NotNull @Size(max = 10) Set<@NotNull RoleName> roles, @NotNull Boolean unitOnly,
			@NotNull Integer version) {
	}

	record UseViewRequest(@NotNull Boolean pinned, @NotNull Boolean first) {
	}

	record ArrangeColumnsRequest(@NotNull @Size(max = 60) List<@NotNull @Valid ColumnChoice> columns,
			@NotNull Integer version) {
	}
}
