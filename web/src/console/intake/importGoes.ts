/** Whether more comes of an import by itself: one that was interrupted is taken up again within seconds. */
export const importGoes = (status: string): boolean => status === 'QUEUED' || status === 'RUNNING' || status === 'INTERRUPTED'
