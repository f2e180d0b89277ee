import { type Block, type Document, formatDate, isDate, textOf, visit } from '@gongwen/model'

/** What check_pdf.py is told of a file (its README, expect.json). `null`: must be absent. */
export interface Expectation {
  kind?: 'plain'
  page?: [width: number, height: number]
  landscape?: true
  mark?: string | null
  number?: string | null
  title?: string
  recipients?: string | null
  attachments?: string[]
  organ?: string | null
  date?: string | null
  seal?: boolean
  note?: string | null
  copies?: string | null
  printed?: string | null
  text?: string
  pages?: number
}

type Found<T extends Block['type']> = Extract<Block, { type: T }> | undefined

/** The elements of a 公文, told from its Document; of other material only the paper, because no such elements are asked of it. */
export function expectationOf(document: Document): Expectation {
  const { setup, children } = document
  if (setup.kind !== 'official') {
    const { width, height } = setup.paper ?? { width: 210, height: 297 }
    const upright = setup.orientation === 'portrait'
    // A page on its side among upright ones has no one size to state.
    if (upright && turns(document)) return { kind: 'plain' }
    return { kind: 'plain', page: upright ? [width, height] : [height, width] }
  }
  const the = <T extends Block['type']>(type: T) => children.find((block) => block.type === type) as Found<T>
  const [masthead, signature, imprint] = [the('masthead'), the('signature'), the('imprint')]
  const title = the('title')
  const recipients = the('recipients')
  const note = the('note')
  const mark = masthead ? masthead.organs.join('') + masthead.suffix : null
  // The checker looks for the words of the 署名 from the top: where they are those of the 标志 it is left to find it by its form.
  const signer = signature?.organs.map(({ name }) => name).join('') ?? ''
  const day = (date: string): string => (isDate(date) ? formatDate(date) : date)
  return {
    mark,
    number: masthead?.number ?? null,
    ...(title ? { title: textOf({ type: 'paragraph', children: title.children }) } : {}),
    recipients: recipients ? textOf(recipients) : null,
    attachments: the('attachmentList')?.titles ?? [],
    ...(signer !== '' && signer === mark ? {} : { organ: signer || null }),
    date: signature ? day(signature.date) : null,
    ...(signature ? { seal: signature.sealed } : {}),
    note: note ? textOf(note) : null,
    copies: imprint?.copies === undefined ? null : `抄送：${imprint.copies}。`,
    printed: imprint?.printed === undefined ? null : `${imprint.printer ?? ''}${day(imprint.printed)}印发`,
    ...(turns(document) ? { landscape: true } : {}),
  }
}

function turns(document: Document): boolean {
  let found = false
  visit(document, (node) => {
    if (node.type === 'section' && node.orientation !== document.setup.orientation) found = true
    return undefined
  })
  return found
}
