import type { Attachment, Block, Paragraph, Title } from '@gongwen/model'
import { plainText } from '../inline-text.ts'
import type { State } from '../state.ts'
import { attachmentLabel } from './attachment-label.ts'

/**
 * Gathers attachments (7.3.7): what follows a `::附件` line or a paragraph that says only 附件1 belongs to it, until the next
 * one or the 版记. A 标题 after the signature (after the text, when front matter signs) opens one without a label: what a
 * notice hands out.
 */
export function gatherAttachments(blocks: readonly Block[], signedAhead: boolean, state: State): Block[] {
  const gathered: Block[] = []
  let open: Attachment | undefined
  let signed = false
  const unlabelled = new Set<Attachment>()
  blocks.forEach((block, index) => {
    if (block.type === 'imprint') {
      gathered.push(block)
      return
    }
    // A text that `::附件` or 附件1 opened has titles of its own.
    const titled = signed && (open === undefined || unlabelled.has(open))
    const started = startOf(block, blocks[index + 1], { signed, titled }, state)
    if (started) {
      open = started
      gathered.push(open)
      if (block.type === 'title') {
        open.children.push(block)
        unlabelled.add(open)
      }
    } else if (open && block.type !== 'attachment') takeIn(open, block)
    else {
      open = undefined
      gathered.push(block)
    }
    if (block.type === 'signature' || block.type === 'note') signed = true
    if (signedAhead && (block.type === 'paragraph' || block.type === 'heading')) signed = true
  })
  return gathered
}

function startOf(
  block: Block,
  next: Block | undefined,
  { signed, titled }: { signed: boolean; titled: boolean },
  state: State,
): Attachment | undefined {
  if (block.type === 'attachment' && state.openAttachments.has(block)) return block
  if (block.type === 'title' && titled) {
    const place = block.position ? { position: block.position } : {}
    return { type: 'attachment', title: titleText(block), plain: true, children: [], ...place }
  }
  const labelled = next?.type === 'title' || signed ? attachmentLabel(block) : undefined
  if (!labelled) return undefined
  const place = block.position ? { position: block.position } : {}
  return { type: 'attachment', ...labelled, title: '', children: [], ...place }
}

/**
 * The first 标题 inside names an attachment that has no name, and is not printed twice; so does its first line, where that is
 * no sentence.
 */
function takeIn(open: Attachment, block: Block): void {
  if (block.type === 'title' && !open.plain && open.children.length === 0) {
    const title = titleText(block)
    if (open.title === '' || sameTitle(open.title, title)) {
      open.title = title
      return
    }
  }
  if (block.type === 'paragraph' && open.title === '' && open.children.length === 0 && isName(block)) {
    open.title = plainText(block.children).trim()
    return
  }
  open.children.push(block)
}

/** Words alone, without the marks of a sentence, a form's label or a blank to fill in. */
function isName({ children, align, indent }: Paragraph): boolean {
  if (align !== undefined || indent !== undefined || children.some(({ type }) => type !== 'text')) return false
  const text = plainText(children).trim()
  return text.length >= 2 && text.length <= 60 && !/[。；：:！？，_\n]/.test(text)
}

/** A title and its subtitle in one line, as 附件说明 names it. */
export function titleText(title: Title): string {
  return `${plainText(title.children)}${plainText(title.subtitle ?? [])}`.replace(/\s*\n\s*/g, '')
}

function sameTitle(left: string, right: string): boolean {
  const bare = (text: string): string => text.replace(/\s/g, '')
  return bare(left) === bare(right)
}
