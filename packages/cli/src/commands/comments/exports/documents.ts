import { fileURLToPath } from 'node:url'
import { adoptionData, briefingData, feedbackData, redlineDraft, summaryData } from '@gongwen/comments'
import type { Diagnostic, Document } from '@gongwen/model'
import { fill, loadTemplate } from '@gongwen/templates'
import { Unusable } from '../../../outcome.ts'
import type { Material } from './material.ts'

/** The briefing's template: no 公文 of the library, but laid out by the same means. */
const briefing = fileURLToPath(new URL('../../../../library/briefing', import.meta.url))

/** A document of the export, by file name. */
export interface NamedDocument {
  name: string
  document: Document
}

/** Data into a template of the library. Data that do not fit are a fault of ours, and said as such. */
export function fillTemplate(id: string, data: unknown, diagnostics: Diagnostic[]): Document {
  const { value: template, diagnostics: loading } = loadTemplate(id)
  if (!template) throw new Unusable(...loading)
  const filled = fill(template, data)
  diagnostics.push(...filled.diagnostics)
  if (!filled.value) throw new Unusable(...filled.diagnostics)
  return filled.value
}

/**
 * The documents that the docket is ready for: the summary always; the table of decisions when there are decisions; the notice when all
 * are made; the redline when wording was accepted (inside the office only).
 */
export function documentsOf(material: Material, diagnostics: Diagnostic[]): NamedDocument[] {
  const { analysis, decisions, words, terms, channels, isPublic } = material
  const input = { analysis, decisions, words, terms }
  const documents: NamedDocument[] = [
    {
      name: '意见汇总表',
      document: fillTemplate('opinion-summary', summaryData(analysis, terms, words, isPublic), diagnostics),
    },
  ]
  if (analysis.opinions.length > 0)
    documents.push({
      name: '征求意见简报',
      document: fillTemplate(briefing, briefingData(analysis, decisions, terms, words), diagnostics),
    })
  if (decisions.size === 0) return documents
  const adoption = adoptionData(input)
  diagnostics.push(...adoption.diagnostics)
  documents.push({ name: '意见采纳情况表', document: fillTemplate('adoption-table', adoption.value, diagnostics) })
  const used = [...new Set(analysis.opinions.map(({ mail }) => channels.get(mail) ?? '电子邮件'))].sort()
  const feedback = feedbackData({ ...input, terms: { ...terms, channels: used.length > 0 ? used : ['电子邮件'] } })
  if (feedback.value)
    documents.push({ name: '采纳情况反馈公告', document: fillTemplate('feedback-notice', feedback.value, diagnostics) })
  if (isPublic) return documents
  const redlined = redlineDraft(analysis, decisions)
  diagnostics.push(...redlined.diagnostics)
  if (hasChanges(redlined.value)) documents.push({ name: '修改对照稿', document: redlined.value })
  return documents
}

function hasChanges(document: Document): boolean {
  return JSON.stringify(document).includes('"revision"')
}
