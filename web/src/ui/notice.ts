import { ElMessage, ElMessageBox } from 'element-plus'
import { toProblem } from './problem'

/** Says what happened, in the words of the matter, never only that it worked. */
export function say(message: string): void {
  ElMessage({ message, type: 'success', duration: 5000, grouping: true, plain: true })
}

export function sayProblem(thrown: unknown): void {
  const problem = toProblem(thrown)
  if (problem.status === 401) return
  ElMessage({ message: `${problem.title}。${problem.detail}`, type: 'error', duration: 8000, showClose: true, grouping: true, plain: true })
}

/** Asks before what cannot simply be undone. */
export async function confirmed(title: string, message: string, verb: string): Promise<boolean> {
  try {
    await ElMessageBox.confirm(message, title, { confirmButtonText: verb, cancelButtonText: '不了', autofocus: false, closeOnClickModal: false })
    return true
  } catch {
    return false
  }
}

/** Hands a downloaded file to the browser. */
export function saveFile(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
