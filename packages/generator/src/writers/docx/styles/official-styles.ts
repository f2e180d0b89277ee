import { cell, columns, line } from '../measures.ts'
import type { Style } from './style.ts'

const indent = 2 * cell
const flush = { basedOn: 'Normal' } as const
/** Exact line that ends in the red rule: 4 mm below 发文字号 with what its own line leaves. */
export const ruleLine = 148
/** Twips of the red rule: half a millimetre. */
export const ruleWeight = 30
/** Above 发文字号: two lines from the ink of a 标志 of the usual size, which ends above the line it stands in. */
export const aboveNumber: number = 2 * line - 156
/** Exact line before the double rule of a 信函, and the room above 发文字号 below it. */
export const letterRuleLine = 110
export const aboveLetterNumber = 180
/** Room for the number of a name in 附件说明 and the tab behind it. */
export const numberWidth = 362
/** One character of 4号. */
const small = 280

/** 版头、主体、版记 and page numbers (GB/T 9704-2012, 7.2–7.5). */
export const officialStyles: readonly Style[] = [
  { id: 'Serial', name: '份号', ...flush, next: 'Urgency', paragraph: { align: 'left' } },
  { id: 'Urgency', name: '紧急程度', ...flush, next: 'Mark', paragraph: { align: 'left' }, run: { face: 'heiti' } },
  {
    id: 'Mark',
    name: '发文机关标志',
    ...flush,
    next: 'Number',
    paragraph: { align: 'center', line: 1144 },
    run: { face: 'xiaobiaosong', color: 'FF0000', tracking: 0 },
  },
  { id: 'Number', name: '发文字号', ...flush, next: 'RedRule', paragraph: { align: 'center', before: aboveNumber } },
  {
    id: 'NumberSigner',
    name: '发文字号与签发人',
    ...flush,
    next: 'RedRule',
    paragraph: {
      tabs: [{ kind: 'right', at: (columns - 1) * cell }],
      before: aboveNumber,
      left: cell,
      right: cell,
      align: 'left',
    },
  },
  { id: 'SignerMore', name: '签发人续行', basedOn: 'NumberSigner', paragraph: { before: 0 } },
  {
    id: 'RedRule',
    name: '版头红线',
    ...flush,
    next: 'Title',
    paragraph: {
      borders: { bottom: { size: (ruleWeight * 8) / 20, color: 'FF0000' } },
      line: ruleLine,
      after: 2 * line,
    },
    run: { size: 1 },
  },

  { id: 'HeadEnd', name: '版头结束', basedOn: 'RedRule', next: 'Title', paragraph: { borders: {}, line: 10 } },
  {
    id: 'LetterNumber',
    name: '信函发文字号',
    ...flush,
    next: 'Title',
    paragraph: { tabs: [{ kind: 'right', at: 8844 }], before: aboveLetterNumber, after: 2 * line, align: 'left' },
  },
  { id: 'LetterMore', name: '信函发文机关', basedOn: 'LetterNumber', paragraph: { before: 0 } },
  {
    id: 'LetterRule',
    name: '信函上双线',
    ...flush,
    hidden: true,
    paragraph: {
      borders: { bottom: { size: 24, color: 'FF0000', style: 'thickThinSmallGap' } },
      line: letterRuleLine,
      left: -397,
      right: -397,
    },
    run: { size: 1 },
  },
  {
    id: 'LetterFoot',
    name: '信函下双线',
    ...flush,
    hidden: true,
    paragraph: { borders: { top: { size: 24, color: 'FF0000', style: 'thinThickSmallGap' } }, line: 20 },
    run: { size: 1 },
  },

  {
    id: 'Title',
    name: '公文标题',
    ...flush,
    next: 'Recipients',
    paragraph: { keepNext: true, after: line, align: 'center' },
    run: { face: 'xiaobiaosong', size: 22, tracking: 0 },
  },
  { id: 'TitleAbove', name: '公文标题（下有副标题）', basedOn: 'Title', next: 'Subtitle', paragraph: { after: 0 } },
  {
    id: 'Subtitle',
    name: '公文副标题',
    ...flush,
    next: 'Recipients',
    paragraph: { keepNext: true, after: line, align: 'center' },
    run: { face: 'kaiti' },
  },
  { id: 'Recipients', name: '主送机关', ...flush, next: 'Body' },
  {
    id: 'Attachments',
    name: '附件说明',
    ...flush,
    next: 'Organ',
    paragraph: { before: line, left: 5 * cell, firstLine: -3 * cell },
  },
  {
    id: 'AttachmentsFirst',
    name: '附件说明首项',
    basedOn: 'Attachments',
    next: 'AttachmentsMore',
    paragraph: { left: 5 * cell + numberWidth, firstLine: -3 * cell - numberWidth },
  },
  {
    id: 'AttachmentsMore',
    name: '附件说明续项',
    basedOn: 'Attachments',
    next: 'AttachmentsMore',
    paragraph: { before: 0, left: 5 * cell + numberWidth, firstLine: -numberWidth },
  },

  {
    id: 'Organ',
    name: '署名',
    ...flush,
    next: 'Date',
    paragraph: { keepNext: true, before: line, right: indent, align: 'right' },
  },
  { id: 'OrganMore', name: '署名续行', basedOn: 'Organ', next: 'Date', paragraph: { before: 0 } },
  {
    id: 'Date',
    name: '成文日期',
    ...flush,
    next: 'Note',
    paragraph: { latinGap: false, right: -cell, align: 'left' },
  },
  {
    id: 'SealedOrgan',
    name: '署名（盖章）',
    ...flush,
    next: 'SealedDate',
    paragraph: { keepNext: true, before: 2 * line, right: 4 * cell, align: 'right' },
  },
  {
    id: 'SealedDate',
    name: '成文日期（盖章）',
    ...flush,
    next: 'Note',
    paragraph: { latinGap: false, right: 4 * cell, align: 'right' },
  },
  {
    id: 'JointDate',
    name: '联合成文日期',
    basedOn: 'JointOrgan',
    next: 'Note',
    paragraph: { keepNext: false, before: 0, after: Math.round(line / 2) },
  },
  {
    id: 'JointOrgan',
    name: '联合署名',
    ...flush,
    next: 'JointDate',
    paragraph: { keepNext: true, before: 2 * line, align: 'center' },
  },
  {
    id: 'Signer',
    name: '签名章',
    ...flush,
    next: 'SealedDate',
    paragraph: { keepNext: true, before: 2 * line, right: 4 * cell, align: 'right' },
  },
  { id: 'SignerDate', name: '签名章日期', basedOn: 'SealedDate', paragraph: { before: line } },
  { id: 'Note', name: '附注', ...flush, next: 'Body', paragraph: { left: indent } },

  {
    id: 'AttachmentLabel',
    name: '附件标识',
    ...flush,
    next: 'AttachmentTitle',
    paragraph: { pageBreakBefore: true, align: 'left' },
    run: { face: 'heiti' },
  },
  { id: 'AttachmentTitle', name: '附件标题', basedOn: 'Title', next: 'Body', paragraph: { before: line } },
  {
    id: 'AttachmentStart',
    name: '附件起页',
    ...flush,
    hidden: true,
    paragraph: { pageBreakBefore: true, line: 10 },
    run: { size: 1 },
  },

  {
    id: 'ImprintPage',
    name: '版记另页',
    ...flush,
    paragraph: { pageBreakBefore: true, line: 10 },
    run: { size: 1, tracking: 0 },
  },

  {
    id: 'Attendance',
    name: '出席人员',
    ...flush,
    paragraph: { before: line, contextualSpacing: true, left: 5 * cell, firstLine: -3 * cell },
  },
  {
    id: 'Copies',
    name: '抄送机关',
    ...flush,
    next: 'Printer',
    paragraph: { line: 480, left: 4 * small, right: small, firstLine: -3 * small },
    run: { size: 14, tracking: 0 },
  },
  {
    id: 'Printer',
    name: '印发机关和印发日期',
    basedOn: 'Copies',
    paragraph: {
      tabs: [{ kind: 'right', at: 8844 - small }],
      left: small,
      firstLine: 0,
      latinGap: false,
      align: 'left',
    },
  },

  {
    id: 'FolioOdd',
    name: '单页页码',
    ...flush,
    paragraph: { latinGap: false, line: 280, right: small, align: 'right' },
    run: { face: 'songti', ownLatin: true, size: 14, tracking: 0 },
  },
  { id: 'FolioEven', name: '双页页码', basedOn: 'FolioOdd', paragraph: { left: small, right: 0, align: 'left' } },
  { id: 'FolioCenter', name: '居中页码', basedOn: 'FolioOdd', paragraph: { left: 0, right: 0, align: 'center' } },
  { id: 'SignTitle', name: '签章栏标题', basedOn: 'TableText', run: { face: 'heiti' } },
  { id: 'SignPlace', name: '签章栏落款', basedOn: 'TableText', paragraph: { align: 'right' } },
]
