import { computed, reactive, ref } from 'vue'
import { toProblem } from './problem'

/** What became of one thing of many. */
export interface BulkResult { key: string; ok: boolean; reason?: string }

/** The most things that one act takes; more is the work of a rule or an import. */
export const MOST_AT_ONCE = 5000

/**
 * Gathers the keys of all rows that match, page by page, before anything is done: the act is held to what matched then.
 * Rows that moved from page to page meanwhile are taken once.
 */
export async function allMatching<Row>(page: (page: number, size: number) => Promise<{ rows: readonly Row[]; total: number }>, keep: (row: Row) => string, most = MOST_AT_ONCE): Promise<Set<string>> {
  const keys = new Set<string>()
  for (let n = 0; keys.size < most; n++) {
    const { rows, total } = await page(n, 200)
    for (const row of rows) if (keys.size < most) keys.add(keep(row))
    if (rows.length === 0 || (n + 1) * 200 >= total) break
  }
  return keys
}

/**
 * Does something to each of many in portions and keeps what became of each. A portion that fails as a whole is the failure of its
 * members; the others go on. In a page:
 *
 *   const bulk = useBulk({ act: (keys) => … Promise<BulkResult[]>, label: (row) => row.name, keyOf: (row) => row.caseId })
 *   <DataTable selectable :selected="bulk.selected" @select="bulk.select($event, data?.rows)" …/>
 *   <BulkBar :bulk="bulk" unit="件" :total="data?.total" :all="(page, size) => listAll({ ...query, page, size })">
 *     <button @click="bulk.run()">交办</button>
 *   </BulkBar>
 */
export function useBulk<Row>(options: { act: (keys: string[]) => Promise<BulkResult[]>; keyOf: (row: Row) => string; label: (row: Row) => string; portion?: number }) {
  const selected = ref(new Set<string>())
  const names = new Map<string, string>()
  /** The selection is all that matched at that moment. */
  const frozen = ref(false)
  const gathering = ref(false)
  const done = ref(0)
  const total = ref(0)
  const running = ref(false)
  const results = ref<(BulkResult & { label: string })[]>([])
  const failed = computed(() => results.value.filter((r) => !r.ok))
  const know = (rows: readonly Row[] | undefined) => rows?.forEach((row) => names.set(options.keyOf(row), options.label(row)))

  async function go(keys: readonly string[], kept: readonly (BulkResult & { label: string })[]): Promise<void> {
    if (running.value || keys.length === 0) return
    running.value = true
    done.value = 0
    total.value = keys.length
    results.value = [...kept]
    const portion = options.portion ?? 50
    try {
      for (let i = 0; i < keys.length; i += portion) {
        const part = keys.slice(i, i + portion)
        let outcome: BulkResult[]
        try {
          outcome = await options.act(part)
        } catch (e) {
          const problem = toProblem(e)
          outcome = part.map((key) => ({ key, ok: false, reason: `${problem.title}。${problem.detail}` }))
        }
        const told = new Map(outcome.map((r) => [r.key, r]))
        results.value.push(...part.map((key) => ({ ...(told.get(key) ?? { key, ok: false, reason: '没有得到结果，请刷新后核对' }), label: names.get(key) ?? key })))
        done.value += part.length
      }
    } finally {
      running.value = false
      selected.value = new Set(failed.value.map((r) => r.key))
      frozen.value = false
    }
  }

  return reactive({
    selected, frozen, gathering, done, total, running, results, failed,
    select(keys: Set<string>, rows: readonly Row[] | undefined): void {
      know(rows)
      selected.value = keys
      frozen.value = false
    },
    async selectAll(page: (page: number, size: number) => Promise<{ rows: readonly Row[]; total: number }>): Promise<void> {
      gathering.value = true
      try {
        selected.value = await allMatching(async (n, size) => {
          const part = await page(n, size)
          know(part.rows)
          return part
        }, options.keyOf)
        frozen.value = true
      } finally {
        gathering.value = false
      }
    },
    clear(): void {
      selected.value = new Set()
      frozen.value = false
    },
    /** Does it to all that are selected. What failed stays selected. */
    run: () => go([...selected.value], []),
    /** Once more, only for those that failed. */
    retry: () => go(failed.value.map((r) => r.key), results.value.filter((r) => r.ok)),
    dismiss(): void {
      results.value = []
    },
  })
}

export type Bulk = ReturnType<typeof useBulk>
