/** Whether a statement still moves by itself. */
export const statementGoes = (status: string): boolean => status === 'QUEUED' || status === 'RUNNING' || status === 'INTERRUPTED'

/** Whether it can be stopped. */
export const statementStands = (status: string): boolean => status === 'PROPOSED' || statementGoes(status)
