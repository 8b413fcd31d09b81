import type { EvidenceDetailView, EvidenceView } from './useEvidence'
import type { ElementState, LegalElement } from './useVerification'

export const elementWords: Record<LegalElement, { name: string; asks: string }> = {
  UNLAWFUL: { name: '非法性', asks: '未经许可，或借合法经营之名' },
  PUBLIC: { name: '公开性', asks: '向社会公开宣传' },
  INDUCING: { name: '利诱性', asks: '承诺还本付息或其他回报' },
  SOCIAL: { name: '社会性', asks: '对象不特定，不限于亲友和本单位' },
}
export const elements = Object.keys(elementWords) as LegalElement[]
export const stateWords: Record<ElementState, string> = { PRESENT: '有', ABSENT: '无', UNCLEAR: '未查明' }
export const stateMarks: Record<ElementState, string> = { PRESENT: 'red', ABSENT: 'green', UNCLEAR: 'grey' }
export const kindWords: Record<EvidenceView['kind'], string> = { PHOTO: '照片', VIDEO: '视频', AUDIO: '音频', DOCUMENT: '文档', OTHER: '其他' }
export const copyWords: Record<EvidenceView['copy']['state'], string> = { PENDING: '副本待生成', MADE: '副本已生成', NONE: '没有副本' }
export const actWords: Record<EvidenceDetailView['custody'][number]['act'], string> = { RECEIVED: '接收', ATTACHED: '关联', VIEWED: '查看副本', DOWNLOADED: '下载', EXPORTED: '列入清单' }
