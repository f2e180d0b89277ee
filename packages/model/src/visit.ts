import type { Node } from './document.ts'

type Children = { [N in Node as N['type']]: (node: N) => readonly Node[] }

const none = (): readonly Node[] => []
const below = (node: { children: readonly Node[] }): readonly Node[] => node.children

/** The nodes right below each node, in reading order. A node type added to the model does not compile until it stands here. */
const children: Children = {
  document: below,
  masthead: none,
  title: ({ children, subtitle = [] }) => [...children, ...subtitle],
  recipients: below,
  heading: ({ children, body = [] }) => [...children, ...body],
  paragraph: below,
  list: below,
  listItem: below,
  quotation: below,
  listing: none,
  rule: none,
  table: ({ caption = [], rows }) => [...caption, ...rows],
  tableRow: ({ cells }) => cells,
  tableCell: below,
  figure: ({ image, caption = [] }) => [image, ...caption],
  chart: ({ caption = [] }) => caption,
  attachmentList: none,
  signature: ({ organs, signedBy }) => [
    ...organs.flatMap(({ seal }) => seal ?? []),
    ...(signedBy?.stamp ? [signedBy.stamp] : []),
  ],
  note: none,
  attachment: below,
  imprint: none,
  attendance: none,
  pageBreak: none,
  section: below,
  contents: none,
  box: below,
  signatureBox: none,
  text: none,
  strong: below,
  emphasis: below,
  strike: below,
  code: none,
  link: below,
  break: none,
  image: none,
  qrCode: none,
  footnote: below,
  reference: none,
  field: none,
  span: below,
  revision: below,
  remark: below,
}

/** The nodes right below a node, in reading order: subtitles, captions, run-in text, cells and seals among them. */
export function childrenOf(node: Node): readonly Node[] {
  return (children[node.type] as (node: Node) => readonly Node[])(node)
}

/**
 * Calls `look` for a node and all below it, each before those below it, in reading order. `ancestors` runs from the node
 * the visit started at to the parent. What `look` answers with `'skip'` is not entered.
 */
export function visit(node: Node, look: (node: Node, ancestors: readonly Node[]) => unknown): void {
  const enter = (one: Node, ancestors: readonly Node[]): void => {
    if (look(one, ancestors) === 'skip') return
    const inner = childrenOf(one)
    if (inner.length === 0) return
    const path = [...ancestors, one]
    for (const child of inner) enter(child, path)
  }
  enter(node, [])
}
