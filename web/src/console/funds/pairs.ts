/** The alert file and its signature among two files that were chosen; undefined when they are none such. */
export function pairOf<Named extends { name: string }>(files: readonly Named[]): { alerts: Named; signature: Named } | undefined {
  const signature = files.find((f) => f.name.toLowerCase().endsWith('.sig'))
  const alerts = files.find((f) => f !== signature && !f.name.toLowerCase().endsWith('.sig'))
  return files.length === 2 && signature && alerts ? { alerts, signature } : undefined
}
