/** Whether a statement still moves by itself. */
export const statementGoes = (status: string): boolean => status === 'QUEUED' || status === 'RUNNING' || status === 'INTERRUPTED'

/** Whether it can be stopped. */
export const statementStands = (status: string): boolean => status === 'PROPOSED' || statementGoes(status)

/** Whether two lists say the same, field by field. */
export const sameKey = (a: readonly unknown[] | undefined, b: readonly unknown[]): boolean => a !== undefined && b.every((value, i) => JSON.stringify(a[i]) === JSON.stringify(value))
