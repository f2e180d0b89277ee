import type { AttachmentList, Block } from '@gongwen/model'
import { plainText } from '../inline-text.ts'

/**
 * 附件说明 typed as text (7.3.4): `附件：名称`, or `附件：1.名称` with further lines or paragraphs `2.名称`.
 * Line ends inside the paragraph are found by the numbers that follow them.
 */
export function recogniseAttachmentList(blocks: readonly Block[]): Block[] {
  const found: Block[] = []
  let list: AttachmentList | undefined
  let bare: Block | undefined
  // 附件： with no name after it is no list; it may be the label of an attachment page.
  const close = (): void => {
    if (list?.titles.length === 0 && bare) found[found.length - 1] = bare
    list = undefined
  }
  for (const block of blocks) {
    const text = textOf(block)
    const start = text === undefined ? undefined : /^附件[：:]\s*([\s\S]*)$/.exec(text)
    if (start) {
      close()
      bare = block
      const place = block.position ? { position: block.position } : {}
      list = { type: 'attachmentList', titles: titlesOf(start[1] ?? ''), ...place }
      found.push(list)
      continue
    }
    const next = list && numberedTitles(block, list.titles.length + 1)
    if (list && next) list.titles.push(...next)
    else {
      close()
      found.push(block)
    }
  }
  close()
  return found
}

function textOf(block: Block): string | undefined {
  return block.type === 'paragraph' ? plainText(block.children).trim() : undefined
}

function titlesOf(text: string): string[] {
  if (!/^1[.．、]/.test(text)) return text === '' ? [] : [clean(text)]
  const titles: string[] = []
  let rest = text
  for (let number = 1; rest !== ''; number += 1) {
    const body = rest.replace(new RegExp(`^\\s*${number}[.．、]\\s*`), '')
    const next = body.search(new RegExp(`(?<![0-9.])${number + 1}[.．、](?![0-9])`))
    titles.push(clean(next < 0 ? body : body.slice(0, next)))
    rest = next < 0 ? '' : body.slice(next)
  }
  return titles
}

/** Entries that follow as paragraphs of their own, or as a list. */
function numberedTitles(block: Block, expected: number): string[] | undefined {
  if (block.type === 'heading' && block.mark?.form === 'arabic' && block.mark.ordinal === expected) {
    return [clean(plainText([...block.children, ...(block.body ?? [])]))]
  }
  if (block.type === 'list' && block.ordered && block.start === expected) {
    return block.children.map((item) => clean(item.children.map((child) => textOf(child) ?? '').join('')))
  }
  const text = textOf(block)
  return text?.startsWith(`${expected}.`) ? [clean(text.slice(`${expected}.`.length))] : undefined
}

function clean(title: string): string {
  return title.trim().replace(/[。；;，]$/, '')
}
