import { describe, expect, it } from 'vitest'
import { importGoes } from './importGoes'

describe('an import', () => {
  it('goes on while it waits, runs or pauses', () => {
    expect((['QUEUED', 'RUNNING', 'INTERRUPTED'] as const).every(importGoes)).toBe(true)
  })
  it('is over when it is done, stopped or has failed', () => {
    expect((['DONE', 'CANCELLED', 'FAILED'] as const).some(importGoes)).toBe(false)
  })
})
