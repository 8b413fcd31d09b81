import type { IntakeImportView } from '@/api'

/** Whether more comes of an import by itself: one that was interrupted is taken up again within seconds. */
export const importGoes = (status: IntakeImportView['status']): boolean => status === 'QUEUED' || status === 'RUNNING' || status === 'INTERRUPTED'
