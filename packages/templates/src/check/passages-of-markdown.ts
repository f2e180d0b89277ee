import type { ListItem, PhrasingContent, Root, RootContent } from 'mdast'
import { isScalar, parseDocument, visit as visitYaml } from 'yaml'
import { limitNesting } from '../markdown/limit-nesting.ts'
import { parseAuthored } from '../markdown/parse-authored.ts'
import { notProse, type Passage, type PassageKind } from './passage.ts'

/** Passages of a Markdown text in order, each character with its place in the source. */
export function passagesOfMarkdown(
  source: string,
  root: Root = parseAuthored(limitNesting(source, [])).root,
): Passage[] {
  const passages: Passage[] = []
  const [first] = root.children
  if (first?.type === 'yaml') passages.push(...passagesOfMatter(first.value, first.position?.start.offset ?? 0, source))
  for (const node of root.children) walk(node, passages, source)
  return passages
}

const leafKinds: Readonly<Record<string, PassageKind>> = {
  主送机关: 'recipients',
  主送: 'recipients',
  附件: 'attachment-title',
  附件说明: 'attachment-title',
  署名: 'organ',
  副标题: 'title',
}

function walk(node: RootContent, passages: Passage[], source: string): void {
  switch (node.type) {
    case 'heading':
      passages.push(passageOf(node.children, node.depth === 1 ? 'title' : 'heading', source))
      return
    case 'paragraph':
      passages.push(passageOf(node.children, node.data?.directiveLabel ? 'attachment-title' : 'paragraph', source))
      return
    case 'tableCell':
      passages.push(passageOf(node.children, 'cell', source))
      return
    case 'leafDirective':
      passages.push(passageOf(node.children, leafKinds[node.name] ?? 'other', source))
      return
    case 'list':
      for (const item of node.children) walkItem(item, node.ordered === true, passages, source)
      return
    default:
      if ('children' in node) for (const child of node.children) walk(child as RootContent, passages, source)
  }
}

/** A typed `1.` is the item's number in the outline, so it belongs to its text. */
function walkItem(item: ListItem, ordered: boolean, passages: Passage[], source: string): void {
  const before = passages.length
  for (const child of item.children) walk(child, passages, source)
  const first = passages[before]
  const start = item.position?.start.offset ?? 0
  const label = ordered ? /^\d{1,4}[.)]\s/.exec(source.slice(start, start + 8))?.[0] : undefined
  if (!first || !label || first.kind !== 'paragraph') return
  const offsets = Array.from(label, (_, index) => start + index)
  passages[before] = { ...first, text: label + first.text, offsets: [...offsets, ...(first.offsets ?? [])] }
}

function passageOf(nodes: readonly PhrasingContent[], kind: PassageKind, source: string): Passage {
  let text = ''
  const offsets: number[] = []
  let exact = true
  const add = (value: string, start: number, direct: boolean): void => {
    for (let index = 0; index < value.length; index += 1) offsets.push(direct ? start + index : start)
    text += value
    if (!direct) exact = false
  }
  const visit = (node: PhrasingContent): void => {
    const start = node.position?.start.offset ?? 0
    const slice = source.slice(start, node.position?.end.offset ?? start)
    if (node.type === 'text') add(node.value, start, slice === node.value)
    else if (node.type === 'break') add('\n', start, true)
    else if (node.type === 'link' && /^(?:https?:|mailto:|www\.)/.test(node.url) && isAddress(node.children))
      add(notProse, start, true)
    else if (node.type === 'textDirective' && !['字', '增', '批注'].includes(node.name)) {
      // 8:30 reads as a directive; its characters are text all the same.
      if (/^:[^[{]+$/.test(slice)) add(slice, start, true)
      else add(notProse, start, true)
    } else if ('children' in node) node.children.forEach(visit)
    else add(notProse, start, true)
  }
  nodes.forEach(visit)
  return { kind, text, offsets, exact }
}

function isAddress(children: readonly PhrasingContent[]): boolean {
  const [only] = children
  return children.length === 1 && only?.type === 'text' && /^[\x21-\x7e]+$/.test(only.value)
}

const matterKinds: Readonly<Record<string, PassageKind>> = {
  标题: 'title',
  副标题: 'title',
  发文字号: 'document-number',
  主送机关: 'recipients',
  附件: 'attachment-title',
  署名: 'organ',
  发文机关标志: 'organ',
  成文日期: 'signature-date',
  印发日期: 'signature-date',
  附注: 'other',
  抄送: 'other',
  印发机关: 'organ',
}

/** Values of front matter that are printed. */
function passagesOfMatter(yaml: string, nodeStart: number, source: string): Passage[] {
  const start = source.indexOf('\n', nodeStart) + 1
  const document = parseDocument(yaml)
  if (document.errors.length > 0) return []
  const passages: Passage[] = []
  visitYaml(document, {
    Scalar(key, node, path) {
      if (key === 'key' || !isScalar(node) || !node.range || typeof node.value !== 'string') return
      const top = path.find(
        (step): step is { key: { value: string } } & typeof step =>
          'key' in step && isScalar((step as { key: unknown }).key),
      )
      const kind = top && matterKinds[String(top.key.value)]
      if (!kind) return
      const from = start + node.range[0]
      for (const line of node.value.split('\n')) {
        const at = line.trim() === '' ? -1 : source.indexOf(line.trim(), from)
        if (at < 0) continue
        const text = line.trim()
        passages.push({ kind, text, offsets: Array.from(text, (_, index) => at + index), exact: true })
      }
    },
  })
  return joinTitle(passages)
}

/** A title on several lines is one passage. */
function joinTitle(passages: readonly Passage[]): Passage[] {
  const titles = passages.filter(({ kind }) => kind === 'title')
  if (titles.length < 2) return [...passages]
  const joined: Passage = {
    kind: 'title',
    text: titles.map(({ text }) => text).join(''),
    offsets: titles.flatMap(({ offsets = [] }) => offsets),
    exact: false,
  }
  return [joined, ...passages.filter(({ kind }) => kind !== 'title')]
}
