/** A problem+json answer of the server, or the lack of any answer (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly kind: string,
    readonly title: string,
    readonly detail: string,
    readonly fields: { field: string; message: string }[] = [],
  ) {
    super(`${title}：${detail}`)
    this.name = 'Problem'
  }

  /** Somebody else was faster. */
  get conflict(): boolean {
    return this.status === 409
  }

  messageFor(field: string): string | undefined {
    return this.fields.find((f) => f.field === field || f.field.startsWith(`${field}[`))?.message
  }
}

const REMEDIES: Record<number, [title: string, detail: string]> = {
  0: ['连不上服务器', '请检查网络后再试；已填的内容还在。'],
  400: ['有内容填得不对', '请按提示修改后再提交。'],
  401: ['登录已失效', '请重新登录，登录后会回到这一页。'],
  403: ['没有这项权限', '当前岗位不能做这件事；如有多个岗位，请在页面顶部切换。'],
  404: ['没有找到', '它不存在，或不在当前岗位的辖区内。'],
  409: ['别人先处理了', '请重新载入，看过最新情况再决定。'],
  413: ['文件太大', '请拆成几个文件后分别上传。'],
  422: ['内容不能接受', '请按提示修改后再提交。'],
  429: ['操作太频繁', '请稍等片刻再试。'],
  503: ['服务正在启动或繁忙', '请稍等片刻再试；已填的内容还在。'],
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** Has a Chinese character: what the server means for people does, what a proxy or a library says does not. */
function forPeople(value: unknown): string | undefined {
  const words = text(value)
  return words !== undefined && /[\u4e00-\u9fff]/.test(words) ? words : undefined
}

/** Whatever was thrown, as a problem that can be shown: what happened, and what to do. */
export function toProblem(thrown: unknown, status?: number): Problem {
  if (thrown instanceof Problem) return thrown
  const body = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Record<string, unknown>
  const code = typeof body.status === 'number' ? body.status : (status ?? 0)
  const [title, detail] = REMEDIES[code] ??
    (code >= 500
      ? ['服务器出了问题', '这次操作没有完成。请稍后再试；仍不行时，请把时间告诉系统管理员。']
      : ['没有办成', '请刷新页面后再试。'])
  const fields = Array.isArray(body.errors)
    ? body.errors.flatMap((e: unknown) => {
        const entry = (typeof e === 'object' && e !== null ? e : {}) as Record<string, unknown>
        const field = text(entry.field)
        return field === undefined ? [] : [{ field, message: forPeople(entry.message) ?? '填得不对' }]
      })
    : []
  const kind = text(body.type)?.split('/').pop() ?? 'Unknown'
  return new Problem(code, kind, forPeople(body.title) ?? title, forPeople(body.detail) ?? detail, fields)
}
